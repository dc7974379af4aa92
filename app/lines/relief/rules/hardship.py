"""Rules of the hardship file (建档规则): the standard in whole numbers, exclusions, what belongs together."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from app.core.errors import Fault, Refused
from app.core.money import Money
from app.engine.flow import Facts, Standing
from app.engine.head import APPLIED_ON, head_faults
from app.engine.parties import agency_faults
from app.engine.values import Values
from app.lines.relief.fields.hardship import (
    CAUSE_TEXT,
    CHECK_BACK_ON,
    CHECK_RESULT,
    CHECK_SENT_ON,
    CHECK_TEXT,
    DECIDED_CATEGORY,
    DEEP,
    EXCEPTION,
    EXCLUDED,
    EXCLUSIONS,
    EXPENSES,
    FITS,
    HEAD_COUNT,
    HOUSEHOLD,
    HOUSEHOLD_INCOME,
    LOSS,
    MAIN_CAUSE,
    MEMBER_BORN_ON,
    MEMBER_ID,
    MEMBER_INCOME,
    MEMBER_NAME,
    MEMBER_RELATION,
    MOST_CAUSES,
    MOST_MEMBERS,
    OTHER_CAUSES,
    OTHER_INCOME,
    OWN_INCOME,
    PER_HEAD,
    RELATIVE,
    RIGID,
    SPENT,
    SPENT_COUNTED,
    SUDDEN,
)
from app.lines.relief.rules.aid import sum_of
from app.lines.relief.rules.notice import notice_faults

LINE = "relief.file_open.line"
"""Parameter: the local low-income line (低保线), yuan a month and head. Not shipped: the county enters it."""

RELATIVE_SHARE = "relief.file_open.relative_share"
"""Parameter: 相对困难 reaches up to so many percent of the line (200, relief file §1.3 [S1][S2])."""

LOSS_SHARE = "relief.file_open.loss_share"
"""Parameter: percent of the yearly income above which a loss makes 意外致困 ([S1] 80). Not shipped."""

OTHER_CAUSE = "10"
"""The cause that wants words (其他)."""

_SELF = "01"
_CITIZEN = 18


def derive(values: Values, _standing: tuple[Standing, ...]) -> Values:
    """Heads, rigid spending and income per head and month (家庭人口、刚性支出、月人均), and birth dates.

    The figure per head is rounded half up for reading only, and it may be negative: comparisons go
    over the sums themselves.
    """
    members = tuple(_with_birth(one) for one in values.get(HOUSEHOLD) or ())
    heads = len(members) + 1
    rigid = sum((counted(row) for row in values.get(EXPENSES) or ()), Money.ZERO)
    values = values.put(HOUSEHOLD, members or None).put(HEAD_COUNT, heads).put(RIGID, rigid)
    income = values.get(HOUSEHOLD_INCOME)
    return values.put(PER_HEAD, None if income is None else per_head(income, rigid, heads))


def _with_birth(member: Values) -> Values:
    number = member.get(MEMBER_ID)
    if number is None or MEMBER_BORN_ON in member:
        return member
    return member.put(MEMBER_BORN_ON, born_on_of(number))


def born_on_of(number: str) -> date | None:
    """The birth date inside a number of 18 characters (号码里的出生日期), None for other papers."""
    digits = number[6:14]
    if len(number) != _CITIZEN or not digits.isdecimal():
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def counted(row: Values) -> Money:
    """What counts of one row of spending (认定支出): the accepted sum, the named one until then."""
    accepted = row.get(SPENT_COUNTED)
    return row[SPENT] if accepted is None else accepted


def per_head(income: Money, rigid: Money, heads: int) -> Money:
    """(yearly income - rigid spending) / 12 / heads, half a 分 away from zero (家庭月人均收入)."""
    return (income - rigid).share(1, 12 * heads)


def category_of(income: Money, rigid: Money, heads: int, line: Money, share: Fraction) -> str:
    """深度 below the line, 相对 below `share` percent of it, else none (困难类别), §1.3: both strict.

    Compared in whole 分 of a year and all heads, nothing is divided or rounded.
    """
    left, bar = (income - rigid).fen, line.fen * 12 * heads
    if left < bar:
        return DEEP
    return RELATIVE if left * 100 < share * bar else ""


def is_sudden(loss: Money, income: Money, share: Fraction) -> bool:
    """Whether a loss is above so many percent of the yearly income (意外致困), exactly."""
    return loss.fen * 100 > share * income.fen


def percent_of(facts: Facts, key: str) -> Fraction | None:
    """A percentage among the parameters (参数百分数), exact; None when not set, Refused when none."""
    text = facts.rules.get(key, "")
    if not text:
        return None
    try:
        return Fraction(text)
    except ValueError:
        raise Refused(f"参数 {key} 不是百分数，请管理员在“管理・参数”里改正。") from None


def found_category(facts: Facts) -> str | None:
    """The category by income alone (按收入测算); None while the line or the income is not known."""
    income, heads = facts.values.get(HOUSEHOLD_INCOME), facts.values.get(HEAD_COUNT)
    line, share = sum_of(facts, LINE), percent_of(facts, RELATIVE_SHARE)
    if income is None or heads is None or line is None:
        return None
    rigid = facts.values.get(RIGID) or Money.ZERO
    return category_of(income, rigid, heads, line, share or Fraction(100))


def category_fits(facts: Facts) -> None:
    """The category that is decided is not above what the figures bear (类别与测算相符)."""
    decided, found = facts.values.get(DECIDED_CATEGORY), found_category(facts)
    if decided == SUDDEN:
        _loss_fits(facts)
    elif decided is not None and found is not None and (found == "" or (decided, found) == (DEEP, RELATIVE)):
        limit = "低保线" if found else "相对困难的标准"
        raise Refused(f"{figure_of(facts)}，不低于{limit}，不能按这个类别建档，请改类别或不予建档。")


def _loss_fits(facts: Facts) -> None:
    loss, income = facts.values.get(LOSS), facts.values.get(HOUSEHOLD_INCOME)
    share = percent_of(facts, LOSS_SHARE)
    if loss is None or income is None:
        raise Refused("意外致困要有意外损失（费用）和家庭年度总收入，请退回调查补填。")
    if share is not None and not is_sudden(loss, income, share):
        raise Refused(
            f"意外损失 {loss.show()} 元没有超过家庭年收入的 {facts.rules[LOSS_SHARE]}%，不能按意外致困建档。"
        )


def not_excluded(facts: Facts) -> None:
    """No case of exclusion without a reason for the exception (不予建档情形), relief file §1.3."""
    open_ones = [row for row in facts.values.get(EXCLUSIONS) or () if EXCEPTION not in row]
    if open_ones:
        raise Refused(f"有 {len(open_ones)} 项不予建档情形没有写明例外理由，请补写理由或不予建档。")


def checked_well(facts: Facts) -> None:
    """The check of the household's means came back in order (核对结果相符)."""
    result = facts.values.get(CHECK_RESULT)
    if result not in (None, FITS) and CHECK_TEXT not in facts.values:
        raise Refused("核对结果不是“符合”，请先填写核对说明。")


def figure_of(facts: Facts) -> str:
    """家庭月人均收入 -625.00 元"""
    value = facts.values.get(PER_HEAD)
    return f"家庭月人均收入 {value.show()} 元" if value is not None else "家庭月人均收入还没有算出"


def tell(facts: Facts) -> tuple[str, ...]:
    """What the clerk should know (提示): the figure and its category, sums that do not agree."""
    words = []
    found, line = found_category(facts), sum_of(facts, LINE)
    names = {DEEP: "属深度困难", RELATIVE: "属相对困难", "": "超过建档标准"}
    if found is not None and line is not None:
        words.append(f"{figure_of(facts)}，低保线 {line.show()} 元，按收入测算{names[found]}。")
    elif PER_HEAD in facts.values:
        words.append(f"{figure_of(facts)}；低保线还没有设置，困难类别请人工核定。")
    summed, typed = summed_income(facts.values), facts.values.get(HOUSEHOLD_INCOME)
    if typed is not None and summed is not None and summed != typed:
        words.append(
            f"各人月收入乘 12 加非薪资收入是 {summed.show()} 元，"
            f"家庭年度总收入填的是 {typed.show()} 元，请核对。"
        )
    return tuple(words)


def summed_income(values: Values) -> Money | None:
    """Twelve months of everybody and what is no wage (合计年收入); None while the worker's is not known."""
    own = values.get(OWN_INCOME)
    if own is None:
        return None
    monthly = sum((row[MEMBER_INCOME] for row in values.get(HOUSEHOLD) or ()), own)
    return monthly * 12 + (values.get(OTHER_INCOME) or Money.ZERO)


def faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of the application (表单校验)."""
    yield from head_faults(values)
    yield from agency_faults(values)
    yield from notice_faults(values)
    yield from _household_faults(values)
    causes = values.get(OTHER_CAUSES) or ()
    if len(causes) > MOST_CAUSES:
        yield Fault(OTHER_CAUSES.code, f"次要致困原因最多 {MOST_CAUSES} 项。")
    if values.get(MAIN_CAUSE) == OTHER_CAUSE and CAUSE_TEXT not in values:
        yield Fault(CAUSE_TEXT.code, "请填写其他原因说明。")
    if values.get(EXCLUDED) and not values.get(EXCLUSIONS):
        yield Fault(EXCLUSIONS.code, "请逐项填写不予建档情形。")
    if values.get(EXCLUDED) is False and EXCLUSIONS in values:
        yield Fault(EXCLUDED.code, "下面填了不予建档情形，这里应选“是”。")
    sent, back = values.get(CHECK_SENT_ON), values.get(CHECK_BACK_ON)
    if sent and back and back < sent:
        yield Fault(CHECK_BACK_ON.code, "收到日期不能早于发出日期。")


def _household_faults(values: Values) -> Iterable[Fault]:
    members, seen = values.get(HOUSEHOLD) or (), set[str]()
    if len(members) > MOST_MEMBERS:
        yield Fault(HOUSEHOLD.code, f"家庭成员最多 {MOST_MEMBERS} 人，现在有 {len(members)} 人。")
    applied = values.get(APPLIED_ON)
    for member in members:
        name, number = member[MEMBER_NAME], member.get(MEMBER_ID)
        born = member.get(MEMBER_BORN_ON)
        if member[MEMBER_RELATION] == _SELF:
            yield Fault(HOUSEHOLD.code, f"{name}：本人不用填在家庭成员里。")
        if number is None and born is None:
            yield Fault(HOUSEHOLD.code, f"{name}：请填写证件号码，没有证件的填出生日期。")
        if number is not None and number in seen:
            yield Fault(HOUSEHOLD.code, f"{name}：证件号码和另一位成员相同。")
        told = born_on_of(number) if number else None
        if born is not None and told is not None and born != told:
            yield Fault(HOUSEHOLD.code, f"{name}：出生日期与证件号码不一致，请核对。")
        if born and applied and born > applied:
            yield Fault(HOUSEHOLD.code, f"{name}：出生日期不能晚于申请日期。")
        seen = {*seen, number} if number else seen
