"""States and moves (流转): which moves are open, why another is closed, what a move brings about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from app.core.actor import Actor, Duty
from app.core.errors import Forbidden, NotFound, Refused
from app.core.money import Money
from app.core.workdays import Calendar
from app.engine.fields import AnyField, Field
from app.engine.materials import Verdict
from app.engine.timers import Running
from app.engine.values import Values

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class State:
    """Where a case stands (状态). `step` is its word in the row of steps, empty for side states."""

    code: str
    label: str
    step: str = ""
    end: bool = False


@dataclass(frozen=True, slots=True)
class Maker:
    """Who made a move (经手人)."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is to the union (身份): 在档 with its category, from, to, file number, source."""

    kind: str
    category: str
    from_on: date
    to_on: date | None
    number: str
    source: str

    def holds(self, on: date) -> bool:
        """In force on that day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)


@dataclass(frozen=True, slots=True)
class SameCase:
    """Another case of the applicant in the same matter (同一事项): its number and where it stands."""

    number: str
    state: str
    ended: bool
    accepted_on: date | None


@dataclass(frozen=True, slots=True)
class Relative:
    """One of the applicant's household whom the register knows (家庭成员): what he is, got, and has in hand.

    `benefits` are those of this year, kind and sum; `running` his open cases of this line, each with the
    name of its matter as its state.
    """

    name: str
    standing: tuple[Standing, ...] = ()
    benefits: tuple[tuple[str, Money], ...] = ()
    running: tuple[SameCase, ...] = ()
    died_on: date | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A bill of this case that another case holds already (重复票据)."""

    bill: str
    number: str
    matter: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a guard may look at (办件事实).

    `line` is the line of the matter; `made_by` gives the last maker of each move; `staff` who holds each
    duty in this line; `rules` the dated parameters as of today by key; `benefits` each benefit of this
    year, its kind (the matter's id) and sum; `applicant` the applicant's name; `identity_seen` is False
    only where the matter wants to see the ID paper and nobody has; `same` are his other cases of this
    matter, `claimed` the bills of this case that another case holds already; `family` is his household as
    far as the register knows it; `sources` names the document behind each parameter.
    """

    values: Values
    today: date
    actor: Actor
    calendar: Calendar
    verdict: Verdict = field(default_factory=lambda: Verdict(()))
    made_by: Mapping[str, Maker] = field(default_factory=dict)
    staff: Mapping[Duty, tuple[Maker, ...]] = field(default_factory=dict)
    standing: tuple[Standing, ...] = ()
    timers: tuple[Running, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    benefits: tuple[tuple[str, Money], ...] = ()
    identity_seen: bool = True
    applicant: str = ""
    line: str = ""
    same: tuple[SameCase, ...] = ()
    claimed: tuple[Claimed, ...] = ()
    family: tuple[Relative, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)

    def timer(self, code: str) -> Running | None:
        """The latest timer of this code (时限)."""
        return next((one for one in reversed(self.timers) if one.code == code), None)


Guard = Callable[[Facts], None]


@dataclass(frozen=True, slots=True)
class Opens:
    """A case that a move may open in a matter of any line (转办): data, checked by the contract test.

    `prefill` names the fields that are taken over, each by its code in both, or in the one and the other.
    """

    matter: str
    prefill: tuple[str | tuple[str, str], ...] = ()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each field's code here and there (带入栏目)."""
        return tuple((one, one) if isinstance(one, str) else one for one in self.prefill)


@dataclass(frozen=True, slots=True)
class Extends:
    """What a move makes longer (延期): the timer, by how many of its own units or until which day, and why.

    `why` is the field of the reason, or the reason itself where it is always the same (双方同意).
    """

    timer: str
    why: Field[str] | str
    days: Field[int] | None = None
    until: Field[date] | None = None

    def more(self, values: Values, nominal: date) -> int:
        """How many units more these values say (延长数), 0 for none; `nominal` is the end so far."""
        if self.days is not None:
            return values.get(self.days) or 0
        day = values.get(self.until) if self.until else None
        return (day - nominal).days if day else 0

    def reason(self, values: Values) -> str:
        """The reason that is kept (延期理由)."""
        return self.why if isinstance(self.why, str) else values.get(self.why) or ""


@dataclass(frozen=True, slots=True)
class Move:
    """One step a person takes (流转): from states to a state, by a role or a post.

    `needs` must be filled; `apart` names moves whose maker may not make this one (经办与复核分离);
    `guard` raises Refused with the reason; `papers` are issued, `effects` are named here and done by
    the room's commands; `extends` makes a timer longer; `reason` asks for the reason (and is kept with
    the step); `reasons` are the codes of the list refuse_reason that it may start from.
    """

    code: str
    label: str
    source: tuple[str, ...]
    target: str
    by: Duty
    needs: tuple[AnyField, ...] = ()
    apart: tuple[str, ...] = ()
    guard: Guard | None = None
    papers: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    opens: tuple[Opens, ...] = ()
    reason: bool = False
    reasons: tuple[str, ...] = ()
    extends: Extends | None = None
    article: str = ""
    kind: Literal["next", "back", "refuse", "aside"] = "next"


@dataclass(frozen=True, slots=True)
class Flow:
    """The table of states and moves of a matter (流程)."""

    states: tuple[State, ...]
    moves: tuple[Move, ...]

    def state(self, code: str) -> State:
        """The state of this code."""
        return next(state for state in self.states if state.code == code)

    def move(self, code: str) -> Move:
        """The move of this code; NotFound when there is none."""
        for move in self.moves:
            if move.code == code:
                return move
        raise NotFound("没有这一步，请重新载入后再办。")

    def leaving(self, state: str) -> tuple[Move, ...]:
        """The moves that start in this state, in their declared order."""
        return tuple(move for move in self.moves if state in move.source)


@dataclass(frozen=True, slots=True)
class MoveChoice:
    """A move as the bar shows it (可办动作): open, or closed with the reason in a sentence."""

    move: Move
    closed: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a move brings about (流转结果)."""

    move: Move
    source: str
    target: State
    papers: tuple[str, ...]
    effects: tuple[str, ...]
    opens: tuple[Opens, ...]


def open_moves(flow: Flow, state: str, facts: Facts) -> tuple[MoveChoice, ...]:
    """The moves of this state, each open or closed with its reason (可办动作)."""
    return tuple(_choice(move, facts) for move in flow.leaving(state))


def step(flow: Flow, state: str, code: str, facts: Facts) -> Outcome:
    """What the move brings about (流转). Raises Refused or Forbidden with the reason when it is closed."""
    move = flow.move(code)
    if state not in move.source:
        raise Refused(f"案件现在是“{flow.state(state).label}”，不能{move.label}。请重新载入后再办。")
    permitted(move, facts)
    if move.guard:
        move.guard(facts)
    return Outcome(move, state, flow.state(move.target), move.papers, move.effects, move.opens)


def permitted(move: Move, facts: Facts) -> None:
    """Raises Forbidden unless this person may make the move (权限): his duty, and another than `apart`."""
    holders = facts.staff.get(move.by, ())
    if not facts.actor.has(move.by, facts.line):
        if not holders:
            raise Forbidden(f"还没有{move.by.people}，请管理员在“管理・人员”里添加。")
        raise Forbidden(f"由{move.by.label}（{'、'.join(one.name for one in holders[:3])}）办理。")
    for earlier in move.apart:
        maker = facts.made_by.get(earlier)
        if maker and maker.id == facts.actor.id:
            others = [one.name for one in holders if one.id != facts.actor.id]
            who = (
                f"由{'、'.join(others[:3])}办理"
                if others
                else f"请管理员在“管理・人员”里添加另一位{move.by.label}"
            )
            raise Forbidden(f"前一步是您办的，{move.label}要由另一人办。{who}。")


def _choice(move: Move, facts: Facts) -> MoveChoice:
    try:
        permitted(move, facts)
        if move.guard:
            move.guard(facts)
    except Forbidden as closed:
        return MoveChoice(move, closed.sentence)
    except Refused as closed:
        return MoveChoice(move, closed.reason, closed.article)
    return MoveChoice(move)
