"""Lists (列表): pages are asked for only as far as one looks; keys walk and open."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.page import Page
from app.ui.table import Badge, Column, ListView
from app.ui.table.painting import cell_width
from tests.kit.hands import focus, press

Row = tuple[int, str]
COLUMNS: tuple[Column[Row], ...] = (
    Column("n", "编号", lambda row: f"{row[0]:,}", number=True, sortable=True),
    Column("name", "姓名", lambda row: row[1], bold=True),
    Column("due", "时限", lambda row: Badge("late", f"超期 {row[0]} 天", "书面告知"), sortable=True),
)
SIZE, TOTAL = 50, 10_000


class Pages:
    """Keyset pages of ten thousand rows that count how often they are asked for."""

    def __init__(self) -> None:
        self.asked: list[str | None] = []

    def ask(self, cursor: str | None) -> Page[Row]:
        """The page after a cursor."""
        self.asked.append(cursor)
        start = int(cursor or 0)
        rows = tuple((n, f"职工{n}") for n in range(start, min(TOTAL, start + SIZE)))
        end = start + SIZE
        return Page(rows, str(end) if end < TOTAL else None, TOTAL)


@pytest.fixture
def shown(qtbot: QtBot) -> tuple[ListView[Row], Pages]:
    """A list over ten thousand rows."""
    view: ListView[Row] = ListView(COLUMNS, "案件")
    qtbot.addWidget(view)
    view.resize(500, 480)
    pages = Pages()
    view.load(pages.ask)
    focus(view, view)
    return view, pages


def test_only_a_few_pages_are_asked_for(shown: tuple[ListView[Row], Pages]) -> None:
    """Showing asks one or two pages of two hundred; each cursor once, in order."""
    view, pages = shown
    assert len(pages.asked) <= 2
    assert view.total() == TOTAL
    view.scrollToBottom()
    view.scrollToBottom()
    assert 2 <= len(pages.asked) <= 6
    assert pages.asked == [None, *(str(n * SIZE) for n in range(1, len(pages.asked)))]


def test_scrolls_on_to_the_last_row(shown: tuple[ListView[Row], Pages]) -> None:
    """Paged without a limit: PgDn and fetching reach the last row, then ask no more."""
    view, pages = shown
    while view.rows.canFetchMore(view.rootIndex()):
        view.rows.fetchMore(view.rootIndex())
    assert view.rows.rowCount() == TOTAL
    assert len(pages.asked) == TOTAL // SIZE
    view.walk(TOTAL)
    assert view.current() == (TOTAL - 1, f"职工{TOTAL - 1}")


def test_keys_walk_and_open(shown: tuple[ListView[Row], Pages], qtbot: QtBot) -> None:
    """↑ ↓ PgDn choose, Enter opens the chosen row."""
    view, _ = shown
    chosen: list[Row] = []
    opened: list[Row] = []
    view.chosen.connect(chosen.append)
    view.opened.connect(opened.append)
    view.choose_first()
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Return)
    assert [row[0] for row in chosen] == [0, 1]
    assert opened == [(1, "职工1")]
    press(view, Qt.Key.Key_PageDown)
    assert view.place() > 10
    press(view, Qt.Key.Key_Up)
    assert chosen[-1][0] == view.place() - 1


def test_sort_is_asked_for(shown: tuple[ListView[Row], Pages], qtbot: QtBot) -> None:
    """A sortable head asks for ascending, then descending; another head asks nothing."""
    view, _ = shown
    asked: list[tuple[str, bool]] = []
    view.sort_asked.connect(lambda code, down: asked.append((code, down)))
    click: Callable[[int], None] = view.head.sectionClicked.emit
    for section in (2, 2, 1, 0):
        click(section)
    assert asked == [("due", False), ("due", True), ("n", False)]


def test_cells_speak(shown: tuple[ListView[Row], Pages]) -> None:
    """A badge in a cell is told with what it is for."""
    view, _ = shown
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    assert view.rows.data(view.rows.index(3, 2), role) == "时限 书面告知 超期 3 天"
    assert view.rows.data(view.rows.index(3, 0)) == "3"


def test_nothing_is_cut(shown: tuple[ListView[Row], Pages]) -> None:
    """Columns are as broad as their badges and names."""
    view, _ = shown
    for at, column in enumerate(COLUMNS):
        needed = cell_width(view.rows.cell(40, at), bold=column.bold)
        assert view.columnWidth(at) >= needed


def test_empty_list(qtbot: QtBot) -> None:
    """No rows: nothing is chosen, walking does no harm."""
    view: ListView[Row] = ListView(COLUMNS, "案件")
    qtbot.addWidget(view)
    view.load(lambda _: Page((), None, 0))
    view.choose_first()
    view.walk(3)
    assert view.current() is None
    assert view.place() == 0
