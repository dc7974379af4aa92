"""Papers of 住院给付 (给付文书): calculation, approval, notice of payment, letters of return and refusal."""

from collections.abc import Iterable
from dataclasses import replace

from app.core.clock import long_day
from app.core.identity import mask, mask_id, tail
from app.core.money import Money
from app.engine.bills import BILL_CHOICE
from app.engine.counter import COUNTER_PRINTS, receipt, registration_form
from app.engine.counter.papers import Writer, concerning, letter, remedy, running_of, sheet, signed
from app.engine.fields import AnyField, Field
from app.engine.head import APPLIED_ON
from app.engine.matter import PaperFacts, Print
from app.engine.prints import (
    Block,
    Column,
    Document,
    Heading,
    Note,
    Opinion,
    Paragraph,
    Query,
    Row,
    Rows,
    Signatures,
    Table,
)
from app.lines.mutual_aid import fields as f
from app.lines.mutual_aid.rules.figures import other_paid, own_part
from app.lines.mutual_aid.rules.payee import by_other

_DECLARATION = "本人声明：以上填写和所交材料属实；同意核查本人医保结算信息；多领的互助金如数退回。"
"""The three declarations as the form says them (声明), matters.md §5.2."""


def shown(facts: PaperFacts, field: AnyField) -> str:
    """A field's value as text (栏目内容), empty when it has none."""
    value = facts.values.get(field)
    text = "" if value is None else field.kind.show(value, facts.codes)
    return text.split(" ")[0] if field.kind.kind == "date" else text


def _row(facts: PaperFacts, field: AnyField) -> Row:
    return Row(field.label, shown(facts, field))


def _half(facts: PaperFacts, *fields: AnyField) -> Iterable[Row]:
    return (Row(field.label, shown(facts, field), half=True) for field in fields)


def _yuan(value: Money | None) -> str:
    return f"¥{value.show()}" if value else ""


def _sum_row(facts: PaperFacts, field: Field[Money], label: str = "") -> Row:
    """A sum in capitals and figures (大小写金额), both from one integer of 分."""
    value = facts.values.get(field)
    text = f"{value.capital()}　¥{value.show()}" if value else ""
    return Row(label or field.label, text, strong=True)


def _term(facts: PaperFacts, first: AnyField, last: AnyField) -> str:
    """2026年9月2日至2026年9月21日"""
    begun, ended = facts.values.get(first), facts.values.get(last)
    return f"{long_day(begun)}至{long_day(ended)}" if begun and ended else ""


def _claim_rows(facts: PaperFacts) -> Rows:
    """Who, where and when (基本信息)."""
    person, level = facts.person, shown(facts, f.HOSPITAL_LEVEL)
    days = f"，{shown(facts, f.DAYS)}天" if f.DAYS in facts.values else ""
    stay = _term(facts, f.ADMITTED_ON, f.DISCHARGED_ON)
    hospital = f"{shown(facts, f.HOSPITAL)}（{level}）" if level else shown(facts, f.HOSPITAL)
    cover = f"{shown(facts, f.COVER_NO)}　{_term(facts, f.COVER_FROM, f.COVER_TO)}"
    return Rows(
        (
            Row("姓名", person.name, strong=True, half=True, whole=True),
            Row(person.id_label or "证件", mask_id(person.id_number), half=True),
            Row("工作单位", person.unit),
            Row("参保凭证", cover.strip()),
            *_half(facts, f.SI_KIND, f.RETIRED),
            Row("就诊医院", hospital),
            Row("住院日期", f"{stay}{days}" if stay else ""),
            *_half(facts, f.PLACE_KIND, f.CAUSE_KIND),
            _row(facts, f.DIAGNOSIS_MAIN),
            *_half(facts, f.SETTLEMENT_NO, f.SETTLED_ON),
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


def _by_plan(facts: PaperFacts) -> str:
    """按第2026期计划核算, with a gap for the hand where the period is not typed yet."""
    return f"按第{shown(facts, f.PERIOD) or '（　　　　）'}期计划核算"


def _calculation(facts: PaperFacts) -> Document:
    """Every figure and the sum that was worked out by hand (计算表), relief file §2.8."""
    explained = (_row(facts, f.DIFFERENCE_REASON),) if f.DIFFERENCE_REASON in facts.values else ()
    blocks: tuple[Block, ...] = (
        _claim_rows(facts),
        _figures(facts),
        Rows(
            (
                *explained,
                Row("计算依据", _by_plan(facts)),
                _row(facts, f.CALCULATION),
                _sum_row(facts, f.COMPUTED_SUM, "本次给付"),
            )
        ),
        signed("计算（经办）", "初审（复核）", "审批"),
    )
    return sheet(facts, "医疗互助金计算（审核）表", blocks, "HZ-06 · 2026版")


def _approval_form(facts: PaperFacts) -> Document:
    values = facts.values
    bill = (_row(facts, BILL_CHOICE), _row(facts, f.BILL_REASON)) if BILL_CHOICE in values else ()
    blocks: tuple[Block, ...] = (
        _claim_rows(facts),
        Rows(
            (
                *_half(facts, f.TOTAL_COST),
                Row("个人支付合计", own_part(values).show(), half=True),
                Row("其他补偿合计", other_paid(values).show(), half=True),
                *_half(facts, f.CLAIM_KIND),
                *bill,
                *_half(facts, f.ACCOUNT_NAME),
                Row("开户银行", f"{shown(facts, f.BANK)}{shown(facts, f.BANK_BRANCH)}"),
                _row(facts, f.ACCOUNT_NO),
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
    adjusted = (*_half(facts, f.ADJUSTED), _row(facts, f.ADJUST_REASON)) if f.ADJUST_REASON in values else ()
    on = values.get(f.UNION_ON)
    union = (shown(facts, f.UNION_OPINION), shown(facts, f.UNION_PERSON), long_day(on) if on else "")
    return (
        Heading("意见"),
        Opinion(f.UNION_OPINION.label, "　".join(filter(None, union)), signer="工会主席"),
        Rows(
            (
                Row("计算依据", _by_plan(facts)),
                *_half(facts, f.COMPUTED_SUM, f.CONFIRMED_SUM),
                *adjusted,
            )
        ),
        Opinion("复核意见", signer="复核人", sealed=False),
        Rows((_sum_row(facts, f.DECIDED), _row(facts, f.MUTUAL_FUND))),
        Opinion(f.OPINION.label, shown(facts, f.OPINION), signer="审批人"),
    )


def _payee_rows(facts: PaperFacts) -> Iterable[Row]:
    if not by_other(facts.values):
        return ()
    return _half(facts, f.PAYEE, f.PAYEE_RELATION, f.PAYEE_REASON, f.PAYEE_ID_NUMBER)


def _payment_notice(facts: PaperFacts) -> Document:
    """A money paper: it carries its own number, and JF for 给 in its QR text (给付通知单)."""
    applied, paid = facts.values.get(APPLIED_ON), facts.values.get(f.PAID_ON)
    how = [_by_plan(facts), f"计算金额 {_yuan(facts.values.get(f.COMPUTED_SUM))}"]
    if f.ADJUST_REASON in facts.values:
        how.append(f"调整后 {_yuan(facts.values.get(f.DECIDED))}：{shown(facts, f.ADJUST_REASON)}")
    account = tail(facts.values.get(f.ACCOUNT_NO) or "")
    way = f"转账 {shown(facts, f.BANK)} 尾号{account}" if account else ""
    blocks: tuple[Block, ...] = (
        Paragraph("您的申请已审核完毕，结果如下。"),
        Rows(
            (
                Row("申请事项", facts.matter.title),
                Row("申请日期", long_day(applied) if applied else "", half=True),
                Row("受理编号", facts.number, half=True, whole=True),
                _sum_row(facts, f.DECIDED, "给付金额"),
                Row("怎样算出", "，".join(how)),
                Row("到账方式", way, half=True),
                Row("到账日期", long_day(paid) if paid else "", half=True),
                Row("不同意时", remedy(facts)),
            )
        ),
        _money_query(facts),
    )
    title, to = "医疗互助金给付通知单", mask(facts.person.name, "paper")
    writer = Writer(facts.office.name, seal="财务专用章")
    document = letter(facts, title, blocks, "HZ-08 · 2026版", to=to, writer=writer, asks=False)
    return replace(document, size="a5", number=facts.paper_number)


def _money_query(facts: PaperFacts) -> Query:
    qr = facts.paper_number.replace("给", "JF", 1)
    return Query(facts.query_code, facts.office.phone, facts.office.hotline, qr)


def _denial(facts: PaperFacts) -> Document:
    """Which reasons of the list hold, and in words why (不予给付告知书), relief file §2.5."""
    rows = facts.values.get(f.EXCLUSIONS) or ()
    named = (f.EXCLUSION.kind.show(row[f.EXCLUSION], facts.codes) for row in rows)
    reasons = "\n".join(f"{n}. {one}" for n, one in enumerate(named, start=1))
    stay = _term(facts, f.ADMITTED_ON, f.DISCHARGED_ON)
    blocks: tuple[Block, ...] = (
        Rows(
            (
                *concerning(facts),
                _row(facts, f.HOSPITAL),
                Row("住院日期", stay),
                Row("不予给付原因", reasons, strong=True),
                _row(facts, f.DENY_TEXT),
            )
        ),
        Paragraph(f"您的申请经审核，决定不予给付，原因如上。您交来的材料可以领回。{remedy(facts)}"),
    )
    return letter(facts, "不予给付告知书", blocks, "HZ-09 · 2026版", below=(_taken(),))


def _return_notice(facts: PaperFacts) -> Document:
    running = running_of(facts, facts.matter.promise)
    still = "补正期间不计入承诺期限。" if running else ""
    blocks: tuple[Block, ...] = (
        Rows((*concerning(facts), Row("需要补正", facts.reason, strong=True))),
        Paragraph(f"请您按上面的内容补正后交回本中心，交回后继续办理。{still}"),
    )
    return letter(facts, "补正告知单", blocks, "HZ-05 · 2026版", below=(_taken(),))


def _taken() -> Signatures:
    """Who took the letter, and who gave it (签收)."""
    return signed("申请人（代办人）签收", "经办人")


INPATIENT_PRINTS: tuple[Print, ...] = (
    receipt(),
    *COUNTER_PRINTS,
    registration_form(
        "HZ-02 · 2026版",
        "医疗互助住院给付申请表",
        signed=("参保人（代办人）", "单位工会（盖章）", "经办人"),
        note=_DECLARATION,
    ),
    Print("calculation", "计算（审核）表", ("a4",), _calculation),
    Print("approval_form", "给付审批表", ("a4",), _approval_form),
    Print("payment_notice", "给付通知单", ("a5", "a4"), _payment_notice, numbered="给"),
    Print("denial", "不予给付告知书", ("a4",), _denial),
    Print("return_notice", "补正告知单", ("a4",), _return_notice),
)
"""Every paper of 住院给付 (文书)."""
