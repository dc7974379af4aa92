"""Materials (收到的材料): a row per paper with box, name, count, what it lacks and what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from app.ui.style import Colour, Gap, Height, Type, Weight, colour, font, pen, px
from app.ui.widgets.chip import Chip, chip_width, draw_chip
from app.ui.widgets.keycap import KeyLine
from app.ui.widgets.labels import label, rule
from app.ui.widgets.painted import Painted, breadth, fill_box, put, ring, say, wrapped

Lack = Literal["", "required", "deferrable", "open", "welcome"]

_PAD = 10
_GAP = 7
_LINE = 20
_NARROWEST = 56
_LACKS = {
    "required": ("缺", "amber"),
    "deferrable": ("可容缺", "plain"),
    "open": ("待定", "plain"),
    "welcome": ("可补交", "plain"),
}


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One paper as shown (材料): `form` 原件 or 复印, `lack` what absence means, `note` what is wrong."""

    code: str
    name: str
    form: str
    copies: int
    received: bool
    lack: Lack = ""
    note: str = ""

    @property
    def lacking(self) -> bool:
        """Not there, or there with something wrong, and wanted."""
        return bool(self.lack) and (not self.received or bool(self.note))


class MaterialRows(Painted):
    """The rows (材料): ↑ ↓ walk, Space ticks, Enter notes what is wrong; a click on the box ticks too."""

    ticked = Signal(str, bool)
    note_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("material_rows")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows: tuple[MaterialRow, ...] = ()
        self._at = 0

    def show_rows(self, rows: Sequence[MaterialRow]) -> None:
        """Show other rows; the current one stays where it was."""
        self._rows = tuple(rows)
        self._at = min(self._at, max(0, len(self._rows) - 1))
        self._fit()
        self._describe()

    def current(self) -> MaterialRow | None:
        """The row with the focus."""
        return self._rows[self._at] if self._rows else None

    def _describe(self) -> None:
        row = self.current()
        if row is not None:
            state = "已收" if row.received else "未收"
            lack = _LACKS[row.lack][0] if row.lacking else ""
            count = f"{row.form} {row.copies} 份"
            say(self, row.name, "，".join(part for part in (count, state, lack, row.note) if part))
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(sum(self._height(row) for row in self._rows))

    def _height(self, row: MaterialRow) -> int:
        own = px(Height.MATERIAL_NOTED if row.note else Height.MATERIAL)
        return own + (len(self._name_lines(row)) - 1) * px(_LINE)

    def _name_face(self, row: MaterialRow) -> QFont:
        return font(bold=row.lacking and row.lack == "required")

    def _name_lines(self, row: MaterialRow) -> list[str]:
        """The name in lines that fit beside count and chip; never cut."""
        room = (
            self.width() - 2 * _PAD - px(Height.BOX) - 2 * _GAP - breadth(f"{row.form} {row.copies}", font())
        )
        room -= chip_width(_LACKS[row.lack][0]) + _GAP if row.lacking else 0
        return wrapped(row.name, self._name_face(row), max(room, px(_NARROWEST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another breadth: names wrap elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(px(260), self.minimumHeight())

    def row_box(self, at: int) -> QRectF:
        """The rectangle of a row."""
        top = sum(self._height(row) for row in self._rows[:at])
        return QRectF(0, top, self.width(), self._height(self._rows[at]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ ↓ Home End, Space, Enter."""
        key, last = event.key(), len(self._rows) - 1
        places = {
            Qt.Key.Key_Up: self._at - 1,
            Qt.Key.Key_Down: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        row = self.current()
        if row is not None and Qt.Key(key) in places:
            self._at = max(0, min(last, places[Qt.Key(key)]))
            self._describe()
        elif row is not None and key == Qt.Key.Key_Space:
            self.ticked.emit(row.code, not row.received)
        elif row is not None and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.note_asked.emit(row.code)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row; on the box, tick it."""
        for at, row in enumerate(self._rows):
            if self.row_box(at).contains(event.position()):
                self._at = at
                self._describe()
                if event.position().x() < _PAD + px(Height.CHIP):
                    self.ticked.emit(row.code, not row.received)
                return

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click notes what is wrong."""
        row = self.current()
        if row is not None and event.position().x() >= _PAD + px(Height.CHIP):
            self.note_asked.emit(row.code)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        painter = QPainter(self)
        for at, row in enumerate(self._rows):
            box = self.row_box(at)
            chosen = at == self._at and self.hasFocus()
            if chosen:
                painter.fillRect(box, colour(Colour.SEL))
                painter.fillRect(QRectF(0, box.top(), Weight.EDGE, box.height()), colour(Colour.BLUE))
            painter.setPen(pen(Colour.LINE))
            painter.drawLine(QPointF(0, box.bottom() - 1), QPointF(self.width(), box.bottom() - 1))
            self._paint_row(painter, row, box)
            if chosen:
                ring(painter, box.adjusted(0, 0, 0, -1), 0)
        painter.end()

    def _paint_row(self, painter: QPainter, row: MaterialRow, box: QRectF) -> None:
        first = QRectF(box.left(), box.top(), box.width(), px(Height.MATERIAL) - (8 if row.note else 0))
        middle, side = first.center().y(), px(Height.BOX)
        paint_tick(painter, QRectF(_PAD, round(middle - side / 2), side, side), on=row.received)
        right = first.right() - _PAD
        if row.lacking:
            words, kind = _LACKS[row.lack]
            right -= chip_width(words)
            draw_chip(painter, right, middle, words, kind)
            right -= _GAP
        count = f"{row.form} {row.copies}"
        right -= breadth(count, font())
        put(painter, count, QRectF(right, first.top(), box.width(), first.height()), Colour.INK2)
        line = QRectF(_PAD + side + _GAP, first.top(), box.width(), first.height())
        for text in self._name_lines(row):
            put(painter, text, line, Colour.INK, self._name_face(row))
            line.translate(0, px(_LINE))
        if row.note:
            note = QRectF(
                line.left(), box.bottom() - px(_LINE) - 4, box.width() - line.left() - _PAD, px(_LINE)
            )
            put(painter, row.note, note, Colour.INK2)


def paint_tick(painter: QPainter, box: QRectF, *, on: bool) -> None:
    """A box to tick (勾选框): green with a white check when ticked."""
    fill_box(
        painter, box, Colour.GREEN if on else Colour.SHEET, Colour.GREEN if on else Colour.LINE2, width=1.5
    )
    if on:
        painter.setPen(pen(Colour.SHEET, 1.8))
        unit = box.width() / 18
        points = [(4.5, 9.3), (7.8, 12.4), (13.6, 5.8)]
        painter.drawPolyline([QPointF(box.left() + x * unit, box.top() + y * unit) for x, y in points])


class MaterialsList(QWidget):
    """Materials with how far they are (收到的材料): head, rows, keys.

    `ticked(code, received)` and `note_asked(code)`; the list itself changes nothing.
    """

    ticked = Signal(str, bool)
    note_asked = Signal(str)

    def __init__(self, title: str = "收到的材料", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._build_head(title))
        whole.addWidget(rule())
        self.rows = MaterialRows()
        self.rows.ticked.connect(self.ticked)
        self.rows.note_asked.connect(self.note_asked)
        place = QScrollArea()
        place.setWidgetResizable(True)
        place.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        place.setWidget(self.rows)
        place.viewport().setAutoFillBackground(False)
        self.rows.setAutoFillBackground(False)
        whole.addWidget(place, 1)
        whole.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(Gap.INSIDE, Gap.CARD, Gap.INSIDE, Gap.CARD)
        foot.addWidget(KeyLine((("Space", "收／未收"), ("Enter", "记缺什么"))))
        whole.addLayout(foot)
        self.setFocusProxy(self.rows)

    def _build_head(self, title: str) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(Gap.INSIDE, Gap.INSIDE, Gap.INSIDE, Gap.PAGE)
        head.setSpacing(Gap.ROW)
        line = QHBoxLayout()
        self._title, self._count = label(title, Type.CARD), label("", bold=True)
        line.addWidget(self._title)
        line.addStretch(1)
        line.addWidget(self._count)
        self._bar = QProgressBar()
        self._bar.setProperty("kind", "materials")
        self._bar.setTextVisible(False)
        chips = QHBoxLayout()
        chips.setSpacing(Gap.ROW)
        self._required, self._deferrable = Chip(), Chip()
        for chip in (self._required, self._deferrable):
            chips.addWidget(chip)
        chips.addStretch(1)
        head.addLayout(line)
        head.addWidget(self._bar)
        head.addLayout(chips)
        return head

    def show_materials(self, rows: Sequence[MaterialRow]) -> None:
        """Show the papers of a case as they stand."""
        self.rows.show_rows(rows)
        got = sum(row.received for row in rows)
        self._count.setText(f"已收 {got} / {len(rows)}")
        self._bar.setRange(0, max(1, len(rows)))
        self._bar.setValue(got)
        self._bar.setAccessibleName(f"已收 {got} 件，共 {len(rows)} 件")
        required = sum(row.lacking and row.lack == "required" for row in rows)
        deferrable = sum(row.lacking and row.lack == "deferrable" for row in rows)
        self._required.show_chip(f"缺必要 {required}", "amber", "file-text")
        self._required.setVisible(required > 0)
        self._deferrable.show_chip(f"缺可容缺 {deferrable}", "plain")
        self._deferrable.setVisible(deferrable > 0)

    def progress(self) -> str:
        """已收 4 / 7"""
        return self._count.text()
