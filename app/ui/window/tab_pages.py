"""The pages behind the tabs (分页): each is made when it is first wanted, so that signing in is quick."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from app.engine.line import Line
from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.arrange import Pages
from app.ui.screens.counter.page import CounterPage
from app.ui.screens.line.page import LinePage
from app.ui.screens.manage.page import ManagePage
from app.ui.screens.page import Page
from app.ui.screens.statistics.page import StatisticsPage
from app.ui.screens.today.page import TodayPage
from app.ui.widgets.tabs import Tab

LinePages = Mapping[str, Callable[[Desk, Line, Notifier], Page]]
"""Who makes the page of a line's tab, by the line's code; the shared page where none is named."""

COUNTER, TODAY, STATISTICS, MANAGE = "counter", "today", "statistics", "manage"

_TODAY_DIGIT = 7
"""The digit of 今日: the lines have those before it, a sixth line has none."""


class TabPages(Pages):
    """The pages of a desk, by the codes of their tabs (分页)."""

    def __init__(self, desk: Desk, notifier: Notifier, own: LinePages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers: dict[str, Callable[[], Page]] = {COUNTER: partial(CounterPage, desk, notifier)}
        self.tabs = [Tab(COUNTER, "受理台", digit=1)]
        self._made: dict[str, Page] = {}
        for n, line in enumerate(desk.catalog.lines, start=2):
            make = own.get(line.code, LinePage)
            self._makers[line.code] = partial(make, desk, line, notifier)
            self.tabs.append(Tab(line.code, line.name, line.short, n if n < _TODAY_DIGIT else 0))
        self._makers[TODAY] = partial(TodayPage, desk, notifier)
        self._makers[STATISTICS] = partial(StatisticsPage, desk, notifier)
        self._makers[MANAGE] = partial(ManagePage, desk, notifier)
        self.tabs += [
            Tab(TODAY, "今日", digit=_TODAY_DIGIT),
            Tab(STATISTICS, "统计", digit=8),
            Tab(MANAGE, "管理", digit=9),
        ]

    def codes(self) -> tuple[str, ...]:
        """The codes of all tabs, in their order."""
        return tuple(self._makers)

    def made(self) -> Iterator[Page]:
        """The pages that there are by now."""
        return iter(tuple(self._made.values()))

    def at(self, code: str) -> tuple[Page, bool]:
        """The page of a tab, and whether it was made just now; KeyError when there is no such tab."""
        if code in self._made:
            return self._made[code], False
        page = self._made[code] = self._makers[code]()
        self.addWidget(page)
        return page, True

    def behind(self, front: Page) -> Iterator[str]:
        """The codes of the made pages but the one in front."""
        return (code for code, page in self._made.items() if page is not front)
