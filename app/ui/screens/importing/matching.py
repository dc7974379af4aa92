"""Matching columns (对列): each column of the sheet with its first text, and what it is taken in as."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QWidget

from app.core.identity import mask_id
from app.services.imports import Choice, Opened, Table, Target
from app.ui.form.sections import SectionHead
from app.ui.screens.arrange import clear, column, row
from app.ui.screens.choice import ChoiceBox
from app.ui.screens.scrolled import Scrolled
from app.ui.style import Gap, Height, px
from app.ui.widgets.labels import label
from app.ui.widgets.strip import Strip

_NONE = "不读入"
_BOX = 260
_ID_LENGTHS = (15, 18)


class MatchingStep(QWidget):
    """The second step (对列): `matched(table, column, key)` when a column is to be another thing."""

    matched = Signal(int, int, str)

    def __init__(self, title: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._boxes: list[list[ChoiceBox]] = []
        self._offers: list[QStandardItemModel] = []
        self._notes, self._lacking = label("", tone="second", wrap=True), Strip()
        self._existing = ChoiceBox()
        self._existing.setObjectName("existing")
        self._existing.setAccessibleName("已有的怎么办")
        self._existing.setFixedHeight(px(Height.FIELD))
        for one in choices:
            self._existing.addItem(one.label, one.key)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Gap.INSIDE)
        self._grid.setVerticalSpacing(Gap.TIGHT)
        self._grid.setColumnStretch(3, 1)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scrolled = Scrolled(self._grid)
        held = row(label("已有的怎么办", tone="second"), self._existing, 1)
        whole = column(self._notes, held, self._lacking, self._scrolled, gap=Gap.CARD)
        whole.setStretch(3, 1)
        self.setLayout(whole)

    @property
    def existing(self) -> str:
        """What is done with what is there already."""
        return str(self._existing.currentData() or "")

    # data

    def show_file(self, opened: Opened) -> None:
        """Show the columns of a file that was opened."""
        clear(self._grid)
        for old in self._offers:
            old.deleteLater()
        self._boxes, self._offers = [], []
        line = 0
        for at, table in enumerate(opened.tables):
            line = self._show_table(at, table, line)
        self._scrolled.verticalScrollBar().setValue(0)
        self.show_matches(opened)

    def show_matches(self, opened: Opened) -> None:
        """Show what each column is taken in as, and what is still lacking."""
        for table, boxes in zip(opened.tables, self._boxes, strict=True):
            for key, box in zip(table.columns, boxes, strict=True):
                box.setCurrentIndex(max(0, box.findData(key)))
        notes = [one for one in (opened.again, *opened.notes) if one]
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        lacking = [word for table in opened.tables for word in table.missing]
        if lacking:
            told = f"还没有对上：{'、'.join(lacking)}。在下面给它们选列。"
            self._lacking.show_strip("stop", told, closable=False)
        else:
            self._lacking.hide()

    def start(self) -> None:
        """The caret goes to the first column that is not taken in, else to the first."""
        every = [box for boxes in self._boxes for box in boxes]
        first = next((box for box in every if not box.currentData()), every[0] if every else None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_table(self, at: int, table: Table, line: int) -> int:
        """Put the columns of a table from a line on; the line after them."""
        taken = f"工作表“{table.sheet.name}”，表头在第 {table.head_row} 行"
        self._grid.addWidget(SectionHead(taken), line, 0, 1, 4)
        heads = ("列", "表头", "读作", "第一行")
        for place, word in enumerate(heads):
            self._grid.addWidget(label(word, tone="second", bold=True), line + 1, place)
        boxes, offered = [], _offered(table, self._title, self)
        self._offers.append(offered)
        for n, head in enumerate(table.heads):
            under = line + 2 + n
            self._grid.addWidget(label(head.letter, tone="second"), under, 0)
            self._grid.addWidget(label(head.text or "（没有表头）", bold=True, wrap=True), under, 1)
            self._grid.addWidget(label(_sample(head.sample), tone="second", wrap=True), under, 3)
            box = self._box(at, n, offered, head.text or head.letter)
            self._grid.addWidget(box, under, 2)
            boxes.append(box)
        self._boxes.append(boxes)
        return line + 2 + len(boxes)

    def _box(self, at: int, n: int, offered: QStandardItemModel, word: str) -> ChoiceBox:
        box = ChoiceBox()
        box.setModel(offered)
        box.setObjectName(f"match_{at}_{n}")
        box.setAccessibleName(f"{word} 读作")
        box.setFixedHeight(px(Height.FIELD))
        box.setFixedWidth(px(_BOX))
        box.activated.connect(lambda _: self.matched.emit(at, n, str(box.currentData() or "")))
        return box


def _offered(table: Table, title: str, parent: QObject) -> QStandardItemModel:
    """What columns may be taken in as, one list for all boxes: a household alone has hundreds of columns."""
    model = QStandardItemModel(parent)
    none = (_NONE, "")
    for word, key in (none, *((_word(one, title), one.key) for one in table.targets)):
        item = QStandardItem(word)
        item.setData(key, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    return model


def _word(one: Target, title: str) -> str:
    """The label, after that of its group if it has one."""
    return one.label if one.section in ("", title) else f"{one.section}・{one.label}"


def _sample(text: str) -> str:
    """What stands in the first row, the number of a person masked."""
    numbered = len(text) in _ID_LENGTHS and text[:-1].isdecimal()
    return mask_id(text) if numbered else text or "—"
