"""Notice page (说明页): why there is nothing else to see, and what to do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.screens.arrange import column
from app.ui.style import Gap, Type
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import label
from app.ui.widgets.ways import Way


class NoticePage(QWidget):
    """One thing to know, in the middle of the window (说明页); `chosen(code)` for its ways out."""

    chosen = Signal(str)

    def __init__(
        self,
        title: str,
        sentence: str,
        detail: str = "",
        icon: str = "circle-alert",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._build()
        self._wire()
        self.show_notice(title, sentence, detail, icon)

    def _build(self) -> None:
        self._empty = EmptyState()
        self._detail = label("", Type.BODY, "second", wrap=True)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        whole = column(1, self._empty, self._detail, 2, gap=Gap.WIDE)
        whole.setContentsMargins(Gap.PAGE, Gap.PAGE, Gap.PAGE, Gap.PAGE)
        self.setLayout(whole)

    def _wire(self) -> None:
        self._empty.chosen.connect(self.chosen)

    def show_notice(
        self,
        title: str,
        sentence: str,
        detail: str = "",
        icon: str = "circle-alert",
        ways: Sequence[Way] = (),
    ) -> None:
        """Show what happened, what to do, a detail (a path) beneath, and the ways out."""
        self._empty.show_empty(title, sentence, ways, icon)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
