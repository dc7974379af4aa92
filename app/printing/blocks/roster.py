"""A roster on a sheet (花名册): its rows, the sums under each page, the sum of all at the end."""

from dataclasses import dataclass, replace
from itertools import pairwise

from app.core.money import Money
from app.engine.prints import Roster
from app.printing.blocks.cells import capital_words, figure_words
from app.printing.blocks.columns import Column, fitted
from app.printing.blocks.facts import Facts
from app.printing.blocks.strip import PAD, PAD_ABOVE, Cell, Strip, Words, label, row
from app.printing.paper import INNER, MM
from app.printing.pen import Pen
from app.printing.setting.type import Type

HEAD, LINE, SUM, TOTAL = 10 * MM, 9.4 * MM, 7 * MM, 13 * MM
LABEL, STRONG, COUNT = Type("form", 10.5), Type("form", 10.5, True), Type("form", 12, True)
LEADING = 12.4
SHARES = (0.0, 0.12, 0.22, 0.335, 0.755, 1.0)
"""Where 合计, people, 金额大写, capitals and figure begin and end in the row of the sum of all."""
SPREAD = 22 * MM
"""In columns wider than this a head of two characters is spread."""
KEPT_TOGETHER = 2
"""Rows that go over the page with the sum of all, which never stands alone."""


@dataclass(slots=True)
class Tally:
    """The running sums while rows are drawn (累计): of the page, and of all so far."""

    page: Money = Money.ZERO
    whole: Money = Money.ZERO

    def add(self, amount: Money) -> None:
        """One more row was drawn."""
        self.page += amount
        self.whole += amount

    def turn(self) -> None:
        """A page ended."""
        self.page = Money.ZERO


def roster(facts: Facts, block: Roster) -> list[Strip]:
    """All strips of a roster: head, rows, and the sums that end it."""
    columns = fitted(facts.paper, block)
    tally = Tally()
    head = _head(columns)
    tail = _sums(facts, columns[block.amount], tally)
    rows = [_row(block, columns, texts, tally, head, tail) for texts in block.rows]
    for n in range(max(0, len(rows) - KEPT_TOGETHER), len(rows)):
        rows[n] = replace(rows[n], with_next=True)
    return [replace(head, with_next=True), *rows, _end(facts, block, tail)]


def _head(columns: tuple[Column, ...]) -> Strip:
    """The head of the columns; a break in its words is kept."""
    cells: list[Cell] = []
    for one in columns:
        ems = 4 if one.width > SPREAD else 0
        parts = [label(one.x, one.width, words, ems) for words in one.label.split("\n")]
        words = tuple(word for part in parts for word in part.words)
        single = len(parts) == 1
        cells.append(replace(parts[0], words=words if single else _close(words)))
    return row(tuple(cells), HEAD)


def _close(words: tuple[Words, ...]) -> tuple[Words, ...]:
    """The lines of a head of two, not spread."""
    return tuple(replace(one, spread=0.0) for one in words)


def _row(
    block: Roster,
    columns: tuple[Column, ...],
    texts: tuple[str | Money, ...],
    tally: Tally,
    head: Strip,
    tail: Strip,
) -> Strip:
    """One row, which adds its amount to the tally as it is drawn."""
    amount = block.money(texts)
    said = [one.fit(str(text)) for one, text in zip(columns, texts, strict=True)]
    deepest = max(len(lines) for _, lines in said)
    height = max(LINE, deepest * LEADING + 2 * PAD_ABOVE) if deepest > 1 else LINE

    def draw(pen: Pen, top: float, height: float) -> None:
        tally.add(amount)
        for column, (type_, lines) in zip(columns, said, strict=True):
            column.draw(pen, top, height, type_, lines, LEADING)

    return Strip(height, draw, head=head, tail=tail, framed=True)


def _sums(facts: Facts, column: Column, tally: Tally) -> Strip:
    """本页小计 and 累计 under the amounts, as they stand when the page ends."""
    left, right = facts.paper.left, facts.paper.left + facts.paper.measure
    end = column.x + column.width

    def draw(pen: Pen, top: float, height: float) -> None:
        each = height / 2
        pen.rule(left, top + each, right, top + each, INNER)
        sums = (("本页小计", 5, tally.page), ("累计", 3, tally.whole))
        start = end - max(column.width, *(STRONG.width(sum_.show()) + 2 * PAD for _, _, sum_ in sums))
        for n, (words, ems, sum_) in enumerate(sums):
            y = top + n * each
            name = Words(words, LABEL, LEADING, "form", spread=ems)
            Cell(left, start - left, (name,), "right", 3 * MM).draw(pen, y, each)
            Cell(start, end - start, (Words(sum_.show(), STRONG, LEADING),), "right").draw(pen, y, each)
            pen.rule(start, y, start, y + each, INNER)
            if end < right - 1:
                pen.rule(end, y, end, y + each, INNER)
        tally.turn()

    return Strip(2 * SUM, draw, framed=True)


def _end(facts: Facts, block: Roster, tail: Strip) -> Strip:
    """The sums of the last page, and the sum of all with people and capitals."""
    measure = facts.paper.measure
    edges = [facts.paper.left + share * measure for share in SHARES]
    spans = [(start, end - start) for start, end in pairwise(edges)]
    people = f"{len(block.rows):,}{block.counted}"
    cells = (
        label(*spans[0], "合计"),
        Cell(*spans[1], (Words(people, COUNT, LEADING),), "centre"),
        label(*spans[2], "金额大写"),
        Cell(*spans[3], capital_words(block.total, spans[3][1] - 2 * PAD)),
        Cell(*spans[4], figure_words(block.total, spans[4][1] - 2 * PAD), "right"),
    )
    total = row(cells, TOTAL)

    def draw(pen: Pen, top: float, height: float) -> None:
        tail.draw(pen, top, tail.height)
        y = top + tail.height
        pen.rule(facts.paper.left, y, facts.paper.left + measure, y, INNER)
        total.draw(pen, y, height - tail.height)

    return Strip(tail.height + total.height, draw, framed=True)
