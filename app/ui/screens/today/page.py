"""The page 今日 (今日): what is due, and the money and papers of the day, part by part."""

from PySide6.QtWidgets import QWidget

from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.parts.page import Parts, PartsPage
from app.ui.screens.today.due import DuePart

PARTS: Parts = (("due", "到期", DuePart),)
"""今日, part by part (今日各项)."""


class TodayPage(PartsPage):
    """今日 (tab 7)."""

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__("today", PARTS, desk, notifier, parent)
