"""The flows of petitions (信访流程), matters.md §8: registered, then told, sent on, closed or handled."""

from dataclasses import replace

from app.core.actor import Post, Role
from app.engine.counter import Counter, registering
from app.engine.flow import DRAFT, Extends, Flow, Move, Opens, State
from app.engine.timers import Timer
from app.lines.petitions.fields import intake, work
from app.lines.petitions.rules import (
    HANDLE,
    HANDLE_DAYS,
    INFORM_DAYS,
    INTERNAL_DAYS,
    REGULATION,
    answerable,
    lawful_way,
    may_extend,
    may_handle,
    named,
    no_reply,
    not_reachable,
    owed_reply,
    served,
    unanswerable,
)

NEEDS = (
    intake.FORM,
    intake.RECEIVED_ON,
    intake.PURPOSE,
    intake.CONTENT,
    intake.PLACE,
    intake.FACTS,
    intake.RECEIVER,
    intake.PROPOSAL,
)
"""What registering needs (登记必填), matters.md §5.5; the proposal only where its section shows."""

_TAKEN_IN = ("accept", "accept_unnamed")
_ART23 = f"{REGULATION}第二十三条"
_ART31 = f"{REGULATION}第三十一条"


def _registered(*onward: str) -> Counter:
    """The registration (登记): with the notice of 15 days owed, or without it for the unnamed."""
    stage = registering(NEEDS, onward=onward, guards=(named,))
    unnamed = Move(
        "accept_unnamed", "登记（不告知）", (DRAFT,), "accepted", Role.CLERK, NEEDS,
        guard=not_reachable, papers=("receipt",), article=_ART23,
    )  # fmt: skip
    accept, withdraw = stage.moves
    moves = (accept, unnamed, replace(withdraw, label="信访人撤回"))
    return Counter(stage.states, moves, stage.timers)


def _flow(stage: Counter, states: tuple[State, ...], moves: tuple[Move, ...]) -> Flow:
    """A flow behind its registration (流程): taking back stands last among the buttons."""
    *entries, withdraw = stage.moves
    return Flow((*stage.states, *states), (*entries, *moves, withdraw))


def _inform(*stops: str) -> Timer:
    """P2: told in writing within 15 days of receipt (书面告知), not owed to the unnamed; 信访工作条例 23."""
    return Timer(
        "inform", "书面告知", INFORM_DAYS, "day",
        starts=(), begun_by=("accept",), stops=(*stops, "withdrawn"), article=_ART23,
        since=intake.RECEIVED_ON,
    )  # fmt: skip


def _internal(*stops: str) -> Timer:
    """P13: the office's own target where the law sets none (内部期限)."""
    return Timer(
        "internal", "内部办理", INTERNAL_DAYS, "day", starts=("accepted",), stops=(*stops, "withdrawn")
    )


_COUNTER = _registered("handling")

_STATES = (
    State("refer", "已告知（导入）", end=True),
    State("transfer", "已转送", end=True),
    State("closed", "已答复（存）", end=True),
    State("handling", "办理中", step="办理"),
    State("opinion", "已签发意见", step="意见"),
    State("served", "已送达", step="送达", end=True),
    State("settled", "化解", end=True),
)


def _sorting(opens: tuple[Opens, ...]) -> tuple[Move, ...]:
    """What may become of a registered petition (甄别处理)."""
    return (
        Move(
            HANDLE, "受理办理", ("accepted",), "handling", Post.PETITIONS,
            (work.WAY, work.SUMMARY, work.DEPARTMENT, work.UNDERTAKER),
            guard=may_handle, papers=("accept_notice",), article=_ART31,
        ),
        Move(
            "refer", "告知去向", ("accepted",), "refer", Post.PETITIONS, (work.SUMMARY, work.REFER_TO),
            papers=("refer_notice",), opens=opens, reason=True, reasons=("N18",),
            article=_ART23, kind="aside",
        ),
        Move(
            "guide", "导入法定途径", ("accepted",), "refer", Role.REVIEWER,
            (work.WAY, work.SUMMARY, work.REFER_TO), _TAKEN_IN, lawful_way,
            papers=("refer_notice",), opens=opens, reason=True, reasons=("N19",),
            article=_ART31, kind="aside",
        ),
        Move(
            "transfer", "转送下级工会", ("accepted",), "transfer", Post.PETITIONS,
            (work.SUMMARY, work.TRANSFER_TO), papers=("transfer_letter", "whereabouts"),
            article=_ART23, kind="aside",
        ),
        Move(
            "close", "当场答复（存）", ("accepted",), "closed", Role.REVIEWER,
            (work.CLOSE_KIND, work.SPOT_ANSWER), _TAKEN_IN, papers=("answer_note",), kind="aside",
        ),
    )  # fmt: skip


_HANDLING = (
    Move(
        "sign", "签发处理意见", ("handling",), "opinion", Post.LEADER,
        (work.REQUESTS, work.INQUIRY, work.LEGAL_BASIS, work.STANCE, work.OPINION, work.REVIEW_BODY),
        (HANDLE,), papers=("opinion_letter", "service_proof"), article=f"{REGULATION}第三十二条",
    ),
    Move(
        "extend", "延长办理期限", ("handling",), "handling", Post.LEADER, (work.EXTEND_DAYS, work.EXTEND_WHY),
        guard=may_extend, papers=("extension_form", "extension_notice"),
        extends=Extends(HANDLE, work.EXTEND_WHY, days=work.EXTEND_DAYS),
        article=f"{REGULATION}第三十四条", kind="aside",
    ),
    Move(
        "settle", "和解化解", ("handling",), "settled", Post.PETITIONS,
        (work.SETTLED_ON, work.SETTLEMENT), papers=("settlement",),
        article=f"{REGULATION}第三十三条", kind="aside",
    ),
    Move(
        "serve", "登记送达", ("opinion",), "served", Post.PETITIONS,
        (work.SERVED_WAY, work.SERVED_ON, work.SERVERS), guard=served, papers=("service_proof",),
    ),
)  # fmt: skip

HANDLED_TIMERS: tuple[Timer, ...] = (
    _inform("refer", "transfer", "closed", "handling"),
    Timer(
        HANDLE, "办结", HANDLE_DAYS, "day",
        starts=("handling",), stops=("served", "settled", "withdrawn"), article=f"{REGULATION}第三十四条",
    ),
)  # fmt: skip
"""P2 and P5 of 来访、来信、来电 (时限)."""


def handled_flow(opens: tuple[Opens, ...]) -> Flow:
    """The flow of 来访、来信、来电 (申诉求决流程); `opens` are the cases that a reference may open."""
    return _flow(_COUNTER, _STATES, (*_sorting(opens), *_HANDLING))


_REPORTED = _registered("screen", "verify")

REPORT_FLOW = _flow(
    _REPORTED,
    (
        State("screen", "拟办", step="拟办"),
        State("transfer", "已移送", end=True),
        State("verify", "核查", step="核查"),
        State("done", "办结", step="办结", end=True),
    ),
    (
        Move("screen", "拟办", ("accepted",), "screen", Post.PETITIONS, (work.PROPOSED_STEP,)),
        Move(
            "verify", "开始核查", ("screen",), "verify", Post.LEADER, (),
            papers=("receipt_notice",), article=f"{REGULATION}第三十条",
        ),
        Move(
            "transfer", "移送有权机关", ("screen",), "transfer", Post.LEADER, (work.SENT_TO,),
            papers=("sealed_letter", "receipt_notice"), reasons=("N21",), reason=True,
            article=f"{REGULATION}第三十条", kind="aside",
        ),
        Move(
            "finish", "办结并反馈", ("verify",), "done", Post.LEADER, (work.FINDING, work.RESULT),
            guard=owed_reply, papers=("report_reply",), article=f"{REGULATION}第三十条",
        ),
        Move(
            "finish_silent", "办结（不反馈）", ("verify",), "done", Post.LEADER, (work.FINDING, work.RESULT),
            guard=no_reply,
        ),
    ),
)  # fmt: skip
"""States and moves of 检举控告."""

REPORT_TIMERS: tuple[Timer, ...] = (_inform("transfer", "verify"), _internal("transfer", "done"))
"""P2 to a named reporter, P13 (时限)."""

_SUGGESTED = _registered("study")

SUGGESTION_FLOW = _flow(
    _SUGGESTED,
    (
        State("study", "研究", step="研究"),
        State("done", "已答复", step="答复", end=True),
    ),
    (
        Move(
            "study", "开始研究", ("accepted",), "study", Post.PETITIONS, (), papers=("receipt_notice",),
            article=f"{REGULATION}第二十九条",
        ),
        Move(
            "answer", "答复", ("study",), "done", Post.PETITIONS, (work.ADOPTED, work.SUGGESTION_ANSWER),
            guard=answerable, papers=("answer_letter",), article=f"{REGULATION}第二十九条",
        ),
        Move(
            "note_result", "记录结果", ("study",), "done", Post.PETITIONS, (work.ADOPTED,),
            guard=unanswerable,
        ),
    ),
)  # fmt: skip
"""States and moves of 意见建议."""

SUGGESTION_TIMERS: tuple[Timer, ...] = (_inform("study"), _internal("done"))
"""P2 where the proposer is named, P13 (时限)."""
