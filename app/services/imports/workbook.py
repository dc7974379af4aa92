"""Excel files that are handed out (导出 Excel): long numbers as text, a head that stays."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.core.money import Money
from app.services.imports.cells import Cell

_NARROW, _WIDE = 8, 40
_ROOM = 2
_NO_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet that is handed out (工作表): its name, its rows, how many of them are its head."""

    name: str
    rows: Sequence[Sequence[Cell | Money]]
    heads: int = 1


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells look (单元格格式)."""

    text: Format
    head: Format
    day: Format
    number: Format
    money: Format


def make(pages: Sequence[Page], made_at: datetime) -> bytes:
    """The bytes of a workbook (生成工作簿), the same for the same rows and moment; no file is left."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": made_at})
        looks = _Looks(
            book.add_format({"num_format": "@"}),
            book.add_format({"num_format": "@", "bold": True, "bottom": 1}),
            book.add_format({"num_format": "yyyy-mm-dd"}),
            book.add_format({"num_format": "General"}),
            book.add_format({"num_format": "0.00"}),
        )
        for page in pages:
            _page(book.add_worksheet(page.name.translate(_NO_NAME)[:31]), page, looks)
    return out.getvalue()


def _page(sheet: Worksheet, page: Page, looks: _Looks) -> None:
    for column, size in enumerate(_sizes(page.rows)):
        sheet.set_column(column, column, size, looks.text)
    sheet.freeze_panes(page.heads, 0)
    for at, row in enumerate(page.rows):
        for n, cell in enumerate(row):
            _write(sheet, (at, n), cell, looks, head=at < page.heads)


def _write(sheet: Worksheet, at: tuple[int, int], cell: Cell | Money, looks: _Looks, *, head: bool) -> None:
    if isinstance(cell, str):
        if cell:
            sheet.write_string(*at, cell, looks.head if head else looks.text)
    elif isinstance(cell, Money):
        sheet.write_number(*at, cell.fen / 100, looks.money)
    elif isinstance(cell, bool):
        sheet.write_boolean(*at, cell, looks.number)
    elif isinstance(cell, date):
        sheet.write_datetime(*at, cell, looks.day)
    elif isinstance(cell, time | timedelta):
        sheet.write_string(*at, str(cell), looks.text)
    else:
        sheet.write_number(*at, cell, looks.number)


def _sizes(rows: Sequence[Sequence[Cell | Money]]) -> list[int]:
    """How broad each column is, in characters; a Chinese one takes two."""
    sizes: list[int] = []
    for row in rows:
        sizes += [_NARROW] * (len(row) - len(sizes))
        for n, cell in enumerate(row):
            if isinstance(cell, str):
                lines = cell.split("\n")
                broad = max(sum(2 if ord(mark) > 0x2E7F else 1 for mark in line) for line in lines)
                sizes[n] = max(sizes[n], min(broad + _ROOM, _WIDE))
    return sizes
