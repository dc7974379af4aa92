"""The flow of 法律咨询 (咨询流程), matters.md §8 WQ01: answered at once, or noted and answered later."""

from app.core.actor import Post, Role
from app.engine.counter import registering
from app.engine.fields import AnyField
from app.engine.flow import DRAFT, Flow, Move, Opens, State
from app.engine.head import APPLIED_ON, CHANNEL, PHONE, PRIORITY, REPLY_WAY, SECRET
from app.engine.parties import (
    EMPLOYER,
    EMPLOYER_ADDRESS,
    EMPLOYER_CODE,
    EMPLOYER_PHONE,
    RESPONDENT,
    RESPONDENT_ADDRESS,
    RESPONDENT_CODE,
    RESPONDENT_PHONE,
)
from app.engine.timers import Timer
from app.lines.rights.fields.advice import ANSWER, LAWYER, MINUTES, NEXT, QUESTION, WAY
from app.lines.rights.fields.employment import (
    CONTRACT,
    HIRED_ON,
    JOB,
    KNOWN_ON,
    LEFT_ON,
    MEMBER,
    MIGRANT,
    MONTHLY_WAGE,
    STILL_EMPLOYED,
    TOPIC,
)
from app.lines.rights.rules.advice import ANSWER_DAYS

_ASKED: tuple[AnyField, ...] = (APPLIED_ON, WAY, TOPIC, QUESTION)
_GIVEN: tuple[AnyField, ...] = (ANSWER, MINUTES, NEXT)
_ANSWERED = (*_ASKED, *_GIVEN)

_EMPLOYER_AS_RESPONDENT = (
    (EMPLOYER, RESPONDENT),
    (EMPLOYER_CODE, RESPONDENT_CODE),
    (EMPLOYER_PHONE, RESPONDENT_PHONE),
    (EMPLOYER_ADDRESS, RESPONDENT_ADDRESS),
)
"""The employer of an advice is the other side of the mediation (对方)."""

TO_MEDIATION = Opens(
    "rights.mediation",
    tuple(
        one.code
        for one in (
            CHANNEL,
            REPLY_WAY,
            PHONE,
            PRIORITY,
            SECRET,
            EMPLOYER,
            EMPLOYER_CODE,
            EMPLOYER_PHONE,
            EMPLOYER_ADDRESS,
            HIRED_ON,
            LEFT_ON,
            STILL_EMPLOYED,
            JOB,
            CONTRACT,
            MONTHLY_WAGE,
            MIGRANT,
            MEMBER,
            KNOWN_ON,
        )
    )
    + tuple((own.code, theirs.code) for own, theirs in _EMPLOYER_AS_RESPONDENT),
)
"""Advice that becomes a mediation (转调解), with what both forms ask."""

TO_PETITION = Opens(
    "petitions.visit", tuple(one.code for one in (CHANNEL, REPLY_WAY, PHONE, PRIORITY, SECRET, MEMBER))
)
"""Advice that becomes a petition (转信访)."""

OPENS = (TO_MEDIATION, TO_PETITION)
"""What may follow an answer (后续办理)."""

_COUNTER = registering(
    (*_ASKED, REPLY_WAY, PHONE), onward=(), accepted="待答复", verb="登记待答复", step="登记"
)

_AT_ONCE = (
    Move("answer", "当场答复", (DRAFT,), "answered", Role.CLERK, _ANSWERED, opens=OPENS),
    Move(
        "answer_lawyer", "律师当场答复", (DRAFT,), "answered", Post.LAWYER, (*_ANSWERED, LAWYER),
        opens=OPENS, kind="aside",
    ),
)  # fmt: skip

_LATER = (
    Move("answer_later", "答复", ("accepted",), "answered", Role.CLERK, _GIVEN, opens=OPENS),
    Move(
        "answer_lawyer_later", "律师答复", ("accepted",), "answered", Post.LAWYER, (*_GIVEN, LAWYER),
        opens=OPENS, kind="aside",
    ),
)  # fmt: skip

ADVICE_FLOW = Flow(
    (*_COUNTER.states, State("answered", "已答复", step="答复", end=True)),
    (*_AT_ONCE, *_COUNTER.moves, *_LATER),
)
"""States and moves of 法律咨询."""

ADVICE_TIMERS: tuple[Timer, ...] = (
    Timer("answer", "答复", ANSWER_DAYS, "workday", starts=("accepted",), stops=("answered", "withdrawn")),
)
"""A hard question is answered within its promised days (答复期限)."""
