"""Figures of a set-up as a clerk types them (打印设置录入): copies, offsets in mm, scale in percent."""

from app.core.errors import Invalid
from app.core.text import half_width
from app.ui.printer.setup import LEAST_SCALE, MOST_COPIES, MOST_OFFSET, MOST_SCALE, WHOLE

_NONE = 10 * MOST_OFFSET


def copies_of(text: str) -> int:
    """How many copies (份数); raises Invalid for none and for more than a printer is asked for."""
    found = half_width(text).strip()
    if not found.isdecimal() or not 1 <= int(found) <= MOST_COPIES:
        raise Invalid(f"份数应在 1 到 {MOST_COPIES} 之间。", field="copies")
    return int(found)


def tenths_of(text: str, word: str, field: str = "") -> int:
    """An offset in tenths of a millimetre (偏移); raises Invalid when it is none or too large."""
    found = _tenths(text or "0")
    if abs(found) > MOST_OFFSET:
        raise Invalid(f"{word}偏移应在 -{MOST_OFFSET / 10} 到 {MOST_OFFSET / 10} 毫米之间。", field=field)
    return found


def scale_of(text: str) -> int:
    """A scale in thousandths from percent (缩放); raises Invalid beyond what a driver may shrink."""
    found = _tenths(text or str(WHOLE / 10))
    if not LEAST_SCALE <= found <= MOST_SCALE:
        raise Invalid(f"缩放应在 {LEAST_SCALE / 10}% 到 {MOST_SCALE / 10}% 之间。", field="scale")
    return found


def show_tenths(tenths: int) -> str:
    """An offset in millimetres as it is shown (偏移)."""
    return f"{tenths / 10:.1f}"


def show_scale(scale: int) -> str:
    """A scale in percent as it is shown (缩放)."""
    return f"{scale / 10:.1f}"


def _tenths(text: str) -> int:
    try:
        return round(float(half_width(text).strip() or "0") * 10)
    except (ValueError, OverflowError):
        return _NONE
