"""How a paper is printed (打印设置): which printer, tray, copies, where it is put on the sheet."""

from dataclasses import asdict, dataclass

MOST_COPIES = 99
MOST_OFFSET = 500
"""Tenths of a millimetre: more is no correction of a printer but another paper."""
LEAST_SCALE, WHOLE, MOST_SCALE = 950, 1000, 1050
"""Thousandths: what a driver shrinks or stretches, and what is drawn against it."""


@dataclass(frozen=True, slots=True)
class Setup:
    """How a paper is printed (打印设置).

    Offsets in 0.1 mm, right and down positive; `scale` in thousandths; size and tray "" are the usual
    ones. `data_only` leaves the form away (套打), `turned` turns the page by a quarter for printers that
    feed across, `direct` prints without the preview.
    """

    printer: str = ""
    copies: int = 1
    right: int = 0
    down: int = 0
    data_only: bool = False
    direct: bool = False
    size: str = ""
    tray: str = ""
    turned: bool = False
    scale: int = WHOLE

    @property
    def offset_mm(self) -> tuple[float, float]:
        """The offset in millimetres, right and down (偏移)."""
        return self.right / 10, self.down / 10


def held(setup: Setup) -> dict[str, object]:
    """A set-up as the file holds it (存打印设置)."""
    return asdict(setup)


def setup_of(found: dict[str, object], printer: str) -> Setup:
    """A set-up from what the file holds (取打印设置); what is missing or senseless is as usual."""

    def whole(name: str, least: int, most: int, default: int) -> int:
        value = found.get(name, default)
        return max(least, min(most, value)) if isinstance(value, int) else default

    return Setup(
        printer,
        whole("copies", 1, MOST_COPIES, 1),
        whole("right", -MOST_OFFSET, MOST_OFFSET, 0),
        whole("down", -MOST_OFFSET, MOST_OFFSET, 0),
        bool(found.get("data_only")),
        bool(found.get("direct")),
        str(found.get("size", "")),
        str(found.get("tray", "")),
        bool(found.get("turned")),
        whole("scale", LEAST_SCALE, MOST_SCALE, WHOLE),
    )
