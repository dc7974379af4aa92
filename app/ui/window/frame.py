"""The frame (工作窗): header with tabs, the pages of a signed-in person, status bar; sends him about."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.core.clock import local, show_time, weekday
from app.services import accounts, papers, upkeep, working, worklist
from app.services.desk import Desk
from app.ui.notify import Notice, Notifier, show
from app.ui.screens.arrange import column
from app.ui.screens.counter.page import CounterPage
from app.ui.screens.line.page import LinePage
from app.ui.screens.line.parts import LineParts
from app.ui.screens.manage.page import BACKUPS, ManagePage
from app.ui.screens.page import Goal, Keys, Page, ToCase, ToCounter, ToPerson, ToRegister, ToRestore, ToUnit
from app.ui.screens.today.page import REGISTER, TodayPage
from app.ui.style import arrangement, low
from app.ui.tasks import Runner
from app.ui.widgets.statusbar import StatusBar
from app.ui.widgets.strip import Strip
from app.ui.window.header import Header
from app.ui.window.idle import Idle
from app.ui.window.keys_panel import KeysPanel
from app.ui.window.session import Session, Told
from app.ui.window.tab_pages import COUNTER, MANAGE, TODAY, LinePages, TabPages

_TICK_MS = 10_000
_PATIENCE_MS = 5000
_FEW_KEYS = 5


class Frame(QWidget):
    """What a signed-in person sees (工作窗).

    `changed(kind, id)` after each command; `locked()` when he is away, `left()` when he is gone;
    `restoring(path)` when a backup shall take the place of the data.
    """

    changed = Signal(str, object)
    locked = Signal()
    left = Signal()
    restoring = Signal(object)

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
        self._behind: set[str] = set()
        self._day: date = desk.today
        self._low = False
        self._offered: Path | None = None
        self._build()
        self._wire()
        self._tick()

    def start(self) -> None:
        """Begin at the counter, the caret in the search box."""
        self._session.listen(self.window())
        self.idle.begin(self.window().windowHandle())
        self.open_tab(COUNTER)
        self._look_at_clock()
        self._look_at_numbers()

    def _build(self) -> None:
        self._pages = TabPages(self.desk, self._notifier, self._own)
        self._header = Header(self._pages.tabs)
        self._status = StatusBar()
        self._keys = KeysPanel(self)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._session, self._runner = Session(self), Runner(self)
        self.idle = Idle(self)
        self._band = Strip()
        whole = column(self._header, self._band, self._pages, self._status, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        if closed := working.only_reading(self.desk):
            self._band.show_strip("mind", closed, closable=False)
        actor = self.desk.actor
        self._header.show_who(actor.name, accounts.duty_words(actor.held))

    def _wire(self) -> None:
        self._band.chosen.connect(self._go_from_band)
        self._header.tab_chosen.connect(self.open_tab)
        self._header.left.connect(self.locked)
        self._status.backup_chosen.connect(self._open_backups)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._session.woken.connect(self._tick)
        self._session.locked.connect(self.locked)
        self._session.left.connect(self.left)
        self.idle.passed.connect(lambda: self._session.hear(Told.LOCKED))
        for keys, slot in (
            ("F1", self._toggle_keys),
            ("F3", lambda: self.go(ToCounter())),
            ("Ctrl+F", lambda: self.go(ToCounter())),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(slot)

    def codes(self) -> tuple[str, ...]:
        """The codes of all tabs, in their order."""
        return self._pages.codes()

    def page(self, code: str) -> Page:
        """The page of a tab, made when it is first wanted; KeyError when there is none."""
        page, new = self._pages.at(code)
        if new:
            page.changed.connect(self._was_changed)
            page.go.connect(self.go)
            page.keys_changed.connect(self._show_keys)
            page.arrange(arrangement(self.width()), low=self._low)
        return page

    def current(self) -> Page:
        """The page in front."""
        return self.page(self._header.tabs.current())

    def open_tab(self, code: str, enter: Callable[[], object] | None = None) -> None:
        """Bring a tab's page to the front; it enters as pages do, or as is told after it was read anew."""
        self._header.tabs.set_current(code)
        page, left = self.page(code), self._pages.currentWidget()
        if left is not page:
            if isinstance(left, Page):
                left.leave()
            self._pages.setCurrentWidget(page)
        behind = code in self._behind
        self._behind.discard(code)
        if enter is None and behind:
            page.renew()
        (enter or page.enter)()
        self._show_keys()
        self._count_late()

    def go(self, goal: Goal) -> None:
        """Go where a page, a key or a scanned code leads."""
        counter = self.page(COUNTER)
        assert isinstance(counter, CounterPage)
        match goal:
            case ToCase(line, case_id, paper_id, told):
                page = self.page(line)
                if isinstance(page, LinePage | LineParts):
                    page.read_case(case_id, told)
                    self.open_tab(line, partial(page.open_case, paper_id))
            case ToPerson(person_id):
                self.open_tab(COUNTER, partial(counter.open_person, person_id))
            case ToUnit(unit_id):
                self.open_tab(COUNTER, partial(counter.open_unit, unit_id))
            case ToRegister(matter_id, applicant, opened_from):
                begin = partial(counter.begin_for, matter_id, applicant, opened_from)
                self.open_tab(COUNTER, begin)
            case ToRestore(path):
                self.restoring.emit(path)
            case ToCounter():
                self.open_tab(COUNTER, counter.look_up)

    def show_notice(self, notice: Notice) -> None:
        """Show what no page showed itself, on the page in front."""
        show(notice, self.current().strip)

    def show_backup(self, sentence: str, *, mind: bool) -> None:
        """Show how it stands with the backups; `mind` in amber."""
        self._status.show_backup(sentence, mind=mind)

    def offer_restore(self, path: Path) -> None:
        """A backup was double-clicked: it is restored only if he says so."""
        self._offered = path
        told = f"刚才打开了备份“{path.name}”。恢复前先备份现在的数据，再关上它。"
        first = working.only_reading(self.desk)
        self._band.show_strip("mind", first + told, link=("offered_restore", "去恢复 ›"))

    def rest(self) -> None:
        """The clerk is away: every page keeps what was typed, as it stands."""
        self.idle.stop()
        for page in self._pages.made():
            page.leave()

    def resume(self) -> None:
        """He is back where he was; a new day is seen."""
        self.idle.begin(self.window().windowHandle())
        self._tick()
        self._count_late()
        self._look_at_clock()

    def _look_at_clock(self) -> None:
        """A clock that was set back would put a wrong day on papers."""
        page = self.current()
        if told := page.attempt(lambda: upkeep.clock_behind(self.desk)):
            page.strip.show_strip("mind", told)

    def _look_at_numbers(self) -> None:
        """A number that is nowhere is told until somebody looks at the register of papers."""
        if working.only_reading(self.desk):
            return
        failed = self._notifier.tell
        self._runner.run(lambda _: papers.gap_check(self.desk), self._show_gaps, failed)

    def _show_gaps(self, gaps: tuple[str, ...]) -> None:
        if gaps and self._offered is None:
            more = f"另有 {len(gaps) - 1} 处。" if len(gaps) > 1 else ""
            self._band.show_strip("stop", gaps[0] + more, link=(REGISTER, "看文书台账 ›"), closable=False)

    def _go_from_band(self, code: str) -> None:
        if code == REGISTER:
            self._band.hide()
            self.open_tab(TODAY)
            today = self.page(TODAY)
            assert isinstance(today, TodayPage)
            today.open_part(REGISTER)
        else:
            self.restoring.emit(self._offered)

    def leave(self) -> None:
        """The clerk signs out or the window closes: every page keeps what was typed."""
        self._clock.stop()
        self._session.close()
        self.rest()
        for runner in self.findChildren(Runner):  # the file is closed next
            runner.cancel_all()
            runner.wait(_PATIENCE_MS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, when no page took it, closes keys and help."""
        if event.key() == Qt.Key.Key_Escape and self._keys.isVisible():
            self._keys.close_panel()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages follow the breadth."""
        super().resizeEvent(event)
        step, self._low = arrangement(self.width()), low(self.height())
        self._header.arrange(step)
        for page in self._pages.made():
            page.arrange(step, low=self._low)
        self._status.show_keys(self._hints())
        top = self._header.height()
        self._keys.place(self.rect().adjusted(0, top, 0, -self._status.height()))

    def _was_changed(self, kind: str, number: object) -> None:
        self._renew()
        self.changed.emit(kind, number)

    def _renew(self) -> None:
        front = self.current()
        front.renew()
        self._behind.update(self._pages.behind(front))
        self._count_late()

    def _count_late(self) -> None:
        late = worklist.late_by_line(self.desk)
        self._header.show_late({**late, TODAY: sum(late.values())})

    def _show_keys(self) -> None:
        keys, helps = self.current().keys(), self.current().helps()
        self._status.show_keys(self._hints())
        self._keys.show_page(keys, helps)

    def _hints(self) -> Keys:
        """The keys for the status bar; in a low window the first few of them."""
        keys = self.current().keys() if self._header.tabs.current() else ()
        return keys[:_FEW_KEYS] if self._low else keys

    def _open_backups(self) -> None:
        self.open_tab(MANAGE)
        manage = self.page(MANAGE)
        assert isinstance(manage, ManagePage)
        manage.open_part(BACKUPS)

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
