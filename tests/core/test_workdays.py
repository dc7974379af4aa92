"""The calendar: the vectors of the rights file §5.3, bad input, and what holds for every period."""

from __future__ import annotations

import time
from dataclasses import FrozenInstanceError
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.workdays import Calendar, Due

CALENDAR = Calendar.seeded()
WEEK_ENDS = Calendar(frozenset(), frozenset(), frozenset({2026}))

SAME = ""
CALENDAR_DAYS: list[tuple[str, int, str, str, str]] = [
    ("2026-11-23", 15, "2026-12-08", SAME, SAME),
    ("2026-01-31", 15, "2026-02-15", "2026-02-24", "2026-02-14"),
    ("2026-01-30", 15, "2026-02-14", SAME, SAME),
    ("2026-09-16", 15, "2026-10-01", "2026-10-08", "2026-09-30"),
    ("2025-12-20", 15, "2026-01-04", SAME, SAME),
    ("2026-04-20", 15, "2026-05-05", "2026-05-06", "2026-04-30"),
    ("2026-04-24", 15, "2026-05-09", SAME, SAME),
    ("2026-06-05", 15, "2026-06-20", "2026-06-22", "2026-06-18"),
    ("2025-08-02", 60, "2025-10-01", "2025-10-09", "2025-09-30"),
    ("2025-01-13", 15, "2025-01-28", "2025-02-05", "2025-01-27"),
    ("2024-01-20", 15, "2024-02-04", SAME, SAME),
    ("2026-07-24", 90, "2026-10-22", SAME, SAME),
    ("2026-01-05", 60, "2026-03-06", SAME, SAME),
]
WORKING_DAYS = [
    ("2026-11-23", 5, "2026-11-30"),
    ("2026-02-10", 5, "2026-02-24"),
    ("2026-02-13", 5, "2026-02-27"),
    ("2026-09-18", 10, "2026-10-09"),
    ("2026-09-30", 5, "2026-10-13"),
    ("2026-04-30", 15, "2026-05-25"),
    ("2025-01-24", 3, "2025-02-05"),
    ("2025-12-31", 3, "2026-01-06"),
    ("2024-09-13", 3, "2024-09-19"),
    ("2026-01-05", 30, "2026-02-14"),
]
units = st.sampled_from(["day", "workday", "month", "year"])
days = st.dates(date(2023, 6, 1), date(2028, 6, 1))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(("start", "n", "nominal", "rolled", "safe"), CALENDAR_DAYS)
def test_calendar_days_of_the_domain_file(start: str, n: int, nominal: str, rolled: str, safe: str) -> None:
    due = CALENDAR.due(day(start), n, "day")
    assert due == Due(day(nominal), day(rolled or nominal), day(safe or nominal), provisional=False)


@pytest.mark.parametrize(("start", "n", "end"), WORKING_DAYS)
def test_working_days_of_the_domain_file(start: str, n: int, end: str) -> None:
    due = CALENDAR.due(day(start), n, "workday")
    assert due == Due(day(end), day(end), day(end), provisional=False)
    assert CALENDAR.workdays_between(day(start), day(end)) == n


@pytest.mark.parametrize(
    ("start", "n", "unit", "nominal", "rolled"),
    [
        ("2025-11-23", 1, "year", "2026-11-23", "2026-11-23"),
        ("2024-02-29", 1, "year", "2025-02-28", "2025-02-28"),
        ("2024-02-29", 2, "year", "2026-02-28", "2026-02-28"),
        ("2025-10-03", 1, "year", "2026-10-03", "2026-10-08"),
        ("2026-01-31", 1, "month", "2026-02-28", "2026-02-28"),
        ("2024-01-31", 1, "month", "2024-02-29", "2024-02-29"),
        ("2025-11-30", 3, "month", "2026-02-28", "2026-02-28"),
        ("2025-12-15", 12, "month", "2026-12-15", "2026-12-15"),
        ("2026-03-31", 6, "month", "2026-09-30", "2026-09-30"),
    ],
)
def test_months_and_years_clamp_to_the_end_of_the_month(
    start: str, n: int, unit: str, nominal: str, rolled: str
) -> None:
    due = CALENDAR.due(day(start), n, unit)
    assert (due.nominal, due.rolled, due.provisional) == (day(nominal), day(rolled), False)


@pytest.mark.parametrize(
    ("start", "n", "unit", "nominal", "provisional"),
    [
        ("2026-11-23", 60, "day", "2027-01-22", True),
        ("2026-12-01", 30, "day", "2026-12-31", False),
        ("2026-12-30", 1, "workday", "2026-12-31", False),
        ("2026-12-30", 2, "workday", "2027-01-01", True),
        ("2023-12-31", 1, "workday", "2024-01-02", False),
        ("2023-12-30", 2, "day", "2024-01-01", True),
        ("2023-12-29", 1, "workday", "2024-01-02", True),
        ("2023-12-29", 30, "workday", "2024-02-09", True),
        ("2023-11-23", 1, "month", "2023-12-23", True),
        ("2024-12-31", 0, "workday", "2024-12-31", False),
        ("2026-12-31", 0, "day", "2026-12-31", False),
        ("2027-03-01", 0, "workday", "2027-03-01", True),
        ("2025-06-01", 3, "year", "2028-06-01", True),
    ],
)
def test_a_period_that_looks_at_an_unloaded_year_is_provisional(
    start: str, n: int, unit: str, nominal: str, provisional: bool
) -> None:
    due = CALENDAR.due(day(start), n, unit)
    assert (due.nominal, due.provisional) == (day(nominal), provisional)


def test_rolling_over_the_turn_of_the_year_looks_at_both_years() -> None:
    only_2026 = Calendar(frozenset({date(2026, 12, 31), date(2026, 1, 1)}), frozenset(), frozenset({2026}))
    assert only_2026.due(day("2026-12-30"), 1, "day") == Due(
        day("2026-12-31"), day("2027-01-01"), day("2026-12-30"), provisional=True
    )
    assert only_2026.due(day("2025-12-31"), 1, "day") == Due(
        day("2026-01-01"), day("2026-01-02"), day("2025-12-31"), provisional=True
    )


def test_the_spring_festival_without_its_year_is_counted_by_week_ends() -> None:
    assert WEEK_ENDS.due(day("2026-01-05"), 30, "workday").nominal == day("2026-02-16")


def test_a_period_of_nothing_ends_at_once() -> None:
    saturday = day("2026-11-21")
    for unit in ("day", "month", "year"):
        assert CALENDAR.due(saturday, 0, unit) == Due(
            saturday, day("2026-11-23"), day("2026-11-20"), provisional=False
        )
    assert CALENDAR.due(saturday, 0, "workday").nominal == day("2026-11-23")
    assert CALENDAR.due(day("2026-11-23"), 0, "workday").nominal == day("2026-11-23")


@pytest.mark.parametrize(("year", "workdays"), [(2024, 251), (2025, 248), (2026, 248)])
def test_working_days_of_the_seeded_years(year: int, workdays: int) -> None:
    assert CALENDAR.workdays_between(date(year - 1, 12, 31), date(year, 12, 31)) == workdays
    assert CALENDAR.loaded(year)


def test_years_beyond_the_seed_are_not_loaded() -> None:
    assert [year for year in range(2020, 2031) if CALENDAR.loaded(year)] == [2024, 2025, 2026]


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("2024-02-09", True),
        ("2026-10-10", True),
        ("2026-02-14", True),
        ("2026-02-15", False),
        ("2026-04-06", False),
        ("2026-10-11", False),
        ("2026-11-23", True),
        ("2027-10-01", True),
        ("2027-10-02", False),
    ],
)
def test_which_days_are_worked(text: str, works: bool) -> None:
    assert CALENDAR.is_workday(day(text)) is works


def test_the_next_and_the_previous_working_day_are_never_the_day_itself() -> None:
    assert CALENDAR.next_workday(day("2026-11-23")) == day("2026-11-24")
    assert CALENDAR.next_workday(day("2026-02-14")) == day("2026-02-24")
    assert CALENDAR.previous_workday(day("2026-11-23")) == day("2026-11-20")
    assert CALENDAR.previous_workday(day("2026-02-24")) == day("2026-02-14")


def test_no_working_days_lie_between_a_day_and_an_earlier_one() -> None:
    assert CALENDAR.workdays_between(day("2026-11-23"), day("2026-11-23")) == 0
    assert CALENDAR.workdays_between(day("2026-11-23"), day("2026-11-02")) == 0


@pytest.mark.parametrize(
    "unit", ["", "days", "DAY", "calendar", "hour", "工作日", "day ", "😀", "x" * 10_000, None, 1, []]
)
def test_an_unknown_unit_is_invalid(unit: str) -> None:
    with pytest.raises(Invalid, match="单位"):
        CALENDAR.due(day("2026-11-23"), 5, unit)


@pytest.mark.parametrize("unit", ["day", "workday", "month", "year"])
@pytest.mark.parametrize("n", [-1, -100, 10**9, 10**30, 1.5, float("nan"), "5", "1e5", "", True, None])
def test_an_impossible_length_is_invalid(n: int, unit: str) -> None:
    with pytest.raises(Invalid, match="期限"):
        CALENDAR.due(day("2026-11-23"), n, unit)


@pytest.mark.parametrize("start", ["2026-11-23", "", None, 0, datetime(2026, 11, 23, 9), date.min, date.max])
def test_an_impossible_start_is_invalid(start: date) -> None:
    with pytest.raises(Invalid, match="日期"):
        CALENDAR.due(start, 5, "day")
    with pytest.raises(Invalid, match="日期"):
        CALENDAR.is_workday(start)


def test_the_longest_periods_still_end() -> None:
    for n, unit in [(36_600, "day"), (25_200, "workday"), (1_200, "month"), (100, "year")]:
        assert CALENDAR.due(date(2199, 12, 31), n, unit).provisional


@given(days, st.integers(0, 400), units)
def test_due_never_comes_sooner_for_more(start: date, n: int, unit: str) -> None:
    n = n // (12 if unit == "month" else 40 if unit == "year" else 1)
    sooner, later = CALENDAR.due(start, n, unit), CALENDAR.due(start, n + 1, unit)
    assert sooner.nominal <= later.nominal
    assert sooner.rolled <= later.rolled
    assert sooner.safe <= later.safe


@given(days, st.integers(0, 400), units)
def test_due_never_comes_sooner_for_a_later_start(start: date, n: int, unit: str) -> None:
    n = n // (12 if unit == "month" else 40 if unit == "year" else 1)
    sooner, later = CALENDAR.due(start, n, unit), CALENDAR.due(start + timedelta(days=1), n, unit)
    assert sooner.nominal <= later.nominal
    assert sooner.rolled <= later.rolled


@given(days, st.integers(0, 400), units)
def test_rolled_and_safe_are_the_nearest_working_days(start: date, n: int, unit: str) -> None:
    n = n // (12 if unit == "month" else 40 if unit == "year" else 1)
    due = CALENDAR.due(start, n, unit)
    assert due.safe <= due.nominal <= due.rolled
    assert CALENDAR.is_workday(due.safe)
    assert CALENDAR.is_workday(due.rolled)
    assert CALENDAR.workdays_between(due.safe, due.rolled) == (due.safe != due.rolled)


@given(days, st.integers(1, 300))
def test_counted_working_days_are_as_many_as_asked(start: date, n: int) -> None:
    assert CALENDAR.workdays_between(start, CALENDAR.due(start, n, "workday").nominal) == n


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.dates(), st.datetimes()))
def test_anything_else_is_invalid_and_nothing_worse(thing: object) -> None:
    for start, n, unit in [
        (thing, 5, "day"),
        (day("2026-11-23"), thing, "day"),
        (day("2026-11-23"), 5, thing),
    ]:
        sentence = "到期。"
        try:
            CALENDAR.due(start, n, unit)  # type: ignore[arg-type]
        except Invalid as wrong:
            sentence = str(wrong)
        assert sentence.endswith("。")


def test_a_calendar_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        CALENDAR.years = frozenset()  # type: ignore[misc]
    assert Calendar.seeded() == CALENDAR


def test_due_is_quick() -> None:
    begun = time.perf_counter()
    for _ in range(200):
        CALENDAR.due(day("2026-07-24"), 60, "workday")
    assert (time.perf_counter() - begun) / 200 < 0.001
