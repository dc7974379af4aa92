"""Rows of attached files (附件列表): a small picture, the name, kind and size beneath."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.services.attachments import AttachmentView
from app.ui.style import Colour, Gap, Height, Weight, colour, font, paint_icon, pen, px
from app.ui.widgets.painted import fill_box, put, ring

Index = QModelIndex | QPersistentModelIndex
THUMB = 44
"""Pixels of a small picture's side, before the large-print factor (缩略图边长)."""

_UNKIND = "未分种类"


class _Model(QAbstractListModel):
    """The rows, and the small pictures that are known."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[AttachmentView, ...] = ()
        self.thumbs: dict[str, QImage] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.rows[index.row()]
        words = {
            Qt.ItemDataRole.DisplayRole: one.name,
            Qt.ItemDataRole.ToolTipRole: one.remark or one.name,
            Qt.ItemDataRole.AccessibleTextRole: f"{one.name}，{one.kind_name or _UNKIND}，{one.told}",
        }
        return words.get(Qt.ItemDataRole(role))

    def show_rows(self, rows: Sequence[AttachmentView]) -> None:
        """Show other rows; their small pictures are kept."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def place_of(self, attachment_id: UUID | None) -> int:
        """Where one stands, -1 for nowhere."""
        return next((at for at, one in enumerate(self.rows) if one.id == attachment_id), -1)


class _RowPainter(QStyledItemDelegate):
    """Draws a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A small picture high."""
        return QSize(px(THUMB), px(THUMB) + 2 * Gap.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, picture, two lines, a line beneath."""
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        model = index.model()
        assert isinstance(model, _Model)
        box, one = QRectF(area), model.rows[index.row()]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(box, colour(Colour.SEL if chosen else Colour.BLUET if hovered else Colour.SHEET))
        painter.setPen(pen(Colour.LINE))
        painter.drawLine(QPointF(box.left(), box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))
        if chosen:
            painter.fillRect(QRectF(box.left(), box.top(), Weight.EDGE, box.height()), colour(Colour.BLUE))
        side = px(THUMB)
        frame = QRectF(box.left() + Gap.PAGE, box.top() + Gap.ROW, side, side)
        self._paint_thumb(painter, frame, one, model.thumbs.get(one.sha256))
        words = box.adjusted(2 * Gap.PAGE + side, Gap.ROW, -Gap.CARD, -Gap.ROW)
        self._paint_words(painter, words, one)
        painter.restore()

    def _paint_thumb(
        self, painter: QPainter, frame: QRectF, one: AttachmentView, thumb: QImage | None
    ) -> None:
        fill_box(painter, frame, Colour.PAGE, Colour.LINE)
        if thumb is None:
            name = "file-text" if one.media in ("pdf", "docx", "xlsx") else "image"
            left = frame.center().x() - px(Height.ICON_LARGE) / 2
            paint_icon(painter, name, Colour.INK3, left, frame.center().y(), Height.ICON_LARGE)
            return
        size = thumb.deviceIndependentSize().scaled(
            frame.size() - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio
        )
        place = QRectF(QPointF(), size)
        place.moveCenter(frame.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, thumb)

    def _paint_words(self, painter: QPainter, box: QRectF, one: AttachmentView) -> None:
        upper = QRectF(box.left(), box.top(), box.width(), box.height() / 2)
        lower = upper.translated(0, box.height() / 2)
        face = font(bold=True)
        shown = QFontMetricsF(face).elidedText(one.name, Qt.TextElideMode.ElideMiddle, box.width())
        put(painter, shown, upper, Colour.INK, face)
        told = f"{one.kind_name or _UNKIND} · {one.told.split(' · ')[0]}"
        token = Colour.INK2 if one.kind_name else Colour.AMBER
        put(
            painter,
            QFontMetricsF(font()).elidedText(told, Qt.TextElideMode.ElideRight, box.width()),
            lower,
            token,
        )


class AttachmentRows(QListView):
    """The files that hang there (附件列表); `chosen(view)` when another is chosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachment_rows")
        self.setAccessibleName("附件")
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_RowPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # data

    def show_rows(self, rows: Sequence[AttachmentView], wanted: UUID | None = None) -> None:
        """Show the files; the wanted one is chosen, else the one that was, else the first."""
        now = self.current()
        at = -1
        self._model.show_rows(rows)
        for each in (wanted, now.id if now else None):
            at = at if at >= 0 else self._model.place_of(each)
        if rows:
            self.setCurrentIndex(self._model.index(max(at, 0)))

    def show_thumb(self, sha256: str, picture: QImage) -> None:
        """Show a small picture wherever these bytes hang."""
        self._model.thumbs[sha256] = picture
        self.viewport().update()

    def without_thumb(self) -> list[AttachmentView]:
        """The files whose small picture is not known yet."""
        return [one for one in self._model.rows if one.sha256 not in self._model.thumbs]

    def forget(self) -> None:
        """Another owner: nothing of this one stays in memory."""
        self._model.thumbs.clear()
        self._model.show_rows(())

    def current(self) -> AttachmentView | None:
        """The chosen file."""
        at = self.currentIndex().row()
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def count(self) -> int:
        """How many there are."""
        return len(self._model.rows)

    # slots

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which is chosen now."""
        super().selectionChanged(selected, deselected)
        one = self.current()
        if one is not None and selected.indexes():
            self.chosen.emit(one)

    def paintEvent(self, event: object) -> None:
        """The rows, and the ring of the chosen one while the list has the focus."""
        super().paintEvent(event)  # type: ignore[arg-type]
        if self.hasFocus() and self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            ring(painter, QRectF(self.visualRect(self.currentIndex())), 0)
            painter.end()
