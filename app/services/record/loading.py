"""Reading a case whole (案件读取): its row, values, parties, steps, materials and timers."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, Table, bindparam, select

from app.core.errors import NotFound
from app.engine.flow import Maker
from app.engine.materials import Received
from app.engine.matter import Matter
from app.engine.parties import SEATED_ROWS
from app.engine.timers import Running
from app.engine.values import Values
from app.services.catalog import Catalog, MatterTables
from app.services.record import storage
from db.columns import Key
from db.errors import Absent
from db.reader import Reader
from db.tables import case_file, case_material, case_party, case_step, case_timer

_IDS = bindparam("ids", expanding=True, type_=Key)
_CASES = select(case_file).where(case_file.c.id.in_(_IDS))
_STEPS = select(case_step).where(case_step.c.case_id.in_(_IDS)).order_by(case_step.c.case_id, case_step.c.n)
_MATERIALS = (
    select(case_material)
    .where(case_material.c.case_id.in_(_IDS))
    .order_by(case_material.c.case_id, case_material.c.sort)
)
_TIMERS = (
    select(case_timer).where(case_timer.c.case_id.in_(_IDS)).order_by(case_timer.c.case_id, case_timer.c.id)
)
_PARTIES = (
    select(case_party)
    .where(case_party.c.case_id.in_(_IDS), case_party.c.role != "applicant")
    .order_by(case_party.c.case_id, case_party.c.role, case_party.c.n, case_party.c.id)
)

_Row = Row[*tuple[Any, ...]]
_Rows = Mapping[UUID, Sequence[_Row]]
"""The rows of a table by the case that they belong to."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A move that was made (已办流转)."""

    move: str
    source: str
    target: str
    maker: Maker
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class TimerRow:
    """A timer with its row (时限行)."""

    id: UUID
    version: int
    running: Running


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """What was handed in of one line, with its row (材料行)."""

    id: UUID
    version: int
    code: str
    need: str
    received: Received


@dataclass(frozen=True, slots=True)
class Placed:
    """A row that belongs to the case, by key and version (所属行)."""

    id: UUID
    version: int


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party of the case with its row (当事人行): the role, and for one of several its place."""

    id: UUID
    version: int
    role: str
    columns: storage.Mapped


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A case with all its rows (案件全貌)."""

    id: UUID
    version: int
    matter: Matter
    tables: MatterTables
    number: str
    query_code: str
    state: str
    ended: bool
    person_id: UUID | None
    unit_id: UUID | None
    applicant: str
    clerk_id: UUID
    first_asked_by: UUID | None
    secret: bool
    accepted_on: date | None
    values: Values
    main: Placed
    parties: tuple[PartyRow, ...]
    steps: tuple[StepRow, ...]
    materials: tuple[MaterialRow, ...]
    timers: tuple[TimerRow, ...]

    @property
    def opened_at(self) -> datetime:
        """When the first move was made (登记时刻)."""
        return self.steps[0].at

    @property
    def made_by(self) -> dict[str, Maker]:
        """The last maker of each move (经手人)."""
        return {step.move: step.maker for step in self.steps}

    @property
    def running(self) -> tuple[Running, ...]:
        """The timers without their rows (在办时限)."""
        return tuple(timer.running for timer in self.timers)

    @property
    def received(self) -> tuple[Received, ...]:
        """The materials without their rows (已收材料)."""
        return tuple(one.received for one in self.materials)


def load(asks: Reader, catalog: Catalog, case_id: UUID) -> CaseRecord:
    """The case of this id; NotFound when there is none."""
    found = load_all(asks, catalog, (case_id,))
    if not found:
        raise NotFound("没有找到这个案件，请重新查找。")
    return found[0]


def load_all(asks: Reader, catalog: Catalog, case_ids: Iterable[UUID]) -> tuple[CaseRecord, ...]:
    """The cases of these ids in their order (一并读取), each table asked once for all of them."""
    ids = list(case_ids)
    heads = {row.id: row for row in asks.all(_CASES, ids=ids)} if ids else {}
    kinds: dict[str, list[UUID]] = {}
    for row in heads.values():
        kinds.setdefault(row.matter, []).append(row.id)
    shared = [_by_case(asks, statement, ids) for statement in (_STEPS, _MATERIALS, _TIMERS, _PARTIES)]
    found: dict[UUID, CaseRecord] = {}
    for kind, mine in kinds.items():
        matter, tables = catalog.matter(kind), catalog.tables[kind]
        main = _by_case(asks, _of(tables.main), mine)
        listed = {
            field.code: _by_case(asks, _listed(storage.table_of(tables, field)), mine)
            for field in storage.at(matter.form, "rows")
        }
        for key in mine:
            steps, materials, timers, parties = (rows.get(key, ()) for rows in shared)
            if key not in main:
                raise Absent(f"{tables.main.name} of {key}")
            values, seats = _values(matter, main[key][0], listed, parties, key)
            found[key] = _record(
                heads[key], matter, tables, values, main[key][0], seats, steps, materials, timers
            )
    return tuple(found[key] for key in ids if key in found)


def _by_case(asks: Reader, statement: Select[*tuple[Any, ...]], ids: list[UUID]) -> _Rows:
    found: dict[UUID, list[_Row]] = {}
    for row in asks.all(statement, ids=ids):
        found.setdefault(row.case_id, []).append(row)
    return found


@functools.cache
def _of(table: Table) -> Select[*tuple[Any, ...]]:
    """The statement that reads the matter's rows, made once."""
    return select(table).where(table.c.case_id.in_(_IDS))


@functools.cache
def _listed(table: Table) -> Select[*tuple[Any, ...]]:
    """The statement that reads the rows of a child table, made once."""
    return select(table).where(table.c.case_id.in_(_IDS)).order_by(table.c.case_id, table.c.n)


def _record(
    row: _Row,
    matter: Matter,
    tables: MatterTables,
    values: Values,
    main: _Row,
    parties: tuple[PartyRow, ...],
    steps: Sequence[_Row],
    materials: Sequence[_Row],
    timers: Sequence[_Row],
) -> CaseRecord:
    """A case from its rows."""
    head = storage.held(storage.at(matter.form, "case"), row._mapping)
    return CaseRecord(
        id=row.id,
        version=row.version,
        matter=matter,
        tables=tables,
        number=row.number,
        query_code=row.query_code,
        state=row.state,
        ended=bool(row.ended),
        person_id=row.person_id,
        unit_id=row.unit_id,
        applicant=row.applicant,
        clerk_id=row.clerk_id,
        first_asked_by=row.first_asked_by,
        secret=bool(row.secret),
        accepted_on=row.accepted_on,
        values=head.merged(values),
        main=Placed(main.id, main.version),
        parties=parties,
        steps=tuple(map(_step, steps)),
        materials=tuple(map(_material, materials)),
        timers=tuple(map(_timer, timers)),
    )


def _values(
    matter: Matter, main: _Row, listed: Mapping[str, _Rows], rows: Sequence[_Row], case_id: UUID
) -> tuple[Values, tuple[PartyRow, ...]]:
    """What stands in the matter's tables and in those of the parties."""
    form = matter.form
    values = storage.held(storage.at(form, "main"), main._mapping)
    for field in storage.at(form, "rows"):
        mine = listed[field.code].get(case_id, ())
        values = values.put(field, tuple(storage.row_values(field, row._mapping) for row in mine) or None)
    parties = tuple(PartyRow(row.id, row.version, row.role, row._mapping) for row in rows)
    values = values.merged(storage.party_values({one.role: one.columns for one in parties}, form))
    for field in storage.at(form, "parties"):
        seated = [one.columns for one in parties if one.role == SEATED_ROWS[field.code]]
        values = values.put(field, tuple(storage.row_values(field, row) for row in seated) or None)
    return values, parties


def _step(row: _Row) -> StepRow:
    maker = Maker(row.actor_id, row.actor_name)
    return StepRow(row.move, row.from_state, row.to_state, maker, row.at, row.reason)


def _material(row: _Row) -> MaterialRow:
    received = Received(row.code, bool(row.received), row.copies_got, row.remark)
    return MaterialRow(row.id, row.version, row.code, row.need, received)


def _timer(row: _Row) -> TimerRow:
    return TimerRow(
        row.id,
        row.version,
        Running(
            code=row.code,
            label=row.label,
            whose=row.whose,
            start_on=row.start_on,
            days=row.days,
            unit=row.unit,
            nominal=row.nominal,
            rolled=row.rolled,
            safe=row.safe,
            provisional=bool(row.provisional),
            paused_on=row.paused_on,
            paused_days=row.paused_days,
            extended_days=row.extended_days,
            extend_reason=row.extend_reason,
            stopped_on=row.stopped_on,
            stop_why=row.stop_why,
        ),
    )
