"""One column of 今日 (到期栏): head with icon and count, cases of two lines, walked with the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QStyle, QStyleOptionViewItem, QWidget

from app.core.page import Page
from app.services.today import DueRow
from app.ui.screens.arrange import Pages, column, row
from app.ui.screens.breadth import Breadth
from app.ui.style import Colour, Gap, Height, Type, Weight, colour, font, pen, px
from app.ui.table import Column, ListView, PagedRows
from app.ui.table.painting import CellPainter
from app.ui.widgets.badge import badge_width, draw_badge
from app.ui.widgets.labels import Tone, icon_label, label
from app.ui.widgets.painted import put

Index = QModelIndex | QPersistentModelIndex
_PAD = 12


def _spoken(one: DueRow) -> str:
    return "，".join(
        (
            one.applicant,
            f"{one.line_name} {one.matter}",
            one.timer.label,
            one.timer.words,
            one.number,
            one.clerk,
        )
    )


COLUMNS: tuple[Column[DueRow], ...] = (Column("case", "案件", _spoken),)


class TwoLines(CellPainter):
    """Draws a case in two lines (两行案件): who, what and how near; number and who has it in hand."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As broad as the column, two lines high."""
        return QSize(0, px(Breadth.DUE_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, both lines, the line beneath."""
        model = index.model()
        one = model.row_at(index.row()) if isinstance(model, PagedRows) else None
        if not isinstance(one, DueRow):
            return
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        box = QRectF(area)
        chosen = bool(state & QStyle.StateFlag.State_Selected) and bool(
            state & QStyle.StateFlag.State_Active and state & QStyle.StateFlag.State_HasFocus
        )
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(box, colour(Colour.SEL if chosen else Colour.BLUET if hovered else Colour.SHEET))
        painter.fillRect(
            QRectF(box.left(), box.bottom() - Weight.HAIR, box.width(), Weight.HAIR), colour(Colour.LINE)
        )
        inner = box.adjusted(_PAD, Gap.TIGHT, -_PAD, -Gap.TIGHT)
        half = inner.height() / 2
        self._first(painter, QRectF(inner.left(), inner.top(), inner.width(), half), one)
        second = QRectF(inner.left(), inner.top() + half, inner.width(), half)
        put(painter, one.number, second, Colour.INK2)
        put(painter, one.clerk, second, Colour.INK2, None, Qt.AlignmentFlag.AlignRight)
        painter.setPen(pen(Colour.LINE))
        painter.restore()

    def _first(self, painter: QPainter, box: QRectF, one: DueRow) -> None:
        """Name bold, line and what is due, the badge at the right; only the middle is ever shortened."""
        width = badge_width(one.timer.look, one.timer.words)
        left = box.right() - width
        draw_badge(painter, left, box.center().y(), one.timer.look, one.timer.words)
        name = font(bold=True)
        room = left - box.left() - Gap.CARD
        taken = put(painter, _cut(one.applicant, QFontMetricsF(name), room), box, Colour.INK, name)
        rest = QRectF(box.left() + taken + Gap.CARD, box.top(), room - taken - Gap.CARD, box.height())
        if rest.width() > 0:
            words = f"{one.line_name}・{one.timer.label}"
            put(painter, _cut(words, QFontMetricsF(font()), rest.width()), rest, Colour.INK2)


def _cut(text: str, metrics: QFontMetricsF, room: float) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0) + 1)


class DueList(ListView[DueRow]):
    """The cases of a column (到期案件); `sideways(-1 or 1)` at ← and →."""

    sideways = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(COLUMNS, name, parent)
        self.setProperty("edge", "none")
        self.horizontalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(Breadth.DUE_ROW))
        self.setItemDelegate(TwoLines(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → go to the columns beside."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.sideways.emit(step)
            return
        super().keyPressEvent(event)


class DueColumn(QFrame):
    """One group of what is due (到期栏)."""

    def __init__(
        self, code: str, title: str, icon: str, tone: Tone, nothing: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "sheet")
        self.setObjectName(f"due_{code}")
        self.setAccessibleName(title)
        self._tone: Tone = tone
        token = Colour.RED if tone == "late" else Colour.AMBER
        self._build(title, icon, token, nothing)

    def _build(self, title: str, icon: str, token: Colour, nothing: str) -> None:
        self._count = label("0", Type.GROUP)
        head = row(icon_label(icon, token, Height.ICON_FIELD), label(title, Type.CARD), 1, self._count)
        head.setContentsMargins(Gap.INSIDE, Gap.ROW, Gap.INSIDE, Gap.ROW)
        framed = QFrame()
        framed.setObjectName("due_head")
        framed.setProperty("due", self._tone)
        framed.setLayout(head)
        self.list = DueList(self.accessibleName())
        self.list.setObjectName(f"{self.objectName()}_list")
        empty = label(nothing, tone="second", wrap=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        empty.setContentsMargins(Gap.INSIDE, Gap.INSIDE, Gap.INSIDE, 0)
        self._stack = Pages()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        whole = column(framed, self._stack, gap=0)
        whole.setStretch(1, 1)
        whole.setContentsMargins(1, 1, 1, 1)
        self.setLayout(whole)

    def show_due(self, ask: Callable[[str | None], Page[DueRow]]) -> None:
        """Show the group from its first page."""
        self.list.load(ask)
        total = self.list.total()
        self._count.setText(f"{total:,}")
        tone = self._tone if total else "second"
        self._count.setProperty("tone", tone)
        self._count.style().unpolish(self._count)
        self._count.style().polish(self._count)
        self._stack.setCurrentIndex(0 if total else 1)

    def empty(self) -> bool:
        """Whether nothing is due."""
        return self._stack.currentIndex() == 1
