"""Minutes of the meeting on a case (会议纪要): who was there, what was said, what was agreed; all sign."""

from app.core.clock import long_day
from app.engine.counter.papers import BLANK
from app.engine.matter import PaperFacts, Print
from app.engine.prints import Block, Cells, Choice, Document, Entry, Section, Signer, SignRow
from app.engine.wording import Slot
from app.lines.relief.fields import content as of
from app.lines.relief.fields.hardship import APPLY_CATEGORY, MEETING_ON, VISIT_RESULT
from app.lines.relief.prints.hardship.entries import cell, form_sheet, later, line, room, said

_PAPER = "relief.file_minutes"
_DISCUSSED, _SIGNED, _NAME, _WIDE = 50, 30, 4, (3, 19)
"""mm to write in and to sign in, characters free for a name, columns of a cell as wide as the table."""
TOPIC = Slot(_PAPER, "topic", "议题", "研究{姓名}申请列为困难职工家庭事项", ("姓名",))
RESULTS = Slot(
    _PAPER,
    "results",
    "会议意见，顿号隔开",
    "同意列为困难职工家庭并公示、补充调查后再议、不同意",
)
SIGNERS = Slot(_PAPER, "signers", "签名人，顿号隔开", "主持人、记录人")


def _minutes(facts: PaperFacts) -> Document:
    blocks: tuple[Block, ...] = (
        Section("会议", _meeting(facts)),
        Section("申请人情况", _applicant(facts)),
        Section("讨论情况", (room(_DISCUSSED),)),
        Section("会议意见", _outcome(facts)),
        Section("参会人员签名", (room(_SIGNED),)),
        SignRow(tuple(Signer(one) for one in facts.say(SIGNERS).split("、")), sealed=True),
    )
    return form_sheet(facts, "困难职工建档会议纪要", blocks, "JZ-31 · 2026版")


def _meeting(facts: PaperFacts) -> tuple[Cells, ...]:
    on = facts.values.get(MEETING_ON)
    topic = facts.say(TOPIC, {"姓名": facts.person.name or BLANK * _NAME})
    return (
        line(Entry("会议时间", long_day(on) if on else "", (3, 8), by_hand=True), _hand("会议地点", 8)),
        line(_hand("主持人", 8), _hand("记录人", 8)),
        line(Entry("议题", topic, _WIDE)),
        line(_hand("应到人数", 8), _hand("实到人数", 8)),
    )


def _applicant(facts: PaperFacts) -> tuple[Cells, ...]:
    return (
        line(said(facts, "姓名", facts.person.name, (3, 8)), cell(facts, of.HEAD_COUNT, (3, 8))),
        line(said(facts, "工作单位", facts.person.unit, _WIDE)),
        line(cell(facts, of.HOUSEHOLD_INCOME, (5, 6)), cell(facts, of.PER_HEAD, (5, 6))),
        line(cell(facts, of.MAIN_CAUSE, (5, 6)), cell(facts, APPLY_CATEGORY, (5, 6))),
        line(later(facts, VISIT_RESULT, _WIDE)),
    )


def _outcome(facts: PaperFacts) -> tuple[Cells, ...]:
    ticks = tuple(Choice(one) for one in facts.say(RESULTS).split("、"))
    votes = line(_hand("同意人数", 4), _hand("不同意", 4), _hand("弃权", 5))
    return (line(Entry("", columns=(0, 22), choices=ticks)), votes)


def _hand(label: str, wide: int) -> Entry:
    return Entry(label, columns=(3, wide), by_hand=True)


MINUTES = Print("minutes", "会议纪要", ("a4",), _minutes, on_request=True, words=(TOPIC, RESULTS, SIGNERS))
"""困难职工建档会议纪要."""
