"""Data of another PC (数据来自另一台电脑): asked before the window opens, answered by an administrator."""

from pathlib import Path

import pytest

from app.core.computer import Computer, this_computer
from app.services import accounts
from app.ui.screens.elsewhere import ElsewherePage
from tests.kit.factories import PASSWORD, House
from tests.kit.held import failing
from tests.kit.pages import Window, words_of

OFFICE = Computer("another", "办公室-01")


def asked(window: Window, initials: str) -> ElsewherePage:
    """Sign in over data that belongs to another PC; gives the page that asks."""
    page = window.sign_in_page
    user = {"gly": "管理员", "cxl": "陈晓岚"}[initials]
    number = next(str(one.id) for one in _front(window) if one.name == user)
    page.asked.emit(number, PASSWORD)
    window.wait(lambda: isinstance(window.shell.current(), ElsewherePage))
    found = window.shell.current()
    assert isinstance(found, ElsewherePage)
    return found


def _front(window: Window) -> tuple[accounts.FrontUser, ...]:
    front = accounts.front(window.entrance._folder)
    assert front is not None
    return front.users


def test_an_administrator_brings_the_data_here(window: Window, at: House) -> None:
    accounts.bring_here(at.admin, OFFICE)
    page = asked(window, "gly")
    assert window.entrance.frame is None
    told = words_of(page)
    for words in ("原来的电脑：办公室-01（2026年11月2日起）", this_computer().host, "相同的编号"):
        assert words in told
    window.press("F10")
    window.wait(lambda: window.entrance.frame is not None)
    assert accounts.elsewhere(at.admin, this_computer()) is None
    window.sign_out()
    window.sign_in("cxl", PASSWORD)


def test_a_clerk_is_told_who_may_say_it_and_goes_back(window: Window, at: House) -> None:
    accounts.bring_here(at.admin, OFFICE)
    page = asked(window, "cxl")
    assert "请管理员签到后确认，管理员有管理员。" in page.moves.reasons()
    before = at.admin.database.head().n
    window.press("F10")
    assert window.entrance.frame is None
    window.press("Esc", page)
    assert "相同的编号" not in words_of(window.sign_in_page)
    assert at.admin.database.head().n == before


def test_data_still_in_use_elsewhere_leads_back_with_a_sentence(window: Window, at: House) -> None:
    accounts.bring_here(at.admin, OFFICE)
    asked(window, "gly")
    window.press("F8")
    window.wait(lambda: "请到“办公室-01”上办理" in words_of(window.sign_in_page))
    assert window.entrance.frame is None
    asked(window, "gly")


def test_the_window_may_be_closed_while_it_asks(window: Window, at: House) -> None:
    accounts.bring_here(at.admin, OFFICE)
    asked(window, "gly")
    window.shell.close()
    assert window.entrance.frame is None


def test_a_window_that_is_locked_while_it_asks_goes_back_without_an_answer(window: Window, at: House) -> None:
    accounts.bring_here(at.admin, OFFICE)
    asked(window, "gly")
    window.entrance.lock()
    assert window.entrance.asking is None
    assert "请到" not in words_of(window.sign_in_page)
    asked(window, "gly")


def test_a_lock_leads_back_even_while_the_front_page_is_held(
    window: Window, at: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.sign_in("cxl", PASSWORD)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", failing(1000, Path.read_bytes))
        window.sign_out()
    assert "武义县职工服务中心" in words_of(window.sign_in_page)
    window.sign_in("hwm", PASSWORD)
