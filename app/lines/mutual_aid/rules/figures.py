"""Figures of a claim (数字核对): days, the difference to the total, the person's part, the sums decided."""

from collections.abc import Iterable
from datetime import date

from app.core.errors import Refused
from app.core.money import Money
from app.engine.fields import Field
from app.engine.flow import Facts, Standing
from app.engine.values import Values
from app.lines.mutual_aid.fields import (
    ADJUST_REASON,
    ADJUSTED,
    ADMITTED_ON,
    COMPUTED_SUM,
    CONFIRMED_SUM,
    COVER_FROM,
    COVER_NO,
    COVER_TO,
    DAYS,
    DECIDED,
    DIFFERENCE,
    DIFFERENCE_REASON,
    DISCHARGED_ON,
    FUND_PARTS,
    INSURED,
    MAY_BE_ABSENT,
    OTHER_PAID,
    OWN_PARTS,
    SELF_PARTS,
    TOTAL_COST,
)


def days_of(admitted: date, discharged: date) -> int:
    """Days in hospital (住院天数): in and out on one day is 1, else the nights (matters.md §5.2)."""
    return max((discharged - admitted).days, 1)


def total_of(values: Values, fields: Iterable[Field[Money]]) -> Money:
    """The sum of these figures (合计), an absent one counting as zero."""
    return sum((values.get(one) or Money.ZERO for one in fields), Money.ZERO)


def difference(values: Values) -> Money | None:
    """What is left of the total after all its parts (差额), None while a figure is still missing.

    total = pool + serious + assist + civil + other fund + account + family account + cash (§5.2).
    """
    parts = (*FUND_PARTS, *OWN_PARTS)
    total = values.get(TOTAL_COST)
    if total is None or any(one not in values for one in parts if one not in MAY_BE_ABSENT):
        return None
    return total - total_of(values, parts)


def own_part(values: Values) -> Money:
    """What the person paid himself, from his accounts and in cash (个人支付)."""
    return total_of(values, OWN_PARTS)


def self_parts_over(values: Values) -> bool:
    """Whether the named parts are more than what the person paid (自付构成超过个人支付)."""
    named = total_of(values, SELF_PARTS)
    return named > own_part(values) and all(one in values for one in OWN_PARTS if one not in MAY_BE_ABSENT)


def other_paid(values: Values) -> Money:
    """What others paid on the same bill (其他补偿)."""
    return total_of(values, OTHER_PAID)


def cover_on(standing: Iterable[Standing], on: date) -> Standing | None:
    """The cover in force on a day (当日参保), the newest if several."""
    held = [one for one in standing if one.kind == INSURED and one.holds(on)]
    return max(held, key=lambda one: one.from_on, default=None)


def derive(values: Values, standing: tuple[Standing, ...]) -> Values:
    """The computed fields (自动计算): cover on the day of admission, days, difference, sums."""
    admitted, discharged = values.get(ADMITTED_ON), values.get(DISCHARGED_ON)
    cover = cover_on(standing, admitted) if admitted else None
    stayed = admitted is not None and discharged is not None and admitted <= discharged
    found = (
        values.put(COVER_NO, (cover.number or None) if cover else None)
        .put(COVER_FROM, cover.from_on if cover else None)
        .put(COVER_TO, cover.to_on if cover else None)
        .put(DAYS, days_of(values[ADMITTED_ON], values[DISCHARGED_ON]) if stayed else None)
        .put(DIFFERENCE, difference(values))
    )
    computed, confirmed = values.get(COMPUTED_SUM), values.get(CONFIRMED_SUM)
    adjusted = confirmed - computed if confirmed is not None and computed is not None else None
    return found.put(ADJUSTED, adjusted).put(DECIDED, confirmed)


def difference_explained(facts: Facts) -> None:
    """A total that is not the sum of its parts has its reason (差额有原因)."""
    left = difference(facts.values)
    if left and left.fen and DIFFERENCE_REASON not in facts.values:
        raise Refused(f"{difference_words(facts.values, left)}请对照结算单核对；确实如此的，请填写差额原因。")


def difference_words(values: Values, left: Money) -> str:
    """医疗费总额 48,260.75 元和各项相加 48,250.75 元不相等，差 10.00 元。"""
    total = values[TOTAL_COST]
    added = (total - left).show()
    return f"医疗费总额 {total.show()} 元和各项相加 {added} 元不相等，差 {left.show()} 元。"


def sum_explained(facts: Facts) -> None:
    """The sum confirmed is the sum computed, or the reviewer says why not (调整有理由)."""
    computed, confirmed = facts.values.get(COMPUTED_SUM), facts.values.get(CONFIRMED_SUM)
    if computed is None or confirmed is None or computed == confirmed:
        return
    if ADJUST_REASON not in facts.values:
        raise Refused(
            f"复核金额 {confirmed.show()} 元和计算金额 {computed.show()} 元不同，请填写调整理由；"
            "也可以退回补正，由经办重新计算。"
        )


def something_to_pay(facts: Facts) -> None:
    """The sum decided is above zero (核定金额大于0)."""
    decided = facts.values.get(CONFIRMED_SUM)
    if decided is None:
        raise Refused("还没有复核金额，请退回重核。")
    if decided.fen == 0:
        raise Refused("核定金额是 0，请用“不予给付”。")
