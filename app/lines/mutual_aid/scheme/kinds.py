"""Kinds of value in a scheme's file (取值种类): how each is read, written, and what it asks for."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Generic, TypeVar

from app.core.money import Money
from app.lines.mutual_aid.scheme import words
from app.lines.mutual_aid.scheme.model import Span, When

T = TypeVar("T")


class Unfit(Exception):
    """A value is not of its kind (取值不符): the sentence says what is allowed, `at` which part of it."""

    def __init__(self, sentence: str, at: str | int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.at = at


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """One kind of value (取值种类): TOML's value in, ours out, and back to TOML's text."""

    read: Callable[[Any], T]
    write: Callable[[T], str]


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Unfit("要写成引号里的文字。")
    if len(value) > 500 or "\n" in value.strip():
        raise Unfit("文字最多 500 个字，写在一行里。")
    return value.strip()


def quoted(text: str) -> str:
    """A text of TOML (加引号): a basic string escapes as JSON does."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


_CENT = Decimal("0.01")
_LARGEST_PLACE = 11
"""A number has at most twelve places before the point, as a sum of money has (数字最多几位)."""


def hundredths(value: object) -> int:
    """A number with at most two decimals, in hundredths (百分位)."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise Unfit("要写数字，如 1000 或 1000.50，不加引号、逗号和单位。")
    number = Decimal(value)
    if not number.is_finite() or number.adjusted() > _LARGEST_PLACE:
        raise Unfit("数字太大，请核对。")
    if number < 0:
        raise Unfit("不能小于 0。")
    if number != (plain := number.quantize(_CENT)):
        raise Unfit("最多写两位小数。")
    return int(plain * 100)


def show_hundredths(number: int) -> str:
    """1000 or 1000.50 (数字写法)."""
    whole, rest = divmod(number, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)


_PERCENT = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,6})?)%")
_FRACTION = re.compile(r"([0-9]{1,6})/([0-9]{1,6})")


def _rate(value: object) -> Fraction:
    plain = value.strip() if isinstance(value, str) else ""
    if found := _PERCENT.fullmatch(plain):
        return Fraction(found[1]) / 100
    if (found := _FRACTION.fullmatch(plain)) and int(found[2]):
        return Fraction(int(found[1]), int(found[2]))
    raise Unfit('比例要写成 "20%" 或 "1/3"，带引号和百分号。')


def show_rate(rate: Fraction) -> str:
    """20%, or 1/3 where percent would need more than six decimals (比例写法)."""
    if (rate * 10**8).denominator == 1:
        whole, rest = divmod(int(rate * 10**8), 10**6)
        decimals = f"{rest:06d}".rstrip("0")
        return f"{whole}.{decimals}%" if decimals else f"{whole}%"
    return f"{rate.numerator}/{rate.denominator}"


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 36_600:
        raise Unfit("要写 0 到 36600 的整数。")
    return value


def _day(value: object) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise Unfit("日期要写成 2026-01-01，不加引号。")
    if not 1990 <= value.year <= 2199:
        raise Unfit("日期应在 1990 年至 2199 年之间。")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise Unfit("只能写 true（是）或 false（否）。")
    return value


_SPAN = re.compile(r"([0-9]{1,5})?-([0-9]{1,5})?")


def _span(value: object) -> Span:
    found = _SPAN.fullmatch(value) if isinstance(value, str) else None
    if found is None or not (found[1] or found[2]):
        raise Unfit('范围要写成 "1-6"、"7-" 或 "-30"，带引号，两端都算在内。')
    span = Span(*(int(each) if each else None for each in found.groups()))
    if span.low is not None and span.high is not None and span.low > span.high:
        raise Unfit("范围的起点大于终点，请改正。")
    return span


def _figure(value: object) -> str:
    if isinstance(value, str) and value.startswith(words.OF_BENEFIT):
        return value
    return among(words.FIGURES).read(value)


def _when(value: object) -> When:
    if not isinstance(value, dict):
        raise Unfit('条件要写在花括号里，如 { hospital_level = ["3"] }。')
    facts: dict[str, tuple[str, ...]] = {}
    spans: dict[str, Span] = {}
    for name, each in value.items():
        try:
            if name in words.FACTS:
                facts[name] = several(TEXT).read(each)
            elif name in words.NUMBERS:
                spans[name] = _span(each)
            else:
                known = "、".join((*words.FACTS, *words.NUMBERS))
                raise Unfit(f"条件里没有“{name}”。可以写的有：{known}。")
        except Unfit as unfit:
            raise Unfit(unfit.sentence, name) from None
    return When(facts, spans)


def _show_when(when: When) -> str:
    asked = [f"{name} = {several(TEXT).write(values)}" for name, values in when.facts.items()]
    asked += [f"{name} = {SPAN.write(span)}" for name, span in when.spans.items()]
    return inline(asked)


def show_span(span: Span) -> str:
    """1-6, 7-, -30 (范围写法)."""
    return "-".join("" if each is None else str(each) for each in (span.low, span.high))


TEXT: Kind[str] = Kind(_text, quoted)
MONEY: Kind[Money] = Kind(lambda value: Money(hundredths(value)), lambda money: show_hundredths(money.fen))
NUMBER: Kind[int] = Kind(hundredths, show_hundredths)
RATE: Kind[Fraction] = Kind(_rate, lambda rate: quoted(show_rate(rate)))
WHOLE: Kind[int] = Kind(_whole, str)
DAY: Kind[date] = Kind(_day, date.isoformat)
FLAG: Kind[bool] = Kind(_flag, lambda flag: "true" if flag else "false")
SPAN: Kind[Span] = Kind(_span, lambda span: quoted(show_span(span)))
FIGURE: Kind[str] = Kind(_figure, quoted)
WHEN: Kind[When] = Kind(_when, _show_when)


def among(choices: Mapping[str, str]) -> Kind[str]:
    """One of these words (选项); the fault names each with its Chinese."""
    allowed = "、".join(f'"{code}"（{label}）' for code, label in choices.items())

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise Unfit(f"只能写 {allowed}。")
        return value

    return Kind(read, quoted)


def several(kind: Kind[T]) -> Kind[tuple[T, ...]]:
    """A list of values in brackets (列表), none of them twice."""

    def read(value: object) -> tuple[T, ...]:
        if not isinstance(value, list) or not value:
            raise Unfit('要写成列表，如 ["a", "b"]，至少写一个。')
        found = tuple(_one(kind, n, each) for n, each in enumerate(value))
        if len(set(found)) < len(found):
            raise Unfit("同一个写了两次，请去掉一个。")
        return found

    return Kind(read, lambda values: array(map(kind.write, values)))


def _one(kind: Kind[T], n: int, value: object) -> T:
    try:
        return kind.read(value)
    except Unfit as unfit:
        raise Unfit(unfit.sentence, n) from None


def array(written: Iterable[str]) -> str:
    """Values in brackets (列表写法)."""
    return f"[{', '.join(written)}]"


def inline(written: Iterable[str]) -> str:
    """Pairs in braces (行内表写法)."""
    return f"{{ {', '.join(written)} }}"
