"""Calibration (校准): a printer that shifts and shrinks is measured once, and then prints true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.printing import image
from app.printing.calibration import CROSSES, FRAME_SIDE
from app.ui.printer import Setup
from app.ui.printer.calibrate import Readings, measured, readings, sheet

AWRY = st.floats(-4, 4)


def printed(place: float, before: int, scale: int, shrink: float, shift: float) -> float:
    """Where a printer that shrinks and shifts puts a point of the sheet, in mm."""
    return (place + before / 10) * scale / 1000 * shrink + shift


@given(st.floats(0.97, 1.03), AWRY, AWRY, st.integers(-20, 20), st.integers(-20, 20), st.integers(990, 1010))
def test_one_sheet_is_enough(
    shrink: float, shift: float, drop: float, right: int, down: int, scale: int
) -> None:
    """Whatever printer it is and however it was set: with the new set-up the cross stands where it should."""
    before = Setup("针式", right=right, down=down, scale=scale, copies=3)
    across, top = CROSSES[0]
    side = FRAME_SIDE * scale / 1000 * shrink
    read = Readings(
        printed(across, right, scale, shrink, shift), printed(top, down, scale, shrink, drop), side, side
    )
    now = measured(before, read)
    assert printed(across, now.right, now.scale, shrink, shift) == pytest.approx(across, abs=0.06)
    assert printed(top, now.down, now.scale, shrink, drop) == pytest.approx(top, abs=0.06)
    assert FRAME_SIDE * now.scale / 1000 * shrink == pytest.approx(FRAME_SIDE, abs=0.06)
    assert (now.copies, now.printer) == (3, "针式")


def test_a_printer_that_is_true_stays_as_it_is() -> None:
    """What should be measured is measured: nothing changes."""
    right = Setup("激光", right=5, down=-5, scale=1010)
    assert measured(right, Readings(30, 80, 100, 100)) == right


FAR = {
    "frame_wide": Readings(30, 80, 90, 90),
    "cross_left": Readings(200, 80, 100, 100),
    "cross_top": Readings(30, -80, 100, 100),
}


@pytest.mark.parametrize("field", FAR)
def test_readings_that_no_printer_gives(field: str) -> None:
    """Told at the field, nothing is kept."""
    with pytest.raises(Invalid, match="再量一次") as caught:
        measured(Setup(), FAR[field])
    assert caught.value.faults[0].field == field


def test_nothing_measured_is_told_at_once() -> None:
    """Every reading that is missing or no number has its own fault."""
    typed = {"cross_left": "30．4", "cross_top": "", "frame_wide": "x", "frame_high": "100"}
    with pytest.raises(Invalid) as caught:
        readings(typed)
    assert [one.field for one in caught.value.faults] == ["cross_top", "frame_wide"]
    assert readings(typed | {"cross_top": "80", "frame_wide": "99.5"}) == Readings(30.4, 80, 99.5, 100)


def test_the_sheet_is_printed_as_set_up() -> None:
    """One A4 page; an offset moves all of it."""
    plain, moved = (sheet(Setup(right=right), "XC01") for right in (0, 20))
    assert image.count(plain) == 1
    before, after = (next(image.bands(pdf, 0, 72)).data for pdf in (plain, moved))
    assert before != after
