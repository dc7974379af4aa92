"""A paper as it would look (样张): filled with nobody's facts, to try words on before they are used."""

from collections.abc import Mapping

from app.engine import materials
from app.engine.matter import Matter, PaperFacts, PaperPerson, Print
from app.engine.timers import start
from app.engine.values import Values
from app.services import numbers
from app.services.desk import Desk
from app.services.parameters import reference
from db.reader import Reader

_PERSON = PaperPerson(
    "王某某", "居民身份证", "330723190001010000", "0579-00000000", "某某有限公司", "某某路1号"
)
_CODE = "234567"


def sample(desk: Desk, asks: Reader, matter: Matter, one: Print, words: Mapping[str, str]) -> PaperFacts:
    """The facts of a sample (样张事实); `words` stand in place of what the office says today."""
    settings = reference(desk, asks)
    station, year = settings.office.station, desk.today.year
    values = matter.derive(Values(), ())
    now = desk.clock.now()
    listed = settings.materials.get(matter.id, ())
    return PaperFacts(
        office=settings.office,
        matter=matter,
        number=numbers.printed(desk.catalog.line(matter.line).letters, station, year, 0),
        query_code=_CODE,
        person=_PERSON,
        agent="",
        values=values,
        codes=settings.words,
        offered=settings.codes,
        verdict=materials.judge(listed, (), matter.conditions, values, waits=matter.waits),
        timers=tuple(
            start(timer, desk.today, int(settings.rules[timer.days]), settings.calendar)
            for timer in matter.timers
            if settings.rules.get(timer.days, "").isdecimal()
        ),
        accepted_at=now,
        issued_at=now,
        actor=desk.actor,
        reason="（样张）",
        paper_number=numbers.printed(one.numbered, station, year, 0) if one.numbered else "",
        words={**settings.phrases, **words},
    )
