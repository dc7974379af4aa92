"""Receipts (收据): one and five hundred drawn, and the first of a fresh process, beside the bare canvas."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count

from app.core.money import Money
from app.engine.prints import Document
from app.printing.fonts import warm
from app.printing.layout import lay_out
from app.printing.pdf import draw
from tests.bench import peers
from tests.bench.printing import plain
from tests.bench.runs import timed
from tests.bench.table import Bar, Row, Times
from tests.printing.money_samples import received, roster

_BAR, _FIRST, _AHEAD = Bar(ratio=1.3), Bar(ratio=1.5), Bar(ratio=1.0)
_RUNS, _BATCH, _PROCESSES = 40, 500, 7
_LINES = 5_000

OURS = """
from app.printing.fonts import warm
from app.printing.layout import lay_out
from app.printing.pdf import draw
from tests.printing.samples import receipt
warm()
draw(lay_out(receipt("roll80")))
"""
BARE = """
from io import BytesIO
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
for name in ("NotoSansSC-Regular", "NotoSansSC-Bold", "NotoSerifSC-Regular", "NotoSerifSC-Bold"):
    registerFont(TTFont(name, f"resources/fonts/{name}.ttf"))
Canvas(BytesIO())
"""
"""A slip from nothing, as the program begins; and what the library takes to be there with its fonts."""


def measured(*, with_peers: bool) -> list[Row]:
    """All rows; with `with_peers` those of other programs that are installed, on the same receipt."""
    warm()
    document = received("a5")
    laid = lay_out(replace(document, copies=document.copies[:1]))
    drawn, bare = timed(lambda: draw(laid), lambda: plain(laid), runs=_RUNS)
    batch, bare_batch = _batches()
    first, library = _first(OURS), _first(BARE)
    long = roster(_LINES)
    (laid_roster,) = timed(lambda: lay_out(long), runs=1)
    rows = [
        Row("receipt, drawn", drawn, bare, _BAR),
        Row(f"{_BATCH} receipts, laid out and drawn", batch, bare_batch, _BAR),
        Row("first slip of a process; import and fonts", first, library, _FIRST),
        Row(f"roster of {_LINES:,} lines, laid out", laid_roster),
    ]
    return rows + (_beside_peers() if with_peers else [])


def _receipts() -> Iterator[Document]:
    """One receipt after the other, each of somebody else and of another sum."""
    usual = received("a5")
    for n in count(1):
        number = f"收-XC01-2026-{n:06d}"
        sum_ = received("a5", Money(100 * n + 7))
        yield replace(usual, number=number, blocks=sum_.blocks, copies=usual.copies[:1])


def _batches() -> tuple[Times, Times]:
    """Five hundred receipts, and the same pages by the canvas alone."""
    documents = _receipts()
    batch = [next(documents) for _ in range(_BATCH)]
    pages = [lay_out(one) for one in batch]
    ours, bare = timed(
        lambda: [draw(lay_out(one)) for one in batch], lambda: [plain(one) for one in pages], runs=1
    )
    return ours, bare


def _first(code: str) -> Times:
    """Seconds of the processor that processes of their own take, after one that only warms the disk."""
    found = [_process(code) for _ in range(_PROCESSES + 1)]
    return tuple(found[1:])


def _process(code: str) -> float:
    before = os.times()
    subprocess.run([sys.executable, "-c", code], check=True)
    after = os.times()
    used = after.children_user + after.children_system
    return used - before.children_user - before.children_system


def _beside_peers() -> list[Row]:
    """Ours and each of the others, a new receipt each time; other processes by the clock on the wall."""
    documents = _receipts()
    rows: list[Row] = []
    for peer in peers.installed():
        ready = [next(documents) for _ in range(peer.runs + 1)]
        mine, others = iter(ready), iter([peer.ready(lay_out(one)) for one in ready])
        clock = time.process_time if peer.inside else time.perf_counter
        ours, theirs = timed(partial(_drawn, mine), partial(_called, others), runs=peer.runs, clock=clock)
        rows.append(Row(f"receipt, beside {peer.name}", ours, theirs, _AHEAD))
    return rows


def _drawn(documents: Iterator[Document]) -> bytes:
    return draw(lay_out(next(documents)))


def _called(jobs: Iterator[Callable[[], object]]) -> object:
    return next(jobs)()
