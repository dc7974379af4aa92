"""The flow of every relief in money (救助流程), matters.md §8 JZ02: verify, publicise, approve, pay."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.core.actor import Role
from app.engine.counter import counter, owed_missing, promise_timer, together
from app.engine.fields import AnyField, Field
from app.engine.flow import DRAFT, Flow, Guard, Move, State
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
from app.lines.relief.rules.aid import notice_not_needed, own_account
from app.lines.relief.rules.kinds import AidKind
from app.lines.relief.rules.notice import no_objection, notice_long_enough, notice_over, objected
from app.lines.relief.rules.stacking import stacking_reasoned, within_year_limit
from app.lines.relief.rules.standards import within_standard
from app.lines.relief.rules.standing import in_file

ACCEPT_URGENT = "accept_urgent"
"""The move of what cannot wait (紧急受理)."""

_ENDS = ("done", "denied")
_ONWARD = ("verify", "notice", "decide", "pay")
_ASSESSED: tuple[AnyField, ...] = (VERIFIED_ON, VERIFIERS, FINDINGS, PROPOSED, STANDARD_USED)

_STATES = (
    State("verify", "核实", step="核实"),
    State("notice", "公示中", step="公示"),
    State("decide", "待审批", step="审批"),
    State("pay", "待发放", step="发放"),
    State("done", "办结", step="办结", end=True),
    State("denied", "不予救助", end=True),
)


@dataclass(frozen=True, slots=True)
class UrgentWay:
    """The way of what cannot wait (紧急办理), matters.md §7: taken in at once whatever is missing, no notice.

    `needs` little, promises the working days of the parameter `days`; `on` and `off` are the guards of
    this way and of the usual one.
    """

    needs: tuple[AnyField, ...]
    days: str
    on: Guard
    off: Guard


@dataclass(frozen=True, slots=True)
class AidWay:
    """What one kind of relief adds to the common way (救助差异).

    `needs` at acceptance, `assessed` where the sum is proposed; `first` guards of every outcome at the
    counter and of the first step, `entry` those of acceptance and of the first step; `proposal` guards of
    the sum that is proposed, `decision` of the sum that is decided. `filed` says that a file comes first
    (先建档). `reasons` are the codes of refusal at the counter, matters.md §6. `urgent` is the way of
    what cannot wait, None where there is none; `since` the day that the promise counts from, if not that
    of acceptance.
    """

    kind: AidKind
    needs: tuple[AnyField, ...]
    reasons: tuple[str, ...]
    assessed: tuple[AnyField, ...] = ()
    first: tuple[Guard, ...] = ()
    entry: tuple[Guard, ...] = ()
    proposal: tuple[Guard, ...] = ()
    decision: tuple[Guard, ...] = ()
    filed: bool = True
    urgent: UrgentWay | None = None
    since: Field[date] | None = None

    @property
    def file_first(self) -> tuple[Guard, ...]:
        """What holds wherever a file comes first (先建档)."""
        return (in_file,) if self.filed else ()

    @property
    def made(self) -> tuple[str, ...]:
        """Moves of the one who took it in and looked into it (经办)."""
        taken = ("accept", "accept_owed", *((ACCEPT_URGENT,) if self.urgent else ()))
        return (*taken, "verify")

    @property
    def checked(self) -> tuple[str, ...]:
        """Moves before the decision, whose makers do not decide (经办、复核)."""
        return (*self.made, "publicise", "skip_notice", "submit")


def aid_flow(way: AidWay) -> tuple[Flow, tuple[Timer, ...]]:
    """States, moves and timers of a kind of relief (救助流程与时限)."""
    usual = (way.urgent.off,) if way.urgent else ()
    stage = counter(
        (*HEAD_NEEDS, *way.needs),
        onward=_ONWARD,
        ends=_ENDS,
        first=way.first,
        guards=(*way.file_first, *way.entry, *usual),
        reasons=way.reasons,
    )
    moves = (*_urgent(way), *stage.moves, *_checking(way), *_deciding(way))
    owed = tuple(_owed(way, one) for one in stage.timers)
    return Flow((*stage.states, *_STATES), moves), (*_promises(way), *owed, _hung(way))


def _promises(way: AidWay) -> Iterator[Timer]:
    """The promised days; what is urgent has fewer, by the same name (承诺期限)."""
    usual = promise_timer(way.kind.promise_days, ends=_ENDS, pauses=("notice",))
    if way.urgent is None:
        yield replace(usual, since=way.since)
        return
    begun = ("accept", "accept_owed", "accept_waived")
    yield replace(usual, starts=(), begun_by=begun)
    yield replace(usual, days=way.urgent.days, starts=(), begun_by=(ACCEPT_URGENT,))


def _owed(way: AidWay, timer: Timer) -> Timer:
    """Papers are owed after an urgent acceptance too (容缺补交)."""
    if way.urgent is None or timer.code != "owed":
        return timer
    return replace(timer, begun_by=(*timer.begun_by, ACCEPT_URGENT))


def _hung(way: AidWay) -> Timer:
    return Timer(
        "notice", "公示期满", way.kind.notice_days, "workday",
        starts=("notice",), stops=("verify", "decide", "withdrawn", "revoked"), whose="wait",
    )  # fmt: skip


def _urgent(way: AidWay) -> Iterator[Move]:
    if way.urgent is None:
        return
    yield Move(
        ACCEPT_URGENT, "紧急受理", (DRAFT, "supplement"), "accepted", Role.CLERK,
        (*HEAD_NEEDS, *way.urgent.needs), guard=together(way.urgent.on, *way.first, *way.entry),
        papers=("owed_notice",),
    )  # fmt: skip
    yield Move(
        "submit_urgent", "紧急报批", ("verify",), "decide", Role.REVIEWER, (*_ASSESSED, *way.assessed),
        way.made, together(way.urgent.on, *_proposal(way)), papers=("approval_form",),
    )  # fmt: skip


def _proposal(way: AidWay) -> tuple[Guard, ...]:
    """What the proposed sum has to keep (拟救助条件)."""
    return (
        within_standard(way.kind, PROPOSED),
        within_year_limit(way.kind, PROPOSED),
        *way.proposal,
        stacking_reasoned(way.kind),
    )


def _checking(way: AidWay) -> Iterator[Move]:
    proposal = _proposal(way)
    assessed: tuple[AnyField, ...] = (*_ASSESSED, *way.assessed)
    yield Move(
        "verify", "开始核实", ("accepted",), "verify", Role.CLERK, (AID_ELSEWHERE,),
        guard=together(*way.file_first, *way.first, *way.entry), papers=("survey_record",),
    )  # fmt: skip
    yield Move(
        "publicise", "公示", ("verify",), "notice", Role.REVIEWER,
        (*assessed, NOTICE_FROM, NOTICE_TO, NOTICE_PLACE), way.made,
        together(*proposal, notice_long_enough(way.kind.notice_days)), papers=("public_notice",),
    )  # fmt: skip
    yield Move(
        "skip_notice", "免公示报批", ("verify",), "decide", Role.REVIEWER, assessed, way.made,
        together(*proposal, notice_not_needed(way.kind), owed_missing), papers=("approval_form",),
    )  # fmt: skip
    yield Move(
        "submit", "提交审批", ("notice",), "decide", Role.REVIEWER, (OBJECTION,), way.made,
        together(notice_over, no_objection, owed_missing), papers=("approval_form",),
    )  # fmt: skip
    yield Move(
        "object", "异议重新核实", ("notice",), "verify", Role.REVIEWER, (OBJECTION,),
        guard=objected, kind="back",
    )  # fmt: skip


def _deciding(way: AidWay) -> Iterator[Move]:
    checked = (*way.checked, *(("submit_urgent",) if way.urgent else ()))
    decision = (
        *way.file_first,
        within_standard(way.kind, DECIDED),
        within_year_limit(way.kind, DECIDED),
        *way.decision,
        stacking_reasoned(way.kind),
        own_account,
    )
    yield Move(
        "approve", "同意救助", ("decide",), "pay", Role.APPROVER, (DECIDED, FUND_SOURCE, PAY_WAY), checked,
        together(*decision), papers=("payout_slip",),
    )  # fmt: skip
    yield Move("return_verify", "退回核实", ("decide",), "verify", Role.APPROVER, reason=True, kind="back")
    yield Move(
        "deny", "不予救助", ("decide",), "denied", Role.APPROVER, (DENY_REASON,), checked,
        papers=("denial",), kind="refuse",
    )  # fmt: skip
    yield Move(
        "pay", "确认发放", ("pay",), "done", Role.CASHIER, (PAID_ON,), (*checked, "approve"),
        together(*way.file_first, own_account), papers=("completion",),
    )  # fmt: skip
    yield Move("return_decide", "退回审批", ("pay",), "decide", Role.CASHIER, reason=True, kind="back")
