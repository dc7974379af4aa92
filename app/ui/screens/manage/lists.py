"""Code lists (管理 · 代码表): entries added, renamed, retired from a day on; national lists only shown."""

from collections.abc import Sequence

from app.services import parameters
from app.services.desk import Desk
from app.services.parameters import ItemView, ListView
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.manage.levels import LevelsPart
from app.ui.screens.manage.standards import when
from app.ui.screens.plain_form import PlainForm
from app.ui.style import Gap
from app.ui.table import Cell, Column, Mark

ADD, RENAME, RETIRE = "add_item", "rename_item", "retire_item"
_LOCKS: dict[str, Cell] = {"": "", "national": Mark("只看", icon="lock"), "bound": Mark("只改名")}
LISTS: tuple[Column[ListView], ...] = (
    Column("name", "代码表", lambda one: one.name, bold=True),
    Column("count", "项数", lambda one: str(one.count), width=58, number=True),
    Column("lock", "", lambda one: _LOCKS[one.lock], width=88),
)
ITEMS: tuple[Column[ItemView], ...] = (
    Column("when", "", lambda one: when(one.when), width=78),
    Column("code", "代码", lambda one: _code(one.code), width=58),
    Column("name", "名称", lambda one: one.name),
    Column("from", "起用日", lambda one: one.from_text, width=100),
    Column("to", "止", lambda one: one.to_text or "—", width=100),
)


class ListsPart(LevelsPart[ListView, ItemView]):
    """管理 · 代码表."""

    adds = True

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("lists", desk, notifier, (LISTS, ITEMS), ("代码表", "代码项"))
        self._build()
        self.listen("F2", lambda: self.act(ADD))

    def _build(self) -> None:
        self.item, self.last_day = PlainForm(Gap.LABEL_CASE), PlainForm(Gap.LABEL_CASE)
        self.item.add_line("name", "名称")
        self.item.add_line("valid_from", "起用日", "0105、+3、t=今天", figures=True)
        self.item.add_line("source", "依据", "文件名、文号或内部决定")
        self.last_day.add_line("valid_from", "停用日", "从这一天起不再供选，0105、+3、t=今天", figures=True)
        head = ("inbox", "代码表", "录入时供选的项")
        self.lay_out(head, self.list, self.rows, (self.item, self.last_day), (1, 2))

    # data

    def read(self) -> Sequence[ListView]:
        """Every list."""
        return parameters.lists(self.desk)

    def key(self, one: ListView) -> object:
        """The list."""
        return one.code

    def read_rows(self, one: ListView) -> Sequence[ItemView]:
        """Its entries."""
        return parameters.items(self.desk, one.code)

    def row_key(self, row: ItemView) -> object:
        """The entry from its day on."""
        return row.code, row.from_text

    def show_one(self, one: ListView) -> None:
        """The list."""
        self.show_words(one.name, parameters.LOCKED[one.lock])

    def show_row(self) -> None:
        """What may be done to the chosen entry."""
        one, item = self.list.current(), self.rows.current()
        if one is None:
            return
        if item is not None:
            self.show_words(one.name, f"{item.name.rstrip('。')}。依据：{item.source}。")
        mine = parameters.changing_closed(self.desk)
        closed = (mine or parameters.LOCKED[one.lock]) or None
        renaming = (mine or parameters.LOCKED["national" if one.lock == "national" else ""]) or None
        over = "这一项已经停用。" if item is not None and item.when == "past" else None
        over = over or ("这张表里还没有项。" if item is None else None)
        self.moves.show_moves(
            (
                Act(ADD, "添加一项", "F10", primary=True, closed=closed),
                Act(RENAME, "改名", "F8", closed=renaming or over),
                Act(RETIRE, "停用", closed=closed or over),
            )
        )

    # slots

    def act(self, code: str) -> None:
        """Add an entry, or change the chosen one."""
        one, item = self.list.current(), self.rows.current()
        if one is None or (code == ADD and (parameters.changing_closed(self.desk) or one.lock)):
            return
        if code == ADD:
            self.ask(
                self.item,
                (f"{one.name}・添加一项", "代码由程序接着编。"),
                "添加",
                lambda typed: parameters.add_item(self.desk, one.code, typed),
                {"name": "", "valid_from": "t", "source": ""},
            )
        elif code == RENAME and item is not None:
            self.ask(
                self.item,
                (f"{item.name}・改名", "已打印的文书仍是原来的名称。"),
                "改名",
                lambda typed: parameters.rename_item(self.desk, one.code, item.code, typed),
                {"name": item.name, "valid_from": "t", "source": ""},
            )
        elif code == RETIRE and item is not None:
            self.ask(
                self.last_day,
                (f"{item.name}・停用", "以前的案件照样显示，只是不再供选。"),
                "停用",
                lambda typed: parameters.retire_item(self.desk, one.code, item.code, typed),
                {"valid_from": "+1"},
            )


def _code(code: str) -> str:
    """A code that says something to people (代码): N01, 12; words of the program's own say nothing."""
    return code if code[-1:].isdigit() and not code.startswith("u") else "—"
