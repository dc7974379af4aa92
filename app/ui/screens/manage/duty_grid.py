"""Duties as a grid (职责表): lines down, roles and posts across, a tick where somebody holds one."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from app.core.actor import EVERY_LINE, Held, Post, Role, duty
from app.ui.screens.plain_form import FreeInput
from app.ui.style import Gap, Height, px
from app.ui.widgets.labels import label
from app.ui.widgets.materials import paint_tick
from app.ui.widgets.painted import ring

_DUTIES = (*Role, *Post)


class Tick(QCheckBox):
    """A box to tick without words (勾选格)."""

    def sizeHint(self) -> QSize:
        """A target of at least 24."""
        return QSize(px(Height.LABEL), px(Height.LABEL))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole cell ticks."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box in the middle."""
        painter, side = QPainter(self), px(Height.BOX)
        box = QRectF(round((self.width() - side) / 2), round((self.height() - side) / 2), side, side)
        paint_tick(painter, box, on=self.isChecked())
        if self.hasFocus():
            ring(painter, QRectF(self.rect()))
        painter.end()


class DutyGrid(FreeInput):
    """Which roles and posts somebody holds (职责表): for all lines in the first row, by line beneath.

    Its text is `duty@line` with blanks between, nothing after @ for all lines.
    """

    def __init__(self, lines: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: dict[Held, Tick] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Gap.ROW)
        self._grid.setVerticalSpacing(Gap.ROW)
        self._head("角色", 1, len(Role))
        self._head("岗位", 1 + len(Role), len(Post))
        for at, one in enumerate(_DUTIES, start=1):
            self._grid.addWidget(_middle(label(one.label)), 1, at)
        for down, (line, word) in enumerate(((EVERY_LINE, "全部业务"), *lines), start=2):
            shown = label(word, tone="second", bold=line == EVERY_LINE)
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(shown, down, 0)
            for at, one in enumerate(_DUTIES, start=1):
                self._add(Held(one, line), word, down, at)

    def _head(self, word: str, first: int, breadth: int) -> None:
        self._grid.addWidget(_middle(label(word, tone="second", bold=True)), 0, first, 1, breadth)

    def _add(self, held: Held, word: str, down: int, at: int) -> None:
        if held.duty is Role.ADMIN and held.line != EVERY_LINE:
            return
        tick = Tick()
        tick.setObjectName(_text(held))
        tick.setAccessibleName(f"{word} {held.duty.label}")
        tick.toggled.connect(lambda _: self.edited.emit())
        self._ticks[held] = tick
        self._grid.addWidget(tick, down, at, Qt.AlignmentFlag.AlignCenter)

    def text(self) -> str:
        """What is ticked: `clerk@ mediator@rights`."""
        return " ".join(_text(held) for held, tick in self._ticks.items() if tick.isChecked())

    def show_text(self, text: str) -> None:
        """Tick these and no others."""
        wanted = read(text)
        for held, tick in self._ticks.items():
            tick.setChecked(held in wanted)


def read(text: str) -> frozenset[Held]:
    """What a text of the grid names (读取职责表)."""
    parts = (one.partition("@") for one in text.split())
    return frozenset(Held(duty(named), line) for named, _, line in parts)


def write(held: Iterable[Held]) -> str:
    """The text of the grid for these (写成职责表)."""
    return " ".join(sorted(_text(one) for one in held))


def _text(held: Held) -> str:
    return f"{held.duty.value}@{held.line}"


def _middle(shown: QLabel) -> QLabel:
    shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return shown
