"""A page of parts (分页页面): a row of words above, the part of the chosen word beneath it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.services.desk import Desk
from app.ui.form.sections import SectionWords
from app.ui.notify import Notifier
from app.ui.screens.arrange import Pages, column
from app.ui.screens.page import Keys, Page
from app.ui.style import Arrangement, Gap

PartMaker = Callable[[Desk, Notifier], Page]
"""Makes one part for whoever signed in (分页)."""

Parts = tuple[tuple[str, str, PartMaker], ...]
"""The parts in their order (各项): code, word, who makes it."""


class PartsPage(Page):
    """A page of parts, each made when it is first wanted; it keeps what is typed while another is seen."""

    turning = ("Ctrl+Tab", "Ctrl+Shift+Tab")
    """The keys that turn to the next part and to the last."""

    def __init__(
        self, code: str, parts: Parts, desk: Desk, notifier: Notifier, parent: QWidget | None = None
    ) -> None:
        super().__init__(notifier, parent)
        self.setObjectName(code)
        self._desk, self._kinds = desk, parts
        self._parts: dict[str, Page] = {}
        self._arranged: tuple[Arrangement, bool] | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        self.words = SectionWords([(code, word) for code, word, _ in self._kinds])
        self._stack = Pages()
        whole = column(self.words, self.strip, self._stack, gap=Gap.CARD)
        whole.setStretch(2, 1)
        whole.setContentsMargins(Gap.PAGE, Gap.TIGHT, Gap.PAGE, Gap.CARD)
        self.setLayout(whole)
        first = self._kinds[0][0]
        self._stack.setCurrentWidget(self.part(first))
        self.words.set_current(first)

    def _wire(self) -> None:
        self.words.chosen.connect(self.open_part)
        self.listen(self.turning[0], lambda: self._turn(1))
        self.listen(self.turning[1], lambda: self._turn(-1))

    # page

    def keys(self) -> Keys:
        """The keys of the part in front."""
        return self.current().keys()

    def helps(self) -> tuple[str, ...]:
        """The help of the part in front first, where it has one of its own, then that of the page."""
        front = self.current().helps()
        return (*(one for one in front if one in self.told()), self.objectName())

    def told(self) -> tuple[str, ...]:
        """The parts that have a help text of their own."""
        return ()

    def enter(self) -> None:
        """The part in front is read again."""
        self.current().enter()

    def renew(self) -> None:
        """The part in front is read again; the others when they come to the front."""
        if self.isVisible():
            self.current().renew()

    def leave(self) -> None:
        """Each part keeps what was typed."""
        for part in self._parts.values():
            part.leave()

    def back(self) -> bool:
        """From a form to what is chosen."""
        return self.current().back()

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """Every part follows the window."""
        super().arrange(arrangement, low=low)
        self._arranged = arrangement, low
        for part in self._parts.values():
            part.arrange(arrangement, low=low)

    def part(self, code: str) -> Page:
        """A part, made when it is first asked for; StopIteration when there is none."""
        if code not in self._parts:
            make = next(make for own, _, make in self._kinds if own == code)
            part = self._parts[code] = make(self._desk, self.notifier)
            part.changed.connect(self.changed)
            part.go.connect(self.go)
            part.keys_changed.connect(self.keys_changed)
            self._stack.addWidget(part)
            if self._arranged is not None:
                part.arrange(self._arranged[0], low=self._arranged[1])
        return self._parts[code]

    def current(self) -> Page:
        """The part in front."""
        part = self._stack.currentWidget()
        assert isinstance(part, Page)
        return part

    def open_part(self, code: str) -> None:
        """Bring a part to the front."""
        self.bring(code, self.part(code).enter)

    def bring(self, code: str, enter: Callable[[], object]) -> None:
        """Bring a part to the front; it enters as is told."""
        self.words.set_current(code)
        self._stack.setCurrentWidget(self.part(code))
        enter()
        self.keys_changed.emit()

    def _turn(self, steps: int) -> None:
        codes = [code for code, _, _ in self._kinds]
        at = codes.index(self.current().objectName())
        self.open_part(codes[(at + steps) % len(codes)])
