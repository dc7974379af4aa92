"""Rules of relief (困难帮扶规则): file first, notice long enough, within the standard, own account."""

from collections.abc import Iterable
from datetime import date

from app.core.clock import long_day
from app.core.errors import Fault, Invalid, Refused
from app.core.money import Money
from app.engine.fields import Field
from app.engine.flow import Facts, Guard, Standing
from app.engine.head import APPLIED_ON, head_faults
from app.engine.values import Values
from app.lines.relief.fields import (
    ACCOUNT_NAME,
    ACCOUNT_NO,
    AID_ELSEWHERE,
    BANK,
    CARD,
    CASH,
    CATEGORY,
    DECIDED,
    FILE_NO,
    GOODS,
    HARDSHIP,
    HAS_UNION,
    NOTICE_FROM,
    NOTICE_TO,
    OBJECTION,
    OBJECTION_TEXT,
    ON_DIBAO,
    OTHER_AID,
    PAID_ON,
    PAY_WAY,
    PROPOSED,
    RECEIVED_BY,
    RECEIVER_ID_NUMBER,
    RECEIVER_RELATION,
)

LIVING = "relief.living"
"""The matter's id, also the kind of its benefits (生活救助)."""

NOTICE_DAYS = "days.relief.living.notice"
PROMISE_DAYS = "days.relief.living.promise"

STANDARD = "relief.living.standard"
"""Parameter: the most that one application may get (救助标准), in yuan; `.1` `.2` `.3` by category.

Not shipped: where it is not set, the standard that was used is asked for and never guessed.
"""

NOTICE_FREE = "relief.living.notice_free"
"""Parameter: sums up to this need no public notice (免公示金额), in yuan."""

_NO_FILE = (
    "先建档、后帮扶：申请人没有在册的困难职工档案。请先办理困难职工建档；情况紧急的走意外灾害（临时）救助；"
    "低保、临时救助请到县民政局，医疗救助请到县医疗保障局。"
)


def active_file(standing: Iterable[Standing], on: date) -> Standing | None:
    """The hardship file in force on that day (在册档案), the newest if several."""
    held = [one for one in standing if one.kind == HARDSHIP and one.holds(on)]
    return max(held, key=lambda one: one.from_on, default=None)


def derive(values: Values, standing: tuple[Standing, ...]) -> Values:
    """File number and category (档案号、困难类别) from the file in force when the application was made."""
    on = values.get(APPLIED_ON)
    file = active_file(standing, on) if on else None
    if file is None:
        return values.put(FILE_NO, None).put(CATEGORY, None)
    return values.put(FILE_NO, file.number or None).put(CATEGORY, file.category or None)


def in_file(facts: Facts) -> None:
    """The applicant has an active file today (在档), relief file §1.6 and N05 of matters.md §6."""
    if active_file(facts.standing, facts.today) is None:
        raise Refused(_NO_FILE)


def tell(facts: Facts) -> tuple[str, ...]:
    """What the clerk should know (提示): relief of the same kind received this year."""
    sums = [amount for kind, amount in facts.benefits if kind == LIVING]
    if not sums:
        return ()
    total = sum(sums, Money.ZERO)
    return (f"今年已领生活救助 {len(sums)} 次，共 {total.show()} 元。",)


def notice_long_enough(facts: Facts) -> None:
    """The notice hangs for the days of its parameter (公示期够长), in working days after its first day."""
    first, last = facts.values.get(NOTICE_FROM), facts.values.get(NOTICE_TO)
    days = facts.rules.get(NOTICE_DAYS, "")
    if not days.isdecimal():
        raise Refused("公示期的天数还没有设置，请管理员在“管理 · 参数”里补上。")
    if first is None or last is None:
        return
    earliest = facts.calendar.due(first, int(days), "workday").nominal
    if last < earliest:
        raise Refused(f"公示不少于 {days} 个工作日，公示截止日应为 {long_day(earliest)}或更晚。")


def notice_over(facts: Facts) -> None:
    """The last day of the notice has passed (公示期满)."""
    last = facts.values.get(NOTICE_TO)
    if last is None:
        raise Refused("没有公示截止日，请退回核实后重新公示。")
    if facts.today <= last:
        raise Refused(f"公示到 {long_day(last)}为止，期满后才能提交审批。")


def no_objection(facts: Facts) -> None:
    """Nobody objected (公示无异议)."""
    if facts.values.get(OBJECTION):
        raise Refused("公示有异议，请用“异议重新核实”。")


def objected(facts: Facts) -> None:
    """Somebody objected (公示有异议)."""
    if facts.values.get(OBJECTION) is False:
        raise Refused("公示没有异议，不用重新核实。")


def notice_not_needed(facts: Facts) -> None:
    """The proposed sum needs no notice (免公示): only where the county has set such a sum."""
    limit = sum_of(facts, NOTICE_FREE)
    if limit is None:
        raise Refused("本县没有设置免公示的金额，要先公示。")
    proposed = facts.values.get(PROPOSED)
    if proposed is not None and proposed > limit:
        raise Refused(f"拟救助金额超过免公示的 {limit.show()} 元，要先公示。")


def within_standard(field: Field[Money]) -> Guard:
    """A guard that holds one sum against the county's standard (不超标准), where one is in force."""

    def guard(facts: Facts) -> None:
        limit, amount = standard(facts), facts.values.get(field)
        if limit and amount and amount > limit:
            raise Refused(f"{field.label} {amount.show()} 元超过现行救助标准 {limit.show()} 元。")

    return guard


def sum_of(facts: Facts, key: str) -> Money | None:
    """A sum among the parameters (参数金额), None when it is not set; Refused when it is no sum."""
    text = facts.rules.get(key, "")
    if not text:
        return None
    try:
        return Money.parse(text)
    except Invalid:
        raise Refused(f"参数 {key} 不是金额，请管理员在“管理 · 参数”里改正。") from None


def standard(facts: Facts) -> Money | None:
    """The county's standard in force (现行救助标准): of the applicant's category, else the general one."""
    category = facts.values.get(CATEGORY)
    own = sum_of(facts, f"{STANDARD}.{category}") if category else None
    return own or sum_of(facts, STANDARD)


def own_account(facts: Facts) -> None:
    """Money goes to the worker's own account (打卡发放到本人), relief file §1.6."""
    holder = facts.values.get(ACCOUNT_NAME)
    if facts.values.get(PAY_WAY) != CARD or holder is None or not facts.applicant:
        return
    if holder != facts.applicant:
        raise Refused(f"打卡只能发到职工本人账户：户名“{holder}”和申请人“{facts.applicant}”不一致。")


def has_union(values: Values) -> bool | None:
    """Whether the employer has a union (单位已建工会)."""
    return values.get(HAS_UNION)


def on_dibao(values: Values) -> bool | None:
    """Whether the household is on 低保 (享受低保)."""
    return values.get(ON_DIBAO)


def faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of 生活救助 (表单校验)."""
    yield from head_faults(values)
    if values.get(AID_ELSEWHERE) and not values.get(OTHER_AID):
        yield Fault(OTHER_AID.code, "请填写其他救助明细。")
    first, last = values.get(NOTICE_FROM), values.get(NOTICE_TO)
    if first and last and last < first:
        yield Fault(NOTICE_TO.code, "公示截止日不能早于开始日。")
    if values.get(OBJECTION) and OBJECTION_TEXT not in values:
        yield Fault(OBJECTION_TEXT.code, "请填写异议内容。")
    yield from _account_faults(values)
    yield from _receiver_faults(values)


def _account_faults(values: Values) -> Iterable[Fault]:
    if DECIDED not in values or values.get(PAY_WAY) != CARD:
        return
    for field in (BANK, ACCOUNT_NO, ACCOUNT_NAME):
        if field not in values:
            yield Fault(field.code, f"打卡发放，请填写{field.label}。")


def _receiver_faults(values: Values) -> Iterable[Fault]:
    in_hand = PAID_ON in values and (values.get(PAY_WAY) or "") in (CASH, GOODS)
    if in_hand and RECEIVED_BY not in values:
        yield Fault(RECEIVED_BY.code, "现金和实物要有人签收，请填写领款人。")
    if RECEIVED_BY not in values:
        return
    relation = values.get(RECEIVER_RELATION)
    if relation is None:
        yield Fault(RECEIVER_RELATION.code, "请选择领款人与职工的关系。")
    elif relation != "01" and RECEIVER_ID_NUMBER not in values:
        yield Fault(RECEIVER_ID_NUMBER.code, "他人代领，请填写领款人证件号。")
