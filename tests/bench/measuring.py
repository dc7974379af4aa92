"""All that is measured (测量): the two counties, each part of the bench in turn, the table."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from app.services import upkeep
from app.services.desk import Desk
from tests.bench import (
    accepting,
    assessing,
    campaigning,
    cards,
    files,
    finding,
    frozen_start,
    keys,
    lists,
    printing,
    receipts,
    standing,
)
from tests.bench.filler import Size, filled, opened
from tests.bench.table import Count, Row, shown

WHOLE = Size(1_000_000, 100_000)
TENTH = Size(100_000, 10_000)
ALONE = {"gaps", "start", "assess", "papers", "files", "campaign"}
"""What is measured without a county."""

HUNDREDTH = Size(10_000, 1_000)


def shown_all(names: Sequence[str], *, quick: bool, with_peers: bool = False) -> bool:
    """Prints the table of these parts, beside other programs if asked; whether every bar holds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows: list[Row | Count] = []
    if set(names) - ALONE:
        with _counties(quick=quick) as (big, small):
            for row in _measured(names, big, small):
                rows.append(row)
                print(f"{row.what} ✓" if row.held else f"{row.what} ✗", file=sys.stderr, flush=True)
    if "assess" in names:
        rows += assessing.measured()
    if "papers" in names:
        rows += receipts.measured(with_peers=with_peers)
    if "files" in names:
        rows += files.measured()
    if "campaign" in names:
        rows += campaigning.measured()
    if "gaps" in names:
        rows += standing.measured()
    if "start" in names:
        rows += frozen_start.measured()
    print(shown(rows))
    return all(row.held for row in rows)


def _measured(names: Sequence[str], big: Desk, small: Desk) -> Iterator[Row | Count]:
    if "search" in names:
        yield from finding.measured(big, small)
    if "keys" in names:
        yield from keys.measured(big, small)
    if "accept" in names:
        yield from accepting.measured(big.folder)
    if "lists" in names:
        yield from lists.measured(big, small)
    if "slip" in names:
        yield from printing.measured(big)
    if "cards" in names:
        yield from cards.measured(big, small)


@contextmanager
def _counties(*, quick: bool) -> Iterator[tuple[Desk, Desk]]:
    """The county that is measured and one of a tenth."""
    sizes = (TENTH, HUNDREDTH) if quick else (WHOLE, TENTH)
    big, small = (opened(filled(size)) for size in sizes)
    try:
        yield big, small
    finally:
        upkeep.close(big)
        upkeep.close(small)
