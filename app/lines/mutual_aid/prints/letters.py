"""Letters of 住院给付 (给付告知): the notice of payment, refusal, return for correction."""

from dataclasses import replace

from app.core.clock import long_day
from app.core.identity import mask, tail
from app.engine.counter.papers import (
    REMEDY,
    Writer,
    concerning,
    hands,
    letter,
    remedy,
    running_of,
    signed,
    signed_by,
    under,
)
from app.engine.head import APPLIED_ON
from app.engine.matter import PaperFacts
from app.engine.prints import AmountBox, Block, Document, Paragraph, Query, Row, Rows, Signatures
from app.engine.wording import Slot
from app.lines.mutual_aid import fields as f
from app.lines.mutual_aid.prints.parts import by_plan, row, shown, term, yuan

_DENIAL = "mutual_aid.denial"
DENIAL_BODY = Slot(
    _DENIAL, "body", "正文", f"您的申请经审核，决定不予给付，原因如上。您交来的材料可以领回。{REMEDY}"
)
DENIAL_UNDER, DENIAL_HANDS = under(_DENIAL), hands(_DENIAL, "申请人（代办人）签收", "经办人")
PAID_BODY = Slot("mutual_aid.payment_notice", "body", "开头", "您的申请已审核完毕，结果如下。")


def payment_notice(facts: PaperFacts) -> Document:
    """A money paper: it carries its own number, and JF for 给 in its QR text (给付通知单)."""
    applied, paid = facts.values.get(APPLIED_ON), facts.values.get(f.PAID_ON)
    how = [by_plan(facts), f"计算金额 {yuan(facts.values.get(f.COMPUTED_SUM))}"]
    if f.ADJUST_REASON in facts.values:
        how.append(f"调整后 {yuan(facts.values.get(f.DECIDED))}：{shown(facts, f.ADJUST_REASON)}")
    account = tail(facts.values.get(f.ACCOUNT_NO) or "")
    way = f"转账 {shown(facts, f.BANK)} 尾号{account}" if account else ""
    blocks: tuple[Block, ...] = (
        Paragraph(facts.say(PAID_BODY)),
        Rows(
            (
                Row("申请事项", facts.matter.title),
                Row("申请日期", long_day(applied) if applied else "", half=True),
                Row("受理编号", facts.number, half=True, whole=True),
            )
        ),
        AmountBox(facts.values.get(f.DECIDED), "给付金额"),
        Rows(
            (
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


def denial(facts: PaperFacts) -> Document:
    """Which reasons of the list hold, and in words why (不予给付告知书), relief file §2.5."""
    rows = facts.values.get(f.EXCLUSIONS) or ()
    named = (f.EXCLUSION.kind.show(row[f.EXCLUSION], facts.codes) for row in rows)
    reasons = "\n".join(f"{n}. {one}" for n, one in enumerate(named, start=1))
    stay = term(facts, f.ADMITTED_ON, f.DISCHARGED_ON)
    blocks: tuple[Block, ...] = (
        Rows(
            (
                *concerning(facts),
                row(facts, f.HOSPITAL),
                Row("住院日期", stay),
                Row("不予给付原因", reasons, strong=True),
                row(facts, f.DENY_TEXT),
            )
        ),
        Paragraph(facts.say(DENIAL_BODY)),
    )
    below, name = (signed_by(facts, DENIAL_HANDS),), facts.say(DENIAL_UNDER)
    return letter(facts, "不予给付告知书", blocks, "HZ-09 · 2026版", below=below, signature=name)


def return_notice(facts: PaperFacts) -> Document:
    """What is to be put right, and that the term waits (补正告知单)."""
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
