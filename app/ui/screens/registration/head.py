"""Head of a registration (登记页头): what is taken in, for whom where he is not seen, what is kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.screens.arrange import row
from app.ui.style import Type
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import Link, icon_label, label


class RegistrationHead(QWidget):
    """The head above the form (登记页头); `papers_asked()` where the materials are not seen beside it."""

    papers_asked = Signal()

    def __init__(self, icon: str, line: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whose, self._title = label("", Type.CASE), label(f"{line}・{title}", Type.CASE)
        self._full, self._short = f"{line}・{title}", title
        self._becomes, self._saved = Chip("", "blue"), label("", tone="second")
        self._star = label("＊ 下一步要用的项", tone="blue")
        self._count = Link("open_papers", "")
        self._count.chosen.connect(lambda _: self.papers_asked.emit())
        self._narrow, self._counted = False, ""
        draft = Chip("未登记・草稿", "amber", "pencil")
        parts = (self._whose, self._title, draft, self._becomes, self._saved)
        whole = row(icon_label(icon), *parts, 1, self._star, self._count)
        self.setLayout(whole)
        self.show_becomes("")
        self.arrange(narrow=False)

    def arrange(self, *, narrow: bool) -> None:
        """Where it is narrow the head names the person and counts the materials, which have no place."""
        self._narrow = narrow
        self._title.setText(self._short if narrow else self._full)
        self._whose.setVisible(narrow)
        self._star.setVisible(not narrow)
        self._count.setVisible(narrow and bool(self._counted))

    def show_whose(self, name: str) -> None:
        """For whom it is."""
        self._whose.setText(name)

    def show_becomes(self, matter: str) -> None:
        """As what it will be registered, where that is another matter."""
        self._becomes.setVisible(bool(matter))
        self._becomes.show_chip(f"将登记为{matter}", "blue")

    def show_saved(self, when: str) -> None:
        """When the draft was kept, or nothing."""
        self._saved.setText(f"{when} 已自动保存" if when else "")

    def show_count(self, counted: str) -> None:
        """How many materials came in, or nothing where none are wanted."""
        self._counted = counted
        self._count.setText(f"材料{counted} ›")
        self.arrange(narrow=self._narrow)
