"""A short list read at once (读名单): no matching, no dry run; each row as the texts of a form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import Fault, Invalid
from app.engine.fields import Typing
from app.services.imports.book import Book, Sheet, open_book
from app.services.imports.cells import Cell, is_empty, value_of
from app.services.imports.heads import Found, Names, find, normal
from app.services.imports.kind import Column


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row of a list (名单一行): its place on the sheet, counted from 1, its texts by field code."""

    row: int
    texts: Mapping[str, str]


def texts(path: Path, columns: Sequence[Column], typing: Typing) -> list[TextRow]:
    """The rows of the sheet whose head fits best (读名单).

    Raises Busy, Invalid: what the file is instead, which columns are missing, or every cell that cannot be
    read, its field the row of the sheet and the field (`3.id_number`).
    """
    book = open_book(path)
    sheet, head = _fitting(book, columns)
    missing = [f"“{one.label}”" for one in columns if one.needed and one.key not in head.keys]
    if missing:
        raise Invalid(f"没有找到{'、'.join(missing)}列。请按名单模板填写，列名不要改。")
    by_key = {one.key: one for one in columns}
    wanted = [(at, by_key[key]) for at, key in enumerate(head.keys) if key]
    found: list[TextRow] = []
    faults: list[Fault] = []
    for row, cells in _rows(sheet, head):
        texts_of_row: dict[str, str] = {}
        for at, column in wanted:
            if at >= len(cells) or is_empty(cells[at]):
                continue
            try:
                texts_of_row[column.key] = column.field.kind.edit(value_of(cells[at], column, typing))
            except Invalid as wrong:
                faults.append(Fault(f"{row}.{column.key}", f"第 {row} 行“{column.label}”：{wrong.sentence}"))
        found.append(TextRow(row, texts_of_row))
    if faults:
        raise Invalid(faults=faults)
    if not found:
        raise Invalid("表头下面没有内容，请核对选的是不是这个文件。")
    return found


def _fitting(book: Book, columns: Sequence[Column]) -> tuple[Sheet, Found]:
    names = Names({normal(word): one.key for one in columns for word in (one.label, *one.names)})
    shown = [sheet for sheet in book.sheets if not sheet.hidden] or list(book.sheets)
    return max(((sheet, find(sheet, names)) for sheet in shown), key=lambda one: one[1].hits)


def _rows(sheet: Sheet, head: Found) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows beneath the head that hold anything, with their places counted from 1."""
    first = head.row + head.depth
    for row, cells in enumerate(sheet.rows[first:], start=first + 1):
        if not all(is_empty(cell) for cell in cells):
            yield row, cells
