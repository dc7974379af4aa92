"""The table of the bench (对照表): ours, the bare limit of the same run, their ratio, the bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One measured job (一项): seconds of each run, ours and the limit's; the most their ratio may be."""

    what: str
    ours: tuple[float, ...]
    bare: tuple[float, ...]
    bar: float

    @property
    def ratio(self) -> float:
        """How many times the limit ours takes, by medians."""
        return median(self.ours) / median(self.bare)

    @property
    def held(self) -> bool:
        """Whether the bar holds."""
        return self.ratio <= self.bar


def shown(rows: Sequence[Row]) -> str:
    """The table as text."""
    lines = [f"{'':<44}{'ours':>12}{'limit':>12}{'ratio':>8}{'bar':>8}"]
    for row in rows:
        times = "".join(f"{median(one) * 1000:>9.0f} ms" for one in (row.ours, row.bare))
        told = "" if row.held else "  ✗"
        lines.append(f"{row.what:<44}{times}{row.ratio:>8.2f}{row.bar:>8.2f}{told}")
    return "\n".join(lines)
