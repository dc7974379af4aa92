"""A day of money (资金的一天) through the window: approved, listed, filed, answered; a fee; the day closed.

What four people did with keys has to agree in the end: the bank's file, the cases, the fund, the register
of papers and the sheet of the day, read back from its page.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pypdf
import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.money import Money
from app.services import batches, casework, income, papers, payouts, today
from app.services.payouts import funds
from app.ui.screens.today.batches.part import BatchesPart
from app.ui.screens.today.close import ClosePart
from app.ui.screens.today.income import IncomePart
from app.ui.screens.today.page import TodayPage
from tests.kit.batches import answer, order, template
from tests.kit.factories import PASSWORD, House, house
from tests.kit.money import case_approved, order_of
from tests.kit.money import income as came_in
from tests.kit.pages import Window, seen, type_into, words_of

PAYER = "武义晨曦保温器皿有限公司工会委员会"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    """An office whose desks work beside the window."""
    made = house(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, at: House) -> Iterator[Window]:
    """The window at its sign-in page."""
    made = Window(qtbot, at.folder, at.clock)
    yield made
    made.shell.close()


def part(window: Window, initials: str, code: str) -> QWidget:
    """A part of 今日 with somebody in the seat."""
    if window.entrance.frame is None:
        window.sign_in(initials, PASSWORD)
    else:
        window.change_to(initials, PASSWORD)
    return turned(window, code)


def turned(window: Window, code: str) -> QWidget:
    """Another part of 今日 for the one who sits there."""
    window.press("Alt+7")
    page = window.frame.page("today")
    assert isinstance(page, TodayPage)
    window.wait(page.isVisible)
    page.open_part(code)
    return page.part(code)


def batch_of(window: Window, initials: str, label: str) -> BatchesPart:
    """The batch of the day, once it stands so."""
    found = part(window, initials, "batches")
    assert isinstance(found, BatchesPart)
    stands(window, found, label)
    return found


def stands(window: Window, found: BatchesPart, label: str) -> None:
    window.wait(lambda: not found.working and found.view is not None and found.view.row.label == label)


def batch_is_made_and_approved(window: Window) -> None:
    """Made by one, reviewed by another, approved by a third."""
    made = part(window, "tzy", "batches")
    assert isinstance(made, BatchesPart)
    window.wait(lambda: "没有未完结的批次" in words_of(made))
    window.press("F10")
    window.wait(lambda: "已选 3 笔，9,000.00 元（共 3 笔）" in words_of(made))
    type_into(seen(made, QLineEdit, "title"), "十一月生活救助")
    window.press("F10")
    stands(window, made, "待复核")
    batch_of(window, "hwm", "待复核")
    window.press("F10")
    batch_of(window, "xlm", "待审批")
    window.press("F10")


def bank_is_asked_and_answers(
    window: Window, at: House, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[UUID, Path]:
    """The cashier hands the file to the bank, which could not pay the last line."""
    found = batch_of(window, "zmh", "待报盘")
    target, source = folder / "报盘.txt", folder / "回盘.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(source), ""))
    window.press("F10")
    window.press("F10")
    stands(window, found, "待回盘")
    sent = target.read_bytes().decode("gbk").splitlines()
    assert sent[0] == "FF-XC01-2026-000001|3|9000.00"
    assert len(sent) == 4
    batch_id = batches.listed(at.cashier, every=True)[0].id
    source.write_bytes(answer(at.cashier, batch_id, [(3, "E017", "户名不符")]))
    window.press("F10")
    window.wait(lambda: "到账 2 笔 6,000.00 元，失败 1 笔" in words_of(found))
    window.press("F10")
    stands(window, found, "已回盘")
    return batch_id, source


def fee_is_received(window: Window) -> None:
    """126 people pay by transfer; the receipt with its three copies comes up."""
    found = turned(window, "income")
    assert isinstance(found, IncomePart)
    window.press("F10")
    window.wait(found.taking.isVisible)
    texts = {
        "line": "mutual_aid",
        "payer": PAYER,
        "reason": "2026年度职工医疗互助参保费",
        "people": "126",
        "price": "110",
        "way": "transfer",
        "voucher_no": "3390",
    }
    for code, text in texts.items():
        one = found.taking.input(code)
        if isinstance(one, QComboBox):
            one.setCurrentIndex(one.findData(text))
        else:
            type_into(one, text)
    window.press("F10")
    window.wait(found.preview.isVisible)
    assert found.preview.sheets.count() == 3
    window.press("Esc")


def day_is_closed(window: Window) -> str:
    """Counted and closed; gives what the sheet says, without blanks."""
    found = turned(window, "close")
    assert isinstance(found, ClosePart)
    assert "票号连续，无缺号" in words_of(found)
    window.press("F10")
    window.wait(found.counting.isVisible)
    counted = found.counting.input("counted")
    assert isinstance(counted, QLineEdit)
    type_into(counted, "0")
    window.press("F10")
    desk = window.frame.desk
    window.wait(lambda: len(today.closings(desk)) == 1)
    sheet = today.closed_pdf(desk, today.closings(desk)[0].id)
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(sheet)).pages).split())


def test_a_day_of_money(window: Window, at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    came_in(at, "10000")
    template(at)
    case_id = case_approved(at)
    others = [order(at, 2), order(at, 3)]
    batch_is_made_and_approved(window)
    batch_id, source = bank_is_asked_and_answers(window, at, tmp_path, monkeypatch)
    fee_is_received(window)

    with at.cashier.read() as asks:
        states = [one.state for one in payouts.load_all(asks, others)]
        assert sorted([order_of(at, case_id).state, *states]) == ["failed", "paid", "paid"]
        assert funds.left(asks, "own", 2026) == Money(400_000)
        assert papers.gaps(asks) == ()
    assert casework.case(at.clerk, case_id).state == "done"
    taken = income.of_days(at.cashier, at.clock.today(), at.clock.today())
    assert [one.amount for one in taken] == [Money(1_386_000)]

    found = turned(window, "batches")
    assert isinstance(found, BatchesPart)
    stands(window, found, "已回盘")
    found.read_from(source)
    window.wait(lambda: "不再读第二次" in found.strip.sentence())
    assert batches.view(at.cashier, batch_id).row.label == "已回盘"

    told = day_is_closed(window)
    for word in ("6,000.00", "13,860.00", "领-XC01-2026-000001", "收-XC01-2026-000001", "无缺号"):
        assert word in told
    late = turned(window, "income")
    assert isinstance(late, IncomePart)
    window.press("F10")
    window.wait(late.taking.isVisible)
    for code, text in {"payer": PAYER, "reason": "补缴", "amount": "110"}.items():
        type_into(seen(late.taking, QLineEdit, code), text)
    window.press("F10")
    window.wait(lambda: "已经日结，不能再记这一天的账" in words_of(late))
    assert len(income.of_days(at.cashier, at.clock.today(), at.clock.today())) == 1
