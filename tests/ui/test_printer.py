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
from app.ui.printer import NO_PRINTER, Remembered, Setup


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
    monkeypatch.setattr(printer, "printers", lambda: ())
    with pytest.raises(Busy, match="没有可用的打印机") as caught:
        printer.send(_pdf(A4), Setup(), "回执")
    assert str(caught.value) == NO_PRINTER


def test_a_printer_that_left_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none is named the first one prints; a named one that is gone is told, not replaced."""
    monkeypatch.setattr(printer, "printers", lambda: ("柜台激光 1", "小票机"))
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
    monkeypatch.setattr(printer, "printers", lambda: ("小票机",))
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


def to_file(target: Path) -> QPrinter:
    """A printer that writes a PDF: the only real one on a machine without printers."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(target))
    made.setResolution(150)
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


Asked = Callable[[QPrintDialog], int]


@pytest.fixture
def dialogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Asked], QPrinter]:
    """Two printers, and the system's dialogue answered by a function; gives the device it is about."""

    def answer(by: Asked) -> QPrinter:
        device = to_file(tmp_path / "out.pdf")
        monkeypatch.setattr(printer, "printers", lambda: ("柜台激光 1", "小票机"))
        monkeypatch.setattr(printer, "device", lambda setup: device)
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
    monkeypatch.setattr(printer, "printers", lambda: ("小票机",))
    monkeypatch.setattr(printer, "device", lambda _: to_file(tmp_path / "out.pdf"))
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


SPOILT = (
    "",
    "[]",
    "{",
    '{"notice": 3}',
    '{"notice": {"": {"printer": "x"}}}',
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


def test_saving_where_one_may_not_write(tmp_path: Path) -> None:
    """A place that is no folder: Busy, never OSError."""
    with pytest.raises(Busy):
        printer.save_pdf(b"%PDF", tmp_path / "no" / "slip.pdf")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Busy):
        Remembered(tmp_path / "file" / "printing.json").keep("slip", Setup("x"))
