"""Rules tried on a table of claims (试算): what comes back, with nothing kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from app.core.money import Money


@dataclass(frozen=True, slots=True)
class Tried:
    """What a trial gave (试算结果): the table with its answers, sentences that sum it up, the figures."""

    table: str
    summary: tuple[str, ...]
    rows: int
    paid: int
    refused: int
    faulty: int
    amount: Money


Trial: TypeAlias = Callable[[str, str], Tried]
"""Tries the text of a file of rules on the text of a table of claims (试算)."""
