"""A line of service (业务条线): its matters and what it says on a person's card."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.core.actor import Duty, Role
from app.core.money import Money
from app.engine.fields import Codes
from app.engine.flow import Standing
from app.engine.matter import Matter
from app.engine.payout import PayoutKind
from app.engine.timers import TimerView


@dataclass(frozen=True, slots=True)
class CardCase:
    """One case of the person in this line (名下案件)."""

    number: str
    matter: str
    state: str
    ended: bool
    timer: TimerView | None


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a line may look at for the card (卡片事实).

    `benefits` names each benefit received this year in any line: its kind (the matter's id) and sum;
    `told` is what the line's own register says of the person.
    """

    today: date
    cases: tuple[CardCase, ...]
    standing: tuple[Standing, ...]
    benefits: tuple[tuple[str, Money], ...]
    codes: Codes
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardLine:
    """One row of the person card (卡片一行): a sentence, and the nearest deadline if any."""

    text: str
    active: bool
    timer: TimerView | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line (业务条线). `letters` begin its numbers (JZ), `icon` is the name of its picture.

    `confidants` are the duties that see its restricted cases; of a `private` line (信访) the card shows
    others than them only what they took in themselves, and — where that is nothing.
    `registers` names what it numbers beside its cases, by letters (DA); `payouts` are the kinds that it
    pays out without a case.
    """

    code: str
    letters: str
    name: str
    short: str
    icon: str
    matters: tuple[Matter, ...]
    card: Callable[[CardFacts], CardLine]
    confidants: tuple[Duty, ...] = (Role.REVIEWER, Role.APPROVER, Role.CASHIER)
    private: bool = False
    registers: Mapping[str, str] = field(default_factory=dict)
    payouts: tuple[PayoutKind, ...] = ()

    def matter(self, code: str) -> Matter:
        """The matter of this code."""
        return next(one for one in self.matters if one.code == code)
