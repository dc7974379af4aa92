"""One walk-in through the real window (一位来办的职工): from an unknown name to the slip and to 办结."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.printing import image
from app.services import casework, people, search
from tests.kit.factories import ASSESSED, DECIDED, PASSWORD, House, house, id_number
from tests.kit.pages import Window, grey, seen, words_of

NUMBER = "JZ-XC01-2026-000001"
REGISTERED = {
    "channel": "窗口",
    "reply_way": "电话",
    "reason": "本人患病，收入不够支出。",
    "has_union": "否",
    "on_dibao": "否",
}


@pytest.fixture
def at(tmp_path: Path) -> House:
    """An office whose file is closed: the window opens it."""
    made = house(tmp_path / "data")
    made.close()
    return made


@pytest.fixture
def window(qtbot: QtBot, at: House) -> Iterator[Window]:
    """The window at its sign-in page."""
    made = Window(qtbot, at.folder, at.clock)
    yield made
    made.shell.close()


def register(window: Window, number: str) -> None:
    """Nobody is found: F2 takes the number along, which tells birth date and sex."""
    window.search(number, enter=False)
    assert window.results() == ["职工 0 ↑ ↓ 选择・Enter 打开", "案件 0", "单位 0"]
    window.press("F2")
    form = window.person_form()
    typed = form.typed()
    assert typed["id_number"] == number
    assert typed["born_on"].startswith(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    assert typed["sex"] in {"1", "2"}
    window.fill(form, {"name": "周素梅", "phone": "13957265526", "unit": "三溪门业（武义）有限公司"})
    window.press("F10")
    window.wait(lambda: window.counter.current() is window.counter.card)
    assert "周素梅" in words_of(window.counter.card)
    assert "身份由复核人员登记。" in window.counter.card.moves.reasons()


def put_in_file(window: Window) -> None:
    """复核 finds her by initials and enters the standing."""
    window.search("zsm")
    window.wait(lambda: window.counter.current() is window.counter.card)
    window.counter.card.moves.button("standing").choose()
    form = window.standing_form()
    texts = {
        "kind": "在档",
        "category": "相对",
        "from_on": "20260105",
        "number": "DA-XC01-2026-000001",
        "source": "年度审核",
    }
    window.fill(form, texts)
    window.press("F10")
    window.wait(lambda: window.counter.current() is window.counter.card)
    assert "困难帮扶" in words_of(window.counter.card)
    assert "在档" in words_of(window.counter.card)


def take_in(window: Window, number: str) -> None:
    """经办 finds her by the tail of the number, presses 1, fills, ticks, accepts."""
    window.search(number[-4:])
    window.wait(lambda: window.counter.current() is window.counter.card)
    page = window.begin(1, "relief.living")
    assert "缺必要材料" in page.moves.reasons()
    window.fill(page, REGISTERED)
    window.tick(page, ["form", "id", "bank", "income"])
    window.wait(lambda: page.moves.reasons() != "" and not page.moves.button("accept").closed)
    window.press("F10")
    window.wait(lambda: window.relief.isVisible() and window.relief.pane.case is not None)


def read_slip(window: Window, target: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The slip stands in preview; saved as PDF it is read back in text and in picture; gives its QR text."""
    preview = window.relief.preview
    window.wait(preview.isVisible)
    on_screen = zxingcpp.read_barcodes(grey(preview.sheets.picture().scaledToWidth(900)))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    seen(preview, QAbstractButton, "save_pdf").click()
    pdf = target.read_bytes()
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).replace("\n", "")
    assert NUMBER in text
    assert "周＊梅" in text
    assert "补打" not in text
    page = image.pages(pdf, 203)[0]
    found = zxingcpp.read_barcodes(memoryview(page.data[::4]).cast("B", (page.height, page.stride // 4)))
    assert [one.text for one in found] == [one.text for one in on_screen]
    assert found[0].text.startswith(f"{NUMBER} ")
    assert "打过 1 次" in words_of(preview)
    return found[0].text


def test_walk_in(window: Window, at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = id_number(12)
    window.sign_in("cxl", PASSWORD)
    register(window, number)
    window.change_to("hwm", PASSWORD)
    put_in_file(window)
    window.change_to("cxl", PASSWORD)
    take_in(window, number)
    scanned = read_slip(window, tmp_path / "slip.pdf", monkeypatch)

    window.press("Esc")
    window.wait(lambda: not window.relief.preview.isVisible())
    window.search(scanned)
    window.wait(window.relief.isVisible)
    case = window.relief.pane.case
    assert case is not None
    assert case.number == NUMBER
    to_the_end(window, at)
    assert_ended(window)


def to_the_end(window: Window, at: House) -> None:
    """经办 verifies, 复核 publicises and submits, 审批 agrees, 出纳 pays; each signs in first."""
    window.fill(window.relief.pane, {"aid_elsewhere": "否"})
    window.move("verify")
    window.wait(lambda: state(window) == "verify")
    assert "由复核（何伟民" in window.relief.pane.moves.reasons()
    turn(window, "hwm")
    window.fill(window.relief.pane, ASSESSED)
    window.move("publicise")
    window.wait(lambda: state(window) == "notice")
    at.days_on(10)
    turn(window, "hwm")
    window.fill(window.relief.pane, {"objection": "否"})
    window.move("submit")
    window.wait(lambda: state(window) == "decide")
    turn(window, "xlm")
    texts = {**DECIDED, "fund_source": "工会", "pay_way": "打卡", "account_name": "周素梅"}
    window.fill(window.relief.pane, texts)
    window.move("approve")
    window.wait(lambda: state(window) == "pay")
    turn(window, "zmh")
    window.fill(window.relief.pane, {"paid_on": "t"})
    window.move("pay")
    window.wait(lambda: state(window) == "done")


def state(window: Window) -> str:
    """The state of the case in front."""
    case = window.relief.pane.case
    return case.state if case is not None else ""


def turn(window: Window, initials: str) -> None:
    """Somebody else signs in and types the number into the box."""
    window.change_to(initials, PASSWORD)
    window.search(NUMBER)
    window.wait(lambda: window.relief.isVisible() and state(window) != "")


def assert_ended(window: Window) -> None:
    """The case is done, its timer green, its papers there, the money on the card, the number unchanged."""
    pane = window.relief.pane
    case = pane.case
    assert case is not None
    assert case.ended
    assert pane.isVisible()
    assert not pane.moves.isVisible()
    assert [one.stage for one in case.steps] == ["done"] * 6
    assert {"受理回执", "办结通知"} <= {one.title for one in case.papers}
    desk = window.frame.desk
    found = search.find(desk, "zsm")
    card = people.card(desk, found.people[0].id)
    assert card.benefits_total.show() == "3,000.00"
    assert casework.case(desk, case.id).number == NUMBER
    paid_on = window.field(pane, "paid_on")
    assert isinstance(paid_on, QLineEdit)
    assert paid_on.isReadOnly()
