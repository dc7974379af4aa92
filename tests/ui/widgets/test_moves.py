"""Moves (办理栏): closed ones stay, say why and never fire; keys do what their caps say."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.ui.widgets.move_bar import MoveBar
from app.ui.widgets.move_button import MoveButton
from tests.kit.gallery import MOVES, Move
from tests.kit.hands import click, focus, press


@pytest.fixture
def bar(qtbot: QtBot) -> MoveBar:
    """The bar of the gallery."""
    made = MoveBar()
    qtbot.addWidget(made)
    made.show_moves(MOVES, "承诺 1 个工作日受理")
    focus(made, made.button("keep"))
    return made


def _heard(bar: MoveBar) -> list[str]:
    heard: list[str] = []
    bar.move_chosen.connect(heard.append)
    return heard


def test_closed_is_focusable_and_does_not_fire(bar: MoveBar) -> None:
    """Mouse, Space, click() and choose() all do nothing on a closed move; Tab reaches it."""
    heard, closed = _heard(bar), bar.button("accept")
    closed.setFocus(Qt.FocusReason.TabFocusReason)
    assert closed.hasFocus()
    assert closed.isEnabled()
    click(closed)
    press(closed, Qt.Key.Key_Space)
    closed.click()
    closed.choose()
    assert heard == []


def test_reasons_stand_beneath(bar: MoveBar) -> None:
    """Each closed move has its sentence, seen and spoken."""
    assert bar.reasons().startswith("受理 暂不能办：缺必要材料 2 件")
    assert "容缺受理 暂不能办：只缺可容缺材料时才能用。" in bar.reasons()
    assert bar.button("accept").accessibleDescription().startswith("暂不能办：缺必要材料")
    bar.show_moves([Move("accept", "受理", primary=True, key="F10")])
    assert bar.reasons() == ""


def test_word_never_changes(bar: MoveBar) -> None:
    """The word is the same, open or closed."""
    assert bar.button("accept").text() == "受理"
    bar.show_moves([Move("accept", "受理", primary=True, key="F10")])
    assert bar.button("accept").text() == "受理"
    assert bar.button("accept").accessibleName() == "受理"


@pytest.mark.parametrize(
    ("key", "modifier", "code"),
    [
        (Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier, "notice"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "notice"),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier, "refuse"),
        (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, "keep"),
    ],
)
def test_keys(bar: MoveBar, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, code: str) -> None:
    """F10 and Ctrl+Enter do the first move, the others by their own key."""
    heard = _heard(bar)
    press(bar.button("keep"), key, modifier)
    qtbot.waitUntil(lambda: heard == [code])


def test_enter_does_nothing_and_space_presses(bar: MoveBar) -> None:
    """Enter never submits, Space on a focused open move does it."""
    heard = _heard(bar)
    press(bar.button("keep"), Qt.Key.Key_Return)
    assert heard == []
    press(bar.button("keep"), Qt.Key.Key_Space)
    assert heard == ["keep"]


def test_old_keys_die_with_their_moves(bar: MoveBar, qtbot: QtBot) -> None:
    """After other moves were shown, the old keys do nothing and the new one acts once."""
    bar.show_moves([Move("approve", "审批通过", primary=True, key="F10")])
    bar.show_moves([Move("approve", "审批通过", primary=True, key="F10")])
    heard = _heard(bar)
    focus(bar, bar.button("approve"))
    press(bar.button("approve"), Qt.Key.Key_F8)
    press(bar.button("approve"), Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: heard == ["approve"])


def test_more_than_five_go_under_more(bar: MoveBar, qtbot: QtBot) -> None:
    """Four stay, the rest stand under 更多; closed ones there are disabled but named above."""
    moves = [Move(f"m{n}", f"第{n}步", closed="先办前一步。" if n == 6 else None) for n in range(7)]
    bar.show_moves(moves)
    more = bar.button("more")
    menu = more.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["第4步", "第5步", "第6步"]
    assert [action.isEnabled() for action in menu.actions()] == [True, True, False]
    heard = _heard(bar)
    menu.actions()[1].trigger()
    assert heard == ["m5"]
    assert bar.reasons() == "第6步 暂不能办：先办前一步。"
    focus(bar, more)
    press(more, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(menu.isVisible)
    menu.close()


def test_only_an_open_move_is_primary(qtbot: QtBot) -> None:
    """A closed first move is not painted as the primary one."""
    button = MoveButton("accept", "受理", key="F10", primary=True, closed="缺材料。")
    qtbot.addWidget(button)
    assert not button.primary
    assert button.sizeHint().height() == 40
