"""What is looked at before the day is closed (日结前检查): a line for each, with its check or its mark."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.today import Check
from app.ui.screens.arrange import anew, row
from app.ui.style import Colour, Gap
from app.ui.widgets.labels import icon_label, label


class ChecksBox(QWidget):
    """The checks beneath one another (检查清单): ✓ right, ! told, a flag where it stops the close."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(Gap.TIGHT)

    def show_checks(self, found: Sequence[Check]) -> None:
        """Show what was looked at."""
        with anew(self._body):
            for one in found:
                self._body.addLayout(_line(one))


def _line(one: Check) -> QHBoxLayout:
    if one.right:
        mark, words = icon_label("check", Colour.GREEN), label(one.sentence, wrap=True)
    elif one.stops:
        mark, words = icon_label("circle-alert", Colour.RED), label(one.sentence, tone="fault", wrap=True)
    else:
        mark, words = icon_label("circle-alert", Colour.AMBER), label(one.sentence, tone="amber", wrap=True)
    words.setAccessibleDescription("通过" if one.right else "不能日结" if one.stops else "留意")
    line = row(mark, words, gap=Gap.ROW)
    line.setStretch(1, 1)
    return line
