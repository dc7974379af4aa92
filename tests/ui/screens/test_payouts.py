"""今日 · 发放 and 管理 · 资金: an order paid, sent to another fund and taken back by keys; money came in."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.core.money import Money
from app.services.payouts import listing
from app.ui.screens.manage.funds import FundsPart
from app.ui.screens.today.page import TodayPage
from app.ui.screens.today.payouts import PayoutsPart
from app.ui.table.columns import words
from tests.kit.factories import PASSWORD, House
from tests.kit.money import case_approved, income, order_of
from tests.kit.pages import Window, seen, type_into, words_of


def opened(window: Window) -> PayoutsPart:
    window.press("Alt+7")
    window.wait(lambda: window.frame.current().objectName() == "today")
    page = window.frame.current()
    assert isinstance(page, TodayPage)
    page.open_part("payouts")
    part = page.part("payouts")
    assert isinstance(part, PayoutsPart)
    return part


def funds_of(window: Window) -> FundsPart:
    window.press("Alt+9")
    window.wait(lambda: window.frame.current().objectName() == "manage")
    page = window.manage
    page.open_part("funds")
    part = page.part("funds")
    assert isinstance(part, FundsPart)
    return part


@pytest.fixture
def case_id(at: House) -> UUID:
    """A case of 3,000 that waits to be paid from a fund that has 5,000."""
    income(at, "5000")
    return case_approved(at)


def test_the_cashier_finds_it_pays_it_and_asks_to_take_it_back(
    window: Window, at: House, case_id: UUID
) -> None:
    window.sign_in("zmh", PASSWORD)
    part = opened(window)
    assert part.list.total() == 1
    assert "人民币叁仟元整" in words_of(part.sheet)
    assert "本级工会经费　2026 年度　3,000.00 元" in words_of(part.sheet)
    window.press("F10")
    window.wait(lambda: part.form is part.forms.to_card)
    window.press("F10")
    window.wait(lambda: part.list.total() == 0)
    assert "没有等您办的发放单" in words_of(part)
    part.filters.chosen.emit(listing.ALL)
    window.wait(lambda: part.list.total() == 1)
    assert "已发放" in words_of(part)
    window.press("F10")
    window.wait(lambda: part.form is part.forms.reason)
    window.press("F10")
    assert "请填写理由。" in words_of(part)
    type_into(seen(part, QLineEdit, "reason"), "本人退回")
    window.press("F10")
    window.wait(lambda: "待冲销" in words_of(part))
    window.change_to("xlm", PASSWORD)
    other = opened(window)
    window.press("F10")
    window.wait(lambda: other.list.total() == 0)
    assert order_of(at, case_id).state == "reversed"


def test_another_split_is_typed_and_a_wrong_one_says_what_is_missing(
    window: Window, at: House, case_id: UUID
) -> None:
    window.sign_in("xlm", PASSWORD)
    part = opened(window)
    part.filters.chosen.emit(listing.ALL)
    window.wait(lambda: part.list.total() == 1)
    part.act("split")
    form = part.forms.split
    window.wait(lambda: part.form is form)
    type_into(seen(form, QLineEdit, "amount_1"), "1000")
    window.press("F10")
    assert "各项资金合计 1,000.00 元，应为 3,000.00 元。" in words_of(form)
    second = seen(form, QComboBox, "fund_2")
    second.setCurrentIndex(second.findData("county"))
    type_into(seen(form, QLineEdit, "year_2"), "2026")
    type_into(seen(form, QLineEdit, "amount_2"), "2000")
    window.press("F10")
    window.wait(lambda: part.form is None)
    assert "县财政专项　2026 年度　2,000.00 元" in words_of(part.sheet)


def test_money_comes_into_a_fund_with_its_document(window: Window, at: House) -> None:
    window.sign_in("gly", PASSWORD)
    part = funds_of(window)
    assert words(part.list.rows.cell(0, 5)) == "未建账"
    window.press("F10")
    window.wait(lambda: part.form is part.entry)
    type_into(seen(part, QLineEdit, "amount"), "12000.5")
    window.press("F10")
    assert "请填写文号或凭证。" in words_of(part)
    type_into(seen(part, QLineEdit, "source"), "武财〔2026〕8号")
    window.press("F10")
    window.wait(lambda: part.form is None)
    current = part.list.current()
    assert current is not None
    assert (current.left, current.controlled) == (Money.parse("12000.50"), True)
    assert part.entries.total() == 1


def test_who_may_not_keep_the_funds_sees_why(window: Window, at: House) -> None:
    window.sign_in("cxl", PASSWORD)
    part = funds_of(window)
    assert "资金台账由管理员或出纳登记。" in part.moves.reasons()
