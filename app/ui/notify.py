"""Notices (提示): the one place where errors become words on the screen, and where bugs are logged.

The log (incidents.log beside the data) holds kinds of errors and places in the program, never the
text of an error: that could name a person.
"""

import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.core.clock import Clock, SystemClock, local, show_moment
from app.core.errors import Busy, CenterError, Damaged, Forbidden, Invalid, NotFound, Refused, Stale
from app.services.errors import is_damage
from app.services.files import add
from app.ui.form import FormView
from app.ui.widgets.strip import Strip, StripKind
from app.ui.widgets.ways import Way

T = TypeVar("T")
LOG = "incidents.log"
LARGEST = 1_000_000
"""Bytes after which the log becomes incidents.old.log."""

NOTHING_SAVED = "没有保存任何改动"
KEPT = "您填的都还在"


@dataclass(frozen=True, slots=True)
class Notice:
    """What the clerk reads about an error (提示): a strip, and the faults that stand at their fields."""

    kind: StripKind
    title: str
    sentence: str
    article: str = ""
    right: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    ways: tuple[Way, ...] = ()


def translate(error: CenterError, doing: str = "") -> Notice:
    """The notice for a known error (design §9); `doing` is the verb that was tried: 受理."""
    if isinstance(error, Invalid):
        faults: dict[str, str] = {}
        for fault in error.faults:
            faults.setdefault(fault.field, fault.sentence)
        return Notice("stop", "", error.sentence, faults=faults)
    if isinstance(error, Refused):
        return Notice("stop", f"不能{doing or '办理'}", error.reason, error.article, NOTHING_SAVED)
    if isinstance(error, Stale):
        sentence = f"{error.who} {show_moment(error.when)} 保存过这份资料。请重新载入，再把您的改动存上。"
        return Notice("mind", "别人先保存了", sentence, right=KEPT, ways=(Way("reload", "重新载入"),))
    titles: dict[type[CenterError], tuple[StripKind, str]] = {
        Forbidden: ("stop", "这一步不归您办"),
        NotFound: ("mind", "没有找到"),
        Busy: ("mind", "现在办不了"),
        Damaged: ("stop", "数据文件有问题"),
    }
    kind, title = next((found for known, found in titles.items() if isinstance(error, known)), ("stop", ""))
    return Notice(kind, title, error.sentence, right=NOTHING_SAVED if kind == "stop" else KEPT)


def show(notice: Notice, strip: Strip, form: FormView | None = None) -> None:
    """Show a notice: faults at their fields if there is a form for them, the rest in the strip."""
    if notice.faults and form is not None:
        strip.hide()
        form.show_faults(notice.faults)
    elif notice.title:
        strip.show_refusal(
            notice.title,
            notice.sentence,
            notice.article,
            kind=notice.kind,
            right=notice.right,
            ways=notice.ways,
        )
    else:
        strip.show_strip(notice.kind, notice.sentence, right=notice.right)


class IncidentLog:
    """The log of bugs (事故日志); a full disk or a read-only folder never stops the program."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / LOG

    def write(self, number: str, error: BaseException, trace: TracebackType | None) -> bool:
        """Add an incident; False when it could not be written."""
        try:
            add(self.path, "\n".join([number, *_places(error, trace), ""]), LARGEST)
        except Busy:
            return False
        return True


def _places(error: BaseException, trace: TracebackType | None) -> list[str]:
    """Kinds of errors and places in the program, outermost first; no texts, no values."""
    lines = [f"  {type(error).__module__}.{type(error).__qualname__}"]
    frames = traceback.extract_tb(trace)
    lines += [f"    {Path(one.filename).name}:{one.lineno} {one.name}" for one in frames]
    cause = error.__cause__ or error.__context__
    if cause is not None and len(lines) < 200:
        lines += ["  from", *_places(cause, cause.__traceback__)]
    return lines


class Notifier(QObject):
    """Tells the window what went wrong (提示).

    `noticed(Notice)` for what no page shows itself; `damaged()` when the data file was found harmed.
    """

    noticed = Signal(object)
    damaged = Signal()

    def __init__(self, folder: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notify")
        self._log, self._clock, self._count = IncidentLog(folder), clock, 0

    def notice(self, error: BaseException, doing: str = "") -> Notice:
        """The notice for any error; a bug gets an incident number and goes into the log."""
        if isinstance(error, CenterError):
            if is_damage(error):
                self.damaged.emit()
            return translate(error, doing)
        number = self._number(self._clock.now())
        kept = self._log.write(number, error, error.__traceback__)
        then = f"请再试一次；还不行，就把事故编号 {number} 告诉管理员。"
        if not kept:
            then = f"请记下事故编号 {number} 告诉管理员，日志没有写成。"
        return Notice("stop", "这一步没有做成", f"程序出了意外，您可以接着办别的。{then}", right=KEPT)

    def tell(self, error: BaseException, doing: str = "") -> Notice:
        """The notice for any error, and send it to the window."""
        notice = self.notice(error, doing)
        self.noticed.emit(notice)
        return notice

    def attempt(self, act: Callable[[], T], failed: Callable[[Notice], object], doing: str = "") -> T | None:
        """Do a thing; if it fails in any way give the notice to `failed` and return None."""
        try:
            return act()
        except Exception as error:
            failed(self.notice(error, doing))
            return None

    def _number(self, moment: datetime) -> str:
        self._count += 1
        return f"{local(moment):%m%d-%H%M%S}-{self._count}"


def install(folder: Path, clock: Clock | None = None) -> Notifier:
    """Set the hooks for errors that nothing caught, in any thread; the application keeps the notifier.

    Call it in the window's thread; errors of other threads reach `noticed` there.
    """
    notifier = Notifier(folder, clock or SystemClock(), QCoreApplication.instance())
    crossing = _Crossing(notifier)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
        else:
            crossing.happened.emit(error)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            crossing.happened.emit(args.exc_value)

    sys.excepthook = hook
    threading.excepthook = in_thread
    return notifier


class _Crossing(QObject):
    """Carries an error from any thread into the window's."""

    happened = Signal(object)

    def __init__(self, notifier: Notifier) -> None:
        super().__init__(notifier)
        self._notifier = notifier
        self.happened.connect(self._tell)

    def _tell(self, error: BaseException) -> None:
        self._notifier.tell(error)
