"""Head of a case (案件头): whose it is, what it is, where it stands, how much time is left, the steps."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.core.clock import short_day
from app.engine.timers import TimerView
from app.services.casework import CaseView
from app.ui.screens.arrange import clear, column, holder, row
from app.ui.style import Arrangement, Colour, Gap, Type, colour, paint_icon, pen, px
from app.ui.widgets.badge import TimerBadge
from app.ui.widgets.chip import Chip
from app.ui.widgets.clock_track import ClockTrack
from app.ui.widgets.flowing import Flow
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.painted import Painted, put, say
from app.ui.widgets.steps import Steps

_BAND = 30
_HATCHED = 120
_CLOCKS = 2
_BADGES = 3


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


class Clock(QFrame):
    """One statutory limit of a case (法定期限): its length, its article, its track and its badge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "sheet")
        self._title, self._article = label("", bold=True), label("", tone="second")
        self._badge, self._track = TimerBadge(), ClockTrack()
        self._article.setMinimumWidth(1)
        head = row(self._title, self._article, self._badge, gap=Gap.CARD)
        head.setStretch(1, 1)
        inner = column(head, self._track, gap=Gap.TIGHT)
        inner.setContentsMargins(Gap.INSIDE, Gap.ROW, Gap.INSIDE, Gap.TIGHT)
        self.setLayout(inner)

    def show_clock(self, timer: TimerView, today: date) -> None:
        """Show a timer that has a span."""
        assert timer.span is not None
        self._title.setText(f"{timer.span.days} 日 {timer.label}")
        self._article.setText(timer.span.article)
        self._article.setToolTip(timer.span.article)
        self._badge.show_timer(timer)
        self._track.show_track(timer.span.start_on, timer.span.last_on, today, timer.label)


class CaseHead(QFrame):
    """The head of a case (案件头): statutory limits take the place of the steps, other timers are badges."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short, self._low, self._limited = False, False, False
        self._case: CaseView | None = None
        self._today = date.min
        self._build()

    def _build(self) -> None:
        self._band = SecretBand()
        self._name, self._matter = label("", Type.CASE), label("", Type.TAB)
        self._state = Chip(strong=True)
        self._number = label("", tone="second")
        self._number.setObjectName("case_number")
        self._first = row(self._name, self._matter, self._state, 1, self._number, gap=Gap.PAGE)
        self._badges = Flow(Gap.CARD)
        self._timers = self._badges.items
        self._accepted, self._clerk = label("", tone="second"), label("", tone="second")
        self._second = row(self._badges, self._accepted, icon_label("user"), self._clerk)
        self._second.setStretch(0, 1)
        self._beneath = holder(self._second)
        self._clocks = [Clock() for _ in range(_CLOCKS)]
        self._steps = Steps()
        self._inner = column(self._first, self._beneath, row(*self._clocks), self._steps, gap=Gap.ROW)
        self._inner.setContentsMargins(Gap.WIDE, Gap.PAGE, Gap.WIDE, Gap.TIGHT)
        self.setLayout(column(self._band, self._inner, gap=0))

    def show_case(self, case: CaseView, today: date) -> None:
        """Show the head of a case as it stands today."""
        self._case, self._today = case, today
        self._band.setVisible(case.secret)
        self._name.setText(case.applicant or "不具名")
        self._matter.setText(case.matter)
        self._state.show_chip(case.state_label, "plain" if case.ended else "blue", strong=True)
        self._number.setText(case.number)
        times = f"　第 {case.beside.visits} 次来" if case.beside.visits > 1 else ""
        self._accepted.setText(f"{case.accepted_text}{times}")
        self._clerk.setText(f"经办 {case.clerk}")
        stages = [one.stage for one in case.steps]
        now = stages.index("now") if "now" in stages else stages.count("done")
        self._steps.show_steps([one.label for one in case.steps], now)
        self._show_timers()

    def arrange(self, arrangement: Arrangement, *, low: bool) -> None:
        """In a smaller window badges take the place of clocks, in a low one the steps go too."""
        self._short, self._low = arrangement != Arrangement.WIDE, low
        edge = Gap.TIGHT if low else Gap.PAGE
        self._inner.setContentsMargins(Gap.WIDE, edge, Gap.WIDE, Gap.TIGHT)
        self._show_timers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another breadth: on one line, or on two."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A short head is one line where name, matter, state, timers and number fit on it."""
        parts = (self._name, self._matter, self._state, self._badges, self._number)
        needed = sum(one.sizeHint().width() for one in parts) + len(parts) * Gap.PAGE + 2 * Gap.WIDE
        single = self._short and needed <= self.width()
        if single == self._beneath.isHidden():
            return
        (self._second if single else self._first).removeWidget(self._badges)
        if single:
            self._first.insertWidget(3, self._badges, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._second.insertWidget(0, self._badges, 1)
        self._beneath.setVisible(not single)
        self._show_steps()

    def _show_timers(self) -> None:
        timers = self._case.timers if self._case is not None else ()
        limits = [] if self._short else [one for one in timers if one.span is not None][:_CLOCKS]
        for at, clock in enumerate(self._clocks):
            clock.setVisible(at < len(limits))
            if at < len(limits):
                clock.show_clock(limits[at], self._today)
        self._limited = bool(limits)
        self._show_badges([one for one in timers if one not in limits][:_BADGES])
        self._fit()
        self._show_steps()

    def _show_steps(self) -> None:
        """Where the limits leave room for them, and a small window does too."""
        room = not self._low and (not self._short or self._beneath.isHidden())
        self._steps.setVisible(room and not self._limited)

    def _show_badges(self, timers: Sequence[TimerView]) -> None:
        clear(self._timers)
        for timer in timers:
            badge = TimerBadge()
            day = "" if timer.look in {"done", "provisional"} else f"・{short_day(timer.due_on)}"
            badge.show_badge(timer.look, f"{timer.label} {timer.words}{day}", timer.label, timer.due_on)
            self._timers.addWidget(badge)
