"""Two entries side by side (并排核对): where they differ, what hangs on each, merged or told apart."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from app.services.merging import Comparison, Pair, Side
from app.ui.screens.acts import Act
from app.ui.screens.arrange import clear, column, holder, row, sheet
from app.ui.screens.ask_strip import AskStrip
from app.ui.style import Colour, Gap, Type, px
from app.ui.widgets.labels import icon_label, label, rule
from app.ui.widgets.move_bar import MoveBar

LEFT, RIGHT, APART, UNDO, BACK = "merge_left", "merge_right", "set_apart", "undo_merge", "back"
_SAME = {"person": "人", "unit": "单位"}


class CompareView(QWidget):
    """Two entries side by side (并排核对); `act(code, reason)`."""

    act = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Comparison | None = None
        self._asked = ""
        self._build()
        self._wire()

    def _build(self) -> None:
        self._title, self._about = label("", Type.CASE), label("", tone="second", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Gap.WIDE)
        self._grid.setVerticalSpacing(Gap.ROW)
        self._grid.setColumnMinimumWidth(0, px(Gap.LABEL_FORM))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = holder(column(self._grid, 1, gap=0))
        inside.setObjectName("form")
        area.setWidget(inside)
        head = row(icon_label("users"), self._title, self._about)
        head.setStretch(2, 1)
        inner = column(head, rule(), area, gap=Gap.CARD)
        inner.setStretch(2, 1)
        self.ask = AskStrip()
        self.moves = MoveBar()
        whole = column(sheet(inner, across=Gap.WIDE), self.ask, self.moves, gap=Gap.CARD)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.moves.move_chosen.connect(self._chosen)
        self.ask.answered.connect(lambda text: self.act.emit(self._asked, text))

    def show_pair(self, pair: Comparison) -> None:
        """Show two entries with what may be done about them."""
        self.shown = pair
        self.ask.hide()
        differing = sum(one.differs for one in pair.rows)
        self._title.setText(f"核对是不是同一{_SAME[pair.kind]}")
        told = f"有 {differing} 项不同，已标出。" if differing else "各项都相同。"
        self._about.setText(f"合并只把两份资料连在一起，不改动任何一份，随时可以撤销。{told}")
        clear(self._grid)
        self._put_heads(pair)
        at = self._put_rows(pair.rows, 1)
        self._grid.addWidget(label("名下有", bold=True), at, 0)
        self._put_rows(pair.hangs, at + 1)
        self.moves.show_moves(_acts(pair))

    def _put_heads(self, pair: Comparison) -> None:
        for place, side, gone in ((1, pair.left, "left"), (3, pair.right, "right")):
            words = label(_head(side), Type.GROUP, wrap=True)
            merged = label("已并入另一份" if pair.merged == gone else "", tone="amber")
            line = row(words, merged)
            line.setStretch(0, 1)
            self._grid.addLayout(line, 0, place)

    def _put_rows(self, rows: Sequence[Pair], first: int) -> int:
        """Lines from this one on; gives the next."""
        for at, one in enumerate(rows, start=first):
            self._grid.addWidget(label(one.label, tone="second"), at, 0, Qt.AlignmentFlag.AlignTop)
            for place, text in ((1, one.left), (3, one.right)):
                words = label(text or "—", tone="amber" if one.differs else "", bold=one.differs, wrap=True)
                words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._grid.addWidget(words, at, place)
            if one.differs:
                mark = icon_label("circle-alert", Colour.AMBER)
                mark.setAccessibleName(f"{one.label}不同")
                self._grid.addWidget(mark, at, 2, Qt.AlignmentFlag.AlignTop)
        return first + len(rows)

    def _chosen(self, code: str) -> None:
        questions = {
            LEFT: ("为什么并到左边？", "并到左边"),
            RIGHT: ("为什么并到右边？", "并到右边"),
            UNDO: ("为什么撤销合并？", "撤销合并"),
        }
        if code in questions:
            self._asked = code
            title, go = questions[code]
            self.ask.ask(title, "理由记在双方的经过里", go)
        else:
            self.act.emit(code, "")


def _head(side: Side) -> str:
    return f"{side.name}　尾号 {side.tail}" if side.tail else f"{side.name}　没有号码"


def _acts(pair: Comparison) -> tuple[Act, ...]:
    if pair.merged:
        return (
            Act(UNDO, "撤销合并", "F10", primary=not pair.undoing, closed=pair.undoing or None),
            Act(BACK, "返回"),
        )
    first = RIGHT if pair.to_left else LEFT
    acts = [
        Act(LEFT, "并到左边", "F10" if first == LEFT else "", not pair.to_left, pair.to_left or None),
        Act(
            RIGHT,
            "并到右边",
            "F10" if first == RIGHT else "",
            first == RIGHT and not pair.to_right,
            pair.to_right or None,
        ),
        Act(APART, f"不是同一{_SAME[pair.kind]}", "F8"),
        Act(BACK, "返回"),
    ]
    return tuple(acts)
