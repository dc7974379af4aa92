"""Figures of 统计 (统计指标): what is counted, and by which day, declared as data."""

from dataclasses import dataclass
from typing import Literal

from app.engine.counter import ENDS
from app.engine.matter import Matter

By = Literal["opened", "accepted", "ended", "moved", "paid"]
"""Which day puts a case into a month (归入月份): taken in, accepted, ended, a move, a payment."""

Ending = Literal["", "done", "refused", "given_up"]
"""Which ends are counted (办结方式): decided in the end, refused at the counter, given up or taken back."""

_REFUSED = ("不予受理", "不予登记")
"""How the label of such an end begins: a mediation is refused only after it was registered (不予受理）."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted by matter and month (指标).

    `about` says how it is counted (统计口径). `ending` narrows `ended`, `moves` names the moves of
    `moved`; `money` sums the amounts of `paid` instead of counting them.
    """

    code: str
    label: str
    by: By
    about: str
    ending: Ending = ""
    moves: tuple[str, ...] = ()
    money: bool = False

    def takes(self, matter: Matter, what: str) -> bool:
        """Whether a case that ended in this state, or this move, is counted (是否计入)."""
        if self.by == "ended":
            return not self.ending or ending_of(matter, what) == self.ending
        return self.by != "moved" or what in self.moves


def ending_of(matter: Matter, state: str) -> Ending:
    """How a case ended that ended in this state (办结方式): a refusal later on (不予救助) is a decision."""
    refusing = {move.target for move in matter.flow.moves if move.kind == "refuse"}
    if state in refusing and matter.flow.state(state).label.startswith(_REFUSED):
        return "refused"
    return "given_up" if state in ENDS else "done"


MEASURES: tuple[Measure, ...] = (
    Measure("entered", "登记件数", "opened", "按登记当天计，一案计一件；后来不予受理、撤回的也在内。"),
    Measure(
        "accepted",
        "受理件数",
        "accepted",
        "按受理当天计，含容缺受理；登记即收的事项（信访、调解、求职）按登记当天计。",
    ),
    Measure(
        "owed",
        "容缺受理",
        "moved",
        "按容缺受理、同意后补受理的当天计，一案计一次。",
        moves=("accept_owed", "accept_waived"),
    ),
    Measure(
        "notified",
        "一次性告知",
        "moved",
        "按发出告知书的当天计，补充告知不另计。",
        moves=("supplement",),
    ),
    Measure(
        "refused",
        "不予受理",
        "ended",
        "按不予受理、不予登记的当天计；受理之后不批准的算办结。",
        ending="refused",
    ),
    Measure(
        "done",
        "办结件数",
        "ended",
        "按办结当天计，批准和不批准的都在内；撤回、不予受理的不计。",
        ending="done",
    ),
    Measure(
        "given_up",
        "撤回件数",
        "ended",
        "按申请人撤回、视为撤回、撤销受理的当天计。",
        ending="given_up",
    ),
    Measure("payments", "发放笔数", "paid", "按发放日期计，一笔计一次；冲销另计一笔。"),
    Measure("paid", "发放金额", "paid", "按发放日期计，冲销的减去。", money=True),
)
"""What every line counts (通用指标), in the order that 统计 offers it."""


def measure(code: str) -> Measure:
    """The measure of this code; the first where there is none (指标)."""
    return next((one for one in MEASURES if one.code == code), MEASURES[0])
