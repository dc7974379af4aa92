"""The household of a hardship file (家庭成员): what their papers tell, one household one file, odd lives."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.core.clock import long_day
from app.core.errors import Fault, Refused
from app.core.identity import Sex, age
from app.engine.flow import Facts
from app.engine.head import APPLIED_ON
from app.engine.values import Values
from app.lines.relief.fields.content import (
    HOUSEHOLD,
    MARRIAGE,
    MEMBER_BORN_ON,
    MEMBER_HEALTH,
    MEMBER_ID,
    MEMBER_INCOME,
    MEMBER_NAME,
    MEMBER_RELATION,
    MEMBER_SEX,
    MEMBER_STATUS,
    MOST_MEMBERS,
    NOBODY_WORKS,
    SINGLE_PARENT,
)
from app.lines.relief.rules.standing import active_file

FILE_OPEN_NAME = "困难职工建档"
"""The matter that opens a file, by its name: how a relative's running application is told (在办建档)."""

_SELF = "01"
_SPOUSES = ("10", "11", "12")
_MARRIED, _DISABLED = "2", "20"
_WORKING = ("work", "business", "flexible", "platform")
_IDLE = ("waiting", "jobless")
_CITIZEN = 18
"""Characters of a citizen's number (公民身份号码)."""

_ADULT = 18
"""Full years from which somebody is of age (成年), 民法典 17."""


def completed(member: Values) -> Values:
    """The member with the birth date and sex that the ID number tells (补全成员)."""
    told = told_by_id(member)
    if told is None:
        return member
    born, sex = told
    if MEMBER_BORN_ON not in member:
        member = member.put(MEMBER_BORN_ON, born)
    return member if MEMBER_SEX in member else member.put(MEMBER_SEX, sex)


def told_by_id(member: Values) -> tuple[date, str] | None:
    """Birth date and code of sex inside a number of 18 characters (号码信息), None for others."""
    number = member.get(MEMBER_ID) or ""
    digits = number[6:17]
    if len(number) != _CITIZEN or not digits.isdecimal():
        return None
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
    return born, str((Sex.MALE if int(digits[-1]) % 2 else Sex.FEMALE).value)


def household_faults(values: Values) -> Iterator[Fault]:
    """What cannot be true of a household (家庭成员校验)."""
    members, seen = values.get(HOUSEHOLD) or (), set[str]()
    if len(members) > MOST_MEMBERS:
        yield Fault(HOUSEHOLD.code, f"家庭成员最多 {MOST_MEMBERS} 人，现在有 {len(members)} 人。")
    for member in members:
        name, number = member[MEMBER_NAME], member.get(MEMBER_ID)
        if number is not None and number in seen:
            yield Fault(HOUSEHOLD.code, f"{name}：证件号码和另一位成员相同。")
        seen = {*seen, number} if number else seen
        for sentence in _wrong(member, values.get(APPLIED_ON)):
            yield Fault(HOUSEHOLD.code, f"{name}：{sentence}")
    if len(_spouses(values)) > 1:
        yield Fault(HOUSEHOLD.code, f"配偶填了 {len(_spouses(values))} 位，请核对与本人关系。")


def _wrong(member: Values, applied: date | None) -> Iterator[str]:
    born, sex, told = member.get(MEMBER_BORN_ON), member.get(MEMBER_SEX), told_by_id(member)
    if member[MEMBER_RELATION] == _SELF:
        yield "本人不用填在家庭成员里。"
    if MEMBER_ID not in member and born is None:
        yield "请填写证件号码，没有证件的填出生日期。"
    if born and told and born != told[0]:
        yield "出生日期与证件号码不一致，请核对。"
    if sex and told and sex != told[1]:
        yield "性别与证件号码不一致，请核对。"
    if born and applied and born > applied:
        yield "出生日期不能晚于申请日期。"


def _spouses(values: Values) -> list[str]:
    members = values.get(HOUSEHOLD) or ()
    return [one[MEMBER_NAME] for one in members if one[MEMBER_RELATION] in _SPOUSES]


def family_free(facts: Facts) -> None:
    """Nobody of the household has a file in force (一户一档), N02 of matters.md §6 and §7."""
    for one in facts.family:
        held = active_file(one.standing, facts.today)
        if held is not None:
            number = f" {held.number}" if held.number else ""
            raise Refused(
                f"同户家人{one.name}已有在册的困难职工档案{number}，一户一档，不能重复建档。"
                "家庭情况有变化的办那份档案的年度复核；已经分户的先改正家庭成员。"
            )


def tell_family(facts: Facts) -> Iterator[str]:
    """What the register knows of the household (同户提示): a running application, a death."""
    named = {one[MEMBER_NAME] for one in facts.values.get(HOUSEHOLD) or ()}
    for one in facts.family:
        for case in one.running:
            if case.state == FILE_OPEN_NAME:
                yield f"同户家人{one.name}也在申请建档：{case.number}。一户只建一份档案，请先看那一件。"
        if one.died_on and one.name in named:
            yield f"家庭成员{one.name}已于 {long_day(one.died_on)}去世，请核对家庭成员和家庭人口。"


def tell_members(facts: Facts) -> Iterator[str]:
    """What does not go together in a household, or has changed (家庭情况提示)."""
    values, members = facts.values, facts.values.get(HOUSEHOLD) or ()
    yield from _grown_up(facts, members)
    married, spouses = values.get(MARRIAGE), _spouses(values)
    if spouses and married and married != _MARRIED:
        yield f"婚姻状况不是已婚，家庭成员里有配偶{spouses[0]}，请核对。"
    if values.get(SINGLE_PARENT) and spouses:
        yield f"填了单亲家庭，家庭成员里有配偶{spouses[0]}，请核对。"
    working = [one[MEMBER_NAME] for one in members if one[MEMBER_STATUS] in _WORKING]
    if values.get(NOBODY_WORKS) and working:
        yield f"填了零就业家庭，{'、'.join(working)}有工作，请核对。"
    idle = [one[MEMBER_NAME] for one in members if _able_without_work(one)]
    if idle:
        yield (
            f"{'、'.join(idle)}没有工作、没有收入：有劳动能力的，有的办法要按当地最低工资计入收入，请核对。"
        )


def _grown_up(facts: Facts, members: Iterable[Values]) -> Iterator[str]:
    """Who came of age since the application (办理中成年)."""
    applied = facts.values.get(APPLIED_ON)
    for one in members:
        born = one.get(MEMBER_BORN_ON)
        if applied and born and age(born, applied) < _ADULT <= age(born, facts.today):
            yield f"{one[MEMBER_NAME]}已满 18 周岁：请核对人员身份，承诺书和授权书由本人补签。"


def _able_without_work(member: Values) -> bool:
    idle = member[MEMBER_STATUS] in _IDLE and not member[MEMBER_INCOME]
    return idle and member.get(MEMBER_HEALTH) != _DISABLED
