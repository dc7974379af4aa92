"""One benefit of a claim (一项给付): from the quantity over the bands to what is paid, line by line."""

from dataclasses import dataclass, field, replace
from fractions import Fraction

from app.core.money import Money
from app.lines.mutual_aid.scheme.asking import Asked
from app.lines.mutual_aid.scheme.claim import Line, Part, exact, percent
from app.lines.mutual_aid.scheme.figuring.bands import banded, money, rounding_line
from app.lines.mutual_aid.scheme.figuring.base import accumulated, quantity_of, summed
from app.lines.mutual_aid.scheme.figuring.refusing import refused, window_of
from app.lines.mutual_aid.scheme.model import Benefit, Table, Window
from app.lines.mutual_aid.scheme.shapes import PER


@dataclass(slots=True)
class Sum:
    """A sum under way (累计中的算式): whatever changes it adds a line whose step is the change.

    `due`: something is, be it less than half a 分; only then the least is paid.
    """

    amount: Fraction = Fraction(0)
    due: bool = False
    lines: list[Line] = field(default_factory=list)

    def add(self, line: Line | None) -> None:
        """One more line (加一行)."""
        if line is not None:
            self.lines.append(line)
            self.amount += line.step

    def become(self, kind: str, label: str, how: str, amount: Fraction, note: str = "") -> None:
        """The sum becomes another (改为)."""
        self.add(Line(kind, label, how, amount, amount - self.amount, note=note))

    def less(self, kind: str, label: str, by: Fraction, note: str) -> None:
        """So much is taken off (减去)."""
        if by:
            self.add(Line(kind, label, "", -by, -by, note=note))
            self.due = self.amount > 0


def part_of(benefit: Benefit, asked: Asked) -> Part | None:
    """What one benefit gives (一项给付); None where it isn't for this claim."""
    table = next((one for one in benefit.tables if asked.holds(one.when, benefit.code)), None)
    if table is None or not asked.holds(benefit.when, benefit.code):
        return None
    if refusal := refused(benefit, asked):
        return Part(benefit.code, benefit.name, Money.ZERO, 0, refusals=(refusal,))
    earlier = sum(one.quantity for one in asked.earlier((benefit.code,)))
    quantity, lines = quantity_of(benefit, table, asked, earlier)
    found = Sum(lines=lines)
    _figure(benefit, table, asked, found, (quantity, earlier))
    _bound(benefit, asked, found)
    return Part(benefit.code, benefit.name, money(found.amount), quantity, tuple(found.lines))


def _figure(benefit: Benefit, table: Table, asked: Asked, found: Sum, counted: tuple[int, int]) -> None:
    """The bands, factors, rounding; what the earlier quantity gave is taken off (分段、减以前)."""
    quantity, earlier = counted
    whole, part, lines = accumulated(benefit, table, quantity, earlier)
    for line in lines:
        found.add(line)
    _rated(benefit, table, asked, found, whole)
    if benefit.second == "onward":
        before = _rated(benefit, table, asked, Sum(), part).amount
        found.less("before", "减以前部分", before, f"以前 {exact(Fraction(part))} 按同一办法算得")
    if benefit.second == "total":
        _less_paid(benefit, asked, found)


def _rated(benefit: Benefit, table: Table, asked: Asked, found: Sum, quantity: int) -> Sum:
    """Bands with factors, made payable (分段与系数)."""
    for line in banded(table, quantity, benefit.measure, asked.scheme.rounding):
        found.add(line)
    if not found.amount:
        return found
    for one in benefit.factors:
        if asked.holds(one.when, benefit.code):
            how = f"{exact(found.amount)} × {percent(one.rate)}"
            found.become("factor", one.name, how, found.amount * one.rate)
    if benefit.per_share and asked.claim.shares > 1:
        how = f"{exact(found.amount)} × {asked.claim.shares} 份"
        found.become("shares", "按份数", how, found.amount * asked.claim.shares)
    if window := window_of(benefit, asked):
        _window(window, asked, benefit, found)
    found.due = found.amount > 0
    found.add(rounding_line(found.amount, asked.scheme.rounding))
    return found


def _window(window: Window, asked: Asked, benefit: Benefit, found: Sum) -> None:
    day = f"参保第 {asked.number('cover_day')} 天"
    if window.sum is None:
        how = f"{exact(found.amount)} × {percent(window.rate)}"
        found.become("window", "观察期", how, found.amount * window.rate, day)
    else:
        times = _shares(benefit, asked)
        how = f"{window.sum.show()} × {times} 份" if times > 1 else ""
        found.become("window", "观察期", how, Fraction(window.sum.fen * times), f"{day}，改给定额")


def _less_paid(benefit: Benefit, asked: Asked, found: Sum) -> None:
    """The total so far less what was paid of it (减已给付); the floor of the period stands before."""
    floor = benefit.floor
    if floor is not None and floor.per == "period":
        _raise(floor.amount * _shares(benefit, asked), found, "本期最低给付")
    paid = _paid(benefit, asked)
    if paid.fen:
        taken = min(Fraction(paid.fen), found.amount)
        more = "，多于按累计应给的" if paid.fen > found.amount else ""
        found.less("paid", "减已给付", taken, f"本期已给付 {paid.show()}{more}")


def _bound(benefit: Benefit, asked: Asked, found: Sum) -> None:
    """Floor, least and limits (最低给付、限额)."""
    floor, times = benefit.floor, _shares(benefit, asked)
    if floor is not None and floor.per == "claim":
        _raise(floor.amount * times, found, "最低给付")
    if 0 < found.amount < benefit.nothing_below.fen:
        how = f"算得 {exact(found.amount)}，不足 {benefit.nothing_below.show()} 不给付"
        found.become("least", "起给额", "", Fraction(0), how)
    if benefit.not_above:
        most, said = summed(benefit.not_above, asked)
        _cap(found, "不超过个人负担", said, max(most, 0))
    for cap in benefit.caps:
        if cap.amount is None or not asked.holds(cap.when, benefit.code):
            continue
        limit, label = cap.amount * times, f"{PER[cap.per]}限额"
        if cap.per == "claim":
            _cap(found, label, "", limit.fen)
        else:
            paid = _paid(benefit, asked, life=cap.per == "life")
            _cap(found, label, f"{limit.show()} − 已给付 {paid.show()}", max((limit - paid).fen, 0))


def _raise(least: Money, found: Sum, label: str) -> None:
    if found.due and found.amount < least.fen:
        found.become("floor", label, "", Fraction(least.fen), f"算得 {exact(found.amount)}，不足最低")


def _cap(found: Sum, label: str, how: str, limit: int) -> None:
    """A limit (限额); its line also stands where the sum keeps it, with a step of zero."""
    over = max(found.amount - limit, Fraction(0))
    note = f"超出 {exact(over)} 不付" if over else "未超"
    found.add(Line("cap", label, how, Fraction(limit), -over, note=note))


def _paid(benefit: Benefit, asked: Asked, *, life: bool = False) -> Money:
    return sum((one.paid for one in asked.earlier((benefit.code,), life=life)), Money.ZERO)


def _shares(benefit: Benefit, asked: Asked) -> int:
    return asked.claim.shares if benefit.per_share else 1


def cut(part: Part, kind: str, label: str, note: str, by: int) -> Part:
    """A part with so much taken off by what joins several benefits (再减)."""
    line = Line(kind, label, "", Fraction(-by), Fraction(-by), note=note)
    left = part.amount - Money(by)
    return replace(part, amount=left, lines=(*part.lines, line))
