"""Lines of a bank's text file (银行文件的行): head, lines and tail told apart, each read by its columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.errors import Invalid
from app.services.batches import cells
from app.services.batches.cells import Row
from app.services.batches.template import Cell, Layout

_CUT = "文件可能没有下载完整，请从网银重新下载。"


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says (文件内容): its head and tail together, its lines with their place in the file."""

    about: Row
    lines: tuple[tuple[int, Row], ...]


def read(layout: Layout, data: bytes) -> Read:
    """Read a text file by its layout (读文件). Raises Invalid: which line does not fit, and what to do."""
    raw = [one.rstrip(b"\r") for one in data.split(b"\n")]
    while raw and not raw[-1].strip():
        raw.pop()
    above = int(bool(layout.head)) + int(layout.titled)
    below = int(bool(layout.tail))
    if len(raw) < above + below:
        raise Invalid(f"文件只有 {len(raw)} 行，模板至少要 {above + below} 行。{_CUT}")
    end = len(raw) - below
    about = dict(_parted(layout, layout.head, raw[0], 1)) if layout.head else {}
    lines = tuple((at + 1, _parted(layout, layout.lines, raw[at], at + 1)) for at in range(above, end))
    if layout.tail:
        about |= _parted(layout, layout.tail, raw[end], end + 1)
    return Read(about, lines)


def _parted(layout: Layout, columns: Sequence[Cell], raw: bytes, place: int) -> Row:
    try:
        return cells.parted(layout, columns, raw)
    except UnicodeDecodeError:
        raise Invalid(f"第 {place} 行有读不出的字，{_CUT}") from None
    except Invalid as wrong:
        raise Invalid(f"第 {place} 行{wrong.sentence}。{_CUT}") from None
