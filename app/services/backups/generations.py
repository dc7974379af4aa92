"""Which backups stay (备份保留规则): many young ones, few old ones, in each place."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby, islice

from app.core.clock import local

MOST_OF_A_DAY = 8
_DAY = timedelta(days=1)
_DAYS, _WEEKS, _MONTHS = 14, 8, 12


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """The moments (aware) whose backups stay (保留的备份).

    At most eight of the last 24 hours, the newest ones; the newest of each of the last 14 days, 8 weeks
    and 12 months of China that have any: a clock that runs ahead for a day must not let all of them go.
    """
    found = sorted(set(moments), reverse=True)
    young = [one for one in found if one > now - _DAY]
    each = (
        *_newest_of_each(found, _DAYS, lambda one: local(one).date()),
        *_newest_of_each(found, _WEEKS, lambda one: local(one).isocalendar()[:2]),
        *_newest_of_each(found, _MONTHS, lambda one: (local(one).year, local(one).month)),
    )
    return frozenset((*young[:MOST_OF_A_DAY], *each))


def _newest_of_each(
    found: Iterable[datetime], most: int, span: Callable[[datetime], object]
) -> Iterator[datetime]:
    """The newest moment of each span, of so many spans; `found` has the newest first."""
    return islice((next(group) for _, group in groupby(found, span)), most)
