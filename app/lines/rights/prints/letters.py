"""Letters of 劳动争议调解 (调解文书): to ask the other side, accept, meet, extend, end, follow up."""

from app.core.clock import long_day
from app.engine.counter import table_of
from app.engine.counter.papers import REMEDY, by_hand, letter, running_of, sheet, signed, where_to_go
from app.engine.head import APPLIED_ON
from app.engine.matter import PaperFacts
from app.engine.parties import RESPONDENT
from app.engine.prints import Block, Choice, Cut, Document, Heading, Note, Paragraph, Row, Rows, Tick
from app.engine.wording import Slot
from app.lines.rights.fields.mediation import (
    AGREED_ON,
    AGREED_TOTAL,
    CONSENT_ON,
    END_REASON,
    END_TEXT,
    EXTEND_TO,
    FACT,
    MEDIATORS,
    MEET_AT,
    MEET_ON,
    MEET_PLACE,
    PERFORMED,
    PERFORMED_TOTAL,
    SERVICE_ADDRESS,
    VISIT_TEXT,
    VISITED_ON,
)
from app.lines.rights.prints.cells import (
    applicant_rows,
    cause,
    claim_lines,
    day_of,
    dispute_rows,
    in_words,
    row,
    shown,
    sides,
)
from app.lines.rights.rules.mediation import MEDIATION

ACCEPTANCE_COPIES = Slot(
    "rights.acceptance", "copies", "份数", "本通知书一式三份：双方当事人各一份，本中心存档一份。"
)
NOT_ACCEPTED_BODY = Slot(
    "rights.not_accepted",
    "body",
    "正文",
    f"您于{{申请日期}}申请调解的{{争议}}，本中心不予受理，理由如上。{REMEDY}",
    ("申请日期", "争议"),
)
_BOTH = ("申请人签收", "被申请人签收")
_RIGHTS = (
    "当事人有权自愿接受、拒绝或者中止调解，有权委托代理人，有权要求调解员回避；应当如实陈述事实，遵守调解秩序，"
    "自觉履行达成的协议。"
)


def consent_request(facts: PaperFacts) -> Document:
    """To the other side, with its answer to tear off (征求意见书): silence is not consent."""
    person = facts.person
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"{person.name}于{day_of(facts, APPLIED_ON)}就与您（单位）的{cause(facts)}争议向本中心申请调解。"
            "调解以双方自愿为前提，现征求您（单位）的意见，请尽快答复。不答复的，不视为同意调解。"
        ),
        Heading("申请人的请求"),
        Paragraph(claim_lines(facts)),
        Heading("事实与理由"),
        Paragraph(shown(facts, FACT), face="own"),
        *_within(facts),
    )
    to = _respondent(facts)
    return letter(facts, "征求调解意见书", blocks, "WQ-03 · 2026版", to=to, asks=False, below=_answer(facts))


def _answer(facts: PaperFacts) -> tuple[Block, ...]:
    """What the other side tears off and brings back (被申请人答复)."""
    return (
        Note(f"答复请交{facts.office.name}（{facts.office.address}），电话{facts.office.phone}。"),
        Cut(facts.number),
        Heading("被申请人答复（同意调解确认书）"),
        Rows(
            (
                Row("申请人", facts.person.name, half=True, whole=True),
                Row("编号", facts.number, half=True, whole=True),
                Row("被申请人", shown(facts, RESPONDENT), whole=True),
            )
        ),
        Tick("答复", ((Choice("同意调解"), Choice("不同意调解")),)),
        by_hand(Rows((Row("联系人", "", half=True), Row("电话", "", half=True), Row("送达地址", "")))),
        signed("被申请人（签名或盖章）"),
    )


def acceptance(facts: PaperFacts) -> Document:
    """To both sides once both agree (受理通知书)."""
    blocks: tuple[Block, ...] = (
        dispute_rows(facts),
        Paragraph(
            f"申请人于{day_of(facts, APPLIED_ON)}就{cause(facts)}争议申请调解，被申请人于"
            f"{day_of(facts, CONSENT_ON)}表示同意。本中心决定受理，由调解员{_mediators(facts)}主持调解。"
        ),
        *_within(facts),
        Paragraph(_RIGHTS),
    )
    below = (
        Note(facts.say(ACCEPTANCE_COPIES)),
        signed(*_BOTH, "调解员"),
    )
    return letter(facts, "劳动争议调解受理通知书", blocks, "WQ-04 · 2026版", to=_both(facts), below=below)


def session_notice(facts: PaperFacts) -> Document:
    """Where and when both meet (调解通知书)."""
    blocks: tuple[Block, ...] = (
        dispute_rows(
            facts,
            row(facts, MEET_ON, half=True),
            row(facts, MEET_AT, half=True),
            row(facts, MEET_PLACE),
            row(facts, MEDIATORS),
        ),
        Paragraph("你们双方的争议定于以上时间、地点调解，请准时参加。"),
        Paragraph(
            "请携带身份证件和有关证据。委托他人参加的，请带授权委托书；单位参加的，请带营业执照复印件和委托书。"
        ),
        Paragraph(_RIGHTS),
    )
    below = (signed(*_BOTH, "调解员"),)
    return letter(facts, "劳动争议调解通知书", blocks, "WQ-05 · 2026版", to=_both(facts), below=below)


def extension(facts: PaperFacts) -> Document:
    """Both agree to go on (延期同意书), 浙江省条例 10."""
    running = running_of(facts, MEDIATION)
    until = f"，调解期限原到{long_day(running.nominal)}为止" if running else ""
    blocks: tuple[Block, ...] = (
        dispute_rows(facts),
        Paragraph(
            f"双方的{cause(facts)}争议正在调解{until}。双方同意把调解期限延长到{day_of(facts, EXTEND_TO)}。"
        ),
        Note("调解期限的延长要双方都同意（《浙江省劳动人事争议调解仲裁条例》第十条）。"),
        signed("申请人", "被申请人", "调解员"),
    )
    return sheet(facts, "调解延期同意书", blocks, "WQ-07 · 2026版")


def termination(facts: PaperFacts) -> Document:
    """Why it ended, and the way that stays open (终止通知书)."""
    if facts.values.get(AGREED_ON):
        was = f"双方于{day_of(facts, AGREED_ON)}达成的调解协议没有履行完毕"
        way = (
            "当事人可以依法申请仲裁（第十五条）；因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金达成的协议，"
            "劳动者可以持协议书向人民法院申请支付令（第十六条）。"
        )
    else:
        was = "双方没有达成调解协议"
        way = "当事人可以依法向劳动人事争议仲裁委员会申请仲裁（第十四条）。"
    blocks: tuple[Block, ...] = (
        dispute_rows(facts, row(facts, END_REASON), row(facts, END_TEXT)),
        Paragraph(
            f"双方的{cause(facts)}争议，{was}，现终止调解。根据《劳动争议调解仲裁法》，{way}"
            "申请仲裁的时效期间为一年，请在期间内申请。"
        ),
    )
    below = (signed(*_BOTH, "调解员"),)
    return letter(facts, "劳动争议调解终止通知书", blocks, "WQ-08 · 2026版", to=_both(facts), below=below)


def not_accepted(facts: PaperFacts) -> Document:
    """Not taken on, in writing, with where to go (不受理通知书)."""
    blocks: tuple[Block, ...] = (
        dispute_rows(facts, Row("理由", facts.reason, strong=True), Row("办理去向", where_to_go(facts))),
        Paragraph(
            facts.say(
                NOT_ACCEPTED_BODY, {"申请日期": day_of(facts, APPLIED_ON), "争议": f"{cause(facts)}争议"}
            )
        ),
    )
    below = (signed("申请人签收", "经办人", "复核人"),)
    return letter(facts, "劳动争议调解不受理通知书", blocks, "WQ-09 · 2026版", below=below)


def follow_up(facts: PaperFacts) -> Document:
    """What was paid and what the visit found (履行回访记录)."""
    agreed, paid = facts.values.get(AGREED_TOTAL), facts.values.get(PERFORMED_TOTAL)
    blocks: tuple[Block, ...] = (
        dispute_rows(
            facts,
            row(facts, AGREED_ON, half=True),
            row(facts, VISITED_ON, half=True),
            Row(AGREED_TOTAL.label, in_words(agreed) if agreed else ""),
            Row(PERFORMED_TOTAL.label, in_words(paid) if paid else ""),
            row(facts, VISIT_TEXT),
        ),
        table_of(PERFORMED, facts),
        signed("申请人", "回访人"),
    )
    return sheet(facts, "调解协议履行回访记录", blocks, "WQ-10 · 2026版")


def service_address(facts: PaperFacts) -> Document:
    """Where papers reach the applicant (送达地址确认书)."""
    blocks: tuple[Block, ...] = (
        *applicant_rows(facts),
        Paragraph(
            f"本人（本单位）确认以上送达地址“{shown(facts, SERVICE_ADDRESS)}”和联系电话准确。调解文书按此"
            "送达，地址变更会及时告知；因地址不准确或者没有及时告知，文书未能收到的，后果由本人（本单位）承担。"
        ),
        signed("申请人（代理人）", "经办人"),
    )
    return sheet(facts, "送达地址确认书", blocks, "WQ-11 · 2026版")


def oral_record(facts: PaperFacts) -> Document:
    """Taken down on the spot where it was asked for by mouth (口头申请笔录), 劳动争议调解仲裁法 12."""
    blocks: tuple[Block, ...] = (
        *sides(facts),
        Heading("请求事项"),
        Paragraph(claim_lines(facts)),
        Heading("事实与理由"),
        Paragraph(shown(facts, FACT), face="own"),
        Rows((row(facts, APPLIED_ON, half=True),)),
        Note("以上由申请人口述，当场记录，并向申请人宣读，申请人确认无误后签名。"),
        signed("申请人", "记录人"),
    )
    return sheet(facts, "劳动争议调解口头申请笔录", blocks, "WQ-13 · 2026版")


def _respondent(facts: PaperFacts) -> str:
    return shown(facts, RESPONDENT) or "被申请人"


def _both(facts: PaperFacts) -> str:
    """Both sides, to whom a letter speaks (双方当事人)."""
    return f"{facts.person.name or '申请人'}、{_respondent(facts)}"


def _mediators(facts: PaperFacts) -> str:
    return shown(facts, MEDIATORS) or "　　　　　　"


def _within(facts: PaperFacts) -> tuple[Block, ...]:
    """Until when the mediation ends (调解期限)."""
    running = running_of(facts, MEDIATION)
    if running is None:
        return ()
    return (
        Paragraph(
            f"调解自收到申请之日起{running.days}日内结束（到{long_day(running.rolled)}为止），双方同意延期的除外"
            "（《劳动争议调解仲裁法》第十四条）。"
        ),
    )
