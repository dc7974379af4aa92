"""The table of claims as text (申请表): commas between cells, a heading line, one claim a line."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.core.errors import Fault, Invalid
from app.core.text import trimmed
from app.lines.mutual_aid.scheme.trial.columns import ANSWERS, REQUIRED


@dataclass(frozen=True, slots=True)
class Entry:
    """One line (一行): its number in the file, its cells by heading, as they are, and more than headings."""

    number: int
    cells: Mapping[str, str]
    raw: tuple[str, ...]
    surplus: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The table (申请表): its headings and lines."""

    headings: tuple[str, ...]
    entries: tuple[Entry, ...]


def read_table(text: str) -> Table:
    """The table in a text. Raises Invalid where it is none, or headings are missing or stand twice."""
    rows = _rows(text)
    start = next((n for n, row in enumerate(rows) if any(trimmed(cell) for cell in row)), None)
    if start is None:
        raise Invalid("申请表是空的，请换一份。")
    headings = tuple(trimmed(cell) for cell in rows[start])
    while headings and not headings[-1]:
        headings = headings[:-1]
    _check(headings)
    entries = tuple(
        _entry(number, row, headings)
        for number, row in enumerate(rows[start + 1 :], start=start + 2)
        if any(trimmed(cell) for cell in row)
    )
    if not entries:
        raise Invalid("申请表只有表头，没有一行申请，请核对。")
    return Table(headings, entries)


def _rows(text: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    except csv.Error:
        raise Invalid("申请表不是逗号分隔的文本。请在表格软件里另存为 CSV 再试。") from None


def _check(headings: Sequence[str]) -> None:
    faults = [
        f"申请表缺“{one}”一列。表头要单独一行，各列用逗号隔开。" for one in REQUIRED if one not in headings
    ]
    faults += [
        f"“{one}”一列写了两次，请去掉一列。" for n, one in enumerate(headings) if one and one in headings[:n]
    ]
    faults += [f"“{one}”是结果列，请先去掉再试。" for one in ANSWERS if one in headings]
    if faults:
        raise Invalid(faults=(Fault("", one) for one in faults))


def _entry(number: int, row: Sequence[str], headings: Sequence[str]) -> Entry:
    cells = {name: trimmed(cell) for name, cell in zip(headings, row, strict=False) if name}
    surplus = any(trimmed(cell) for cell in row[len(headings) :])
    padded = (*row, *("" for _ in headings))[: len(headings)]
    return Entry(number, {name: cell for name, cell in cells.items() if cell}, tuple(padded), surplus)


def write_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The table as text (写表), lines ended as spreadsheets want it."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return made.getvalue()
