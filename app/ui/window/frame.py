"""The frame (工作窗): header with tabs, the pages of a signed-in person, status bar; sends him about."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.core.actor import Role
from app.core.clock import local, show_time, weekday
from app.engine.line import Line
from app.services import worklist
from app.services.desk import Desk
from app.ui.notify import Notice, Notifier, show
from app.ui.screens.arrange import Pages, column
from app.ui.screens.coming import ComingPage, ComingShown
from app.ui.screens.counter.page import CounterPage
from app.ui.screens.line.page import LinePage
from app.ui.screens.page import Goal, Page, ToCase, ToCounter, ToPerson
from app.ui.screens.people import PeoplePage
from app.ui.style import arrangement
from app.ui.widgets.statusbar import StatusBar
from app.ui.widgets.tabs import Tab
from app.ui.window.header import Header
from app.ui.window.keys_panel import KeysPanel

LinePages = Mapping[str, Callable[[Desk, Line, Notifier], Page]]
"""Who makes the page of a line's tab, by the line's code; the shared page where none is named."""

COUNTER, MANAGE = "counter", "manage"
_TICK_MS = 10_000


class Frame(QWidget):
    """What a signed-in person sees (工作窗); `changed(kind, id)` after each command, `locked()`."""

    changed = Signal(str, object)
    locked = Signal()

    def __init__(
        self,
        desk: Desk,
        notifier: Notifier,
        coming: Sequence[ComingShown] = (),
        pages: LinePages | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self._notifier = desk, notifier
        self._coming, self._own = tuple(coming), pages or {}
        self._pages: dict[str, Page] = {}
        self._build()
        self._wire()
        self._tick()

    def start(self) -> None:
        """Begin at the counter, the caret in the search box."""
        self.open_tab(COUNTER)

    def _build(self) -> None:
        self._stack = Pages()
        self._header = Header(self._make_pages())
        self._status = StatusBar()
        self._keys = KeysPanel()
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self.setLayout(column(self._header, self._stack, self._keys, self._status, gap=0))
        actor = self.desk.actor
        self._header.show_who(actor.name, "、".join(role.label for role in Role if role in actor.roles))

    def _make_pages(self) -> list[Tab]:
        tabs = [Tab(COUNTER, "受理台", digit=1)]
        self._pages[COUNTER] = CounterPage(self.desk, self._notifier, self._coming)
        taken = {one.digit: one for one in self._coming}
        lines = iter(self.desk.catalog.lines)
        for digit in range(2, 7):
            if (later := taken.get(digit)) is not None:
                tabs.append(Tab(later.code, later.name, later.short, digit))
                self._pages[later.code] = ComingPage(later, self._notifier)
            elif (line := next(lines, None)) is not None:
                tabs.append(Tab(line.code, line.name, line.short, digit))
                make = self._own.get(line.code, LinePage)
                self._pages[line.code] = make(self.desk, line, self._notifier)
        tabs.append(Tab(MANAGE, "管理", digit=9))
        self._pages[MANAGE] = PeoplePage(self.desk, self._notifier)
        for page in self._pages.values():
            self._stack.addWidget(page)
        return tabs

    def _wire(self) -> None:
        self._header.tab_chosen.connect(self.open_tab)
        self._header.left.connect(self.locked)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
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
            case ToCounter():
                self.open_tab(COUNTER)
                counter.look_up()

    def show_notice(self, notice: Notice) -> None:
        """Show what no page showed itself, on the page in front."""
        show(notice, self.current().strip)

    def leave(self) -> None:
        """The clerk signs out or the window closes: every page keeps what was typed."""
        for page in self._pages.values():
            page.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, when no page took it, closes the list of keys."""
        if event.key() == Qt.Key.Key_Escape and self._keys.isVisible():
            self._keys.hide()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages follow the breadth."""
        super().resizeEvent(event)
        step = arrangement(self.width())
        self._header.arrange(step)
        for page in self._pages.values():
            page.arrange(step)

    def _was_changed(self, kind: str, number: object) -> None:
        for page in self._pages.values():
            page.renew()
        self._count_late()
        self.changed.emit(kind, number)

    def _count_late(self) -> None:
        self._header.show_late(worklist.late_by_line(self.desk))

    def _show_keys(self) -> None:
        keys = self.current().keys()
        self._status.show_keys(keys)
        self._keys.show_keys(keys)

    def _toggle_keys(self) -> None:
        self._keys.setVisible(not self._keys.isVisible())

    def _tick(self) -> None:
        now = local(self.desk.clock.now())
        day = now.date()
        self._status.show_clock(f"{day.month} 月 {day.day} 日　{weekday(day)}　{show_time(now)}")
