"""Pictures that were handed in (附件图像): photographs and scans, read, turned upright, made smaller.

Pillow reads them; it is told which formats to try, so that no other of its readers sees a foreign file.
"""

import io
from dataclasses import dataclass, field

from PIL import Image, ImageOps, UnidentifiedImageError

from app.core.errors import Invalid
from app.printing.image import PageImage

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP")
"""What can be read (可读的图像格式)."""

MOST_PIXELS = 150_000_000
"""More than any scanner of an office gives (像素上限): beyond it a small file can fill the memory."""

Image.MAX_IMAGE_PIXELS = MOST_PIXELS

_DRAFT = 2400
"""Pixels of the longer side that are kept for looking at it; paper is read well at this size."""

_UNREADABLE = "这张图片读不出来，可能没有传完整。请重新拍照或扫描后再附。"
_LARGE = "这张图片的像素太多，打不开。请用 300 dpi 重新扫描后再附。"
_POINTS, _DPI = 72.0, 96.0
_BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError)
"""What Pillow raises for a picture that is none, or not whole."""


@dataclass(slots=True)
class Picture:
    """A picture as pages to look at (图像页): each upright, at most so large; a scan may have several.

    Made by `read`. The page drawn last is kept.
    """

    data: bytes = field(repr=False)
    pages: int
    _at: int = -1
    _page: Image.Image | None = None

    def count(self) -> int:
        """How many pages it has (页数)."""
        return self.pages

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in pt, at one pixel for each of the screen (页面大小)."""
        width, height = self._loaded(page).size
        return width * _POINTS / _DPI, height * _POINTS / _DPI

    def drawn(self, page: int, dpi: float) -> PageImage:
        """The page at a resolution (页面图像)."""
        whole = self._loaded(page)
        wanted = max(1, round(whole.width * dpi / _DPI)), max(1, round(whole.height * dpi / _DPI))
        return _pixels(whole.resize(wanted, Image.Resampling.BILINEAR, reducing_gap=2.0))

    def small(self, side: int) -> PageImage:
        """The first page within a square of so many pixels (缩略图)."""
        made = self._loaded(0).copy()
        made.thumbnail((side, side))
        return _pixels(made)

    def _loaded(self, page: int) -> Image.Image:
        if self._page is None or page != self._at:
            self._page, self._at = _decoded(self.data, page), page
        return self._page


def read(data: bytes) -> Picture:
    """The picture, its first page decoded whole (读取图像). Raises Invalid where it cannot be."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as found:
            pages = int(getattr(found, "n_frames", 1))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Invalid(_LARGE) from None
    except _BROKEN:
        raise Invalid(_UNREADABLE) from None
    made = Picture(data, pages)
    made.size(0)
    return made


def _decoded(data: bytes, page: int) -> Image.Image:
    """One page, upright, on white, at most `_DRAFT` pixels long."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as found:
            if found.width * found.height > MOST_PIXELS:
                raise Invalid(_LARGE)
            found.seek(page)
            found.draft("RGB", (_DRAFT, _DRAFT))
            upright = ImageOps.exif_transpose(found)
            upright.thumbnail((_DRAFT, _DRAFT), reducing_gap=2.0)
            return _on_white(upright)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Invalid(_LARGE) from None
    except _BROKEN:
        raise Invalid(_UNREADABLE) from None


def _on_white(found: Image.Image) -> Image.Image:
    """Without transparency, as paper is (白底)."""
    if found.has_transparency_data:
        clear = found.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    return found.convert("RGB")


def _pixels(found: Image.Image) -> PageImage:
    return PageImage(found.width, found.height, 4 * found.width, found.tobytes("raw", "BGRX"))
