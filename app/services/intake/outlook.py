"""While the registration is typed (登记预判): which moves are open, what is lacking, what is promised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.core.errors import CenterError
from app.engine import check
from app.engine.counter import ACCEPTED
from app.engine.counter.papers import UNIT_WORDS
from app.engine.fields import AnyField
from app.engine.flow import DRAFT, open_moves
from app.engine.form import Section
from app.engine.materials import Received
from app.engine.matter import Matter
from app.engine.sums import Sum
from app.services import forms, links, record, secrecy, views, visits
from app.services.applicants import Applicant, Named, admitted, named
from app.services.desk import Desk
from app.services.offers import settings_of
from app.services.person_form import PERSON_FORM
from app.services.situation import Situation, gather, onward, told
from app.services.views import Counted, MaterialView, MoveView
from db.reader import Reader

_ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Intake:
    """A registration about to be filled (登记表): sections, texts to start with, codes only shown."""

    matter_id: str
    title: str
    applicant: Applicant
    name: str
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
    that make no sense now; `tells` what the clerk should know; `becomes` the matter that it turns into;
    `sum` what can be reckoned.
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
    becomes: str = ""
    sum: Sum | None = None


def blank(desk: Desk, matter_id: str, applicant: Applicant, opened_from: UUID | None = None) -> Intake:
    """A registration to fill for this applicant (开始登记), with what is known already.

    `opened_from` is the case that opens it: what both forms have is taken over (转办). Raises Refused
    where the matter does not take such an applicant.
    """
    matter = desk.catalog.matter(matter_id)
    admitted(matter, applicant)
    with desk.read() as asks:
        parts = matter.form.intake
        fields = [field for section in parts for field in section.fields]
        who = named(asks, applicant)
        known = _known(who)
        texts = {field.code: known[field.code] for field in fields if known.get(field.code)}
        texts = texts | _registered(desk, asks, matter, who)
        texts = _defaults(desk, fields) | texts | _taken_over(desk, asks, matter, opened_from)
        situation = _situation(desk, asks, matter, who, texts, ())
        given = [field for field in fields if not field.computed]
        texts |= forms.edited(given, situation.facts.values)
        return Intake(
            matter_id=matter_id,
            title=matter.title,
            applicant=applicant,
            name=who.name,
            sections=parts,
            texts=texts,
            read_only=frozenset(field.code for field in fields if field.computed),
            shown=forms.shown(fields, situation.facts.values, situation.reference),
            materials=tuple(views.material(item) for item in situation.verdict.items),
            warnings=told(situation),
        )


def outlook(
    desk: Desk,
    matter_id: str,
    applicant: Applicant,
    typed: Mapping[str, str],
    received: Iterable[Received],
) -> Outlook:
    """What would be if it were taken in now (登记预判). Never raises for half-typed texts.

    Where what was typed turns it into another matter (信访目的), it is that matter's outlook.
    """
    with desk.read() as asks:
        who = named(asks, applicant)
        begun = desk.catalog.matter(matter_id)
        situation = _situation(desk, asks, begun, who, typed, received)
        turned = begun.becomes(situation.facts.values)
        if turned:
            situation = _situation(desk, asks, desk.catalog.matter(turned), who, typed, received)
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
        promise_text=_promise(situation, wanted if _accepts(matter, wanted) else _ACCEPT),
        shown=forms.shown(matter.form.fields, values, situation.reference),
        hidden=begun.form.hidden(values),
        tells=told(situation),
        becomes=matter.name if turned else "",
        sum=matter.sum(situation.facts),
    )


def _situation(
    desk: Desk,
    asks: Reader,
    matter: Matter,
    who: Named,
    typed: Mapping[str, str],
    received: Iterable[Received],
) -> Situation:
    settings = settings_of(desk, asks, matter)
    entered = [field for field in matter.form.fields if field.code in typed]
    values, _ = check.read(entered, typed, settings.typing)
    return gather(desk, asks, settings, matter, who, values, received)


def _known(who: Named) -> dict[str, str]:
    """What the register knows of the applicant (已有资料), by field code."""
    if who.person is not None:
        return forms.edited(PERSON_FORM.fields, who.person.values)
    return {"phone": who.phone, "contact": who.unit.contact} if who.unit else {}


def _registered(desk: Desk, asks: Reader, matter: Matter, who: Named) -> dict[str, str]:
    """What the register of the line knows of him (台账资料), by field code."""
    known = desk.catalog.known.get(matter.id)
    if known is None or who.person is None:
        return {}
    return forms.edited(matter.form.fields, known(asks, who.person.id))


def _taken_over(desk: Desk, asks: Reader, matter: Matter, opened_from: UUID | None) -> dict[str, str]:
    """What the opening case gives to the new one (带入内容): the fields that its declaration names."""
    if opened_from is None:
        return {}
    case = record.load(asks, desk.catalog, opened_from)
    secrecy.admit(desk, asks, case)
    offered = links.offered(desk.catalog, case.matter, frozenset(case.made_by))
    held = forms.edited(case.matter.form.fields, case.values)
    pairs = [pair for one in offered if one.matter_id == matter.id for pair in one.prefill]
    return {there: held[here] for here, there in pairs if here in held}


def _defaults(desk: Desk, fields: Iterable[AnyField]) -> dict[str, str]:
    """Today as the day of the application, the window as the way it came (默认值)."""
    given = {"applied_on": desk.today.isoformat(), "channel": visits.AT_WINDOW}
    return {field.code: given[field.code] for field in fields if field.code in given}


def _accepts(matter: Matter, move: str) -> bool:
    """Whether the move takes the matter in, with whatever it promises."""
    return matter.flow.move(move).target == ACCEPTED


def _promise(situation: Situation, move: str) -> str:
    """承诺办结 2026年12月14日前（15 个工作日）; empty while its length is not set."""
    try:
        timers = onward(situation, move, situation.matter.flow.move(move).target)
    except CenterError:
        return ""
    due = next((one for one in timers if one.code == situation.matter.promise and one.open), None)
    if due is None:
        return ""
    return views.promise_text(due.label, due.rolled, due.days, UNIT_WORDS[due.unit])
