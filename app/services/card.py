"""The person card (职工卡片): who he is, every line, money of the year, deadlines, missing papers, recent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.core.identity import IdKind, age, mask_id, mask_phone, tail
from app.core.money import Money
from app.engine.flow import Standing
from app.engine.line import CardCase, CardFacts, CardLine
from app.services import case_lines, deadlines, forms, household, intake, payouts, secrecy, timeline, workers
from app.services.case_lines import CaseLineView, TimerLine
from app.services.desk import Desk
from app.services.household import HouseholdView
from app.services.intake import DraftView
from app.services.parameters import reference
from app.services.person_form import DIED_ON, ETHNIC, JOB, PERSON_FORM, TOWN
from app.services.record import CaseRecord
from app.services.shelf import Reference
from app.services.timeline import TimelineEntry
from app.services.workers import PersonBrief, PersonRecord, sex_age
from db.queries import search
from db.queries.merged import ids_of
from db.reader import Reader

_WITHOUT_NUMBER = "证件待补"
_UNSAID = "—"
_CATEGORIES = "hardship_category"
_KINDS = "standing_kind"


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person as the card shows him (职工): numbers masked; `papers_due` says what is still to be shown."""

    id: UUID
    version: int
    name: str
    sex_age: str
    age: int | None
    id_label: str
    id_masked: str
    id_tail: str
    phone_masked: str
    unit_id: UUID | None
    unit: str
    job: str
    town: str
    address: str
    ethnic: str
    papers_due: str
    died: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StandingView:
    """A standing in words (身份): 在档 相对困难, in force or not."""

    kind: str
    words: str
    holds: bool
    period: str
    number: str
    source: str


@dataclass(frozen=True, slots=True)
class MissingLine:
    """A paper that a case of the person still wants (缺的材料)."""

    case_id: UUID
    code: str
    name: str
    matter: str


@dataclass(frozen=True, slots=True)
class Card:
    """All that the counter sees of a person (职工卡片).

    `alike` may be the same person entered twice, `merged` was found to be and stands in him now.
    """

    person: PersonView
    household: HouseholdView
    standing: tuple[StandingView, ...]
    lines: tuple[tuple[str, CardLine], ...]
    cases: tuple[CaseLineView, ...]
    timers: tuple[TimerLine, ...]
    missing: tuple[MissingLine, ...]
    benefits_year: tuple[tuple[str, Money], ...]
    benefits_total: Money
    recent: tuple[TimelineEntry, ...]
    drafts: tuple[DraftView, ...]
    alike: tuple[PersonBrief, ...]
    merged: tuple[PersonBrief, ...]


def card(desk: Desk, person_id: UUID) -> Card:
    """The card of this person or of whom he was merged into (职工卡片); NotFound when there is none."""
    kept = intake.drafts(desk)
    with desk.read() as asks:
        settings = reference(desk, asks)
        person = workers.load(asks, person_id)
        ids = ids_of(asks, person_id)
        standing = workers.standings(asks, ids)
        cases = case_lines.shown(desk, asks, (row.case_id for row in search.cases_of(asks, ids)))
        received = payouts.received(desk, asks, ids, desk.today.year)
        return Card(
            person=_person(desk, person, settings),
            household=household.of_person(desk, asks, person),
            standing=tuple(_standing(one, settings) for one in standing),
            lines=_lines(desk, asks, person_id, settings, cases, standing, received),
            cases=tuple(case_lines.line(one) for one in cases),
            timers=case_lines.timers(settings, cases),
            missing=tuple(line for one in cases if not one.ended for line in _missing(one, settings)),
            benefits_year=_benefits(desk, received),
            benefits_total=sum((amount for _, amount in received), Money.ZERO),
            recent=timeline.of_person(desk, asks, person_id),
            drafts=tuple(one for one in kept if one.person_id in ids),
            alike=workers.alike(desk, asks, person),
            merged=workers.merged_in(desk, asks, person_id),
        )


def reveal(desk: Desk, person_id: UUID) -> tuple[str, str]:
    """ID number and phone in full (显示证件和电话): a look that the journal keeps."""
    with desk.write("reveal_person") as w:
        person = workers.load(w, person_id)
        w.subject("person", person.id)
    return person.id_number or "", person.phone


def _person(desk: Desk, person: PersonRecord, settings: Reference) -> PersonView:
    shown = forms.shown(PERSON_FORM.fields, person.values, settings)
    number = person.id_number or ""
    return PersonView(
        id=person.id,
        version=person.version,
        name=person.name,
        sex_age=sex_age(desk, person),
        age=age(person.born_on, desk.today) if person.born_on else None,
        id_label=(person.id_kind or IdKind.CITIZEN).label,
        id_masked=mask_id(number),
        id_tail=tail(number),
        phone_masked=mask_phone(person.phone) if person.phone else "",
        unit_id=person.unit_id,
        unit=person.unit,
        job=shown.get(JOB.code, ""),
        town=shown.get(TOWN.code, ""),
        address=person.address,
        ethnic=shown.get(ETHNIC.code, ""),
        papers_due="" if number else _WITHOUT_NUMBER,
        died=shown.get(DIED_ON.code, ""),
        texts=forms.edited(PERSON_FORM.fields, person.values),
    )


def _standing(one: Standing, settings: Reference) -> StandingView:
    words = (_word(settings, _KINDS, one.kind), _word(settings, _CATEGORIES, one.category))
    until = one.to_on.isoformat() if one.to_on else "长期"
    return StandingView(
        kind=one.kind,
        words=" ".join(filter(None, words)),
        holds=one.holds(settings.today),
        period=f"{one.from_on.isoformat()} 至 {until}",
        number=one.number,
        source=one.source,
    )


def _word(settings: Reference, listed: str, code: str) -> str:
    return next((item.name for item in settings.words.items(listed) if item.code == code), code)


def _lines(
    desk: Desk,
    asks: Reader,
    person_id: UUID,
    settings: Reference,
    cases: Iterable[CaseRecord],
    standing: tuple[Standing, ...],
    received: tuple[tuple[str, Money], ...],
) -> tuple[tuple[str, CardLine], ...]:
    """Each line's row, as the line itself words it; — for who may not know of a private one (ui.md §8)."""
    held = tuple(cases)
    found = []
    for line in desk.catalog.lines:
        mine = tuple(_card_case(one, settings) for one in held if one.matter.line == line.code)
        if line.private and not mine and not secrecy.insider(desk.actor, line):
            found.append((line.code, CardLine(_UNSAID, active=False)))
            continue
        tell = desk.catalog.told.get(line.code)
        told = tell(asks, person_id, settings.today) if tell is not None else ()
        facts = CardFacts(settings.today, mine, standing, received, settings.words, told)
        found.append((line.code, line.card(facts)))
    return tuple(found)


def _card_case(one: CaseRecord, settings: Reference) -> CardCase:
    views = deadlines.views(one.running, settings.today, settings.calendar)
    return CardCase(
        number=one.number,
        matter=one.matter.name,
        state=one.matter.flow.state(one.state).label,
        ended=one.ended,
        timer=views[0] if views and not one.ended else None,
    )


def _missing(one: CaseRecord, settings: Reference) -> tuple[MissingLine, ...]:
    """The papers that a running case still wants."""
    names = {rule.code: rule.name for rule in settings.materials.get(one.matter.id, ())}
    return tuple(
        MissingLine(one.id, row.code, names.get(row.code, row.code), one.matter.name)
        for row in one.materials
        if row.need != "no" and not row.received.good
    )


def _benefits(desk: Desk, received: Iterable[tuple[str, Money]]) -> tuple[tuple[str, Money], ...]:
    """The sums of the year by matter, in words."""
    totals: dict[str, Money] = {}
    for kind, amount in received:
        label = desk.catalog.paid_name(kind)
        totals[label] = totals.get(label, Money.ZERO) + amount
    return tuple(totals.items())
