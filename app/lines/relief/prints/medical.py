"""Papers of 医疗救助 (医疗救助文书): those of every relief, with the illness and the bills."""

from app.core.clock import show_date
from app.core.money import Money
from app.engine.matter import PaperFacts
from app.engine.parties import PATIENT, PATIENT_RELATION
from app.engine.prints import Column, Table
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
from app.lines.relief.prints.aid import Papers, aid_prints
from app.lines.relief.prints.approval import Lines, Part
from app.lines.relief.prints.hardship.entries import cell, line
from app.lines.relief.rules.medical import own_part

_COLUMNS = (
    Column("医院", 5),
    Column("住院起止", 4),
    Column("结算单（票据）号", 5),
    Column("费用总额", 4, "right"),
    Column("基金支付", 4, "right"),
    Column("个人自付", 4, "right"),
)


def _illness(facts: PaperFacts) -> Lines:
    """Who is ill, of what, and each stay with its bill (病情与票据)."""
    return (
        line(cell(facts, PATIENT, (3, 8)), cell(facts, PATIENT_RELATION, (5, 6))),
        line(cell(facts, DISEASE, (3, 8)), cell(facts, OTHER_PAYER, (5, 6))),
        _bills(facts.values.get(STAYS) or ()),
        line(cell(facts, SELF_PAID, (4, 7)), cell(facts, MUTUAL_AID_PAID, (5, 6))),
        line(cell(facts, COMMERCIAL_PAID, (4, 7)), cell(facts, BALANCE, (5, 6), strong=True)),
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


MEDICAL_PRINTS = aid_prints(
    Papers("困难职工医疗救助申请表", "JZ-11 · 2026版", "困难职工医疗救助审批表", "JZ-15 · 2026版"),
    Part("病情与票据", _illness),
)
"""Every paper of 医疗救助."""
