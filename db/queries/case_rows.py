"""A case as lists show it (案件列表行): the columns of case_row and their dataclass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Select, select, type_coerce

from db.tables.derived import case_row

Wide = Select[*tuple[Any, ...]]
"""A statement of more columns than SQLAlchemy can type (宽查询); a dataclass names them."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in a list (案件行); the due days are None when no deadline runs, `opened_at` aware UTC."""

    n: int
    case_id: UUID
    line: str
    matter: str
    state: str
    state_order: int
    ended: bool
    secret: bool
    person_id: UUID | None
    applicant: str
    applicant_key: str
    number: str
    clerk_id: UUID
    opened_at: datetime
    due_safe: date | None
    due_rolled: date | None
    due_sort: str
    due_label: str
    due_unit: str
    due_whose: str
    provisional: bool
    paused: bool


_c = case_row.c
CASE_ROWS: Wide = select(
    _c.n,
    _c.case_id,
    _c.line,
    _c.matter,
    _c.state,
    _c.state_order,
    type_coerce(_c.ended, Boolean),
    type_coerce(_c.secret, Boolean),
    _c.person_id,
    _c.applicant,
    _c.applicant_key,
    _c.number,
    _c.clerk_id,
    _c.opened_at,
    _c.due_safe,
    _c.due_rolled,
    _c.due_sort,
    _c.due_label,
    _c.due_unit,
    _c.due_whose,
    type_coerce(_c.provisional, Boolean),
    type_coerce(_c.paused, Boolean),
)
"""What a list shows of a case, in the order of CaseRow (案件列表列)."""
