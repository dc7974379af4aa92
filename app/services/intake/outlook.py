"""While the registration is typed (登记预判): which moves are open, what is lacking, what is promised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.core.errors import CenterError
from app.engine import check
from app.engine.counter.papers import UNIT_WORDS
from app.engine.fields import AnyField
from app.engine.flow import DRAFT, open_moves
from app.engine.form import Section
from app.engine.materials import Received
from app.services import forms, views, workers
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.person_form import PERSON_FORM
from app.services.situation import Situation, gather, onward
from app.services.views import Counted, MaterialView, MoveView
from db.reader import Reader

_ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Intake:
    """A registration about to be filled (登记表): sections, texts to start with, codes only shown."""

    matter_id: str
    title: str
    person_id: UUID | None
    applicant: str
    sections: tuple[Section, ...]
    texts: Mapping[str, str]
    read_only: frozenset[str]
    shown: Mapping[str, str]
    materials: tuple[MaterialView, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would be if it were taken in now (登记预判).

    `needed` are the codes that the next step wants; `shown` the computed fields; `hidden` the codes
    that make no sense now; `tells` what the clerk should know.
    """

    moves: tuple[MoveView, ...]
    needed: tuple[str, ...]
    missing: tuple[str, ...]
    counted: Counted
    materials: tuple[MaterialView, ...]
    promise_text: str
    shown: Mapping[str, str]
    hidden: frozenset[str]
    tells: tuple[str, ...]


def blank(desk: Desk, matter_id: str, person_id: UUID | None) -> Intake:
    """A registration to fill for this person (开始登记), with what is known already."""
    matter = desk.catalog.matter(matter_id)
    with desk.read() as asks:
        parts = tuple(one for one in matter.form.sections if not one.stages or DRAFT in one.stages)
        fields = [field for section in parts for field in section.fields]
        person = workers.load(asks, person_id) if person_id else None
        known = forms.edited(PERSON_FORM.fields, person.values) if person else {}
        texts = {field.code: known[field.code] for field in fields if known.get(field.code)}
        texts = _defaults(desk, fields) | texts
        situation = _situation(desk, asks, matter_id, person_id, texts, ())
        return Intake(
            matter_id=matter_id,
            title=matter.title,
            person_id=person_id,
            applicant=person.name if person else "",
            sections=parts,
            texts=texts,
            read_only=frozenset(field.code for field in fields if field.computed),
            shown=forms.shown(fields, situation.facts.values, situation.reference),
            materials=tuple(views.material(item) for item in situation.verdict.items),
            warnings=matter.tell(situation.facts),
        )


def outlook(
    desk: Desk,
    matter_id: str,
    person_id: UUID | None,
    typed: Mapping[str, str],
    received: Iterable[Received],
) -> Outlook:
    """What would be if it were taken in now (登记预判). Never raises for half-typed texts."""
    with desk.read() as asks:
        situation = _situation(desk, asks, matter_id, person_id, typed, received)
    matter, values = situation.matter, situation.facts.values
    buttons = views.moves(open_moves(matter.flow, DRAFT, situation.facts), situation.reference)
    wanted = next((one.code for one in buttons if one.primary), _ACCEPT)
    needed = views.needed(matter, matter.flow.move(wanted), values)
    materials = tuple(views.material(item) for item in situation.verdict.items)
    held = frozenset(values)
    return Outlook(
        moves=buttons,
        needed=needed,
        missing=tuple(code for code in needed if code not in held),
        counted=views.counted(materials),
        materials=materials,
        promise_text=_promise(situation),
        shown=forms.shown(matter.form.fields, values, situation.reference),
        hidden=matter.form.hidden(values),
        tells=matter.tell(situation.facts),
    )


def _situation(
    desk: Desk,
    asks: Reader,
    matter_id: str,
    person_id: UUID | None,
    typed: Mapping[str, str],
    received: Iterable[Received],
) -> Situation:
    matter = desk.catalog.matter(matter_id)
    settings = reference(desk, asks)
    entered = [field for field in matter.form.fields if field.code in typed]
    values, _ = check.read(entered, typed, settings.typing)
    person = workers.load(asks, person_id) if person_id else None
    return gather(desk, asks, settings, matter, person, values, received)


def _defaults(desk: Desk, fields: Iterable[AnyField]) -> dict[str, str]:
    """Today as the day of the application (默认申请日期)."""
    return {f.code: f.kind.edit(desk.today) for f in fields if f.code == "applied_on"}


def _promise(situation: Situation) -> str:
    """承诺 2026年12月14日前办结（15 个工作日）; empty while its length is not set."""
    try:
        timers = onward(situation, _ACCEPT, "accepted")
    except CenterError:
        return ""
    due = next((one for one in timers if one.code == situation.matter.promise and one.open), None)
    if due is None:
        return ""
    return views.promise_text(due.rolled, due.days, UNIT_WORDS[due.unit])
