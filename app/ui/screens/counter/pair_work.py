"""Work on entries that may be the same (重复资料办理): compared, merged, told apart, taken apart again."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.services import merging
from app.services.desk import Desk
from app.services.merging import Comparison, Kind
from app.ui.notify import Notice, show
from app.ui.screens.counter.compare_view import APART, LEFT, RIGHT, UNDO, CompareView
from app.ui.screens.page import Page


class PairWork(QObject):
    """The comparison (重复资料办理); `settled(kind, id)` shows that entry's card, `left()` goes back."""

    settled = Signal(str, object)
    left = Signal()

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def compare(self, kind: Kind, one: UUID, other: UUID) -> CompareView | None:
        """The view of two entries; None when one of them is gone."""
        pair = self._page.attempt(lambda: merging.compare(self._desk, kind, one, other))
        if pair is None:
            return None
        view = CompareView()
        view.show_pair(pair)
        view.act.connect(lambda code, reason: self._act(view, pair, code, reason))
        return view

    def _act(self, view: CompareView, pair: Comparison, code: str, reason: str) -> None:
        kind, left, right = pair.kind, pair.left.id, pair.right.id
        if code == LEFT:
            self._do(view, kind, lambda: merging.merge(self._desk, kind, right, left, reason), "合并")
        elif code == RIGHT:
            self._do(view, kind, lambda: merging.merge(self._desk, kind, left, right, reason), "合并")
        elif code == UNDO:
            gone, stays = (left, right) if pair.merged == "left" else (right, left)

            def undo() -> UUID:
                merging.undo(self._desk, kind, gone, reason)
                return stays

            self._do(view, kind, undo, "撤销合并")
        elif code == APART:

            def apart() -> UUID:
                merging.set_apart(self._desk, kind, left, right)
                return left

            self._do(view, kind, apart, "记下")
        else:
            self.left.emit()

    def _do(self, view: CompareView, kind: Kind, act: Callable[[], UUID], doing: str) -> None:
        def failed(notice: Notice) -> None:
            if not view.ask.takes(notice.faults):
                show(notice, self._page.strip)

        self._page.strip.hide()
        key = self._page.notifier.attempt(act, failed, doing)
        if key is not None:
            self.settled.emit(kind, key)
