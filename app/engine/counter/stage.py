"""States, moves and timers of the counter (窗口流转): accept, accept with papers owed, notify, refuse."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.actor import Role
from app.core.clock import long_day
from app.core.errors import Refused
from app.engine.fields import AnyField
from app.engine.flow import DRAFT, Facts, Guard, Move, State
from app.engine.head import APPLIED_ON
from app.engine.materials import Item
from app.engine.timers import Running, Timer

SUPPLEMENT, ACCEPTED = "supplement", "accepted"
"""The counter's states that others ask for (待补正, 已受理): every matter comes to the second one."""

ENDS = ("refused", "lapsed", "withdrawn", "revoked")
"""The counter's own ends (窗口终结状态)."""

COUNTER_STATES = (DRAFT, SUPPLEMENT, ACCEPTED, *ENDS)
"""Every state of the counter (窗口状态)."""

_OWED_DAYS = "days.owed"


@dataclass(frozen=True, slots=True)
class Counter:
    """What a matter puts before its own (窗口环节): states, moves, timers."""

    states: tuple[State, ...]
    moves: tuple[Move, ...]
    timers: tuple[Timer, ...]


def together(*guards: Guard) -> Guard:
    """One guard of several (合并条件): the first that refuses gives the reason."""

    def guard(facts: Facts) -> None:
        for one in guards:
            one(facts)

    return guard


def counter(
    needs: tuple[AnyField, ...],
    *,
    onward: tuple[str, ...],
    ends: tuple[str, ...],
    guards: tuple[Guard, ...] = (),
    first: tuple[Guard, ...] = (),
    reasons: tuple[str, ...] = (),
    accepted: str = "已受理",
    verb: str = "受理",
    step: str = "",
) -> Counter:
    """The counter stage of a matter (窗口环节), matters.md §1.1.

    `needs` is what acceptance needs; `onward` the matter's own open states, `ends` its own ends;
    `guards` are its conditions of acceptance, `first` those of every outcome, refusal too;
    `reasons` its codes of refusal (matters.md §6);
    `accepted`, `verb` and `step` are its words where 受理 does not fit.
    """
    open_states = ("supplement", "accepted", *onward)
    moves = (
        *_entries(needs, (first, guards), reasons, verb),
        *_beside(needs, (first, guards), verb),
        Move(
            "lapse", "按撤回处理", ("supplement",), "lapsed", Role.CLERK,
            guard=_supplement_over, papers=("lapse_notice",), reason=True, kind="aside",
        ),
        Move(
            "withdraw", "申请人撤回", open_states, "withdrawn", Role.CLERK,
            papers=("withdrawal",), reason=True, kind="aside",
        ),
        Move(
            "revoke", "撤销受理", open_states[1:], "revoked", Role.REVIEWER,
            guard=_owed_overdue, papers=("revocation",), reason=True, kind="aside",
        ),
    )  # fmt: skip
    return Counter(_states(accepted, verb, step or verb), moves, _timers(ends))


def registering(
    needs: tuple[AnyField, ...],
    *,
    onward: tuple[str, ...],
    guards: tuple[Guard, ...] = (),
    accepted: str = "已登记",
    verb: str = "登记",
    step: str = "",
) -> Counter:
    """The counter stage of a matter that is registered whatever is missing (登记即收), matters.md §7.

    信访 and 调解 never wait for papers: what is missing is a friendly list without a term; there is no
    容缺, no 一次性告知 and no refusal at the counter.
    """
    moves = (
        Move(
            "accept", verb, (DRAFT,), "accepted", Role.CLERK, needs,
            guard=together(*guards), papers=("receipt",),
        ),
        Move(
            "withdraw", "申请人撤回", ("accepted", *onward), "withdrawn", Role.CLERK,
            papers=("withdrawal",), reason=True, kind="aside",
        ),
    )  # fmt: skip
    states = (
        State(DRAFT, "草稿"),
        State("accepted", accepted, step=step or verb),
        State("withdrawn", "撤回", end=True),
    )
    return Counter(states, moves, ())


_Conditions = tuple[tuple[Guard, ...], tuple[Guard, ...]]
"""What every outcome waits for, and what acceptance waits for besides (窗口前提)."""


def _entries(
    needs: tuple[AnyField, ...], conditions: _Conditions, reasons: tuple[str, ...], verb: str
) -> tuple[Move, ...]:
    source, (first, guards) = (DRAFT, "supplement"), conditions
    return (
        Move(
            "accept", verb, source, "accepted", Role.CLERK, needs,
            guard=together(*first, *guards, _complete), papers=("receipt",),
        ),
        Move(
            "accept_owed", f"容缺{verb}", source, "accepted", Role.CLERK, needs,
            guard=together(*first, *guards, _only_deferrable), papers=("owed_notice",),
        ),
        Move(
            "supplement", "一次性告知", (DRAFT,), "supplement", Role.CLERK, (APPLIED_ON,),
            guard=together(*first, _something_missing), papers=("once_notice",),
        ),
        Move(
            "refuse", f"不予{verb}", source, "refused", Role.CLERK, (APPLIED_ON,),
            guard=together(*first), papers=("refusal",), reason=True, reasons=reasons, kind="refuse",
        ),
    )  # fmt: skip


def _beside(needs: tuple[AnyField, ...], conditions: _Conditions, verb: str) -> tuple[Move, ...]:
    """What only another person may do (复核才能办): papers owed by his word, a second list of papers."""
    first, guards = conditions
    return (
        Move(
            "accept_waived", f"同意后补{verb}", ("supplement",), "accepted", Role.REVIEWER, needs,
            apart=("supplement", "notify_again"), guard=together(*first, *guards, _may_be_waived),
            papers=("owed_notice",), reason=True, kind="aside",
        ),
        Move(
            "notify_again", "补充告知", ("supplement",), "supplement", Role.REVIEWER,
            guard=together(*first, _something_missing), papers=("once_notice",), reason=True, kind="aside",
        ),
    )  # fmt: skip


def _states(accepted: str, verb: str, step: str) -> tuple[State, ...]:
    return (
        State(DRAFT, "草稿"),
        State("supplement", "待补正"),
        State("accepted", accepted, step=step),
        State("refused", f"不予{verb}", end=True),
        State("lapsed", "视为撤回", end=True),
        State("withdrawn", "撤回", end=True),
        State("revoked", f"撤销{verb}", end=True),
    )


def _timers(ends: tuple[str, ...]) -> tuple[Timer, ...]:
    supplement = Timer(
        "supplement", "补正", "days.supplement", "workday",
        starts=("supplement",), stops=("accepted", "refused", "lapsed", "withdrawn"),
        begun_by=("notify_again",), whose="theirs",
    )  # fmt: skip
    owed = Timer(
        "owed", "容缺补交", _OWED_DAYS, "workday",
        starts=(), stops=(*ends, "withdrawn", "revoked"), begun_by=("accept_owed", "accept_waived"),
        whose="theirs",
    )  # fmt: skip
    return supplement, owed


def promise_timer(days: str, *, ends: tuple[str, ...], pauses: tuple[str, ...] = ()) -> Timer:
    """The promised days of a matter (承诺期限): from acceptance, standing still in the states `pauses`.

    `days` is the key of its parameter; the promise also stands still in 补正 (matters.md §1.2).
    """
    return Timer(
        "promise", "承诺办结", days, "workday",
        starts=("accepted",), stops=(*ends, "withdrawn", "revoked"), pauses=("supplement", *pauses),
    )  # fmt: skip


def lengths(timers: Iterable[Timer], rules: Mapping[str, str]) -> dict[str, int]:
    """The days of each timer from the dated parameters (时限天数), by parameter key.

    Papers are owed for half of the promise at most (matters.md §1.2). Raises Refused when a parameter
    is not set.
    """
    declared = tuple(timers)
    for timer in declared:
        if not rules.get(timer.days, "").isdecimal():
            raise Refused(f"“{timer.label}”的天数还没有设置，请管理员在“管理・参数”里补上。")
    found = {timer.days: int(rules[timer.days]) for timer in declared}
    promise = next((found[timer.days] for timer in declared if timer.code == "promise"), None)
    if promise is not None and _OWED_DAYS in found:
        found[_OWED_DAYS] = min(found[_OWED_DAYS], max(promise // 2, 1))
    return found


def named(items: Iterable[Item]) -> str:
    """2 件（收入证明、授权委托书）"""
    found = tuple(items)
    return f"{len(found)} 件（{'、'.join(item.rule.name for item in found)}）"


def _complete(facts: Facts) -> None:
    """Nothing is missing (材料齐全)."""
    verdict = facts.verdict
    if verdict.required:
        raise Refused(f"缺必要材料 {named(verdict.required)}，收齐即可办。")
    _identity(facts)
    if verdict.open:
        raise Refused(f"还不知道要不要收 {named(verdict.open)}，请先填好有关的栏目。")
    if verdict.deferrable:
        raise Refused(f"缺可容缺材料 {named(verdict.deferrable)}，收齐即可办，也可以容缺办理。")


def _only_deferrable(facts: Facts) -> None:
    """Only papers that may follow are missing (只缺可容缺材料)."""
    if facts.verdict.outcome != "owed":
        raise Refused("只缺可容缺材料时才能用。")
    _identity(facts)


def _identity(facts: Facts) -> None:
    if not facts.identity_seen:
        raise Refused("还没有核对本人证件，请核对后勾选身份证件。")


def _may_be_waived(facts: Facts) -> None:
    """What is missing may follow by the word of another person (同意后补), matters.md §1.2 rule 6."""
    fixed = tuple(item for item in facts.verdict.required if item.rule.fixed)
    if fixed:
        raise Refused(f"{named(fixed)}不能后补，收齐才能办。")
    if facts.verdict.outcome == "accept":
        raise Refused("材料已经齐全，直接受理即可。")
    _identity(facts)


def _something_missing(facts: Facts) -> None:
    if facts.verdict.outcome == "accept" and facts.identity_seen:
        raise Refused("材料已经齐全，不用告知补正。")


def owed_missing(facts: Facts) -> None:
    """Refused while papers that were to follow are still owed (容缺材料未补齐)."""
    owed = (*facts.verdict.required, *facts.verdict.deferrable)
    if owed:
        raise Refused(f"后补的材料还没有补齐：缺 {named(owed)}，补齐后再办。")


def _supplement_over(facts: Facts) -> None:
    running = facts.timer("supplement")
    if running and not _over(running, facts):
        raise Refused(f"补正期到 {long_day(running.rolled)}为止，期满后才能按撤回处理。")


def _owed_overdue(facts: Facts) -> None:
    running = facts.timer("owed")
    if running is None or not running.open:
        raise Refused("没有容缺未补的材料，不能撤销受理。")
    if not _over(running, facts):
        raise Refused(f"容缺材料补交期到 {long_day(running.rolled)}为止，期满未补才能撤销受理。")


def _over(running: Running, facts: Facts) -> bool:
    return running.open and facts.today > running.rolled
