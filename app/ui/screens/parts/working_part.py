"""Parts whose work may be long (后台分页): done behind the window, with progress, and stopped by Esc."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from app.services.desk import Desk
from app.ui.notify import Notice, Notifier, show
from app.ui.screens.parts.list_part import ListPart
from app.ui.screens.parts.quiet import Quiet
from app.ui.screens.plain_form import PlainForm
from app.ui.table import Column
from app.ui.tasks import Cancelled, Step
from app.ui.widgets.progress import ProgressStrip

T = TypeVar("T")
R = TypeVar("R")


class WorkingPart(ListPart[T]):
    """A list part (后台分页) whose forms and moves a worker does; `progress` stands where it is put."""

    def __init__(
        self, code: str, desk: Desk, notifier: Notifier, columns: Sequence[Column[T]], name: str
    ) -> None:
        super().__init__(code, desk, notifier, columns, name)
        self.progress = ProgressStrip()
        self._quiet = Quiet()
        self._stop: Callable[[], None] | None = None
        self._start: Callable[[], None] | None = None
        self.progress.cancelled.connect(self._cancel)

    # for the parts

    @property
    def working(self) -> bool:
        """Whether something is under way (正在办)."""
        return self._stop is not None

    def open_form(
        self,
        form: PlainForm,
        texts: tuple[str, str],
        word: str,
        values: Mapping[str, str],
        act: Callable[[Mapping[str, str], Step], R],
        then: Callable[[R], object],
    ) -> None:
        """Open a form; F10 hands what is typed to `act` on the worker, its result to `then`."""

        def start() -> None:
            typed = form.typed()
            self.work_on(word, lambda step: act(typed, step), then)

        self._start = start
        self.ask(form, texts, word, lambda typed: typed, values)

    def work_on(self, word: str, act: Callable[[Step], R], then: Callable[[R], object]) -> None:
        """Do a thing behind the window; nothing of it is left when it is stopped."""
        if self.working:
            return
        self.strip.hide()
        self.progress.start(f"正在{word}", "可以接着看别的", "取消后什么都不变", "clock")
        work = self._runner.run(
            lambda work: self.quietly(lambda: act(work.step)),
            lambda result: self._worked(lambda: then(result)),
            lambda error: self._broke(error, word),
            lambda done, total: self.progress.step(done, total, "笔"),
        )
        self._stop = work.cancel

    def quietly(self, act: Callable[[], R]) -> R:
        """Do a thing on a worker so that the window stays quick beside it."""
        with self._quiet:
            return act()

    def told(self, sentence: str) -> None:
        """It is done: the form goes, the list is read again, and a sentence says so."""
        self.form = None
        self._leave_form()
        self.renew()
        self.changed.emit("batch", None)
        self.strip.show_strip("done", sentence)

    # page

    def back(self) -> bool:
        """Esc stops what is under way."""
        if not self.working:
            return super().back()
        self._cancel()
        return True

    # slots

    def _go(self) -> None:
        if self._start is not None:
            self._start()

    def _cancel(self) -> None:
        if self._stop is not None:
            self._stop()

    def _worked(self, then: Callable[[], object]) -> None:
        self._stop = None
        self.progress.finish()
        then()

    def _broke(self, error: Exception, word: str) -> None:
        self._stop = None
        self.progress.finish()
        if isinstance(error, Cancelled):
            self.strip.show_strip("info", f"{word}取消了，什么都没有变。")
        else:
            self._failed(self.notifier.notice(error, word))

    def _failed(self, notice: Notice) -> None:
        """Faults of the open form stand at its fields, all else in the strip."""
        own = set(self.form.typed()) if self.form is not None else set()
        if self.form is not None and notice.faults and set(notice.faults) <= own:
            self.form.show_faults(notice.faults)
        else:
            show(notice, self.strip)
