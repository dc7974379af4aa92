"""Deadlines: badges on every day, pauses and extensions, unloaded years, and what a move does to them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.workdays import Calendar
from app.engine.timers import (
    Running,
    Timer,
    extend,
    passed,
    pause,
    recomputed,
    resume,
    start,
    stop,
    view,
)
from tests.kit.facts import CALENDAR

PROMISE = Timer(
    "promise", "承诺办结", "days.p", "workday", ("accepted",), ("done",), pauses=("notice",)
)  # fmt: skip
OWED = Timer(
    "owed", "容缺补交", "days.o", "workday", (), ("done",), begun_by=("accept_owed",), whose="theirs"
)
REPLY = Timer("reply", "书面告知", "days.r", "day", ("accepted",), ("done",))
RIGHT = Timer("right", "申请复查", "days.r", "day", ("accepted",), ("done",), whose="theirs")
LENGTHS = {"days.p": 15, "days.o": 7, "days.r": 15}
MONDAY = date(2026, 11, 23)
units = st.sampled_from(["day", "workday", "month"])
days = st.dates(date(2024, 6, 1), date(2026, 9, 1))


def on(text: str) -> date:
    return date.fromisoformat(text)


def badge(running: Running, text: str) -> tuple[str, str]:
    seen = view(running, on(text), CALENDAR)
    return seen.look, seen.words


def test_working_days_on_every_day() -> None:
    running = start(PROMISE, MONDAY, 5, CALENDAR)
    assert (running.nominal, running.rolled, running.safe) == (on("2026-11-30"),) * 3
    assert [badge(running, f"2026-11-{n}") for n in range(23, 31)] == [
        ("far", "还剩 5 个工作日"),
        ("far", "还剩 4 个工作日"),
        ("soon", "还剩 3 个工作日"),
        ("soon", "还剩 2 个工作日"),
        ("soon", "还剩 1 个工作日"),
        ("soon", "还剩 1 个工作日"),
        ("soon", "还剩 1 个工作日"),
        ("today", "今天到期"),
    ]
    assert badge(running, "2026-12-01") == ("late", "超期 1 天")
    assert badge(running, "2026-12-07") == ("late", "超期 7 天")


def test_our_duty_counts_down_to_the_day_before_the_holiday() -> None:
    running = start(REPLY, on("2026-09-16"), 15, CALENDAR)
    assert (running.nominal, running.rolled, running.safe) == (
        on("2026-10-01"),
        on("2026-10-08"),
        on("2026-09-30"),
    )
    assert running.target == on("2026-09-30")
    assert badge(running, "2026-09-17") == ("far", "还剩 13 天")
    assert badge(running, "2026-09-28")[0] == "soon"
    assert badge(running, "2026-09-30") == ("today", "今天到期")
    assert badge(running, "2026-10-03") == ("today", "最迟 10-08")
    assert badge(running, "2026-10-08") == ("today", "今天到期")
    assert badge(running, "2026-10-09") == ("late", "超期 1 天")


def test_a_citizens_right_counts_down_to_the_day_after_the_holiday() -> None:
    running = start(RIGHT, on("2026-09-16"), 15, CALENDAR)
    assert running.target == on("2026-10-08")
    assert badge(running, "2026-09-30") == ("soon", "还剩 8 天")
    assert badge(running, "2026-10-08") == ("today", "今天到期")
    assert badge(running, "2026-10-09") == ("late", "超期 1 天")


def test_a_period_that_runs_out_makes_nobody_late() -> None:
    notice = Timer("notice", "公示期满", "days.p", "workday", ("notice",), ("decide",), whose="wait")
    running = start(notice, MONDAY, 5, CALENDAR)
    assert [badge(running, day) for day in ("2026-11-27", "2026-11-30", "2026-12-01", "2027-02-01")] == [
        ("soon", "还剩 1 个工作日"),
        ("today", "今天到期"),
        ("today", "已期满"),
        ("today", "已期满"),
    ]


def test_an_unloaded_year_is_provisional_until_it_is_imported() -> None:
    running = start(PROMISE, on("2026-12-20"), 15, CALENDAR)
    assert running.provisional
    assert badge(running, "2026-12-21") == ("provisional", f"{running.target:%m-%d} 暂定")
    loaded = CALENDAR.with_year(
        "date,kind,why,festival\n2027-01-01,off,statutory,元旦\n2027-01-04,off,statutory,元旦\n"
    )
    again = recomputed(running, loaded)
    assert not again.provisional
    assert again.nominal > running.nominal


def test_standing_still_and_going_on() -> None:
    running = pause(start(PROMISE, MONDAY, 15, CALENDAR), on("2026-11-25"))
    assert badge(running, "2027-03-01") == ("stopped", "已中止")
    again = resume(running, on("2026-12-02"), CALENDAR)
    assert (again.paused_on, again.paused_days) == (None, 5)
    assert again.nominal == CALENDAR.due(MONDAY, 20, "workday").nominal
    assert resume(again, on("2026-12-09"), CALENDAR) == again
    assert pause(running, on("2026-11-30")) == running


def test_an_extension_stands_on_top() -> None:
    longer = extend(start(REPLY, MONDAY, 15, CALENDAR), 30, "情况复杂", CALENDAR)
    assert (longer.days, longer.extended_days, longer.extend_reason) == (15, 30, "情况复杂")
    assert longer.nominal == on("2027-01-07")


def test_stopped_in_time_and_too_late() -> None:
    running = start(PROMISE, MONDAY, 5, CALENDAR)
    assert badge(stop(running, on("2026-11-30"), "办结"), "2027-01-01") == ("done", "按期办结")
    assert badge(stop(running, on("2026-12-03"), "办结"), "2027-01-01") == ("done", "超期 3 天办结")
    assert stop(stop(running, MONDAY, "办结"), on("2026-12-03"), "又一次").stopped_on == MONDAY


@given(days, st.integers(1, 40), units, st.sampled_from(["ours", "theirs"]), st.integers(0, 90))
def test_the_badge_says_what_the_dates_say(begun: date, n: int, unit: str, whose: str, after: int) -> None:
    timer = Timer("t", "时限", "d", unit, (), whose=whose)  # type: ignore[arg-type]
    running = start(timer, begun, n, CALENDAR)
    today = begun + timedelta(after)
    seen = view(running, today, CALENDAR)
    assert (seen.look == "late") == (today > running.rolled)
    assert (seen.look == "today") == (running.target <= today <= running.rolled)
    if seen.look == "soon":
        assert CALENDAR.workdays_between(today, running.target) <= 3
    assert seen.due_on == running.target
    assert running.safe <= running.nominal <= running.rolled


@given(days, st.integers(1, 30), units, st.lists(st.integers(0, 20), min_size=2, max_size=6))
def test_a_pause_gives_back_just_what_it_took(begun: date, n: int, unit: str, gaps: list[int]) -> None:
    timer = Timer("t", "时限", "d", unit, ())  # type: ignore[arg-type]
    running, at, still = start(timer, begun, n, CALENDAR), begun, 0
    for gap_before, gap_in in zip(gaps[::2], gaps[1::2], strict=False):
        at += timedelta(gap_before)
        running, from_day = pause(running, at), at
        at += timedelta(gap_in)
        running = resume(running, at, CALENDAR)
        still += CALENDAR.workdays_between(from_day, at) if unit == "workday" else gap_in
    assert running.paused_days == still
    if unit == "workday":
        assert running.nominal == CALENDAR.due(begun, n + still, "workday").nominal
    elif unit == "day":
        assert running.nominal == begun + timedelta(n + still)
    else:
        whole_months = CALENDAR.due(begun, n, "month").nominal
        assert running.nominal == whole_months + timedelta(still)


@given(days, st.integers(1, 60), units)
def test_computing_again_changes_nothing_under_the_same_calendar(begun: date, n: int, unit: str) -> None:
    running = start(Timer("t", "时限", "d", unit, ()), begun, n, CALENDAR)  # type: ignore[arg-type]
    assert recomputed(running, CALENDAR) == running


def went(kept: tuple[Running, ...], move: str, state: str, text: str) -> tuple[Running, ...]:
    return passed((PROMISE, OWED), kept, (move, state, f"到{state}"), on(text), LENGTHS, CALENDAR)


def test_a_move_starts_pauses_resumes_and_stops() -> None:
    kept = went((), "accept", "accepted", "2026-11-23")
    assert [one.code for one in kept] == ["promise"]
    kept = went(kept, "verify", "verify", "2026-11-24")
    assert kept == went((), "accept", "accepted", "2026-11-23")
    kept = went(kept, "publicise", "notice", "2026-11-25")
    assert kept[0].paused_on == on("2026-11-25")
    kept = went(kept, "submit", "decide", "2026-12-02")
    assert (kept[0].paused_on, kept[0].paused_days) == (None, 5)
    kept = went(kept, "return", "accepted", "2026-12-03")
    assert len(kept) == 1
    kept = went(kept, "pay", "done", "2026-12-04")
    assert (kept[0].stopped_on, kept[0].stop_why) == (on("2026-12-04"), "到done")


def test_a_timer_begun_by_a_move_needs_that_move() -> None:
    kept = went((), "accept_owed", "accepted", "2026-11-23")
    assert [(one.code, one.days) for one in kept] == [("promise", 15), ("owed", 7)]
    assert [one.open for one in went(kept, "pay", "done", "2026-11-24")] == [False, False]


def test_a_calendar_of_week_ends_counts_all_the_same() -> None:
    bare = Calendar(frozenset(), frozenset(), frozenset())
    assert start(PROMISE, MONDAY, 5, bare).provisional


@pytest.mark.parametrize("today", ["2026-11-23", "2026-11-30", "2026-12-01"])
def test_the_badge_names_its_deadline(today: str) -> None:
    assert view(start(PROMISE, MONDAY, 5, CALENDAR), on(today), CALENDAR).label == "承诺办结"


def test_only_a_running_limit_that_an_article_orders_has_a_span() -> None:
    inform = Timer("inform", "书面告知", "days", "day", starts=("accepted",))
    running = start(inform, on("2026-11-03"), 15, CALENDAR)
    found = view(running, on("2026-11-23"), CALENDAR, "《信访工作条例》第二十三条").span
    assert found is not None
    assert (found.start_on, found.last_on, found.days) == (on("2026-11-03"), on("2026-11-18"), 15)
    assert view(running, on("2026-11-23"), CALENDAR).span is None
    ended = stop(running, on("2026-11-10"), "已告知")
    assert view(ended, on("2026-11-23"), CALENDAR, "第二十三条").span is None
