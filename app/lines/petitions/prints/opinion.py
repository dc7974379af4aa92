"""Papers of handling (办理文书): F-P12 延期, F-P13 处理意见书, F-P16 送达回证, F-P17 协议书."""

from app.core.clock import long_day
from app.engine.counter.papers import by_hand, letter_word, running_of, signed
from app.engine.matter import PaperFacts, Print
from app.engine.parties import COMPLAINED
from app.engine.prints import Block, Document, Heading, Note, Opinion, Row, Rows
from app.lines.petitions.fields import intake, work
from app.lines.petitions.prints.letter import (
    asking,
    came,
    form,
    heading,
    issued_on,
    named,
    petitioner,
    prose,
    row,
    shown,
    told,
)
from app.lines.petitions.rules import HANDLE, REGULATION


def _opinion(facts: PaperFacts) -> Document:
    """F-P13: request, facts and reasons, opinion, law (信访工作条例 32); review within 30 days (35)."""
    running = running_of(facts, HANDLE)
    accepted = f"本会于{long_day(running.start_on)}受理。" if running else ""
    review = shown(facts, work.REVIEW_BODY) or "上一级机关、单位"
    return told(
        facts,
        "信访事项处理意见书",
        "XF-13A · 2026版",
        heading(facts),
        *_part("一、请求事项", f"{came(facts)}{accepted}你的请求是：", shown(facts, work.REQUESTS)),
        *_part("二、调查核实的事实和理由", shown(facts, work.INQUIRY)),
        *_part("三、法律法规依据", shown(facts, work.LEGAL_BASIS)),
        *_part("四、处理意见", _stance(facts), shown(facts, work.OPINION)),
        *_part(
            "五、复查",
            f"如不服本意见，你可以自收到本意见书之日起30日内，持本意见书向{review}书面提出复查申请"
            f"（{REGULATION}第三十五条）；逾期不申请的，本意见为终结性意见。",
        ),
    )


def _part(title: str, *texts: str) -> tuple[Block, ...]:
    return (Heading(title), prose(*(text for text in texts if text)))


def _stance(facts: PaperFacts) -> str:
    stance = shown(facts, work.STANCE)
    return f"根据{REGULATION}第三十二条的规定，对你的请求{stance}。" if stance else ""


def _proof(facts: PaperFacts) -> Document:
    """F-P16: blank to be signed when the opinion goes out, filled when the service is entered (送达回证)."""
    rows = Rows(
        (
            Row("案由", shown(facts, work.SUMMARY)),
            Row("送达文书", "信访事项处理意见书1份"),
            Row("受送达人", petitioner(facts), strong=True, half=True, whole=True),
            row(facts, work.SERVED_WAY, half=True),
            Row("送达地点", shown(facts, intake.ADDRESS) or facts.person.address),
            row(facts, work.SERVED_ON, half=True),
            row(facts, work.POST_NO, half=True),
            row(facts, work.SERVERS, half=True),
            row(facts, work.RECIPIENT, half=True),
            row(facts, work.PROXY_WHY),
            row(facts, work.REFUSED_WHY),
            row(facts, work.WITNESS),
        )
    )
    return form(
        facts,
        "送达回证",
        "XF-16 · 2026版",
        rows if work.SERVED_ON in facts.values else by_hand(rows),
        Note("收件人签名并写明收到的年、月、日、时；复查申请的30日自收到之日起算。"),
        signed("送达人", "送达人", "收件人", "见证人"),
    )


def _settlement(facts: PaperFacts) -> Document:
    """F-P17: what both sides agreed on, 信访工作条例 33."""
    return form(
        facts,
        "和解（调解）协议书",
        "XF-17 · 2026版",
        Rows(
            (
                Row("信访人", petitioner(facts), strong=True, half=True, whole=True),
                row(facts, work.SETTLED_ON, half=True),
                Row("对方", shown(facts, COMPLAINED)),
                row(facts, work.SUMMARY),
                row(facts, work.SETTLEMENT),
            )
        ),
        prose(
            f"双方自愿达成上述协议，信访事项（编号{facts.number}）于{issued_on(facts)}按化解办结。"
            "本协议双方各一份，本会存一份。"
        ),
        signed("信访人", "对方", "主持人"),
    )


def _extension(facts: PaperFacts) -> Document:
    """F-P12, the approval (延期审批表): by how many days, why, until when; 信访工作条例 34."""
    return form(
        facts,
        "延长办理期限审批表",
        "XF-12A · 2026版",
        named(facts),
        Rows(
            (
                *_terms(facts),
                row(facts, work.DEPARTMENT, half=True),
                row(facts, work.UNDERTAKER, half=True),
                row(facts, work.EXTEND_WHY),
            )
        ),
        Opinion("承办人意见", signer="承办人", sealed=False),
        Opinion("承办部门意见", signer="承办部门负责人", sealed=False),
        Opinion("分管领导意见", signer="分管领导", sealed=False),
        Note("依据《信访工作条例》第三十四条：延长期限不得超过30日，应当在到期以前批准。"),
    )


def _extended(facts: PaperFacts) -> Document:
    """F-P12, the notice (延期告知书): the petitioner is told why; 信访工作条例 34."""
    return told(
        facts,
        "延长办理期限告知书",
        "XF-12B · 2026版",
        heading(facts),
        Rows((*_terms(facts), row(facts, work.EXTEND_WHY))),
        prose(
            f"{came(facts)}因情况复杂，根据{REGULATION}第三十四条的规定，经批准延长办理期限，理由和新的期限如上。",
            asking(facts),
        ),
    )


def _terms(facts: PaperFacts) -> tuple[Row, ...]:
    running = running_of(facts, HANDLE)
    start = long_day(running.start_on) if running else ""
    until = f"{long_day(running.rolled)}{'（暂定）' if running.provisional else ''}" if running else ""
    return (
        Row("受理日期", start, half=True),
        row(facts, work.EXTEND_DAYS, half=True),
        Row("新的办结期限", until, strong=True),
    )


EXTENSION = Print("extension_form", "延期审批表", ("a4",), _extension)
EXTENDED = Print(
    "extension_notice", "延期告知书", ("a4",), _extended, lettered=letter_word("petitions.extension_notice")
)
OPINION = Print(
    "opinion_letter",
    "处理意见书",
    ("a4",),
    _opinion,
    lettered=letter_word("petitions.opinion_letter"),
)
PROOF = Print("service_proof", "送达回证", ("a4",), _proof)
SETTLEMENT = Print("settlement", "和解（调解）协议书", ("a4",), _settlement)
