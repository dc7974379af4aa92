"""Lists of the register (档案列表): what clerks live by, each with its count; paged, searched, filtered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.core.clock import long_day
from app.core.errors import Forbidden, Invalid
from app.core.page import Page
from app.core.text import half_width
from app.lines.relief.commands.files import lists, twins
from app.lines.relief.commands.files.lists import LISTS, TWICE
from app.lines.relief.fields.aid import CATEGORY
from app.lines.relief.fields.content import MAIN_CAUSE
from app.lines.relief.fields.hardship import LEVEL
from app.lines.relief.fields.register import ACTIVE, STATES
from app.lines.relief.line import RELIEF
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.person_form import TOWN
from app.services.record.storage import Mapped
from app.services.shelf import Reference
from db.reader import Reader

__all__ = [
    "LISTS",
    "FileChoices",
    "FileFilter",
    "FileRow",
    "Review",
    "choices",
    "counts",
    "page",
    "review_of",
]

_MARKS = re.compile(r"[\\%_]")
"""What LIKE reads as something else than itself (通配符)."""

_SOON = 60
"""Days before its term in which a review is near (提前提醒), matters.md §3.1 JZ07."""


@dataclass(frozen=True, slots=True)
class FileFilter:
    """What a list shows (筛选): one of LISTS, and what narrows it; empty narrows nothing.

    `text` is a name, its pinyin or initials, the end of an ID number, a number of the file.
    """

    what: str = ACTIVE
    text: str = ""
    category: str = ""
    level: str = ""
    cause: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """When a file is to be reviewed (复核到期): near, late, or neither; nothing for one that ended."""

    due_on: date | None = None
    text: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file in a list (档案一行); `told` says why it is among those that look alike."""

    file_id: UUID
    person_id: UUID
    name: str
    unit: str
    town: str
    category: str
    level: str
    cause: str
    number: str
    national_no: str
    state: str
    state_label: str
    review: Review
    told: str = ""


@dataclass(frozen=True, slots=True)
class FileChoices:
    """What the register may be filtered by (筛选项): codes with their words, those that occur alone."""

    categories: tuple[tuple[str, str], ...]
    levels: tuple[tuple[str, str], ...]
    causes: tuple[tuple[str, str], ...]
    towns: tuple[tuple[str, str], ...]


def admitted(desk: Desk) -> None:
    """Raises Forbidden unless the person has a duty in relief (查看权限): files say all of a household."""
    if not any(one.covers(RELIEF.code) for one in desk.actor.held):
        raise Forbidden("困难职工档案由困难帮扶的人员查看。")


def counts(desk: Desk, wanted: FileFilter | None = None) -> dict[str, int]:
    """How many files each list has under the same filters (计数), by its code."""
    admitted(desk)
    with desk.read() as asks:
        return _counts(desk, asks, wanted or FileFilter(), twins.found(asks, desk.today))


def page(
    desk: Desk, wanted: FileFilter, cursor: str | None = None, size: int = 200, total: int | None = None
) -> Page[FileRow]:
    """One page of a list (一页), from where `cursor` points. Raises Invalid for a foreign one.

    `total` is what `counts` said, which is asked again only where it is not given.
    """
    admitted(desk)
    with desk.read() as asks:
        settings = reference(desk, asks)
        same = twins.found(asks, desk.today) if wanted.what == TWICE or total is None else {}
        given = _given(desk, wanted, same) | _after(cursor) | {"limit": size + 1}
        rows = asks.all(lists.paged(wanted.what, _filters(wanted), after=cursor is not None), **given)
        shown = tuple(_row(row._mapping, settings, same) for row in rows[:size])
        last = rows[size - 1] if len(rows) > size else None
        key = "ended_on" if wanted.what in lists.ENDS else "review_due_on"
        following = None if last is None else f"{last._mapping[key].isoformat()}.{last.id.hex}"
        found = _counts(desk, asks, wanted, same)[wanted.what] if total is None else total
        return Page(shown, following, found)


def choices(desk: Desk) -> FileChoices:
    """What stands in the register (筛选项), in the order of the lists."""
    admitted(desk)
    with desk.read() as asks:
        settings, rows = reference(desk, asks), asks.all(lists.CHOICES, today=desk.today)
    held = [{row[at] for row in rows if row[at]} for at in range(4)]
    names = (field.kind.list_name for field in (CATEGORY, LEVEL, MAIN_CAUSE, TOWN))
    return FileChoices(*(_words(settings, name, codes) for name, codes in zip(names, held, strict=True)))


def review_of(state: str, due_on: date, today: date) -> Review:
    """2027年3月12日前复核; 已超期 41 天."""
    if state != ACTIVE:
        return Review()
    left = (due_on - today).days
    if left < 0:
        return Review(due_on, f"已超期 {-left} 天", "late")
    return Review(due_on, f"{long_day(due_on)}前复核", "soon" if left <= _SOON else "")


def word(settings: Reference, listed: str, code: str | None) -> str:
    """The word of a code, retired ones too (代码文字); the code itself where the list lost it."""
    return next((one.name for one in settings.words.items(listed) if one.code == code), code or "")


def _counts(desk: Desk, asks: Reader, wanted: FileFilter, same: Mapping[UUID, str]) -> dict[str, int]:
    row = asks.one(lists.counted(_filters(wanted)), **_given(desk, wanted, same))
    return {code: row._mapping[code] or 0 for code in LISTS}


def _filters(wanted: FileFilter) -> frozenset[str]:
    return frozenset(one for one in lists.FILTERS if getattr(wanted, one).strip())


def _given(desk: Desk, wanted: FileFilter, same: Mapping[UUID, str]) -> dict[str, object]:
    typed = _MARKS.sub(r"\\\g<0>", "".join(half_width(wanted.text).lower().split()))
    narrowed = {one: getattr(wanted, one) for one in lists.FILTERS if one != "text"}
    return {**lists.days_of(desk.today), **narrowed, "text": typed, "same": list(same)}


def _after(cursor: str | None) -> dict[str, object]:
    if cursor is None:
        return {}
    on, _, key = cursor.partition(".")
    try:
        return {"after_on": date.fromisoformat(on), "after": UUID(hex=key)}
    except ValueError:
        raise Invalid("列表已经变了，请重新载入。") from None


def _row(row: Mapped, settings: Reference, same: Mapping[UUID, str]) -> FileRow:
    key, person_id, state, due_on = row["id"], row["person_id"], str(row["state"]), row["review_due_on"]
    assert isinstance(key, UUID)
    assert isinstance(person_id, UUID)
    assert isinstance(due_on, date)
    said = {
        field.code: word(settings, field.kind.list_name, str(row[column] or ""))
        for field, column in ((CATEGORY, "category"), (LEVEL, "level"), (MAIN_CAUSE, "main_cause"))
    }
    return FileRow(
        file_id=key,
        person_id=person_id,
        name=str(row["name"]),
        unit=str(row["unit"] or ""),
        town=word(settings, TOWN.kind.list_name, str(row["town_code"] or "")),
        category=said[CATEGORY.code],
        level=said[LEVEL.code],
        cause=said[MAIN_CAUSE.code],
        number=str(row["number"]),
        national_no=str(row["national_no"] or ""),
        state=state,
        state_label=STATES[state],
        review=review_of(state, due_on, settings.today),
        told=same.get(key, ""),
    )


def _words(settings: Reference, listed: str, codes: set[str]) -> tuple[tuple[str, str], ...]:
    known = [(one.code, one.name) for one in settings.words.items(listed) if one.code in codes]
    return (*known, *((one, one) for one in sorted(codes - {code for code, _ in known})))
