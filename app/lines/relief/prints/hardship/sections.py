"""Sections of the hardship file on paper (档案表栏目), relief file §1.2 A to C: worker, work, home, money."""

from app.core.clock import show_date
from app.engine.counter.forms import shown
from app.engine.head import PHONE
from app.engine.matter import PaperFacts
from app.engine.prints import Block, Cells, Entry, Opinion, Photo, Section
from app.lines.relief.fields import content as of
from app.lines.relief.fields.aid import ACCOUNT_NAME, ACCOUNT_NO, BANK, BANK_BRANCH, ON_DIBAO, REASON
from app.lines.relief.fields.hardship import APPLY_CATEGORY, MOVED_FROM, MOVED_NO, PRIOR_FILE
from app.lines.relief.prints.hardship.entries import cell, choices, line, said, ticked

_WIDE = (3, 19)


def worker(facts: PaperFacts) -> Section:
    """The worker with the place of his photograph (职工本人)."""
    return Section("职工本人", (_with_photo(facts), *_at_home(facts)))


def _with_photo(facts: PaperFacts) -> Photo:
    person = facts.person
    born = show_date(person.born_on) if person.born_on else ""
    disability = "，".join(
        filter(None, (shown(of.DISABILITY_KIND, facts), shown(of.DISABILITY_LEVEL, facts)))
    )
    named = Entry("姓名", person.name, (3, 5), strong=True, whole=True, by_hand=not person.name)
    return Photo(
        (
            line(named, said(facts, "性别", person.sex, (2, 2)), said(facts, "民族", person.ethnic, (2, 4))),
            line(
                said(facts, person.id_label or "身份证号", person.id_number, (3, 7)),
                said(facts, "出生日期", born, (3, 5)),
            ),
            line(
                cell(facts, of.POLITICAL, (3, 3)),
                cell(facts, of.MARRIAGE, (3, 2)),
                cell(facts, of.HEALTH, (3, 4)),
            ),
            line(said(facts, "残疾类别", disability, (3, 5)), cell(facts, of.DISABILITY_NO, (3, 7))),
        )
    )


def _at_home(facts: PaperFacts) -> tuple[Cells, ...]:
    person = facts.person
    marks = ticked(facts, ON_DIBAO, of.SINGLE_PARENT, of.CAN_HELP_SELF, of.NOBODY_WORKS)
    paid_to = (shown(one, facts) for one in (BANK, BANK_BRANCH, ACCOUNT_NAME, ACCOUNT_NO))
    registered = (shown(of.HUKOU_AREA, facts), shown(of.HUKOU_PLACE, facts))
    return (
        line(
            cell(facts, of.HUKOU_KIND, (3, 4)),
            said(facts, of.HUKOU_PLACE.label, " ".join(filter(None, registered)), (4, 11)),
        ),
        line(said(facts, "家庭住址", person.address, (3, 12)), cell(facts, of.POSTCODE, (3, 4))),
        line(
            said(facts, "联系电话", shown(PHONE, facts) or person.phone, (3, 5)),
            cell(facts, of.INSURANCE, (3, 4)),
            cell(facts, of.MODEL_WORKER, (3, 4)),
        ),
        line(said(facts, "收款账户", " ".join(filter(None, paid_to)), _WIDE)),
        line(Entry("家庭情况", columns=_WIDE, choices=marks)),
    )


def work(facts: PaperFacts) -> Section:
    """His work (工作情况)."""
    return Section(
        "工作情况",
        (
            line(
                Entry(of.WORKER_KIND.label, columns=(3, 9), choices=choices(facts, of.WORKER_KIND)),
                cell(facts, of.IDENTITY, (3, 7)),
            ),
            line(said(facts, "工作单位", facts.person.unit, (3, 13)), cell(facts, of.HAS_UNION, (4, 2))),
            line(
                cell(facts, of.WORK_STATE, (3, 4)),
                cell(facts, of.OWNERSHIP, (3, 5)),
                cell(facts, of.UNIT_STATE, (3, 4)),
            ),
            line(cell(facts, of.INDUSTRY, (3, 8)), cell(facts, of.WORKED_FROM, (5, 6))),
            line(cell(facts, of.CONTRACT_ON, (5, 6)), cell(facts, of.CONTRACT_MONTHS, (5, 6))),
        ),
    )


def home(facts: PaperFacts) -> Section:
    """House and property (住房与财产)."""
    return Section("财产", property_rows(facts))


def property_rows(facts: PaperFacts) -> tuple[Cells, ...]:
    """What they own (住房与财产)."""
    return (
        line(
            cell(facts, of.HOUSING, (3, 4)),
            cell(facts, of.HOUSE_AREA, (3, 4)),
            cell(facts, of.HOUSES, (3, 5)),
        ),
        line(
            cell(facts, of.VEHICLES, (3, 4)),
            cell(facts, of.BUSINESS, (4, 3)),
            cell(facts, of.SAVINGS, (4, 4), "存款和证券"),
        ),
    )


def asked(facts: PaperFacts) -> Section:
    """What is asked for and why, and which file there was before (申报)."""
    further = "、".join(
        of.CAUSE.kind.show(one[of.CAUSE], facts.codes) for one in facts.values.get(of.OTHER_CAUSES) or ()
    )
    named = (of.CAUSE_TEXT, PRIOR_FILE, MOVED_FROM, MOVED_NO)
    return Section(
        "申报",
        (
            line(Entry(APPLY_CATEGORY.label, columns=(4, 18), choices=choices(facts, APPLY_CATEGORY))),
            line(
                cell(facts, of.MAIN_CAUSE, (4, 6)),
                said(facts, of.OTHER_CAUSES.label, further, (4, 8)),
            ),
            *(line(cell(facts, one, (4, 18))) for one in named if one in facts.values),
        ),
    )


def reason(facts: PaperFacts) -> Block:
    """Why he asks, in his own words over his signature (申请理由)."""
    words = shown(REASON, facts)
    return Section("申请理由", (Opinion("", words, "申请人", sealed=False, face="own"),))
