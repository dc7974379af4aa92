"""Golden papers (样张): the papers that were looked at and found good."""

import pytest

from app.engine.prints import Document
from app.printing.calibration import sheet
from app.printing.layout import lay_out
from app.printing.pdf import Reprint, Voided, draw
from tests.kit.golden import compare, difference
from tests.printing.form_samples import approval, day_sheet, letter
from tests.printing.money_samples import MOST, payout, received, roster
from tests.printing.samples import REASON, full_receipt, grid, receipt, recovery

PAPERS = {
    "slip-80": receipt("roll80"),
    "slip-80-full": full_receipt("roll80"),
    "receipt-a5": receipt("a5"),
    "receipt-a5-full": full_receipt("a5"),
    "receipt-a4": receipt("a4"),
    "grid-a4-long": grid(REASON * 12),
    "recovery-a4": recovery(),
    "received-a4x3": received("a4x3"),
    "received-a4x3-empty": received("a4x3", None),
    "received-a4x3-red": received("a4x3", -MOST, stress=True, banner="冲销（红字）"),
    "received-a5": received("a5"),
    "received-80": received("roll80"),
    "payout-a5": payout(),
    "payout-a5-full": payout(stress=True),
    "roster": roster(36),
    "roster-full": roster(24, stress=True),
    "letter": letter(),
    "approval": approval(),
    "day-sheet": day_sheet(),
}
AGAIN = Reprint(2, "2026-11-24 10:31", "陈晓")
VOIDED = Voided("交款人名称写错，三联已收回", "2026-11-24 10:31", "陈晓")


@pytest.mark.parametrize(("name", "document"), PAPERS.items())
def test_a_paper_is_as_it_was(name: str, document: Document) -> None:
    compare(name, draw(lay_out(document), AGAIN))


def test_a_voided_paper_is_as_it_was() -> None:
    compare("received-a4x3-voided", draw(lay_out(received("a4x3")), (VOIDED, AGAIN)))


def test_only_the_data_are_as_they_were() -> None:
    compare("received-a4x3-data", draw(lay_out(received("a4x3")), layers={"data"}))


def test_the_calibration_sheet_is_as_it_was() -> None:
    compare("calibration", draw(sheet("XC01\u30002026-11-23\u3000偏移：横 +0.0\u3000竖 +0.0")))


def test_the_comparison_finds_a_moved_block_and_bears_a_shade() -> None:
    kept = ["0000", "0ff0", "0000"]
    assert difference(kept, kept) == ""
    assert difference(["0000", "0fd0", "0010"], kept) == ""
    assert difference(["0ff0", "0000", "0000"], kept) == "a cell differs by 15 steps"
    assert difference(["0000", "0fb0", "0000"], kept) == "1 of 2 cells differ"
    assert difference(["0000", "0ff0"], kept) == "the size differs"
