"""The page 今日 (今日): what is due, and the money and papers of the day, part by part."""

from PySide6.QtWidgets import QWidget

from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.parts.page import Parts, PartsPage
from app.ui.screens.today.batches.part import BatchesPart
from app.ui.screens.today.close import ClosePart
from app.ui.screens.today.due import DuePart
from app.ui.screens.today.income import IncomePart
from app.ui.screens.today.papers import PapersPart
from app.ui.screens.today.payouts import PayoutsPart

REGISTER = "papers"
PARTS: Parts = (
    ("due", "到期", DuePart),
    ("payouts", "发放", PayoutsPart),
    ("batches", "批次", BatchesPart),
    ("income", "收款", IncomePart),
    (REGISTER, "文书", PapersPart),
    ("close", "日结", ClosePart),
)
"""今日, part by part (今日各项)."""


class TodayPage(PartsPage):
    """今日 (tab 7)."""

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__("today", PARTS, desk, notifier, parent)

    def told(self) -> tuple[str, ...]:
        """The parts that have a help text of their own: all but what is due."""
        return tuple(code for code, _, _ in PARTS[1:])
