"""A sum that explains itself (算式): one line with its rule, unfolded every step with what came out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.engine.sums import Sum, SumStep
from app.ui.style import Colour, Gap, restyle
from app.ui.widgets.labels import Link, Tone, icon_label, label, show_icon

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_TONES: dict[str, Tone] = {"": "", "good": "green", "bad": "fault"}


class SumStrip(QFrame):
    """The sum under a form (算式条), hidden while there is nothing to reckon; `unfolded` after a press."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unfolded = False
        self._sum: Sum | None = None
        self._build()
        self.hide()

    def _build(self) -> None:
        self._icon = icon_label("calculator", Colour.BLUE)
        self._line = label("", wrap=True)
        self._source = label("", tone="hint")
        self._fold = Link("unfold_sum", "")
        self._fold.chosen.connect(lambda _: self.turn())
        head = QHBoxLayout()
        head.setSpacing(Gap.CARD)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._line, 1)
        head.addWidget(self._source, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignTop)
        self._steps = QWidget()
        self._grid = QGridLayout(self._steps)
        self._grid.setContentsMargins(0, Gap.TIGHT, 0, 0)
        self._grid.setHorizontalSpacing(Gap.CARD)
        self._grid.setVerticalSpacing(Gap.TIGHT)
        self._grid.setColumnStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Gap.INSIDE, Gap.TIGHT + 1, Gap.INSIDE, Gap.TIGHT + 1)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._steps)

    def show_sum(self, found: Sum | None) -> None:
        """Show a sum, nothing where there is none."""
        self.setVisible(found is not None)
        if found is None or found == self._sum:
            return
        self._sum = found
        show_icon(self._icon, "calculator", Colour.AMBER if found.lacking else Colour.BLUE)
        self._line.setText(found.line)
        self._source.setText(found.source)
        self._fold.setVisible(bool(found.steps))
        restyle(self, strip="mind" if found.lacking else "info")
        self.setAccessibleName(found.title)
        self.setAccessibleDescription(
            "；".join((found.line, *(f"{one.label} {one.working} {one.result}" for one in found.steps)))
        )
        self._show_steps(found)
        self.unfold(wanted=self.unfolded and bool(found.steps))

    def turn(self) -> None:
        """Unfold the steps, or fold them again."""
        if self._sum is not None and self._sum.steps:
            self.unfold(wanted=not self.unfolded)

    def unfold(self, *, wanted: bool) -> None:
        """Show the steps, or the one line alone."""
        self.unfolded = wanted
        self._steps.setVisible(wanted)
        self._fold.setText("收起算式" if wanted else "算式 ›")

    def _show_steps(self, found: Sum) -> None:
        while self._grid.count():
            old = self._grid.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for at, step in enumerate(found.steps):
            self._add_step(at, step)

    def _add_step(self, at: int, step: SumStep) -> None:
        mark = _CIRCLED[at] if at < len(_CIRCLED) else f"{at + 1}."
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label(f"{mark} {step.label}", tone="blue", bold=True), at, 0, top)
        self._grid.addWidget(label(step.working, wrap=True), at, 1)
        came = label(step.result, tone=_TONES[step.tone], bold=True)
        self._grid.addWidget(came, at, 2, top | Qt.AlignmentFlag.AlignRight)
