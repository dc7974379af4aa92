"""Printing at the counter (柜台打印): sets, hundreds, onto printed forms; what is seen comes out."""

import time
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.core.money import Money
from app.engine.prints import AmountBox, Document, Row, Rows
from app.printing import image
from app.services import papers
from app.services.papers import Kind, PaperView
from app.ui import printer
from app.ui.notify import Notifier
from app.ui.printer import Remembered, Setup
from app.ui.screens.preview.bulk import BulkPrint
from app.ui.screens.preview.output import Order
from app.ui.screens.preview.pane import REMEMBERED, PreviewPane
from app.ui.widgets.progress import ProgressStrip
from tests.kit.factories import House, accepted, hardship
from tests.kit.pages import seen
from tests.kit.trays import Trays

CODES = {"first": "回执", "stub": "存根", "file": "档案"}


@pytest.fixture
def trays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trays:
    """Two printers that work."""
    return Trays(tmp_path, monkeypatch, ("柜台激光 1", "小票机"))


def document(title: str, pages: int = 1) -> Document:
    """A money paper, or one of some pages."""
    rows = Rows(tuple(Row("事由", "住院医疗互助补助金") for _ in range(30 * pages - 25)))
    return Document(
        title, "a5" if pages == 1 else "a4", "", "武义县总工会", (rows, AmountBox(Money(120_000)))
    )


def keep(at: House, case_id: UUID, *codes: str, number: str = "", pages: int = 1) -> list[PaperView]:
    """Papers that one move issued."""
    with at.clerk.write("issue_paper") as w:
        made = [
            papers.keep(
                at.clerk,
                w,
                document(CODES[code], pages),
                Kind(code, ("a5",) if pages == 1 else ("a4",), number),
                case_id=case_id,
            )
            for code in codes
        ]
    return [papers.view(at.clerk, one) for one in made]


@pytest.fixture
def case(at: House) -> UUID:
    """A case that was accepted."""
    return accepted(at, hardship(at)).case_id


@pytest.fixture
def pane(qtbot: QtBot, at: House) -> PreviewPane:
    """The preview alone."""
    made = PreviewPane(at.clerk, Notifier(at.folder, at.clock))
    qtbot.addWidget(made)
    made.resize(700, 640)
    made.show()
    return made


def prints(at: House, *ones: PaperView) -> list[int]:
    return [papers.view(at.clerk, one.id).prints for one in ones]


def test_a_set_goes_out_in_one_action(
    qtbot: QtBot, at: House, case: UUID, pane: PreviewPane, trays: Trays
) -> None:
    """All papers of one move, each on the printer and in the copies that it was printed with last."""
    other = keep(at, case, "first")
    first, stub, file = keep(at, case, "first", "stub", "file")
    Remembered(at.folder / REMEMBERED).keep("stub", Setup("小票机", 2, 3))
    pane.show_paper(first)
    assert seen(pane, QAbstractButton, "print_set").text() == "一起打 3 种"
    seen(pane, QAbstractButton, "print_set").click()
    qtbot.waitUntil(lambda: prints(at, first, stub, file) == [1, 1, 1] and not pane._sending.busy)
    assert pane.strip.sentence() == "3 种都已送出：回执、存根、档案。"
    assert [(one.printer, one.copies) for one in trays.setups] == [
        ("柜台激光 1", 1),
        ("小票机", 2),
        ("柜台激光 1", 1),
    ]
    assert prints(at, *other) == [0]


def test_one_that_fails_does_not_lose_the_others(
    qtbot: QtBot, at: House, case: UUID, pane: PreviewPane, trays: Trays
) -> None:
    """One sentence says which went out and which did not; that one is neither counted nor lost."""
    first, stub, file = keep(at, case, "first", "stub", "file")
    Remembered(at.folder / REMEMBERED).keep("stub", Setup("旧打印机"))
    pane.show_paper(first)
    pane.print_set()
    qtbot.waitUntil(lambda: "没打成" in pane.strip.sentence())
    told = pane.strip.sentence()
    assert "已送出：回执、档案。没打成：存根。打印机“旧打印机”不在了" in told
    assert "可以换一台打印机再打" in told
    assert prints(at, first, stub, file) == [1, 0, 1]
    pane.show_paper(stub)
    pane.print_now()
    qtbot.waitUntil(lambda: prints(at, stub) == [1])
    assert "补打" not in trays.got[-1].decode("latin-1")


def test_the_printer_goes_in_the_middle_of_page_three(
    qtbot: QtBot, at: House, case: UUID, pane: PreviewPane, trays: Trays
) -> None:
    """The page is named, the paper stays, and nothing of it counts once nobody saw any of it."""
    [long] = keep(at, case, "file", pages=5)
    pane.show_paper(long)
    assert pane.sheets.count() > 3
    trays.last_page = 2
    pane.print_now()
    qtbot.waitUntil(lambda: "纸上打出来了吗" in pane.strip.sentence())
    assert f"打到第 3 页停了，共 {pane.sheets.count()} 页" in pane.strip.sentence()
    seen(pane, QAbstractButton, "not_out").click()
    assert prints(at, long) == [0]
    trays.last_page = None
    pane.print_now()
    qtbot.waitUntil(lambda: prints(at, long) == [1] and not pane._sending.busy)


def test_onto_a_printed_form(qtbot: QtBot, at: House, case: UUID, pane: PreviewPane, trays: Trays) -> None:
    """Ticked for a money paper the preview shows the data alone, and so it is printed and remembered."""
    [plain] = keep(at, case, "stub")
    pane.show_paper(plain)
    assert not any(one.isVisible() for one in pane.controls.findChildren(QAbstractButton, "data_only"))
    [money] = keep(at, case, "first", number="领-XC01-2026-000001")
    pane.show_paper(money)
    whole = ink(pane.sheets.pdf())
    seen(pane, QAbstractButton, "data_only").click()
    shown = ink(pane.sheets.pdf())
    assert shown < 0.8 * whole
    pane.print_now()
    qtbot.waitUntil(lambda: prints(at, money) == [1] and not pane._sending.busy)
    assert ink(trays.got[0]) == shown
    kept = Remembered(at.folder / REMEMBERED).last("first")
    assert kept is not None
    assert kept.data_only


def ink(pdf: bytes) -> int:
    """How much is black on the first page."""
    return sum(255 - grey for grey in next(image.bands(pdf, 0, 72)).data[::4])


def test_what_is_seen_comes_out(at: House, case: UUID, pane: PreviewPane, tmp_path: Path) -> None:
    """The page on the screen and the page that a printer draws are the same picture, block by block."""
    target = tmp_path / "out.pdf"
    for one in keep(at, case, "first", "file", pages=1):
        pane.show_paper(one)
        printer.save_through(pane.sheets.pdf(), target, one.title, dpi=600)
        shown = next(image.bands(pane.sheets.pdf(), 0, 100))
        came = next(image.bands(target.read_bytes(), 0, 100))
        assert abs(shown.width - came.width) <= 1
        assert abs(shown.height - came.height) <= 1
        blocks = [abs(a - b) for a, b in zip(squares(shown), squares(came), strict=True)]
        assert max(blocks) < 45
        assert sum(blocks) / len(blocks) < 4


def squares(page: image.PageImage, side: int = 12) -> list[float]:
    """The mean grey of each square of 3 mm; a last one that is cut off is left out."""
    found = []
    for top in range(0, 48 * side, side):
        for left in range(0, 68 * side, side):
            rows = [
                page.data[y * page.stride + 4 * left : y * page.stride + 4 * (left + side) : 4]
                for y in range(top, top + side)
            ]
            found.append(sum(map(sum, rows)) / side**2)
    return found


class Gaps:
    """The longest time in which the window had no turn."""

    def __init__(self, qtbot: QtBot) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def orders(ones: list[PaperView]) -> list[Order]:
    """These papers for the slip printer."""
    return [Order(one.id, one.title, Setup("小票机")) for one in ones]


@pytest.fixture
def bulk(qtbot: QtBot, at: House) -> BulkPrint:
    """The strip of a bulk print."""
    made = BulkPrint(at.clerk, Notifier(at.folder, at.clock))
    qtbot.addWidget(made)
    return made


def test_many_go_out_one_after_the_other(
    qtbot: QtBot, at: House, case: UUID, bulk: BulkPrint, trays: Trays
) -> None:
    """Each is an entry of its own; the window has its turn all the while."""
    ones = [one for _ in range(15) for one in keep(at, case, "first", "stub")]
    gaps = Gaps(qtbot)
    assert bulk.start(orders(ones))
    assert not bulk.start(orders(ones[:1]))
    qtbot.waitUntil(lambda: "已送出 30 份。" in bulk.strip.sentence(), timeout=30_000)
    assert prints(at, *ones) == [1] * 30
    assert gaps.longest < 0.5  # on a machine that has other things to do; alone it is a tenth of that


def test_cancelling_says_how_many_went_out(
    qtbot: QtBot, at: House, case: UUID, bulk: BulkPrint, trays: Trays
) -> None:
    """The paper under way goes out whole, no further one is begun, and none is counted that did not go."""
    ones = [one for _ in range(10) for one in keep(at, case, "first", "stub")]
    bulk.start(orders(ones))
    qtbot.waitUntil(lambda: sum(prints(at, *ones)) >= 3)
    assert seen(bulk, ProgressStrip, bulk.progress.objectName()).isVisible()
    seen(bulk, QAbstractButton, "cancel").click()
    qtbot.waitUntil(lambda: "没有开始" in bulk.strip.sentence())
    out = sum(prints(at, *ones))
    assert bulk.strip.sentence() == f"已送出 {out} 份，没有开始 {20 - out} 份。"


def test_a_printer_that_goes_among_many(
    qtbot: QtBot, at: House, case: UUID, bulk: BulkPrint, trays: Trays
) -> None:
    """It is not tried again for each of the rest; one sentence says why, none of them is counted."""
    ones = keep(at, case, "first", "stub", "file")
    bulk.start(orders(ones))
    trays.names.remove("小票机")
    qtbot.waitUntil(lambda: "没打成" in bulk.strip.sentence())
    assert "没打成 3 份。打印机“小票机”不在了" in bulk.strip.sentence()
    assert prints(at, *ones) == [0, 0, 0]
    assert not bulk.start(orders(ones[:1]))
    assert "不在了" in bulk.strip.sentence()
