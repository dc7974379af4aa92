"""A job for a printer (打印作业): a PDF drawn page by page in bands, at the printer's resolution."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.core.errors import Busy
from app.printing import image
from app.services import files
from app.ui.printer import queue
from app.ui.printer.queue import Device
from app.ui.printer.setup import WHOLE, Setup

BAND = 256
"""Rows of a page that are in memory at once: at 600 dpi drawn in less time than a hand notices."""
POINT = 72.0
NOT_BEGUN = "打印没有开始。请看看打印机和纸，再打一次。"
_SLACK = 3.0
"""A printer's page may be so many pt smaller than the paper's; nothing is printed that near to the edge."""
_INKS = [0xFF000000, 0xFFFFFFFF]
"""In this order Qt's PDF keeps one bit a dot; in the other it makes colours of them [measured]."""
_HARD = Qt.ImageConversionFlag.ThresholdDither
_ENDED = frozenset({QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error})


Done = tuple[int, int]
"""How many pages are done, of how many (已打页数)."""


class Stopped(Busy):
    """A printer that stopped in the middle of a paper (打印中断), at which page of how many."""

    def __init__(self, printer: str, page: int, of: int) -> None:
        where = f"打到第 {page} 页停了，共 {of} 页" if of > 1 else "没有打完"
        super().__init__(f"打印机“{printer}”{where}。")


class Job:
    """One paper on its way to a printer (打印作业).

    It is begun before a print is entered, so that what a printer refuses is never counted; then its
    pages go out band by band.
    """

    def __init__(self, to: Device, name: str, *, turned: bool = False, scale: int = WHOLE) -> None:
        self._to, self._turned, self._scale = to, turned, scale / WHOLE
        self._painter = QPainter()
        to.setDocName(name)

    def begin(self, pdf: bytes) -> None:
        """Begin with the sheets of a PDF (开始打印).

        Raises Busy when the driver has no paper that is large enough for one of them, or does not begin.
        """
        fit(self._to, pdf, turned=self._turned)
        if not self._painter.begin(self._to):
            raise Busy(NOT_BEGUN)
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)

    def bands(self, pdf: bytes) -> Iterator[Done]:
        """Draw all pages band by band (逐带打印), so that others have a turn; gives the pages done, of all.

        Raises Stopped when the printer is gone, stopped or takes no further page.
        """
        pages = image.count(pdf)
        for page in range(pages):
            if page:
                set_page(self._to, _size(pdf, page), turned=self._turned)
                if not self._to.newPage():
                    self._stop(page + 1, pages)
            for _ in self._draw(pdf, page):
                yield page, pages
            if self._to.printerState() in _ENDED:
                self._stop(page + 1, pages)
            yield page + 1, pages
        if not self._painter.end() or self._vanished():
            self._stop(pages, pages)

    def cancel(self) -> None:
        """Give the job up, nothing more of it comes out (撤销作业)."""
        if self._painter.isActive():
            self._to.abort()
            self._painter.end()

    def _draw(self, pdf: bytes, page: int) -> Iterator[None]:
        """One page; turned by a quarter, its upper edge lies at the right of the sheet."""
        self._painter.resetTransform()
        for picture, top, high in bands(pdf, page, self._to.resolution(), self._scale):
            if self._turned and not top:
                self._painter.translate(high, 0)
                self._painter.rotate(90)
            self._painter.drawImage(QRectF(0, top, picture.width(), picture.height()), picture)
            yield

    def _vanished(self) -> bool:
        """Whether the queue went while the paper was drawn: a system may drop such a job without a word."""
        native = self._to.outputFormat() == QPrinter.OutputFormat.NativeFormat
        return native and QPrinterInfo.printerInfo(self._to.printerName()).isNull()

    def _stop(self, page: int, of: int) -> None:
        self.cancel()
        raise Stopped(self._to.printerName(), page, of)


def send(pdf: bytes, setup: Setup, name: str, to: Device | None = None) -> Setup:
    """Print a PDF (as drawn for this set-up) on its printer, or on the device that was asked for.

    The offset and the data-only layer are already in the PDF. Returns what was used; Busy when it refuses.
    """
    used = setup if to is not None else queue.chosen(setup)
    _whole(pdf, Job(to or queue.device(used), name, turned=used.turned, scale=used.scale))
    return used


def save_through(pdf: bytes, target: Path, name: str, dpi: int = 300) -> None:
    """Print to a PDF file the way a printer would draw it (页面图像), to try a set-up without paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(dpi)
    _whole(pdf, Job(printer, name))


def save_pdf(pdf: bytes, target: Path) -> None:
    """Save the PDF itself; Busy when the place can't be written or another program holds the file."""
    files.save(target, pdf)


def fit(printer: Device, pdf: bytes, *, turned: bool = False) -> None:
    """Ask whether the driver takes the sizes of all pages (纸张); Busy when it has none so large."""
    printer.setFullPage(True)
    sizes = [_size(pdf, page) for page in range(image.count(pdf))]
    for size in (*sizes, sizes[0]):
        set_page(printer, size, turned=turned)


def set_page(printer: Device, size: QSizeF, *, turned: bool = False) -> None:
    """Ask for a page of this size; a larger one that the driver takes instead will do, Busy else."""
    wanted = size.transposed() if turned else size
    across = wanted.width() > wanted.height()
    upright = wanted.transposed() if across else wanted
    kind = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(kind, way, QMarginsF(0, 0, 0, 0)))
    page = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
    if page.width() < wanted.width() - _SLACK or page.height() < wanted.height() - _SLACK:
        wide, high = (round(side / POINT * 25.4) for side in (wanted.width(), wanted.height()))
        raise Busy(f"打印机“{printer.printerName()}”不能用 {wide}×{high} 毫米的纸。请换纸张，或另选一台。")


def bands(pdf: bytes, page: int, dpi: int, scale: float = 1.0) -> Iterator[tuple[QImage, int, int]]:
    """A page in bands as a printer gets it, each with its top and the height of the page in dots (分带).

    Papers are black on white, and so is each dot: edges stay sharp, a band is a thirty-second as large.
    """
    high = round(_size(pdf, page).height() / POINT * dpi * scale)
    for band in image.bands(pdf, page, dpi * scale, BAND):
        made = QImage(band.data, band.width, band.height, band.stride, QImage.Format.Format_RGB32)
        dots = made.convertToFormat(QImage.Format.Format_Mono, _HARD)
        dots.invertPixels()
        dots.setColorTable(_INKS)
        yield dots, band.top, high


def _size(pdf: bytes, page: int) -> QSizeF:
    return QSizeF(*image.size(pdf, page))


def _whole(pdf: bytes, job: Job) -> None:
    job.begin(pdf)
    for _ in job.bands(pdf):
        continue
