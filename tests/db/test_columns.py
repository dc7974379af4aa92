"""Column types (列类型): what goes in comes out, in time order, and nothing else goes in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from db.columns import Day, Key, Moment, moment_text, new_key

DIALECT = sqlite.dialect()


@given(
    st.datetimes(
        timezones=st.sampled_from([UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-10))])
    )
)
def test_a_moment_comes_back_the_same_and_aware(moment: datetime) -> None:
    if moment.year in (1, 9999):
        return
    stored = Moment().process_bind_param(moment, DIALECT)
    assert stored is not None
    assert len(stored) == 27
    back = Moment().process_result_value(stored, DIALECT)
    assert back == moment
    assert back is not None
    assert back.tzinfo is not None


@given(st.datetimes(min_value=datetime(100, 1, 1)), st.datetimes(min_value=datetime(100, 1, 1)))
def test_text_order_is_time_order(one: datetime, other: datetime) -> None:
    first, second = (moment_text(moment.replace(tzinfo=UTC)) for moment in (one, other))
    assert (first < second) == (one < other)


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(TypeError, match="time zone"):
        Moment().process_bind_param(datetime(2026, 11, 23), DIALECT)


@given(st.dates())
def test_a_day_comes_back_the_same(day: date) -> None:
    for given_as in (day, day.isoformat()):
        stored = Day().process_bind_param(given_as, DIALECT)
        assert Day().process_result_value(stored, DIALECT) == day


def test_a_day_is_no_moment_and_no_other_text() -> None:
    with pytest.raises(TypeError):
        Day().process_bind_param(datetime(2026, 11, 23, tzinfo=UTC), DIALECT)
    with pytest.raises(ValueError, match="23"):
        Day().process_bind_param("2026/11/23", DIALECT)


@given(st.uuids())
def test_a_key_is_sixteen_bytes(key: UUID) -> None:
    stored = Key().process_bind_param(key, DIALECT)
    assert stored is not None
    assert len(stored) == 16
    assert Key().process_result_value(stored, DIALECT) == key


def test_a_key_is_no_text() -> None:
    with pytest.raises(TypeError, match="UUID"):
        Key().process_bind_param("330723", DIALECT)  # type: ignore[arg-type]


def test_later_keys_sort_after_earlier_ones() -> None:
    keys = [new_key() for _ in range(5_000)]
    assert keys == sorted(keys)
    assert {key.version for key in keys} == {7}
