"""Strip (提示条): blue says, amber asks to mind, red tells no or late, green tells done."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.style import Colour, Gap, Height, Type, icon, px, restyle
from app.ui.widgets.labels import Link, icon_label, label, show_icon
from app.ui.widgets.ways import Way, Ways

StripKind = Literal["info", "mind", "stop", "done"]
MOST_WAYS = 3

_ICONS = {
    "info": ("info", Colour.BLUE),
    "mind": ("file-text", Colour.AMBER),
    "stop": ("octagon-x", Colour.RED),
    "done": ("circle-check", Colour.GREEN),
}
_SPOKEN = {"info": "说明", "mind": "留意", "stop": "不行", "done": "办成"}


class Strip(QFrame):
    """A strip (提示条), hidden until it has something to say.

    `chosen(code)` for its link and its ways out; `closed()` when the clerk closes it.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind: StripKind = "info"
        self._build()
        self.hide()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Gap.INSIDE, Gap.TIGHT + 1, Gap.INSIDE, Gap.TIGHT + 1)
        whole.setSpacing(Gap.TIGHT)
        row = QHBoxLayout()
        row.setSpacing(Gap.CARD)
        self._icon = icon_label("info")
        self._title = label("", Type.GROUP)
        self._sentence = label("", wrap=True)
        self._right = label("", tone="second")
        self._link = Link("link", "")
        self._link.chosen.connect(self.chosen)
        self._close = QPushButton()
        self._close.setObjectName("close_strip")
        self._close.setProperty("link", "true")
        self._close.setIcon(icon("x", Colour.INK2))
        self._close.setAccessibleName("收起提示")
        self._close.clicked.connect(self.close_strip)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._title)
        row.addWidget(self._sentence, 1)
        for one in (self._right, self._link, self._close):
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(row)
        self._build_under(whole)

    def _build_under(self, whole: QVBoxLayout) -> None:
        self._under = QWidget()
        under = QVBoxLayout(self._under)
        under.setContentsMargins(px(Height.ICON_LARGE) + Gap.CARD, 0, 0, Gap.TIGHT)
        under.setSpacing(Gap.TIGHT)
        self._reason = label("", wrap=True)
        self._article = label("", tone="second", wrap=True)
        self.ways = Ways(self.chosen.emit)
        for one in (self._reason, self._article, self.ways):
            under.addWidget(one)
        whole.addWidget(self._under)

    def show_strip(
        self,
        kind: StripKind,
        sentence: str,
        *,
        icon: str = "",
        right: str = "",
        link: tuple[str, str] | None = None,
        closable: bool = True,
    ) -> None:
        """One sentence, with what stands at its right and a link (code, words)."""
        self._dress(kind, icon, Height.ICON_FIELD)
        self._sentence.setText(sentence)
        self._title.setVisible(False)
        self._sentence.setVisible(True)
        self._under.setVisible(False)
        self.ways.show_ways(())
        self._finish(sentence, right, link, closable=closable)

    def show_refusal(
        self,
        title: str,
        reason: str,
        article: str = "",
        *,
        kind: StripKind = "stop",
        right: str = "没有保存任何改动",
        link: tuple[str, str] | None = None,
        ways: Sequence[Way] = (),
        closable: bool = True,
    ) -> None:
        """What is refused, why, on which article, and up to three ways out. ValueError for more."""
        if len(ways) > MOST_WAYS:
            raise ValueError("at most three ways out")
        self._dress(kind, "", Height.ICON_LARGE)
        self._title.setText(title)
        self._title.setVisible(True)
        self._sentence.setText("")
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._article.setText(f"依据：{article}" if article else "")
        self._article.setVisible(bool(article))
        self._under.setVisible(bool(reason or article or ways))
        self.ways.show_ways(ways)
        told = "。".join(part.rstrip("。") for part in (title, reason, article, right) if part)
        self._finish(told, right, link, closable=closable)

    def sentence(self) -> str:
        """What the strip says, all of it; empty when it is hidden."""
        return self.accessibleDescription() if not self.isHidden() else ""

    def close_strip(self) -> None:
        """Hide it and tell."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _dress(self, kind: StripKind, picture: str, size: int) -> None:
        self.kind = kind
        name, token = _ICONS[kind]
        show_icon(self._icon, picture or name, token, size)
        restyle(self, strip=kind)

    def _finish(self, told: str, right: str, link: tuple[str, str] | None, *, closable: bool) -> None:
        self._right.setText(right)
        self._right.setVisible(bool(right))
        self._link.setVisible(link is not None)
        if link is not None:
            self._link.code, words = link
            self._link.setObjectName(link[0])
            self._link.setText(words)
        self._close.setVisible(closable)
        self.setAccessibleName(_SPOKEN[self.kind])
        self.setAccessibleDescription(told)
        self.show()
