"""The approval of a relief (救助审批表), picture 04 of the paper page: facts in front, decisions behind."""

from collections.abc import Callable
from dataclasses import dataclass

from app.core.clock import show_date
from app.engine.counter.forms import shown
from app.engine.head import PHONE
from app.engine.matter import PaperFacts
from app.engine.prints import (
    AmountBox,
    Apart,
    Block,
    Cells,
    Choice,
    Document,
    Entry,
    Note,
    Opinion,
    Section,
    Table,
)
from app.engine.wording import Slot
from app.lines.relief.fields.aid import (
    ACCOUNT_NO,
    AID_AMOUNT,
    AID_ON,
    AID_SOURCE,
    BANK,
    BANK_BRANCH,
    CATEGORY,
    DECIDED,
    FILE_NO,
    FINDINGS,
    FUND_SOURCE,
    NOTICE_FROM,
    NOTICE_PLACE,
    OBJECTION,
    OPINION,
    OTHER_AID,
    PAY_WAY,
    PROPOSED,
    REASON,
    STACK_REASON,
    STANDARD_USED,
    VERIFIED_ON,
    VERIFIERS,
)
from app.lines.relief.prints.hardship.entries import cell, choices, form_sheet, later, line, said
from app.lines.relief.prints.parts import notice_term, reckoned

_PAGES = 2
"""Pages of the form as it is usually filled in: one sheet, both sides."""
_WHOLE = (3, 19)

Lines = tuple[Cells | Table, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What a kind of relief asks beyond the others (增列栏目), as one part of its forms."""

    title: str
    lines: Callable[[PaperFacts], Lines]


def nothing(_facts: PaperFacts) -> Lines:
    """Nothing beyond the others (无)."""
    return ()


def approval_words(paper: str) -> Slot:
    """What stands at the end of the approval (末尾的说明)."""
    return Slot(paper, "copies", "末尾的说明", "本表一式两份：档案一份，记账凭证一份。")


def approval(
    facts: PaperFacts, title: str, form_code: str, part: Part, copies: Slot, family: int = 0
) -> Document:
    """The form with its opinions (审批表), A4 on both sides; `family` lines are left for its members."""
    blocks: tuple[Block, ...] = (
        applicant(facts),
        *_part(facts, part),
        *_household(family),
        Section("申请理由", (Opinion("", shown(REASON, facts), "申请人", sealed=False, face="own"),)),
        *_found(facts),
        Apart(),
        *_hung(facts),
        *_decisions(facts),
        Note(facts.say(copies)),
    )
    return form_sheet(facts, title, blocks, form_code, _PAGES)


def applicant(facts: PaperFacts) -> Section:
    """The applicant as the register has him, his category and his account (申请人)."""
    person = facts.person
    born = show_date(person.born_on) if person.born_on else ""
    paid_to = (shown(one, facts) for one in (ACCOUNT_NO, BANK, BANK_BRANCH))
    named = Entry("姓名", person.name, (3, 6), strong=True, whole=True, by_hand=not person.name)
    return Section(
        "申请人",
        (
            line(named, said(facts, "性别", person.sex, (2, 3)), said(facts, "民族", person.ethnic, (3, 5))),
            line(
                said(facts, person.id_label or "身份证号", person.id_number, (3, 11)),
                said(facts, "出生日期", born, (3, 5)),
            ),
            line(
                said(facts, "工作单位", person.unit, (3, 11)),
                said(facts, "电话", shown(PHONE, facts) or person.phone, (3, 5)),
            ),
            line(said(facts, "家庭住址", person.address, _WHOLE)),
            line(said(facts, "收款账户", "　".join(filter(None, paid_to)), _WHOLE)),
            line(
                Entry(CATEGORY.label, columns=(3, 11), choices=choices(facts, CATEGORY)),
                cell(facts, FILE_NO, (3, 5), "档案号"),
            ),
        ),
    )


def _part(facts: PaperFacts, part: Part) -> tuple[Section, ...]:
    found = part.lines(facts)
    return (Section(part.title, found),) if found else ()


def _household(rows: int) -> tuple[Section, ...]:
    """Lines for the members of the household, filled in by the applicant (家庭成员)."""
    if not rows:
        return ()
    heads = (("姓名", 3), ("关系", 3), ("年龄", 2), ("身份", 4), ("月收入（元）", 4), ("单位或学校", 6))
    top = line(*(Entry(name, columns=(share, 0), by_hand=True) for name, share in heads))
    empty = line(*(Entry("", columns=(0, share), by_hand=True) for _, share in heads))
    return (Section("家庭成员", (top, *(empty,) * rows)),)


def _found(facts: PaperFacts) -> tuple[Section, ...]:
    """What was found out, and how the sum was reckoned (核实与核算)."""
    stacked = (line(cell(facts, STACK_REASON, _WHOLE, "叠加理由")),) if STACK_REASON in facts.values else ()
    checked = (
        line(later(facts, VERIFIED_ON, (3, 6)), later(facts, VERIFIERS, (3, 10))),
        line(later(facts, FINDINGS, _WHOLE)),
        line(Entry("其他救助", _other_aid(facts), _WHOLE)),
    )
    sums = reckoned(facts)
    return (
        *((Section("核实", (*checked, *stacked)),) if FINDINGS in facts.matter.form.fields else ()),
        *((Section("核算", sums),) if sums else ()),
    )


def _other_aid(facts: PaperFacts) -> str:
    """What others gave (其他救助): 民政救助 1,000.00 元（2026-10-01）；"""
    return "；".join(
        f"{AID_SOURCE.kind.show(one[AID_SOURCE], facts.codes)} {one[AID_AMOUNT].show()} 元"
        f"（{show_date(one[AID_ON])}）"
        for one in facts.values.get(OTHER_AID) or ()
    )


def _hung(facts: PaperFacts) -> tuple[Section, ...]:
    """The notice and what came of it (公示), where the kind has one."""
    return (Section("公示", (_notice(facts),)),) if NOTICE_FROM in facts.matter.form.fields else ()


def _notice(facts: PaperFacts) -> Cells:
    hung = "，".join(filter(None, (notice_term(facts), shown(NOTICE_PLACE, facts))))
    objected = facts.values.get(OBJECTION)
    results = (Choice("无异议", ticked=objected is False), Choice("有异议", ticked=objected is True))
    return line(Entry("时间地点", hung or "免公示", (3, 11)), Entry("结果", columns=(2, 6), choices=results))


def _decisions(facts: PaperFacts) -> tuple[Block, ...]:
    """The sum in sight of every hand that signs, their opinions, and the payment (意见与发放)."""
    basis = (cell(facts, STANDARD_USED, (3, 9)),) if STANDARD_USED in facts.matter.form.fields else ()
    named = said(facts, "救助项目", facts.matter.name, (3, 7 if basis else 19))
    return (
        Section("拟救助", (line(named, *basis), AmountBox(facts.values.get(PROPOSED)))),
        _opinion("基层工会意见", "工会主席"),
        _opinion("镇街工会意见", "负责人"),
        Section("审批", (AmountBox(facts.values.get(DECIDED)), _funds(facts))),
        _opinion("县总工会意见", "审批人", shown(OPINION, facts)),
        Section("发放", _paid()),
    )


def _opinion(label: str, signer: str, text: str = "") -> Section:
    """A box for an opinion, its label upright beside it (意见栏)."""
    return Section(label, (Opinion("", text, signer),))


def _paid() -> tuple[Cells, ...]:
    """Filled in when the money is taken (发放记录)."""
    return (
        line(
            Entry("发放日期", columns=(3, 8), by_hand=True),
            Entry("凭证号", columns=(3, 8), by_hand=True),
        ),
        line(Entry("领款人", columns=(3, 8), by_hand=True), Entry("经办", columns=(3, 8), by_hand=True)),
    )


def _funds(facts: PaperFacts) -> Cells:
    """Which money it is, how it is paid, and who looked it over before (资金来源)."""
    return line(
        later(facts, FUND_SOURCE, (3, 4)),
        Entry(PAY_WAY.label, columns=(3, 7), choices=choices(facts, PAY_WAY)),
        Entry("复核人", columns=(2, 3), by_hand=True),
    )
