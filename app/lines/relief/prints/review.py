"""Papers of the yearly review (年度复核文书), relief file §1.7: application, review form, notice."""

from dataclasses import replace

from app.core.clock import long_day
from app.core.identity import mask
from app.engine.counter import COUNTER_PRINTS
from app.engine.counter.forms import shown
from app.engine.counter.papers import receipt, sheet, under
from app.engine.matter import PaperFacts, Print
from app.engine.prints import (
    Apart,
    Block,
    Document,
    Entry,
    Note,
    Opinion,
    Opinions,
    Paragraph,
    Row,
    Rows,
    Section,
    Signatures,
)
from app.engine.wording import Slot
from app.lines.relief.fields.aid import CATEGORY, FILE_NO, NOTICE_PLACE, OPINION
from app.lines.relief.fields.content import (
    CAUSE,
    HEAD_COUNT,
    HOUSEHOLD_INCOME,
    MAIN_CAUSE,
    OTHER_CAUSES,
    PER_HEAD,
    WORK_STATE,
)
from app.lines.relief.fields.hardship import DECIDED_CATEGORY, VISIT_ON, VISIT_RESULT, VISITORS
from app.lines.relief.fields.review import (
    CHANGE_TEXT,
    DUE_ON,
    EFFECTIVE_ON,
    MEMBERS_CHANGED,
    REVIEW_RESULT,
    REVIEW_YEAR,
)
from app.lines.relief.prints.hardship.entries import cell, choices, later, line, said
from app.lines.relief.prints.hardship.household import household, money
from app.lines.relief.prints.hardship.sections import home, work, worker
from app.lines.relief.prints.parts import halves, hung_up, notice_result, notice_term, row

_FORM, _REVIEW, _NOTICE = "relief.review_application", "relief.review_form", "relief.review_notice"
_PAGES = 2
"""Pages of the form as it is usually filled in: one sheet, both sides."""
SIGNERS = Slot(_FORM, "signers", "签名栏，顿号隔开", "申请人（代办人）、基层工会（盖章）、经办人")
TRUTH = Slot(
    _FORM,
    "note",
    "末尾的说明",
    "本表一式两份。没有变化的材料不再提交。家庭收入、财产如实填写，隐瞒的取消资格并退回救助。",
)
COPIES = Slot(_REVIEW, "copies", "末尾的说明", "本表一式两份：基层工会、县总工会各一份。")
BODY = Slot(
    _NOTICE,
    "body",
    "开头",
    "经年度复核和入户调查，拟将以下困难职工家庭的困难类别作如下认定，现予公示，接受监督。",
)
OBJECTIONS = Slot(
    _NOTICE, "objections", "异议", "公示期内对以上情况有异议的，请向{单位名称}反映，电话{电话}。"
)
UNDER = under(_NOTICE)


def _content(facts: PaperFacts) -> tuple[Block, ...]:
    """The file as it is now (档案现状), relief file §1.2 A to C."""
    return (
        _asked(facts),
        worker(facts),
        work(facts),
        household(facts),
        home(facts),
        *money(facts),
        _changes(facts),
    )


def _asked(facts: PaperFacts) -> Section:
    """Which file is reviewed, for which year, when it was due, and why it was opened (复核)."""
    further = "、".join(
        CAUSE.kind.show(one[CAUSE], facts.codes) for one in facts.values.get(OTHER_CAUSES) or ()
    )
    return Section(
        "复核",
        (
            line(later(facts, FILE_NO, (3, 8), "档案号"), later(facts, CATEGORY, (3, 8), "现类别")),
            line(cell(facts, REVIEW_YEAR, (3, 8)), cell(facts, DUE_ON, (4, 7))),
            line(cell(facts, MAIN_CAUSE, (4, 7)), said(facts, OTHER_CAUSES.label, further, (4, 7))),
        ),
    )


def _changes(facts: PaperFacts) -> Section:
    """What changed since the last time (变化情况)."""
    return Section(
        "变化情况",
        (
            line(cell(facts, MEMBERS_CHANGED, (6, 16))),
            Opinion("", shown(CHANGE_TEXT, facts), "申请人", sealed=False, face="own"),
        ),
    )


def _form(facts: PaperFacts) -> Document:
    """What the worker fills in and signs (复核申请表)."""
    signers = Signatures(tuple(facts.say(SIGNERS).split("、")), boxed=True)
    blocks = (*_content(facts), signers, Note(facts.say(TRUTH)))
    return replace(sheet(facts, "困难职工档案年度复核申请表", blocks, "JZ-50 · 2026版"), fit=_PAGES, seal="")


def _review(facts: PaperFacts) -> Document:
    """The file in front, what was found and decided behind (动态复核表)."""
    blocks = (*_content(facts), Apart(), *_decisions(facts), Note(facts.say(COPIES)))
    return replace(sheet(facts, "困难职工档案动态复核表", blocks, "JZ-51 · 2026版"), fit=_PAGES, seal="")


def _decisions(facts: PaperFacts) -> tuple[Block, ...]:
    noticed = notice_result(facts) if REVIEW_RESULT in facts.values else ""
    return (
        Section(
            "复核调查",
            (
                line(later(facts, VISIT_ON, (3, 8)), later(facts, VISITORS, (3, 8))),
                line(later(facts, VISIT_RESULT, (3, 19))),
                line(Entry("公示结果", noticed, (3, 19), by_hand=True)),
            ),
        ),
        Section(
            "复核结果",
            (
                line(Entry("复核结果", columns=(3, 19), choices=choices(facts, REVIEW_RESULT))),
                line(Entry("核定类别", columns=(3, 19), choices=choices(facts, DECIDED_CATEGORY))),
                line(later(facts, EFFECTIVE_ON, (3, 8)), Entry("复核人签名", columns=(4, 7), by_hand=True)),
            ),
        ),
        Opinions(Opinion("基层工会意见", signer="工会主席"), Opinion("镇街工会意见", signer="负责人")),
        Opinion("县总工会意见", shown(OPINION, facts), signer="审批人"),
    )


def _notice(facts: PaperFacts) -> Document:
    """Masked name, unit, heads, work, income: no number, telephone, illness (公示)."""
    values = facts.values
    wanted = shown(DECIDED_CATEGORY, facts) or shown(CATEGORY, facts)
    blocks: tuple[Block, ...] = (
        Paragraph(facts.say(BODY)),
        Rows(
            (
                Row("姓名", mask(facts.person.name, "paper"), strong=True, half=True, whole=True),
                Row("工作单位", facts.person.unit, half=True),
                Row("现类别", shown(CATEGORY, facts), half=True),
                Row("拟定类别", wanted, half=True),
                *halves(facts, HEAD_COUNT, WORK_STATE, HOUSEHOLD_INCOME, PER_HEAD),
                Row("生效日期", long_day(values[EFFECTIVE_ON]) if EFFECTIVE_ON in values else ""),
                Row("公示期", notice_term(facts), strong=True),
                row(facts, NOTICE_PLACE),
            )
        ),
        Paragraph(facts.say(OBJECTIONS)),
    )
    return hung_up(facts, blocks, "JZ-52 · 2026版", facts.say(UNDER))


REVIEW_PRINTS: tuple[Print, ...] = (
    receipt(),
    *COUNTER_PRINTS,
    Print("form", "年度复核申请表", ("a4",), _form, on_request=True, words=(SIGNERS, TRUTH)),
    Print("review_form", "动态复核表", ("a4",), _review, words=(COPIES,)),
    Print("public_notice", "公示", ("a4", "a3"), _notice, words=(BODY, OBJECTIONS, UNDER)),
)
"""Every paper of 年度复核."""
