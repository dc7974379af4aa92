"""Arranging a screen (排版): rows, columns and sheets of parts, in one line each."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.style import Gap

Part = QWidget | QLayout | int
"""What a row or column holds: a widget, a layout, or a stretch of that weight."""


class Pages(QStackedWidget):
    """Pages of which one is seen (叠页); it asks for no more room than that one needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """What the page in front needs."""
        return self.currentWidget().minimumSizeHint() if self.count() else super().minimumSizeHint()

    def sizeHint(self) -> QSize:
        """What the page in front would like."""
        return self.currentWidget().sizeHint() if self.count() else super().sizeHint()


def row(*parts: Part, gap: int = Gap.CARD) -> QHBoxLayout:
    """Parts beside one another."""
    made = QHBoxLayout()
    _fill(made, parts, gap)
    return made


def column(*parts: Part, gap: int = Gap.CARD) -> QVBoxLayout:
    """Parts beneath one another."""
    made = QVBoxLayout()
    _fill(made, parts, gap)
    return made


def holder(layout: QLayout, *, margin: int = 0) -> QWidget:
    """A plain widget around a layout."""
    made = QWidget()
    layout.setContentsMargins(margin, margin, margin, margin)
    made.setLayout(layout)
    return made


def sheet(layout: QLayout, *, kind: str = "sheet", across: int = Gap.INSIDE, down: int = Gap.CARD) -> QFrame:
    """A white sheet around a layout; `kind` plain has no edge, side stands on the page's colour."""
    made = QFrame()
    made.setProperty("card", kind)
    layout.setContentsMargins(across, down, across, down)
    made.setLayout(layout)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()


@contextmanager
def anew(layout: QLayout) -> Iterator[None]:
    """Empty a layout that is seen and fill it within (重新填充); laid out once, not after each part."""
    host = layout.parentWidget()
    top = host.layout()
    assert top is not None
    top.setEnabled(False)
    clear(layout)
    try:
        yield
        for part in host.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if part.isHidden() and not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                part.show()  # else each shows itself later and all is laid out anew for it
    finally:
        top.setEnabled(True)
        top.invalidate()


def _fill(box: QBoxLayout, parts: tuple[Part, ...], gap: int) -> None:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for part in parts:
        if isinstance(part, int):
            box.addStretch(part)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
