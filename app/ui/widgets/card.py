"""Card (卡片): a white sheet with a head of icon, title and what stands at its right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.style import Colour, Gap, Height, Type
from app.ui.widgets.labels import icon_label, label


class Card(QFrame):
    """A sheet (卡片); put content into `body`, what stands at the right of the title into `head`."""

    def __init__(
        self,
        title: str = "",
        icon: str = "",
        right: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "sheet")
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Gap.INSIDE, Gap.PAGE, Gap.INSIDE, Gap.PAGE)
        self.body.setSpacing(Gap.TIGHT)
        self.head = QHBoxLayout()
        self.head.setSpacing(Gap.ROW)
        self._title = label(title, Type.CARD)
        if title:
            if icon:
                self.head.addWidget(icon_label(icon, Colour.INK2, Height.ICON_FIELD))
            self.head.addWidget(self._title)
            self.head.addStretch(1)
            if right is not None:
                self.head.addWidget(right)
            self.body.addLayout(self.head)

    def set_title(self, title: str) -> None:
        """Another title, when the card was made with one."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def add_pair(self, left: str, right: str, *, strong: bool = False) -> QLabel:
        """A row of words left and a figure right; returns the label of the figure."""
        row = QHBoxLayout()
        row.addWidget(label(left, tone="second"))
        row.addStretch(1)
        figure = label(right, bold=strong)
        row.addWidget(figure)
        self.body.addLayout(row)
        return figure
