"""Progress strip (进度条): how far a long work is, how long yet, and what cancelling leaves behind."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.ui.style import Colour, Gap, Height, Type
from app.ui.widgets.labels import icon_label, label, show_icon
from app.ui.widgets.move_button import MoveButton
from app.ui.widgets.painted import say


class ProgressStrip(QFrame):
    """A long work in a strip (进度条), hidden until it starts; `cancelled()` once, when asked for."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("strip", "info")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Gap.WIDE, Gap.INSIDE, Gap.WIDE, Gap.INSIDE)
        head, foot = QHBoxLayout(), QHBoxLayout()
        self._icon = icon_label("file-text", Colour.BLUE, Height.ICON_LARGE)
        self._title, self._detail = label("", Type.GROUP), label("", tone="second")
        self._cancel = MoveButton("cancel", "取消", key="Esc")
        self._cancel.chosen.connect(self._ask_cancel)
        for one in (self._icon, self._title, self._detail):
            head.addWidget(one)
        head.addStretch(1)
        head.addWidget(self._cancel)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._count, self._left = label("", bold=True), label("", tone="second")
        self._leaves = label("", tone="second")
        foot.addWidget(self._count)
        foot.addWidget(self._left)
        foot.addStretch(1)
        foot.addWidget(self._leaves)
        whole.addLayout(head)
        whole.addWidget(self._bar)
        whole.addLayout(foot)
        self.hide()

    def start(self, title: str, detail: str = "", leaves: str = "", icon: str = "file-text") -> None:
        """Begin: what is being done, on what, and what cancelling leaves behind."""
        show_icon(self._icon, icon, Colour.BLUE, Height.ICON_LARGE)
        self._title.setText(title)
        self._detail.setText(detail)
        self._leaves.setText(leaves)
        self._cancel.setEnabled(True)
        self.step(0, 0)
        self.show()

    def step(self, done: int, total: int, unit: str = "", seconds_left: float | None = None) -> None:
        """So many of so many; a total of 0 means that it isn't known yet."""
        self._bar.setRange(0, max(total, 1))  # without a total it stays empty: Qt's own moves
        self._bar.setValue(done)
        count = f"{done:,} / {total:,} {unit}".strip() if total else ""
        left = f"约还要 {max(1, round(seconds_left))} 秒" if seconds_left is not None else ""
        self._count.setText(count)
        self._left.setText(left)
        said = "，".join(part for part in (count, left, self._leaves.text()) if part)
        say(self, self._title.text(), said)

    def finish(self) -> None:
        """End: the strip goes."""
        self.hide()

    def _ask_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._left.setText("正在停下")
        self.cancelled.emit()
