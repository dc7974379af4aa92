"""A hardship file whole (档案查看): what stands now, versions, events, relief, cases; fixed statements."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.core.clock import show_date, show_moment
from app.core.errors import NotFound
from app.core.identity import mask_id, mask_phone
from app.engine.form import Form
from app.engine.values import Values
from app.lines.relief.commands.files import register, versions
from app.lines.relief.commands.files.beside import Event, Gathered, YearView, gather, moves_of
from app.lines.relief.commands.files.listing import Review, admitted, review_of, word
from app.lines.relief.commands.files.register import FileRow
from app.lines.relief.commands.files.showing import (
    MemberView,
    SectionView,
    causes,
    expenses,
    members,
    sections,
)
from app.lines.relief.commands.files.versions import VersionHead
from app.lines.relief.fields.aid import CATEGORY
from app.lines.relief.fields.exit import EXIT_REASON
from app.lines.relief.fields.hardship import LEVEL
from app.lines.relief.fields.register import EVENTS, RECATEGORISED, STATES, WHYS
from app.lines.relief.line.content import CONTENT_FORM
from app.services import forms, workers
from app.services.case_lines import CaseLineView
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.shelf import Reference
from app.services.workers import PersonRecord, sex_age

__all__ = [
    "Action",
    "EventView",
    "FileView",
    "MemberView",
    "SectionView",
    "VersionView",
    "YearView",
    "of_person",
    "version",
    "view",
]


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version in the list of them (版本): from when, what brought it, who entered it when."""

    id: UUID
    n: int
    from_on: str
    why: str
    case_id: UUID | None
    told: str
    entered: str


@dataclass(frozen=True, slots=True)
class EventView:
    """One thing that happened to the file (档案经过)."""

    on: str
    words: str
    case_id: UUID | None
    detail: str


@dataclass(frozen=True, slots=True)
class Action:
    """What may be done with the file (可办事项): `closed` says why not, empty where it may."""

    code: str
    label: str
    closed: str


@dataclass(frozen=True, slots=True)
class FileView:
    """All that the register knows of a file (档案), numbers of people masked.

    `texts` are what the inputs of `form` start with, `masked` those of them that hide a number.
    """

    file_id: UUID
    version: int
    person_id: UUID
    name: str
    sex_age: str
    id_masked: str
    phone_masked: str
    unit: str
    died_on: str
    number: str
    national_no: str
    category: str
    level: str
    state: str
    state_label: str
    opened_on: str
    ended: str
    moved: str
    filed_by: str
    remark: str
    review: Review
    sections: tuple[SectionView, ...]
    household: tuple[MemberView, ...]
    expenses: tuple[tuple[str, ...], ...]
    causes: tuple[str, ...]
    versions: tuple[VersionView, ...]
    events: tuple[EventView, ...]
    years: tuple[YearView, ...]
    cases: tuple[CaseLineView, ...]
    actions: tuple[Action, ...]
    form: Form
    texts: Mapping[str, str]
    masked: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read of a file (读到的档案); `values` are those of the version in force, begun on `since`."""

    file: FileRow
    person: PersonRecord
    values: Values
    since: date
    heads: tuple[VersionHead, ...]
    beside: Gathered


def view(desk: Desk, file_id: UUID) -> FileView:
    """The file of this id (查看档案). Raises NotFound, Forbidden."""
    admitted(desk)
    with desk.read() as asks:
        settings = reference(desk, asks)
        file = register.load(asks, file_id)
        now = versions.in_force(asks, file.id, settings.today)
        found = _Found(
            file,
            workers.load(asks, file.person_id),
            now.values if now else Values(),
            now.from_on if now else file.opened_on,
            versions.heads(asks, file.id),
            gather(desk, asks, file),
        )
    return _view(desk, found, settings)


def of_person(desk: Desk, person_id: UUID) -> UUID | None:
    """The file of a person (本人档案), the one in force first, None where he has none."""
    admitted(desk)
    with desk.read() as asks:
        file = register.of_person(asks, person_id)
        return file.id if file else None


def version(desk: Desk, version_id: UUID) -> tuple[SectionView, ...]:
    """A version as it stood (查看版本), household and spending among its sections. Raises NotFound."""
    admitted(desk)
    with desk.read() as asks:
        settings = reference(desk, asks)
        found = versions.one(asks, version_id)
    if found is None:
        raise NotFound("没有找到这个版本，请重新打开档案。")
    values, since = found[1].values, found[1].from_on
    named = tuple(
        (one.name, "，".join(f"{label} {text}" for label, text in one.cells[1:]))
        for one in members(values, settings, since, {})
    )
    spent = tuple((one[0], "，".join(filter(None, one[1:]))) for one in expenses(values, settings))
    more = (("household", "家庭成员", named), ("expenses", "刚性支出", spent))
    rows = tuple(SectionView(*one) for one in more if one[2])
    return (*sections(values, settings), *rows)


def _view(desk: Desk, found: _Found, settings: Reference) -> FileView:
    file, person, beside, values = found.file, found.person, found.beside, found.values
    return FileView(
        file_id=file.id,
        version=file.version,
        person_id=person.id,
        name=person.name,
        sex_age=sex_age(desk, person),
        id_masked=mask_id(person.id_number or ""),
        phone_masked=mask_phone(person.phone) if person.phone else "",
        unit=person.unit,
        died_on=show_date(beside.died_on) if beside.died_on else "",
        number=file.number,
        national_no=file.national_no or "",
        category=word(settings, CATEGORY.kind.list_name, file.category),
        level=word(settings, LEVEL.kind.list_name, file.level),
        state=file.state,
        state_label=STATES[file.state],
        opened_on=show_date(file.opened_on),
        ended=_ended(file, settings),
        moved=_moved(file),
        filed_by=file.filed_by,
        remark=file.remark,
        review=review_of(file.state, file.review_due_on, settings.today),
        sections=sections(values, settings),
        household=members(values, settings, found.since, beside.died),
        expenses=expenses(values, settings),
        causes=causes(values, settings),
        versions=tuple(_version(one, beside) for one in found.heads),
        events=tuple(_event(one, settings) for one in beside.events),
        years=beside.years,
        cases=beside.cases,
        actions=tuple(Action(*one) for one in moves_of(desk, file, beside)),
        form=CONTENT_FORM,
        texts=forms.edited(CONTENT_FORM.fields, values),
        masked=forms.masked(CONTENT_FORM.fields, values),
    )


def _ended(file: FileRow, settings: Reference) -> str:
    """2026-11-02 脱困：收入超过困难职工标准"""
    if file.ended_on is None:
        return ""
    reason = word(settings, EXIT_REASON.kind.list_name, file.end_reason)
    return "：".join(filter(None, (f"{show_date(file.ended_on)} {STATES[file.state]}", reason)))


def _moved(file: FileRow) -> str:
    """转自永康市总工会，转往义乌市总工会"""
    places = (("转自", file.moved_from), ("转往", file.moved_to))
    return "，".join(f"{way}{place}" for way, place in places if place)


def _version(one: VersionHead, beside: Gathered) -> VersionView:
    who = beside.writers.get(one.entry)
    entered = f"{show_moment(who[1])} {who[0]}" if who else ""
    return VersionView(one.id, one.n, show_date(one.from_on), WHYS[one.why], one.case_id, one.told, entered)


def _event(event: Event, settings: Reference) -> EventView:
    on, what, case_id, detail = event
    if what == RECATEGORISED:
        listed = CATEGORY.kind.list_name
        detail = " → ".join(word(settings, listed, one) for one in detail.split(">"))
    return EventView(show_date(on), EVENTS[what], case_id, detail)
