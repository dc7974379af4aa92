"""Page images (页面图像): BGRX pixels; the bands of a page are the page."""

import pytest

from app.printing import image
from app.printing.layout import lay_out
from app.printing.pdf import draw
from tests.printing.samples import grid, receipt


def test_a_page_has_the_size_of_its_paper_at_the_resolution() -> None:
    (page,) = image.pages(draw(lay_out(receipt("a5"))), 254)
    assert (page.width, page.height) == (2100, 1480)
    assert page.stride == page.width * 4
    assert len(page.data) == page.stride * page.height
    assert page.data[:3] == b"\xff\xff\xff"
    assert b"\x00\x00\x00" in page.data


@pytest.mark.parametrize("height", [7, 64, 333, 10_000])
@pytest.mark.parametrize("dpi", [60, 203])
def test_the_bands_of_a_page_are_the_page(height: int, dpi: int) -> None:
    pdf = draw(lay_out(receipt("roll80")))
    (page,) = image.pages(pdf, dpi)
    bands = list(image.bands(pdf, 0, dpi, height))
    assert [band.top for band in bands] == list(range(0, page.height, height))
    assert sum(band.height for band in bands) == page.height
    joined = b"".join(band.data for band in bands)
    assert len(joined) == len(page.data)
    assert max(abs(a - b) for a, b in zip(joined, page.data, strict=True)) <= 1


def test_every_page_is_counted_and_drawn() -> None:
    pdf = draw(lay_out(grid("长文。" * 900)))
    assert image.count(pdf) == len(image.pages(pdf, 30)) > 1
