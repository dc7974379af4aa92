"""The flow of 岗位登记 (岗位流程), matters.md §8 JY02: checked by another person, open, filled or ended."""

from dataclasses import replace

from app.core.actor import Role
from app.engine.counter import counter, owed_missing, promise_timer, together
from app.engine.flow import Flow, Move, State
from app.engine.head import HEAD_NEEDS
from app.engine.timers import Timer
from app.lines.employment.fields.vacancy import (
    CONTACT,
    IS_AGENCY,
    NEEDS_PERMIT,
    OPINION,
    POSTS,
    VALID_TO,
)
from app.lines.employment.rules.vacancy import (
    PROMISE_DAYS,
    VALID_MONTHS,
    lawful_words,
    term_over,
    valid_term,
)
from app.lines.employment.rules.wage import checked_wage, known_wage

PUBLISH = "employment.publish"
"""The effect that enters the posts into the register (岗位入库)."""

OPEN = "open"
"""The state in which posts are offered (发布中)."""

_ENDS = ("filled", "expired", "taken_down")
_MADE = ("accept", "accept_owed", "submit")

_COUNTER = counter(
    (*HEAD_NEEDS, CONTACT, IS_AGENCY, NEEDS_PERMIT, POSTS, VALID_TO),
    onward=("check", OPEN),
    ends=_ENDS,
    guards=(known_wage,),
    reasons=("N01", "N02", "N23"),
)

_STATES = (
    State("check", "审核", step="审核"),
    State(OPEN, "发布中", step="发布"),
    State("filled", "招满", step="招满", end=True),
    State("expired", "到期", end=True),
    State("taken_down", "下架", end=True),
)

_MOVES = (
    Move("submit", "送审", ("accepted",), "check", Role.CLERK, guard=known_wage),
    Move(
        "publish", "审核发布", ("check",), OPEN, Role.REVIEWER, (OPINION,), _MADE,
        together(lawful_words, checked_wage, valid_term, owed_missing),
        papers=("vacancy_sheet",), effects=(PUBLISH,),
    ),
    Move("mend", "退回修改", ("check",), "accepted", Role.REVIEWER, reason=True, kind="back"),
    Move("fill", "招满", (OPEN,), "filled", Role.CLERK),
    Move("expire", "到期", (OPEN,), "expired", Role.CLERK, guard=term_over, kind="aside"),
    Move(
        "take_down", "下架", ("check", OPEN), "taken_down", Role.REVIEWER,
        papers=("takedown",), reason=True, kind="refuse",
    ),
)  # fmt: skip

VACANCY_FLOW = Flow((*_COUNTER.states, *_STATES), (*_COUNTER.moves, *_MOVES))
"""States and moves of 岗位登记."""

VACANCY_TIMERS: tuple[Timer, ...] = (
    replace(promise_timer(PROMISE_DAYS, ends=(OPEN, *_ENDS)), label="审核发布"),
    *_COUNTER.timers,
    Timer(
        "valid", "岗位最长有效期", VALID_MONTHS, "month",
        starts=(OPEN,), stops=(*_ENDS, "withdrawn", "revoked"), whose="wait",
    ),
)  # fmt: skip
"""The promise to check and publish, the counter's terms, the longest validity (时限)."""
