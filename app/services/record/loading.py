"""Reading a case whole (案件读取): its row, values, parties, steps, materials and timers."""

import functools
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Table, bindparam, select

from app.core.errors import NotFound
from app.engine.fields import AnyField
from app.engine.flow import Maker
from app.engine.materials import Received
from app.engine.matter import Matter
from app.engine.parties import SEATED_ROWS
from app.engine.timers import Running
from app.engine.values import Values
from app.services.catalog import Catalog, MatterTables
from app.services.record import storage
from db.columns import Key
from db.reader import Reader
from db.tables import case_file, case_material, case_party, case_step, case_timer

_ID = bindparam("id", type_=Key)
_CASE = select(case_file).where(case_file.c.id == _ID)
_STEPS = (
    select(
        case_step.c.move,
        case_step.c.from_state,
        case_step.c.to_state,
        case_step.c.actor_id,
        case_step.c.actor_name,
        case_step.c.at,
        case_step.c.reason,
    )
    .where(case_step.c.case_id == _ID)
    .order_by(case_step.c.n)
)
_MATERIALS = select(case_material).where(case_material.c.case_id == _ID).order_by(case_material.c.sort)
_TIMERS = select(case_timer).where(case_timer.c.case_id == _ID).order_by(case_timer.c.id)
_PARTIES = (
    select(case_party)
    .where(case_party.c.case_id == _ID, case_party.c.role != "applicant")
    .order_by(case_party.c.role, case_party.c.n, case_party.c.id)
)


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
    row = asks.first(_CASE, id=case_id)
    if row is None:
        raise NotFound("没有找到这个案件，请重新查找。")
    matter = catalog.matter(row.matter)
    tables = catalog.tables[matter.id]
    values, main, parties = _values(asks, matter, tables, case_id)
    head = storage.held(storage.at(matter.form.fields, "case"), row._mapping)
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
        main=main,
        parties=parties,
        steps=_steps(asks, case_id),
        materials=_materials(asks, case_id),
        timers=_timers(asks, case_id),
    )


@functools.cache
def _main_of(table: Table) -> Select[*tuple[Any, ...]]:
    """The statement that reads a matter's row, made once."""
    return select(table).where(table.c.case_id == _ID)


@functools.cache
def _rows_of(table: Table) -> Select[*tuple[Any, ...]]:
    """The statement that reads the rows of a child table, made once."""
    return select(table).where(table.c.case_id == _ID).order_by(table.c.n)


def _values(
    asks: Reader, matter: Matter, tables: MatterTables, case_id: UUID
) -> tuple[Values, Placed, tuple[PartyRow, ...]]:
    fields = matter.form.fields
    main = asks.one(_main_of(tables.main), id=case_id)
    values = storage.held(storage.at(fields, "main"), main._mapping)
    for field in storage.at(fields, "rows"):
        values = values.put(field, _rows(asks, tables, field, case_id))
    parties = tuple(
        PartyRow(row.id, row.version, row.role, row._mapping) for row in asks.all(_PARTIES, id=case_id)
    )
    values = values.merged(storage.party_values({one.role: one.columns for one in parties}, fields))
    for field in storage.at(fields, "parties"):
        mine = [one.columns for one in parties if one.role == SEATED_ROWS[field.code]]
        values = values.put(field, tuple(storage.row_values(field, row) for row in mine) or None)
    return values, Placed(main.id, main.version), parties


def _rows(asks: Reader, tables: MatterTables, field: AnyField, case_id: UUID) -> tuple[Values, ...] | None:
    table = storage.table_of(tables, field)
    rows = asks.all(_rows_of(table), id=case_id)
    return tuple(storage.row_values(field, row._mapping) for row in rows) or None


def _steps(asks: Reader, case_id: UUID) -> tuple[StepRow, ...]:
    return tuple(
        StepRow(move, source, target, Maker(actor_id, actor), at, reason)
        for move, source, target, actor_id, actor, at, reason in asks.all(_STEPS, id=case_id)
    )


def _materials(asks: Reader, case_id: UUID) -> tuple[MaterialRow, ...]:
    return tuple(
        MaterialRow(
            row.id,
            row.version,
            row.code,
            row.need,
            Received(row.code, bool(row.received), row.copies_got, row.remark),
        )
        for row in asks.all(_MATERIALS, id=case_id)
    )


def _timers(asks: Reader, case_id: UUID) -> tuple[TimerRow, ...]:
    return tuple(
        TimerRow(
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
        for row in asks.all(_TIMERS, id=case_id)
    )
