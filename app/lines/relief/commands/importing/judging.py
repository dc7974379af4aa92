"""What would become of a row of the sheet (导入预判): whose file it is, and what keeps it outside."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Text, bindparam, or_, select

from app.core.errors import Fault
from app.core.identity import parse_id
from app.engine.values import Values
from app.lines.relief.commands.files import register, versions
from app.lines.relief.commands.importing.columns import BORN_ON, ID_NUMBER, OPENED_ON, REVIEWED_ON
from app.lines.relief.fields.aid import HARDSHIP
from app.lines.relief.fields.content import HOUSEHOLD, MEMBER_ID, MEMBER_NAME
from app.lines.relief.fields.register import ACTIVE, NATIONAL_NO, STATES
from app.lines.relief.rules.hardship import content_faults
from app.services.imports import Record, Setting, Verdict
from app.services.person_form import NAME, SEX
from db.columns import Day
from db.queries.merged import PEOPLE
from db.reader import Reader
from db.tables import hardship_file, hardship_member, hardship_version, person, person_standing

SKIP, CHANGE = "skip", "change"
"""What is done with one who has a file already (已有档案): nothing, or a version with what the sheet says."""

NEW, CHANGED, SKIPPED = "新建档案", "记为资料变更", "已有档案，跳过"
_CHUNK = 500
_NUMBERS = bindparam("numbers", expanding=True, type_=Text)
_ONE_HOUSEHOLD = "一户一档，不能重复建档。"

_PEOPLE = select(person.c.id_number, person.c.id, person.c.name, person.c.died_on).where(
    person.c.id_number.in_(_NUMBERS)
)
_IN_FILE = (
    select(person.c.id_number, person_standing.c.number)
    .join(person_standing, person_standing.c.person_id == person.c.id)
    .where(
        person.c.id_number.in_(_NUMBERS),
        person_standing.c.kind == HARDSHIP,
        or_(person_standing.c.to_on.is_(None), person_standing.c.to_on >= bindparam("on", type_=Day)),
    )
)
_NAMED = (
    select(
        hardship_member.c.id_number,
        hardship_member.c.version_id,
        hardship_file.c.id,
        hardship_file.c.person_id,
        hardship_file.c.number,
    )
    .join(hardship_version, hardship_version.c.id == hardship_member.c.version_id)
    .join(hardship_file, hardship_file.c.id == hardship_version.c.file_id)
    .where(hardship_member.c.id_number.in_(_NUMBERS), hardship_file.c.state == ACTIVE)
)
_NATIONAL = select(hardship_file.c.national_no, hardship_file.c.person_id).where(
    hardship_file.c.national_no.in_(_NUMBERS)
)


@dataclass(frozen=True, slots=True)
class _Known:
    """One of the register of people (已登记职工)."""

    id: UUID
    name: str
    died_on: date | None


@dataclass(frozen=True, slots=True)
class _Register:
    """What the file knows of the numbers in the sheet (库中情况), each by its number."""

    people: Mapping[str, _Known]
    in_file: Mapping[str, str]
    members: Mapping[str, tuple[UUID, str]]
    national: Mapping[str, UUID]


def judge(asks: Reader, setting: Setting, records: Sequence[Record]) -> list[Verdict]:
    """What would become of each record (预判), in their order."""
    known = _register(asks, setting.desk.today, records)
    sheet = _Sheet(records)
    return [_verdict(asks, setting, known, sheet, one) for one in records]


class _Sheet:
    """What the sheet says twice (表内重复): who is in whose household, whose number is whose."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.owners = {one.values[ID_NUMBER]: one.row for one in records}
        self.members: dict[str, int] = {}
        self.national: dict[str, int] = {}
        for one in records:
            for number in _member_numbers(one.values):
                self.members.setdefault(number, one.row)
            if given := one.values.get(NATIONAL_NO):
                self.national.setdefault(given, one.row)

    def faults(self, one: Record) -> Iterator[Fault]:
        """What stands against a record in other rows (表内问题)."""
        for member in one.values.get(HOUSEHOLD) or ():
            number = member.get(MEMBER_ID) or ""
            row = self.owners.get(number, self.members.get(number, one.row))
            if row != one.row:
                sentence = f"家庭成员{member[MEMBER_NAME]}在第 {row} 行那一户里也有，{_ONE_HOUSEHOLD}"
                yield Fault(HOUSEHOLD.code, sentence)
        given = one.values.get(NATIONAL_NO)
        if given and self.national[given] != one.row:
            yield Fault(NATIONAL_NO.code, f"和第 {self.national[given]} 行的编号相同，请核对。")


def _verdict(asks: Reader, setting: Setting, known: _Register, sheet: _Sheet, record: Record) -> Verdict:
    who = known.people.get(record.values[ID_NUMBER])
    file = register.of_person(asks, who.id) if who else None
    faults = (
        *_own_faults(setting, record.values),
        *sheet.faults(record),
        *_faults(known, who, record.values),
    )
    does, writes = NEW, True
    if file is not None and not file.active:
        ended = f"档案 {file.number} 已{STATES[file.state]}，重新困难的请按返困办建档。"
        faults = (*faults, Fault(ID_NUMBER.code, ended))
    elif file is not None:
        does, writes = (CHANGED, True) if setting.existing == CHANGE else (SKIPPED, False)
    person_id = who.id if who else None
    return Verdict(record, does, writes and not faults, faults, person_id, file.id if file else None)


def _own_faults(setting: Setting, values: Values) -> Iterator[Fault]:
    """What does not fit together in the row itself."""
    paper = parse_id(values[ID_NUMBER], setting.desk.today)
    if paper.born_on and values.get(BORN_ON) not in (None, paper.born_on):
        yield Fault(BORN_ON.code, f"和身份证号里的 {paper.born_on.isoformat()} 不一致，请核对。")
    if paper.sex and values.get(SEX) not in (None, str(paper.sex.value)):
        yield Fault(SEX.code, f"身份证号显示为{paper.sex.label}，请核对。")
    opened, reviewed = values.get(OPENED_ON), values.get(REVIEWED_ON)
    if opened and reviewed and reviewed < opened:
        yield Fault(REVIEWED_ON.code, "复核日期早于建档日期，请核对。")
    if values[ID_NUMBER] in _member_numbers(values):
        yield Fault(HOUSEHOLD.code, "本人不用填在家庭成员里。")
    yield from content_faults(values)


def _faults(known: _Register, who: _Known | None, values: Values) -> Iterator[Fault]:
    """What the register says against it."""
    if who and who.name != values[NAME]:
        yield Fault(NAME.code, f"这个身份证号登记的是{who.name}，请核对姓名和号码。")
    if who and who.died_on:
        yield Fault(NAME.code, f"{who.name}已于 {who.died_on.isoformat()} 去世，不能建档。")
    for member in values.get(HOUSEHOLD) or ():
        number = known.in_file.get(member.get(MEMBER_ID) or "")
        if number:
            told = f"家庭成员{member[MEMBER_NAME]}已有在册的困难职工档案 {number}，{_ONE_HOUSEHOLD}"
            yield Fault(HOUSEHOLD.code, told)
    owner, number = known.members.get(values[ID_NUMBER], (None, ""))
    if owner is not None and (who is None or who.id != owner):
        yield Fault(NAME.code, f"本人是困难职工档案 {number} 的家庭成员，{_ONE_HOUSEHOLD}")
    holder = known.national.get(values.get(NATIONAL_NO) or "")
    if holder is not None and (who is None or who.id != holder):
        yield Fault(NATIONAL_NO.code, "这个编号已属于另一份档案，请核对。")


def _register(asks: Reader, today: date, records: Sequence[Record]) -> _Register:
    own = [one.values[ID_NUMBER] for one in records]
    members = [number for one in records for number in _member_numbers(one.values)]
    national = [number for one in records if (number := one.values.get(NATIONAL_NO))]
    named = [row for part in _parts(own) for row in asks.all(_NAMED, numbers=part)]
    return _Register(
        _people(asks, own),
        {
            str(number): held
            for part in _parts(members)
            for number, held in asks.all(_IN_FILE, numbers=part, on=today)
        },
        {
            str(number): (owner, held)
            for number, version_id, file_id, owner, held in named
            if _stands(asks, file_id, version_id)
        },
        {
            str(number): owner
            for part in _parts(national)
            for number, owner in asks.all(_NATIONAL, numbers=part)
        },
    )


def _people(asks: Reader, numbers: Sequence[str]) -> dict[str, _Known]:
    """Those of these numbers who are registered, each as the one that he was merged into."""
    rows = [row for part in _parts(numbers) for row in asks.all(_PEOPLE, numbers=part)]
    roots = PEOPLE.roots(asks, [key for _, key, _, _ in rows])
    return {str(number): _Known(roots[key], name, died_on) for number, key, name, died_on in rows}


def _stands(asks: Reader, file_id: UUID, version_id: UUID) -> bool:
    """Whether that version of the file is the last one."""
    now = versions.heads(asks, file_id)
    return bool(now) and now[0].id == version_id


def _member_numbers(values: Values) -> list[str]:
    return [number for one in values.get(HOUSEHOLD) or () if (number := one.get(MEMBER_ID))]


def _parts(numbers: Sequence[str]) -> Iterator[list[str]]:
    for at in range(0, len(numbers), _CHUNK):
        yield list(numbers[at : at + _CHUNK])
