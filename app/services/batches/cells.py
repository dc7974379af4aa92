"""Cells of a bank's file (银行文件的栏): a value written as its column wants it, and read back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from app.core.errors import Invalid
from app.core.money import Money
from app.services.batches.template import COUNTS, SUMS, Cell, Layout, What

Value = str | int | Money | date
Row = Mapping[What, Value]
"""The values of a line by their columns (一行的值)."""

_NO_BREAKS = str.maketrans("", "", "\r\n\t")


def shown(cell: Cell, row: Row) -> str:
    """A value as its column writes it, without padding (栏目文字); "" where the row has none."""
    value = cell.text if cell.what == "fixed" else row.get(cell.what, "")
    if isinstance(value, Money):
        return str(value.fen) if cell.in_fen else value.show().replace(",", "")
    if isinstance(value, date):
        return value.strftime(cell.day)
    return str(value).strip()


def line(layout: Layout, cells: Sequence[Cell], row: Row) -> str:
    """A line of a text file without its end (写一行). Raises Invalid for what cannot stand in it."""
    return layout.separator.join(_filled(layout, cell, shown(cell, row)) for cell in cells)


def _filled(layout: Layout, cell: Cell, text: str) -> str:
    if text.translate(_NO_BREAKS) != text or (layout.separator and layout.separator in text):
        mark = "换行" if text.translate(_NO_BREAKS) != text else f"分隔符“{layout.separator}”"
        raise Invalid(f"{cell.word}“{text}”里有{mark}，银行会读错，请改正。")
    size = len(encoded(layout, cell, text))
    if cell.width and size > cell.width:
        raise Invalid(f"{cell.word}“{text}”有 {size} 个字节，这一栏最多 {cell.width} 个，放不下。")
    gap = cell.pad * max(0, cell.width - size)
    return text + gap if cell.left else gap + text


def encoded(layout: Layout, cell: Cell, text: str) -> bytes:
    """The bytes of a text. Raises Invalid naming the character that the encoding lacks."""
    try:
        return text.encode(layout.encoding)
    except UnicodeEncodeError as error:
        lacking = text[error.start]
        raise Invalid(
            f"{cell.word}“{text}”里的“{lacking}”在 {layout.spelled} 编码里没有，"
            "请按开户银行登记的写法改，或请银行改用 GB18030。"
        ) from None


def parted(layout: Layout, cells: Sequence[Cell], raw: bytes) -> dict[What, Value]:
    """The values of a line as a bank wrote it (读一行). Raises Invalid: which column does not fit."""
    texts = _split(layout, cells, raw)
    return {
        cell.what: _value(cell, text)
        for cell, text in zip(cells, texts, strict=True)
        if cell.what != "fixed" and (text or cell.what not in SUMS | COUNTS)
    }


def _split(layout: Layout, cells: Sequence[Cell], raw: bytes) -> list[str]:
    if layout.separator:
        texts = raw.decode(layout.encoding).split(layout.separator)
        if len(texts) != len(cells):
            raise Invalid(f"有 {len(texts)} 栏，模板是 {len(cells)} 栏")
        return [text.strip() for text in texts]
    whole = sum(cell.width for cell in cells)
    if len(raw.rstrip(b" ")) > whole or len(raw) < whole - cells[-1].width:
        raise Invalid(f"长 {len(raw)} 个字节，模板是 {whole} 个")
    texts, at = [], 0
    for cell in cells:
        try:
            texts.append(raw[at : at + cell.width].decode(layout.encoding).strip())
        except UnicodeDecodeError:
            raise Invalid(f"{cell.word}一栏的宽度和模板不符") from None
        at += cell.width
    return texts


def _value(cell: Cell, text: str) -> Value:
    if cell.what in SUMS:
        return _sum(cell, text)
    if cell.what in COUNTS:
        if not text.isascii() or not text.isdigit():
            raise Invalid(f"{cell.word}“{text}”不是整数")
        return int(text)
    if cell.what == "day":
        try:
            return datetime.strptime(text, cell.day).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            raise Invalid(f"{cell.word}“{text}”不是日期") from None
    return text


def _sum(cell: Cell, text: str) -> Money:
    try:
        found = Money.parse(text)
    except Invalid:
        raise Invalid(f"{cell.word}“{text}”不是金额") from None
    if not cell.in_fen:
        return found
    if found.fen % 100:
        raise Invalid(f"{cell.word}“{text}”不是以分计的金额")
    return Money(found.fen // 100)
