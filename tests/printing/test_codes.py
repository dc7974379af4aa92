"""QR codes (二维码): scanned from the printed picture, also as a thermal printer prints it."""

import pytest
import zxingcpp

from app.engine.prints import Document, Size
from app.printing import image
from app.printing.laid import Page
from app.printing.layout import lay_out
from app.printing.paper import MM
from app.printing.pdf import Reprint, draw
from app.printing.pen import Pen, modules
from tests.kit.golden import picture
from tests.printing.samples import full_receipt, receipt, recovery

SIZES: list[Size] = ["roll80", "a5", "a4"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dpi", [150, 203])
def test_the_code_of_a_receipt_is_read_from_its_picture(size: Size, dpi: int) -> None:
    pdf = draw(lay_out(full_receipt(size)), Reprint(3, "2026-11-24 10:31", "陈晓"))
    page = picture(image.pages(pdf, dpi)[0])
    assert [one.text for one in zxingcpp.read_barcodes(page)] == ["HZ-XC01-2026-000118 4XW7QA"]


@pytest.mark.parametrize("size", SIZES)
def test_the_code_is_read_from_one_bit_dots_of_a_thermal_printer(size: Size) -> None:
    page = picture(image.pages(draw(lay_out(receipt(size))), 203)[0])
    dots = page.point(lambda one: 0 if one < 128 else 255).convert("1").convert("L")
    assert [one.text for one in zxingcpp.read_barcodes(dots)] == ["JZ-XC01-2026-000412 7K3M9P"]


@pytest.mark.parametrize(("size", "side"), [("roll80", 24), ("a5", 20), ("a4", 20)])
def test_modules_are_large_and_the_zone_around_them_is_white(size: Size, side: float) -> None:
    laid = lay_out(full_receipt(size))
    (page,) = laid.pages
    (code,) = page.codes
    assert code.side == pytest.approx(side * MM, abs=0.01)
    module = code.side / len(code.rows)
    assert module >= 0.5 * MM
    assert _ink_around(laid.pages[0], draw(laid), 4 * module) == 0


def _ink_around(page: Page, pdf: bytes, zone: float) -> int:
    """The dark pixels of the zone of `zone` pt around the code of a page."""
    k = 300 / 72
    code = page.codes[0]
    shown = picture(image.pages(pdf, 300)[0]).point(lambda one: 1 if one < 128 else 0)
    left, top, side = round(code.x * k), round(code.y * k), round(code.side * k)
    wide = round(zone * k) - 2
    whole = shown.crop((left - wide, top - wide, left + side + wide, top + side + wide))
    inner = shown.crop((left - 2, top - 2, left + side + 2, top + side + 2))
    return sum(whole.tobytes()) - sum(inner.tobytes())


def test_a_code_holds_ascii_only() -> None:
    with pytest.raises(ValueError, match="ASCII"):
        modules("收-XC01-2026-000123")


def test_modules_under_half_a_millimetre_are_refused() -> None:
    with pytest.raises(ValueError, match=r"0\.5 mm"):
        Pen().qr(0, 0, 12 * MM, "JZ-XC01-2026-000412 7K3M9P")


def test_a_recovery_sheet_has_no_code_at_all() -> None:
    assert not any(page.codes for page in lay_out(recovery()).pages)


def test_a_receipt_without_a_code_to_scan_still_shows_the_query_code() -> None:
    slip = receipt("a5")
    blocks = tuple(block for block in slip.blocks if type(block).__name__ != "Query")
    document = Document(slip.title, "a5", slip.number, slip.office, blocks)
    assert not lay_out(document).pages[0].codes
