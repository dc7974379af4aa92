"""Papers of 法律咨询 (咨询文书): the slip of a question that waits, and the answer in writing on request."""

from app.engine.counter import Wording, receipt, registration_form
from app.engine.counter.papers import query, sheet, signed
from app.engine.head import APPLIED_ON
from app.engine.matter import PaperFacts, Print
from app.engine.parties import EMPLOYER
from app.engine.prints import Block, Document, Heading, Note, Paragraph, Row, Rows
from app.lines.rights.fields.advice import ANSWER, ASKED_AT, ASKER_KIND, BASIS, LAWYER, NEXT, QUESTION, WAY
from app.lines.rights.fields.employment import KNOWN_ON, LIMITATION_ON, TOPIC
from app.lines.rights.prints.cells import WITHDRAWAL, day_of, row, shown

NO_ADVICE = "本答复仅供参考，不作为法律意见。"
"""Stands on every answer (desk file §2.8)."""


def _answer_sheet(facts: PaperFacts) -> Document:
    """答复单: given when it is wished for."""
    person = facts.person
    head = Rows(
        (
            Row("咨询人", person.name or "未具名", strong=True, half=True, whole=True),
            Row("联系电话", person.phone, half=True),
            row(facts, ASKER_KIND, half=True),
            row(facts, WAY, half=True),
            Row(ASKED_AT.label, _asked(facts), half=True),
            row(facts, TOPIC, half=True),
            row(facts, EMPLOYER),
        )
    )
    blocks: tuple[Block, ...] = (
        head,
        Heading("咨询问题"),
        Paragraph(shown(facts, QUESTION), face="own"),
        Heading("答复"),
        Paragraph(shown(facts, ANSWER)),
        Rows((row(facts, BASIS), row(facts, NEXT, half=True), row(facts, LAWYER, half=True))),
        *_limitation(facts),
        Note(NO_ADVICE),
        query(facts),
        signed("咨询人", "答复人"),
    )
    return sheet(facts, "法律咨询答复单", blocks, "WQ-01 · 2026版")


def _asked(facts: PaperFacts) -> str:
    return f"{shown(facts, APPLIED_ON)} {shown(facts, ASKED_AT)}".strip()


def _limitation(facts: PaperFacts) -> tuple[Block, ...]:
    if LIMITATION_ON not in facts.values:
        return ()
    return (
        Paragraph(
            f"您在{day_of(facts, KNOWN_ON)}知道权利被侵害，申请仲裁的时效一般到{day_of(facts, LIMITATION_ON)}"
            "届满（《劳动争议调解仲裁法》第二十七条），是否超过由仲裁机构认定。"
        ),
    )


ADVICE_PRINTS: tuple[Print, ...] = (
    receipt(Wording("登记回执", verb="登记", promise="答复期限", subject="法律咨询")),
    *WITHDRAWAL,
    registration_form("WQ-12 · 2026版", "法律咨询登记表", signed=("咨询人", "登记人"), note=NO_ADVICE),
    Print("answer_sheet", "法律咨询答复单", ("a4",), _answer_sheet, on_request=True),
)
"""Every paper of 法律咨询 (文书)."""
