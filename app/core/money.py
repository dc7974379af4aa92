"""Money (金额): whole 分, as figures and as the uppercase of vouchers and bills (大写)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.core.errors import Invalid
from app.core.text import has_blank, trimmed

LARGEST_FEN = 99_999_999_999_999
"""999,999,999,999.99 元: the largest sum that may be typed or written in uppercase (分)."""

_FIGURE = re.compile(r"(-?)¥?(-?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?")
_LONGEST_TEXT = 40
_TOO_LARGE = "金额不能超过 999,999,999,999.99 元，请核对。"
_NOT_A_FIGURE = "金额只能写数字，例如 5530.14，请改正。"

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
_PLAIN = str.maketrans("圆圓正貳參叄陸億萬", "元元整贰叁叁陆亿万")
_PLACE_VALUE = {"拾": 10, "佰": 100, "仟": 1000}
_MAY_BE_LEFT_OUT = re.compile(r"零(?=[壹贰叁肆伍陆柒捌玖][仟角])|(?<=[元角])整\Z")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """A sum of money (金额) in whole 分; negative only for reversals (冲红)."""

    fen: int
    ZERO: ClassVar[Money]

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read what was typed: 5530.14, 5,530.14, ¥5,530.14, -500, full-width forms too.

        Never rounds: a third decimal, a blank inside, NaN, more than 999,999,999,999.99 and all
        else that isn't a plain figure raise Invalid. "-0" is zero.
        """
        plain = trimmed(text)
        if not plain:
            raise Invalid("请填写金额。")
        if len(plain) > _LONGEST_TEXT:
            raise Invalid("金额太长，请核对。")
        if has_blank(plain):
            raise Invalid("金额中间不能有空格，请去掉空格。")
        found = _FIGURE.fullmatch(plain)
        if found is None or (found[1] and found[2]):
            raise Invalid(_NOT_A_FIGURE)
        decimals = found[4] or ""
        if len(decimals) > 2:
            raise Invalid("金额最多写到分，小数点后请只写两位。")
        fen = int(found[3].replace(",", "")) * 100 + int(decimals.ljust(2, "0"))
        if fen > LARGEST_FEN:
            raise Invalid(_TOO_LARGE)
        return cls(-fen if found[1] or found[2] else fen)

    def __add__(self, other: Money) -> Money:
        return Money(self.fen + other.fen)

    def __radd__(self, other: int) -> Money:
        """Let `sum(amounts)` begin with its 0 (合计)."""
        return self if other == 0 else NotImplemented

    def __sub__(self, other: Money) -> Money:
        return Money(self.fen - other.fen)

    def __neg__(self) -> Money:
        return Money(-self.fen)

    def __mul__(self, times: int) -> Money:
        return Money(self.fen * times)

    __rmul__ = __mul__

    def __bool__(self) -> bool:
        return self.fen != 0

    def share(self, numerator: int, denominator: int) -> Money:
        """numerator/denominator of the sum, half a 分 rounded away from zero (四舍五入到分)."""
        part = abs(self.fen * numerator)
        whole = abs(denominator)
        rounded = (2 * part + whole) // (2 * whole)
        return Money(-rounded if (self.fen * numerator < 0) != (denominator < 0) else rounded)

    def show(self) -> str:
        """小写金额: `5,530.14`, always two decimals, no sign of currency."""
        yuan, rest = divmod(abs(self.fen), 100)
        return f"{'-' if self.fen < 0 else ''}{yuan:,}.{rest:02d}"

    def figure(self) -> str:
        """小写金额 with ¥ close up, as papers carry it: `¥5,530.14` (会计基础工作规范 §52)."""
        return f"¥{self.show()}"

    def __str__(self) -> str:
        return self.show()

    def capital(self, *, bill: bool = False) -> str:
        """大写金额 with 人民币 before it and no gap.

        As vouchers want it (会计基础工作规范 §52: 整 after 元 and after 角); `bill=True` as cheques
        and bank bills do (支付结算办法: no 整 after 角). Above 999,999,999,999.99 raises Invalid.
        """
        if abs(self.fen) > LARGEST_FEN:
            raise Invalid(_TOO_LARGE)
        yuan, rest = divmod(abs(self.fen), 100)
        sign = "负" if self.fen < 0 else ""
        return f"人民币{sign}{_spell_yuan(yuan)}{_spell_rest(yuan, rest, bill)}" if self.fen else _NIL


Money.ZERO = Money(0)
_NIL = "人民币零元整"


def read_capital(text: str) -> Money:
    """Read an uppercase amount in every lawful variant (大写金额还原).

    元 or 圆, 整 or 正 or neither, 貳 陸 億 萬 too, the 零 that the rule leaves open there or not,
    with or without 人民币 and a 负 behind it. 一二三, 念, 毛, 另 and all else raise Invalid.
    """
    plain = trimmed(text).translate(_PLAIN).removeprefix("人民币")
    negative = plain.startswith("负")
    words = plain.removeprefix("负")
    fen = _fen_of(words) if 0 < len(words) <= _LONGEST_TEXT else -1
    lowest = 1 if negative else 0
    if not lowest <= fen <= LARGEST_FEN or _bare(words) != _bare(Money(fen).capital()[3:]):
        raise Invalid("这不是规范的大写金额，请按“人民币壹佰元零伍分”的样子改正。")
    return Money(-fen if negative else fen)


def bill_date(day: date) -> str:
    """票据日期大写 for cheques and bank bills: 贰零贰陆年零壹月壹拾伍日 (正确填写票据的基本规定)."""
    year = "".join(_DIGITS[int(digit)] for digit in f"{day.year:04d}")
    month = f"{'零' if day.month in (1, 2, 10) else ''}{_spell_group(day.month)}"
    early = day.day < 10 or day.day % 10 == 0
    return f"{year}年{month}月{'零' if early else ''}{_spell_group(day.day)}日"


def _spell_yuan(yuan: int) -> str:
    """The whole 元, "" for none (元以上)."""
    spelled = ""
    gap = False
    for index in (2, 1, 0):
        group = yuan // 10_000**index % 10_000
        if not group:
            gap = bool(spelled)
            continue
        if spelled and (gap or group < 1000):
            spelled += "零"
        spelled += _spell_group(group) + _GROUPS[index]
        gap = False
    return f"{spelled}元" if spelled else ""


def _spell_group(group: int) -> str:
    """1–9999 without a leading 零 (四位一节)."""
    spelled = ""
    gap = False
    for index in (3, 2, 1, 0):
        digit = group // 10**index % 10
        if not digit:
            gap = bool(spelled)
            continue
        spelled += ("零" if gap else "") + _DIGITS[digit] + _PLACES[index]
        gap = False
    return spelled


def _spell_rest(yuan: int, rest: int, bill: bool) -> str:
    """角 and 分 with the 零 before them and the 整 behind (角分)."""
    jiao, fen = divmod(rest, 10)
    if not rest:
        return "整"
    zero = "零" if yuan and (not jiao or yuan % 10 == 0) else ""
    spelled = zero + (f"{_DIGITS[jiao]}角" if jiao else "")
    if fen:
        return f"{spelled}{_DIGITS[fen]}分"
    return spelled if bill else f"{spelled}整"


def _fen_of(words: str) -> int:
    """The 分 that the words add up to, whatever their order; -1 for a foreign character."""
    total = section = digit = fen = 0
    for word in words:
        if word in _DIGITS:
            digit = _DIGITS.index(word)
            continue
        if word in _PLACE_VALUE:
            section += digit * _PLACE_VALUE[word]
        elif word == "角":
            fen += digit * 10
        elif word == "分":
            fen += digit
        elif word == "亿":
            total, section = (total + section + digit) * 100_000_000, 0
        elif word in "万元":
            total += (section + digit) * (10_000 if word == "万" else 1)
            section = 0
        elif word != "整":
            return -1
        digit = 0
    return total * 100 + fen


def _bare(words: str) -> str:
    """The words without the 零 and 整 that may be left out, to compare two ways of writing."""
    return _MAY_BE_LEFT_OUT.sub("", words)
