"""Preview (预览): the page as it will be printed, no printer, PDF, the mark of a reprint, offsets."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLineEdit, QWidget

from app.core.errors import Busy, Refused
from app.services import casework, papers
from app.ui import printer
from app.ui.printer import Job, Remembered, Setup
from app.ui.screens.preview import pane
from app.ui.screens.preview.pane import PreviewPane
from tests.kit.factories import PASSWORD, House, accepted, hardship
from tests.kit.pages import Window, seen, type_into, words_of
from tests.kit.trays import Trays


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


def out(window: Window, preview: PreviewPane, times: int) -> None:
    """Wait until so many prints are entered, and the last one has gone out."""
    window.wait(lambda: prints(window) == times and not preview._sending.busy)


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def prints(window: Window) -> int:
    case = window.relief.pane.case
    assert case is not None
    return casework.case(window.frame.desk, case.id).papers[0].prints


@pytest.fixture
def trays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trays:
    """Two printers that work."""
    return Trays(tmp_path, monkeypatch, ("柜台激光 1", "小票机"))


def test_the_page_stands_beside_the_case(window: Window, preview: PreviewPane) -> None:
    assert preview.sheets.count() == 1
    assert preview.sheets.picture().height() > 200
    assert "80 mm 小票・1 页・未打印" in words_of(preview)
    assert window.relief.pane.isVisible()
    assert not window.relief.list.isVisible()


def test_without_a_printer_it_says_what_to_do_and_counts_nothing(
    window: Window, preview: PreviewPane, trays: Trays
) -> None:
    trays.names.clear()
    window.press("F9")
    window.wait(lambda: "没有可用的打印机" in preview.strip.sentence())
    assert prints(window) == 0


def test_f9_prints_once_more_marked_and_remembers_how(
    window: Window, preview: PreviewPane, trays: Trays
) -> None:
    type_into(seen(preview, QLineEdit, "copies"), "2")
    type_into(seen(preview, QLineEdit, "offset_down"), "0.5")
    type_into(seen(preview, QLineEdit, "scale"), "101.5")
    seen(preview, QAbstractButton, "turned").click()
    window.press("F9")
    out(window, preview, 1)
    one = trays.setups[0]
    assert (one.copies, one.down, one.scale, one.turned) == (2, 5, 1015, True)
    assert "补打" not in text_of(trays.got[0])
    assert "再打会印“补打 第2次”" in words_of(preview)
    window.press("F9")
    out(window, preview, 2)
    assert "补打第2次" in text_of(trays.got[1]).replace(" ", "")
    assert preview.paper is not None
    assert preview._remembered.last(preview.paper.code) == one


def test_the_systems_dialogue_prints_once_and_is_remembered(
    window: Window, preview: PreviewPane, trays: Trays, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Setup] = []

    def ask(setup: Setup, name: str, parent: QWidget) -> tuple[Setup, QPrinter]:
        asked.append(setup)
        used = replace(setup, printer="小票机", copies=3)
        return used, trays.device(used)

    monkeypatch.setattr(printer, "ask", ask)
    assert preview.paper is not None
    preview._remembered.keep(preview.paper.code, Setup("小票机", 1, -3, 7))
    preview.show_paper(preview.paper)
    type_into(seen(preview, QLineEdit, "copies"), "2")
    window.press("Ctrl+P")
    out(window, preview, 1)
    assert (asked[0].copies, trays.setups[0].printer, trays.setups[0].copies) == (2, "小票机", 3)
    assert "已送到“小票机”，3 份。" in preview.strip.sentence()
    kept = preview._remembered.last(preview.paper.code)
    assert kept is not None
    assert (kept.printer, kept.copies, kept.right, kept.down) == ("小票机", 3, -3, 7)
    assert seen(preview, QLineEdit, "copies").text() == "3"


def test_a_cancelled_dialogue_says_and_counts_nothing(
    window: Window, preview: PreviewPane, trays: Trays, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Rejected)
    seen(preview, QAbstractButton, "ask_printer").click()
    assert (trays.got, prints(window), preview.strip.isVisible()) == ([], 0, False)


def test_a_print_that_the_printer_refuses_is_not_counted(
    window: Window, preview: PreviewPane, trays: Trays, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(job: Job, pdf: bytes) -> None:
        raise Busy("打印机“小票机”不能用 80×200 毫米的纸。请换纸张，或另选一台。")

    monkeypatch.setattr(Job, "begin", refuse)
    window.press("F9")
    window.wait(lambda: "不能用 80×200 毫米的纸" in preview.strip.sentence())
    assert (trays.got, prints(window)) == ([], 0)


def stop(window: Window, preview: PreviewPane, trays: Trays) -> None:
    """The printer goes in the middle of the first print."""
    trays.last_page = 0
    window.press("F9")
    window.wait(lambda: "纸上打出来了吗" in preview.strip.sentence())
    trays.last_page = None
    assert "没有打完" in preview.strip.sentence()
    assert prints(window) == 1


def test_nothing_came_out_so_the_next_print_is_the_first(
    window: Window, preview: PreviewPane, trays: Trays
) -> None:
    """Who saw an empty tray says so: that print does not count, once, and the next is unmarked."""
    stop(window, preview, trays)
    seen(preview, QAbstractButton, "not_out").click()
    out(window, preview, 0)
    assert "记下了" in preview.strip.sentence()
    window.press("F9")
    out(window, preview, 1)
    assert "补打" not in text_of(trays.got[-1])
    window.press("F9")
    out(window, preview, 2)
    assert "补打第2次" in text_of(trays.got[-1]).replace(" ", "")


@pytest.mark.parametrize("answered", [True, False])
def test_something_came_out_or_nobody_looked_so_the_next_is_marked(
    window: Window, preview: PreviewPane, trays: Trays, answered: bool
) -> None:
    """Never two sheets without a mark: without a word from the clerk the print counts."""
    stop(window, preview, trays)
    if answered:
        seen(preview, QAbstractButton, "came_out").click()
        assert preview.strip.sentence() == ""
    window.press("F9")
    out(window, preview, 2)
    assert "补打第2次" in text_of(trays.got[-1]).replace(" ", "")


def test_only_the_last_print_can_be_taken_back(window: Window, preview: PreviewPane, trays: Trays) -> None:
    """Not twice, and not one after which something else happened."""
    stop(window, preview, trays)
    desk, paper = window.frame.desk, preview.paper
    assert paper is not None
    papers.not_out(desk, paper.id)
    with pytest.raises(Refused, match="再打会印“补打”"):
        papers.not_out(desk, paper.id)
    papers.print_out(desk, paper.id, "exported")
    with pytest.raises(Refused):
        papers.not_out(desk, paper.id)


def test_a_printer_that_left_stops_the_direct_print(
    window: Window, preview: PreviewPane, trays: Trays
) -> None:
    assert preview.paper is not None
    preview._remembered.keep(preview.paper.code, Setup("旧打印机", direct=True))
    window.press("Esc")
    window.wait(lambda: not preview.isVisible())
    window.press("F9")
    window.wait(preview.isVisible)
    assert printer.gone("旧打印机") in preview.strip.sentence()
    assert trays.got == []


def test_a_direct_print_goes_without_the_preview(window: Window, preview: PreviewPane, trays: Trays) -> None:
    assert preview.paper is not None
    preview._remembered.keep(preview.paper.code, Setup("小票机", direct=True))
    window.press("Esc")
    window.wait(lambda: not preview.isVisible())
    window.press("F9")
    out(window, preview, 1)
    assert not preview.isVisible()


def test_a_printer_that_took_the_paper_and_stands_still_is_told(
    window: Window, preview: PreviewPane, trays: Trays, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Out of paper after the job was taken: not to be printed again, it comes out later."""
    monkeypatch.setattr(printer, "stands_still", lambda name: name == "柜台激光 1")
    monkeypatch.setattr(pane, "LOOK_AGAIN", 10)
    window.press("F9")
    window.wait(lambda: "不用再打一次" in preview.strip.sentence())
    assert prints(window) == 1


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
    ("name", "text"),
    [("copies", "0"), ("copies", "x"), ("offset_right", "80"), ("offset_down", "a"), ("scale", "94.9")],
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


def test_a_print_whose_setup_cannot_be_remembered_is_still_a_print(
    window: Window, preview: PreviewPane, trays: Trays, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(remembered: Remembered, paper: str, setup: Setup) -> None:
        raise Busy("打印设置没有记住。磁盘满了。")

    monkeypatch.setattr(Remembered, "keep", refuse)
    window.press("F9")
    window.wait(lambda: preview.strip.sentence() == "打印送出了。打印设置没有记住。磁盘满了。")
    assert prints(window) == 1
