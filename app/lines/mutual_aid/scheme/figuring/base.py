"""The quantity that a benefit counts (计入基数): the base of the sheet or the days, less the deductible."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from app.core.money import Money
from app.lines.mutual_aid.scheme import words
from app.lines.mutual_aid.scheme.asking import Asked
from app.lines.mutual_aid.scheme.claim import HUNDRED, Line, days_text, exact, percent
from app.lines.mutual_aid.scheme.model import Benefit, Table, Term


def summed(terms: tuple[Term, ...], asked: Asked) -> tuple[int, str]:
    """The terms added up in 分, and the sum as text (合计与算式); a rate of a figure is rounded to 分."""
    total, said = 0, ""
    for term in terms:
        figure, label = _figure(term, asked)
        if not figure.fen and term.figure in words.MAY_BE_ABSENT and len(terms) > 1:
            continue
        part = figure.share(term.rate.numerator, term.rate.denominator)
        shown = f"{label} {figure.show()}"
        if term.rate != 1:
            shown += f" × {percent(term.rate)}"
        if term.most is not None and part > term.most:
            part, shown = term.most, f"{shown}（最多计 {term.most.show()}）"
        total += -part.fen if term.minus else part.fen
        mark = ("− " if term.minus else "") if not said else (" − " if term.minus else " + ")
        said += f"{mark}{shown}"
    return total, said


def _figure(term: Term, asked: Asked) -> tuple[Money, str]:
    """The figure of a term with its label (取数)."""
    if not term.figure.startswith(words.OF_BENEFIT):
        return asked.claim.figures.get(term.figure, Money.ZERO), words.FIGURES[term.figure]
    code = term.figure.removeprefix(words.OF_BENEFIT)
    name = next(one.name for one in asked.scheme.benefits if one.code == code)
    return asked.given.get(code, Money.ZERO), f"本次{name}"


def quantity_of(benefit: Benefit, table: Table, asked: Asked, earlier: int) -> tuple[int, list[Line]]:
    """What this claim counts, in hundredths, with its lines (本次计入); `earlier` was counted before."""
    quantity, lines = _claimed(benefit, asked)
    if table.deductible_per == "claim" and table.deductible and benefit.measure != "once":
        left = max(quantity - table.deductible, 0)
        how = f"{_shown(quantity, benefit)} − {_shown(table.deductible, benefit)}"
        lines.append(_line("deductible", "减起付线", how, left, benefit))
        quantity = left
    for label, most, how in _limits(benefit, asked, earlier):
        if quantity > most:
            lines.append(_line("limit", label, how, most, benefit))
            quantity = most
    return quantity, lines


def _claimed(benefit: Benefit, asked: Asked) -> tuple[int, list[Line]]:
    if benefit.measure == "days":
        days = asked.claim.numbers[benefit.count] * HUNDRED
        return days, [_line("base", words.COUNTS[benefit.count], "", days, benefit)]
    total, said = summed(benefit.base, asked)
    note = f"算得 {exact(Fraction(total))}，不足 0 按 0 计" if total < 0 else ""
    base = max(total, 0)
    line = Line("base", "计入基数", said, Fraction(base), note=note)
    if benefit.measure == "once":
        counted = HUNDRED if base or not benefit.base else 0
        return counted, [] if counted else [line]
    return base, [line]


def _limits(benefit: Benefit, asked: Asked, earlier: int) -> Iterator[tuple[str, int, str]]:
    """Limits of what is counted: label, most, how (计入限额)."""
    for cap in benefit.caps:
        most = cap.base.fen if cap.base is not None else cap.days * HUNDRED if cap.days is not None else None
        if most is None or not asked.holds(cap.when, benefit.code):
            continue
        if cap.per == "claim":
            yield "每次最多计入", most, _shown(most, benefit)
        else:
            left = max(most - earlier, 0)
            yield "本期最多计入", left, f"{_shown(most, benefit)} − 以前已计 {_shown(earlier, benefit)}"


def _line(kind: str, label: str, how: str, quantity: int, benefit: Benefit) -> Line:
    return Line(kind, label, how, Fraction(quantity), unit=unit_of(benefit))


def unit_of(benefit: Benefit) -> str:
    """元 or 天 (单位)."""
    return "天" if benefit.measure == "days" else "元"


def _shown(quantity: int, benefit: Benefit) -> str:
    return f"{days_text(quantity)} 天" if benefit.measure == "days" else exact(Fraction(quantity))


def accumulated(benefit: Benefit, table: Table, quantity: int, earlier: int) -> tuple[int, int, list[Line]]:
    """What the bands take, what they would take of the earlier alone, and the lines (累计)."""
    per_period = table.deductible_per == "period" and table.deductible > 0
    whole = max(earlier + quantity - (table.deductible if per_period else 0), 0)
    part = max(earlier - (table.deductible if per_period else 0), 0)
    lines: list[Line] = []
    together = benefit.second != "each"
    if together and earlier:
        how = f"以前 {_shown(earlier, benefit)} + 本次 {_shown(quantity, benefit)}"
        lines.append(_line("period", "本期累计", how, earlier + quantity, benefit))
    if per_period:
        counted = earlier + quantity if together else quantity
        left = whole if together else whole - part
        how = f"{_shown(counted, benefit)} − {_shown(counted - left, benefit)}"
        note = f"每期起付 {_shown(table.deductible, benefit)}"
        lines.append(replace(_line("deductible", "减起付线", how, left, benefit), note=note))
    return (whole, part, lines) if together else (whole - part, 0, lines)
