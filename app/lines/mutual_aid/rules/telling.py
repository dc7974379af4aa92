"""What the clerk should know of a claim (提示): it stops nothing; cover comes with the register."""

from collections.abc import Iterator

from app.core.clock import long_day
from app.core.money import Money
from app.engine.bills import used_before
from app.engine.flow import Facts
from app.lines.mutual_aid.fields import ADMITTED_ON, CAUSE_KIND, DESIGNATED, LATE_REASON, ONE_STOP_PAID
from app.lines.mutual_aid.rules.figures import (
    cover_on,
    difference,
    difference_words,
    other_paid,
    own_part,
    self_parts_over,
)
from app.lines.mutual_aid.rules.form import BIRTH, THIRD_PARTY, WORK_INJURY
from app.lines.mutual_aid.rules.payee import by_other
from app.lines.mutual_aid.rules.terms import late_words

AID = "mutual_aid."
"""How the kinds of its benefits begin (医疗互助给付)."""

_CAUSES = {
    WORK_INJURY: "住院原因是工伤，工伤保险支付的部分不予给付，请核对。",
    BIRTH: "住院原因是生育，生育保险支付的部分不予给付，请核对。",
    THIRD_PARTY: "住院原因是第三人责任，第三人赔付的部分不予给付，请核对。",
}
"""Causes that schemes usually leave out (通常除外的原因), relief file §2.5."""


def tell(facts: Facts) -> tuple[str, ...]:
    """Sentences about the case as it stands (提示), the weightiest first."""
    return tuple(_told(facts))


def _told(facts: Facts) -> Iterator[str]:
    values = facts.values
    yield from used_before(facts)
    admitted = values.get(ADMITTED_ON)
    if admitted and cover_on(facts.standing, admitted) is None:
        yield f"没有查到入院当天（{long_day(admitted)}）的互助参保记录，请核对参保凭证。"
    if (words := late_words(facts)) and LATE_REASON not in values:
        yield f"{words}请填写延迟申请原因。"
    yield from _about_figures(facts)
    if cause := _CAUSES.get(values.get(CAUSE_KIND) or ""):
        yield cause
    if values.get(DESIGNATED) is False:
        yield "不是医保定点医院，急诊以外通常不予给付，请核对。"
    if by_other(values):
        yield "领款人不是参保人本人，只限身故、未成年或者没有行为能力。"
    if words := received_words(facts.benefits):
        yield f"{words}。"


def _about_figures(facts: Facts) -> Iterator[str]:
    values = facts.values
    left = difference(values)
    if left and left.fen:
        yield difference_words(values, left)
    if self_parts_over(values):
        yield "起付、自付、自费、自负合计超过个人账户和现金支付合计，请对照结算单核对。"
    if (values.get(ONE_STOP_PAID) or Money.ZERO).fen:
        yield "互助金已经一站式支付过一部分，请核对是不是已经全部结清。"
    others, own = other_paid(values), own_part(values)
    if others.fen and own.fen and others >= own:
        yield f"其他补偿合计 {others.show()} 元，不少于个人支付 {own.show()} 元，可能已经全额补偿。"


def received_words(benefits: tuple[tuple[str, Money], ...]) -> str:
    """今年给付 2 次 3,000.50 元, empty when nothing was paid this year."""
    sums = [amount for kind, amount in benefits if kind.startswith(AID)]
    return f"今年给付 {len(sums)} 次 {sum(sums, Money.ZERO).show()} 元" if sums else ""
