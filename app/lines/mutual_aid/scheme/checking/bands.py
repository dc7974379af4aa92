"""Contradictions of bands (分段矛盾): overlaps and holes, wrong units, sums that fall at a boundary."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from app.lines.mutual_aid.scheme.checking.problem import Problem
from app.lines.mutual_aid.scheme.kinds import show_hundredths
from app.lines.mutual_aid.scheme.model import Band, Measure, Table
from app.lines.mutual_aid.scheme.places import Path

_UNIT = {"money": "元", "days": "天", "once": ""}


def table_problems(table: Table, measure: Measure, path: Path) -> Iterator[Problem]:
    """Every contradiction of one table of bands (一张分段表)."""
    at = (*path, "bands")
    if not table.bands:
        yield Problem(at, "至少要写一段。")
    elif table.bands[0].low:
        yield Problem((*at, 0, "from"), "第 1 段要从 0 开始；起付线请写在 deductible。")
    if measure == "once":
        yield from _once(table, path)
        return
    for n, band in enumerate(table.bands):
        yield from _band(band, n, measure, at)
    for n, (first, second) in enumerate(pairwise(table.bands), start=1):
        yield from _boundary(first, second, n, measure, at)
        if (
            table.over == "whole"
            and first.high is not None
            and _whole(first, first.high) > _whole(second, first.high)
        ):
            said = "过了分界反而给得少；全额按档的，后一档不能低于前一档。"
            yield Problem((*at, n), said)
    if measure == "days" and table.deductible % 100:
        yield Problem((*path, "deductible"), "天数只能是整数。")


def _once(table: Table, path: Path) -> Iterator[Problem]:
    band = table.bands[0] if table.bands else Band(0)
    if len(table.bands) > 1 or band.high is not None or band.rate or band.each.fen or not band.sum.fen:
        yield Problem((*path, "bands"), "定额项目只写一段：{ from = 0, sum = 金额 }。")
    if table.deductible:
        yield Problem((*path, "deductible"), "定额项目没有起付线，请去掉。")


def _band(band: Band, n: int, measure: Measure, at: Path) -> Iterator[Problem]:
    if band.high is not None and band.high <= band.low:
        yield Problem((*at, n, "to"), f"第 {n + 1} 段的终点不大于起点，请改正。")
    if measure == "money" and band.each.fen:
        yield Problem((*at, n, "each"), '按金额算的项目不能写每天多少元，请写 rate = "比例"。')
    if measure == "days":
        if band.rate:
            yield Problem((*at, n, "rate"), "按天数算的项目不能写比例，请写 each = 每天多少元。")
        for name, edge in (("from", band.low), ("to", band.high or 0)):
            if edge % 100:
                yield Problem((*at, n, name), "天数只能是整数。")
    if band.rate > 1:
        yield Problem((*at, n, "rate"), f"第 {n + 1} 段的比例超过 100%，请核对。")


def _boundary(first: Band, second: Band, n: int, measure: Measure, at: Path) -> Iterator[Problem]:
    """The second band begins where the first ends."""
    place, unit = (*at, n, "from"), _UNIT[measure]
    if first.high is None:
        yield Problem(place, f"第 {n} 段没有写 to（终点），后面不能再有段。")
    elif second.low != first.high:
        way = "重叠" if second.low < first.high else "留了空档"
        ends = f"{show_hundredths(first.high)} {unit}"
        yield Problem(
            place,
            f"第 {n + 1} 段和第 {n} 段{way}：前一段到 {ends}止，这一段也从那里写起。",
        )


def _whole(band: Band, quantity: int) -> Fraction:
    """What a band gives for all of a quantity, in 分."""
    return band.rate * quantity + Fraction(band.each.fen * quantity, 100) + band.sum.fen
