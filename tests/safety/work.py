"""A clerk who never stops (不停办理): the program's own commands, each acknowledged once it is saved."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from app.core.actor import Actor
from app.core.clock import FixedClock
from app.services import accounts, intake, papers, parameters, people
from app.services.desk import Desk
from db.database import Database, open_file
from db.errors import WrongPassword
from db.journal import holds
from db.keys import Slots
from tests.kit.factories import CHEAP, DAY, House, accepted, go, hardship, house, rooms

DRAFT = "case:trial"
CALENDAR = "date,kind,why,festival\n2027-01-01,off,statutory,元旦\n2027-01-{day:02d},off,statutory,元旦\n"
SOMEBODY = "童志远"


@dataclass(frozen=True, slots=True)
class Staff:
    """What a process needs to work on a folder (办公室凭据)."""

    key: bytes = field(repr=False)
    actors: Mapping[str, Actor]


@dataclass(frozen=True, slots=True)
class Done:
    """What was saved (已确认): the last entry then; of a draft or a password, which have none, the text."""

    what: str
    turn: int
    n: int
    hash: bytes


def founded(folder: Path) -> Staff:
    """An office in this folder, closed again (新办公室)."""
    at = house(folder)
    at.close()
    return Staff(at.admin.key, {name: one.actor for name, one in at.desks.items()})


def at_work(folder: Path, staff: Staff) -> House:
    """The office, open (开门办公)."""
    clock = FixedClock.on(DAY)
    first = Desk(open_file(folder, staff.key), clock, rooms(), staff.actors["管理员"], folder, staff.key)
    return House(folder, clock, {name: first.with_actor(actor) for name, actor in staff.actors.items()})


class Work:
    """Commands by chance (随机办理)."""

    def __init__(self, at: House, seed: int) -> None:
        self._at = at
        self._chance = random.Random(seed)
        self._seed = seed
        self._people: list[UUID] = []
        self._cases: list[UUID] = []
        self._papers: list[UUID] = []
        self._n = 0

    def __iter__(self) -> Iterator[Done]:
        """Each command once it is saved."""
        acts = (self._accept, self._accept, self._move, self._draft, self._print, self._calendar)
        self._register()
        while True:
            self._n += 1
            act = self._chance.choice((*acts, self._register, self._look, self._password))
            act()
            last = self._at.admin.database.head()
            yield Done(act.__name__.strip("_"), self._n, last.n, last.hash)

    def _register(self) -> None:
        self._people.append(hardship(self._at, self._seed * 60 + self._n))

    def _accept(self) -> None:
        done = accepted(self._at, self._chance.choice(self._people))
        self._cases.append(done.case_id)
        if done.paper_id:
            self._papers.append(done.paper_id)

    def _move(self) -> None:
        if self._cases:
            go(self._at.clerk, self._cases.pop(), "verify")

    def _look(self) -> None:
        people.reveal(self._at.clerk, self._chance.choice(self._people))

    def _print(self) -> None:
        if self._papers:
            papers.print_out(self._at.clerk, self._chance.choice(self._papers), "printed")

    def _calendar(self) -> None:
        parameters.import_calendar(self._at.admin, CALENDAR.format(day=self._n % 28 + 2))

    def _draft(self) -> None:
        intake.keep_draft(self._at.clerk, DRAFT, {"reason": typed_at(self._n)})

    def _password(self) -> None:
        somebody = self._at.desks[SOMEBODY].actor.id
        accounts.reset_password(self._at.admin, somebody, typed_at(self._n), cost=CHEAP)


def typed_at(turn: int) -> str:
    """What is typed at a turn (第几次输入的内容), as a draft or as a password."""
    return f"typed-word-{turn}"


def faults(folder: Path, staff: Staff, done: list[Done]) -> list[str]:
    """What of the acknowledged is not there (核对已确认的办理); raises where the file does not open."""
    database = open_file(folder, staff.key)
    try:
        return [*_entries(database, done), *_gaps(database), *_typed(database, folder, staff, done)]
    finally:
        database.close()


def _entries(database: Database, done: list[Done]) -> Iterator[str]:
    with database.read() as reader:
        yield from (f"{one.what} {one.n} is lost" for one in done if not holds(reader, one.n, one.hash))


def _gaps(database: Database) -> Iterator[str]:
    """Numbers that were taken without a case, or given twice."""
    with database.read() as reader:
        for kind, last, there, highest in reader.raw(_TAKEN).fetchall():
            if not last == there == highest:
                yield f"{kind}: {there} numbers up to {highest}, of {last}"


def _typed(database: Database, folder: Path, staff: Staff, done: list[Done]) -> Iterator[str]:
    """The last draft and the last password, or those of the turn that was cut off."""
    if not done:
        return
    cut_off = typed_at(done[-1].turn + 1)
    drafts = [typed_at(one.turn) for one in done if one.what == "draft"]
    if drafts:
        held = "".join(one.text for one in database.drafts(staff.actors["陈晓岚"].id) if one.key == DRAFT)
        if not any(f'"{text}"' in held for text in (drafts[-1], cut_off)):
            yield f"draft {drafts[-1]} is lost"
    passwords = [typed_at(one.turn) for one in done if one.what == "password"]
    slots = Slots.load(folder)
    if passwords and not any(_opens(slots, staff, text) for text in (passwords[-1], cut_off)):
        yield f"password {passwords[-1]} is lost"


def _opens(slots: Slots, staff: Staff, password: str) -> bool:
    try:
        return slots.open_with_password(staff.actors[SOMEBODY].id, password)[1] == staff.key
    except WrongPassword:
        return False


_TAKEN = (
    "SELECT s.kind, s.last, count(c.id), max(CAST(substr(c.number, -6) AS INTEGER)) FROM sequence s "
    "LEFT JOIN case_file c ON c.number LIKE s.kind || '-%' WHERE s.kind = 'JZ' GROUP BY 1"
)
