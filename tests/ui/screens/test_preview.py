"""Preview (预览): the page as it will be printed, no printer, PDF, the mark of a reprint, offsets."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLineEdit, QWidget

from app.core.errors import Busy
from app.services import casework
from app.ui import printer
from app.ui.printer import Setup
from app.ui.screens.preview.pane import PreviewPane
from tests.kit.factories import PASSWORD, House, accepted, hardship
from tests.kit.pages import Window, seen, type_into, words_of


@pytest.fixture
def preview(window: Window, at: House) -> PreviewPane:
    """The slip of 周素梅's case in preview."""
    done = accepted(at, hardship(at))
    window.sign_in("cxl", PASSWORD)
    window.search(done.number)
    window.wait(window.relief.isVisible)
    window.press("F9")
    window.wait(window.relief.preview.isVisible)
    return window.relief.preview


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def prints(window: Window) -> int:
    case = window.relief.pane.case
    assert case is not None
    return casework.case(window.frame.desk, case.id).papers[0].prints


def on_paper(monkeypatch: pytest.MonkeyPatch, *names: str) -> list[tuple[bytes, Setup]]:
    """Printers of these names, and what was sent to them."""
    sent: list[tuple[bytes, Setup]] = []
    monkeypatch.setattr(printer, "printers", lambda: names)
    monkeypatch.setattr(printer, "device", lambda _: QPrinter())

    def send(pdf: bytes, setup: Setup, name: str, to: QPrinter) -> Setup:
        sent.append((pdf, setup))
        return setup

    monkeypatch.setattr(printer, "send", send)
    return sent


def test_the_page_stands_beside_the_case(window: Window, preview: PreviewPane) -> None:
    assert preview.sheets.count() == 1
    assert preview.sheets.picture().height() > 200
    assert "80 mm 小票・1 页・未打印" in words_of(preview)
    assert window.relief.pane.isVisible()
    assert not window.relief.list.isVisible()


def test_without_a_printer_it_says_what_to_do_and_counts_nothing(
    window: Window, preview: PreviewPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer, "printers", lambda: ())
    window.press("F9")
    window.wait(lambda: "没有可用的打印机" in preview.strip.sentence())
    assert prints(window) == 0


def test_f9_prints_once_more_marked_and_remembers_how(
    window: Window, preview: PreviewPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = on_paper(monkeypatch, "柜台激光 1")
    type_into(seen(preview, QLineEdit, "copies"), "2")
    type_into(seen(preview, QLineEdit, "offset_down"), "0.5")
    window.press("F9")
    window.wait(lambda: prints(window) == 1)
    assert sent[0][1].copies == 2
    assert sent[0][1].down == 5
    assert "补打" not in text_of(sent[0][0])
    assert "再打会印“补打 第2次”" in words_of(preview)
    window.press("F9")
    window.wait(lambda: prints(window) == 2)
    assert "补打第2次" in text_of(sent[1][0]).replace(" ", "")


def test_the_systems_dialogue_prints_once_and_is_remembered(
    window: Window, preview: PreviewPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = on_paper(monkeypatch, "柜台激光 1", "小票机")
    asked: list[Setup] = []

    def ask(setup: Setup, name: str, parent: QWidget) -> tuple[Setup, QPrinter]:
        asked.append(setup)
        return replace(setup, printer="小票机", copies=3), QPrinter()

    monkeypatch.setattr(printer, "ask", ask)
    preview._remembered.keep("slip", Setup("小票机", 1, -3, 7))
    assert preview.paper is not None
    preview.show_paper(preview.paper)
    type_into(seen(preview, QLineEdit, "copies"), "2")
    window.press("Ctrl+P")
    window.wait(lambda: prints(window) == 1)
    assert (asked[0].copies, sent[0][1].printer, sent[0][1].copies) == (2, "小票机", 3)
    assert "已送到“小票机”，3 份。" in preview.strip.sentence()
    kept = preview._remembered.last(preview.paper.code)
    assert kept is not None
    assert (kept.printer, kept.copies) == ("小票机", 3)
    assert seen(preview, QLineEdit, "copies").text() == "3"


def test_a_cancelled_dialogue_says_and_counts_nothing(
    window: Window, preview: PreviewPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = on_paper(monkeypatch, "小票机")
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Rejected)
    seen(preview, QAbstractButton, "ask_printer").click()
    assert (sent, prints(window), preview.strip.isVisible()) == ([], 0, False)


def test_a_print_that_the_printer_refuses_is_not_counted(
    window: Window, preview: PreviewPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = on_paper(monkeypatch, "小票机")

    def refuse(to: QPrinter, pdf: bytes) -> None:
        raise Busy("打印机“小票机”不能用 80×200 毫米的纸。请换纸张，或另选一台。")

    monkeypatch.setattr(printer, "fit", refuse)
    window.press("F9")
    window.wait(lambda: "不能用 80×200 毫米的纸" in preview.strip.sentence())
    assert (sent, prints(window)) == ([], 0)


def test_a_printer_that_left_stops_the_direct_print(
    window: Window, preview: PreviewPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = on_paper(monkeypatch, "柜台激光 1")
    assert preview.paper is not None
    preview._remembered.keep(preview.paper.code, Setup("旧打印机", direct=True))
    window.press("Esc")
    window.wait(lambda: not preview.isVisible())
    window.press("F9")
    window.wait(preview.isVisible)
    assert printer.gone("旧打印机") in preview.strip.sentence()
    assert sent == []


def test_saved_as_pdf_it_counts_and_the_second_is_marked(
    window: Window, preview: PreviewPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    seen(preview, QAbstractButton, "save_pdf").click()
    assert "补打" not in text_of(target.read_bytes())
    seen(preview, QAbstractButton, "save_pdf").click()
    assert "补打" in text_of(target.read_bytes())
    assert prints(window) == 2


def test_a_place_that_cannot_be_written_is_told(preview: PreviewPane, tmp_path: Path) -> None:
    assert not preview.save_to(tmp_path / "none" / "a.pdf")
    assert "没有存到“a.pdf”" in preview.strip.sentence()


@pytest.mark.parametrize(
    ("name", "text"), [("copies", "0"), ("copies", "x"), ("offset_right", "80"), ("offset_down", "a")]
)
def test_senseless_figures_are_told_and_print_nothing(
    window: Window, preview: PreviewPane, name: str, text: str
) -> None:
    type_into(seen(preview, QLineEdit, name), text)
    assert not preview.print_now()
    assert preview.strip.sentence() != ""
    assert prints(window) == 0


def test_another_size_is_another_page(preview: PreviewPane) -> None:
    tall = preview.sheets.picture()
    sizes = seen(preview, QComboBox, "paper_size")
    at = sizes.findText("A5")
    assert at >= 0
    sizes.setCurrentIndex(at)
    sizes.activated.emit(at)
    wide = preview.sheets.picture()
    assert wide.width() > wide.height()
    assert tall.height() > tall.width()


def test_esc_closes_and_the_list_comes_back(window: Window, preview: PreviewPane) -> None:
    window.press("Esc")
    window.wait(lambda: not preview.isVisible())
    assert window.relief.list.isVisible()
    assert window.relief.pane.side.isVisible()
