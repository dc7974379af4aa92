"""Every number that was given out (已用编号): where numbers are kept, which of a stretch are there."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Column, Text, bindparam, func, select, union_all

from db.queries.case_rows import Wide
from db.reader import Reader
from db.tables.batches import payout_batch
from db.tables.campaigns import campaign
from db.tables.cases import case_file
from db.tables.employment import vacancy
from db.tables.office import office
from db.tables.papers import paper
from db.tables.people import person_standing
from db.tables.reference import number_skip, sequence

HOLDERS: tuple[Column[str] | Column[str | None], ...] = (
    case_file.c.number,
    paper.c.number,
    payout_batch.c.number,
    campaign.c.number,
    vacancy.c.number,
    person_standing.c.number,
)
"""The columns that hold numbers of the program's own (编号所在)."""

STATION = select(office.c.station)
TAKEN = select(sequence.c.kind, sequence.c.year, sequence.c.last).order_by(sequence.c.year, sequence.c.kind)
"""The last number of each kind and year (已取末号)."""

SKIPS = select(number_skip.c.kind, number_skip.c.year, number_skip.c.first, number_skip.c.last).order_by(
    number_skip.c.kind, number_skip.c.year, number_skip.c.first
)
"""Every stretch that is never given out (停用号段)."""

_FIRST, _LAST = bindparam("first", type_=Text), bindparam("last", type_=Text)
_NUMBERS = bindparam("numbers", expanding=True, type_=Text)
_BETWEEN = [select(one.label("number")).where(one.between(_FIRST, _LAST)).distinct() for one in HOLDERS]
_COUNT: Wide = select(func.count()).select_from(union_all(*_BETWEEN).subquery())
_THERE: Wide = (
    union_all(*(select(one.label("number")).where(one.in_(_NUMBERS)) for one in HOLDERS)).subquery().select()
)


def count(reader: Reader, first: str, last: str) -> int:
    """How many numbers from one to another are there (编号个数); both as long as all between."""
    return reader.value(_COUNT, first=first, last=last) or 0


def there(reader: Reader, numbers: Sequence[str]) -> set[str]:
    """Which of these numbers are there (已用编号)."""
    return {number for (number,) in reader.all(_THERE, numbers=list(numbers))}
