"""Blocks of the person card (卡片各块): who it is, money, deadlines, papers missing."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.core.clock import show_day
from app.services.case_lines import TimerLine
from app.ui.screens.arrange import clear, column, row
from app.ui.screens.breadth import Breadth
from app.ui.screens.serial import serial
from app.ui.style import Gap, Height, Type, px
from app.ui.widgets.badge import TimerBadge
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip, ChipKind
from app.ui.widgets.labels import Link, label

_LEAST = 2


def whole_address(town: str, address: str) -> str:
    """Town and address (地址), the town once even where the address begins with it."""
    return address if address.startswith(town) else f"{town}{address}"


class PersonSheet(QFrame):
    """Who it is (职工): name, sex and age, chips, masked numbers; `revealed()` asks to see them whole."""

    revealed = Signal()
    unit_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "sheet")
        self._name, self._about = label("", Type.PERSON, wrap=True), label("", tone="second")
        self._chips = row(gap=Gap.ROW)
        self._pairs = QGridLayout()
        self._pairs.setHorizontalSpacing(Gap.CARD)
        self._pairs.setVerticalSpacing(Gap.ROW)
        self._pairs.setColumnStretch(1, 1)
        self._reveal = Link("reveal", "显示")
        self._reveal.chosen.connect(lambda _: self.revealed.emit())
        self._unit = Link("open_unit", "打开")
        self._unit.setAccessibleName("打开单位卡片")
        self._unit.chosen.connect(lambda _: self.unit_opened.emit())
        self._photo = QLabel()
        self._photo.setObjectName("photo")
        self._photo.setAccessibleName("照片")
        self._photo.hide()
        head = row(self._name, self._about, 1, self._photo)
        inner = column(head, self._chips, self._pairs, gap=Gap.ROW)
        inner.setContentsMargins(Gap.INSIDE, Gap.CARD, Gap.INSIDE, Gap.PAGE)
        self.setLayout(inner)

    def show_photo(self, picture: QImage | None) -> None:
        """Show the person's photo beside the name; None for one without."""
        self._photo.setVisible(picture is not None)
        if picture is not None:
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._photo.setPixmap(QPixmap.fromImage(picture))

    def show_person(
        self,
        name: str,
        about: str,
        chips: Sequence[tuple[str, ChipKind]],
        pairs: Sequence[tuple[str, str]],
        *,
        masked: bool,
        unit_at: int = -1,
    ) -> None:
        """Show the person; `masked` offers the numbers whole, `unit_at` to open the unit of that pair."""
        self._name.setText(name)
        self._about.setText(about)
        clear(self._chips)
        for words, kind in chips:
            self._chips.addWidget(Chip(words, kind))
        self._chips.addStretch(1)
        for link in (self._reveal, self._unit):
            self._pairs.removeWidget(link)
            link.setParent(self)
        clear(self._pairs)
        for at, (word, value) in enumerate(pairs):
            head = label(word, tone="second")
            head.setMinimumWidth(px(Breadth.LABEL_CARD))
            text = label(value or "—", wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._pairs.addWidget(head, at, 0, Qt.AlignmentFlag.AlignTop)
            self._pairs.addWidget(text, at, 1)
        self._reveal.setVisible(masked and bool(pairs))
        if masked and pairs:
            self._pairs.addWidget(self._reveal, 0, 2)
        self._unit.setVisible(unit_at >= 0)
        if unit_at >= 0:
            self._pairs.addWidget(self._unit, unit_at, 2, Qt.AlignmentFlag.AlignTop)


class MoneyCard(Card):
    """What was received this year (今年已领)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._sum = label("", Type.GROUP)
        super().__init__("今年已领", "banknote", self._sum, parent)
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)

    def show_money(self, total: str, parts: Sequence[tuple[str, str]]) -> None:
        """Show the sum and what it is made of."""
        self._sum.setText(total)
        clear(self._list)
        for words, amount in parts or (("今年还没有领过", ""),):
            self._list.addLayout(row(label(words, tone="second"), 1, label(amount)))


class TimersCard(Card):
    """Open deadlines (未结时限)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("未结时限", "timer", None, parent)
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)

    def show_timers(self, timers: Sequence[TimerLine]) -> None:
        """Show each with its day and what it is about; hidden when there is none."""
        self.setVisible(bool(timers))
        self.set_title(f"未结时限 {len(timers)}")
        clear(self._list)
        for one in timers:
            timer, badge = one.timer, TimerBadge()
            badge.show_badge(timer.look, timer.words, timer.label, timer.due_on)
            self._list.addLayout(row(badge, 1, label(show_day(timer.due_on)[5:], tone="second")))
            about = f"{one.matter} {timer.label}・{serial(one.number)}"
            self._list.addWidget(label(about, wrap=True))


class MissingCard(Card):
    """Papers that are still missing (缺的材料): as many as there is room for, with the matter that waits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("缺的材料", "file-text", None, parent)
        self._all: tuple[tuple[str, str], ...] = ()
        self._shown = -1
        self._list = column(gap=Gap.TIGHT)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_missing(self, missing: Sequence[tuple[str, str]]) -> None:
        """Show (paper, matter); hidden when there is none."""
        self._all, self._shown = tuple(missing), -1
        self.setVisible(bool(missing))
        self.set_title(f"缺的材料 {len(missing)}")
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:
        """High enough for all of them."""
        return QSize(super().sizeHint().width(), self._height(len(self._all)))

    def minimumSizeHint(self) -> QSize:
        """One of them and how many more there are."""
        return QSize(0, self._height(min(_LEAST, len(self._all))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height: more or fewer of them."""
        super().resizeEvent(event)
        self._cut()

    def _height(self, rows: int) -> int:
        return 2 * Gap.PAGE + px(Height.LABEL) + rows * (px(Height.LINE) + Gap.TIGHT)

    def _cut(self) -> None:
        fitting = len(self._all)
        while fitting > _LEAST and self._height(fitting) > self.height():
            fitting -= 1
        if fitting == self._shown:
            return
        self._shown = fitting
        clear(self._list)
        left = len(self._all) - fitting
        for paper, matter in self._all[: fitting - 1 if left else fitting]:
            name = label(paper.partition("（")[0])
            name.setToolTip(paper)
            self._list.addLayout(row(name, 1, label(matter, tone="second")))
        if left:
            self._list.addWidget(label(f"还有 {left + 1} 份", tone="second"))
