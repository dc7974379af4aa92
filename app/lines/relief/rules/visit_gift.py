"""Rules of 送温暖慰问 (慰问规则): goods make up the sum, two people visit."""

import re
from collections.abc import Iterable

from app.core.errors import Fault, Refused
from app.core.money import Money
from app.engine.fields import Field
from app.engine.flow import Facts, Guard
from app.engine.values import Values
from app.lines.relief.fields.aid import DECIDED, GOODS, PAY_WAY, PROPOSED
from app.lines.relief.fields.visit_gift import (
    AT_WORK,
    GOODS_PRICE,
    GOODS_QUANTITY,
    GOODS_ROWS,
    IN_HOSPITAL,
    MOURNING,
    OCCASION,
    VISITED_BY,
)
from app.lines.relief.rules.aid import faults

_VISITORS = 2
"""Two people visit (慰问人两名), matters.md §5.3."""


def worth(values: Values) -> Money:
    """What the goods are worth (慰问品价值), quantity by price."""
    rows = values.get(GOODS_ROWS) or ()
    return sum((row[GOODS_PRICE] * row[GOODS_QUANTITY] for row in rows), Money.ZERO)


def goods_make_up(field: Field[Money]) -> Guard:
    """A guard: where goods are given, they make up the sum (慰问品合计等于金额)."""

    def guard(facts: Facts) -> None:
        amount = facts.values.get(field)
        if facts.values.get(PAY_WAY) != GOODS or amount is None:
            return
        if not facts.values.get(GOODS_ROWS):
            raise Refused("发放实物，请先填写慰问品明细。")
        if worth(facts.values) != amount:
            raise Refused(
                f"慰问品合计 {worth(facts.values).show()} 元，"
                f"与{field.label} {amount.show()} 元不符，请核对。"
            )

    return guard


def visited_by_two(facts: Facts) -> None:
    """Two people were there (两人慰问)."""
    named = facts.values.get(VISITED_BY)
    if named is not None and len([one for one in re.split(r"[、，,\s]+", named) if one]) < _VISITORS:
        raise Refused(f"慰问要两人同去，请在“{VISITED_BY.label}”里写两个名字，用顿号隔开。")


def visit_faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of the gift (表单校验)."""
    yield from faults(values)
    if values.get(GOODS_ROWS) and (values.get(PAY_WAY) or GOODS) != GOODS:
        yield Fault(PAY_WAY.code, "填了慰问品，发放方式请选实物；另给慰问金的单独登记一件。")
    proposed, decided = values.get(PROPOSED), values.get(DECIDED)
    if proposed and decided and decided > proposed:
        yield Fault(DECIDED.code, f"审批金额不能超过拟救助金额 {proposed.show()} 元。")


def in_hospital(values: Values) -> bool | None:
    """Whether he is visited in hospital (住院慰问)."""
    return _is(values, IN_HOSPITAL)


def at_work(values: Values) -> bool | None:
    """Whether he was hurt at work (工伤慰问)."""
    return _is(values, AT_WORK)


def mourning(values: Values) -> bool | None:
    """Whether somebody died (丧事、殉职慰问)."""
    return _is(values, MOURNING)


def _is(values: Values, occasion: str) -> bool | None:
    found = values.get(OCCASION)
    return None if found is None else found == occasion
