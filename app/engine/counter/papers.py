"""Papers of the counter (窗口文书): receipt, notices of missing papers and of refusal, letters of ending."""

from dataclasses import dataclass, replace

from app.core.clock import local, long_day, show_moment, show_time, weekday
from app.core.identity import mask, tail
from app.engine.materials import PAPER_WORDS, Item
from app.engine.matter import PaperFacts, Print
from app.engine.prints import (
    Block,
    Closing,
    Document,
    MaterialLine,
    Materials,
    Missing,
    Note,
    Promise,
    Query,
    Row,
    Rows,
    Salutation,
    Signatures,
    Subject,
)
from app.engine.timers import Running
from app.engine.wording import Slot

BLANK = "　"
"""An empty cell for the hand (手填)."""
SLIP_FOOT = Slot(
    "counter.slip", "foot", "回执末尾的说明", "凭本回执或本人证件查询、领取结果。遗失不影响办理。"
)
"""What a slip says at its end (回执说明)."""
UNIT_WORDS = {"day": "日", "workday": "个工作日", "month": "个月", "year": "年"}


@dataclass(frozen=True, slots=True)
class Wording:
    """A receipt's own words (回执用语): a matter that may not say 受理 gives others.

    `subject` stands for the matter's title; a `neutral` one says neither unit nor papers (检举控告);
    `lacking` heads the friendly list of what may still be handed in, empty for none.
    """

    title: str = "受理回执"
    verb: str = "受理"
    promise: str = "承诺办结"
    subject: str = ""
    neutral: bool = False
    lacking: str = ""


def receipt(wording: Wording | None = None) -> Print:
    """The slip that the applicant takes home (受理回执), 80 mm or A5."""
    words = wording or Wording()

    def build(facts: PaperFacts) -> Document:
        return slip(facts, words, words.title)

    return Print("receipt", words.title, ("roll80", "a5"), build, words=(SLIP_FOOT,))


def slip(facts: PaperFacts, words: Wording, title: str) -> Document:
    """The slip in these words, on a roll (小票)."""
    blocks: list[Block] = [
        Subject("事项" if words.subject else "申请事项", words.subject or facts.matter.title)
    ]
    blocks.append(_slip_rows(facts, words))
    blocks += _promise(facts, words)
    if not words.neutral:
        blocks += _received(facts)
        blocks += _owed(facts)
        blocks += _welcome(facts, words)
    blocks.append(query(facts))
    blocks.append(Note(facts.say(SLIP_FOOT)))
    return Document(
        title,
        "roll80",
        facts.number,
        facts.office.name,
        tuple(blocks),
        foot=foot(facts),
        form_code="SL-01 · 2026版",
        number_label=f"{words.verb}编号",
        clerk=f"{facts.actor.window} 经办 {facts.actor.name}".strip(),
        seal="业务专用章",
    )


def _slip_rows(facts: PaperFacts, words: Wording) -> Rows:
    person = facts.person
    name = person.name if person.is_unit else mask(person.name, "paper")
    if facts.agent:
        name = f"{name}（代办：{mask(facts.agent, 'paper')}）"
    paper = (
        person.id_number
        if person.is_unit
        else (
            f"{person.id_label.removeprefix('居民')} 尾号{tail(person.id_number)}"
            if person.id_number
            else "未出示"
        )
    )
    window = f"{facts.actor.window}　{facts.actor.name}".strip()
    return Rows(
        (
            Row("申请人", name or "未具名", half=True, whole=True),
            *(() if words.neutral else (Row("证件", paper, half=True), Row("工作单位", person.unit))),
            Row(f"{words.verb}时间", show_moment(facts.accepted_at), half=True),
            Row("经办", window, half=True, on="sheet"),
        )
    )


def _promise(facts: PaperFacts, words: Wording) -> list[Block]:
    running = running_of(facts, facts.matter.promise)
    if running is None:
        return []
    under = [f"{weekday(running.rolled)} · {words.verb}后{running.days}{UNIT_WORDS[running.unit]}"]
    if facts.matter.timer(facts.matter.promise).pauses:
        under.append("公示、核对等时间另计")
    if running.provisional:
        under.append(f"暂定：{running.rolled.year}年放假安排公布后可能顺延")
    return [Promise(words.promise, f"{long_day(running.rolled)}前", tuple(under))]


def _welcome(facts: PaperFacts, words: Wording) -> list[Block]:
    """What may still be handed in, without a term and without consequence (可补交材料)."""
    lacking = tuple(wanted(item) for item in facts.verdict.items if item.lacking)
    if not words.lacking or not lacking:
        return []
    return [Missing(words.lacking, "不影响登记", lacking, label="可补交", due=False)]


def _received(facts: PaperFacts) -> list[Block]:
    there = [item for item in facts.verdict.items if item.received.good]
    lines = tuple(
        MaterialLine(n, item.rule.name, PAPER_WORDS[item.rule.form], item.received.copies or item.rule.copies)
        for n, item in enumerate(there, start=1)
    )
    return [Materials("已收材料", f"共{sum(line.copies for line in lines)}份", lines)] if lines else []


def _owed(facts: PaperFacts) -> list[Block]:
    running = running_of(facts, "owed")
    lacking = tuple(wanted(item) for item in facts.verdict.items if item.lacking)
    if running is None or not running.open or not lacking:
        return []
    heading = (
        "尚缺（容缺受理）"
        if not any(item.needed == "required" for item in lacking_items(facts))
        else "尚缺（后补）"
    )
    return [Missing(heading, f"{long_day(running.rolled)}前补齐", lacking)]


def lacking_items(facts: PaperFacts) -> tuple[Item, ...]:
    """What is needed and not there in good order (尚缺项)."""
    return tuple(item for item in facts.verdict.items if item.lacking)


def query(facts: PaperFacts) -> Query:
    """How to ask about the case (查询), with the QR text of design §6."""
    office = facts.office
    return Query(facts.query_code, office.phone, office.hotline, f"{facts.number} {facts.query_code}")


def foot(facts: PaperFacts) -> str:
    """XC01 09:14印"""
    return f"{facts.actor.station} {show_time(facts.issued_at)}印"


def running_of(facts: PaperFacts, code: str) -> Running | None:
    """The latest timer of this code (时限)."""
    return next((one for one in reversed(facts.timers) if one.code == code), None)


def wanted(item: Item) -> str:
    """收入证明（原件1份）：未签名"""
    name = f"{item.rule.name}（{PAPER_WORDS[item.rule.form]}{item.rule.copies}份）"
    if item.needed == "open" and item.rule.if_so:
        name = f"{item.rule.if_so}，请提供{name}"
    remark = item.received.remark.rstrip("。；")
    return f"{name}：{remark}" if remark else name


@dataclass(frozen=True, slots=True)
class Writer:
    """In whose name a paper goes out (发文名义): the office as a rule, for petitions the union."""

    name: str
    number_label: str = "编号"
    seal: str = "业务专用章"


def sheet(
    facts: PaperFacts,
    title: str,
    blocks: tuple[Block, ...],
    form_code: str = "",
    writer: Writer | None = None,
) -> Document:
    """A plain sheet of A4 about a case (A4文书)."""
    own = writer or Writer(facts.office.name)
    return Document(
        title,
        "a4",
        facts.number,
        own.name,
        blocks,
        foot=foot(facts),
        form_code=form_code,
        number_label=own.number_label,
        seal=own.seal,
    )


def letter(
    facts: PaperFacts,
    title: str,
    blocks: tuple[Block, ...],
    form_code: str = "",
    *,
    to: str = "",
    writer: Writer | None = None,
    asks: bool = True,
    below: tuple[Block, ...] = (),
    signature: str = "",
) -> Document:
    """A letter about a case (告知函): whom it speaks to, the blocks, who writes and when.

    It speaks to the applicant where `to` names nobody else; one that `asks` tells how to ask about the
    case. `below` its end stand notes and what is signed or torn off; `signature` is the name under it
    where it is not the writer's.
    """
    own = writer or Writer(facts.office.name)
    begin = Salutation(f"{to or facts.person.name or '申请人'}：")
    asked = (query(facts),) if asks else ()
    end = Closing(signature or own.name, long_day(local(facts.issued_at).date()))
    return sheet(facts, title, (begin, *blocks, *asked, end, *below), form_code, own)


def concerning(facts: PaperFacts) -> tuple[Row, ...]:
    """What a letter is about, and who came for another (事项与代办人)."""
    came = (Row("代办人", facts.agent, whole=True),) if facts.agent else ()
    return (Row("申请事项", facts.matter.title), *came)


def by_hand(rows: Rows) -> Rows:
    """The same rows with room for the hand where nothing is known (手填)."""
    unknown = {"", "未具名"}
    return Rows(tuple(replace(one, value=BLANK) if one.value in unknown else one for one in rows.rows))


def signed(*labels: str) -> Signatures:
    """Boxes side by side for those who sign a paper (签收栏)."""
    return Signatures(labels, boxed=True)


REMEDY = "如有异议，可向{工会名称}反映，电话{热线}。"
"""Whom to turn to when one disagrees (救济途径), matters.md §6, as words that the office may change."""


def under(paper: str, name: str = "{单位名称}") -> Slot:
    """In whose name a paper goes out (落款), as words that the office may change."""
    return Slot(paper, "signature", "落款单位", name)


def letter_word(paper: str) -> Slot:
    """What stands before 字 in the number of a letter (文号字头); empty for what the office set for all."""
    return Slot(paper, "letter_word", "文号字头", "")


def hands(paper: str, *labels: str) -> Slot:
    """Who signs a paper (签收栏), as words that the office may change."""
    return Slot(paper, "signers", "签收栏，顿号隔开", "、".join(labels))


def signed_by(facts: PaperFacts, slot: Slot, *more: str) -> Signatures:
    """Boxes side by side for those whom the office names (签收栏)."""
    return signed(*facts.say(slot).split("、"), *more)


def remedy(facts: PaperFacts) -> str:
    """Whom to turn to when one disagrees (救济途径), matters.md §6."""
    return f"如有异议，可向{facts.office.union_name}反映，电话{facts.office.hotline}。"


def where_to_go(facts: PaperFacts) -> str:
    """Where the refused matter belongs (办理去向), from the list refuse_where; empty for a free reason."""
    places = {item.code: item.name for item in facts.codes.items("refuse_where")}
    for item in facts.codes.items("refuse_reason"):
        if facts.reason == item.code or facts.reason.startswith(item.name):
            return places.get(item.code, "")
    return ""
