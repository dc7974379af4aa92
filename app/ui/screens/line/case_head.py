"""Head of a case (案件头): whose it is, what it is, where it stands, how much time is left, the steps."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.core.clock import short_day
from app.services.casework import CaseView
from app.ui.screens.arrange import clear, column, row
from app.ui.style import Colour, Gap, Type, colour, paint_icon, pen, px
from app.ui.widgets.badge import TimerBadge
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.painted import Painted, put, say
from app.ui.widgets.steps import Steps

_BAND = 30
_HATCHED = 120


class SecretBand(Painted):
    """The band of a confidential case (保密带): dark, hatched at the right, first thing in the case."""

    WORDS = "保密：打开、打印都会记入经过。请不要当着旁人念出姓名。"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(px(_BAND))
        say(self, "保密", self.WORDS)

    def sizeHint(self) -> QSize:
        """30 high."""
        return QSize(super().sizeHint().width(), px(_BAND))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, hatch, eye and words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(Colour.DARK))
        painter.setPen(pen(Colour.INK3, 2))
        for x in range(self.width() - _HATCHED, self.width() + self.height(), 10):
            painter.drawLine(QPointF(x, self.height()), QPointF(x + self.height(), 0))
        left = Gap.INSIDE + paint_icon(painter, "eye-off", Colour.SHEET, Gap.INSIDE, self.height() / 2)
        put(painter, self.WORDS, self.whole().adjusted(left + Gap.CARD, 0, 0, 0), Colour.SHEET)
        painter.end()


class CaseHead(QFrame):
    """The head of a case (案件头)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def _build(self) -> None:
        self._band = SecretBand()
        self._name, self._matter = label("", Type.CASE), label("", Type.TAB)
        self._state = Chip(strong=True)
        self._number = label("", tone="second")
        self._number.setObjectName("case_number")
        first = row(self._name, self._matter, self._state, 1, self._number, gap=Gap.PAGE)
        self._timers = row()
        self._accepted, self._clerk = label("", tone="second"), label("", tone="second")
        second = row(self._timers, self._accepted, 1, icon_label("user"), self._clerk)
        self._steps = Steps()
        inner = column(first, second, self._steps, gap=Gap.ROW)
        inner.setContentsMargins(Gap.WIDE, Gap.PAGE, Gap.WIDE, Gap.TIGHT)
        self.setLayout(column(self._band, inner, gap=0))

    def show_case(self, case: CaseView) -> None:
        """Show the head of a case."""
        self._band.setVisible(case.secret)
        self._name.setText(case.applicant or "未具名")
        self._matter.setText(case.matter)
        self._state.show_chip(case.state_label, "plain" if case.ended else "blue", strong=True)
        self._number.setText(case.number)
        clear(self._timers)
        for timer in case.timers[:3]:
            badge = TimerBadge()
            day = "" if timer.look in {"done", "provisional"} else f"・{short_day(timer.due_on)}"
            words = f"{timer.label} {timer.words}{day}"
            badge.show_badge(timer.look, words, timer.label, timer.due_on)
            self._timers.addWidget(badge)
        times = f"　第 {case.beside.visits} 次来" if case.beside.visits > 1 else ""
        self._accepted.setText(f"{case.accepted_text}{times}")
        self._clerk.setText(f"经办 {case.clerk}")
        stages = [one.stage for one in case.steps]
        now = stages.index("now") if "now" in stages else stages.count("done")
        self._steps.show_steps([one.label for one in case.steps], now)
