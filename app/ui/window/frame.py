"""The frame (工作窗): header with tabs, the pages of a signed-in person, status bar; sends him about."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.core.clock import local, show_time, weekday
from app.engine.line import Line
from app.services import accounts, worklist
from app.services.desk import Desk
from app.ui.notify import Notice, Notifier, show
from app.ui.screens.arrange import Pages, column
from app.ui.screens.counter.page import CounterPage
from app.ui.screens.line.page import LinePage
from app.ui.screens.manage.page import ManagePage
from app.ui.screens.page import Goal, Page, ToCase, ToCounter, ToPerson, ToRegister, ToUnit
from app.ui.screens.statistics.page import StatisticsPage
from app.ui.screens.today.page import TodayPage
from app.ui.style import arrangement
from app.ui.widgets.statusbar import StatusBar
from app.ui.widgets.tabs import Tab
from app.ui.window.header import Header
from app.ui.window.keys_panel import KeysPanel
from app.ui.window.session import Session

LinePages = Mapping[str, Callable[[Desk, Line, Notifier], Page]]
"""Who makes the page of a line's tab, by the line's code; the shared page where none is named."""

COUNTER, TODAY, STATISTICS, MANAGE = "counter", "today", "statistics", "manage"
_TICK_MS = 10_000

_TODAY_DIGIT = 7
"""The digit of 今日: the lines have those before it, a sixth line has none."""


class Frame(QWidget):
    """What a signed-in person sees (工作窗); `changed(kind, id)` after each command, `locked()`."""

    changed = Signal(str, object)
    locked = Signal()

    def __init__(
        self,
        desk: Desk,
        notifier: Notifier,
        pages: LinePages | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self._notifier = desk, notifier
        self._own = pages or {}
        self._pages: dict[str, Page] = {}
        self._behind: set[str] = set()
        self._day: date = desk.today
        self._build()
        self._wire()
        self._tick()

    def start(self) -> None:
        """Begin at the counter, the caret in the search box."""
        self._session.listen(self.window())
        self.open_tab(COUNTER)

    def _build(self) -> None:
        self._stack = Pages()
        self._header = Header(self._make_pages())
        self._status = StatusBar()
        self._keys = KeysPanel(self)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._session = Session(self)
        self.setLayout(column(self._header, self._stack, self._status, gap=0))
        actor = self.desk.actor
        self._header.show_who(actor.name, accounts.duty_words(actor.held))

    def _make_pages(self) -> list[Tab]:
        tabs = [Tab(COUNTER, "受理台", digit=1)]
        self._pages[COUNTER] = CounterPage(self.desk, self._notifier)
        for n, line in enumerate(self.desk.catalog.lines, start=2):
            tabs.append(Tab(line.code, line.name, line.short, n if n < _TODAY_DIGIT else 0))
            make = self._own.get(line.code, LinePage)
            self._pages[line.code] = make(self.desk, line, self._notifier)
        for code, word, digit, standing in (
            (TODAY, "今日", _TODAY_DIGIT, TodayPage),
            (STATISTICS, "统计", 8, StatisticsPage),
        ):
            tabs.append(Tab(code, word, digit=digit))
            self._pages[code] = standing(self.desk, self._notifier)
        tabs.append(Tab(MANAGE, "管理", digit=9))
        self._pages[MANAGE] = ManagePage(self.desk, self._notifier)
        for page in self._pages.values():
            self._stack.addWidget(page)
        return tabs

    def _wire(self) -> None:
        self._header.tab_chosen.connect(self.open_tab)
        self._header.left.connect(self.locked)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._session.woken.connect(self._tick)
        self._session.left.connect(self.locked)
        for page in self._pages.values():
            page.changed.connect(self._was_changed)
            page.go.connect(self.go)
            page.keys_changed.connect(self._show_keys)
        for keys, slot in (
            ("F1", self._toggle_keys),
            ("F3", lambda: self.go(ToCounter())),
            ("Ctrl+F", lambda: self.go(ToCounter())),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(slot)

    def codes(self) -> tuple[str, ...]:
        """The codes of all tabs, in their order."""
        return tuple(self._pages)

    def page(self, code: str) -> Page:
        """The page of a tab; KeyError when there is none."""
        return self._pages[code]

    def current(self) -> Page:
        """The page in front."""
        return self._pages[self._header.tabs.current()]

    def open_tab(self, code: str) -> None:
        """Bring a tab's page to the front."""
        self._header.tabs.set_current(code)
        page = self._pages[code]
        if self._stack.currentWidget() is not page:
            left = self._stack.currentWidget()
            if isinstance(left, Page):
                left.leave()
            self._stack.setCurrentWidget(page)
        if code in self._behind:
            self._behind.discard(code)
            page.renew()
        page.enter()
        self._show_keys()
        self._count_late()

    def go(self, goal: Goal) -> None:
        """Go where a page, a key or a scanned code leads."""
        counter = self._pages[COUNTER]
        assert isinstance(counter, CounterPage)
        match goal:
            case ToCase(line, case_id, paper_id, told):
                page = self._pages[line]
                if isinstance(page, LinePage):
                    self.open_tab(line)
                    page.open_case(case_id, paper_id, told)
            case ToPerson(person_id):
                self.open_tab(COUNTER)
                counter.open_person(person_id)
            case ToUnit(unit_id):
                self.open_tab(COUNTER)
                counter.open_unit(unit_id)
            case ToRegister(matter_id, applicant, opened_from):
                self.open_tab(COUNTER)
                counter.begin_for(matter_id, applicant, opened_from)
            case ToCounter():
                self.open_tab(COUNTER)
                counter.look_up()

    def show_notice(self, notice: Notice) -> None:
        """Show what no page showed itself, on the page in front."""
        show(notice, self.current().strip)

    def leave(self) -> None:
        """The clerk signs out or the window closes: every page keeps what was typed."""
        self._clock.stop()
        self._session.close()
        for page in self._pages.values():
            page.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, when no page took it, closes keys and help."""
        if event.key() == Qt.Key.Key_Escape and self._keys.isVisible():
            self._keys.close_panel()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages follow the breadth."""
        super().resizeEvent(event)
        step = arrangement(self.width())
        self._header.arrange(step)
        for page in self._pages.values():
            page.arrange(step)
        top = self._header.height()
        self._keys.place(self.rect().adjusted(0, top, 0, -self._status.height()))

    def _was_changed(self, kind: str, number: object) -> None:
        self._renew()
        self.changed.emit(kind, number)

    def _renew(self) -> None:
        front = self.current()
        front.renew()
        self._behind.update(code for code, page in self._pages.items() if page is not front)
        self._count_late()

    def _count_late(self) -> None:
        late = worklist.late_by_line(self.desk)
        self._header.show_late({**late, TODAY: sum(late.values())})

    def _show_keys(self) -> None:
        keys, helps = self.current().keys(), self.current().helps()
        self._status.show_keys(keys)
        self._keys.show_page(keys, helps)

    def _toggle_keys(self) -> None:
        self._show_keys()
        self._keys.toggle()

    def _tick(self) -> None:
        now = local(self.desk.clock.now())
        day = now.date()
        if day != self._day:  # midnight, a night asleep, or a clock that was set
            self._day = day
            self._renew()
        self._status.show_clock(f"{day.month} 月 {day.day} 日　{weekday(day)}　{show_time(now)}")
