"""The header (页眉): emblem, short name, tabs, who is signed in, and the lock."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.ui.screens.arrange import row
from app.ui.style import Arrangement, Gap, Height, Type, icon, px
from app.ui.widgets.labels import Emblem, icon_label, label
from app.ui.widgets.tabs import Tab, TabStrip

NAME = "职工服务中心"
_FEW = 2


class Header(QFrame):
    """The strip on top (页眉); `tab_chosen(code)`, `left()` for the lock."""

    tab_chosen = Signal(str)
    left = Signal()

    def __init__(self, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self.setFixedHeight(px(Height.TABS))
        self._name_of, self._roles, self._wide = "", "", True
        self._build(tabs)
        self._wire()

    def _build(self, tabs: Sequence[Tab]) -> None:
        self._name = label(NAME, Type.GROUP)
        self.tabs = TabStrip(tabs)
        self._who = label("", tone="second")
        self._lock = QPushButton()
        self._lock.setObjectName("lock")
        self._lock.setProperty("link", "true")
        self._lock.setIcon(icon("lock"))
        self._lock.setIconSize(QSize(px(Height.ICON_FIELD), px(Height.ICON_FIELD)))
        self._lock.setAccessibleName("锁屏")
        self._lock.setToolTip("锁屏，打的字都在")
        inner = row(
            Emblem(),
            self._name,
            self.tabs,
            1,
            icon_label("user", size=Height.ICON_FIELD),
            self._who,
            self._lock,
        )
        inner.setContentsMargins(Gap.PAGE, 0, Gap.PAGE, 0)
        self.setLayout(inner)

    def _wire(self) -> None:
        self.tabs.chosen.connect(self.tab_chosen)
        self._lock.clicked.connect(lambda _=False: self.left.emit())

    def show_who(self, name: str, roles: str) -> None:
        """Show who is signed in and with which roles."""
        self._name_of, self._roles = name, roles
        self._who.setToolTip(roles)
        self._tell_who()

    def show_late(self, late: Mapping[str, int]) -> None:
        """Show the overdue counts of the lines."""
        self.tabs.show_late(late)

    def arrange(self, arrangement: Arrangement) -> None:
        """Medium: the short name goes, and the roles."""
        self._wide = arrangement == Arrangement.WIDE
        self._name.setVisible(self._wide)
        self._tell_who()
        self.tabs.arrange(arrangement)

    def _tell_who(self) -> None:
        """Who it is, and where there is room a few of his roles."""
        roles = self._roles.split("、")
        told = self._roles if len(roles) <= _FEW else f"{'、'.join(roles[:_FEW])}等 {len(roles)} 项"
        self._who.setText(f"{self._name_of}　{told}" if self._wide else self._name_of)
