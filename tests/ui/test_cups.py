"""A real queue (真实打印队列): what comes out of CUPS has the millimetres of the paper, on the dot."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from app.printing.laid import Laid, Page, Place, Stroke
from app.printing.pdf import draw
from app.ui.printer import Setup
from tests.kit.cups import Cups, why_not

pytestmark = [pytest.mark.linux, pytest.mark.slow]

MM = 72 / 25.4
TRUE = 0.3
"""Millimetres by which a length on paper may be off."""

DRIVERS = 0.6
"""Millimetres by which a driver's own sheet may be larger: its A5 is 421 pt broad, not 419.5."""


@pytest.fixture(scope="module")
def cups() -> Iterator[Cups]:
    """A print server of this test's own; skipped, with the reason, where none can be started."""
    if reason := why_not():
        pytest.skip(reason)
    made = Cups()
    yield made
    made.stop()


def paper(width: float, height: float, offset_mm: tuple[float, float] = (0, 0)) -> bytes:
    """A sheet of so many millimetres with bars 2 mm thick, from 10 to 40 across, 10 from top and foot."""
    bars = [Stroke(10 * MM, y * MM, 40 * MM, y * MM, 2 * MM, "form") for y in (11, height - 11)]
    page = Page(width * MM, height * MM, (), tuple(bars), (), (), Place(0, 0, 0, False))
    return draw(Laid("纸", "", "", (page,)), offset_mm=offset_mm)


def ink(sheet: Path, dpi: float = 600) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is black on the sheet, in dots."""
    page = pypdfium2.PdfDocument(sheet)[0]
    picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
    found: tuple[int, int, int, int] | None = picture.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert found is not None
    return found


def size(sheet: Path) -> tuple[float, float]:
    """Width and height of the sheet in mm."""
    width, height = pypdfium2.PdfDocument(sheet)[0].get_size()
    return width / MM, height / MM


def lengths(sheet: Path) -> tuple[float, ...]:
    """The same as `ink`, in mm."""
    return tuple(one * 25.4 / 600 for one in ink(sheet))


SIZES = {"a4": (210, 297), "a5": (210, 148), "roll": (80, 186.5), "a4-across": (297, 210)}


@pytest.mark.parametrize("name", SIZES)
def test_a_length_is_a_length(cups: Cups, name: str) -> None:
    """The sheet as large as the paper, the bars where they were drawn: the length of a roll too."""
    width, height = SIZES[name]
    sheet, _ = cups.print(paper(width, height), Setup(cups.wide))
    assert sorted(size(sheet)) == pytest.approx(sorted((width, height)), abs=DRIVERS)
    left, top, right, bottom = lengths(sheet)
    if width < height:
        assert (left, top, right, bottom) == pytest.approx((10, 10, 40, height - 10), abs=TRUE)
    else:  # fed upright, turned by the driver
        assert (right - left, bottom - top) == pytest.approx((height - 20, 30), abs=TRUE)
        assert (left, size(sheet)[1] - bottom) == pytest.approx((10, 10), abs=DRIVERS)


def test_a5_on_a_printer_of_a4_stands_in_the_corner(cups: Cups) -> None:
    """A driver that knows A4 alone: the paper stands at the upper left, not in the middle."""
    sheet, told = cups.print(paper(148, 210), Setup(cups.sheet))
    assert told["dots"] == 300
    assert size(sheet) == pytest.approx((210, 297), abs=0.5)
    assert lengths(sheet) == pytest.approx((10, 10, 40, 200), abs=TRUE)


def test_an_offset_is_true_to_a_dot(cups: Cups) -> None:
    """1.5 mm right and 0.8 mm up: at 600 dots an inch no more than one dot off, and nothing else moves."""
    plain = ink(cups.print(paper(210, 297), Setup(cups.wide))[0])
    moved = ink(cups.print(paper(210, 297, (1.5, -0.8)), Setup(cups.wide))[0])
    right, down = 1.5 / 25.4 * 600, -0.8 / 25.4 * 600
    wanted = (plain[0] + right, plain[1] + down, plain[2] + right, plain[3] + down)
    assert moved == pytest.approx(wanted, abs=1)


def test_a_scale_against_a_driver_that_shrinks(cups: Cups) -> None:
    """Two percent more, from the upper left corner."""
    sheet, _ = cups.print(paper(210, 297), Setup(cups.wide, scale=1020))
    assert lengths(sheet)[:3] == pytest.approx((10.2, 10.2, 40.8), abs=TRUE)


def test_two_copies_of_three_pages(cups: Cups) -> None:
    """Pages and copies as asked for."""
    page = Page(210 * MM, 297 * MM, (), (Stroke(30, 30, 99, 30, 2, "form"),), (), (), Place(0, 0, 0, False))
    sheet, _ = cups.print(draw(Laid("纸", "", "", (page,) * 3)), Setup(cups.wide, copies=2))
    assert len(pypdfium2.PdfDocument(sheet)) == 6


def test_an_a4_page_takes_little_memory(cups: Cups) -> None:
    """The whole process, Qt with it, at 600 dots an inch: under 150 MB."""
    _, told = cups.print(paper(210, 297), Setup(cups.wide))
    assert told["dots"] == 600
    assert told["megabytes"] < 150


def test_a_queue_that_goes_while_a_paper_is_drawn(cups: Cups) -> None:
    """The system says nothing of such a job, so it is looked for: the clerk is told, nothing came out."""
    cups.add("leaving", cups.root / "sheet.ppd")
    sheets = len(list(cups.root.glob("out/*.pdf")))
    told = cups.start(paper(210, 297), Setup("leaving"), "lpadmin", "-x", "leaving")
    assert told["refused"] == "打印机“leaving”没有打完。"
    assert len(list(cups.root.glob("out/*.pdf"))) == sheets


def test_a_queue_that_is_paused_or_gone_is_told(cups: Cups) -> None:
    """Before anything is sent; what a queue is told afterwards goes out again."""
    cups.tool("cupsdisable", cups.sheet)
    try:
        told = cups.start(paper(210, 297), Setup(cups.sheet))
        assert "停着" in told["refused"]
    finally:
        cups.tool("cupsenable", cups.sheet)
    assert cups.start(paper(210, 297), Setup(cups.sheet))["refused"] == ""
    assert "不在了" in cups.start(paper(210, 297), Setup("gone"))["refused"]
    assert set(told["there"]) == {cups.wide, cups.sheet}
