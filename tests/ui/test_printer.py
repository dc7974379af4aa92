"""Printer (打印机): a PDF goes out in bands and whole, set-ups are remembered, no printer is told."""

from pathlib import Path

import pytest
from pypdf import PdfReader
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


def test_a_printer_that_left_is_replaced_by_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """A remembered printer that is gone gives way to the first one."""
    monkeypatch.setattr(printer, "printers", lambda: ("柜台激光 1", "小票机"))
    assert printer.chosen(Setup("旧打印机", copies=2)) == Setup("柜台激光 1", copies=2)
    assert printer.chosen(Setup("小票机")).printer == "小票机"


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
