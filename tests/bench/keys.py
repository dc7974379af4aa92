"""From key press to painted rows (按键到显示): the real counter, offscreen, typed into one key at a time."""

import os
import time
from collections.abc import Iterator, Sequence

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.counter.page import CounterPage
from app.ui.style import dress, load_fonts
from tests.bench.finding import texts_of
from tests.bench.table import Bar, Row, Times
from tests.kit.hands import write

_BAR = Bar(worst=0.0167)
_KINDS = ("name", "initials", "pinyin", "ID number", "phone tail", "unit", "case number")
_EACH = 8
"""So many texts of each kind."""

_WHY = "the card of the first one found is read and painted with every key"


def measured(big: Desk, small: Desk) -> list[Row]:
    """A row for each key, and one for all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    load_fonts()
    dress(app)
    less = _typed(app, small)
    return [
        Row(f"key to painted rows, {kind}", times, bar=_BAR, small=less[kind], why=_WHY)
        for kind, times in _typed(app, big).items()
    ]


def _typed(app: QApplication, desk: Desk) -> dict[str, Times]:
    """Seconds of each key, by what is typed."""
    page = CounterPage(desk, Notifier(desk.folder, desk.clock))
    page.resize(1366, 597)
    page.show()
    page.enter()
    app.processEvents()
    texts = texts_of(desk)
    list(_keys(app, page, texts["initials"][:3]))
    found = {kind: tuple(_keys(app, page, texts[kind][:_EACH])) for kind in _KINDS}
    page.close()
    page.deleteLater()
    app.processEvents()
    return found


def _keys(app: QApplication, page: CounterPage, texts: Sequence[str]) -> Iterator[float]:
    """Each text typed into the empty box, character by character; Chinese as an input method gives it."""
    line = page.finder.search.line
    for text in texts:
        line.clear()
        app.processEvents()
        for key in [*text] if text.isascii() else [text[:n] for n in range(1, len(text) + 1)]:
            began = time.process_time()
            if key.isascii():
                QTest.keyClicks(line, key)
            else:
                write(line, key[-1])
            app.processEvents()
            yield time.process_time() - began
