"""The line of rights (维权): its matters and its row on a person's card."""

from app.engine.form import Form, Section
from app.engine.head import HEAD
from app.engine.line import CardFacts, CardLine, Line
from app.engine.matter import Matter
from app.engine.parties import (
    AGENCY,
    DELEGATES,
    EMPLOYER,
    EMPLOYER_ADDRESS,
    EMPLOYER_CODE,
    EMPLOYER_PHONE,
    HEADS,
    OTHER_SIDE,
    has_agent,
)
from app.lines.rights.fields import advice as asked
from app.lines.rights.fields import mediation as dispute
from app.lines.rights.fields.employment import (
    CONTRACT,
    CONTRACT_TO,
    HAS_UNION,
    HIRED_ON,
    INSURED,
    INTERRUPTIONS,
    JOB,
    KNOWN_ON,
    LEFT_ON,
    LIMITATION_ON,
    MEMBER,
    MIGRANT,
    MIGRANT_HEADS,
    MONTHLY_WAGE,
    PRIOR_STEPS,
    STILL_EMPLOYED,
    TOPIC,
    WAGE_FORM,
    WOMEN_HEADS,
    WORKPLACE,
)
from app.lines.rights.flow.advice import ADVICE_FLOW, ADVICE_TIMERS, OPENS
from app.lines.rights.flow.mediation import MEDIATION_FLOW, MEDIATION_TIMERS
from app.lines.rights.prints.advice import ADVICE_PRINTS
from app.lines.rights.prints.mediation import MEDIATION_PRINTS
from app.lines.rights.rules import advice as advising
from app.lines.rights.rules import mediation as mediating
from app.lines.rights.rules.parties import collective

_EMPLOYER = (EMPLOYER, EMPLOYER_CODE, EMPLOYER_PHONE, EMPLOYER_ADDRESS)

_ADVICE_FORM = Form(
    (
        Section("question", "咨询", (asked.WAY, asked.ASKED_AT, asked.ASKER_KIND, TOPIC, asked.QUESTION)),
        Section(
            "answer",
            "答复",
            (asked.ANSWER, asked.BASIS, asked.MINUTES, asked.NEXT, asked.LAWYER, asked.RATING),
            ("draft", "accepted"),
        ),
        HEAD,
        Section(
            "job",
            "用人单位与时效",
            (
                *_EMPLOYER, HIRED_ON, LEFT_ON, STILL_EMPLOYED, JOB, CONTRACT, MONTHLY_WAGE, MIGRANT, MEMBER,
                KNOWN_ON, LIMITATION_ON,
            ),
            ("draft", "accepted"),
        ),
    ),
    rules=(advising.faults,),
)  # fmt: skip

ADVICE = Matter(
    line="rights",
    code="advice",
    no="WQ01",
    name="法律咨询",
    title="法律咨询",
    form=_ADVICE_FORM,
    flow=ADVICE_FLOW,
    timers=ADVICE_TIMERS,
    prints=ADVICE_PRINTS,
    receipt="receipt",
    promise="answer",
    conditions={},
    derive=advising.derive,
    tell=advising.tell,
    identity="may",
    kind_label="即办件",
    applicants=("person", "anonymous"),
    opens=OPENS,
)
"""WQ01 法律咨询 (legal advice)."""

_ASKING = ("accepted", "asked")
_OPEN = ("draft", "accepted", "asked", "mediating")

_MEDIATION_FORM = Form(
    (
        HEAD,
        AGENCY,
        OTHER_SIDE,
        Section(
            "dispute",
            "争议请求",
            (dispute.CLAIMS, dispute.CLAIMED_TOTAL, dispute.FACT, dispute.ORAL, dispute.SERVICE_ADDRESS),
            ("draft", *_ASKING),
        ),
        Section(
            "job",
            "劳动关系",
            (
                STILL_EMPLOYED, CONTRACT, HIRED_ON, LEFT_ON, JOB, MONTHLY_WAGE, WAGE_FORM, CONTRACT_TO,
                WORKPLACE, INSURED, HAS_UNION, MIGRANT, MEMBER, HEADS, MIGRANT_HEADS, WOMEN_HEADS, DELEGATES,
                *_EMPLOYER,
            ),
            _OPEN,
        ),
        Section("limitation", "仲裁时效", (KNOWN_ON, LIMITATION_ON, INTERRUPTIONS, PRIOR_STEPS), _OPEN),
        Section(
            "meeting",
            "征求与安排",
            (
                dispute.CONSENT_OTHER, dispute.CONSENT_ON, dispute.MEDIATORS, dispute.MEET_ON,
                dispute.MEET_AT, dispute.MEET_PLACE,
            ),
            ("accepted", "asked", "mediating"),
        ),
        Section(
            "sessions",
            "调解经过",
            (dispute.SESSIONS, dispute.CONSENT_EXTEND, dispute.EXTEND_TO),
            ("mediating",),
        ),
        Section(
            "agreement",
            "调解协议",
            (dispute.AGREED_ON, dispute.AGREED_SCOPE, dispute.TERMS, dispute.AGREED_TOTAL, dispute.BREACH),
            ("mediating",),
        ),
        Section(
            "performance",
            "履行与回访",
            (
                dispute.PERFORMED, dispute.PERFORMED_TOTAL, dispute.VISITED_ON, dispute.VISIT_TEXT,
                dispute.HELP_NEXT,
            ),
            ("agreed", "broken"),
        ),
        Section(
            "ending", "终止", (dispute.END_REASON, dispute.END_TEXT), ("asked", "mediating", "broken")
        ),
    ),
    rules=(mediating.faults,),
)  # fmt: skip

MEDIATION = Matter(
    line="rights",
    code="mediation",
    no="WQ02",
    name="劳动争议调解",
    title="劳动争议调解申请",
    form=_MEDIATION_FORM,
    flow=MEDIATION_FLOW,
    timers=MEDIATION_TIMERS,
    prints=MEDIATION_PRINTS,
    receipt="receipt",
    promise=mediating.MEDIATION,
    conditions={
        "has_agent": has_agent,
        "oral": mediating.oral,
        "written": mediating.written,
        "collective": collective,
        "by_unit": mediating.by_unit,
    },
    derive=mediating.derive,
    tell=mediating.tell,
    amount=dispute.CLAIMED_TOTAL,
    identity="must",
    kind_label="承诺件",
    applicants=("person", "unit"),
)
"""WQ02 劳动争议调解 (mediation of a labour dispute)."""


def card(facts: CardFacts) -> CardLine:
    """The line's row on the person's card (卡片一行): 劳动争议调解 调解中, 在办 2 件, 办过 3 件."""
    running = [case for case in facts.cases if not case.ended]
    timers = [case.timer for case in running if case.timer]
    nearest = min(timers, key=lambda one: one.due_on, default=None)
    if len(running) == 1:
        return CardLine(f"{running[0].matter} {running[0].state}", active=True, timer=nearest)
    if running:
        return CardLine(f"在办 {len(running)} 件", active=True, timer=nearest)
    if facts.cases:
        return CardLine(f"办过 {len(facts.cases)} 件", active=True)
    return CardLine("无记录", active=False)


RIGHTS = Line(
    code="rights",
    letters="WQ",
    name="维权",
    short="维权",
    icon="scale",
    matters=(ADVICE, MEDIATION),
    card=card,
)
"""The line (维权)."""
