"""The scheme itself (计划): its periods, items and benefits, and what joins them."""

from dataclasses import dataclass, field
from datetime import date

from app.core.money import Money
from app.lines.mutual_aid.scheme.model.benefit import Benefit, Per
from app.lines.mutual_aid.scheme.model.condition import When
from app.lines.mutual_aid.scheme.model.joining import Eligibility, Item, Period

FEN = Money(1)
"""一分: the smallest sum."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The waiting period (等待期) of first joins and of renewals; causes for which there is none."""

    first: int = 0
    renewal: int = 0
    unit: str = "day"
    waived_causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when one may claim (申请期限), counted from a day of the claim or from the period's end."""

    length: int
    unit: str = "day"
    begins: str = "discharged_on"


@dataclass(frozen=True, slots=True)
class Rounding:
    """How a sum becomes payable (取整): to 0.01, 0.1, 1 or 10 元, for each benefit or each band of it."""

    to: Money = FEN
    way: str = "half_up"
    at: str = "benefit"


@dataclass(frozen=True, slots=True)
class Exclusive:
    """Benefits that exclude each other (不可兼得), the weightier first.

    In one claim the larger is paid. `earlier` says what one that was paid before does to a weightier one:
    deduct (补差), keep (照付), refuse (不再付); "none" looks at the claim alone.
    """

    benefits: tuple[str, ...]
    earlier: str = "deduct"


@dataclass(frozen=True, slots=True)
class Together:
    """A limit on several benefits together (合并限额); none named is all of them."""

    amount: Money
    per: Per = "period"
    benefits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """A numbered reason to pay nothing (不予给付原因).

    With a condition it is found by itself; with a rule it gives number and words to one that the sum finds;
    with neither the reviewer names it.
    """

    no: str
    text: str
    rule: str = ""
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Diseases:
    """A list of diseases (病种表)."""

    code: str
    name: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme with its periods (计划)."""

    code: str
    name: str
    source: str
    periods: tuple[Period, ...]
    items: tuple[Item, ...]
    benefits: tuple[Benefit, ...]
    place: str = ""
    status: str = "draft"
    note: str = ""
    eligibility: Eligibility = field(default_factory=Eligibility)
    waiting: Waiting = field(default_factory=Waiting)
    deadline: Deadline | None = None
    rounding: Rounding = field(default_factory=Rounding)
    exclusives: tuple[Exclusive, ...] = ()
    together: tuple[Together, ...] = ()
    reasons: tuple[Reason, ...] = ()
    diseases: tuple[Diseases, ...] = ()

    def period_on(self, day: date) -> Period | None:
        """The period that covers a day (所在期)."""
        return next((one for one in self.periods if one.start <= day <= one.end), None)
