"""Text that a widget breaks by itself (换行): whole, within its breadth, each mark where it belongs."""

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from app.ui.widgets.painted import breadth, wrapped

TEXT = "收入证明（近12个月），𠮷林银行卡（或社保卡）"


@pytest.mark.parametrize("width", [60, 75, 90, 120, 300])
def test_a_name_is_broken_without_loss(qtbot: QtBot, width: int) -> None:
    face = QFont()
    face.setPixelSize(14)
    lines = wrapped(TEXT, face, width)
    assert "".join(lines) == TEXT
    assert all(breadth(line, face) <= width for line in lines)
    assert not [line for line in lines if line[0] in "，）" or line[-1] == "（"]


def test_nothing_is_one_empty_line(qtbot: QtBot) -> None:
    assert wrapped("", QFont(), 80) == [""]
