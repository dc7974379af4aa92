"""Parts that issue papers (文书分页): a paper comes up in the place of what is chosen; steps ask why."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.services import papers
from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.parts.part import BACK
from app.ui.screens.parts.working_part import WorkingPart
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.preview.pane import PreviewPane
from app.ui.style import Gap
from app.ui.table import Column

T = TypeVar("T")


class PaperPart(WorkingPart[T]):
    """A working part (文书分页) with its preview and the form of a reason; `thing` is what it lists."""

    thing = ""

    def __init__(
        self, code: str, desk: Desk, notifier: Notifier, columns: Sequence[Column[T]], name: str
    ) -> None:
        super().__init__(code, desk, notifier, columns, name)
        self.preview, self.reason = PreviewPane(desk, notifier), PlainForm(Gap.LABEL_CASE)
        self.reason.add_line("reason", "理由")
        self.listen("Shift+F9", self.preview.print_set, self.preview)
        self.preview.closed.connect(self._leave_form)

    def lay_out(
        self,
        head: tuple[str, str, str],
        left: QWidget,
        shown: QWidget,
        forms: Sequence[PlainForm],
        weights: tuple[int, int] = (1, 1),
    ) -> None:
        """As every part, with the form of a reason and the preview at the right."""
        super().lay_out(head, left, shown, (*forms, self.reason), weights)
        self._right.addWidget(self.preview)

    # for the parts

    @property
    def previewing(self) -> bool:
        """Whether a paper is in front (正在预览)."""
        return self._right.currentWidget() is self.preview

    def ask_why(self, word: str, about: str, act: Callable[[str], object]) -> None:
        """Ask for the reason of a step first."""
        self.open_form(
            self.reason,
            (word, about),
            word,
            {"reason": ""},
            lambda typed, _: act(typed["reason"]),
            lambda _: self.told(f"{word}办好了。"),
        )

    def show_paper(self, paper: papers.PaperView) -> None:
        """The paper in the place of what is chosen."""
        self.changed.emit("paper", paper.id)
        self._leave_form()

        def act() -> None:
            self.preview.show_paper(paper)
            self.show_words(paper.title)
            self.moves.show_moves((Act(BACK, f"返回{self.thing}"),))
            self._right.setCurrentWidget(self.preview)
            self.preview.start()

        self.attempt(act, "预览")

    # page

    def back(self) -> bool:
        """From the preview to what is chosen."""
        if self.previewing:
            self._leave_form()
            return True
        return super().back()
