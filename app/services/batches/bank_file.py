"""The file for the bank (报盘文件): text or Excel from a template, the same bytes each time, read back."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.core.errors import Fault, Invalid
from app.core.money import Money
from app.services.batches import cells, rows, sheet
from app.services.batches.cells import Row
from app.services.batches.template import NAMES, Cell, Template


@dataclass(frozen=True, slots=True)
class PayLine:
    """A line to be paid by the bank (报盘明细)."""

    n: int
    account: str
    name: str
    amount: Money
    bank: str = ""
    id_number: str = ""

    def row(self, about: "About") -> Row:
        """Its values by column."""
        return {
            "n": self.n,
            "account": self.account,
            "name": self.name,
            "amount": self.amount,
            "bank": self.bank,
            "id_number": self.id_number,
            "use": about.use,
            "number": about.number,
            "day": about.day,
        }


@dataclass(frozen=True, slots=True)
class About:
    """What holds for all lines (批次资料): number of the batch, its day, what it is for."""

    number: str
    day: date
    use: str


@dataclass(frozen=True, slots=True)
class BankFile:
    """A file as the bank gets it (报盘文件): `hash` its sha256; count and sum as they were read back."""

    name: str
    data: bytes
    hash: str
    count: int
    total: Money


def make(template: Template, about: About, lines: Sequence[PayLine]) -> BankFile:
    """Make the file and read it back (生成报盘文件).

    Raises Invalid with a fault for each line that cannot stand in it (its number as the field), before
    anything is made.
    """
    if found := faults(template, about, lines):
        raise Invalid(faults=found)
    data = _sheet(template, about, lines) if template.sheet else _text(template, about, lines)
    name = template.name.replace("{批次号}", about.number).replace("{日期}", f"{about.day:%Y%m%d}")
    count, total = read_back(template, data)
    return BankFile(name, data, hashlib.sha256(data).hexdigest(), count, total)


def faults(template: Template, about: About, lines: Sequence[PayLine]) -> tuple[Fault, ...]:
    """What cannot stand in the file, line by line (报盘前检查)."""
    found = [Fault("", f"这家银行一个文件最多 {template.most} 行，本批 {len(lines)} 行，请分成几批。")]
    if not template.most or len(lines) <= template.most:
        found = []
    for one in lines:
        try:
            cells.line(template.file, template.file.lines, one.row(about))
        except Invalid as wrong:
            found.append(Fault(str(one.n), f"第 {one.n} 行：{wrong.sentence}"))
    return tuple(found)


def sample(template: Template, about: About, lines: Sequence[PayLine]) -> tuple[str, ...]:
    """The lines of the file as they would read (样张). Raises Invalid as `make` does."""
    if template.sheet:
        return tuple("　".join(row) for row in _table(template, about, lines))
    return tuple(_lines(template, about, lines))


def read_back(template: Template, data: bytes) -> tuple[int, Money]:
    """How many lines a file has and what they add up to (文件读回)."""
    layout = template.file
    if template.sheet:
        above = int(bool(layout.head)) + 1
        below = int(bool(layout.tail))
        table = sheet.read(data)
        at = [one.what for one in layout.lines].index("amount")
        sums = [_amount(layout.lines[at], row[at]) for row in table[above : len(table) - below]]
        return len(sums), sum(sums, Money.ZERO)
    found = rows.read(layout, data).lines
    amounts = [row["amount"] for _, row in found]
    return len(found), sum((one for one in amounts if isinstance(one, Money)), Money.ZERO)


def _amount(cell: Cell, text: str) -> Money:
    return Money(int(text)) if cell.in_fen else Money.parse(text)


def _whole(about: About, lines: Sequence[PayLine]) -> Row:
    total = sum((one.amount for one in lines), Money.ZERO)
    return {"number": about.number, "day": about.day, "count": len(lines), "total": total}


def _text(template: Template, about: About, lines: Sequence[PayLine]) -> bytes:
    end = template.file.line_end
    return "".join(f"{one}{end}" for one in _lines(template, about, lines)).encode(template.file.encoding)


def _lines(template: Template, about: About, lines: Sequence[PayLine]) -> Iterator[str]:
    layout, whole = template.file, _whole(about, lines)
    if layout.head:
        yield cells.line(layout, layout.head, whole)
    if layout.titled:
        yield layout.separator.join(cell.word for cell in layout.lines)
    for one in lines:
        yield cells.line(layout, layout.lines, one.row(about))
    if layout.tail:
        yield cells.line(layout, layout.tail, whole)


def _sheet(template: Template, about: About, lines: Sequence[PayLine]) -> bytes:
    made_at = datetime(about.day.year, about.day.month, about.day.day)  # noqa: DTZ001  a sheet has no zone
    return sheet.make(about.number, made_at, _table(template, about, lines))


def _table(template: Template, about: About, lines: Sequence[PayLine]) -> Iterator[list[str]]:
    layout, whole = template.file, _whole(about, lines)
    if layout.head:
        yield [part for cell in layout.head for part in (NAMES[cell.what], cells.shown(cell, whole))]
    yield [cell.word for cell in layout.lines]
    for one in lines:
        row = one.row(about)
        yield [cells.shown(cell, row) for cell in layout.lines]
    if layout.tail:
        yield [part for cell in layout.tail for part in (NAMES[cell.what], cells.shown(cell, whole))]
