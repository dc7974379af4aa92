"""Rules of 意外灾害（临时）救助 (意外救助规则): in time, what is left of the loss, what is urgent."""

from collections.abc import Iterable

from app.core.clock import long_day
from app.core.errors import Fault, Refused
from app.core.money import Money
from app.engine.fields import Field
from app.engine.flow import Facts, Guard, Standing
from app.engine.head import APPLIED_ON, URGENT
from app.engine.matter import Bill
from app.engine.values import Values
from app.lines.relief.fields.aid import AID_AMOUNT, OTHER_AID
from app.lines.relief.fields.disaster import (
    BILL_AMOUNT,
    BILL_NO,
    EVENT_KIND,
    EVENT_ON,
    ILLNESS,
    INCOME_YEAR,
    INJURY,
    INSURED_PAID,
    LOSS_TOTAL,
    NET_LOSS,
)
from app.lines.relief.rules.aid import faults
from app.lines.relief.rules.kinds import DISASTER_AID
from app.lines.relief.rules.means import LOSS_SHARE
from app.lines.relief.rules.settings import percent_of
from app.lines.relief.rules.stacking import tell_aid
from app.lines.relief.rules.standing import derive_file

APPLY_MONTHS = "relief.disaster.apply_months"
"""Parameter: months after the event in which it may be applied for (申请期), matters.md §3.1."""


def derive(values: Values, standing: tuple[Standing, ...]) -> Values:
    """File number and category; the loss less insurance and what others gave (净损失)."""
    values = derive_file(values, standing)
    loss, insured = values.get(LOSS_TOTAL), values.get(INSURED_PAID)
    if loss is None or insured is None:
        return values.put(NET_LOSS, None)
    aid = sum((row[AID_AMOUNT] for row in values.get(OTHER_AID) or ()), Money.ZERO)
    return values.put(NET_LOSS, loss - insured - aid)


def in_time(facts: Facts) -> None:
    """The event lies no longer back than the parameter says (在申请期内), N07 of matters.md §6."""
    months, event = facts.rules.get(APPLY_MONTHS, ""), facts.values.get(EVENT_ON)
    if event is None or not months.isdecimal():
        return
    last = facts.calendar.due(event, int(months), "month").nominal
    if (facts.values.get(APPLIED_ON) or facts.today) > last:
        raise Refused(f"{long_day(event)}发生的，应在 {long_day(last)}前申请，已经过期，请用“不予受理”。")


def loss_left(facts: Facts) -> None:
    """Something of the loss is left (还有净损失), N07 of matters.md §6."""
    left = facts.values.get(NET_LOSS)
    if left is not None and left <= Money.ZERO:
        raise Refused("损失已全部得到赔偿或救助，没有净损失，不能再救助。")


def within_loss(field: Field[Money]) -> Guard:
    """A guard: no more than is left of the loss (不超净损失)."""

    def guard(facts: Facts) -> None:
        left, amount = facts.values.get(NET_LOSS), facts.values.get(field)
        if left is not None and amount is not None and amount > left:
            raise Refused(f"{field.label} {amount.show()} 元超过净损失 {left.show()} 元。")

    return guard


def urgent(facts: Facts) -> None:
    """It is urgent (情况紧急)."""
    if not facts.values.get(URGENT):
        raise Refused("情况紧急的才能用，请先选“情况紧急”并写明原因。")


def not_urgent(facts: Facts) -> None:
    """It is not urgent (不紧急): what is urgent has a way of its own."""
    if facts.values.get(URGENT):
        raise Refused("情况紧急的请用“紧急受理”，缺的材料后补。")


def bills(values: Values) -> tuple[Bill, ...]:
    """The bill that the case claims on, if it has one (票据)."""
    number, amount = values.get(BILL_NO), values.get(BILL_AMOUNT)
    return (Bill(number, amount),) if number and amount else ()


def tell(facts: Facts) -> tuple[str, ...]:
    """What the clerk should know (提示): received, stacked, how the loss stands to the income."""
    return (
        *tell_aid(DISASTER_AID)(facts),
        *_against_income(facts),
    )


def _against_income(facts: Facts) -> Iterable[str]:
    """损失占家庭年收入 85.3%，超过 80%，符合意外致困的条件。"""
    left, income = facts.values.get(NET_LOSS), facts.values.get(INCOME_YEAR)
    most = percent_of(facts, LOSS_SHARE)
    if left is None or income is None or most is None:
        return
    over = left.fen * most.denominator * 100 > income.fen * most.numerator
    share = f"占家庭年收入 {Money(left.fen).share(10_000, income.fen).show()}%" if income else "家庭没有收入"
    verdict = "超过" if over else "没有超过"
    yield f"净损失 {left.show()} 元，{share}，{verdict}本县意外致困的 {facts.rules[LOSS_SHARE]}%。"


def disaster_faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of the relief (表单校验)."""
    yield from faults(values)
    event, applied = values.get(EVENT_ON), values.get(APPLIED_ON)
    if event and applied and event > applied:
        yield Fault(EVENT_ON.code, "发生日期不能晚于申请日期。")
    loss, insured = values.get(LOSS_TOTAL), values.get(INSURED_PAID)
    if loss and insured and insured > loss:
        yield Fault(INSURED_PAID.code, "保险和赔偿所得超过损失总额，请核对。")
    if (BILL_NO in values) != (BILL_AMOUNT in values):
        missing = BILL_AMOUNT if BILL_NO in values else BILL_NO
        yield Fault(missing.code, f"请填写{missing.label}。")


def not_illness(values: Values) -> bool | None:
    """Whether it was no illness (不是疾病)."""
    kind = values.get(EVENT_KIND)
    return None if kind is None else kind != ILLNESS


def injured(values: Values) -> bool | None:
    """Whether hospital papers can prove it (疾病、工伤)."""
    kind = values.get(EVENT_KIND)
    return None if kind is None else kind in (ILLNESS, INJURY)
