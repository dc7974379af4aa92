"""The flow of 劳动争议调解 (调解流程), matters.md §8 WQ02: ask the other side, mediate, agree, follow up."""

from app.core.actor import Post, Role
from app.engine.counter import registering
from app.engine.flow import Extends, Flow, Move, State
from app.engine.head import APPLIED_ON, HEAD_NEEDS
from app.engine.parties import HEADS, RESPONDENT, RESPONDENT_KIND
from app.engine.timers import Timer
from app.lines.rights.fields.employment import CONTRACT, KNOWN_ON, STILL_EMPLOYED
from app.lines.rights.fields.mediation import (
    AGREED_ON,
    AGREED_SCOPE,
    CLAIMS,
    CONSENT_EXTEND,
    CONSENT_ON,
    CONSENT_OTHER,
    END_REASON,
    EXTEND_TO,
    FACT,
    HELP_NEXT,
    MEDIATORS,
    MEET_AT,
    MEET_ON,
    MEET_PLACE,
    ORAL,
    PERFORMED,
    SERVICE_ADDRESS,
    TERMS,
    VISIT_TEXT,
    VISITED_ON,
)
from app.lines.rights.rules.mediation import (
    ACCEPT_DAYS,
    ARBITRAL_DAYS,
    JUDICIAL_DAYS,
    MEDIATION,
    MEDIATION_DAYS,
    consented,
    extendable,
    overdue,
    performed,
)
from app.lines.rights.rules.parties import not_himself

_NEEDS = (
    *HEAD_NEEDS,
    RESPONDENT_KIND,
    RESPONDENT,
    CLAIMS,
    FACT,
    ORAL,
    SERVICE_ADDRESS,
    STILL_EMPLOYED,
    CONTRACT,
    HEADS,
    KNOWN_ON,
)
_MEETING = (MEDIATORS, MEET_ON, MEET_AT, MEET_PLACE)

_COUNTER = registering(_NEEDS, onward=("asked", "mediating"), guards=(not_himself,))

_STATES = (
    State("asked", "征求意见", step="征求意见"),
    State("mediating", "调解中", step="调解"),
    State("agreed", "达成协议", step="协议"),
    State("broken", "逾期未履行"),
    State("kept", "履行完毕", step="履行", end=True),
    State("ended", "调解不成", end=True),
    State("not_accepted", "不予受理", end=True),
)

_ASKING = (
    Move(
        "ask", "征求对方意见", ("accepted",), "asked", Post.MEDIATOR,
        guard=not_himself, papers=("consent_request",),
    ),
    Move(
        "not_accept", "不予受理", ("accepted", "asked"), "not_accepted", Role.REVIEWER, apart=("accept",),
        papers=("not_accepted",), reason=True, reasons=("N09", "N10"), kind="refuse",
    ),
    Move(
        "mediate", "受理并调解", ("asked",), "mediating", Post.MEDIATOR,
        (CONSENT_OTHER, CONSENT_ON, *_MEETING), guard=consented, papers=("acceptance", "session_notice"),
    ),
)  # fmt: skip

_MEDIATING = (
    Move(
        "agree", "达成协议", ("mediating",), "agreed", Post.MEDIATOR, (AGREED_ON, AGREED_SCOPE, TERMS),
        papers=("agreement",),
    ),
    Move(
        "meet_again", "再次调解", ("mediating",), "mediating", Post.MEDIATOR, _MEETING,
        papers=("session_notice",), kind="aside",
    ),
    Move(
        "extend", "延期", ("mediating",), "mediating", Post.MEDIATOR, (CONSENT_EXTEND, EXTEND_TO),
        guard=extendable, papers=("extension",), kind="aside",
        extends=Extends(MEDIATION, "双方同意", until=EXTEND_TO),
    ),
    Move(
        "end", "调解不成", ("asked", "mediating"), "ended", Post.MEDIATOR, (END_REASON,),
        papers=("termination",), kind="refuse",
    ),
)  # fmt: skip

_FOLLOWING = (
    Move(
        "keep", "履行完毕", ("agreed", "broken"), "kept", Role.CLERK, (PERFORMED, VISITED_ON, VISIT_TEXT),
        guard=performed, papers=("follow_up",),
    ),
    Move(
        "break", "逾期未履行", ("agreed",), "broken", Role.CLERK, (HELP_NEXT,), guard=overdue, kind="aside",
    ),
    Move(
        "close_broken", "未履行终结", ("broken",), "ended", Post.MEDIATOR, (END_REASON,),
        papers=("termination",), kind="refuse",
    ),
)  # fmt: skip

MEDIATION_FLOW = Flow((*_COUNTER.states, *_STATES), (*_COUNTER.moves, *_ASKING, *_MEDIATING, *_FOLLOWING))
"""States and moves of 劳动争议调解."""

_NEVER = ("ended", "not_accepted", "withdrawn")

MEDIATION_TIMERS: tuple[Timer, ...] = (
    Timer(
        MEDIATION, "调解期限", MEDIATION_DAYS, "day", starts=("accepted",), stops=("agreed", *_NEVER),
        article="《劳动争议调解仲裁法》第十四条", since=APPLIED_ON,
    ),
    Timer(
        "accept", "答复是否受理", ACCEPT_DAYS, "workday", starts=("accepted",), stops=("mediating", *_NEVER),
    ),
    Timer(
        "arbitral", "仲裁审查确认", ARBITRAL_DAYS, "day", starts=("agreed",), stops=("kept", "ended"),
        whose="theirs",
    ),
    Timer(
        "judicial", "司法确认", JUDICIAL_DAYS, "day", starts=("agreed",), stops=("kept", "ended"),
        whose="theirs", article="《人民调解法》第三十三条",
    ),
)  # fmt: skip
"""The 15 days from the application, never standing still; the answer; what the parties may ask for (时限)."""
