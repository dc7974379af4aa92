"""The agreement of a mediation (调解协议书), picture 08 of the paper page: sums in capitals and figures."""

from app.core.clock import long_day
from app.engine.counter.papers import Writer, running_of, sheet
from app.engine.head import APPLIED_ON
from app.engine.matter import PaperFacts
from app.engine.prints import Block, Document, Heading, Note, Paragraph, Signatures
from app.engine.values import Values
from app.engine.wording import Slot
from app.lines.rights.fields.mediation import (
    AGREED_ON,
    AGREED_SCOPE,
    AGREED_TOTAL,
    AMOUNT,
    BREACH,
    MEDIATORS,
    TERM,
    TERM_DUE,
    TERM_HOW,
    TERMS,
)
from app.lines.rights.prints.cells import cause, claim_lines, day_of, in_words, shown, sides

CLOSING = Slot(
    "rights.agreement",
    "closing",
    "末尾的说明",
    "本协议一式三份：双方当事人各一份，本中心存档一份，具有同等效力。",
)
_ARTICLES = "一二三四五六"


def agreement(facts: PaperFacts) -> Document:
    """Both sides, the claims, the terms, what binds and what may be done (劳动争议调解协议书)."""
    mediators = shown(facts, MEDIATORS)
    parts = [
        ("争议事项", f"申请人的请求：\n{claim_lines(facts)}"),
        ("协议内容", _terms(facts)),
        *([("违约责任", shown(facts, BREACH))] if BREACH in facts.values else []),
        ("效力", _effect(facts)),
    ]
    blocks: list[Block] = [
        *sides(facts),
        Paragraph(
            f"双方因{cause(facts)}发生争议，申请人于{day_of(facts, APPLIED_ON)}申请调解。"
            f"{f'经调解员{mediators}主持调解，' if mediators else ''}双方在查明事实、分清责任的基础上，"
            f"于{day_of(facts, AGREED_ON)}自愿达成如下协议："
        ),
    ]
    for n, (title, text) in enumerate(parts):
        blocks += [Heading(f"第{_ARTICLES[n]}条　{title}"), Paragraph(text)]
    blocks += [
        Note(facts.say(CLOSING)),
        Signatures(("申请人（签名或盖章）", "被申请人（签名或盖章）", "调解员", "调解组织（盖章）")),
    ]
    writer = Writer(facts.office.name, seal="调解组织印章")
    return sheet(facts, "劳动争议调解协议书", tuple(blocks), "WQ-06 · 2026版", writer)


def _terms(facts: PaperFacts) -> str:
    terms = facts.values.get(TERMS) or ()
    lines = [f"{n}．{_term(one)}" for n, one in enumerate(terms, start=1)]
    total = facts.values.get(AGREED_TOTAL)
    if total and len(terms) > 1:
        lines.append(f"以上金额合计{in_words(total)}。")
    if AGREED_SCOPE in facts.values:
        lines.append(f"本次达成协议的范围：{shown(facts, AGREED_SCOPE)}。")
    return "\n".join(lines)


def _term(term: Values) -> str:
    amount, how = term.get(AMOUNT), term.get(TERM_HOW)
    said = [term[TERM].rstrip("。；")]
    if amount:
        said.append(in_words(amount))
    if how:
        said.append(how.rstrip("。；"))
    return f"{'，'.join(said)}，于{long_day(term[TERM_DUE])}前履行。"


def _effect(facts: PaperFacts) -> str:
    """What it binds to and where it may be confirmed (效力提示): 劳动争议调解仲裁法 14–16, 浙江省条例 11."""
    return (
        "本协议由双方当事人签名或者盖章，经调解员签名并加盖调解组织印章后生效，对双方当事人具有约束力，应当自觉履行。"
        f"双方可以自协议生效之日起{_until(facts, 'arbitral')}共同向劳动人事争议仲裁委员会申请仲裁审查确认，"
        f"也可以{_until(facts, 'judicial')}共同向人民法院申请司法确认。\n"
        "一方在约定期限内不履行的，另一方可以依法申请仲裁；因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金达成"
        "的协议，劳动者可以持本协议向人民法院申请支付令（《劳动争议调解仲裁法》第十四条至第十六条）。"
    )


def _until(facts: PaperFacts, code: str) -> str:
    running = running_of(facts, code)
    return f"{running.days}日内（到{long_day(running.rolled)}为止）" if running else "规定期限内"
