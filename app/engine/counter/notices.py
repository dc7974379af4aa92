"""What the counter hands over where it cannot simply accept (窗口告知文书): owed, once, refusal."""

from dataclasses import replace

from app.core.clock import local, long_day
from app.engine.counter.papers import (
    REMEDY,
    SLIP_FOOT,
    Wording,
    concerning,
    hands,
    lacking_items,
    letter,
    query,
    running_of,
    sheet,
    signed_by,
    slip,
    under,
    where_to_go,
)
from app.engine.head import URGENT, URGENT_REASON
from app.engine.materials import PAPER_WORDS, Item
from app.engine.matter import PaperFacts, Print
from app.engine.prints import (
    Block,
    Column,
    Cut,
    Document,
    Heading,
    Note,
    Paragraph,
    Row,
    Rows,
    Table,
)
from app.engine.wording import Slot

_ONCE, _REFUSAL = "counter.once_notice", "counter.refusal"
ONCE_AFTER = Slot(
    _ONCE,
    "after",
    "补齐以后",
    "材料补齐后即予受理；期满未补的按撤回处理，备齐后可以随时重新申请。",
)
ONCE_WHOLE = Slot(_ONCE, "whole", "末尾的说明", "以上为一次性告知的全部内容，此后不再增加新的要求。")
ONCE_HANDS = hands(_ONCE, "申请人（代办人）签收", "经办人")
REFUSAL_BODY = Slot(_REFUSAL, "body", "正文", f"经审核，您申请的事项本中心不予受理，理由如上。{REMEDY}")
REFUSAL_UNDER = under(_REFUSAL)
REFUSAL_HANDS = hands(_REFUSAL, "申请人（代办人）签收", "经办人")


def _owed_notice(facts: PaperFacts) -> Document:
    document = slip(facts, Wording(), "容缺受理通知书")
    word = _why_owed(facts)
    if not word or not any(item.needed == "required" for item in lacking_items(facts)):
        return document
    return replace(document, blocks=(*document.blocks[:-1], Note(word), document.blocks[-1]))


def _why_owed(facts: PaperFacts) -> str:
    """Why papers may follow that are needed (后补理由): by whose word, or because it cannot wait."""
    if facts.reason:
        return f"经{facts.actor.name}同意后补：{facts.reason}"
    urgent = facts.values.get(URGENT_REASON) if facts.values.get(URGENT) else None
    return f"情况紧急，先受理后补材料：{urgent}" if urgent else ""


_LIST = (
    Column("序", 1, "centre"),
    Column("应提交材料", 8),
    Column("形式", 3, "centre"),
    Column("份数", 2, "centre"),
    Column("已交", 2, "tick"),
    Column("需补正的内容", 8),
)


def _once_notice(facts: PaperFacts) -> Document:
    """Everything that is wanted, what is missing and what is wrong with it; the stub is torn off."""
    running = running_of(facts, "supplement")
    until = f"{long_day(running.rolled)}前补齐" if running else "规定时间前补齐"
    listed = tuple(item for item in facts.verdict.items if item.needed != "no")
    numbers = "、".join(str(n) for n, item in enumerate(listed, start=1) if item.lacking)
    office, day = facts.office, long_day(local(facts.issued_at).date())
    blocks: tuple[Block, ...] = (
        _who(facts),
        query(facts),
        Table(_LIST, tuple(_line(n, item) for n, item in enumerate(listed, start=1))),
        Rows(
            (
                Row("补正期限", f"{until}第{numbers}项" if numbers else until, strong=True),
                Row("补齐以后", facts.say(ONCE_AFTER)),
                Row("地点电话", "，".join(filter(None, (office.name, office.address, office.phone)))),
            )
        ),
        Note(facts.say(ONCE_WHOLE)),
        signed_by(facts, ONCE_HANDS),
        Cut(facts.number),
        Heading("一次性告知书　存根"),
        Rows(
            (
                Row("申请人", facts.person.name, half=True, whole=True),
                Row("告知日期", day, half=True),
                Row("申请事项", facts.matter.title),
                Row("缺件序号", f"第{numbers}项" if numbers else "", half=True),
                Row("补正期限", until, half=True),
                Row("经办人", facts.actor.name, half=True),
                Row("申请人签收", "　", half=True),
            )
        ),
    )
    return sheet(facts, "一次性告知书", blocks, "SL-02 · 2026版")


def _who(facts: PaperFacts) -> Rows:
    """Who applies for what (申请人与事项)."""
    return Rows(
        (
            Row("申请人", facts.person.name, strong=True, half=True, whole=True),
            Row("代办人", facts.agent, half=True, whole=True),
            Row("申请事项", facts.matter.title),
            Row("工作单位", facts.person.unit),
        )
    )


def _line(n: int, item: Item) -> tuple[str, ...]:
    """One material: what is wanted, whether it is there, what is wrong with it."""
    name = item.rule.name
    if item.needed == "open" and item.rule.if_so:
        name = f"{item.rule.if_so}，请提供{name}"
    wrong = item.received.remark.rstrip("。；") or "未提交" if item.lacking else ""
    ticked = "已交" if item.received.received else ""
    return str(n), name, PAPER_WORDS[item.rule.form], str(item.rule.copies), ticked, wrong


def _refusal(facts: PaperFacts) -> Document:
    blocks: tuple[Block, ...] = (
        Rows(
            (
                *concerning(facts),
                Row("理由", facts.reason, strong=True),
                Row("办理去向", where_to_go(facts)),
                *_contacts(facts),
            )
        ),
        Paragraph(facts.say(REFUSAL_BODY)),
    )
    reviewed = ("复核人",) if _signed_by_reviewer(facts) else ()
    below = (signed_by(facts, REFUSAL_HANDS, *reviewed),)
    name = facts.say(REFUSAL_UNDER)
    return letter(facts, "不予受理告知书", blocks, "SL-03 · 2026版", below=below, signature=name)


def _signed_by_reviewer(facts: PaperFacts) -> bool:
    """Whether a reviewer signs too (复核签字): the office's list refuse_signed, ＊ of matters.md §6."""
    signed = {item.code for item in facts.codes.items("refuse_signed")}
    given = (item for item in facts.codes.items("refuse_reason") if facts.reason.startswith(item.name))
    return any(item.code in signed for item in given)


def _contacts(facts: PaperFacts) -> tuple[Row, ...]:
    """Address, telephone and hours of the bodies that the way names, where they are known."""
    where = where_to_go(facts)
    known = ((one, " ".join(filter(None, (one.address, one.phone, one.hours)))) for one in facts.bodies)
    return tuple(Row(one.name, said) for one, said in known if said and one.name in where)


NOTICES: tuple[Print, ...] = (
    Print("owed_notice", "容缺受理通知书", ("roll80", "a5"), _owed_notice, words=(SLIP_FOOT,)),
    Print("once_notice", "一次性告知书", ("a4",), _once_notice, words=(ONCE_AFTER, ONCE_WHOLE, ONCE_HANDS)),
    Print(
        "refusal",
        "不予受理告知书",
        ("a4",),
        _refusal,
        words=(REFUSAL_BODY, REFUSAL_UNDER, REFUSAL_HANDS),
    ),
)
"""What the counter hands over where it cannot simply accept (窗口告知文书)."""
