"""Papers of the hardship file (建档文书), relief file §1.7: survey, notice, check, approval, result."""

from dataclasses import replace

from app.core.clock import local, long_day
from app.core.identity import mask
from app.engine.counter import COUNTER_PRINTS
from app.engine.counter.forms import registration_form, shown, table_of
from app.engine.counter.papers import by_hand, concerning, letter, receipt, remedy, sheet, signed
from app.engine.fields import AnyField
from app.engine.matter import PaperFacts, Print
from app.engine.prints import (
    Block,
    Column,
    Document,
    Heading,
    Note,
    Opinion,
    Paragraph,
    Row,
    Rows,
    Table,
)
from app.lines.relief.fields.aid import FILE_NO, NOTICE_PLACE, OPINION, REASON
from app.lines.relief.fields.hardship import (
    APPLY_CATEGORY,
    BUSINESS,
    CHECK_BACK_ON,
    CHECK_RESULT,
    CHECK_TEXT,
    DECIDED_CATEGORY,
    DENY_REASON,
    EXPENSES,
    HEAD_COUNT,
    HEALTH,
    HOUSE_AREA,
    HOUSEHOLD,
    HOUSEHOLD_INCOME,
    HOUSES,
    HOUSING,
    HUKOU_KIND,
    INSURANCE,
    LEVEL,
    LOSS,
    MAIN_CAUSE,
    MARRIAGE,
    MEETING_ON,
    MEMBER_HEALTH,
    MEMBER_ID,
    MEMBER_INCOME,
    MEMBER_NAME,
    MEMBER_PLACE,
    MEMBER_RELATION,
    MEMBER_STATUS,
    OTHER_INCOME,
    OWN_INCOME,
    PER_HEAD,
    RIGID,
    SAVINGS,
    VEHICLES,
    VISIT_ON,
    VISIT_RESULT,
    VISITORS,
    WORK_STATE,
    WORKER_KIND,
)
from app.lines.relief.prints.parts import halves, hung_up, notice_result, notice_term, person_rows, row

_MEMBERS = (
    Column("姓名", 3),
    Column("关系", 3),
    Column("人员身份", 3),
    Column("月收入（元）", 3, "right"),
    Column("健康状况", 3),
    Column("单位或学校", 5),
)
_MEMBER_FIELDS: tuple[AnyField, ...] = (
    MEMBER_NAME,
    MEMBER_RELATION,
    MEMBER_STATUS,
    MEMBER_INCOME,
    MEMBER_HEALTH,
    MEMBER_PLACE,
)
_CHECKED = (Column("序", 1, "centre"), Column("姓名", 3), Column("与申请人关系", 3), Column("证件号码", 6))


def _household(facts: PaperFacts, empty: int) -> Table:
    """The members, and lines for the hand where none is known (家庭成员)."""
    rows = tuple(
        tuple(one.kind.show(member[one], facts.codes) if one in member else "" for one in _MEMBER_FIELDS)
        for member in facts.values.get(HOUSEHOLD) or ()
    )
    return Table(_MEMBERS, rows, empty=empty if not rows else 0)


def _survey_form(facts: PaperFacts) -> Document:
    """What two people look at in the home (入户调查表); photographs are kept with it."""
    blocks: tuple[Block, ...] = (
        person_rows(facts, WORKER_KIND, WORK_STATE, HEALTH, MARRIAGE),
        Heading("住房与财产"),
        Rows(halves(facts, HOUSING, HOUSE_AREA, HOUSES, VEHICLES, BUSINESS, SAVINGS)),
        Heading("家庭成员"),
        _household(facts, 4),
        Heading("收入与支出"),
        Rows(halves(facts, OWN_INCOME, OTHER_INCOME, HOUSEHOLD_INCOME, RIGID)),
        table_of(EXPENSES, facts),
        Heading("困难情况"),
        Rows(
            (
                row(facts, MAIN_CAUSE),
                Row("申请理由", shown(REASON, facts), face="own"),
                *halves(facts, VISIT_ON, VISITORS),
                row(facts, VISIT_RESULT),
            )
        ),
        by_hand(Rows((Row("帮扶需求", ""),))),
        signed("调查人", "调查人", "被调查人"),
    )
    return replace(sheet(facts, "困难职工家庭入户调查表", blocks, "JZ-21 · 2026版"), fit=1)


def _public_notice(facts: PaperFacts) -> Document:
    """Masked name, unit, household, work, income (公示): no number, telephone, illness (§1.4 step 4).

    The cause of hardship is left out, since half of its list tells about health.
    """
    office = facts.office
    blocks: tuple[Block, ...] = (
        Paragraph("经本人申请、入户调查和会议研究，拟将以下职工家庭列为困难职工家庭，现予公示，接受监督。"),
        Rows(
            (
                Row("姓名", mask(facts.person.name, "paper"), strong=True, half=True, whole=True),
                Row("拟定类别", shown(APPLY_CATEGORY, facts), half=True),
                Row("工作单位", facts.person.unit),
                *halves(facts, HEAD_COUNT, WORK_STATE, HOUSEHOLD_INCOME, PER_HEAD),
                Row("公示期", notice_term(facts)),
                row(facts, NOTICE_PLACE),
            )
        ),
        Paragraph(f"公示期内对以上情况有异议的，请向{office.name}反映，电话{office.phone}。"),
    )
    return hung_up(facts, blocks, "JZ-22 · 2026版", office.name)


def _check_letter(facts: PaperFacts) -> Document:
    """To the civil affairs bureau, whom it may ask about (核对函); the signed authorisation goes with it."""
    person = facts.person
    members = facts.values.get(HOUSEHOLD) or ()
    rows = (
        ("1", person.name, "本人", person.id_number),
        *(
            (
                str(n),
                member[MEMBER_NAME],
                MEMBER_RELATION.kind.show(member[MEMBER_RELATION], facts.codes),
                member.get(MEMBER_ID) or "",
            )
            for n, member in enumerate(members, start=2)
        ),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"{person.name}向本中心申请困难职工建档。根据其家庭成员签署的授权，"
            "请协助核对以下人员的家庭经济状况，并将核对结果书面函复。"
        ),
        Table(_CHECKED, rows),
        Note("附：救助委托核对授权书。核对结果只用于困难职工认定，请勿向无关人员提供。"),
        Rows((Row("联系人", facts.actor.name, half=True), Row("联系电话", facts.office.phone, half=True))),
    )
    return letter(facts, "家庭经济状况核对函", blocks, "JZ-23 · 2026版", to="县民政局", asks=False)


def _approval_form(facts: PaperFacts) -> Document:
    """The application with its opinions (申请审批表), three copies."""
    blocks: tuple[Block, ...] = (
        person_rows(facts, WORKER_KIND, WORK_STATE, HEALTH, HUKOU_KIND, INSURANCE, MAIN_CAUSE),
        Heading("家庭成员"),
        _household(facts, 1),
        Heading("收入测算"),
        Rows(
            (
                *halves(facts, HOUSEHOLD_INCOME, RIGID, HEAD_COUNT, PER_HEAD, LOSS, APPLY_CATEGORY),
                row(facts, VISIT_RESULT),
                row(facts, MEETING_ON, half=True),
                row(facts, CHECK_BACK_ON, half=True),
            )
        ),
        signed("申请人", "经办人"),
        *_opinions(facts),
        Note("本表一式三份：基层工会、镇街工会、县总工会各一份。"),
    )
    document = sheet(facts, "困难职工申请审批表", blocks, "JZ-24 · 2026版")
    return replace(document, seal="")


def _opinions(facts: PaperFacts) -> tuple[Block, ...]:
    """Who says what about it, with what was found before (意见)."""
    checked = "，".join(filter(None, (shown(CHECK_RESULT, facts), shown(CHECK_TEXT, facts))))
    return (
        Heading("意见"),
        Rows((Row("公示结果", notice_result(facts)), Row("核对结果", checked))),
        Opinion("基层工会意见", signer="工会主席"),
        Opinion("镇街工会意见", signer="负责人"),
        Opinion("复核意见", signer="复核人", sealed=False),
        by_hand(Rows(halves(facts, DECIDED_CATEGORY, LEVEL))),
        Opinion("县总工会意见", shown(OPINION, facts), signer="审批人"),
    )


def _file_notice(facts: PaperFacts) -> Document:
    blocks: tuple[Block, ...] = (
        Rows(
            (
                *concerning(facts),
                row(facts, FILE_NO, half=True),
                Row("困难类别", shown(DECIDED_CATEGORY, facts), strong=True, half=True),
                row(facts, LEVEL, half=True),
                Row("建档日期", long_day(local(facts.issued_at).date()), half=True),
            )
        ),
        Paragraph(
            "您的家庭已列为困难职工家庭。请每年按通知办理复核；家庭收入、人口、就业、住址有变化的，"
            f"请及时告诉本中心。在档期间可以申请生活救助、医疗救助等帮扶。{remedy(facts)}"
        ),
    )
    below = (signed("申请人（代办人）签收", "经办人"),)
    return letter(facts, "困难职工建档通知", blocks, "JZ-25 · 2026版", below=below)


def _file_denial(facts: PaperFacts) -> Document:
    blocks: tuple[Block, ...] = (
        Rows((*concerning(facts), *halves(facts, HEAD_COUNT, PER_HEAD), row(facts, DENY_REASON))),
        Paragraph(f"您的申请经调查、公示、审核，决定不予建档，理由如上。{remedy(facts)}"),
    )
    below = (signed("申请人（代办人）签收", "经办人"),)
    return letter(facts, "不予建档告知书", blocks, "JZ-26 · 2026版", below=below)


HARDSHIP_PRINTS: tuple[Print, ...] = (
    receipt(),
    *COUNTER_PRINTS,
    registration_form(
        "JZ-20 · 2026版",
        "困难职工申请表",
        signed=("申请人（代办人）", "基层工会（盖章）", "经办人"),
        note="本表一式三份。家庭收入、财产如实填写，隐瞒的取消资格并退回救助。",
    ),
    Print("survey_form", "入户调查表", ("a4",), _survey_form),
    Print("public_notice", "公示", ("a4", "a3"), _public_notice),
    Print("check_letter", "核对函", ("a4",), _check_letter),
    Print("approval_form", "申请审批表", ("a4",), _approval_form),
    Print("file_notice", "建档通知", ("a4",), _file_notice),
    Print("file_denial", "不予建档告知书", ("a4",), _file_denial),
)
"""Every paper of 困难职工建档."""
