"""Rules of medical relief (医疗救助规则): what the patient paid himself, bills in time and used once."""

from collections.abc import Iterable
from datetime import date, timedelta

from app.core.clock import long_day
from app.core.errors import Fault, Refused
from app.core.money import Money
from app.engine.fields import Field
from app.engine.flow import Facts, Guard, Standing
from app.engine.head import APPLIED_ON
from app.engine.matter import Bill
from app.engine.parties import PATIENT_RELATION
from app.engine.values import Values
from app.lines.relief.fields.aid import AID_AMOUNT, OTHER_AID
from app.lines.relief.fields.medical import (
    ADMITTED_ON,
    BALANCE,
    COMMERCIAL_PAID,
    DISCHARGED_ON,
    FUND_PARTS,
    HAS_SETTLEMENT,
    MUTUAL_AID_PAID,
    OTHER_PAYER,
    OWN_PAID,
    POOL_PAID,
    SELF_PAID,
    SETTLEMENT_NO,
    STAYS,
    TOTAL,
    TREATED_AWAY,
)
from app.lines.relief.rules.aid import faults
from app.lines.relief.rules.kinds import MEDICAL_AID
from app.lines.relief.rules.stacking import tell_aid
from app.lines.relief.rules.standing import derive_file

APPLY_MONTHS = "relief.medical.apply_months"
"""Parameter: months of the next year in which a bill of this one may still be handed in, matters.md §3.1."""

_SELF = "01"


def derive(values: Values, standing: tuple[Standing, ...]) -> Values:
    """File number and category; what the patient paid himself and what is left of it (自付合计、自付余额)."""
    values = derive_file(values, standing)
    own = self_paid(values)
    if own is None:
        return values.put(SELF_PAID, None).put(BALANCE, None)
    return values.put(SELF_PAID, own).put(BALANCE, own - paid_by_others(values))


def self_paid(values: Values) -> Money | None:
    """Total less what the funds paid, of all stays (个人自付), in 分; None while one has no fund figure."""
    stays = values.get(STAYS)
    if not stays or any(POOL_PAID not in stay for stay in stays):
        return None
    return sum((own_part(stay) for stay in stays), Money.ZERO)


def own_part(stay: Values) -> Money:
    """What is left of one bill after the funds (本次自付)."""
    return stay[TOTAL] - sum((stay.get(one) or Money.ZERO for one in FUND_PARTS), Money.ZERO)


def paid_by_others(values: Values) -> Money:
    """Mutual aid, commercial insurance and other relief for the same bills (其他赔付)."""
    aid = sum((row[AID_AMOUNT] for row in values.get(OTHER_AID) or ()), Money.ZERO)
    return aid + (values.get(MUTUAL_AID_PAID) or Money.ZERO) + (values.get(COMMERCIAL_PAID) or Money.ZERO)


def bills(values: Values) -> tuple[Bill, ...]:
    """The bills that the case claims on (票据): number and total of each stay."""
    return tuple(Bill(stay[SETTLEMENT_NO], stay[TOTAL]) for stay in values.get(STAYS) or ())


def bills_in_time(facts: Facts) -> None:
    """Each bill is handed in within the months of the next year that the parameter gives (票据在期限内)."""
    months = facts.rules.get(APPLY_MONTHS, "")
    on = facts.values.get(APPLIED_ON) or facts.today
    if not months.isdecimal():
        return
    for stay in facts.values.get(STAYS) or ():
        last = last_day(stay[DISCHARGED_ON], int(months))
        if on > last:
            raise Refused(
                f"票据 {stay[SETTLEMENT_NO]} 的出院日期是 {long_day(stay[DISCHARGED_ON])}，"
                f"应在 {long_day(last)}前申请，已经过期，请去掉这一行。"
            )


def last_day(discharged_on: date, months: int) -> date:
    """The last day to hand in a bill (票据申请截止日): the end of that month of the next year."""
    year, month = divmod(months, 12)
    return date(discharged_on.year + 1 + year, month + 1, 1) - timedelta(days=1)


def parts_known(facts: Facts) -> None:
    """The figures of every sheet are there (结算单数字齐全)."""
    if facts.values.get(STAYS) and SELF_PAID not in facts.values:
        raise Refused("还算不出个人自付：请按结算单补齐每次住院的统筹基金等数字，没有的填 0。")


def within_balance(field: Field[Money]) -> Guard:
    """A guard: no more than is left of what the patient paid himself (不超自付余额)."""

    def guard(facts: Facts) -> None:
        left, amount = facts.values.get(BALANCE), facts.values.get(field)
        if left is not None and amount is not None and amount > left:
            raise Refused(f"{field.label} {amount.show()} 元超过个人自付余额 {left.show()} 元。")

    return guard


def tell(facts: Facts) -> tuple[str, ...]:
    """What the clerk should know (提示): relief and mutual aid of this year, bills used before, odd sums."""
    words = [*tell_aid(MEDICAL_AID)(facts)]
    aid = [amount for kind, amount in facts.benefits if kind.startswith("mutual_aid.")]
    if aid:
        words.append(f"今年医疗互助已给付 {len(aid)} 次，共 {sum(aid, Money.ZERO).show()} 元。")
    words += [
        f"票据 {stay[SETTLEMENT_NO]}：总额减各项基金是 {own_part(stay).show()} 元，"
        f"结算单上个人支付是 {stay[OWN_PAID].show()} 元，请核对。"
        for stay in facts.values.get(STAYS) or ()
        if OWN_PAID in stay and POOL_PAID in stay and stay[OWN_PAID] != own_part(stay)
    ]
    return tuple(words)


def medical_faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of medical relief (表单校验)."""
    yield from faults(values)
    applied, seen = values.get(APPLIED_ON), set[str]()
    stays = values.get(STAYS) or ()
    for n, stay in enumerate(stays, start=1):
        number = stay[SETTLEMENT_NO]
        if stay[DISCHARGED_ON] < stay[ADMITTED_ON]:
            yield Fault(STAYS.code, f"第 {n} 行：出院日期不能早于入院日期。")
        if applied and stay[DISCHARGED_ON] > applied:
            yield Fault(STAYS.code, f"第 {n} 行：出院日期不能晚于申请日期。")
        if own_part(stay) < Money.ZERO:
            yield Fault(STAYS.code, f"第 {n} 行：各项基金合计超过费用总额，请核对结算单。")
        if number in seen:
            yield Fault(STAYS.code, f"第 {n} 行：结算单（票据）号 {number} 填了两次。")
        seen = {*seen, number}


def for_family(values: Values) -> bool | None:
    """Whether the patient is another than the worker (患者是家属)."""
    relation = values.get(PATIENT_RELATION)
    return None if relation is None else relation != _SELF


def has_settlement(values: Values) -> bool | None:
    """Whether there is a settlement sheet (有结算单)."""
    return values.get(HAS_SETTLEMENT)


def no_settlement(values: Values) -> bool | None:
    """Whether bills stand in for it (没有结算单)."""
    held = values.get(HAS_SETTLEMENT)
    return None if held is None else not held


def away_unsettled(values: Values) -> bool | None:
    """Treated outside the county without a settlement sheet (县外就医未结算)."""
    away, settled = values.get(TREATED_AWAY), values.get(HAS_SETTLEMENT)
    if away is False or settled is True:
        return False
    return None if away is None or settled is None else True


def other_payer(values: Values) -> bool | None:
    """Whether somebody else pays too (另有赔付)."""
    return values.get(OTHER_PAYER)
