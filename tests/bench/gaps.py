"""Gaps of the event loop (界面停顿): each event that the stories deliver, timed; which hold the window up.

A plugin of pytest: `pytest -p tests.bench.gaps --gaps FILE tests/stories` writes one line of JSON per gap.
"""

import json
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from app.__main__ import ROOT

LONGEST_MS = 50
"""How long the window may stand still."""

_SAMPLE_S = 0.005


@dataclass(frozen=True, slots=True)
class Gap:
    """One event that took too long (停顿): of which test, its kind and receiver, and where the time went."""

    test: str
    ms: int
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
        frame = sys._current_frames().get(self._main or 0)
        if frame is None:
            return
        ours = [
            f"{Path(one.filename).relative_to(ROOT)}:{one.lineno} {one.name}"
            for one in traceback.extract_stack(frame)
            if one.filename.startswith((f"{ROOT}/app", f"{ROOT}/db"))
        ]
        self._seen[" < ".join(ours[:-4:-1]) or "Qt"] += 1


class Watched(QApplication):
    """An application that times each event it delivers (计时的应用); those within another count with it."""

    test = ""
    gaps: tuple[Gap, ...] = ()
    events = 0

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._depth = 0
        self._sampler = Sampler()
        self._sampler.start()

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._depth or not Watched.test:
            return super().notify(receiver, event)
        kind, name = event.type(), f"{type(receiver).__name__}#{receiver.objectName()}"
        self._depth = 1
        self._sampler.begin()
        began = time.perf_counter()
        try:
            return super().notify(receiver, event)
        finally:
            took = round((time.perf_counter() - began) * 1000)
            where = self._sampler.end()
            self._depth = 0
            Watched.events += 1
            if took > LONGEST_MS:
                Watched.gaps += (Gap(Watched.test, took, kind.name, name, where),)


class Held:
    """The application of the stories (应用), kept to the end."""

    app: Watched | None = None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--gaps", type=Path, help="where the gaps are written")


def pytest_sessionstart() -> None:
    Held.app = Watched(["stories"])


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    Watched.test = item.name
    yield
    Watched.test = ""


def pytest_sessionfinish(session: pytest.Session) -> None:
    written: Path | None = session.config.getoption("--gaps")
    if written is not None:
        lines = [json.dumps(asdict(gap), ensure_ascii=False) for gap in Watched.gaps]
        written.write_text("\n".join([json.dumps({"events": Watched.events}), *lines]), encoding="utf-8")
