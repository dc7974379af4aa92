"""The line of employment (就业): its matters and its row on a person's card."""

from app.engine.flow import Opens, Standing
from app.engine.form import Form, Section
from app.engine.head import HEAD
from app.engine.line import CardCase, CardFacts, CardLine, Line
from app.engine.matter import Matter
from app.engine.parties import AGENCY
from app.engine.values import Values
from app.lines.employment.fields import referral as to
from app.lines.employment.fields import seeker as of
from app.lines.employment.fields import vacancy as at
from app.lines.employment.flow.referral import REFERRAL_FLOW, REFERRAL_TIMERS
from app.lines.employment.flow.seeker import SEEKER_FLOW, SEEKER_TIMERS, SEEKING
from app.lines.employment.flow.vacancy import VACANCY_FLOW, VACANCY_TIMERS
from app.lines.employment.prints.referral import REFERRAL_PRINTS
from app.lines.employment.prints.seeker import SEEKER_PRINTS
from app.lines.employment.prints.vacancy import VACANCY_PRINTS
from app.lines.employment.rules import referral as referring
from app.lines.employment.rules import seeker as seeking
from app.lines.employment.rules import vacancy as hiring

_WHILE_SEEKING = ("draft", *SEEKING, "referred", "paused")


def _as_typed(values: Values, _standing: tuple[Standing, ...]) -> Values:
    """Nothing is computed from others: what the register says of a post is kept by the first move."""
    return values


SEEKER = Matter(
    line="employment",
    code="seeker",
    no="JY01",
    name="求职登记",
    title="求职登记",
    form=Form(
        (
            HEAD,
            AGENCY,
            Section(
                "seeker",
                "求职人",
                (
                    of.TOWN,
                    of.HOME,
                    of.HOUSEHOLD_KIND,
                    of.POLITICAL,
                    of.MARITAL,
                    of.OTHER_CONTACT,
                    of.SEEKER_KIND,
                    of.FOUND_HARD,
                    of.JOBLESS_NO,
                    of.DISABLED,
                    of.HEALTH,
                    of.CONSENT,
                ),
            ),
            Section(
                "skills",
                "学历与技能",
                (
                    of.EDUCATION,
                    of.SCHOOL,
                    of.MAJOR,
                    of.GRADUATED_ON,
                    of.SKILL,
                    of.SKILL_NAME,
                    of.CERTIFICATE,
                    of.EXPERIENCE,
                ),
                _WHILE_SEEKING,
            ),
            Section("wishes", "求职意向", (of.WISHES, of.AVAILABLE_ON, of.TRAINING_WISH), _WHILE_SEEKING),
            Section(
                "placed",
                "就业结果",
                (
                    of.RECEIPT_ON,
                    of.PLACED_UNIT,
                    of.PLACED_JOB,
                    of.START_ON,
                    of.START_WAGE,
                    of.HAS_CONTRACT,
                    of.HAS_INSURANCE,
                ),
                (*SEEKING, "referred"),
            ),
        ),
        rules=(seeking.faults,),
    ),
    flow=SEEKER_FLOW,
    timers=SEEKER_TIMERS,
    prints=SEEKER_PRINTS,
    receipt="receipt",
    promise="",
    conditions=seeking.CONDITIONS,
    derive=_as_typed,
    opens=(Opens("employment.referral", ("phone", "reply_way")),),
    kind_label="即办件",
)
"""JY01 求职登记 (job seeker)."""

VACANCY = Matter(
    line="employment",
    code="vacancy",
    no="JY02",
    name="岗位登记",
    title="用人单位招聘登记",
    form=Form(
        (
            HEAD,
            Section(
                "unit",
                "用人单位",
                (
                    at.CONTACT,
                    at.CONTACT_POST,
                    at.CONTACT_ID,
                    at.HAS_UNION,
                    at.IS_AGENCY,
                    at.NEEDS_PERMIT,
                    at.SITE,
                ),
            ),
            Section(
                "posts",
                "招聘岗位",
                (at.POSTS, at.VALID_TO, at.SHOWN_BY, at.INTERVIEW),
                ("draft", "supplement", "accepted"),
            ),
            Section(
                "check",
                "审核",
                (at.MINIMUM, at.MINIMUM_HOUR, at.MINIMUM_SOURCE, at.WORDING_NOTE, at.OPINION),
                ("check",),
            ),
        ),
        rules=(hiring.faults,),
    ),
    flow=VACANCY_FLOW,
    timers=VACANCY_TIMERS,
    prints=VACANCY_PRINTS,
    receipt="receipt",
    promise="promise",
    conditions={"is_agency": hiring.is_agency, "needs_permit": hiring.needs_permit},
    derive=_as_typed,
    tell=hiring.tell,
    applicants=("unit",),
    kind_label="承诺件",
)
"""JY02 岗位登记 (vacancy)."""

REFERRAL = Matter(
    line="employment",
    code="referral",
    no="JY03",
    name="推荐",
    title="推荐就业",
    form=Form(
        (
            HEAD,
            Section("post", "推荐岗位", (to.VACANCY, to.REFER_WAY, to.MEETING)),
            Section(
                "kept",
                "岗位情况",
                (to.POST_UNIT, to.POST_JOB, to.POST_WAGE, to.POST_PLACE, to.POST_CONTACT, to.POST_PHONE),
                ("accepted",),
            ),
            Section(
                "answer",
                "回执",
                (
                    to.RECEIPT_ON,
                    to.RECEIPT_WAY,
                    to.START_ON,
                    to.HIRED_JOB,
                    to.START_WAGE,
                    to.HAS_CONTRACT,
                    to.HAS_INSURANCE,
                    to.ABSENCE,
                    to.NOT_HIRED_WHY,
                ),
                ("accepted",),
            ),
        ),
        rules=(referring.faults,),
    ),
    flow=REFERRAL_FLOW,
    timers=REFERRAL_TIMERS,
    prints=REFERRAL_PRINTS,
    receipt="letter",
    promise="",
    conditions={},
    derive=_as_typed,
    tell=referring.tell,
    kind_label="即办件",
)
"""JY03 推荐 (referral)."""


def card(facts: CardFacts) -> CardLine:
    """The line's row on the card (卡片一行): 求职中·已推荐 2 次; of a unit 岗位登记 发布中."""
    running = [case for case in facts.cases if not case.ended]
    words = [case.state for case in running if case.matter == SEEKER.name]
    referred = sum(case.matter == REFERRAL.name for case in facts.cases)
    if referred:
        words.append(f"推荐过 {referred} 次")
    words += [f"{case.matter} {case.state}" for case in running if case.matter == VACANCY.name]
    if not words and facts.cases:
        words.append(_last(facts.cases))
    timers = [case.timer for case in running if case.timer]
    nearest = min(timers, key=lambda one: one.due_on, default=None)
    return CardLine("·".join(words) or "无记录", bool(running), nearest)


def _last(cases: tuple[CardCase, ...]) -> str:
    """How it stands with somebody who has nothing running: 已就业, or how many cases there were."""
    placed = [case.state for case in cases if case.matter == SEEKER.name]
    return placed[0] if placed else f"办过 {len(cases)} 件"


REGISTER = "GW"
"""How the numbers of the register of posts begin (岗位库编号)."""

EMPLOYMENT = Line(
    code="employment",
    letters="JY",
    name="就业",
    short="就业",
    icon="briefcase",
    matters=(SEEKER, VACANCY, REFERRAL),
    card=card,
    registers={REGISTER: "岗位"},
)
"""The line (就业)."""
