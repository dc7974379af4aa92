"""A table of people for tests of imports (导入测试表): the shortest kind, with households."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import bindparam, select

from app.core.errors import Fault
from app.core.identity import parse_id
from app.engine.fields import code, day, id_number, money, name, phone, whole
from app.engine.rows import rows
from app.engine.values import Values
from app.services import workers
from app.services.imports import Choice, Column, Group, ImportKind, Page, Record, Setting, Step, Verdict
from app.services.imports.cells import Cell
from app.services.imports.workbook import make
from app.services.person_form import NAME, UNIT
from db.reader import Reader
from db.tables import household_member, person
from db.writer import Writer

ID = id_number("id_number", "身份证号")
BORN = day("born_on", "出生日期")
PHONE = phone("phone", "联系电话")
INCOME = money("income", "月收入")
CATEGORY = code("category", "困难类别", "hardship_category")
AREA = whole("area", "建筑面积", unit="㎡", high=2_000)
M_NAME = name("name", "姓名")
RELATION = code("relation", "与本人关系", "relationship")
M_ID = id_number("id_number", "证件号码")
MEMBERS = rows("household", "家庭成员", M_NAME, RELATION, M_ID, optional=("id_number",))
TAG = code("tag", "原因", "hardship_cause")
TAGS = rows("tags", "次要致困原因", TAG)

_KNOWN = select(person.c.id).where(person.c.id_number == bindparam("number"))


def judge(asks: Reader, setting: Setting, records: Sequence[Record]) -> list[Verdict]:
    """Nobody is registered twice; 查无此人 is a fault of the register's own."""
    found = []
    for one in records:
        held = asks.value(_KNOWN, number=one.values[ID])
        bad = (Fault("name", "查无此人。"),) if one.values[NAME] == "查无" else ()
        does = "新登记" if held is None else "已登记，跳过"
        found.append(Verdict(one, does, held is None and not bad, bad, held))
    return found


def take(w: Writer, setting: Setting, verdicts: Sequence[Verdict], step: Step) -> None:
    """Each a person with his household."""
    for n, one in enumerate(verdicts, start=1):
        step(n, len(verdicts))
        values = one.record.values
        key = workers.enter(w, values, parse_id(values[ID], setting.desk.today))
        members: tuple[Values, ...] = values.get(MEMBERS) or ()
        for at, member in enumerate(members, start=1):
            w.insert(household_member, person_id=key, n=at, name=member[M_NAME], relation=member[RELATION])


PEOPLE = ImportKind(
    code="test.people",
    line="relief",
    title="职工",
    columns=(
        Column(NAME, ("职工姓名",), needed=True),
        Column(ID, ("身份证号码",), needed=True),
        Column(BORN, ("出生年月日",)),
        Column(PHONE, ("手机",)),
        Column(UNIT, ("单位",)),
        Column(INCOME),
        Column(CATEGORY, words={"低保": "21"}),
        Column(AREA),
    ),
    key="id_number",
    choices=(Choice("skip", "跳过"),),
    judge=judge,
    take=take,
    groups=(
        Group(MEMBERS, ("成员", "家庭成员"), (Column(M_NAME), Column(RELATION, ("关系",)), Column(M_ID)), 3),
        Group(TAGS, ("次要致困原因",), (Column(TAG, ("",)),), 3),
    ),
)
"""People with their households (职工及家庭成员)."""

AT = datetime(2026, 11, 2, 1, tzinfo=UTC)


def book(path: Path, *sheets: tuple[str, Sequence[Sequence[Cell]]]) -> Path:
    """A real workbook of these sheets."""
    path.write_bytes(make([Page(title, table) for title, table in sheets], AT))
    return path
