"""The look for the stories (故事测试约定): fonts loaded, style sheet set, once."""

import pytest
from PySide6.QtWidgets import QApplication

from app.ui import style


@pytest.fixture(scope="session", autouse=True)
def _look(qapp: QApplication) -> None:
    """Fonts and style sheet of the program."""
    style.load_fonts()
    style.dress(qapp)
