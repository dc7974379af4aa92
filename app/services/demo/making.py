"""Making the fictional county (生成演示数据): a year of working days, one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import zip_longest
from pathlib import Path
from random import Random

from app.core.actor import Actor
from app.core.clock import FixedClock
from app.core.errors import Invalid
from app.core.workdays import Calendar
from app.engine.flow import DRAFT
from app.engine.matter import Matter
from app.services import accounts, links
from app.services.applicants import NOBODY, Applicant
from app.services.catalog import Catalog
from app.services.demo.county import Words, person, words
from app.services.demo.settling import County, employers, endow, factory, settle, twins
from app.services.demo.walking import Walk, advance, distances
from app.services.desk import Desk
from app.services.parameters import places
from db.keys import Cost

FIRST = date(2024, 1, 1)
"""Before this day no setting is in force (设置起始日)."""

LAST = date(2098, 12, 31)
_OPEN_SPAN, _STEP_SPAN, _LEAST_STEP, _ENDED_SPAN, _WAITED_SPAN, _YEAR = 8, 8, 4, 85, 160, 365
_OPENS = time(8, 30)
_MINUTES = 500
_MOST = 200_000
_MOST_PERSONS = 200_000
_IN_FILE = 0.5
_UNNAMED = 0.3
_OPENED, _RECENT = 0.3, 60


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What was made (生成结果): who may sign in with their duties, one number of each line."""

    users: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, str], ...]
    recovery: tuple[str, ...]
    persons: int
    cases: int


def demo(
    folder: Path,
    catalog: Catalog,
    seed: int,
    today: date,
    persons: int,
    cases: int,
    password: str,
    *,
    cost: Cost | None = None,
) -> DemoResult:
    """Make a fictional county in an empty folder (生成演示数据), a year of work up to `today`.

    People, numbers, texts and dates are the same for the same seed and day. Raises Invalid for counts
    or a day that make no sense, Refused for a folder that holds data already.
    """
    _check(today, persons, cases)
    chance = Random(seed)  # noqa: S311  the same county for the same seed
    found = words()
    days = _days(today)
    clock = FixedClock.on(days[0], time(8, 0))
    admin, recovery = _office(folder, clock, catalog, found, password, cost)
    try:
        desks = _staff(admin, found, password, cost, chance)
        step = timedelta(minutes=_MINUTES) / (2 * (persons + 8 * cases) // len(days) + 20)
        county = County(found, chance, clock, desks, step, {}, [])
        walks = _live(county, catalog, days, persons, cases)
    finally:
        admin.database.close()
    return DemoResult(
        tuple((desk.actor.name, accounts.duty_words(desk.actor.held)) for desk in (admin, *desks)),
        _numbers(catalog, walks),
        recovery,
        persons,
        sum(1 for walk in walks if walk.number),
    )


def _check(today: date, persons: int, cases: int) -> None:
    if not FIRST <= today <= LAST:
        raise Invalid(f"日期应在 {FIRST.isoformat()} 到 {LAST.isoformat()} 之间。", field="today")
    if not 0 <= persons <= _MOST_PERSONS:
        raise Invalid(f"人数应在 0 到 {_MOST_PERSONS} 之间。", field="persons")
    if not 0 <= cases <= _MOST:
        raise Invalid(f"案件数应在 0 到 {_MOST} 之间。", field="cases")
    if cases and not persons:
        raise Invalid("没有职工就不能有案件，请把人数设为 1 以上。", field="persons")


def _days(today: date) -> tuple[date, ...]:
    """The working days of the past year up to today; today itself is always one of them."""
    calendar = Calendar.seeded()
    first = max(FIRST, today - timedelta(days=_YEAR))
    found = [first + timedelta(days=n) for n in range((today - first).days)]
    return (*(day for day in found if calendar.is_workday(day)), today)


def _office(
    folder: Path, clock: FixedClock, catalog: Catalog, found: Words, password: str, cost: Cost | None
) -> tuple[Desk, tuple[str, ...]]:
    wanted = accounts.SetUp(
        office=found.office,
        union_name=found.union_name,
        place_code=places()[0].code,
        station_no="1",
        admin_name=found.administrator,
        password=password,
        phone=found.phone,
        address=found.address,
    )
    return accounts.set_up(folder, clock, catalog, wanted, cost=cost)


def _staff(admin: Desk, found: Words, password: str, cost: Cost | None, chance: Random) -> tuple[Desk, ...]:
    """The desks of the staff, who share file and clock; their query codes come from the seed."""
    desks = []
    for one in found.staff:
        made = accounts.add_person(admin, one.name, one.held, password, one.window, cost=cost)
        actor = Actor(made, one.name, one.held, admin.actor.station, one.window)
        desks.append(admin.with_actor(actor).with_chance(chance.randrange))
    return tuple(desks)


def _live(county: County, catalog: Catalog, days: tuple[date, ...], persons: int, cases: int) -> list[Walk]:
    """Everything that happens, day by day."""
    matters = _by_turns(catalog)
    starts = _starts(county.chance, matters, len(days), persons, cases)
    firsts = {n: day for day, n, _, _ in sorted(starts, key=lambda one: -one[0])}
    fresh = {n for _, n, matter, _ in starts if matter.id in county.found.without_file}
    comes: dict[int, list[int]] = {}
    for n in range(persons):
        comes.setdefault(firsts.get(n, county.chance.randrange(len(days))), []).append(n)
    agenda: dict[int, list[Walk]] = {}
    walks: list[Walk] = []
    offset = county.chance.randrange(10**4)
    known = [person(n, offset, county.chance, county.found) for n in range(persons)]
    twins(known, firsts, days[-1])
    employers(county)
    for at, day in enumerate(days):
        county.clock.moment = FixedClock.on(day, _OPENS).moment
        if at == 0 or day.year != days[at - 1].year:
            endow(county)
        for n in comes.get(at, ()):
            idle = n not in firsts
            in_file = county.chance.random() < _IN_FILE if idle else n not in fresh
            settle(county, n, known[n], in_file=in_file and "id_number" in known[n])
        for _, n, matter, goal in (one for one in starts if one[0] == at):
            opener = _opener(county, catalog, matter, walks)
            who = opener.applicant if opener else _applicant(county, n, matter, goal)
            walk = Walk(matter, who, opener.known if opener else known[n], goal, opener)
            walks.append(walk)
            agenda.setdefault(at, []).append(walk)
        for walk in agenda.pop(at, ()):
            _go_on(county, walk, agenda, at)
    return walks


def _by_turns(catalog: Catalog) -> tuple[Matter, ...]:
    """The matters, one of each line in turn, so that a small county has cases of every line."""
    rounds = zip_longest(*(line.matters for line in catalog.lines))
    return tuple(matter for one in rounds for matter in one if matter is not None)


def _opener(county: County, catalog: Catalog, matter: Matter, walks: list[Walk]) -> Walk | None:
    """Now and then one of the latest cases of another matter opens this one (转办), for the same person."""
    if county.chance.random() >= _OPENED or matter.id in county.found.without_file:
        return None
    fitting = [
        walk
        for walk in walks[-_RECENT:]
        if walk.case_id is not None
        and walk.applicant.person_id is not None
        and "person" in matter.applicants
        and matter.id in _offers(catalog, walk)
    ]
    return county.chance.choice(fitting) if fitting else None


def _offers(catalog: Catalog, walk: Walk) -> list[str]:
    """The matters that a case may open as far as it has come."""
    return [one.matter_id for one in links.offered(catalog, walk.matter, frozenset(walk.made))]


def _applicant(county: County, n: int, matter: Matter, goal: str) -> Applicant:
    """Who applies in a matter: the n-th person, a unit of the county, now and then somebody unnamed."""
    short = _deep(matter, goal) <= 2 and matter.flow.state(goal).end
    if "anonymous" in matter.applicants and short and county.chance.random() < _UNNAMED:
        return NOBODY
    if matter.applicants[0] == "unit":
        return Applicant(unit_id=factory(county, n))
    return Applicant(county.ids[n])


def _starts(
    chance: Random, matters: tuple[Matter, ...], days: int, persons: int, cases: int
) -> list[tuple[int, int, Matter, str]]:
    """When each case begins, whose it is, its matter, and the state where it shall come to."""
    found = []
    for n in range(cases):
        matter = matters[n % len(matters)]
        goals = [state for state in matter.flow.states if state.code != DRAFT]
        taken_in = {move.target for move in matter.flow.moves if matter.receipt in move.papers}
        goals.sort(key=lambda state: (state.code not in taken_in, -_toil(matter, state.code)))
        goal = goals[(n // len(matters)) % len(goals)]
        deep = _deep(matter, goal.code)
        latest = max(0, days - 1 - (_ended_span(matter, goal.code) if goal.end else _LEAST_STEP * deep))
        earliest = 0 if goal.end else max(0, days - 1 - _OPEN_SPAN - _STEP_SPAN * deep)
        found.append((chance.randint(min(earliest, latest), latest), n % persons, matter, goal.code))
    return sorted(found, key=lambda one: one[0])


def _deep(matter: Matter, goal: str) -> int:
    """How many moves lead from a draft to the goal."""
    return distances(matter.flow, goal).get(DRAFT, 0)


def _waits(matter: Matter, goal: str) -> bool:
    """Whether a term has to run out before the goal can be reached."""
    return all(move.kind == "aside" and move.guard for move in matter.flow.moves if move.target == goal)


def _toil(matter: Matter, goal: str) -> int:
    """How easily a case fails to come to the goal: the hardest are tried first, so more often."""
    return _deep(matter, goal) + (2 if _waits(matter, goal) else 0)


def _ended_span(matter: Matter, goal: str) -> int:
    """How many working days a case needs to its end: much longer where a term has to run out first."""
    return _WAITED_SPAN if _waits(matter, goal) else _ENDED_SPAN


def _go_on(county: County, walk: Walk, agenda: dict[int, list[Walk]], at: int) -> None:
    """One step of a case, and when the next one is tried."""
    done = advance(walk, county.desks, county.chance, county.found)
    county.tick()
    if not walk.settled:
        later = county.chance.randint(1, 3) if done else 2 + walk.waited // 2
        agenda.setdefault(at + later, []).append(walk)


def _numbers(catalog: Catalog, walks: Iterable[Walk]) -> tuple[tuple[str, str], ...]:
    """One number of each line: the first case that got its receipt, else the first."""
    found: dict[str, str] = {}
    for walk in sorted(walks, key=lambda walk: not walk.receipt):
        if walk.number:
            found.setdefault(walk.matter.line, walk.number)
    return tuple((line.code, found[line.code]) for line in catalog.lines if line.code in found)
