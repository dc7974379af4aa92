"""Preview (预览): the page as it will be printed, no printer, PDF, the mark of a reprint, offsets."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog, QLineEdit

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
    sent: list[tuple[bytes, Setup]] = []
    monkeypatch.setattr(printer, "printers", lambda: ("柜台激光 1",))

    def send(pdf: bytes, setup: Setup, name: str) -> Setup:
        sent.append((pdf, setup))
        return setup

    monkeypatch.setattr(printer, "send", send)
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


def test_saved_as_pdf_it_counts_and_the_second_is_marked(
    window: Window, preview: PreviewPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    preview._save.choose()
    assert "补打" not in text_of(target.read_bytes())
    preview._save.choose()
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
    at = preview._size.findText("A5")
    assert at >= 0
    preview._size.setCurrentIndex(at)
    preview._size.activated.emit(at)
    wide = preview.sheets.picture()
    assert wide.width() > wide.height()
    assert tall.height() > tall.width()


def test_esc_closes_and_the_list_comes_back(window: Window, preview: PreviewPane) -> None:
    window.press("Esc")
    window.wait(lambda: not preview.isVisible())
    assert window.relief.list.isVisible()
    assert window.relief.pane.side.isVisible()
