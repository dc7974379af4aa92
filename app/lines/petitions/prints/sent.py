"""Letters to other bodies, and answers (转送、移送、答复文书): F-P8, the sealed letter, replies."""

from app.engine.counter.papers import letter, signed
from app.engine.head import SECRET
from app.engine.matter import PaperFacts, Print
from app.engine.prints import Block, Document, Note, Row, Rows
from app.lines.petitions.fields import intake, work
from app.lines.petitions.prints.letter import came, petitioner, prose, row, shown, told, union
from app.lines.petitions.rules import REGULATION

_HANDS = signed("承办人", "签发人", "收件人")
"""Who wrote it, who let it go, who took it (经手)."""


def _transfer(facts: PaperFacts) -> Document:
    """F-P8 to a union below; who asked for secrecy is not named, 信访工作条例 23."""
    secret = facts.values.get(SECRET) is True
    return _sent(
        facts,
        shown(facts, work.TRANSFER_TO) or "有权处理的工会",
        "信访事项转送函",
        "XF-08 · 2026版",
        Rows(
            (
                Row("信访人", "要求保密" if secret else petitioner(facts), half=True, whole=True),
                Row("联系电话", "" if secret else facts.person.phone, half=True),
                row(facts, intake.RECEIVED_ON),
                row(facts, work.SUMMARY),
                row(facts, work.TRANSFER_COUNT),
            )
        ),
        prose(
            f"根据{REGULATION}第二十三条的规定，现将上述信访事项转送你单位。请依照规定处理，"
            "并自收到之日起15日内书面告知信访人接收情况以及处理途径和程序。",
            "不得将信访材料及有关情况透露或者转给被反映的人员或者单位。",
        ),
        below=(Note("回执：收到本函后请在下面签名，退回本会一份。"), _HANDS),
    )


def _sealed(facts: PaperFacts) -> Document:
    """The cover of a sealed envelope (密封移送): neither class nor reporter nor accused, 信访工作条例 30."""
    return _sent(
        facts,
        shown(facts, work.SENT_TO) or "有权处理的机关",
        "信访材料移送函",
        "XF-09 · 2026版",
        Rows(
            (
                Row("信访编号", facts.number, whole=True),
                row(facts, work.TRANSFER_COUNT),
                Row("密级要求", "密封，由收件机关指定人员拆阅"),
            )
        ),
        prose(
            "现将上述编号的信访材料密封移送你机关，请依规依纪依法办理。材料清单在密封件内。",
            f"根据{REGULATION}第三十条的规定，不得将信访材料及有关情况透露或者转给被反映的人员或者单位。",
        ),
        below=(_HANDS,),
    )


def _sent(
    facts: PaperFacts, to: str, title: str, form_code: str, *blocks: Block, below: tuple[Block, ...]
) -> Document:
    """A letter to another body (函): it never says how to ask about the petitioner's case."""
    writer = union(facts)
    return letter(facts, title, blocks, form_code, to=to, writer=writer, asks=False, below=below)


def _reply(facts: PaperFacts) -> Document:
    """The answer to a reporter who gave his name (实名反馈): the result, no class, nobody accused."""
    return told(
        facts,
        "信访事项答复",
        "XF-12 · 2026版",
        Rows((row(facts, work.RESULT),)),
        prose(f"{came(facts)}经核查，现将处理结果答复你，如上。感谢你对工会工作的监督。"),
    )


def _suggestion(facts: PaperFacts) -> Document:
    """The answer to a proposal (建议答复), 信访工作条例 29."""
    return told(
        facts,
        "意见建议答复函",
        "XF-13 · 2026版",
        Rows(
            (
                row(facts, intake.TOPIC),
                row(facts, work.ADOPTED),
                row(facts, work.SUGGESTION_ANSWER),
                *((row(facts, work.REWARD),) if work.REWARD in facts.values else ()),
            )
        ),
        prose(
            f"{came(facts)}根据{REGULATION}第二十九条的规定，本会认真研究了你的建议，现答复如上。"
            "感谢你对工会工作的关心和支持。"
        ),
    )


TRANSFER = Print("transfer_letter", "转送函", ("a4",), _transfer)
SEALED = Print("sealed_letter", "信访材料移送函", ("a4",), _sealed)
REPLY = Print("report_reply", "信访事项答复", ("a4",), _reply)
SUGGESTION = Print("answer_letter", "意见建议答复函", ("a4",), _suggestion)
