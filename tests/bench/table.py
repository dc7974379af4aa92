"""The table of the bench (对照表): ours, the bare limit of the same run, their ratio, the bar, the growth."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

Times = tuple[float, ...]
"""Seconds of each run."""

_MS = 1_000


@dataclass(frozen=True, slots=True)
class Bar:
    """How much ours may take (上限): so many times the bare limit, or so many seconds more than it.

    Where both are given the larger one counts; `worst` bounds the slowest hundredth by itself.
    """

    ratio: float | None = None
    more: float | None = None
    worst: float | None = None

    def __str__(self) -> str:
        parts = (
            f"{self.ratio:g}×" if self.ratio is not None else "",
            f"+{self.more * _MS:g} ms" if self.more is not None else "",
            f"p99 {self.worst * _MS:g} ms" if self.worst is not None else "",
        )
        return " or ".join(filter(None, parts))

    def holds(self, ours: Times, bare: Times) -> bool:
        """Whether it is kept."""
        if self.worst is not None:
            return worst(ours) <= self.worst
        limit, took = median(bare), median(ours)
        allowed = [self.ratio * limit] if self.ratio is not None else []
        allowed += [limit + self.more] if self.more is not None else []
        return took <= max(allowed)


@dataclass(frozen=True, slots=True)
class Row:
    """One measured job (一项): ours, the bare limit, ours on the smaller file, what it may take.

    Without a bar it is only shown. `why` says which limit stands there if the bar is missed.
    """

    what: str
    ours: Times
    bare: Times = ()
    bar: Bar | None = None
    small: Times = ()
    why: str = ""

    @property
    def held(self) -> bool:
        """Whether the bar holds."""
        return self.bar is None or self.bar.holds(self.ours, self.bare)


@dataclass(frozen=True, slots=True)
class Count:
    """One counted job (计数): how often something happened, and how often it may."""

    what: str
    found: float
    most: float
    why: str = ""

    @property
    def held(self) -> bool:
        """Whether it is no more."""
        return self.found <= self.most


def worst(times: Times) -> float:
    """The slowest hundredth begins here (p99); of few runs the slowest one."""
    return quantiles(times, n=100)[98] if len(times) >= 100 else max(times)


_HEAD = f"{'':<46}{'ours':>9}{'p99':>9}{'limit':>9}{'ratio':>7}{'more':>8}{'growth':>8}  {'bar':<16}held"


def shown(rows: Sequence[Row | Count]) -> str:
    """The table as text; under a row whose bar is missed the limit that stands there."""
    lines = [_HEAD, *(line for row in rows for line in _lines(row))]
    missed = sum(not row.held for row in rows)
    return "\n".join([*lines, f"times in ms of the processor; {len(rows)} rows, {missed} missed"])


def _lines(row: Row | Count) -> list[str]:
    line = _counted(row) if isinstance(row, Count) else _timed(row)
    return [line, f"    {row.why}"] if row.why and not row.held else [line]


def _timed(row: Row) -> str:
    ours = median(row.ours)
    bare = median(row.bare) if row.bare else None
    small = median(row.small) if row.small else None
    cells = (
        f"{row.what:<46}{ours * _MS:>9.2f}{worst(row.ours) * _MS:>9.2f}",
        f"{bare * _MS:>9.2f}{ours / bare:>7.2f}{(ours - bare) * _MS:>8.2f}" if bare else " " * 24,
        f"{ours / small:>7.2f}×" if small else " " * 8,
        f"  {'' if row.bar is None else str(row.bar):<16}",
        "" if row.bar is None else _mark(row.held),
    )
    return "".join(cells).rstrip()


def _counted(row: Count) -> str:
    return f"{row.what:<46}{row.found:>9.2f}{'':>41}  {f'≤ {row.most:g}':<16}{_mark(row.held)}"


def _mark(held: bool) -> str:
    return "yes" if held else "NO"
