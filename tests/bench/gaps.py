"""Gaps of the event loop (界面停顿): each event that the stories deliver, timed; which hold the window up.

A plugin of pytest: `pytest -p tests.bench.gaps --gaps FILE tests/stories` writes one line of JSON per gap.
"""

import gc
import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from app.__main__ import ROOT
from app.printing import fonts

LONGEST_MS = 50
"""How long the window may stand still."""

_SAMPLE_S = 0.005
_OURS = tuple(str(ROOT / name) for name in ("app", "db"))
_TRIALS = 5000
_DEEP = 3
"""So many frames of the program name a place."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One event that took too long (停顿): of which test, its kind and receiver, and where the time went.

    `ms` are those of the processor, so that what else runs on the machine does not count, less what
    seeing the events within it cost; `waited` is what it waited beside, for the disk and for its turn.
    """

    test: str
    ms: int
    waited: int
    event: str
    receiver: str
    where: str


class Sampler(threading.Thread):
    """Looks every few milliseconds at what the main thread does while an event is delivered (采样)."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._main = threading.main_thread().ident
        self._seen: Counter[str] = Counter()
        self.watching = False

    def run(self) -> None:
        while True:
            time.sleep(_SAMPLE_S)
            if self.watching:
                self._look()

    def begin(self) -> None:
        """An event is delivered from now on."""
        self._seen = Counter()
        self.watching = True

    def end(self) -> str:
        """It is done: the places of the program that were seen most often, the innermost first."""
        self.watching = False
        return " | ".join(f"{n}× {place}" for place, n in self._seen.most_common(3))

    def _look(self) -> None:
        """Quick, without a file and without keeping a frame: what a frame holds would die in this thread."""
        frame, places = sys._current_frames().get(self._main or 0), list[str]()
        while frame is not None and len(places) < _DEEP:
            code = frame.f_code
            if code.co_filename.startswith(_OURS):
                places.append(f"{code.co_filename[len(str(ROOT)) + 1 :]}:{frame.f_lineno} {code.co_name}")
            frame = frame.f_back
        self._seen[" < ".join(places) or "Qt"] += 1


class Watched(QApplication):
    """An application that times each event it delivers (计时的应用); those within another count with it."""

    test = ""
    gaps: tuple[Gap, ...] = ()
    events = 0

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._depth = self._within = 0
        self._sampler = Sampler()
        self._cost = self._measured()
        self._sampler.start()

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._depth or not Watched.test:
            self._within += 1
            return super().notify(receiver, event)
        kind, name = event.type(), f"{type(receiver).__name__}#{receiver.objectName()}"
        self._depth, self._within = 1, 0
        self._sampler.begin()
        began, worked = time.perf_counter(), time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            used = time.thread_time() - worked
            waited = round((time.perf_counter() - began - used) * 1000)
            ms = round((used - self._within * self._cost) * 1000)
            where = self._sampler.end()
            self._depth = 0
            Watched.events += 1
            if ms > LONGEST_MS:
                Watched.gaps += (Gap(Watched.test, ms, waited, kind.name, name, where),)

    def _measured(self) -> float:
        """Seconds that it costs to see one event here on its way through Qt."""
        receiver, event = QObject(), QEvent(QEvent.Type.User)
        began = time.thread_time()
        for _ in range(_TRIALS):
            QCoreApplication.sendEvent(receiver, event)
        seen = time.thread_time()
        for _ in range(_TRIALS):
            receiver.event(event)
        return max(0.0, 2 * seen - began - time.thread_time()) / _TRIALS


class Held:
    """The application of the stories (应用), kept to the end."""

    app: Watched | None = None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--gaps", type=Path, help="where the gaps are written")


def pytest_sessionstart() -> None:
    Held.app = Watched(["stories"])
    fonts.warm()  # as the program does behind its sign-in page


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    gc.collect()
    gc.freeze()  # as the program does once it is loaded
    Watched.test = item.name
    yield
    Watched.test = ""


def pytest_sessionfinish(session: pytest.Session) -> None:
    written: Path | None = session.config.getoption("--gaps")
    if written is not None:
        lines = [json.dumps(asdict(gap), ensure_ascii=False) for gap in Watched.gaps]
        written.write_text("\n".join([json.dumps({"events": Watched.events}), *lines]), encoding="utf-8")
