"""The flow of every relief in money (救助流程), matters.md §8 JZ02: verify, publicise, approve, pay."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.core.actor import Role
from app.engine.counter import counter, owed_missing, promise_timer, together
from app.engine.fields import AnyField
from app.engine.flow import Flow, Guard, Move, State
from app.engine.head import HEAD_NEEDS
from app.engine.timers import Timer
from app.lines.relief.fields.aid import (
    AID_ELSEWHERE,
    DECIDED,
    DENY_REASON,
    FINDINGS,
    FUND_SOURCE,
    NOTICE_FROM,
    NOTICE_PLACE,
    NOTICE_TO,
    OBJECTION,
    PAID_ON,
    PAY_WAY,
    PROPOSED,
    STANDARD_USED,
    VERIFIED_ON,
    VERIFIERS,
)
from app.lines.relief.rules.aid import AidKind, notice_not_needed, own_account, within_standard
from app.lines.relief.rules.notice import no_objection, notice_long_enough, notice_over, objected
from app.lines.relief.rules.standing import in_file

REASONS = ("N01", "N02", "N03", "N05")
"""Codes of refusal at the counter (不予受理理由), matters.md §6."""

_ENDS = ("done", "denied")
_ONWARD = ("verify", "notice", "decide", "pay")
_MADE = ("accept", "accept_owed", "verify")
_CHECKED = (*_MADE, "publicise", "skip_notice", "submit")
_ASSESSED = (VERIFIED_ON, VERIFIERS, FINDINGS, PROPOSED, STANDARD_USED)

_STATES = (
    State("verify", "核实", step="核实"),
    State("notice", "公示中", step="公示"),
    State("decide", "待审批", step="审批"),
    State("pay", "待发放", step="发放"),
    State("done", "办结", step="办结", end=True),
    State("denied", "不予救助", end=True),
)


@dataclass(frozen=True, slots=True)
class AidWay:
    """What one kind of relief adds to the common way (救助差异).

    `needs` at acceptance; `first` guards of every outcome at the counter and of the first step, `entry`
    those of acceptance and of the first step; `proposal` guards of the sum that is proposed, `decision` of
    the sum that is decided.
    """

    kind: AidKind
    needs: tuple[AnyField, ...]
    first: tuple[Guard, ...] = ()
    entry: tuple[Guard, ...] = ()
    proposal: tuple[Guard, ...] = ()
    decision: tuple[Guard, ...] = ()


def aid_flow(way: AidWay) -> tuple[Flow, tuple[Timer, ...]]:
    """States, moves and timers of a kind of relief (救助流程与时限)."""
    stage = counter(
        (*HEAD_NEEDS, *way.needs),
        onward=_ONWARD,
        ends=_ENDS,
        first=way.first,
        guards=(in_file, *way.entry),
        reasons=REASONS,
    )
    moves = (*stage.moves, *_checking(way), *_deciding(way))
    timers = (promise_timer(way.kind.promise_days, ends=_ENDS, pauses=("notice",)), *stage.timers, _hung(way))
    return Flow((*stage.states, *_STATES), moves), timers


def _hung(way: AidWay) -> Timer:
    return Timer(
        "notice", "公示期满", way.kind.notice_days, "workday",
        starts=("notice",), stops=("verify", "decide", "withdrawn", "revoked"), whose="wait",
    )  # fmt: skip


def _checking(way: AidWay) -> Iterator[Move]:
    proposal = (within_standard(way.kind, PROPOSED), *way.proposal)
    yield Move(
        "verify", "开始核实", ("accepted",), "verify", Role.CLERK, (AID_ELSEWHERE,),
        guard=together(in_file, *way.first, *way.entry), papers=("survey_record",),
    )  # fmt: skip
    yield Move(
        "publicise", "公示", ("verify",), "notice", Role.REVIEWER,
        (*_ASSESSED, NOTICE_FROM, NOTICE_TO, NOTICE_PLACE), _MADE,
        together(*proposal, notice_long_enough(way.kind.notice_days)), papers=("public_notice",),
    )  # fmt: skip
    yield Move(
        "skip_notice", "免公示报批", ("verify",), "decide", Role.REVIEWER, _ASSESSED, _MADE,
        together(*proposal, notice_not_needed(way.kind), owed_missing), papers=("approval_form",),
    )  # fmt: skip
    yield Move(
        "submit", "提交审批", ("notice",), "decide", Role.REVIEWER, (OBJECTION,), _MADE,
        together(notice_over, no_objection, owed_missing), papers=("approval_form",),
    )  # fmt: skip
    yield Move(
        "object", "异议重新核实", ("notice",), "verify", Role.REVIEWER, (OBJECTION,),
        guard=objected, kind="back",
    )  # fmt: skip


def _deciding(way: AidWay) -> Iterator[Move]:
    yield Move(
        "approve", "同意救助", ("decide",), "pay", Role.APPROVER, (DECIDED, FUND_SOURCE, PAY_WAY), _CHECKED,
        together(in_file, within_standard(way.kind, DECIDED), *way.decision, own_account),
        papers=("payout_slip",),
    )  # fmt: skip
    yield Move("return_verify", "退回核实", ("decide",), "verify", Role.APPROVER, reason=True, kind="back")
    yield Move(
        "deny", "不予救助", ("decide",), "denied", Role.APPROVER, (DENY_REASON,), _CHECKED,
        papers=("denial",), kind="refuse",
    )  # fmt: skip
    yield Move(
        "pay", "确认发放", ("pay",), "done", Role.CASHIER, (PAID_ON,), (*_CHECKED, "approve"),
        together(in_file, own_account), papers=("completion",),
    )  # fmt: skip
    yield Move("return_decide", "退回审批", ("pay",), "decide", Role.CASHIER, reason=True, kind="back")
