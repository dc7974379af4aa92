"""One case of each line (每条业务一件): taken in through the real commands, to see that all of them work."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.core.actor import Actor, Post, Role, everywhere
from app.core.clock import FixedClock
from app.core.errors import Refused
from app.engine.flow import DRAFT
from app.engine.line import Line
from app.engine.matter import Matter
from app.services import accounts
from app.services.applicants import Applicant
from app.services.demo.county import person, words
from app.services.demo.settling import County, factory, settle
from app.services.demo.walking import Walk, advance
from app.services.desk import Desk

_NAME = "试用"
_TRIES = 4
_STEP = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Taken:
    """A case that was taken in (试办案件): its line by name, and its number."""

    line: str
    number: str


def office(day: date) -> accounts.SetUp:
    """A fictional office with nobody in it but its administrator (试用单位)."""
    found = words()
    return accounts.SetUp(
        office=found.office,
        union_name=found.union_name,
        place_code=accounts.stations()[0].code,
        station_no="1",
        admin_name=found.administrator,
        password=f"{_NAME}{day.isoformat()}",
        phone=found.phone,
        address=found.address,
    )


def one_of_each(admin: Desk, clock: FixedClock, password: str) -> Iterator[Taken]:
    """Take in one case of each line, by one person who holds every duty (每条业务试办一件).

    Raises Refused, with the line's name, where no case could be taken in.
    """
    held = everywhere((*(role for role in Role if role is not Role.ADMIN), *Post))
    made = accounts.add_person(admin, _NAME, held, password)
    desk = admin.with_actor(Actor(made, _NAME, held, admin.actor.station))
    county = County(words(), Random(1), clock, (desk,), _STEP, {}, [])  # noqa: S311  fictional people
    for n, line in enumerate(desk.catalog.lines):
        yield Taken(line.name, _take_in(county, line, n))


def _take_in(county: County, line: Line, n: int) -> str:
    """The number of the line's first matter that ends its intake with a receipt."""
    matter, goal = next(_receipts(line))
    known = person(n, 0, county.chance, county.found)
    settle(county, n, known, in_file=matter.id not in county.found.without_file)
    alone = matter.applicants[0] == "unit"
    who = Applicant(unit_id=factory(county, n)) if alone else Applicant(county.ids[n])
    walk = Walk(matter, who, known, goal)
    for _ in range(_TRIES):
        if advance(walk, county.desks, county.chance, county.found) and walk.number:
            county.tick()
            return walk.number
    raise Refused(f"{line.name}没有办成：{matter.name}。")


def _receipts(line: Line) -> Iterator[tuple[Matter, str]]:
    """Each matter whose first move gives a receipt, with the state it leads to."""
    for matter in line.matters:
        for move in matter.flow.leaving(DRAFT):
            if matter.receipt in move.papers:
                yield matter, move.target
