"""Papers of 生活救助 (救助文书): record, notice, approval, payout slip, letters of the result."""

from app.core.clock import long_day
from app.core.identity import mask
from app.core.money import Money
from app.engine.counter.papers import COUNTER_PRINTS, about, query, receipt, remedy, sheet
from app.engine.fields import AnyField, Field
from app.engine.matter import PaperFacts, Print
from app.engine.prints import Block, Document, Note, Paragraph, Query, Row, Rows, Signatures
from app.lines.relief.fields import (
    ACCOUNT_NAME,
    ACCOUNT_NO,
    AID_ELSEWHERE,
    ASKED_AMOUNT,
    BANK,
    BANK_BRANCH,
    CATEGORY,
    DECIDED,
    DENY_REASON,
    FILE_NO,
    FINDINGS,
    FUND_SOURCE,
    HAS_UNION,
    NOTICE_FROM,
    NOTICE_PLACE,
    NOTICE_TO,
    OBJECTION,
    ON_DIBAO,
    OPINION,
    OTHER_AID,
    PAID_ON,
    PAY_WAY,
    PROPOSED,
    REASON,
    RECEIVED_BY,
    RECEIVER_RELATION,
    STANDARD_USED,
    VERIFIED_ON,
    VERIFIERS,
)


def shown(facts: PaperFacts, field: AnyField) -> str:
    """A field's value as text (栏目内容), empty when it has none."""
    value = facts.values.get(field)
    return "" if value is None else field.kind.show(value, facts.codes)


def _row(facts: PaperFacts, field: AnyField, *, half: bool = False) -> Row:
    return Row(field.label, shown(facts, field), half=half)


def _sum_row(facts: PaperFacts, field: Field[Money]) -> Row:
    """A sum in capitals and figures (大小写金额), both from one integer of 分."""
    value = facts.values.get(field)
    return Row(field.label, f"{value.capital()}　¥{value.show()}" if value else "", strong=True)


def _person_rows(facts: PaperFacts) -> Rows:
    person = facts.person
    return Rows(
        (
            Row("姓名", person.name, strong=True, half=True, whole=True),
            Row("联系电话", person.phone, half=True),
            Row(person.id_label or "证件", person.id_number),
            Row("工作单位", person.unit),
            Row("家庭住址", person.address),
            _row(facts, FILE_NO, half=True),
            _row(facts, CATEGORY, half=True),
        )
    )


def _survey_record(facts: PaperFacts) -> Document:
    """To be filled by hand at the visit where nothing is known yet (调查记录)."""
    found = Rows(
        (
            _row(facts, HAS_UNION, half=True),
            _row(facts, ON_DIBAO, half=True),
            Row("申请理由", shown(facts, REASON), face="own"),
            _row(facts, AID_ELSEWHERE, half=True),
            _row(facts, ASKED_AMOUNT, half=True),
            _row(facts, OTHER_AID),
            _row(facts, VERIFIED_ON, half=True),
            _row(facts, VERIFIERS, half=True),
            _row(facts, FINDINGS),
        )
    )
    blocks: tuple[Block, ...] = (_person_rows(facts), found, Signatures(("调查人", "调查人", "被调查人")))
    return sheet(facts, "困难职工救助调查记录", blocks, "JZ-02 · 2026版")


def _public_notice(facts: PaperFacts) -> Document:
    """Name masked; no ID number, telephone, address or reason (公示), relief file §1.7."""
    first, last = facts.values.get(NOTICE_FROM), facts.values.get(NOTICE_TO)
    term = f"{long_day(first)}至{long_day(last)}" if first and last else ""
    office = facts.office
    blocks: tuple[Block, ...] = (
        Paragraph("经本人申请、审核核实，拟对以下困难职工给予生活救助，现予公示，接受监督。"),
        Rows(
            (
                Row("姓名", mask(facts.person.name, "paper"), strong=True, half=True, whole=True),
                _row(facts, CATEGORY, half=True),
                Row("工作单位", facts.person.unit),
                Row("救助类别", facts.matter.name, half=True),
                Row("拟救助金额", _yuan(facts, PROPOSED), half=True),
                Row("公示期", term),
                _row(facts, NOTICE_PLACE),
            )
        ),
        Paragraph(f"公示期内对以上情况有异议的，请向{office.name}反映，电话{office.phone}。"),
    )
    return sheet(facts, "困难职工生活救助公示", blocks, "JZ-04 · 2026版")


def _yuan(facts: PaperFacts, field: Field[Money]) -> str:
    value = facts.values.get(field)
    return f"¥{value.show()}" if value else ""


def _approval_form(facts: PaperFacts) -> Document:
    facts_found = Rows(
        (
            Row("申请理由", shown(facts, REASON), face="own"),
            _row(facts, OTHER_AID),
            _row(facts, FINDINGS),
            Row("公示结果", _notice_result(facts)),
            _row(facts, STANDARD_USED, half=True),
            _row(facts, ASKED_AMOUNT, half=True),
            _sum_row(facts, PROPOSED),
        )
    )
    decision = Rows((_row(facts, OPINION), _sum_row(facts, DECIDED), _row(facts, FUND_SOURCE)))
    blocks: tuple[Block, ...] = (
        _person_rows(facts),
        facts_found,
        decision,
        Note("本表一式两份：档案一份，记账凭证一份。"),
        Signatures(("申请人", "经办人", "复核人", "审批人")),
    )
    return sheet(facts, "困难职工救助审批表", blocks, "JZ-03 · 2026版")


def _notice_result(facts: PaperFacts) -> str:
    first, last = facts.values.get(NOTICE_FROM), facts.values.get(NOTICE_TO)
    if not first or not last:
        return "免公示"
    result = "有异议" if facts.values.get(OBJECTION) else "无异议"
    return f"{long_day(first)}至{long_day(last)}公示，{result}"


def _payout_slip(facts: PaperFacts) -> Document:
    """A money paper: it carries its own number, and LK for 领 in its QR text (领款单)."""
    person = facts.person
    blocks: tuple[Block, ...] = (
        Rows(
            (
                Row("领款人", person.name, strong=True, half=True, whole=True),
                _row(facts, PAY_WAY, half=True),
                Row("受理编号", facts.number, whole=True),
                Row(person.id_label or "证件", person.id_number),
                Row("工作单位", person.unit),
                Row("事由", facts.matter.title),
                Row("金额大写", _capital(facts), strong=True),
                Row("金额", _yuan(facts, DECIDED), strong=True, half=True),
                _row(facts, FUND_SOURCE, half=True),
                _row(facts, ACCOUNT_NAME, half=True),
                Row("附件张数", "", half=True),
                Row("开户银行", f"{shown(facts, BANK)}{shown(facts, BANK_BRANCH)}"),
                _row(facts, ACCOUNT_NO),
                Row("代领人及关系", ""),
            )
        ),
        _money_query(facts),
        Note("本单由领款人亲笔签收；代领的另附代领人证件复印件。"),
        Signatures(("领款人签章", "经办", "复核", "审批", "出纳")),
    )
    document = sheet(facts, "领款单", blocks, "JZ-05 · 2026版")
    return Document(
        document.title,
        document.size,
        facts.paper_number,
        document.office,
        document.blocks,
        foot=document.foot,
        form_code=document.form_code,
        seal="财务专用章",
    )


def _capital(facts: PaperFacts) -> str:
    value = facts.values.get(DECIDED)
    return value.capital() if value else ""


def _money_query(facts: PaperFacts) -> Query:
    qr = facts.paper_number.replace("领", "LK", 1)
    return Query(facts.query_code, facts.office.phone, facts.office.hotline, qr)


def _denial(facts: PaperFacts) -> Document:
    blocks: tuple[Block, ...] = (
        about(facts),
        Rows((_row(facts, DENY_REASON),)),
        Paragraph(f"您的申请经核实、审批，决定不予救助，理由如上。{remedy(facts)}"),
        query(facts),
        Signatures(("申请人（代办人）签收", "经办人")),
    )
    return sheet(facts, "不予救助告知书", blocks, "JZ-06 · 2026版")


def _completion(facts: PaperFacts) -> Document:
    paid_on = facts.values.get(PAID_ON)
    day = f"于{long_day(paid_on)}" if paid_on else ""
    receiver = Rows((_row(facts, RECEIVED_BY, half=True), _row(facts, RECEIVER_RELATION, half=True)))
    blocks: tuple[Block, ...] = (
        about(facts),
        Rows(
            (_sum_row(facts, DECIDED), _row(facts, FUND_SOURCE, half=True), _row(facts, PAY_WAY, half=True))
        ),
        *((receiver,) if RECEIVED_BY in facts.values else ()),
        Paragraph(f"您申请的生活救助已办结，救助金（物）已{day}发放，请查收。{remedy(facts)}"),
        query(facts),
    )
    return sheet(facts, "办结通知", blocks, "JZ-07 · 2026版")


LIVING_PRINTS: tuple[Print, ...] = (
    receipt(),
    *COUNTER_PRINTS,
    Print("survey_record", "调查记录", ("a4",), _survey_record),
    Print("public_notice", "公示", ("a4",), _public_notice),
    Print("approval_form", "救助审批表", ("a4",), _approval_form),
    Print("payout_slip", "领款单", ("a4",), _payout_slip, numbered="领"),
    Print("denial", "不予救助告知书", ("a4",), _denial),
    Print("completion", "办结通知", ("a4",), _completion),
)
"""Every paper of 生活救助 (文书)."""
