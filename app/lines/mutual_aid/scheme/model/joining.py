"""Who may join, for what fee and when (参保): periods, items, conditions of joining."""

from dataclasses import dataclass
from datetime import date

from app.core.money import Money


@dataclass(frozen=True, slots=True)
class Period:
    """A period (期): the days of cover, and those of enrolment if they are given."""

    no: str
    start: date
    end: date
    enrol_open: date | None = None
    enrol_close: date | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """The fee of an item for a kind of unit (交费), a share and period; "" is every kind."""

    amount: Money
    unit_kind: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """Who pays how much of a fee (交费分担)."""

    payer: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Item:
    """What one may join (参保项目): benefits belong to an item."""

    code: str
    name: str
    base: bool = True
    sex: str = ""
    most_shares: int = 1
    fees: tuple[Fee, ...] = ()
    split: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Age:
    """Until what age one may join (参保年龄): for who is born on this day or later; months come on top."""

    who: str
    years: int
    months: int = 0
    born_from: date | None = None


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Who may join (参保条件)."""

    member: bool = True
    least_months: int = 0
    si_kinds: tuple[str, ...] = ()
    ages: tuple[Age, ...] = ()
