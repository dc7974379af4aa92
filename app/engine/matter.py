"""A matter (事项): everything one kind of case declares."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from app.core.actor import Actor
from app.core.errors import Fault
from app.core.money import Money
from app.core.text import half_width
from app.engine.fields import Codes, Field
from app.engine.flow import Facts, Flow, Opens, Standing
from app.engine.form import Form
from app.engine.materials import Condition, Verdict
from app.engine.payout import Payout
from app.engine.prints import Document, Size
from app.engine.sums import Sum
from app.engine.timers import Running, Timer
from app.engine.values import Values
from app.engine.wording import OFFICE_BLANKS, Slot


@dataclass(frozen=True, slots=True)
class Office:
    """The office as its papers name it (单位信息)."""

    name: str
    union_name: str
    station: str
    phone: str
    hotline: str
    address: str


@dataclass(frozen=True, slots=True)
class PaperPerson:
    """The applicant as papers need him (申请人); a unit has its credit code as number."""

    name: str
    id_label: str
    id_number: str
    phone: str
    unit: str
    address: str
    sex: str = ""
    born_on: date | None = None
    ethnic: str = ""
    job: str = ""
    is_unit: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """Another body that people are sent to (去向机构); what is not known of it is empty."""

    name: str
    address: str
    phone: str
    hours: str


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """All that a paper may say (文书事实), gathered once by the services when it is issued.

    `codes` know every entry that ever was, `offered` are the lists of today, to be ticked.
    `words` are what the office says in place of the words as shipped, by the id of their slot; `sum` is
    what the matter reckons from these values, with its steps.
    """

    office: Office
    matter: "Matter"
    number: str
    query_code: str
    person: PaperPerson
    agent: str
    values: Values
    codes: Codes
    offered: Codes
    verdict: Verdict
    timers: tuple[Running, ...]
    accepted_at: datetime
    issued_at: datetime
    actor: Actor
    reason: str = ""
    paper_number: str = ""
    bodies: tuple[Body, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    sum: Sum | None = None

    def say(self, slot: Slot, given: Mapping[str, str] | None = None) -> str:
        """What the office says in a place of the paper (用语), its blanks filled."""
        office = self.office
        own = (office.name, office.union_name, office.phone, office.hotline, office.address)
        known = dict(zip(OFFICE_BLANKS, own, strict=True))
        return slot.filled(self.words.get(slot.id, slot.default), {**known, **(given or {})})


@dataclass(frozen=True, slots=True)
class Print:
    """A paper that a matter can issue (文书): code, title, its sizes (the first is the default), its text.

    One `on_request` is issued whenever somebody asks for it, as the case stands then. `numbered` money
    papers take a number of their own of this kind (收 领 给 缴), others carry the case's. A `lettered` one
    takes the number of an official letter (文号) where the office set what stands before 字. `words` the
    office may change.
    """

    code: str
    title: str
    sizes: tuple[Size, ...]
    build: Callable[[PaperFacts], Document]
    numbered: str = ""
    on_request: bool = False
    lettered: Slot | None = None
    words: tuple[Slot, ...] = ()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every place whose words the office may change (用语位置)."""
        return self.words if self.lettered is None else (*self.words, self.lettered)


ApplicantKind = Literal["person", "unit", "anonymous"]
"""Who may apply (申请人类型): a person (a group has one of its people), a unit, somebody unnamed."""


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill that a case claims on (票据): its number and the sum on it; one bill is claimed once."""

    number: str
    amount: Money

    @property
    def key(self) -> str:
        """The number as it is compared (票据号归一): typed by hand, so half width, upper case, no blanks."""
        return "".join(half_width(self.number).split()).upper()


def no_bills(_values: Values) -> tuple[Bill, ...]:
    """No bills (没有票据)."""
    return ()


def itself(_values: Values) -> str:
    """The matter stays itself (不转)."""
    return ""


def no_sum(_facts: Facts) -> Sum | None:
    """Nothing to reckon (没有算式)."""
    return None


def sound(_facts: Facts) -> Iterable[Fault]:
    """Nothing that only the register can tell (无台账校验)."""
    return ()


def as_derived(facts: Facts) -> Values:
    """Nothing to reckon beyond what is derived (无须另算)."""
    return facts.values


def silent(_facts: Facts) -> tuple[str, ...]:
    """Nothing to tell (没有提示)."""
    return ()


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter (事项). `id` is `line.code`; `no` is what the office calls it (JZ02).

    `receipt` is the code of its receipt, `promise` that of the timer whose day stands on it; `derive`
    fills the computed fields; `tell` gives sentences that the clerk should know and that stop nothing.

    `applicants` says who may apply, the usual one first; `becomes` gives the id of the matter that it is
    filed as instead (信访目的), empty for itself; `opens` what a case may open in any line at any time;
    `restricted` cases are seen by those named whatever was ticked; `bills` are the bills it claims on;
    `payout` says how it pays out; `sum` reckons what can be reckoned, as the form is typed;
    `reckon` fills the computed fields that need the county's parameters;
    `checks` are faults at fields that only the register can tell, when the form itself is in order.
    """

    line: str
    code: str
    no: str
    name: str
    title: str
    form: Form
    flow: Flow
    timers: tuple[Timer, ...]
    prints: tuple[Print, ...]
    receipt: str
    promise: str
    conditions: Mapping[str, Condition]
    derive: Callable[[Values, tuple[Standing, ...]], Values]
    tell: Callable[[Facts], tuple[str, ...]] = silent
    amount: Field[Money] | None = None
    identity: Literal["must", "may", "none"] = "must"
    kind_label: str = ""
    applicants: tuple[ApplicantKind, ...] = ("person",)
    becomes: Callable[[Values], str] = itself
    opens: tuple[Opens, ...] = ()
    restricted: bool = False
    bills: Callable[[Values], tuple[Bill, ...]] = no_bills
    payout: Payout | None = None
    sum: Callable[[Facts], Sum | None] = no_sum
    reckon: Callable[[Facts], Values] = as_derived
    checks: Callable[[Facts], Iterable[Fault]] = sound

    @property
    def id(self) -> str:
        """relief.living"""
        return f"{self.line}.{self.code}"

    @property
    def waits(self) -> bool:
        """Whether it waits for papers (等材料): one that is registered whatever is missing does not."""
        return any(state.code == "supplement" for state in self.flow.states)

    def print(self, code: str) -> Print:
        """The paper of this code."""
        return next(one for one in self.prints if one.code == code)

    def timer(self, code: str) -> Timer:
        """The timer of this code."""
        return next(one for one in self.timers if one.code == code)
