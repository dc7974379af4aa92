"""Writing a case (案件写入): a new one with its rows, or what changed of one that is there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.engine.matter import Matter
from app.engine.values import Values
from app.services.catalog import MatterTables
from app.services.record import storage
from app.services.record.loading import CaseRecord
from db.tables import case_file, case_party
from db.writer import Writer

APPLICANT, AGENT = "applicant", "agent"
"""Roles of parties (当事人角色)."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A case about to be filed (待登记案件): who, under which number, in which state."""

    matter: Matter
    tables: MatterTables
    number: str
    query_code: str
    state: str
    ended: bool
    person_id: UUID | None
    applicant: str
    id_kind: int | None
    id_number: str | None
    station: str
    clerk_id: UUID
    today: date
    accepted: bool
    values: Values


def file_case(w: Writer, filed: Filed) -> UUID:
    """Enter a new case with its parties and values (登记案件). Gives its id."""
    fields = filed.matter.form.fields
    head = storage.columns(storage.at(fields, "case"), filed.values, case_file)
    case_id = w.insert(
        case_file,
        **{
            **head,
            "line": filed.matter.line,
            "matter": filed.matter.id,
            "number": filed.number,
            "query_code": filed.query_code,
            "state": filed.state,
            "ended": int(filed.ended),
            "person_id": filed.person_id,
            "applicant": filed.applicant,
            "station": filed.station,
            "applied_on": head.get("applied_on") or filed.today,
            "first_asked_by": filed.clerk_id,
            "clerk_id": filed.clerk_id,
            "accepted_on": filed.today if filed.accepted else None,
            "ended_on": filed.today if filed.ended else None,
        },
    )
    w.insert(
        case_party,
        case_id=case_id,
        role=APPLICANT,
        person_id=filed.person_id,
        name=filed.applicant,
        id_kind=filed.id_kind,
        id_number=filed.id_number,
        phone=head.get("phone") or "",
    )
    _put_agent(w, filed.matter, case_id, None, filed.values)
    main = storage.columns(storage.at(fields, "main"), filed.values, filed.tables.main)
    w.insert(filed.tables.main, case_id=case_id, **main)
    _put_rows(w, filed.matter, filed.tables, case_id, filed.values)
    return case_id


def store(w: Writer, record: CaseRecord, values: Values, **changes: object) -> None:
    """Write what changed of a case (保存案件): values, and columns of the shared case by name."""
    fields = record.matter.form.fields
    head = storage.columns(storage.at(fields, "case"), values, case_file)
    if head.get("applied_on", record) is None:
        head.pop("applied_on")
    w.update(case_file, record.id, record.version, **{**head, **changes})
    main = storage.columns(storage.at(fields, "main"), values, record.tables.main)
    w.update(record.tables.main, record.main.id, record.main.version, **main)
    _put_agent(w, record.matter, record.id, record, values)
    _put_rows(w, record.matter, record.tables, record.id, values, record.values)


def _put_agent(w: Writer, matter: Matter, case_id: UUID, record: CaseRecord | None, values: Values) -> None:
    columns = storage.agent_columns(values, matter.form.fields)
    there = record.agent if record else None
    if not any(columns.values()):
        if there:
            w.delete(case_party, there.id, there.version)
    elif there:
        w.update(case_party, there.id, there.version, **columns)
    else:
        w.insert(case_party, case_id=case_id, role=AGENT, **columns)


def _put_rows(
    w: Writer,
    matter: Matter,
    tables: MatterTables,
    case_id: UUID,
    values: Values,
    before: Values | None = None,
) -> None:
    for field in storage.at(matter.form.fields, "rows"):
        if before is not None and before.get(field) == values.get(field):
            continue
        table = storage.table_of(tables, field)
        for row_id, version in storage.row_keys(w, table, case_id) if before is not None else ():
            w.delete(table, row_id, version)
        w.insert_many(
            table,
            [
                {"case_id": case_id, "n": n, **storage.row_columns(field, row, table)}
                for n, row in enumerate(values.get(field) or (), start=1)
            ],
        )
