"""Papers of 医疗救助 (医疗救助文书): those of every relief, with the illness and the bills."""

from app.core.clock import show_date
from app.core.money import Money
from app.engine.matter import PaperFacts
from app.engine.parties import PATIENT, PATIENT_RELATION
from app.engine.prints import Block, Column, Rows, Table
from app.engine.values import Values
from app.lines.relief.fields.medical import (
    ADMITTED_ON,
    BALANCE,
    COMMERCIAL_PAID,
    DISCHARGED_ON,
    DISEASE,
    HOSPITAL,
    MUTUAL_AID_PAID,
    OTHER_PAYER,
    POOL_PAID,
    SELF_PAID,
    SETTLEMENT_NO,
    STAYS,
    TOTAL,
)
from app.lines.relief.prints.aid import aid_prints
from app.lines.relief.prints.parts import halves
from app.lines.relief.rules.medical import own_part

_COLUMNS = (
    Column("医院", 5),
    Column("住院起止", 4),
    Column("结算单（票据）号", 5),
    Column("费用总额", 4, "right"),
    Column("基金支付", 4, "right"),
    Column("个人自付", 4, "right"),
)


def _illness(facts: PaperFacts) -> tuple[Block, ...]:
    """Who is ill, of what, and each stay with its bill (病情与票据)."""
    return (
        Rows(halves(facts, PATIENT, PATIENT_RELATION, DISEASE, OTHER_PAYER)),
        _bills(facts.values.get(STAYS) or ()),
        Rows(halves(facts, SELF_PAID, MUTUAL_AID_PAID, COMMERCIAL_PAID, BALANCE)),
    )


def _bills(stays: tuple[Values, ...]) -> Table:
    rows = tuple(_line(stay) for stay in stays)
    total = sum((stay[TOTAL] for stay in stays), Money.ZERO)
    totals = (("合计", "", f"{len(stays)} 张", total.show(), "", ""),) if len(stays) > 1 else ()
    return Table(_COLUMNS, rows, totals, empty=0 if rows else 2)


def _line(stay: Values) -> tuple[str, ...]:
    own = own_part(stay)
    known = POOL_PAID in stay
    return (
        stay[HOSPITAL],
        f"{show_date(stay[ADMITTED_ON])}\n{show_date(stay[DISCHARGED_ON])}",
        stay[SETTLEMENT_NO],
        stay[TOTAL].show(),
        (stay[TOTAL] - own).show() if known else "",
        own.show() if known else "",
    )


MEDICAL_PRINTS = aid_prints("困难职工医疗救助申请表", "JZ-11 · 2026版", _illness)
"""Every paper of 医疗救助."""
