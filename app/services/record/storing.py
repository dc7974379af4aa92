"""Writing a case (案件写入): a new one with its rows, or what changed of one that is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select

from app.engine.fields import AnyField
from app.engine.matter import Matter
from app.engine.parties import COMPLAINED_ROLE, EMPLOYER_ROLE, RESPONDENT_ROLE, SEATED_ROWS
from app.engine.values import Values
from app.services.catalog import MatterTables
from app.services.record import storage
from app.services.record.loading import CaseRecord
from db.queries.merged import UNITS
from db.tables import case_file, case_party, unit
from db.writer import Writer

APPLICANT = "applicant"
"""The role of the applicant (申请人)."""

_UNIT_BY_CODE = select(unit.c.id).where(unit.c.credit_code == bindparam("code"))
_UNIT_BY_NAME = select(unit.c.id).where(unit.c.name == bindparam("name")).order_by(unit.c.id)
_UNIT_ROLES = (RESPONDENT_ROLE, EMPLOYER_ROLE, COMPLAINED_ROLE)


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
    unit_id: UUID | None
    applicant: str
    phone: str
    id_kind: int | None
    id_number: str | None
    station: str
    clerk_id: UUID
    today: date
    accepted: bool
    values: Values


def file_case(w: Writer, filed: Filed) -> UUID:
    """Enter a new case with its parties and values (登记案件). Gives its id."""
    form = filed.matter.form
    head = storage.columns(storage.at(form, "case"), filed.values, case_file)
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
            "unit_id": filed.unit_id,
            "applicant": filed.applicant,
            "station": filed.station,
            "applied_on": head.get("applied_on") or filed.today,
            "first_asked_by": filed.clerk_id,
            "clerk_id": filed.clerk_id,
            "accepted_on": filed.today if filed.accepted else None,
            "ended_on": filed.today if filed.ended else None,
            "secret": int(bool(head.get("secret")) or filed.matter.restricted),
        },
    )
    _put_applicant(w, case_id, filed, str(head.get("phone") or filed.phone))
    _put_parties(w, filed.matter, case_id, None, filed.values)
    main = storage.columns(storage.at(form, "main"), filed.values, filed.tables.main)
    w.insert(filed.tables.main, case_id=case_id, **main)
    _put_rows(w, filed.matter, filed.tables, case_id, filed.values)
    return case_id


def store(w: Writer, record: CaseRecord, values: Values, **changes: object) -> None:
    """Write what changed of a case (保存案件): values, and columns of the shared case by name."""
    form = record.matter.form
    head = storage.columns(storage.at(form, "case"), values, case_file)
    if head.get("applied_on", record) is None:
        head.pop("applied_on")
    if record.matter.restricted:
        head["secret"] = 1
    w.update(case_file, record.id, record.version, **{**head, **changes})
    main = storage.columns(storage.at(form, "main"), values, record.tables.main)
    w.update(record.tables.main, record.main.id, record.main.version, **main)
    _put_parties(w, record.matter, record.id, record, values)
    _put_rows(w, record.matter, record.tables, record.id, values, record.values)


def _put_applicant(w: Writer, case_id: UUID, filed: Filed, phone: str) -> None:
    """The applicant as he was when he came."""
    w.insert(
        case_party,
        case_id=case_id,
        role=APPLICANT,
        person_id=filed.person_id,
        unit_id=filed.unit_id,
        name=filed.applicant,
        id_kind=filed.id_kind,
        id_number=filed.id_number,
        phone=phone,
    )


def _put_parties(w: Writer, matter: Matter, case_id: UUID, record: CaseRecord | None, values: Values) -> None:
    """The parties beside the applicant: one row for each role that says anything, one for each of several."""
    there = {one.role: one for one in record.parties} if record else {}
    for role, columns in storage.party_columns(values, matter.form).items():
        held = there.get(role)
        if not any(columns.values()):
            if held:
                w.delete(case_party, held.id, held.version)
            continue
        if role in _UNIT_ROLES:
            columns["unit_id"] = _known_unit(w, columns)
        if held:
            w.update(case_party, held.id, held.version, **columns)
        else:
            w.insert(case_party, case_id=case_id, role=role, **columns)
    for field in storage.at(matter.form, "parties"):
        _put_several(w, case_id, record, field, values)


def _put_several(
    w: Writer, case_id: UUID, record: CaseRecord | None, field: AnyField, values: Values
) -> None:
    """Several parties of one role (代表, 被检举控告人), written anew when they changed."""
    if record is not None and record.values.get(field) == values.get(field):
        return
    role = SEATED_ROWS[field.code]
    for one in record.parties if record else ():
        if one.role == role:
            w.delete(case_party, one.id, one.version)
    for n, row in enumerate(values.get(field) or (), start=1):
        w.insert(case_party, case_id=case_id, role=role, n=n, **storage.parties_columns(field, row))


def _known_unit(w: Writer, columns: Mapping[str, object]) -> UUID | None:
    """The unit of the register that a party names, by its code, else by its whole name."""
    if columns.get("kind") == "person":
        return None
    found = w.value(_UNIT_BY_CODE, code=columns["credit_code"]) if columns.get("credit_code") else None
    found = found or w.value(_UNIT_BY_NAME, name=columns.get("name") or "")
    return UNITS.root(w, found) if found else None


def _put_rows(
    w: Writer,
    matter: Matter,
    tables: MatterTables,
    case_id: UUID,
    values: Values,
    before: Values | None = None,
) -> None:
    for field in storage.at(matter.form, "rows"):
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
