"""Bands applied to a quantity (分段计算), line by line and exact."""

from collections.abc import Iterator
from fractions import Fraction

from app.core.money import Money
from app.lines.mutual_aid.scheme.claim import HUNDRED, Line, Portion, days_text, exact, percent
from app.lines.mutual_aid.scheme.model import Band, Measure, Rounding, Table


def banded(table: Table, quantity: int, measure: Measure, rounding: Rounding) -> tuple[Line, ...]:
    """What the bands give for a quantity (各段): the steps add up to the sum; none for zero."""
    if quantity <= 0:
        return ()
    if quantity < table.qualify:
        how = f"满 {_amount(table.qualify, measure)} 才给付"
        return (Line("qualify", "未达起补线", "", Fraction(0), note=how),)
    whole = table.over == "whole"
    used = _whole(table, quantity) if whole else _marginal(table, quantity)
    lines = [_line(band, n, size, measure, rounding) for n, band, size in used]
    last = table.bands[-1].high
    if last is not None and quantity > last:
        unit = "天" if measure == "days" else "元"
        over = Fraction(quantity - last)
        lines.append(
            Line("beyond", "超出部分不计", "", over, unit=unit, note=f"只计到 {_amount(last, measure)}")
        )
    return tuple(lines)


def _marginal(table: Table, quantity: int) -> Iterator[tuple[int, Band, int]]:
    """Each band that is reached, with what falls into it (落在本段)."""
    for n, band in enumerate(table.bands):
        on_edge = n > 0 and quantity == band.low and table.edge == "upper" and band.sum.fen > 0
        if quantity <= band.low and not on_edge:
            return
        top = quantity if band.high is None else min(quantity, band.high)
        yield n, band, top - band.low


def _whole(table: Table, quantity: int) -> Iterator[tuple[int, Band, int]]:
    """The one band that the quantity lies in, for all of it (按所在档)."""
    for n, band in enumerate(table.bands):
        on_edge = quantity == band.high and table.edge == "lower"
        inside = band.high is None or quantity < band.high or on_edge
        if inside or n == len(table.bands) - 1:
            yield n, band, quantity if band.high is None else min(quantity, band.high)
            return


def _line(band: Band, n: int, size: int, measure: Measure, rounding: Rounding) -> Line:
    rated = Fraction(band.each.fen * size, HUNDRED) if measure == "days" else band.rate * size
    amount = rated + band.sum.fen if band.sum.fen else rated
    if rounding.at == "band":
        amount = rounded(amount, rounding)
    portion = Portion(band.low, band.high, size)
    if measure == "once":
        return Line("band", "定额", "", amount, amount, portion=portion)
    return Line("band", f"第 {n + 1} 段", _formula(band, size, measure), amount, amount, portion=portion)


def _formula(band: Band, size: int, measure: Measure) -> str:
    """5,000.00 × 40% + 定额 200.00, 12 天 × 100.00."""
    only_sum = band.sum.fen and not (band.rate or band.each.fen)
    said = [] if only_sum else [f"{_amount(size, measure)} × {_price(band, measure)}"]
    if band.sum.fen:
        said.append(f"定额 {band.sum.show()}")
    return " + ".join(said)


def _price(band: Band, measure: Measure) -> str:
    return percent(band.rate) if measure == "money" else band.each.show()


def _amount(quantity: int, measure: Measure) -> str:
    return f"{days_text(quantity)} 天" if measure == "days" else exact(Fraction(quantity))


def rounded(amount: Fraction, rounding: Rounding) -> Fraction:
    """A sum made payable (取整), in 分."""
    unit = rounding.to.fen
    parts = amount.denominator * unit
    whole, rest = divmod(amount.numerator, parts)
    up = rest > 0 if rounding.way == "up" else rounding.way == "half_up" and 2 * rest >= parts
    return Fraction((whole + up) * unit)


WAYS = {"half_up": "四舍五入", "down": "舍去零头", "up": "进一"}
UNITS = {1: "分", 10: "角", 100: "元", 1000: "十元"}


def rounding_line(amount: Fraction, rounding: Rounding) -> Line | None:
    """The line that makes a sum payable (取整一行), None where it is already."""
    found = rounded(amount, rounding)
    if found == amount:
        return None
    how = f"{exact(amount)} {WAYS[rounding.way]}到{UNITS[rounding.to.fen]}"
    return Line("rounding", "取整", how, found, found - amount)


def money(amount: Fraction) -> Money:
    """A payable sum (金额): whole 分."""
    assert amount.denominator == 1
    return Money(amount.numerator)
