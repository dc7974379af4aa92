"""The time: the day in China, and how moments and days are shown."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from app.core.clock import (
    CHINA,
    FixedClock,
    SystemClock,
    local,
    long_day,
    short_day,
    show_date,
    show_day,
    show_moment,
    show_time,
    weekday,
)


def test_the_day_turns_in_china_eight_hours_early() -> None:
    clock = FixedClock(datetime(2026, 11, 22, 15, 59, tzinfo=UTC))
    assert clock.today() == date(2026, 11, 22)
    clock.advance(timedelta(minutes=1))
    assert clock.today() == date(2026, 11, 23)
    assert clock.now() == datetime(2026, 11, 22, 16, tzinfo=UTC)


def test_a_fixed_clock_on_a_day_stands_at_nine() -> None:
    assert FixedClock.on(date(2026, 11, 23)).now() == datetime(2026, 11, 23, 1, tzinfo=UTC)
    assert FixedClock.on(date(2026, 11, 23), time(0, 30)).now() == datetime(2026, 11, 22, 16, 30, tzinfo=UTC)


def test_a_clock_tells_utc_whatever_zone_it_was_set_in() -> None:
    assert FixedClock(datetime(2026, 11, 23, 9, tzinfo=CHINA)).now().utcoffset() == timedelta(0)


def test_the_system_clock_is_aware_and_its_day_is_chinas() -> None:
    clock = SystemClock()
    before = clock.now()
    assert before.utcoffset() == timedelta(0)
    assert local(before).date() <= clock.today() <= local(clock.now()).date()


def test_a_naive_moment_is_refused() -> None:
    naive = datetime(2026, 11, 23, 9, 12)
    with pytest.raises(ValueError, match="zone"):
        local(naive)
    with pytest.raises(ValueError, match="aware"):
        FixedClock(naive)


def test_how_it_is_shown() -> None:
    at = datetime(2026, 11, 23, 1, 12, 59, tzinfo=UTC)
    day = date(2026, 1, 5)
    assert show_moment(at) == "2026-11-23 09:12"
    assert show_time(at) == "09:12"
    assert show_date(day) == "2026-01-05"
    assert show_day(date(2026, 11, 23)) == "2026-11-23 一"
    assert short_day(day) == "01-05"
    assert long_day(day) == "2026年1月5日"
    assert [weekday(day + timedelta(days=n)) for n in range(7)] == [
        f"星期{sign}" for sign in "一二三四五六日"
    ]
