"""The file's own form and its approval (申请审批表), A4 both sides: facts in front, decisions behind."""

from app.core.clock import long_day
from app.engine.counter.forms import shown
from app.engine.fields import Field
from app.engine.matter import PaperFacts, Print
from app.engine.prints import (
    Apart,
    Block,
    Cells,
    Document,
    Entry,
    Note,
    Opinion,
    Opinions,
    Section,
    Signatures,
)
from app.engine.wording import Slot
from app.lines.relief.fields import hardship as of
from app.lines.relief.fields.aid import OPINION
from app.lines.relief.prints.hardship.entries import choices, form_sheet, later, line
from app.lines.relief.prints.hardship.household import household, money
from app.lines.relief.prints.hardship.sections import asked, home, reason, work, worker
from app.lines.relief.prints.parts import notice_result, notice_term

_PAGES = 2
"""Pages of the form as it is usually filled in: one sheet, both sides."""
_APPROVAL, _FORM = "relief.file_approval", "relief.file_form"
COPIES = Slot(_APPROVAL, "copies", "末尾的说明", "本表一式三份：基层工会、镇街工会、县总工会各一份。")
TRUTH = Slot(
    _FORM,
    "note",
    "末尾的说明",
    "本表一式三份。家庭收入、财产如实填写，隐瞒的取消资格并退回救助。",
)
UNION = Slot(_FORM, "signers", "签名栏，顿号隔开", "申请人（代办人）、基层工会（盖章）、经办人")


def facts_of_file(facts: PaperFacts) -> tuple[Block, ...]:
    """All that the file says (档案内容), relief file §1.2 A to C."""
    return (
        worker(facts),
        work(facts),
        household(facts),
        home(facts),
        asked(facts),
        *money(facts),
        reason(facts),
    )


def _form(facts: PaperFacts) -> Document:
    """What the applicant fills in and signs (申请表)."""
    signers = Signatures(tuple(facts.say(UNION).split("、")), boxed=True)
    blocks = (*facts_of_file(facts), signers, Note(facts.say(TRUTH)))
    return form_sheet(facts, "困难职工（农民工）申请表", blocks, "JZ-20 · 2026版", _PAGES)


def _approval(facts: PaperFacts) -> Document:
    blocks = (*facts_of_file(facts), Apart(), *_decisions(facts), Note(facts.say(COPIES)))
    title = "困难职工（农民工）申请审批表"
    return form_sheet(facts, title, blocks, "JZ-24 · 2026版", _PAGES)


def _decisions(facts: PaperFacts) -> tuple[Block, ...]:
    """What was found out and what everybody says about it, on one page (核实与意见)."""
    return (
        Section("调查核实", _found(facts)),
        Opinions(
            Opinion("单位意见", _given(facts, of.BASE_OPINION, of.BASE_BY), "负责人"),
            Opinion("基层工会意见", _given(facts, of.UNION_OPINION, of.UNION_BY), "工会主席"),
        ),
        Section("县级核定", _county(facts)),
        Opinions(
            Opinion("镇街工会意见", _township(facts), "负责人"),
            Opinion("县总工会意见", shown(OPINION, facts), "审批人"),
        ),
    )


def _found(facts: PaperFacts) -> tuple[Cells, ...]:
    checked = "，".join(filter(None, (shown(of.CHECK_RESULT, facts), shown(of.CHECK_TEXT, facts))))
    noticed = notice_result(facts) if notice_term(facts) else ""
    return (
        line(
            later(facts, of.VISIT_ON, (3, 4)),
            later(facts, of.VISITORS, (3, 5)),
            later(facts, of.MEETING_ON, (3, 4), "会议研究"),
        ),
        line(later(facts, of.VISIT_RESULT, (3, 19))),
        line(Entry("公示结果", noticed, (3, 19), by_hand=True)),
        line(Entry("核对结果", checked, (3, 19), by_hand=True)),
    )


def _county(facts: PaperFacts) -> tuple[Cells, ...]:
    """What the county decides, ticked by the hand that approves where it is not decided yet."""
    return (
        line(
            Entry("核定类别", columns=(3, 10), choices=choices(facts, of.DECIDED_CATEGORY)),
            Entry("复核人签名", columns=(4, 5), by_hand=True),
        ),
        line(Entry(of.LEVEL.label, columns=(3, 19), choices=choices(facts, of.LEVEL))),
        line(later(facts, of.PANEL_ON, (4, 4), "集体研究"), later(facts, of.PANEL, (3, 11))),
    )


def _given(facts: PaperFacts, opinion: Field[str], by: Field[str]) -> str:
    """An opinion and who gave it (意见与负责人)."""
    return "　".join(filter(None, (shown(opinion, facts), shown(by, facts))))


def _township(facts: PaperFacts) -> str:
    on = facts.values.get(of.TOWNSHIP_ON)
    own = _given(facts, of.TOWNSHIP_OPINION, of.TOWNSHIP_BY)
    return "　".join(filter(None, (own, long_day(on) if on else "")))


FORM = Print("form", "困难职工申请表", ("a4",), _form, on_request=True, words=(UNION, TRUTH))
"""困难职工申请表."""
APPROVAL = Print("approval_form", "申请审批表", ("a4",), _approval, words=(COPIES,))
"""困难职工申请审批表."""
