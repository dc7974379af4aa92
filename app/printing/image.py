"""Page images of a PDF (页面图像): whole pages for the preview, bands of a page for the printer.

pdfium serves one thread at a time, so every call into it stands under one lock.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock

import pypdfium2
from pypdfium2 import raw

_PDFIUM = Lock()
_SEAM = 16
"""Rows drawn beyond both ends of a band and cut off: at the end of a bitmap pdfium shades thin lines
otherwise [measured]."""
_WHITE = (255, 255, 255, 255)


@dataclass(frozen=True, slots=True)
class PageImage:
    """Pixels in BGRX order (像素), `stride` bytes a row, as Qt's Format_RGB32 reads them.

    `top` is the first row's place on its page, in pixels: 0 for a whole page.
    """

    width: int
    height: int
    stride: int
    data: bytes
    top: int = 0


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF as pages to look at (可看的 PDF)."""

    data: bytes = field(repr=False)

    def count(self) -> int:
        """How many pages it has (页数)."""
        return count(self.data)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in pt (页面大小)."""
        return size(self.data, page)

    def drawn(self, page: int, dpi: float) -> PageImage:
        """The page at a resolution (页面图像)."""
        return next(bands(self.data, page, dpi))


def count(pdf: bytes) -> int:
    """How many pages a PDF has (页数)."""
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def size(pdf: bytes, page: int) -> tuple[float, float]:
    """Width and height of a page in pt (页面大小)."""
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            width, height = document.get_page_size(page)
            return width, height
        finally:
            document.close()


def pages(pdf: bytes, dpi: float) -> list[PageImage]:
    """All pages at a resolution (整页图像)."""
    return [next(bands(pdf, n, dpi)) for n in range(count(pdf))]


def bands(pdf: bytes, page: int, dpi: float, height: int = 0) -> Iterator[PageImage]:
    """One page in bands of `height` pixels from the top, the last may be lower (分带图像).

    0 gives the whole page at once. Bands laid under one another are the whole page, but for one
    shade of 255 in some greys; at 600 dpi an A4 page is 139 MB whole, 10 MB in bands of 512 rows.
    """
    width, total = _pixels(pdf, page, dpi)
    step = height or total
    for top in range(0, total, step):
        yield _band(pdf, page, (width, total), top, min(step, total - top))


def _pixels(pdf: bytes, page: int, dpi: float) -> tuple[int, int]:
    """Width and height of a page in pixels."""
    width, height = size(pdf, page)
    return round(width * dpi / 72), round(height * dpi / 72)


def _band(pdf: bytes, page: int, size: tuple[int, int], top: int, height: int) -> PageImage:
    """The rows of a page from `top` on, the page being `size` pixels large."""
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            sheet = document[page]
            first = max(0, top - _SEAM)
            rows = min(size[1], top + height + _SEAM) - first
            bitmap = pypdfium2.PdfBitmap.new_native(size[0], rows, raw.FPDFBitmap_BGRx)
            bitmap.fill_rect(_WHITE, 0, 0, size[0], rows)
            raw.FPDF_RenderPageBitmap(bitmap, sheet, 0, -first, *size, 0, 0)
            start = (top - first) * bitmap.stride
            kept = bytes(bitmap.buffer)[start : start + height * bitmap.stride]
            return PageImage(size[0], height, bitmap.stride, kept, top)
        finally:
            document.close()
