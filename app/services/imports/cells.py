"""From a cell to the text that a field reads (单元格取值): never a repair by guess, a sentence instead."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from app.core.errors import Invalid
from app.core.text import half_width, trimmed
from app.engine.fields import Codes, Typing
from app.engine.fields.figures import Day, MoneyKind
from app.engine.fields.kind import unmarked
from app.engine.fields.words import BankCard, Code, IdNumber, Phone
from app.services.imports.kind import Column

Cell = str | float | bool | date | time | timedelta
"""What a cell holds (单元格); an empty one is an empty text."""

EMPTY = frozenset(("", "/", "\\", "-", "—", "——", "－", "--"))
"""What clerks write for nothing (空栏写法)."""

_EXACT = 10**15
"""Excel keeps fifteen digits of a number (精度): from here on the last ones are lost."""

_SCIENCE = re.compile(r"[0-9](\.[0-9]+)?[Ee]\+?[0-9]{2}")
_YEAR_FIRST = re.compile(r"(19|20)[0-9]{2}")
_ZERO_DAY = date(1899, 12, 30)
_SERIALS = range(10_000, 73_051)
"""Days as Excel counts them, 1927 to 2099; a smaller number is rather a year (日期序号)."""

_FEN = Decimal("0.01")
_NUMBERS = (IdNumber, BankCard, Phone)
_LOST = "是数字格式（{shown}），末几位已经丢失。请在 Excel 里把这一栏设为“文本”，照证件重新填写。"
_LEADING = re.compile(r"^[0-9]{1,2}\s*[.、．,，:：)）]?\s*(?=\D)")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")


def is_empty(cell: Cell) -> bool:
    """Whether nothing stands in it (空栏)."""
    return isinstance(cell, str) and trimmed(cell) in EMPTY


def shown(cell: Cell) -> str:
    """A cell as a person would read it (显示), for heads and samples."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and abs(cell) < _EXACT and cell == int(cell):
        return str(int(cell))
    if isinstance(cell, float):
        return f"{cell:.5E}" if abs(cell) >= _EXACT else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)


def value_of(cell: Cell, column: Column, typing: Typing) -> object:
    """The value of a cell that is not empty (取值). Raises Invalid with the sentence for its row."""
    text = _text(cell, column)
    if column.read is not None:
        text = column.read(text)
    kind = column.field.kind
    if isinstance(kind, Code):
        return _coded(text, column, typing.codes)
    if column.field.unit:
        text = text.removesuffix(column.field.unit).rstrip()
    return kind.parse(text, typing)


def _text(cell: Cell, column: Column) -> str:
    kind = column.field.kind
    if isinstance(cell, str):
        return _typed(cell, column)
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, date):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, time | timedelta):
        raise Invalid(f"“{cell}”是时间，不是{column.label}。")
    if not isfinite(cell) or (isinstance(kind, MoneyKind) and abs(cell) >= _EXACT):
        raise Invalid("这里的数大得读不出来，请重新填写。")
    if isinstance(kind, Day):
        return _day_of(cell)
    if isinstance(kind, MoneyKind):
        return _sum_of(cell)
    if abs(cell) >= _EXACT:
        raise Invalid(_LOST.format(shown=f"{cell:.5E}"))
    return str(int(cell)) if cell == int(cell) else repr(cell)


def _typed(cell: str, column: Column) -> str:
    kind, text = column.field.kind, trimmed(unmarked(cell))
    if isinstance(kind, _NUMBERS):
        text = "".join(text.split()).lstrip("'’`")
        if _SCIENCE.fullmatch(text):
            raise Invalid(_LOST.format(shown=text))
    if isinstance(kind, Day):
        text = re.sub(r"[ T]0?0:00(:00)?(\.0+)?$", "", text)
        if not _YEAR_FIRST.match(text):
            raise Invalid(f"“{text[:20]}”不是完整的日期，请写年月日，如 2009-07-01。")
    return text


def _day_of(number: float) -> str:
    """A day that stands as a number: eight digits, or as Excel counts days."""
    whole = int(number)
    if whole in _SERIALS:
        return (_ZERO_DAY + timedelta(days=whole)).isoformat()
    if number == whole and len(str(whole)) == len("20090701"):
        return str(whole)
    raise Invalid(f"“{shown(float(number))}”不是完整的日期，请写年月日，如 2009-07-01。")


def _sum_of(number: float) -> str:
    """A sum in yuan; what a calculation left behind the fen is not money, more than that is a fault."""
    exact = Decimal(repr(number))
    rounded = exact.quantize(_FEN)
    return str(rounded if abs(exact - rounded) < Decimal("0.000001") else exact)


def _coded(text: str, column: Column, codes: Codes) -> str:
    """The code of a word: as it stands, by an older word, without a number before or brackets behind it."""
    items = {one.name: one.code for one in codes.items(column.field.kind.list_name)}
    words = {half_width(word): code for word, code in (items | dict(column.words)).items()}
    known = {code: code for code in items.values()} | words
    bare = _LEADING.sub("", text)
    for word in (text, text.zfill(2), text.lstrip("0"), bare, _BRACKETS.sub("", bare).strip()):
        if word in known:
            return known[word]
    offered = "、".join(list(items)[:6])
    more = "…" if len(items) > 6 else ""
    raise Invalid(f"列表里没有“{text[:20]}”。可以写：{offered}{more}。")
