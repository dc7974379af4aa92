"""A year's arrangement as text: what is read, what is refused and at which line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Fault, Invalid
from app.core.workdays import Calendar

YEAR_2027 = """date,kind,why,festival
2027-01-01,off,statutory,元旦
2027-02-06,off,statutory,春节
2027-02-08,off,statutory,春节
2027-02-20,work,make-up,春节
"""


def test_the_next_year_makes_a_provisional_day_certain() -> None:
    before = Calendar.seeded()
    after = before.with_year(YEAR_2027)
    assert before.due(date(2026, 11, 23), 60, "day").provisional
    assert not after.due(date(2026, 11, 23), 60, "day").provisional
    assert after.years == {2024, 2025, 2026, 2027}
    assert not after.is_workday(date(2027, 2, 8))
    assert after.is_workday(date(2027, 2, 20))
    assert not before.loaded(2027)


def test_a_year_read_again_replaces_what_was_known_of_it() -> None:
    again = Calendar.from_csv(YEAR_2027).with_year("2027-01-01,off\n2027-03-01,off\n")
    assert again.days_off == {date(2027, 1, 1), date(2027, 3, 1)}
    assert again.make_up == frozenset()


def test_new_year_may_begin_in_the_december_before() -> None:
    with_eve = Calendar.seeded().with_year("2026-12-31,off\n2027-01-01,off\n")
    assert not with_eve.is_workday(date(2026, 12, 31))
    assert not with_eve.is_workday(date(2026, 10, 1))
    assert with_eve.years == {2024, 2025, 2026, 2027}
    assert Calendar.from_csv("2026-12-31,off\n2027-01-01,off\n").years == {2027}


def test_a_december_alone_is_no_year() -> None:
    with pytest.raises(Invalid, match="整年"):
        Calendar.seeded().with_year("2026-12-31,off\n")


@pytest.mark.parametrize(
    "text",
    [
        "2027-01-01,off\n2027-01-09,work",
        "\ufeff日期,休班\r\n2027/1/1,休\r\n\r\n2027/1/9,班\r\n",
        "date,kind,why,festival\n２０２７－０１－０１ , OFF ,,\n 2027-1-9,Work,,\n,,,\n",
        '"2027-01-01","off"\n"2027-01-09","work"\n',
    ],
)
def test_ways_to_write_the_same(text: str) -> None:
    found = Calendar.from_csv(text)
    assert found == Calendar(frozenset({date(2027, 1, 1)}), frozenset({date(2027, 1, 9)}), frozenset({2027}))


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("2027-02-30,off", "不存在"),
        ("2027-13-01,off", "不存在"),
        ("2027-00-01,off", "不存在"),
        ("明天,off", "第一列"),
        ("2027-01,off", "第一列"),
        ("27-01-02,off", "第一列"),
        ("9999-01-02,off", "第一列"),
        ("2027-01-٣,off", "第一列"),
        ("2027-01-02-03,off", "第一列"),
        (f"{'9' * 10_000}-01-02,off", "第一列"),
        ("2027-01-02", "第二列"),
        ("2027-01-02,", "第二列"),
        ("2027-01-02,holiday", "第二列"),
        ("2027-01-04,work", "不是周末"),
        ("2027-01-01,off", "前面已有"),
        ("2027-01-01,work", "不是周末"),
    ],
)
def test_a_faulty_line_is_named(line: str, word: str) -> None:
    with pytest.raises(Invalid) as wrong:
        Calendar.from_csv(f"date,kind\n2027-01-01,off\n\n{line}\n")
    assert str(wrong.value).startswith("第 4 行：")
    assert word in str(wrong.value)


def test_all_faulty_lines_are_named_at_once() -> None:
    with pytest.raises(Invalid) as wrong:
        Calendar.from_csv("2027-01-01,off\nx,off\n2027-01-02,?\n2027-01-01,off\n")
    assert [fault.sentence[:6] for fault in wrong.value.faults] == ["第 2 行：", "第 3 行：", "第 4 行："]


@pytest.mark.parametrize("text", ["", " \n\n", "date,kind\n", ",,,\n", "\ufeff", "日期"])
def test_a_text_without_days_is_invalid(text: str) -> None:
    with pytest.raises(Invalid, match="没有日期"):
        Calendar.from_csv(text)


@given(st.text() | st.from_regex(r"(20[0-9]{2}-[0-9]{1,2}-[0-9]{1,2},(off|work)\n){1,3}", fullmatch=True))
def test_any_text_is_a_calendar_or_invalid(text: str) -> None:
    found: Calendar | None = None
    faults: tuple[Fault, ...] = ()
    try:
        found = Calendar.from_csv(text)
    except Invalid as wrong:
        faults = wrong.faults
    assert all(fault.sentence.endswith("。") for fault in faults)
    assert bool(faults) is (found is None)
    assert found is None or not found.days_off & found.make_up


def test_a_cell_without_an_end_is_invalid() -> None:
    with pytest.raises(Invalid):
        Calendar.from_csv('2027-01-01,"' + "x" * 200_000)
