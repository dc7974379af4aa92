"""Forms of 住院给付 (给付表单): the calculation, the approval with its opinions."""

from collections.abc import Iterable
from dataclasses import replace

from app.core.clock import long_day
from app.core.identity import mask_id
from app.core.money import Money
from app.engine.bills import BILL_CHOICE
from app.engine.counter.papers import (
    sheet,
    signed,
)
from app.engine.fields import Field
from app.engine.matter import PaperFacts
from app.engine.prints import (
    Block,
    Column,
    Document,
    Heading,
    Note,
    Opinion,
    Row,
    Rows,
    Table,
)
from app.lines.mutual_aid import fields as f
from app.lines.mutual_aid.prints.parts import by_plan, half, row, shown, sum_row, term
from app.lines.mutual_aid.rules.figures import other_paid, own_part
from app.lines.mutual_aid.rules.payee import by_other


def _claim_rows(facts: PaperFacts) -> Rows:
    """Who, where and when (基本信息)."""
    person, level = facts.person, shown(facts, f.HOSPITAL_LEVEL)
    days = f"，{shown(facts, f.DAYS)}天" if f.DAYS in facts.values else ""
    stay = term(facts, f.ADMITTED_ON, f.DISCHARGED_ON)
    hospital = f"{shown(facts, f.HOSPITAL)}（{level}）" if level else shown(facts, f.HOSPITAL)
    cover = f"{shown(facts, f.COVER_NO)}　{term(facts, f.COVER_FROM, f.COVER_TO)}"
    return Rows(
        (
            Row("姓名", person.name, strong=True, half=True, whole=True),
            Row(person.id_label or "证件", mask_id(person.id_number), half=True),
            Row("工作单位", person.unit),
            Row("参保凭证", cover.strip()),
            *half(facts, f.SI_KIND, f.RETIRED),
            Row("就诊医院", hospital),
            Row("住院日期", f"{stay}{days}" if stay else ""),
            *half(facts, f.PLACE_KIND, f.CAUSE_KIND),
            row(facts, f.DIAGNOSIS_MAIN),
            *half(facts, f.SETTLEMENT_NO, f.SETTLED_ON),
        )
    )


_GROUPS: tuple[tuple[str, tuple[Field[Money], ...]], ...] = (
    ("费用和基金支付", (f.TOTAL_COST, *f.FUND_PARTS, f.DIFFERENCE)),
    ("个人支付和构成", (*f.OWN_PARTS, *f.SELF_PARTS)),
    ("其他补偿", f.OTHER_PAID),
)
"""The figures of the sheet in their order, from above to below (结算单各项)."""


def _figures(facts: PaperFacts) -> Table:
    """Every figure of the sheet, and what others paid (结算单各项)."""
    heads = tuple(
        column for title, _ in _GROUPS for column in (Column(title, 5), Column("金额（元）", 3, "right"))
    )
    deep = max(len(fields) for _, fields in _GROUPS)
    rows = (
        tuple(
            text
            for _, fields in _GROUPS
            for text in ((fields[n].label, shown(facts, fields[n])) if n < len(fields) else ("", ""))
        )
        for n in range(deep)
    )
    return Table(heads, tuple(rows))


def calculation(facts: PaperFacts) -> Document:
    """Every figure and the sum that was worked out by hand (计算表), relief file §2.8."""
    explained = (row(facts, f.DIFFERENCE_REASON),) if f.DIFFERENCE_REASON in facts.values else ()
    blocks: tuple[Block, ...] = (
        _claim_rows(facts),
        _figures(facts),
        Rows(
            (
                *explained,
                Row("计算依据", by_plan(facts)),
                row(facts, f.CALCULATION),
                sum_row(facts, f.COMPUTED_SUM, "本次给付"),
            )
        ),
        signed("计算（经办）", "初审（复核）", "审批"),
    )
    return sheet(facts, "医疗互助金计算（审核）表", blocks, "HZ-06 · 2026版")


def approval_form(facts: PaperFacts) -> Document:
    """What the approver signs, the sum in sight (给付审批表)."""
    values = facts.values
    bill = (row(facts, BILL_CHOICE), row(facts, f.BILL_REASON)) if BILL_CHOICE in values else ()
    blocks: tuple[Block, ...] = (
        _claim_rows(facts),
        Rows(
            (
                *half(facts, f.TOTAL_COST),
                Row("个人支付合计", own_part(values).show(), half=True),
                Row("其他补偿合计", other_paid(values).show(), half=True),
                *half(facts, f.CLAIM_KIND),
                *bill,
                *half(facts, f.ACCOUNT_NAME),
                Row("开户银行", f"{shown(facts, f.BANK)}{shown(facts, f.BANK_BRANCH)}"),
                row(facts, f.ACCOUNT_NO),
                *_payee_rows(facts),
            )
        ),
        signed("经办人"),
        *_opinions(facts),
        Note("本表一式两份：档案一份，记账凭证一份。"),
    )
    return replace(sheet(facts, "医疗互助金给付审批表", blocks, "HZ-07 · 2026版"), seal="")


def _opinions(facts: PaperFacts) -> tuple[Block, ...]:
    """Who says what about it, the sum in sight of the hand that signs (意见)."""
    values = facts.values
    adjusted = (*half(facts, f.ADJUSTED), row(facts, f.ADJUST_REASON)) if f.ADJUST_REASON in values else ()
    on = values.get(f.UNION_ON)
    union = (shown(facts, f.UNION_OPINION), shown(facts, f.UNION_PERSON), long_day(on) if on else "")
    return (
        Heading("意见"),
        Opinion(f.UNION_OPINION.label, "　".join(filter(None, union)), signer="工会主席"),
        Rows(
            (
                Row("计算依据", by_plan(facts)),
                *half(facts, f.COMPUTED_SUM, f.CONFIRMED_SUM),
                *adjusted,
            )
        ),
        Opinion("复核意见", signer="复核人", sealed=False),
        Rows((sum_row(facts, f.DECIDED), row(facts, f.MUTUAL_FUND))),
        Opinion(f.OPINION.label, shown(facts, f.OPINION), signer="审批人"),
    )


def _payee_rows(facts: PaperFacts) -> Iterable[Row]:
    if not by_other(facts.values):
        return ()
    return half(facts, f.PAYEE, f.PAYEE_RELATION, f.PAYEE_REASON, f.PAYEE_ID_NUMBER)
