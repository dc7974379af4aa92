"""Printer (打印机): a PDF goes out in bands and whole, set-ups are remembered, no printer is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.pdfgen.canvas import Canvas

from app.core.errors import Busy
from app.printing import image
from app.ui import printer
from app.ui.printer import NO_PRINTER, Remembered, Setup, Stopped, job, queue


def _pdf(*sizes: tuple[float, float]) -> bytes:
    canvas = Canvas("")
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.setLineWidth(8)
        canvas.rect(20, 20, width - 40, height - 40)
        canvas.rect(60, height - 100, 40, 40, fill=1)
        canvas.showPage()
    return bytes(canvas.getpdfdata())  # type: ignore[no-untyped-call]


def _dark(page: image.PageImage) -> float:
    blue = page.data[::4]
    return sum(255 - value for value in blue) / len(blue)


def test_pages_come_out_whole_and_in_size(tmp_path: Path) -> None:
    """Two pages of different size and way: the same sizes and the same ink come out."""
    source, target = _pdf(A4, landscape(A5)), tmp_path / "out.pdf"
    printer.save_through(source, target, "回执", dpi=200)
    made = target.read_bytes()
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in PdfReader(target).pages]
    assert sizes[0] == pytest.approx(A4, abs=1)
    assert sizes[1] == pytest.approx(landscape(A5), abs=1)
    for before, after in zip(image.pages(source, 100), image.pages(made, 100), strict=True):
        assert _dark(after) == pytest.approx(_dark(before), rel=0.05)


def test_no_printer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any printer: Busy, with what to do."""
    monkeypatch.setattr(queue, "printers", lambda: ())
    with pytest.raises(Busy, match="没有可用的打印机") as caught:
        printer.send(_pdf(A4), Setup(), "回执")
    assert str(caught.value) == NO_PRINTER


def test_a_printer_that_left_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none is named the first one prints; a named one that is gone is told, not replaced."""
    monkeypatch.setattr(queue, "printers", lambda: ("柜台激光 1", "小票机"))
    assert printer.chosen(Setup(copies=2)) == Setup("柜台激光 1", copies=2)
    assert printer.chosen(Setup("小票机")).printer == "小票机"
    with pytest.raises(Busy, match="打印机“旧打印机”不在了。请另选一台") as caught:
        printer.chosen(Setup("旧打印机", copies=2))
    assert str(caught.value) == printer.gone("旧打印机")


class _Info:
    """A printer as the system tells of it, in one state."""

    def __init__(self, state: QPrinter.PrinterState) -> None:
        self._state = state

    def isNull(self) -> bool:
        return False

    def state(self) -> QPrinter.PrinterState:
        return self._state


@pytest.mark.parametrize("state", list(QPrinter.PrinterState))
def test_a_printer_that_stands_still_is_told(
    monkeypatch: pytest.MonkeyPatch, state: QPrinter.PrinterState
) -> None:
    """Paused, offline or jammed: one sentence before anything is counted; idle and busy ones print."""
    monkeypatch.setattr(queue, "printers", lambda: ("小票机",))
    monkeypatch.setattr(QPrinterInfo, "printerInfo", lambda _: _Info(state))
    if state in {QPrinter.PrinterState.Idle, QPrinter.PrinterState.Active}:
        assert printer.chosen(Setup("小票机")) == Setup("小票机")
        return
    with pytest.raises(Busy, match="打印机“小票机”停着"):
        printer.chosen(Setup("小票机"))


def test_a_printer_that_goes_between_choosing_and_printing() -> None:
    """A name that the system no longer knows never becomes a file: it does not answer."""
    with pytest.raises(Busy, match="打印机“旧打印机”没有应答"):
        printer.device(Setup("旧打印机"))


def to_file(target: Path, dpi: int = 150) -> QPrinter:
    """A printer that writes a PDF: the only real one on a machine without printers."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(target))
    made.setResolution(dpi)
    return made


def test_a_driver_that_has_no_such_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A driver that keeps its own small paper is told by size; one that takes a larger instead prints."""
    narrow, wide = _pdf((200, 600)), _pdf(A5)
    held = QPageLayout(QPageSize(QPageSize.PageSizeId.A5), QPageLayout.Orientation.Portrait, QMarginsF())

    class Stubborn(QPrinter):
        def setPageLayout(self, layout: QPageLayout) -> bool:
            return super().setPageLayout(held)

    device = Stubborn(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.fit(device, wide)
    with pytest.raises(Busy, match="不能用 71×212 毫米的纸。请换纸张，或另选一台。"):
        printer.send(narrow, Setup("小票机"), "回执", device)
    assert not (tmp_path / "out.pdf").exists()


def test_a_print_that_does_not_begin(tmp_path: Path) -> None:
    """begin() False: one sentence with what to do."""
    with pytest.raises(Busy) as caught:
        printer.send(_pdf(A4), Setup("小票机"), "回执", to_file(tmp_path / "none" / "out.pdf"))
    assert str(caught.value) == printer.NOT_BEGUN


class Leaving(QPrinter):
    """A printer that goes when it is asked for its third page."""

    def newPage(self) -> bool:
        self._pages = getattr(self, "_pages", 1) + 1
        return self._pages < 3 and super().newPage()


def test_a_printer_that_goes_in_the_middle_of_page_three(tmp_path: Path) -> None:
    """One sentence names the page; nothing more is drawn, and the device is free again."""
    device = Leaving(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "out.pdf"))
    device.setResolution(100)
    with pytest.raises(Stopped, match="打到第 3 页停了，共 5 页。"):
        printer.send(_pdf(*[A4] * 5), Setup("小票机"), "花名册", device)
    printer.send(_pdf(A4), Setup("小票机"), "回执", device)


def corner(pdf: bytes, dpi: float = 150) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the ink of the first page, in mm."""
    page = next(image.bands(pdf, 0, dpi))
    dark = [
        (x, y)
        for y in range(page.height)
        for x in range(page.width)
        if page.data[y * page.stride + 4 * x] < 128
    ]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return tuple(round(one * 25.4 / dpi, 2) for one in (min(xs), min(ys), max(xs) + 1, max(ys) + 1))  # type: ignore[return-value]


def _mark(pdf_size: tuple[float, float]) -> bytes:
    """A black bar of 20 × 10 mm, its upper left corner 30 mm from the left and 20 from the top."""
    mm = 72 / 25.4
    canvas = Canvas("")
    canvas.setPageSize(pdf_size)
    canvas.rect(30 * mm, pdf_size[1] - 30 * mm, 20 * mm, 10 * mm, stroke=0, fill=1)
    return bytes(canvas.getpdfdata())  # type: ignore[no-untyped-call]


def test_turned_the_page_lies_across_and_nothing_shrinks(tmp_path: Path) -> None:
    """A5 across on a printer that feeds across: the upper edge at the right, the same millimetres."""
    target = tmp_path / "out.pdf"
    printer.send(_mark(landscape(A5)), Setup("针式", turned=True), "收据", to_file(target, 600))
    page = PdfReader(target).pages[0]
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A5, abs=1)
    wide = A5[0] * 25.4 / 72
    expected = (wide - 30, 30, wide - 20, 50)
    assert corner(target.read_bytes()) == pytest.approx(expected, abs=0.3)


@pytest.mark.parametrize("scale", [950, 1000, 1015, 1050])
def test_a_scale_stretches_from_the_upper_left_corner(tmp_path: Path, scale: int) -> None:
    """Against a driver that shrinks: every length times the scale, the page as large as before."""
    target = tmp_path / "out.pdf"
    printer.send(_mark(A4), Setup("小票机", scale=scale), "回执", to_file(target))
    times = scale / 1000
    assert corner(target.read_bytes()) == pytest.approx(
        (30 * times, 20 * times, 50 * times, 30 * times), abs=0.3
    )
    assert float(PdfReader(target).pages[0].mediabox.width) == pytest.approx(A4[0], abs=1)


def test_dots_are_black_or_white(tmp_path: Path) -> None:
    """What goes to a printer is one bit a dot: sharp on thermal paper, small in the queue."""
    for dots, _, _ in job.bands(_pdf(A4), 0, 203):
        assert (dots.depth(), dots.colorTable()) == (1, [0xFF000000, 0xFFFFFFFF])
    target = tmp_path / "out.pdf"
    printer.save_through(_pdf(A4), target, "回执", dpi=600)
    assert target.stat().st_size < 100_000


class Bins(QPrinter):
    """A printer of a system that tells its trays."""

    def supportedPaperSources(self) -> list[QPrinter.PaperSource]:
        return [QPrinter.PaperSource.Upper, QPrinter.PaperSource.Auto, QPrinter.PaperSource.Manual]


def test_the_tray_is_taken_or_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tray that the printer has is chosen by its word; one that it lost is told."""
    monkeypatch.setattr(queue, "QPrinter", Bins)
    monkeypatch.setattr(QPrinterInfo, "printerInfo", lambda _: QPrinterInfo(QPrinter()))
    monkeypatch.setattr(QPrinterInfo, "isNull", lambda _: False)
    assert queue.trays("柜台激光 1") == ("上层纸盒", "手动送纸")
    made = queue.device(Setup("柜台激光 1", tray="手动送纸"))
    assert isinstance(made, Bins)
    with pytest.raises(Busy, match="没有“下层纸盒”"):
        queue.device(Setup("柜台激光 1", tray="下层纸盒"))


Asked = Callable[[QPrintDialog], int]


@pytest.fixture
def dialogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Asked], QPrinter]:
    """Two printers, and the system's dialogue answered by a function; gives the device it is about."""

    def answer(by: Asked) -> QPrinter:
        device = to_file(tmp_path / "out.pdf")
        monkeypatch.setattr(queue, "printers", lambda: ("柜台激光 1", "小票机"))
        monkeypatch.setattr(queue, "device", lambda setup: device)
        monkeypatch.setattr(QPrintDialog, "exec", by)
        return device

    return answer


def test_the_systems_dialogue_is_used_for_this_print(
    qtbot: QtBot, dialogue: Callable[[Asked], QPrinter], tmp_path: Path
) -> None:
    """The device that was set up there does this print; there is no range of pages, no file."""
    parent, options = QWidget(), []
    qtbot.addWidget(parent)

    def accept(asked: QPrintDialog) -> int:
        options.append(asked.options())
        asked.printer().setCopyCount(3)
        return QPrintDialog.DialogCode.Accepted

    device = dialogue(accept)
    asked = printer.ask(Setup("柜台激光 1", right=5), "回执", parent)
    assert asked is not None
    setup, to = asked
    assert (setup.copies, setup.right, to) == (3, 5, device)
    printer.send(_pdf(A4), setup, "回执", to)
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 1
    names = QAbstractPrintDialog.PrintDialogOption
    for left_out in (names.PrintPageRange, names.PrintSelection, names.PrintCurrentPage, names.PrintToFile):
        assert not options[0] & left_out


def test_a_cancelled_dialogue_prints_nothing(
    qtbot: QtBot, dialogue: Callable[[Asked], QPrinter], tmp_path: Path
) -> None:
    """Cancelled is no error, and nothing comes out."""
    parent = QWidget()
    qtbot.addWidget(parent)
    dialogue(lambda _: QPrintDialog.DialogCode.Rejected)
    assert printer.ask(Setup("柜台激光 1"), "回执", parent) is None
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.linux
def test_the_dialogue_of_this_system_opens_and_closes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt's own dialogue, closed by Esc; that of Windows is drawn by Windows and waits for a hand."""
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(queue, "printers", lambda: ("小票机",))
    monkeypatch.setattr(queue, "device", lambda _: to_file(tmp_path / "out.pdf"))
    titles: list[str] = []

    def close() -> None:
        found = QApplication.activeModalWidget()
        assert isinstance(found, QPrintDialog)
        titles.append(found.windowTitle())
        found.reject()

    QTimer.singleShot(0, parent, close)
    assert printer.ask(Setup("小票机"), "回执", parent) is None
    assert titles == ["打印机设置"]


def test_remembers_per_paper_and_printer(tmp_path: Path) -> None:
    """Offsets belong to paper and printer together; the last printer comes first."""
    path = tmp_path / "deep" / "printing.json"
    laser, roll = Setup("柜台激光 1", 2, 0, 5, direct=True), Setup("小票机", 1, -3, 0)
    first = Remembered(path)
    assert first.last("notice") is None
    first.keep("notice", laser)
    first.keep("notice", roll)
    first.keep("slip", Setup("小票机", 1, 7))
    again = Remembered(path)
    assert again.last("notice") == roll
    assert again.of("notice", "柜台激光 1") == laser
    assert again.of("slip", "小票机").right == 7
    assert again.of("slip", "柜台激光 1") == Setup("柜台激光 1")


OLD = """{"notice": {"": {"printer": "激光"},
 "激光": {"printer": "激光", "copies": 2, "right": -3, "direct": true, "size": "a4"}}}"""


def test_a_file_of_an_older_version_is_read(tmp_path: Path) -> None:
    """Without tray, turn and scale: these are as usual."""
    path = tmp_path / "printing.json"
    path.write_text(OLD, encoding="utf-8")
    assert Remembered(path).last("notice") == Setup("激光", 2, -3, direct=True, size="a4")


def test_calibrated_for_one_paper_or_for_all_of_the_printer(tmp_path: Path) -> None:
    """Offset and scale change, the rest of what is remembered stays; a new paper begins with them."""
    held = Remembered(tmp_path / "printing.json")
    held.keep("slip", Setup("激光", 2, tray="上层纸盒"))
    held.keep("notice", Setup("激光", direct=True))
    held.keep("notice", Setup("小票机", 1, 9))
    held.calibrate(Setup("激光", right=4, down=-7, scale=1012), "slip")
    assert held.of("slip", "激光") == Setup("激光", 2, 4, -7, tray="上层纸盒", scale=1012)
    assert held.of("notice", "激光") == Setup("激光", direct=True)
    held.calibrate(Setup("激光", right=1, down=2, scale=990))
    again = Remembered(tmp_path / "printing.json")
    assert again.of("slip", "激光") == Setup("激光", 2, 1, 2, tray="上层纸盒", scale=990)
    assert again.of("notice", "激光") == Setup("激光", 1, 1, 2, direct=True, scale=990)
    assert again.of("notice", "小票机").right == 9
    assert again.of("receipt", "激光") == Setup("激光", right=1, down=2, scale=990)
    assert [paper for paper, _ in again.all()] == ["slip", "notice", "notice"]
    assert again.last("receipt") is None


SPOILT = (
    "",
    "[]",
    "{",
    '{"notice": 3}',
    '{"notice": {"": {"printer": "x"}}}',
    '{"": {"x": 3}, "notice": {"x": {"scale": 9000}, "": {"printer": "x"}}}',
    '{"notice": {"x": {"copies": "two", "right": 99999}, "": {"printer": "x"}}}',
)


@pytest.mark.parametrize("text", SPOILT)
def test_a_spoilt_file_only_forgets(tmp_path: Path, text: str) -> None:
    """Whatever stands in the file, printing goes on with sound figures."""
    path = tmp_path / "printing.json"
    path.write_text(text, encoding="utf-8")
    found = Remembered(path).last("notice") or Setup()
    assert found.copies == 1
    assert abs(found.right) <= 500
    assert 950 <= found.scale <= 1050


def test_saving_where_one_may_not_write(tmp_path: Path) -> None:
    """A place that is no folder: Busy, never OSError."""
    with pytest.raises(Busy):
        printer.save_pdf(b"%PDF", tmp_path / "no" / "slip.pdf")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Busy):
        Remembered(tmp_path / "file" / "printing.json").keep("slip", Setup("x"))
