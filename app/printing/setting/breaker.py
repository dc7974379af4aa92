"""The line breaker (断行): greedy, by 避头尾; a closing mark is drawn in, no lone character ends a text."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from app.printing.setting.marks import BLANKS, CLOSING, NEVER_FIRST, is_body, may_break
from app.printing.setting.type import KEPT, Type, gap, squeezable


@dataclass(frozen=True, slots=True)
class _Measured:
    """A paragraph with its positions: `before[n]` is where character n begins, in em."""

    text: str
    before: list[float]
    widths: list[float]

    def width(self, start: int, end: int) -> float:
        """Width in em of the characters from start up to end, blanks at the end left out."""
        while end > start and self.text[end - 1] in BLANKS:
            end -= 1
        if end == start:
            return 0.0
        return self.before[end - 1] + self.widths[end - 1] - self.before[start]


@lru_cache(maxsize=KEPT)
def break_lines(
    text: str, type_: Type, measure: float, indent: float = 0.0, whole: bool = False
) -> tuple[str, ...]:
    """One paragraph, already tidied, as lines no wider than `measure` pt (断行).

    The lines joined are the text. `indent` pt are kept free before the first line; `whole` breaks
    only after a middle dot or a blank. What cannot break and is wider than a line is cut where the
    line is full, since nothing may be left out.
    """
    if not text:
        return ("",)
    space = measure / type_.size
    first = space - indent / type_.size
    measured = _measure(text, type_)
    places = [n for n in range(1, len(text)) if may_break(text[n - 1], text[n], whole)]
    places.append(len(text))
    cuts = _spare_the_last(measured, places, _cuts(measured, places, first, space), space)
    starts = [0, *cuts[:-1]]
    return tuple(text[start:end] for start, end in zip(starts, cuts, strict=True))


def _measure(text: str, type_: Type) -> _Measured:
    """Widths and positions of a paragraph in em."""
    widths = [type_.glyph(one).width for one in text]
    extra = type_.tracking / type_.size
    steps = [widths[n] + gap(text[n], text[n + 1]) + extra for n in range(len(text) - 1)]
    return _Measured(text, list(accumulate(steps, initial=0.0)), widths)


def _cuts(measured: _Measured, places: list[int], first: float, space: float) -> list[int]:
    """The ends of the lines, greedily."""
    cuts: list[int] = []
    start, best, n = 0, 0, 0
    while n < len(places):
        room = space if cuts else first
        if _fits(measured, start, places[n], room):
            best, n = places[n], n + 1
            continue
        if best <= start:
            best = _forced(measured, start, places[n], room)
        cuts.append(best)
        start = best
    if not cuts or cuts[-1] < len(measured.text):
        cuts.append(len(measured.text))
    return cuts


def _fits(measured: _Measured, start: int, end: int, room: float) -> bool:
    """Whether a line fits, if need be with its last closing mark drawn in."""
    over = measured.width(start, end) - room
    if over <= 1e-6:
        return True
    text = measured.text[start:end].rstrip("".join(BLANKS))
    if not text or text[-1] not in CLOSING or over >= 1.0:
        return False
    bare = text.rstrip("".join(CLOSING))
    if measured.width(start, start + len(bare)) > room + 1e-6:
        return False
    return over <= sum(squeezable(text)) + 1e-6


def _forced(measured: _Measured, start: int, end: int, room: float) -> int:
    """Where to cut what cannot break: where the line is full, if possible not before a closing mark."""
    cut = start + 1
    while cut + 1 < end and measured.width(start, cut + 1) <= room + 1e-6:
        cut += 1
    kind = cut
    while kind > start + 1 and measured.text[kind] in NEVER_FIRST:
        kind -= 1
    return cut if measured.text[kind : kind + 1] in NEVER_FIRST else kind


def _spare_the_last(measured: _Measured, places: list[int], cuts: list[int], space: float) -> list[int]:
    """Pull one down when a lone character would stand on the last line (孤字)."""
    if len(cuts) < 2:
        return cuts
    start = cuts[-3] if len(cuts) > 2 else 0
    last = measured.text[cuts[-2] :]
    if sum(map(is_body, last)) > 1 or cuts[-2] not in places:
        return cuts
    earlier = [n for n in places if start < n < cuts[-2] and measured.width(n, cuts[-1]) <= space + 1e-6]
    if not earlier:
        return cuts
    enough = [n for n in earlier if sum(map(is_body, measured.text[n:])) > 1]
    return [*cuts[:-2], (enough or earlier)[-1], cuts[-1]]
