"""Kinds of field that hold figures (数字类字段): sums, counts, days."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.clock import show_day
from app.core.errors import Invalid
from app.core.money import Money
from app.core.text import trimmed
from app.engine.fields.kind import Codes, Kind, Raw, Storage, Typing


@dataclass(frozen=True, slots=True)
class MoneyKind(Kind[Money]):
    """A sum in yuan (金额), stored as integer 分; positive unless zero is allowed."""

    zero: bool = True
    kind: str = "money"
    storage: Storage = "int"

    def parse(self, typed: str, typing: Typing) -> Money:
        """The sum; Invalid for more than two decimals, for a negative sum, for zero where it is senseless."""
        value = Money.parse(typed)
        if value.fen < 0:
            raise Invalid("金额不能是负数。")
        if value.fen == 0 and not self.zero:
            raise Invalid("金额要大于 0。")
        return value

    def show(self, value: Money, codes: Codes) -> str:
        """5,530.14"""
        return value.show()

    def edit(self, value: Money) -> str:
        """5,530.14"""
        return value.show()

    def store(self, value: Money) -> Raw:
        """Integer 分."""
        return value.fen

    def load(self, raw: Raw) -> Money:
        """From integer 分."""
        return Money(int(raw or 0))


@dataclass(frozen=True, slots=True)
class Whole(Kind[int]):
    """A count (整数)."""

    low: int = 0
    high: int = 1_000_000
    kind: str = "int"
    storage: Storage = "int"

    def parse(self, typed: str, typing: Typing) -> int:
        """The count; Invalid outside low…high."""
        digits = trimmed(typed).replace(",", "")
        if not re.fullmatch(r"[0-9]{1,12}", digits):
            raise Invalid("请填整数。")
        if not self.low <= int(digits) <= self.high:
            raise Invalid(f"应在 {self.low} 到 {self.high} 之间。")
        return int(digits)

    def store(self, value: int) -> Raw:
        """The integer."""
        return value

    def load(self, raw: Raw) -> int:
        """The integer."""
        return int(raw or 0)


@dataclass(frozen=True, slots=True)
class Day(Kind[date]):
    """A date (日期), typed as 20260105, 2026-1-5, 0105, +3, -3 or t; stored as ISO text."""

    future: bool = False
    kind: str = "date"

    def parse(self, typed: str, typing: Typing) -> date:
        """The day; Invalid when there is no such day or it lies in a future that makes no sense here."""
        found = read_day(typed, typing.today)
        if found > typing.today and not self.future:
            raise Invalid(f"不能晚于今天 {typing.today.isoformat()}。")
        return found

    def show(self, value: date, codes: Codes) -> str:
        """2026-11-23 一"""
        return show_day(value)

    def edit(self, value: date) -> str:
        """2026-11-23 一"""
        return show_day(value)

    def store(self, value: date) -> Raw:
        """ISO text."""
        return value.isoformat()

    def load(self, raw: Raw) -> date:
        """From ISO text."""
        return date.fromisoformat(str(raw))


def read_day(typed: str, today: date) -> date:
    """A day as clerks type it (日期): 20260105, 2026-1-5, 2026年1月5日, 0105 of this year, +3, -3, t."""
    found = re.sub(r"\s*[一二三四五六日]$", "", trimmed(typed))
    if found.lower() == "t":
        return today
    if shift := re.fullmatch(r"([+-])([0-9]{1,4})", found):
        return today + timedelta(days=int(shift[2]) * (1 if shift[1] == "+" else -1))
    parts = re.fullmatch(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?", found) or re.fullmatch(
        r"([0-9]{4})([0-9]{2})([0-9]{2})", found
    )
    if parts:
        return _day(int(parts[1]), int(parts[2]), int(parts[3]))
    if short := re.fullmatch(r"([0-9]{1,2})[-./月]?([0-9]{2}|[0-9](?=日|$))日?", found):
        return _day(today.year, int(short[1]), int(short[2]))
    raise Invalid("请按 20260105、0105、+3 或 t（今天）填日期。")


def _day(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise Invalid(f"没有 {year} 年 {month} 月 {day} 日。") from None
    if not 1900 <= year <= 2100:
        raise Invalid("年份应在 1900 到 2100 之间。")
    return found
