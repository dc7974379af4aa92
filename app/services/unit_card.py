"""The unit's card (单位卡片): its facts, its people, its cases as applicant or party, open deadlines."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select, union_all

from app.engine.parties import COMPLAINED_ROLE, EMPLOYER_ROLE, RESPONDENT_ROLE
from app.services import case_lines, forms, intake
from app.services.case_lines import CaseLineView, TimerLine
from app.services.desk import Desk
from app.services.intake import DraftView
from app.services.parameters import reference
from app.services.shelf import Reference
from app.services.units import loading
from app.services.units.duplicates import UnitBrief, alike, brief
from app.services.units.form import INDUSTRY, KIND, LEGAL_REP, REMARK, STAFF, TOWN, UNIT_FORM
from app.services.units.loading import UnitRecord
from db.columns import Key
from db.queries.merged import unit_ids_of
from db.tables import case_file, case_party, person

CODE_DUE = "代码待补"
_MOST = 60
_APPLICANT = "applicant"
_ROLES: Mapping[str, str] = {
    _APPLICANT: "申请单位",
    RESPONDENT_ROLE: "被申请人",
    EMPLOYER_ROLE: "用人单位",
    COMPLAINED_ROLE: "被反映单位",
}
_PARTY = "当事单位"
_IDS = bindparam("ids", expanding=True, type_=Key)
PEOPLE = select(func.count()).where(person.c.unit_id.in_(_IDS), person.c.merged_into.is_(None))
_OF_FILE: Select[*tuple[Any, ...]] = select(
    case_file.c.id.label("case_id"), bindparam("applicant", _APPLICANT).label("role")
).where(case_file.c.unit_id.in_(_IDS))
_OF_PARTY = select(case_party.c.case_id, case_party.c.role).where(case_party.c.unit_id.in_(_IDS))
_NAMED = union_all(
    select(_OF_FILE.order_by(case_file.c.id.desc()).limit(_MOST).subquery()),
    select(_OF_PARTY.order_by(case_party.c.case_id.desc()).limit(2 * _MOST).subquery()),
).subquery()
CASES: Select[*tuple[Any, ...]] = (
    select(_NAMED.c.case_id, func.min(_NAMED.c.role))
    .group_by(_NAMED.c.case_id)
    .order_by(_NAMED.c.case_id.desc())
    .limit(_MOST)
)
"""The latest cases that name a unit, with what it is in each (涉及案件); in one it may be two parties."""


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit as its card shows it (单位); `code_due` says that its credit code is still to be shown."""

    id: UUID
    version: int
    name: str
    credit_code: str
    code_due: str
    kind: str
    industry: str
    legal_rep: str
    staff: str
    town: str
    address: str
    phone: str
    contact: str
    local_union: str
    remark: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class UnitCard:
    """All that the counter sees of a unit (单位卡片); `record` is what a registration needs of it."""

    unit: UnitView
    record: UnitRecord
    people: int
    cases: tuple[CaseLineView, ...]
    timers: tuple[TimerLine, ...]
    drafts: tuple[DraftView, ...]
    alike: tuple[UnitBrief, ...]
    merged: tuple[UnitBrief, ...]


def unit_card(desk: Desk, unit_id: UUID) -> UnitCard:
    """The card of this unit, or of the one that it was merged into; NotFound when there is none."""
    kept = intake.drafts(desk)
    with desk.read() as asks:
        settings = reference(desk, asks)
        found = loading.load(asks, unit_id)
        ids = unit_ids_of(asks, found.id)
        roles = dict(asks.all(CASES, ids=list(ids)))
        cases = case_lines.shown(desk, asks, roles)
        return UnitCard(
            unit=_view(found, settings),
            record=found,
            people=asks.value(PEOPLE, ids=list(ids)) or 0,
            cases=tuple(case_lines.line(one, _ROLES.get(roles[one.id], _PARTY)) for one in cases),
            timers=case_lines.timers(settings, cases),
            drafts=tuple(one for one in kept if one.applicant.unit_id in ids),
            alike=alike(asks, found),
            merged=tuple(brief(loading.own(asks, key)) for key in ids[1:]),
        )


def _view(one: UnitRecord, settings: Reference) -> UnitView:
    shown = forms.shown(UNIT_FORM.fields, one.values, settings)
    return UnitView(
        id=one.id,
        version=one.version,
        name=one.name,
        credit_code=one.credit_code,
        code_due="" if one.credit_code else CODE_DUE,
        kind=shown.get(KIND.code, ""),
        industry=shown.get(INDUSTRY.code, ""),
        legal_rep=shown.get(LEGAL_REP.code, ""),
        staff=shown.get(STAFF.code, ""),
        town=shown.get(TOWN.code, ""),
        address=one.address,
        phone=one.phone,
        contact=one.contact,
        local_union=one.local_union,
        remark=shown.get(REMARK.code, ""),
        texts=forms.edited(UNIT_FORM.fields, one.values),
    )
