"""The register as it is worked with (档案台账): the list beside the file, its moves on the bar beneath."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.page import Page as Rows
from app.engine.line import Line
from app.lines.relief.commands.files import adopting, listing, viewing
from app.lines.relief.commands.files.listing import FileFilter, FileRow
from app.lines.relief.commands.files.viewing import FileView, VersionView
from app.lines.relief.pages.files.listing import ALL_FILES, TAKE_IN, TO_COUNTER, FilesList
from app.lines.relief.pages.files.moves import FileMoves
from app.lines.relief.pages.files.pane import FilePane
from app.services.case_lines import CaseLineView
from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.arrange import Pages, column, row, sheet
from app.ui.screens.breadth import ANY_BREADTH, Breadth
from app.ui.screens.page import Keys, Page, ToCase, ToCounter, ToPerson
from app.ui.style import Arrangement, Gap, px
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.ways import Way

KEYS: Keys = (
    ("F1", "按键"),
    ("F10", "下一步"),
    ("F8", "改资料"),
    ("F9", "打印档案表"),
    ("F6", "列表⇄档案"),
    ("↑↓", "选"),
    ("Esc", "返回"),
    ("Ctrl+L", "在档案里找"),
    ("Ctrl+I", "看职工"),
    ("Ctrl+Tab", "下一页签"),
    ("Ctrl+PgDn", "换一项"),
    ("Alt+M", "更多"),
)


class FilesPart(Page):
    """The register with one file (档案台账); its page hears `importing()` and `exporting(filter, whole)`."""

    importing = Signal()
    exporting = Signal(object, bool)

    def __init__(self, desk: Desk, line: Line, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self.setObjectName("files")
        self._desk, self._line = desk, line
        self.view: FileView | None = None
        self._narrow, self._reading = False, False
        self._build()
        self._wire()
        self._place()

    def _build(self) -> None:
        self.list = FilesList()
        self.pane = FilePane(self._desk, self.notifier)
        self.moves = FileMoves(self._desk, self._line, self)
        self._nothing = EmptyState()
        self._right = Pages()
        for part in (self._nothing, self.pane, *self.moves.forms()):
            self._right.addWidget(part)
        self._inside = sheet(column(self._right))
        body = row(self.list, self._inside, gap=Gap.PAGE)
        body.setStretch(1, 1)
        whole = column(body, self.strip, self.moves.bar)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.list.wanted.connect(self.renew)
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.list.opened.connect(lambda _: self._to_file())
        self.list.way.connect(self._way)
        self.pane.person_asked.connect(self._to_person)
        self.pane.case_opened.connect(self._to_case)
        self.pane.version_opened.connect(self._show_version)
        self.pane.attached.changed.connect(self.changed)
        self.moves.front.connect(self._show_form)
        self.moves.left.connect(self._left)
        self.moves.written.connect(self._written)
        self.moves.importing.connect(self.importing)
        self.moves.exporting.connect(lambda whole: self.exporting.emit(self.list.filter(), whole))
        self.strip.chosen.connect(self._reload)
        for keys, slot in (
            ("F6", self._other_side),
            ("Ctrl+L", self.list.search.setFocus),
            ("Ctrl+I", self._to_person),
        ):
            self.listen(keys, slot)
        self.listen("Ctrl+Tab", partial(self._turn, 1), self.pane)
        self.listen("Ctrl+Shift+Tab", partial(self._turn, -1), self.pane)

    # page

    def keys(self) -> Keys:
        """The keys of the register."""
        return KEYS

    def helps(self) -> tuple[str, ...]:
        """The help of the register."""
        return ("relief_files",)

    def enter(self) -> None:
        """The list is read again, with files that are only standings yet; a change being typed goes on."""
        self.attempt(lambda: adopting.complete(self._desk))
        self.renew()
        if not self.moves.start():
            self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self) -> None:
        """List and file are read again; what is being typed stays."""
        wanted, kept = self.list.filter(), self.list.list.current()
        counts = self.attempt(lambda: listing.counts(self._desk, wanted))
        choices = self.attempt(lambda: listing.choices(self._desk))
        if counts is None or choices is None:
            return
        self.list.show_choices(choices)
        self.list.show_counts(counts)
        ask = partial(self._page, wanted, counts[wanted.what])
        ways = (Way(TO_COUNTER, "去受理台", "F3", primary=True, heard=False), Way(TAKE_IN, "导入"))
        self.list.blockSignals(True)
        self.attempt(lambda: self.list.show_page(ask, kept, ways, every=counts["all"]))
        self.list.blockSignals(False)
        self._show_chosen()

    def leave(self) -> None:
        """Keep what was typed."""
        self.moves.flush()
        self.pane.attached.leave()

    def back(self) -> bool:
        """From a form to the file, from the file to the list."""
        if self.moves.busy:
            self.moves.leave()
        elif self.list.list.hasFocus() or self.list.search.hasFocus():
            return False
        else:
            self._to_list()
        return True

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """Where it is narrow either the list is seen or the file."""
        super().arrange(arrangement, low=low)
        self._narrow = arrangement == Arrangement.NARROW
        self._place()
        self.moves.bar.arrange(low=low)
        self.pane.attached.arrange(arrangement, low=low)

    # the list

    def _page(self, wanted: FileFilter, total: int, cursor: str | None) -> Rows[FileRow]:
        return listing.page(self._desk, wanted, cursor, total=total)

    def _show_chosen(self) -> None:
        if self.moves.busy:
            return
        chosen = self.list.list.current() if self.list.list.total() else None
        view = self._read(chosen.file_id) if chosen is not None else None
        self.view = view
        self.moves.show_file(view)
        if view is not None:
            self.pane.show_file(view)
            self._right.setCurrentWidget(self.pane)
        else:
            self._nothing.show_empty("还没有选中档案", "在左边选一份，这里看它的内容。", icon="file-text")
            self._right.setCurrentWidget(self._nothing)

    def _read(self, file_id: UUID) -> FileView | None:
        return self.attempt(lambda: viewing.view(self._desk, file_id))

    # slots

    def _show_form(self, form: QWidget) -> None:
        self._reading = True
        self._place()
        self._right.setCurrentWidget(form)

    def _way(self, code: str) -> None:
        if code == TO_COUNTER:
            self.go.emit(ToCounter())
        elif code == ALL_FILES:
            self.list.show_all()
        elif code == TAKE_IN:
            self.importing.emit()

    def _left(self) -> None:
        """From a form back to the file."""
        self._show_chosen()
        self._to_list()

    def _written(self, told: str) -> None:
        view = self.view
        self.changed.emit("hardship_file", view.file_id if view is not None else None)
        self.renew()
        self._left()
        self.strip.show_strip("done", told)

    def _reload(self, code: str) -> None:
        """What another one saved is read again, under what is typed."""
        if code == "reload" and self.view is not None:
            self.strip.hide()
            self.view = self._read(self.view.file_id)
            self.moves.read_again(self.view)

    def _to_file(self) -> None:
        self._reading = True
        self._place()
        self.pane.focus_words()

    def _to_list(self) -> None:
        self._reading = False
        self._place()
        self.list.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _place(self) -> None:
        """List and file, or in a narrow window one of them."""
        self.list.setMinimumWidth(px(Breadth.LIST))
        self.list.setMaximumWidth(ANY_BREADTH if self._narrow else px(Breadth.LIST))
        self.list.setVisible(not (self._narrow and self._reading))
        self._inside.setVisible(not self._narrow or self._reading)

    def _other_side(self) -> None:
        if self.list.isAncestorOf(self.focusWidget()):
            self._to_file()
        else:
            self._to_list()

    def _turn(self, steps: int) -> None:
        if not self.moves.busy:
            self.pane.turn(steps)

    def _to_person(self) -> None:
        if self.view is not None:
            self.go.emit(ToPerson(self.view.person_id))

    def _to_case(self, one: CaseLineView) -> None:
        self.go.emit(ToCase(one.line, one.case_id))

    def _show_version(self, one: VersionView) -> None:
        found = self.attempt(lambda: viewing.version(self._desk, one.id))
        if found is not None:
            self.pane.story.show_version(found)
