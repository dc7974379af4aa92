"""The flow of 推荐 (推荐流程), matters.md §8 JY03: a letter goes out, and its 回执 says how it ended."""

from dataclasses import replace

from app.core.actor import Role
from app.engine.counter import registering
from app.engine.flow import Flow, Move, State
from app.engine.head import HEAD_NEEDS
from app.engine.timers import Timer
from app.lines.employment.fields.referral import (
    ABSENCE,
    HAS_CONTRACT,
    HAS_INSURANCE,
    HIRED_JOB,
    NOT_HIRED_WHY,
    RECEIPT_ON,
    RECEIPT_WAY,
    START_ON,
    START_WAGE,
    VACANCY,
)
from app.lines.employment.rules.referral import (
    CHASE_DAYS,
    LETTER,
    LETTER_DAYS,
    SILENT,
    SILENT_DAYS,
    long_silent,
)
from app.lines.employment.rules.seeker import identity_seen

REFER = "employment.refer"
"""The effect that keeps what the register says of the post, and names the unit as a party (推荐落库)."""

HIRE = "employment.hire"
"""The effect that takes a seat of the post (占用岗位)."""

_ENDS = ("hired", "not_hired", "no_show", "silent")
_HIRED = (RECEIPT_ON, RECEIPT_WAY, START_ON, HIRED_JOB, START_WAGE, HAS_CONTRACT, HAS_INSURANCE)

_COUNTER = registering(
    (*HEAD_NEEDS, VACANCY),
    onward=(),
    guards=(identity_seen,),
    accepted="已开函",
    verb="开具推荐函",
    step="开函",
)

_LETTER = tuple(
    replace(move, papers=("letter",), effects=(REFER,)) if move.code == "accept" else move
    for move in _COUNTER.moves
)
"""The letter is the receipt: the tear-off 回执 goes with it."""

_STATES = (
    State("hired", "录用", step="录用", end=True),
    State("not_hired", "未录用", end=True),
    State("no_show", "未到或放弃", end=True),
    State("silent", "未回", end=True),
)

_MOVES = (
    Move("hire", "录用", ("accepted",), "hired", Role.CLERK, _HIRED, effects=(HIRE,)),
    Move(
        "not_hire", "未录用", ("accepted",), "not_hired", Role.CLERK,
        (RECEIPT_ON, RECEIPT_WAY, NOT_HIRED_WHY), kind="aside",
    ),
    Move(
        "stay_away", "未到或放弃", ("accepted",), "no_show", Role.CLERK,
        (RECEIPT_ON, RECEIPT_WAY, ABSENCE), kind="aside",
    ),
    Move("give_up", "按未回处理", ("accepted",), "silent", Role.CLERK, guard=long_silent, kind="aside"),
)  # fmt: skip

REFERRAL_FLOW = Flow((*_COUNTER.states, *_STATES), (*_LETTER, *_MOVES))
"""States and moves of 推荐."""

_STOPS = (*_ENDS, "withdrawn")

REFERRAL_TIMERS: tuple[Timer, ...] = (
    Timer(LETTER, "推荐函有效期", LETTER_DAYS, "day", starts=("accepted",), stops=_STOPS, whose="wait"),
    Timer("chase", "催要回执", CHASE_DAYS, "day", starts=("accepted",), stops=_STOPS),
    Timer(SILENT, "等待回执", SILENT_DAYS, "day", starts=("accepted",), stops=_STOPS, whose="wait"),
)
"""The letter, the 回执 to be chased, and when its silence counts as an answer (时限)."""
