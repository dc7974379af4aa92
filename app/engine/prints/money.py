"""What money papers are made of (票据构件): the sum in capitals and figures, copies, rosters."""

from dataclasses import dataclass

from app.core.money import Money
from app.engine.prints.blocks import Column


@dataclass(frozen=True, slots=True)
class AmountBox:
    """A sum in capitals and in figures (大写金额栏), both from one amount; None is left for the hand."""

    amount: Money | None
    label: str = "金额大写"


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a paper (联次): its name and colour upright in the margin, its own words at the foot.

    Such as 第二联 收据, 红, 本联交付款人。 The first copy has one bar beside it, the second two.
    """

    name: str
    colour: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """Who gets how much (花名册): 本页小计 and 累计 on each page, 合计 with its 大写 on the last.

    The cells of column `amount` are Money, all others texts. Columns are as wide as what stands in
    them; a column of empty texts is for signatures and takes what is left, by its share. `counted`
    follows the number of rows in the sum of all (36人).
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str | Money, ...], ...]
    amount: int
    counted: str = "人"

    @property
    def total(self) -> Money:
        """The sum of all rows (合计)."""
        return sum((self.money(row) for row in self.rows), Money.ZERO)

    def money(self, row: tuple[str | Money, ...]) -> Money:
        """The amount of a row (本行金额); TypeError when that cell holds a text."""
        found = row[self.amount]
        if not isinstance(found, Money):
            raise TypeError(f"column {self.amount} of a roster holds {found!r}")
        return found
