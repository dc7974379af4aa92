"""The texts of a block (构件文字): every word it would draw, to be checked before the paper is issued."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from app.core.money import Money
from app.engine.prints.blocks import Table

_WAYS = frozenset(("face", "side", "on"))
"""Fields that say how something stands, not what."""


def texts_of(block: object) -> Iterator[str]:
    """Every text in a block (全部文字), in reading order; of a sum its capitals and its figure."""
    if isinstance(block, str):
        yield block
    elif isinstance(block, Money):
        yield from (block.capital(), block.figure())
    elif isinstance(block, tuple):
        for one in block:
            yield from texts_of(one)
    elif isinstance(block, Table):
        yield from _table(block)
    elif is_dataclass(block):
        for field in fields(block):
            if field.name not in _WAYS:
                yield from texts_of(getattr(block, field.name))


def _table(block: Table) -> Iterator[str]:
    """The texts of a table; what stands in a column of ticks is never drawn."""
    yield block.title
    yield from (one.label for one in block.columns)
    for row in (*block.rows, *block.totals):
        yield from (text for column, text in zip(block.columns, row, strict=True) if column.side != "tick")
