"""Money in and the end of the day (今日 · 收款、日结) through the window: typed, told, printed, closed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from app.printing import image
from app.services import income, today
from app.ui import printer
from app.ui.printer import Setup, queue
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.today.close import ClosePart
from app.ui.screens.today.income import IncomePart
from app.ui.screens.today.page import TodayPage
from app.ui.widgets.move_button import MoveButton
from tests.kit.factories import PASSWORD, House
from tests.kit.pages import Window, type_into, words_of
from tests.services.test_income import PLAIN

UNIT = "武义晨曦保温器皿有限公司工会委员会"


def part(window: Window, code: str) -> QWidget:
    """今日, with this part in front."""
    window.press("Alt+7")
    window.wait(lambda: window.frame.current().objectName() == "today")
    page = window.frame.current()
    assert isinstance(page, TodayPage)
    page.open_part(code)
    return page.part(code)


@pytest.fixture
def money(window: Window) -> IncomePart:
    """The cashier at 收款."""
    window.sign_in("zmh", PASSWORD)
    found = part(window, "income")
    assert isinstance(found, IncomePart)
    return found


def fill(form: PlainForm, texts: dict[str, str]) -> None:
    for code, text in texts.items():
        one = form.input(code)
        if isinstance(one, QComboBox):
            one.setCurrentIndex(one.findData(text))
        else:
            type_into(one, text)


def faults(form: PlainForm) -> list[str]:
    return [
        one.text() for one in form.findChildren(QLabel) if one.property("tone") == "fault" and one.isVisible()
    ]


def close(window: Window) -> ClosePart:
    found = part(window, "close")
    assert isinstance(found, ClosePart)
    return found


def test_a_fee_is_typed_told_in_capitals_and_its_receipt_comes_up(window: Window, money: IncomePart) -> None:
    assert "这几天没有收款" in words_of(money)
    window.press("F10")
    window.wait(money.taking.isVisible)
    fill(money.taking, {"line": "mutual_aid", "payer": UNIT, "people": "126", "price": "110"})
    assert money.taking.capital.said.text() == "人民币壹万叁仟捌佰陆拾元整"
    fill(money.taking, {"price": "110.005"})
    assert money.taking.capital.said.text() == "—"
    window.press("F10")
    window.wait(lambda: len(faults(money.taking)) == 2)
    assert faults(money.taking) == ["请填写收款事由。", "金额最多写到分，小数点后请只写两位。"]
    fill(money.taking, {"price": "110", "reason": "2026年度职工医疗互助参保费"})
    window.press("F10")
    window.wait(money.preview.isVisible)
    paper = money.preview.paper
    assert paper is not None
    assert (paper.number, money.preview.sheets.count()) == ("收-XC01-2026-000001", 3)
    window.press("Esc")
    window.wait(lambda: not money.preview.isVisible())
    assert [one.payer for one in money.read()] == [UNIT]
    assert "人民币壹万叁仟捌佰陆拾元整" in words_of(money)


def test_what_is_typed_stays_while_another_part_is_looked_at(window: Window, money: IncomePart) -> None:
    window.press("F10")
    window.wait(money.taking.isVisible)
    fill(money.taking, {"payer": UNIT})
    part(window, "close")
    part(window, "income")
    assert money.taking.isVisible()
    assert money.taking.typed()["payer"] == UNIT


def test_a_sum_is_voided_with_its_reason_and_all_copies(window: Window, money: IncomePart, at: House) -> None:
    income.receive(at.cashier, PLAIN)
    money.enter()
    window.press("F8")
    window.wait(money.why_void.isVisible)
    fill(money.why_void, {"reason": "金额写错"})
    window.press("F10")
    window.wait(lambda: [one.state for one in money.read()] == ["已作废"])
    assert "已作废" in words_of(money)
    closed = {one.objectName(): one.closed for one in money.moves.findChildren(MoveButton) if one.isVisible()}
    assert "已经作废" in (closed["void_income"] or "")


def test_whoever_is_no_cashier_sees_the_sums_and_why_he_takes_none(window: Window, at: House) -> None:
    income.receive(at.cashier, PLAIN)
    window.sign_in("cxl", PASSWORD)
    found = part(window, "income")
    assert isinstance(found, IncomePart)
    assert [one.payer for one in found.read()] == ["徐桂芳"]
    window.press("F10")
    assert not found.taking.isVisible()
    assert "收款由出纳人员办理。" in words_of(found) + found.moves.accessibleDescription()
    assert "日结由出纳人员办理" in today.closing_closed(at.clerk)


def test_a_day_is_closed_counted_and_printed(
    window: Window, money: IncomePart, at: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    income.receive(at.cashier, PLAIN)
    for place in (printer, queue):
        monkeypatch.setattr(place, "printers", lambda: ("窗口打印机",))
    sent: list[bytes] = []

    def send(pdf: bytes, setup: Setup, _name: str) -> Setup:
        sent.append(pdf)
        return setup

    monkeypatch.setattr(printer, "send", send)
    page = close(window)
    assert "票号连续，无缺号" in words_of(page)
    assert "还没有试恢复过的备份" in words_of(page)
    window.press("F10")
    window.wait(page.counting.isVisible)
    fill(page.counting, {"counted": "120"})
    window.press("F10")
    window.wait(lambda: faults(page.counting) == ["比账面 120.50 元少 0.50 元，请写明短款的原因。"])
    fill(page.counting, {"note": "找零差"})
    window.press("F10")
    window.wait(lambda: len(sent) == 1)
    assert page.strip.sentence() == "日结办好了，已送到“窗口打印机”，1 份。"
    assert image.count(sent[0]) == 1
    assert [one.period for one in today.closings(at.cashier)] == ["2026-11-02"]
    assert "2026-11-02 已经日结" in words_of(page)
    window.press("F9")
    window.wait(lambda: len(sent) == 2)
    assert sent[1] != sent[0]
    page.save_to(tmp_path / "日结单.pdf")
    assert image.count((tmp_path / "日结单.pdf").read_bytes()) == 1


def test_a_day_that_is_closed_without_a_printer_is_closed_and_says_so(
    window: Window, money: IncomePart, at: House
) -> None:
    page = close(window)
    window.press("F10")
    window.wait(page.counting.isVisible)
    fill(page.counting, {"counted": "0"})
    window.press("F10")
    window.wait(lambda: "日结单还没有打出来" in page.strip.sentence())
    assert len(today.closings(at.cashier)) == 1


def test_a_forgotten_day_is_named_and_comes_first(window: Window, money: IncomePart, at: House) -> None:
    income.receive(at.cashier, PLAIN)
    today.close(at.cashier, {"counted": "120.50"})
    at.days_on(1)
    income.receive(at.cashier, PLAIN)
    at.days_on(1)
    page = close(window)
    assert "2026-11-03 日结前检查" in words_of(page)
    assert "2026-11-03 日结单草稿" in words_of(page)
    assert "11-03 还没有日结" in words_of(part(window, "due"))
