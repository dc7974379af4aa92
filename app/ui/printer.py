"""Printer (打印机): a PDF in bands at its resolution, the system's own dialogue, what was used last."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.core.errors import Busy
from app.printing import image
from app.services import files

BAND = 512
"""Rows of a page that are in memory at once."""
POINT = 72.0
NO_PRINTER = "没有可用的打印机。请接好打印机再打，或先存为 PDF。"
NOT_BEGUN = "打印没有开始。请看看打印机和纸，再打一次。"
_STOPPED = frozenset({QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error})
_SLACK = 3.0
"""A printer's page may be so many pt smaller than the paper's; nothing is printed that near to the edge."""
_OPTIONS = QAbstractPrintDialog.PrintDialogOption
Device = QPrinter
"""A printer as the system's dialogue has set it up (打印设备), for one print."""


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
        try:
            files.keep(self._path, json.dumps(self._held, ensure_ascii=False, indent=1).encode())
        except Busy as wrong:
            raise Busy(f"打印设置没有记住。{wrong.sentence}") from None

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


def gone(name: str) -> str:
    """The sentence about a printer that is no longer there."""
    return f"打印机“{name}”不在了。请另选一台，或看看它有没有接好。"


def chosen(setup: Setup) -> Setup:
    """The set-up with a printer that is there and works, the default one where none is named.

    Raises Busy when there is none at all, when the named one is gone, and when it is paused or offline.
    """
    there = printers()
    if not there:
        raise Busy(NO_PRINTER)
    name = setup.printer or there[0]
    if name not in there:
        raise Busy(gone(name))
    info = QPrinterInfo.printerInfo(name)
    if not info.isNull() and info.state() in _STOPPED:
        raise Busy(f"打印机“{name}”停着，可能暂停、脱机、缺纸或卡纸。请看看它，好了再打。")
    return replace(setup, printer=name)


def device(setup: Setup) -> Device:
    """The printer of a set-up; Busy when it does not answer."""
    info = QPrinterInfo.printerInfo(setup.printer)
    made = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    if info.isNull() or not made.isValid():
        raise Busy(f"打印机“{setup.printer}”没有应答。请看看它是否开着，再打一次。")
    made.setCopyCount(setup.copies)
    return made


def ask(setup: Setup, name: str, parent: QWidget) -> tuple[Setup, Device] | None:
    """The system's own print dialogue (打印机设置) with the driver's trays and sides; None when cancelled.

    It offers no range of pages and no file: a paper is printed whole, and each print is counted.
    Raises Busy when there is no printer.
    """
    there = printers()
    if not there:
        raise Busy(NO_PRINTER)
    made = device(setup if setup.printer in there else replace(setup, printer=there[0]))
    made.setDocName(name)
    dialogue = QPrintDialog(made, parent)
    dialogue.setOptions(_OPTIONS.PrintShowPageSize | _OPTIONS.PrintCollateCopies)
    dialogue.setWindowTitle("打印机设置")
    accepted = dialogue.exec() == QPrintDialog.DialogCode.Accepted
    dialogue.deleteLater()
    if not accepted:
        return None
    return replace(setup, printer=made.printerName(), copies=max(1, made.copyCount())), made


def send(pdf: bytes, setup: Setup, name: str, to: Device | None = None) -> Setup:
    """Print a PDF (as drawn for this set-up) on its printer, or on the device that was asked for.

    The offset and the data-only layer are already in the PDF. Returns what was used; Busy when it refuses.
    """
    used = setup if to is not None else chosen(setup)
    draw(pdf, to or device(used), name)
    return used


def save_through(pdf: bytes, target: Path, name: str, dpi: int = 300) -> None:
    """Print to a PDF file the way a printer would draw it (页面图像), to try a set-up without paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(dpi)
    draw(pdf, printer, name)


def save_pdf(pdf: bytes, target: Path) -> None:
    """Save the PDF itself; Busy when the place can't be written or another program holds the file."""
    files.save(target, pdf)


def fit(printer: Device, pdf: bytes) -> None:
    """Ask whether the driver takes the sizes of all pages (纸张); Busy when it has none so large."""
    printer.setFullPage(True)
    sizes = [_size(pdf, page) for page in range(image.count(pdf))]
    for size in (*sizes, sizes[0]):
        _set_page(printer, size)


def draw(pdf: bytes, printer: Device, name: str) -> None:
    """Draw all pages on a printer at its resolution, full page, in bands.

    Raises Busy when the driver has no paper that is large enough, or does not begin.
    """
    printer.setDocName(name)
    fit(printer, pdf)
    painter = QPainter()
    if not painter.begin(printer):
        raise Busy(NOT_BEGUN)
    for page in range(image.count(pdf)):
        if page:
            _set_page(printer, _size(pdf, page))
            printer.newPage()
        for picture, top in _bands(pdf, page, printer.resolution()):
            painter.drawImage(QRectF(0, top, picture.width(), picture.height()), picture)
    painter.end()


def _size(pdf: bytes, page: int) -> QSizeF:
    """A page's size in pt, to the nearest tenth of a millimetre or better."""
    fine = next(image.bands(pdf, page, POINT * 4))
    return QSizeF(fine.width / 4, fine.height / 4)


def _set_page(printer: Device, size: QSizeF) -> None:
    """Ask for a page of this size; a larger one that the driver takes instead will do."""
    across = size.width() > size.height()
    upright = size.transposed() if across else size
    kind = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(kind, way, QMarginsF(0, 0, 0, 0)))
    page = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
    if page.width() < size.width() - _SLACK or page.height() < size.height() - _SLACK:
        wide, high = (round(side / POINT * 25.4) for side in (size.width(), size.height()))
        raise Busy(f"打印机“{printer.printerName()}”不能用 {wide}×{high} 毫米的纸。请换纸张，或另选一台。")


def _bands(pdf: bytes, page: int, dpi: int) -> Iterator[tuple[QImage, int]]:
    for band in image.bands(pdf, page, dpi, BAND):
        made = QImage(band.data, band.width, band.height, band.stride, QImage.Format.Format_RGB32)
        yield made.copy(), band.top
