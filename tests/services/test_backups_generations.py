"""Which backups stay (备份保留规则), by a table of days, and what always holds."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import CHINA, local
from app.services.backups.generations import MOST_OF_A_DAY, kept

NOW = datetime(2026, 11, 29, 10, 0, tzinfo=CHINA)  # a Sunday


def at(text: str) -> datetime:
    """A moment of China, `11-29 09:30`, of 2025 where it says so."""
    full = text if text.count("-") == 2 else f"2026-{text}"
    return datetime.fromisoformat(full).replace(tzinfo=CHINA)


DAILY = [f"11-{d} 09:00" for d in range(16, 30)]
OLDER = "11-10 11-12 11-05 10-28 10-26 10-21 10-14 10-07 10-05 09-30 09-28".split()
TABLE = [
    ("one backup stays, however old", ["2019-01-05 12:00"], ["2019-01-05 12:00"]),
    ("of today eight", [f"11-29 0{h}:{m}" for h in range(5) for m in (10, 40)],
     [f"11-29 0{h}:{m}" for h in range(1, 5) for m in (10, 40)]),
    ("of yesterday the newest, and all of the last 24 hours",
     ["11-28 08:00", "11-28 09:00", "11-28 11:00", "11-28 16:00", "11-29 09:00"],
     ["11-28 11:00", "11-28 16:00", "11-29 09:00"]),
    ("14 days that have any, one each", [f"11-{d} 0{h}:00" for d in range(12, 28) for h in (8, 9)],
     [f"11-{d} 09:00" for d in range(14, 28)]),
    ("8 weeks, then months", [*DAILY, *(f"{day} 08:00" for day in OLDER)],
     [*DAILY, *(f"{day} 08:00" for day in "11-12 11-05 10-28 10-21 10-14 10-07 09-30".split())]),
    ("a clock that ran ahead lets few go", [*DAILY, "2035-01-01 08:00"], ["2035-01-01 08:00", *DAILY[1:]]),
    ("from the future, as of today", ["2027-05-01 08:00", "11-29 09:00"],
     ["2027-05-01 08:00", "11-29 09:00"]),
]  # fmt: skip


@pytest.mark.parametrize(("_what", "given", "stay"), TABLE)
def test_what_stays(_what: str, given: list[str], stay: list[str]) -> None:
    assert sorted(kept(map(at, given), NOW)) == sorted(map(at, stay))


moments = st.datetimes(datetime(2023, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))


@given(st.lists(moments, max_size=80), moments)
def test_the_newest_stays_and_never_too_many(found: list[datetime], now: datetime) -> None:
    stay = kept(found, now)
    assert stay <= set(found)
    assert not found or max(found) in stay
    assert len(stay) <= MOST_OF_A_DAY + 14 + 8 + 12 + 1
    assert kept(stay, now) == stay
    days = sorted({local(one).date() for one in found}, reverse=True)[:14]
    months = sorted({(local(one).year, local(one).month) for one in found}, reverse=True)[:12]
    assert set(days) <= {local(one).date() for one in stay}
    assert set(months) <= {(local(one).year, local(one).month) for one in stay}
    assert {one for one in stay if one > now} or not [one for one in found if one > now]
