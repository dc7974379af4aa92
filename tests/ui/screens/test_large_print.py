"""Large print (大字): chosen by each for himself, worn from the next sign-in, taken off behind him."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from app.ui import large_print, style
from tests.kit.factories import PASSWORD, House
from tests.kit.pages import Window, seen


@pytest.mark.parametrize(
    ("room", "scale"), [((1366, 697), 1.25), ((1920, 1040), 1.25), ((1093, 543), 1.1), ((911, 441), 1.1)]
)
def test_a_small_window_gets_a_smaller_large_print(room: tuple[int, int], scale: float) -> None:
    assert large_print.largest(QSize(*room)) == scale


def test_who_wants_it_wears_it_from_the_next_sign_in(window: Window, at: House, qapp: QApplication) -> None:
    window.sign_in("cxl", PASSWORD)
    window.press("Alt+9")
    window.wait(window.manage.isVisible)
    seen(window.people.moves, QAction, "large_print").trigger()
    assert "下次签到起生效。" in window.people.strip.sentence()
    assert style.factor() == 1.0
    window.entrance.sign_out()
    window.sign_in("cxl", PASSWORD)
    assert style.factor() == style.LARGE_PRINT
    window.entrance.sign_out()
    assert style.factor() == 1.0
    window.sign_in("tzy", PASSWORD)
    assert style.factor() == 1.0


def test_a_lost_file_means_to_choose_again(at: House) -> None:
    held, me = large_print.LargePrint(at.folder), at.clerk.actor.id
    assert held.turn(me)
    assert held.wanted(me)
    assert not held.wanted(at.cashier.actor.id)
    (at.folder / "looks.json").write_text("[", encoding="utf-8")
    assert not held.wanted(me)
    assert held.turn(me)
    assert not held.turn(me)
    assert not held.wanted(me)
