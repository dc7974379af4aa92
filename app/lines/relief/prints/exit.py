"""Papers of leaving the file (退出文书), relief file §1.7: the approval form, and what the person is told."""

from dataclasses import replace

from app.core.clock import long_day, show_date
from app.engine.counter import COUNTER_PRINTS
from app.engine.counter.forms import registration_form, shown
from app.engine.counter.papers import (
    REMEDY,
    concerning,
    hands,
    letter,
    receipt,
    running_of,
    sheet,
    signed_by,
    under,
)
from app.engine.matter import PaperFacts, Print
from app.engine.prints import (
    Block,
    Cells,
    Document,
    Entry,
    Note,
    Opinion,
    Opinions,
    Paragraph,
    Row,
    Rows,
    Section,
)
from app.engine.wording import Slot
from app.lines.relief.fields.aid import (
    CATEGORY,
    FILE_NO,
    FINDINGS,
    OBJECTION,
    OBJECTION_TEXT,
    OPINION,
    VERIFIED_ON,
    VERIFIERS,
)
from app.lines.relief.fields.content import HOUSEHOLD_INCOME, PER_HEAD
from app.lines.relief.fields.exit import (
    DIED,
    EXIT_KIND,
    EXIT_REASON,
    EXIT_TEXT,
    HEADS_NOW,
    NEW_CATEGORY,
    RECATEGORY,
    RIGID_NOW,
    TO_COUNTY,
    TOLD_ON,
)
from app.lines.relief.fields.register import MOVED
from app.lines.relief.fields.review import EFFECTIVE_ON
from app.lines.relief.prints.hardship.entries import cell, choices, later, said
from app.lines.relief.prints.parts import reckoned
from app.lines.relief.rules.exit import on_figures

_APPROVAL, _NOTICE, _LETTER = "relief.exit_form", "relief.exit_notice", "relief.exit_letter"
_WIDE = (3, 19)
_MORE = {MOVED: TO_COUNTY, RECATEGORY: NEW_CATEGORY}
"""What a way out says besides (另填栏目)."""
COPIES = Slot(_APPROVAL, "copies", "末尾的说明", "本表一式两份：基层工会、县总工会各一份。")
NOTICE_BODY = Slot(
    _NOTICE,
    "body",
    "正文",
    "经核实，拟按上列方式和原因办理您的困难职工档案。有异议的，请{期限}向{单位名称}提出，电话{电话}；"
    "期满没有提出的，按规定报批。",
    ("期限",),
)
LETTER_BODY = Slot(_LETTER, "body", "正文", f"困难职工档案已按上列方式办理，{{后果}}。{REMEDY}", ("后果",))
NOTICE_UNDER, NOTICE_HANDS = under(_NOTICE), hands(_NOTICE, "本人（家属）签收", "经办人")
LETTER_UNDER, LETTER_HANDS = under(_LETTER), hands(_LETTER, "本人（家属）签收", "经办人")


def _approval(facts: PaperFacts) -> Document:
    """What is asked, found and decided, on one side (审批表)."""
    blocks: tuple[Block, ...] = (
        _person(facts),
        _way(facts),
        *((_figures(facts),) if on_figures(facts.values) else ()),
        Section(
            "核实",
            (
                Cells((later(facts, VERIFIED_ON, (3, 8)), later(facts, VERIFIERS, (3, 8)))),
                Cells((later(facts, FINDINGS, _WIDE),)),
                Cells((Entry("告知结果", _told(facts), _WIDE, by_hand=True),)),
            ),
        ),
        Opinions(Opinion("基层工会意见", signer="工会主席"), Opinion("镇街工会意见", signer="负责人")),
        Opinion("县总工会意见", shown(OPINION, facts), signer="审批人"),
        Note(facts.say(COPIES)),
    )
    title = "困难职工档案脱困（注销、转出、类别变更）审批表"
    return replace(sheet(facts, title, blocks, "JZ-54 · 2026版"), seal="", fit=1)


def _person(facts: PaperFacts) -> Section:
    person = facts.person
    born = show_date(person.born_on) if person.born_on else ""
    return Section(
        "职工",
        (
            Cells(
                (
                    Entry("姓名", person.name, (3, 6), strong=True, whole=True, by_hand=not person.name),
                    said(facts, "性别", person.sex, (2, 3)),
                    said(facts, "出生日期", born, (3, 5)),
                )
            ),
            Cells(
                (
                    said(facts, person.id_label or "身份证号", person.id_number, (3, 8)),
                    said(facts, "联系电话", person.phone, (3, 8)),
                )
            ),
            Cells((said(facts, "工作单位", person.unit, _WIDE),)),
            Cells((later(facts, FILE_NO, (3, 8), "档案号"), later(facts, CATEGORY, (3, 8), "现类别"))),
        ),
    )


def _way(facts: PaperFacts) -> Section:
    """How and why he leaves, from when (退出)."""
    more = _MORE.get(facts.values.get(EXIT_KIND) or "")
    return Section(
        "退出",
        (
            Cells((Entry(EXIT_KIND.label, columns=_WIDE, choices=choices(facts, EXIT_KIND)),)),
            Cells((cell(facts, EXIT_REASON, (3, 8)), cell(facts, EFFECTIVE_ON, (3, 8)))),
            *((Cells((cell(facts, more, (4, 18)),)),) if more else ()),
            Cells((Entry(EXIT_TEXT.label, shown(EXIT_TEXT, facts), _WIDE, face="own", by_hand=True),)),
        ),
    )


def _figures(facts: PaperFacts) -> Section:
    """The income now, and each step of the means test (收入)."""
    return Section(
        "现在的收入",
        (
            Cells((cell(facts, HOUSEHOLD_INCOME, (5, 6)), cell(facts, RIGID_NOW, (5, 6)))),
            Cells((cell(facts, HEADS_NOW, (5, 6)), cell(facts, PER_HEAD, (5, 6), strong=True))),
            *reckoned(facts),
        ),
    )


def _told(facts: PaperFacts) -> str:
    """2026年11月23日告知，无异议"""
    told, objected = facts.values.get(TOLD_ON), facts.values.get(OBJECTION)
    if told is None:
        return ""
    if objected is None:
        return f"{long_day(told)}告知"
    return f"{long_day(told)}告知，{f'有异议：{shown(OBJECTION_TEXT, facts)}' if objected else '无异议'}"


def _concerned(facts: PaperFacts) -> Rows:
    """The file, the way out, the reason, the day (办理内容)."""
    more = _MORE.get(facts.values.get(EXIT_KIND) or "")
    effective = facts.values.get(EFFECTIVE_ON)
    return Rows(
        (
            *concerning(facts),
            Row("档案号", shown(FILE_NO, facts), half=True),
            Row("现类别", shown(CATEGORY, facts), half=True),
            Row(EXIT_KIND.label, shown(EXIT_KIND, facts), strong=True, half=True),
            Row(EFFECTIVE_ON.label, long_day(effective) if effective else "", half=True),
            Row(EXIT_REASON.label, shown(EXIT_REASON, facts)),
            *((Row(more.label, shown(more, facts)),) if more else ()),
        )
    )


def _notice(facts: PaperFacts) -> Document:
    """Before it is decided: until when one may object (拟退出告知书)."""
    running = running_of(facts, "objection")
    until = f"在{long_day(running.rolled)}前" if running else "在收到本告知书后"
    blocks = (_concerned(facts), Paragraph(facts.say(NOTICE_BODY, {"期限": until})))
    below = (signed_by(facts, NOTICE_HANDS),)
    name = facts.say(NOTICE_UNDER)
    return letter(facts, "困难职工档案拟退出告知书", blocks, "JZ-55 · 2026版", below=below, signature=name)


def _letter(facts: PaperFacts) -> Document:
    """After it is decided (退出告知书)."""
    changed = facts.values.get(EXIT_KIND) == RECATEGORY
    what = "困难类别从生效日期起变更" if changed else "从生效日期起不再在档"
    blocks = (_concerned(facts), Paragraph(facts.say(LETTER_BODY, {"后果": what})))
    below = (signed_by(facts, LETTER_HANDS),)
    title = "困难职工档案类别变更告知书" if changed else "困难职工档案退出告知书"
    to = f"{facts.person.name}的家属" if facts.values.get(EXIT_REASON) == DIED else ""
    name = facts.say(LETTER_UNDER)
    return letter(facts, title, blocks, "JZ-56 · 2026版", to=to, below=below, signature=name)


EXIT_PRINTS: tuple[Print, ...] = (
    receipt(),
    *COUNTER_PRINTS,
    registration_form("JZ-53 · 2026版", "困难职工档案退出申请表"),
    Print("exit_form", "退出审批表", ("a4",), _approval, words=(COPIES,)),
    Print("exit_notice", "拟退出告知书", ("a4",), _notice, words=(NOTICE_BODY, NOTICE_UNDER, NOTICE_HANDS)),
    Print("exit_letter", "退出告知书", ("a4",), _letter, words=(LETTER_BODY, LETTER_UNDER, LETTER_HANDS)),
)
"""Every paper of 脱困、注销、退档、转出、类别变更."""
