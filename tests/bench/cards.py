"""Cards and overviews (卡片与总览): how long each takes, and how it grows with the file."""

from functools import partial
from uuid import UUID

from sqlalchemy import Column, func, select

from app.services import intake, people, statistics, today
from app.services.applicants import Applicant
from app.services.desk import Desk
from app.services.today import Group
from app.services.unit_card import unit_card
from db.tables import case_file
from tests.bench.runs import grown
from tests.bench.table import Row

_REFERRAL = "employment.referral"
_TYPED = {"applied_on": "t", "channel": "visit"}
_FIGURES = ("opened", "accepted", "paid")


def measured(big: Desk, small: Desk) -> list[Row]:
    """A row for each; the cards are of whoever has most cases."""
    persons = {one.folder: _busiest(one, case_file.c.person_id) for one in (big, small)}
    units = {one.folder: _busiest(one, case_file.c.unit_id) for one in (big, small)}
    tables = [grown(f"statistics “{code}”", big, small, partial(_figures, code), runs=5) for code in _FIGURES]
    return [
        grown("person card", big, small, lambda desk: people.card(desk, persons[desk.folder])),
        grown("unit card", big, small, lambda desk: unit_card(desk, units[desk.folder])),
        grown("today, counts of all", big, small, lambda desk: today.counts(desk, mine=False)),
        grown("today, counts of mine", big, small, lambda desk: today.counts(desk, mine=True)),
        grown("today, late of all", big, small, lambda desk: today.page(desk, Group.LATE, mine=False)),
        grown("today, late of mine", big, small, lambda desk: today.page(desk, Group.LATE, mine=True)),
        grown("day sheet", big, small, today.day_sheet),
        *tables,
        grown(
            "outlook of a referral",
            big,
            small,
            lambda desk: intake.outlook(desk, _REFERRAL, Applicant(persons[desk.folder]), _TYPED, ()),
        ),
    ]


def _figures(code: str, desk: Desk) -> statistics.Table:
    """The table of this year."""
    return statistics.table(desk, desk.today.year, code)


def _busiest(desk: Desk, of: Column[UUID | None]) -> UUID:
    """Who has most cases."""
    with desk.read() as asks:
        found = asks.value(
            select(of).where(of.is_not(None)).group_by(of).order_by(func.count().desc(), of).limit(1)
        )
    assert found is not None
    return found
