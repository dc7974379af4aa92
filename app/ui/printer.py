"""Printer (打印机): a PDF in bands at the printer's resolution; remembers how each paper is printed."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.core.errors import Busy
from app.printing import image

BAND = 512
"""Rows of a page that are in memory at once."""
POINT = 72.0
NO_PRINTER = "没有可用的打印机。请接好打印机再打，或先存为 PDF。"


@dataclass(frozen=True, slots=True)
class Setup:
    """How a paper is printed (打印设置): offsets in 0.1 mm, right and down positive; size "" is the usual."""

    printer: str = ""
    copies: int = 1
    right: int = 0
    down: int = 0
    data_only: bool = False
    direct: bool = False
    size: str = ""


class Remembered:
    """Set-ups per paper and printer (打印记忆), in a small file; a lost file only means to choose again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held = self._read()

    def last(self, paper: str) -> Setup | None:
        """How this paper was printed last, as the file says it now; None for never."""
        self._held = self._read()
        found = self._held.get(paper, {})
        name = found.get("")
        return self.of(paper, str(name.get("printer", ""))) if name else None

    def of(self, paper: str, printer: str) -> Setup:
        """How this paper is printed on this printer."""
        found = self._held.get(paper, {}).get(printer)
        return _setup(found, printer) if found else Setup(printer)

    def all(self) -> tuple[tuple[str, Setup], ...]:
        """Every paper with each of its printers (全部打印记忆), the last used first."""
        self._held = self._read()
        return tuple(
            (paper, _setup(held[name], name))
            for paper, held in self._held.items()
            for name in sorted(filter(None, held), key=lambda name: name != held.get("", {}).get("printer"))
        )

    def keep(self, paper: str, setup: Setup) -> None:
        """Remember; Busy when it can't be written."""
        self._held = self._read()
        held = self._held.setdefault(paper, {})
        held[setup.printer] = asdict(setup)
        held[""] = {"printer": setup.printer}
        self._write()

    def forget(self, paper: str, printer: str) -> None:
        """Forget how this paper is printed on this printer (忘记); Busy when it can't be written."""
        self._held = self._read()
        held = self._held.get(paper, {})
        held.pop(printer, None)
        if held.get("", {}).get("printer") == printer:
            del held[""]
        rest = next((name for name in held if name), "")
        if rest:
            held.setdefault("", {"printer": rest})
        else:
            self._held.pop(paper, None)
        self._write()

    def _write(self) -> None:
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(self._held, ensure_ascii=False, indent=1), encoding="utf-8")
            fresh.replace(self._path)
        except OSError:
            raise Busy("打印设置没有记住。请看看磁盘是不是满了。") from None

    def _read(self) -> dict[str, dict[str, dict[str, object]]]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {
            str(paper): {str(name): one for name, one in held.items() if isinstance(one, dict)}
            for paper, held in found.items()
            if isinstance(held, dict)
        }


def _setup(found: dict[str, object], printer: str) -> Setup:
    def whole(name: str, least: int, most: int, default: int) -> int:
        value = found.get(name, default)
        return max(least, min(most, value)) if isinstance(value, int) else default

    return Setup(
        printer,
        whole("copies", 1, 99, 1),
        whole("right", -500, 500, 0),
        whole("down", -500, 500, 0),
        bool(found.get("data_only")),
        bool(found.get("direct")),
        str(found.get("size", "")),
    )


def printers() -> tuple[str, ...]:
    """The names of this PC's printers, the default one first."""
    names = [name for name in QPrinterInfo.availablePrinterNames() if name]
    default = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(names, key=lambda name: name != default))


def chosen(setup: Setup) -> Setup:
    """The set-up with a printer that is there; Busy when there is none at all."""
    there = printers()
    if not there:
        raise Busy(NO_PRINTER)
    return setup if setup.printer in there else replace(setup, printer=there[0])


def send(pdf: bytes, setup: Setup, name: str) -> Setup:
    """Print a PDF (as drawn for this set-up) on its printer; returns what was used, Busy when it refuses.

    The offset and the data-only layer are already in the PDF.
    """
    used = chosen(setup)
    printer = QPrinter(QPrinterInfo.printerInfo(used.printer), QPrinter.PrinterMode.HighResolution)
    if not printer.isValid():
        raise Busy(f"打印机“{used.printer}”没有应答。请看看它是否开着，再打一次。")
    printer.setCopyCount(used.copies)
    draw(pdf, printer, name)
    return used


def save_through(pdf: bytes, target: Path, name: str, dpi: int = 300) -> None:
    """Print to a PDF file the way a printer would draw it (页面图像), to try a set-up without paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(dpi)
    draw(pdf, printer, name)


def save_pdf(pdf: bytes, target: Path) -> None:
    """Save the PDF itself; Busy when the place can't be written."""
    try:
        target.write_bytes(pdf)
    except OSError:
        raise Busy(f"没有存到“{target.name}”。请换一个能写的文件夹。") from None


def draw(pdf: bytes, printer: QPrinter, name: str) -> None:
    """Draw all pages on a printer at its resolution, full page, in bands; Busy when it does not begin."""
    printer.setDocName(name)
    printer.setFullPage(True)
    sizes = [_size(pdf, page) for page in range(image.count(pdf))]
    _set_page(printer, sizes[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise Busy("打印没有开始。请看看打印机和纸，再打一次。")
    for page, size in enumerate(sizes):
        if page:
            _set_page(printer, size)
            printer.newPage()
        for picture, top in _bands(pdf, page, printer.resolution()):
            painter.drawImage(QRectF(0, top, picture.width(), picture.height()), picture)
    painter.end()


def _size(pdf: bytes, page: int) -> QSizeF:
    """A page's size in pt, to the nearest tenth of a millimetre or better."""
    fine = next(image.bands(pdf, page, POINT * 4))
    return QSizeF(fine.width / 4, fine.height / 4)


def _set_page(printer: QPrinter, size: QSizeF) -> None:
    across = size.width() > size.height()
    upright = size.transposed() if across else size
    kind = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(kind, way, QMarginsF(0, 0, 0, 0)))


def _bands(pdf: bytes, page: int, dpi: int) -> Iterator[tuple[QImage, int]]:
    for band in image.bands(pdf, page, dpi, BAND):
        made = QImage(band.data, band.width, band.height, band.stride, QImage.Format.Format_RGB32)
        yield made.copy(), band.top
