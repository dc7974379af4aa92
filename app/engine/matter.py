"""A matter (事项): everything one kind of case declares."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.core.actor import Actor
from app.core.money import Money
from app.engine.fields import Codes, Field
from app.engine.flow import Facts, Flow, Standing
from app.engine.form import Form
from app.engine.materials import Condition, Verdict
from app.engine.prints import Document, Size
from app.engine.timers import Running, Timer
from app.engine.values import Values


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
    """The applicant as papers need him (申请人)."""

    name: str
    id_label: str
    id_number: str
    phone: str
    unit: str
    address: str


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """All that a paper may say (文书事实), gathered once by the services when it is issued."""

    office: Office
    matter: "Matter"
    number: str
    query_code: str
    person: PaperPerson
    agent: str
    values: Values
    codes: Codes
    verdict: Verdict
    timers: tuple[Running, ...]
    accepted_at: datetime
    issued_at: datetime
    actor: Actor
    reason: str = ""
    paper_number: str = ""


@dataclass(frozen=True, slots=True)
class Print:
    """A paper that a matter can issue (文书): code, title, its sizes (the first is the default), its text.

    `numbered` money papers take a number of their own of this kind (收 领 给 缴); others carry the case's.
    """

    code: str
    title: str
    sizes: tuple[Size, ...]
    build: Callable[[PaperFacts], Document]
    numbered: str = ""


def silent(_facts: Facts) -> tuple[str, ...]:
    """Nothing to tell (没有提示)."""
    return ()


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter (事项). `id` is `line.code`; `no` is what the office calls it (JZ02).

    `receipt` is the code of its receipt, `promise` that of the timer whose day stands on it; `derive`
    fills the computed fields; `tell` gives sentences that the clerk should know and that stop nothing.
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

    @property
    def id(self) -> str:
        """relief.living"""
        return f"{self.line}.{self.code}"

    def print(self, code: str) -> Print:
        """The paper of this code."""
        return next(one for one in self.prints if one.code == code)

    def timer(self, code: str) -> Timer:
        """The timer of this code."""
        return next(one for one in self.timers if one.code == code)
