"""Pictures that were handed in (附件图像): read in each format, upright, on white, never too large."""

import io

import pytest
from PIL import Image

from app.core.errors import Invalid
from app.printing import picture
from tests.kit import scans


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP"])
def test_each_format_is_read(kind: str) -> None:
    found = picture.read(scans.picture(3, kind))
    assert found.count() == 1
    drawn = found.drawn(0, 96)
    assert (drawn.width, drawn.height, drawn.stride, len(drawn.data)) == (120, 80, 480, 38400)
    assert found.size(0) == (90, 60)


def test_a_photo_taken_sideways_stands_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    found = picture.read(scans.picture(1, exif=turned))
    assert (found.small(500).width, found.small(500).height) == (80, 120)


def test_a_scan_of_several_pages_is_turned() -> None:
    found = picture.read(scans.pages(3))
    assert [found.drawn(n, 96).height for n in range(found.count())] == [120, 130, 140]


def test_what_is_transparent_stands_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")
    assert picture.read(out.getvalue()).drawn(0, 96).data[:3] == b"\xff\xff\xff"


def test_a_large_scan_is_kept_small_enough_to_look_at() -> None:
    found = picture.read(scans.picture(1, size=(5000, 3000)))
    assert found.drawn(0, 96).width <= 2400
    assert found.small(48).width == 48


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff nothing",
        scans.picture(1, "PNG")[:60],
        scans.picture(1, size=(800, 800))[:2000],
        b"GIF89a" + bytes(100),
    ],
)
def test_what_is_no_whole_picture_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(Invalid, match="读不出来"):
        picture.read(data)


def test_a_small_file_of_endless_pixels_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    with pytest.raises(Invalid, match="像素太多"):
        picture.read(out.getvalue())
