"""The flow of 求职登记 (求职流程), matters.md §8 JY01: seeking, referred, placed, paused, expired."""

from app.core.actor import Role
from app.engine.counter import registering
from app.engine.flow import Flow, Move, State
from app.engine.head import HEAD_NEEDS
from app.engine.timers import Timer
from app.lines.employment.fields.seeker import (
    CONSENT,
    EDUCATION,
    HAS_CONTRACT,
    HAS_INSURANCE,
    PLACED_JOB,
    PLACED_UNIT,
    RECEIPT_ON,
    START_ON,
    START_WAGE,
    TOWN,
    WISHES,
)
from app.lines.employment.rules.seeker import (
    VALID,
    VALID_AGAIN,
    VALID_MONTHS,
    consented,
    entry_over,
    identity_seen,
)

SEEKING = ("accepted", "renewed")
"""The states in which he seeks (求职中); each renewal goes from the one to the other."""

_ENDS = ("placed", "expired", "withdrawn")
_PLACED = (PLACED_UNIT, PLACED_JOB, START_ON, START_WAGE, HAS_CONTRACT, HAS_INSURANCE, RECEIPT_ON)

_COUNTER = registering(
    (*HEAD_NEEDS, TOWN, EDUCATION, WISHES, CONSENT),
    onward=("renewed", "referred", "paused"),
    guards=(identity_seen, consented),
    accepted="求职中",
    verb="登记",
    step="求职",
)

_STATES = (
    State("renewed", "求职中（续期）", step="续期"),
    State("referred", "已推荐", step="推荐"),
    State("paused", "暂停"),
    State("placed", "已就业", step="就业", end=True),
    State("expired", "过期", end=True),
)

_MOVES = (
    Move("refer", "已推荐", SEEKING, "referred", Role.CLERK),
    Move("place", "已就业", (*SEEKING, "referred"), "placed", Role.CLERK, _PLACED),
    Move("seek_on", "继续求职", ("referred",), "accepted", Role.CLERK, kind="back"),
    Move("renew", "续期", ("accepted",), "renewed", Role.CLERK, kind="aside"),
    Move("renew_again", "再续期", ("renewed",), "accepted", Role.CLERK, kind="aside"),
    Move("pause", "暂停求职", (*SEEKING, "referred"), "paused", Role.CLERK, reason=True, kind="aside"),
    Move("resume", "恢复求职", ("paused",), "accepted", Role.CLERK),
    Move("expire", "按过期处理", SEEKING, "expired", Role.CLERK, guard=entry_over, kind="aside"),
)

SEEKER_FLOW = Flow((*_COUNTER.states, *_STATES), (*_COUNTER.moves, *_MOVES))
"""States and moves of 求职登记."""


def _validity(code: str, starts: str, other: str) -> Timer:
    """One of the two validities: a fresh term from each registering, renewal or coming back."""
    return Timer(
        code, "登记有效期", VALID_MONTHS, "month",
        starts=(starts,), stops=("referred", "paused", other, *_ENDS), whose="wait",
    )  # fmt: skip


SEEKER_TIMERS: tuple[Timer, ...] = (
    _validity(VALID, "accepted", "renewed"),
    _validity(VALID_AGAIN, "renewed", "accepted"),
)
"""How long the entry is good (登记有效期)."""
