"""Whom a campaign may list (名册筛选): people in file by category, level, cause, town, unit, and students."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from app.core.errors import Invalid
from app.core.money import Money
from app.engine.fields.figures import read_day
from app.engine.payout import GOODS as BY_GOODS
from app.lines.relief.commands.campaigns import ground
from app.lines.relief.commands.campaigns.loading import Campaign, Line, listed_goods, load, roster
from app.lines.relief.fields.content import MAIN_CAUSE
from app.lines.relief.fields.hardship import LEVEL
from app.lines.relief.rules.campaign import AUTUMN
from app.services.desk import Desk
from app.services.parameters import reference
from db.queries.merged import PEOPLE
from db.reader import Reader

STAGES = "tuition_stage"
"""The code list of the stages of school (就读阶段)."""

_STAGE_OF: Mapping[str, str] = {
    "1": "graduate",
    "2": "bachelor",
    "3": "college",
    "4": "vocational",
    "6": "senior",
}
"""The stage by the first figure of the education in GB/T 4658 (学历对应阶段)."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted of those in file (筛选条件); what is left empty wants nothing.

    `stages` counts in autumn alone; `unit` is a part of the name; `not_helped_since` leaves out who got any
    relief from that day on.
    """

    categories: Collection[str] = ()
    levels: Collection[str] = ()
    causes: Collection[str] = ()
    towns: Collection[str] = ()
    unit: str = ""
    not_helped_since: date | None = None
    with_card: bool = False
    stages: Collection[str] = ()


def filter_of(desk: Desk, typed: Mapping[str, str]) -> Filter:
    """The filter that was typed (所填条件), several codes apart by blanks. Raises Invalid at its field."""
    since = typed.get("not_helped_since", "").strip()
    try:
        day = read_day(since, desk.today) if since else None
    except Invalid as wrong:
        raise wrong.at("not_helped_since") from None
    return Filter(
        typed.get("categories", "").split(),
        typed.get("levels", "").split(),
        (typed.get("causes", "") or typed.get("cause", "")).split(),
        (typed.get("towns", "") or typed.get("town", "")).split(),
        typed.get("unit", ""),
        day,
        typed.get("with_card", "") == "1",
        typed.get("stages", "").split(),
    )


def choices(desk: Desk) -> dict[str, tuple[tuple[str, str], ...]]:
    """What a filter offers (可选条件): code and word, by the name of the condition."""
    lists = {
        "categories": "hardship_category",
        "levels": LEVEL.kind.list_name,
        "causes": MAIN_CAUSE.kind.list_name,
        "towns": "town",
        "stages": STAGES,
    }
    with desk.read() as asks:
        codes = reference(desk, asks).codes
    return {name: tuple((one.code, one.name) for one in codes.items(list_)) for name, list_ in lists.items()}


def matching(desk: Desk, campaign_id: UUID, wanted: Filter) -> int:
    """How many the filter finds who are not listed yet (可列入人数)."""
    with desk.read() as asks:
        found = load(asks, campaign_id)
        return len(newly(asks, found, wanted, roster(asks, campaign_id), desk.today))


def newly(asks: Reader, found: Campaign, wanted: Filter, listed: Sequence[Line], today: date) -> list[Line]:
    """Those whom the filter finds and who are not listed yet (新列入), placed behind those who are."""
    have = {one.entry.one for one in listed if one.live}
    first = listed[-1].n + 1 if listed else 1
    people = [
        one
        for one in _people(asks, found, wanted, today)
        if not have or (one[1].id_number or str(one[0]), one[2].known_by if one[2] else "") not in have
    ]
    each, told = found.each or Money.ZERO, given_to_each(found)
    return [_line(*one, n, each, told) for n, one in enumerate(people, start=first)]


def given_to_each(found: Campaign) -> str:
    """The goods that each gets, in words (每人物品)."""
    return listed_goods(found.goods) if found.way == BY_GOODS else ""


@dataclass(frozen=True, slots=True)
class _Student:
    """A student of a household (在读学生)."""

    student: str
    student_id_number: str
    stage: str
    school: str
    grade_year: int | None

    @property
    def known_by(self) -> str:
        """By what he is told from another (区别)."""
        return self.student_id_number or self.student


_Person = tuple[UUID, ground.Found, _Student | None]
"""One whom a filter finds (符合条件的人), in autumn once for each student."""


def _people(asks: Reader, found: Campaign, wanted: Filter, today: date) -> Iterator[_Person]:
    helped: set[UUID] = set()
    if wanted.not_helped_since is not None:
        helped = {key for (key,) in asks.all(ground.HELPED, since=wanted.not_helped_since)}
    rows = asks.all(ground.IN_FILE, on=today)
    chosen = rows if wanted == Filter() else [row for row in rows if _wanted(row, wanted)]
    roots = PEOPLE.roots(asks, {row.id for row in chosen} | helped)
    helped = {roots[key] for key in helped}
    people = {roots[row.id]: row for row in chosen if roots[row.id] not in helped}
    if found.season == AUTUMN:
        yield from _students(asks, people, wanted)
    else:
        yield from ((key, row, None) for key, row in people.items())


def _wanted(row: ground.Found, wanted: Filter) -> bool:
    asked: tuple[tuple[Collection[str], str | None], ...] = (
        (wanted.categories, row.category),
        (wanted.levels, row.level),
        (wanted.causes, row.main_cause),
        (wanted.towns, row.town_code),
    )
    return (
        all(not codes or value in codes for codes, value in asked)
        and wanted.unit.strip() in (row.unit_name or "")
        and (not wanted.with_card or bool(_account(row)[1]))
    )


def _account(row: ground.Found) -> tuple[str, str, str]:
    """The account of the file, else that of the register."""
    if row.file_account_no:
        return row.file_bank or "", row.file_account_no, row.file_account_name or row.name
    return row.bank, row.account_no, row.account_name or (row.name if row.account_no else "")


def _line(key: UUID, row: ground.Found, student: _Student | None, n: int, each: Money, goods: str) -> Line:
    bank, account_no, account_name = _account(row)
    line = Line(
        n,
        row.name,
        person_id=key,
        id_number=row.id_number or "",
        phone=row.phone,
        unit_name=row.unit_name or "",
        town_code=row.town_code,
        category=row.category,
        amount=each,
        goods=goods,
        bank=bank,
        account_no=account_no,
        account_name=account_name,
    )
    return line if student is None else replace(line, **asdict(student))


def _students(asks: Reader, people: Mapping[UUID, ground.Found], wanted: Filter) -> Iterator[_Person]:
    """One for each student of the households, by stage."""
    versions = {row.version_id: (key, row) for key, row in people.items() if row.version_id is not None}
    for child in asks.all(ground.STUDENTS, versions=list(versions)) if versions else ():
        stage = _STAGE_OF.get((child.education or "")[:1], "")
        if not wanted.stages or stage in wanted.stages:
            key, row = versions[child.version_id]
            found = _Student(
                child.name or "", child.id_number or "", stage, child.place or "", child.school_from
            )
            yield key, row, found
