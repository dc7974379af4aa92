"""Moves: who may make them, apart from whom, when a rule closes them, and what they bring about."""

import pytest

from app.core.actor import Role
from app.core.errors import Forbidden, NotFound, Refused
from app.engine.counter import together
from app.engine.flow import Facts, Flow, Move, Opens, State, open_moves, step
from tests.kit.facts import actor, facts, maker, staff

CLERK = actor(1, Role.CLERK, name="陈晓")
OTHER = actor(2, Role.REVIEWER, name="何伟")
BOTH = actor(3, Role.CLERK, Role.REVIEWER, name="徐立民")


def no(_facts: Facts) -> None:
    raise Refused("今天不办。", "办法第三条")


def yes(_facts: Facts) -> None:
    return


FLOW = Flow(
    (State("draft", "草稿"), State("open", "在办"), State("shut", "办结", end=True)),
    (
        Move("take", "受理", ("draft",), "open", Role.CLERK, papers=("receipt",)),
        Move(
            "close", "办结", ("open",), "shut", Role.REVIEWER, apart=("take",),
            papers=("letter",), effects=("write",), opens=(Opens("line.other", ("phone",)),),
        ),
        Move("never", "从不", ("open",), "shut", Role.CLERK, guard=together(yes, no)),
    ),
)  # fmt: skip


def closed(state: str, given: Facts) -> dict[str, str]:
    return {choice.move.code: choice.closed for choice in open_moves(FLOW, state, given)}


def test_a_move_by_its_role_goes_and_says_what_follows() -> None:
    given = facts(actor=OTHER, staff=staff(CLERK, OTHER), made_by={"take": maker(CLERK)})
    outcome = step(FLOW, "open", "close", given)
    assert (outcome.source, outcome.target.code, outcome.target.end) == ("open", "shut", True)
    assert (outcome.papers, outcome.effects) == (("letter",), ("write",))
    assert outcome.opens == (Opens("line.other", ("phone",)),)


def test_who_may_make_it_is_named() -> None:
    given = facts(actor=CLERK, staff=staff(CLERK, OTHER))
    assert closed("open", given)["close"] == "由复核（何伟）办理。"
    with pytest.raises(Forbidden, match=r"何伟"):
        step(FLOW, "open", "close", given)


def test_a_role_that_nobody_has_is_asked_for() -> None:
    sentence = closed("open", facts(actor=CLERK, staff=staff(CLERK)))["close"]
    assert sentence == "还没有复核人员，请管理员在“管理・人员”里添加。"


def test_the_maker_of_an_earlier_step_may_not_make_it() -> None:
    given = facts(actor=BOTH, staff=staff(BOTH, OTHER), made_by={"take": maker(BOTH)})
    assert closed("open", given)["close"] == "前一步是您办的，办结要由另一人办。由何伟办理。"
    alone = facts(actor=BOTH, staff=staff(BOTH), made_by={"take": maker(BOTH)})
    assert closed("open", alone)["close"].endswith("请管理员在“管理・人员”里添加另一位复核。")
    with pytest.raises(Forbidden):
        step(FLOW, "open", "close", alone)


def test_a_rule_closes_a_move_with_its_article() -> None:
    choices = {one.move.code: one for one in open_moves(FLOW, "open", facts(actor=CLERK, staff=staff(CLERK)))}
    assert (choices["never"].closed, choices["never"].article) == ("今天不办。", "办法第三条")
    with pytest.raises(Refused, match=r"今天不办"):
        step(FLOW, "open", "never", facts(actor=CLERK, staff=staff(CLERK)))


def test_a_move_from_another_state_is_refused_in_words() -> None:
    with pytest.raises(Refused, match=r"案件现在是“办结”，不能受理"):
        step(FLOW, "shut", "take", facts(actor=CLERK))
    with pytest.raises(NotFound):
        step(FLOW, "open", "unknown", facts(actor=CLERK))
    assert open_moves(FLOW, "shut", facts(actor=CLERK)) == ()
