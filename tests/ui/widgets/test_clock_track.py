"""The clock track: where the last day and today stand, what is red, what it says to a screen reader."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.ui.style import Colour
from app.ui.widgets.clock_track import ClockTrack

START, LAST = date(2026, 11, 3), date(2026, 11, 18)


def _bar(track: ClockTrack, at: float) -> str:
    """The colour of the bar at this part of its breadth."""
    picture = track.grab().toImage()
    return picture.pixelColor(int(picture.width() * at), 8).name().upper()


@pytest.fixture
def track(qtbot: QtBot) -> ClockTrack:
    made = ClockTrack()
    qtbot.addWidget(made)
    made.resize(400, 36)
    made.show()
    return made


def test_in_time_what_is_passed_is_blue_and_nothing_is_red(track: ClockTrack) -> None:
    track.show_track(START, LAST, date(2026, 11, 8), "书面告知")
    assert _bar(track, 0.2) == Colour.BLUE.value
    assert _bar(track, 0.6) == Colour.SUNK.value
    assert "超期" not in track.accessibleName()


def test_beyond_the_last_day_the_bar_is_red(track: ClockTrack) -> None:
    track.show_track(START, LAST, date(2026, 11, 23), "书面告知")
    assert _bar(track, 0.5) == Colour.LINE2.value
    assert _bar(track, 0.9) == Colour.RED.value
    assert track.accessibleName() == "书面告知期限，超期 5 天"
    assert "到期 2026-11-18" in track.accessibleDescription()


def test_on_the_last_day_nothing_is_late(track: ClockTrack) -> None:
    track.show_track(START, LAST, LAST, "书面告知")
    assert _bar(track, 0.9) == Colour.BLUE.value
    assert track.accessibleName() == "书面告知期限"
