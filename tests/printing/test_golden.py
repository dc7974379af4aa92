"""Golden papers (样张): the papers that were looked at and found good."""

import pytest

from app.engine.prints import Document
from app.printing.layout import lay_out
from app.printing.pdf import Reprint, draw
from tests.kit.golden import compare, difference
from tests.printing.samples import REASON, full_receipt, grid, receipt, recovery

PAPERS = {
    "slip-80": receipt("roll80"),
    "slip-80-full": full_receipt("roll80"),
    "receipt-a5": receipt("a5"),
    "receipt-a5-full": full_receipt("a5"),
    "receipt-a4": receipt("a4"),
    "grid-a4-long": grid(REASON * 12),
    "recovery-a4": recovery(),
}


@pytest.mark.parametrize(("name", "document"), PAPERS.items())
def test_a_paper_is_as_it_was(name: str, document: Document) -> None:
    compare(name, draw(lay_out(document), Reprint(2, "2026-11-24 10:31", "陈晓")))


def test_the_comparison_finds_a_moved_block_and_bears_a_shade() -> None:
    kept = ["0000", "0ff0", "0000"]
    assert difference(kept, kept) == ""
    assert difference(["0000", "0fd0", "0010"], kept) == ""
    assert difference(["0ff0", "0000", "0000"], kept) == "a cell differs by 15 steps"
    assert difference(["0000", "0fb0", "0000"], kept) == "1 of 2 cells differ"
    assert difference(["0000", "0ff0"], kept) == "the size differs"
