"""Calibration (校准): from what was measured on the sheet, the offset and scale that put a paper right."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.core.errors import Fault, Invalid
from app.core.text import half_width
from app.printing import calibration
from app.printing.pdf import draw
from app.ui.printer.setup import LEAST_SCALE, MOST_OFFSET, MOST_SCALE, Setup
from app.ui.printer.typed import show_scale, show_tenths

FIELDS = {
    "cross_left": "十字距左边",
    "cross_top": "十字距上边",
    "frame_wide": "方框横向",
    "frame_high": "方框竖向",
}
"""What is read off the sheet, in mm (读数)."""


@dataclass(frozen=True, slots=True)
class Readings:
    """What was measured on the sheet in mm (校准读数): where a cross stands, how large the frame is."""

    left: float
    top: float
    wide: float
    high: float


def sheet(setup: Setup, about: str) -> bytes:
    """The calibration sheet (校准页) as this set-up puts it; `about` says which printer and when."""
    place = f"偏移 {show_tenths(setup.right)}，{show_tenths(setup.down)}"
    words = "　".join((about, place, f"缩放 {show_scale(setup.scale)}%"))
    return draw(calibration.sheet(words), offset_mm=setup.offset_mm)


def readings(typed: Mapping[str, str]) -> Readings:
    """The readings as typed (录入读数); raises Invalid at each that is none."""
    found: dict[str, float] = {}
    faults: list[Fault] = []
    for code, word in FIELDS.items():
        try:
            found[code] = float(half_width(typed[code]).strip())
        except ValueError:
            faults.append(Fault(code, f"{word}要填量得的毫米数，例如 30.4。"))
    if faults:
        raise Invalid(faults=faults)
    return Readings(*(found[code] for code in FIELDS))


def measured(setup: Setup, read: Readings) -> Setup:
    """The set-up that puts right what was measured with this one (换算).

    A printer puts a point at `shrink` times its place plus `shift`; the frame tells the first, the cross
    the second. Raises Invalid where that is beyond what a correction may be.
    """
    side = calibration.FRAME_SIDE
    scale = round(setup.scale * 2 * side / (read.wide + read.high)) if read.wide + read.high > 0 else 0
    if not LEAST_SCALE <= scale <= MOST_SCALE:
        raise Invalid(
            "方框量得的数差得太多，请再量一次；真差这么多，就在驱动里改成不缩放。", field="frame_wide"
        )
    across, down = calibration.CROSSES[0]
    right = _offset(read.left, across, setup.right, read.wide / side, scale / setup.scale)
    below = _offset(read.top, down, setup.down, read.high / side, scale / setup.scale)
    for code, tenths in (("cross_left", right), ("cross_top", below)):
        if abs(tenths) > MOST_OFFSET:
            raise Invalid(f"{FIELDS[code]}量得的数差得太多，请再量一次。", field=code)
    return replace(setup, right=right, down=below, scale=scale)


def _offset(read: float, wanted: float, before: int, shrink: float, rescaled: float) -> int:
    """The offset in tenths of a millimetre that brings a cross to where it is wanted."""
    shift = read - (wanted + before / 10) * shrink
    return round(((wanted - shift) / (shrink * rescaled) - wanted) * 10)
