"""Where each field of a case lies (字段去处): the shared case, a party, the matter's table, child rows."""

import functools
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

from sqlalchemy import Table, Text, bindparam, select

from app.engine.fields import AnyField
from app.engine.form import Form
from app.engine.parties import SEATED_ROWS, SEATS
from app.engine.rows import Rows
from app.engine.values import Values
from app.services.catalog import MatterTables
from db.columns import Key
from db.reader import Reader
from db.tables import case_file

Place = Literal["case", "party", "parties", "main", "rows"]

_SHARED = frozenset(column.name for column in case_file.columns)
"""The columns that every case has (共用列)."""


class Mapped(Protocol):
    """A row by column names (按列名取值)."""

    def __getitem__(self, name: str, /) -> object:
        """The value of a column."""
        ...


def place_of(field: AnyField) -> Place:
    """Where the field is kept (存放位置)."""
    if field.code in SEATS:
        return "party"
    if field.code in SEATED_ROWS:
        return "parties"
    if isinstance(field.kind, Rows):
        return "rows"
    return "case" if field.code in _SHARED else "main"


@functools.cache
def at(form: Form, place: Place) -> tuple[AnyField, ...]:
    """The fields that are kept at one place, in their order (同处字段); looked for once."""
    return tuple(field for field in form.fields if place_of(field) == place)


def columns(fields: Iterable[AnyField], values: Values, table: Table) -> dict[str, object]:
    """The columns of these fields with what they hold (字段入列), NULL or the column's nothing if absent."""
    return {field.code: _stored(field, values, table) for field in fields}


def held(fields: Iterable[AnyField], row: Mapped) -> Values:
    """The values of these fields from a row (列转字段); an empty text counts as absent."""
    return Values({field.code: _loaded(field, row[field.code]) for field in fields})


def party_columns(values: Values, form: Form) -> dict[str, dict[str, object]]:
    """The columns of each single party, by its role (当事人入列)."""
    found: dict[str, dict[str, object]] = {}
    for field in at(form, "party"):
        seat = SEATS[field.code]
        found.setdefault(seat.role, {})[seat.column] = _seated(seat.column, values.get(field))
    return found


def party_values(rows: Mapping[str, Mapped], form: Form) -> Values:
    """The values of the single parties from their rows by role (当事人出列)."""
    found: dict[str, object] = {}
    for field in at(form, "party"):
        seat = SEATS[field.code]
        if seat.role in rows:
            found[field.code] = _loaded(field, rows[seat.role][seat.column])
    return Values(found)


def parties_columns(field: AnyField, row: Values) -> dict[str, object]:
    """The columns of one of several parties of a role (多名当事人入列)."""
    assert isinstance(field.kind, Rows)
    return {one.code: _seated(one.code, row.get(one)) for one in field.kind.columns}


_NEVER_NULL = frozenset(("name", "phone", "relation"))


def _seated(column: str, value: object) -> object:
    """What a column of case_party holds: NULL or an empty text for nothing."""
    if value is None:
        return "" if column in _NEVER_NULL else None
    return value


def row_columns(field: AnyField, row: Values, table: Table) -> dict[str, object]:
    """The columns of one row of a table inside the form (明细入列)."""
    assert isinstance(field.kind, Rows)
    return columns(field.kind.columns, row, table)


def row_values(field: AnyField, row: Mapped) -> Values:
    """The values of one row of a table inside the form (明细出列)."""
    assert isinstance(field.kind, Rows)
    return held(field.kind.columns, row)


def table_of(tables: MatterTables, field: AnyField) -> Table:
    """The child table of a field of rows (明细表)."""
    return tables.rows[field.code]


def row_keys(asks: Reader, table: Table, case_id: UUID) -> tuple[tuple[UUID, int], ...]:
    """Key and version of each row of a case in a child table (明细行)."""
    statement = select(table.c.id, table.c.version).where(table.c.case_id == bindparam("id", type_=Key))
    return tuple((row_id, version) for row_id, version in asks.all(statement, id=case_id))


def _stored(field: AnyField, values: Values, table: Table) -> object:
    value = values.get(field)
    if value is not None:
        return field.kind.store(value)
    column = table.columns[field.code]
    if column.nullable:
        return None
    return "" if isinstance(column.type, Text) else 0


def _loaded(field: AnyField, raw: object) -> object:
    if raw is None or raw == "":
        return None
    if isinstance(raw, date):
        return field.kind.load(raw.isoformat())
    assert isinstance(raw, int | str)
    return field.kind.load(raw)
