"""Declaring fields (字段声明): `INCOME = money("household_income", "家庭月收入")`."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from app.core.money import Money
from app.engine.fields.figures import Day, MoneyKind, Whole
from app.engine.fields.kind import Kind
from app.engine.fields.words import BankCard, Code, CreditCode, IdNumber, LongText, Name, Phone, Text, YesNo

T = TypeVar("T")
Width = Literal["half", "full"]


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A field (字段): its code is the column and the key, its label the word on screen and paper.

    `width` is half or a full row of the form; `computed` fields are shown, never typed;
    `hint` says what the clerk may need to know before typing.
    """

    code: str
    label: str
    kind: Kind[T]
    unit: str = ""
    hint: str = ""
    width: Width = "half"
    computed: bool = field(default=False)


AnyField = Field[Any]
"""A field whatever it holds (任一字段): a form mixes kinds, each constant keeps its own."""


def text(
    code: str, label: str, *, limit: int = 100, hint: str = "", width: Width = "half", computed: bool = False
) -> Field[str]:
    """One line (文本)."""
    return Field(code, label, Text(limit), hint=hint, width=width, computed=computed)


def long_text(code: str, label: str, *, limit: int = 800, hint: str = "") -> Field[str]:
    """Several lines (长文本)."""
    return Field(code, label, LongText(limit), hint=hint, width="full")


def name(code: str, label: str) -> Field[str]:
    """A person's name (姓名)."""
    return Field(code, label, Name())


def money(
    code: str, label: str, *, zero: bool = True, hint: str = "", computed: bool = False
) -> Field[Money]:
    """A sum in yuan (金额)."""
    return Field(code, label, MoneyKind(zero), unit="元", hint=hint, computed=computed)


def whole(code: str, label: str, *, unit: str = "", low: int = 0, high: int = 1_000_000) -> Field[int]:
    """A count (整数)."""
    return Field(code, label, Whole(low, high), unit=unit)


def day(
    code: str, label: str, *, future: bool = False, hint: str = "", computed: bool = False
) -> Field[date]:
    """A date (日期)."""
    return Field(code, label, Day(future), hint=hint, computed=computed)


def yes_no(code: str, label: str, *, hint: str = "") -> Field[bool]:
    """Yes or no (是否)."""
    return Field(code, label, YesNo(), hint=hint)


def code(code: str, label: str, list_name: str, *, hint: str = "", computed: bool = False) -> Field[str]:
    """An entry of a code list (代码)."""
    return Field(code, label, Code(list_name), hint=hint, computed=computed)


def phone(code: str, label: str) -> Field[str]:
    """A telephone number (电话)."""
    return Field(code, label, Phone())


def id_number(code: str, label: str) -> Field[str]:
    """An ID number (证件号码)."""
    return Field(code, label, IdNumber())


def credit_code(code: str, label: str) -> Field[str]:
    """A unit's credit code (统一社会信用代码)."""
    return Field(code, label, CreditCode())


def bank_card(code: str, label: str) -> Field[str]:
    """A bank account (银行账号)."""
    return Field(code, label, BankCard())
