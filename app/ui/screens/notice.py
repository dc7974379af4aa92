"""Notice page (说明页): why there is nothing else to see, and what to do."""

from PySide6.QtWidgets import QWidget

from app.ui.screens.arrange import column
from app.ui.style import Gap, Type
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import label


class NoticePage(QWidget):
    """One thing to know, in the middle of the window (说明页)."""

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
        self.show_notice(title, sentence, detail, icon)

    def _build(self) -> None:
        self._empty = EmptyState()
        self._detail = label("", Type.BODY, "hint", wrap=True)
        whole = column(self._empty, self._detail)
        whole.setContentsMargins(Gap.PAGE, Gap.PAGE, Gap.PAGE, Gap.PAGE)
        self.setLayout(whole)

    def show_notice(self, title: str, sentence: str, detail: str = "", icon: str = "circle-alert") -> None:
        """Show what happened, what to do, and a detail (a path) beneath."""
        self._empty.show_empty(title, sentence, icon=icon)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
