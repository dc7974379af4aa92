"""The window of each screen test (每个用例的窗口): a real office, a real encrypted file, the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.kit.factories import House, house
from tests.kit.pages import Window


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    """An office on 2026-11-02; its desks work beside the window, as a second person would."""
    made = house(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, at: House) -> Iterator[Window]:
    """The window at its sign-in page."""
    made = Window(qtbot, at.folder, at.clock)
    yield made
    made.shell.close()
