"""Lists of people as they are typed or imported (名单): their columns, the template, reading every row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.core.errors import Fault, Invalid
from app.core.money import Money
from app.engine.fields import AnyField
from app.engine.values import Values
from app.lines.relief.commands.campaigns.loading import Line
from app.lines.relief.fields import campaign as fields
from app.lines.relief.line.campaign import LINE_FORM
from app.lines.relief.rules.campaign import AUTUMN, SPRING
from app.services import forms
from app.services.shelf import Reference

MOST = 5_000
"""How many a list may hold (最多人数)."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list (名单列): its field, further names of its head, whether it must be filled."""

    field: AnyField
    others: tuple[str, ...] = ()
    needed: bool = False

    @property
    def label(self) -> str:
        """Its head (列名)."""
        return self.field.label


_PEOPLE = (
    ListColumn(fields.PERSON_NAME, ("职工姓名", "名字"), needed=True),
    ListColumn(fields.PERSON_ID, ("证件号码", "身份证", "公民身份号码"), needed=True),
    ListColumn(fields.PHONE, ("电话", "手机", "手机号码", "联系方式")),
    ListColumn(fields.UNIT, ("单位", "单位名称", "所在单位")),
    ListColumn(fields.TOWN, ("镇街", "乡镇", "所属镇街")),
    ListColumn(fields.GROUP, ("类别", "对象")),
)
_MONEY = (
    ListColumn(fields.LINE_AMOUNT, ("慰问金额", "补助金额", "金额（元）")),
    ListColumn(fields.BANK, ("开户行",)),
    ListColumn(fields.ACCOUNT_NO, ("卡号", "账号", "银行账号")),
    ListColumn(fields.ACCOUNT_NAME, ("开户名", "账户名")),
)
_STUDENTS = (
    ListColumn(fields.STUDENT, ("学生",), needed=True),
    ListColumn(fields.STUDENT_ID, ("学生证件号", "学生身份证")),
    ListColumn(fields.STAGE, ("学段", "阶段")),
    ListColumn(fields.SCHOOL, ("就读学校", "录取学校")),
    ListColumn(fields.GRADE_YEAR, ("入学年度",)),
    ListColumn(fields.FEE_YEAR, ("学费",)),
)
_WORK = (ListColumn(fields.WISH, ("求职意愿", "意愿")),)

LIST = (*_PEOPLE, *_MONEY, *_STUDENTS, *_WORK)
"""Every column that a list may have (名单全部列)."""


def list_columns(season: str) -> tuple[ListColumn, ...]:
    """The columns of a list for a season (名单列)."""
    if season == SPRING:
        return (*_PEOPLE, *_WORK)
    return (*_PEOPLE, *_MONEY, *(_STUDENTS if season == AUTUMN else ()))


def read(rows: Sequence[Mapping[str, str]], season: str, settings: Reference) -> list[Line]:
    """The people of a list (读名单), without places. Raises Invalid with the faults of all rows."""
    if len(rows) > MOST:
        raise Invalid(f"一次最多列入 {MOST:,} 人，名单有 {len(rows):,} 人，请分几次列入。")
    needs = [one.field for one in list_columns(season) if one.needed]
    found: list[Line] = []
    faults: list[Fault] = []
    for n, row in enumerate(rows, start=1):
        try:
            values = forms.read(LINE_FORM, row, needs, settings)
        except Invalid as wrong:
            faults += [Fault(f"{n}.{one.field}", f"第 {n} 行：{one.sentence}") for one in wrong.faults]
            continue
        found.append(Line(0, **given(values)))
    if faults:
        raise Invalid(faults=faults)
    return found


def given(values: Values) -> dict[str, Any]:
    """What was typed of one, by the columns of the roster (所填内容); no account holder means himself."""
    held = {one.code: values[one] for one in LINE_FORM.fields if one in values}
    if held.get("account_no") and not held.get("account_name") and held.get("name"):
        held["account_name"] = held["name"]
    return held


def shown(one: Line, column: ListColumn, settings: Reference) -> str:
    """The cell of one in a column (单元格)."""
    value, kind = getattr(one, column.field.code), column.field.kind
    if value in (None, "") or (isinstance(value, Money) and not value):
        return ""
    if kind.list_name:
        return kind.show(value, settings.words)
    return value if isinstance(value, str) else kind.edit(value)
