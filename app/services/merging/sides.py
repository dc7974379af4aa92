"""One side of a comparison (并排一侧): what is known of a person or a unit, and what hangs on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Select, bindparam, func, or_, select

from app.core.identity import mask_id, mask_phone, tail
from app.engine.form import Form
from app.engine.values import Values
from app.services import forms, secrecy, units, workers
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.person_form import ACCOUNT_NO, ID_NUMBER, PERSON_FORM, PHONE
from app.services.units import UNIT_FORM
from db.columns import Key
from db.queries.merged import PEOPLE, UNITS
from db.reader import Reader
from db.tables import (
    benefit,
    case_file,
    case_party,
    household_member,
    person,
    person_standing,
    visit,
    visit_case,
)

Kind = Literal["person", "unit"]
"""What is compared (职工, 单位)."""

_IDS = bindparam("ids", expanding=True, type_=Key)
_PERSON_HANGS: Mapping[str, Select[int]] = {
    "身份": select(func.count()).where(person_standing.c.person_id.in_(_IDS)),
    "家庭成员": select(func.count()).where(household_member.c.person_id.in_(_IDS)),
}
_UNIT_HANGS: Mapping[str, Select[int]] = {
    "职工": select(func.count()).where(person.c.unit_id.in_(_IDS)),
}
_VISITS = select(visit.c.id, visit_case.c.case_id).join(
    visit_case, visit_case.c.visit_id == visit.c.id, isouter=True
)
_PERSON_CASES: Mapping[str, Select[*tuple[Any, ...]]] = {
    "案件": select(case_file.c.id, case_file.c.id).where(case_file.c.person_id.in_(_IDS)),
    "领取记录": select(benefit.c.id, benefit.c.case_id).where(benefit.c.person_id.in_(_IDS)),
    "来访": _VISITS.where(visit.c.person_id.in_(_IDS)),
}
_UNIT_CASES: Mapping[str, Select[*tuple[Any, ...]]] = {
    "案件": (
        select(case_file.c.id, case_file.c.id)
        .join(case_party, case_party.c.case_id == case_file.c.id)
        .where(or_(case_file.c.unit_id.in_(_IDS), case_party.c.unit_id.in_(_IDS)))
    ),
    "来访": _VISITS.where(visit.c.unit_id.in_(_IDS)),
}
"""What hangs by way of a case (随案件): its own key, and the case that decides whether it is shown."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two (并排一侧): texts by label, numbers masked; counts of what hangs on it by label."""

    id: UUID
    version: int
    name: str
    tail: str
    texts: Mapping[str, str]
    hangs: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Held:
    """A side with what never leaves the services (一侧原文): unmasked texts, and numbers that must agree.

    `papers` are (kind of paper, number) of the row and of everyone merged into it.
    """

    side: Side
    plain: Mapping[str, str]
    papers: frozenset[tuple[str, str]]


def held(desk: Desk, asks: Reader, kind: Kind, key: UUID) -> Held:
    """The row of this id itself with what was merged into it (取一侧); NotFound when there is none."""
    return _person(desk, asks, key) if kind == "person" else _unit(desk, asks, key)


def below(asks: Reader, kind: Kind, key: UUID) -> tuple[UUID, ...]:
    """This row and what was merged into it, not what it was merged into (本档及并入)."""
    merges = PEOPLE if kind == "person" else UNITS
    return merges.members(asks, [key])[key]


def _person(desk: Desk, asks: Reader, key: UUID) -> Held:
    one, ids = workers.own(asks, key), below(asks, "person", key)
    number = one.id_number or ""
    hidden = {
        ID_NUMBER.code: mask_id(number),
        PHONE.code: mask_phone(one.phone) if one.phone else "",
        ACCOUNT_NO.code: mask_id(one.values.get(ACCOUNT_NO) or ""),
    }
    hangs = {**_seen(desk, asks, _PERSON_CASES, ids), **_counts(asks, _PERSON_HANGS, ids)}
    shown = _Shown(*_texts(desk, asks, PERSON_FORM, one.values, hidden))
    papers = [workers.own(asks, each) for each in ids]
    return Held(
        Side(one.id, one.version, one.name, tail(number), shown.masked, hangs),
        shown.plain,
        frozenset((each.id_kind.label, each.id_number) for each in papers if each.id_kind and each.id_number),
    )


def _unit(desk: Desk, asks: Reader, key: UUID) -> Held:
    one, ids = units.own(asks, key), below(asks, "unit", key)
    hangs = {**_seen(desk, asks, _UNIT_CASES, ids), **_counts(asks, _UNIT_HANGS, ids)}
    shown = _Shown(*_texts(desk, asks, UNIT_FORM, one.values, {}))
    papers = [units.own(asks, each) for each in ids]
    return Held(
        Side(one.id, one.version, one.name, tail(one.credit_code, 6), shown.masked, hangs),
        shown.plain,
        frozenset(("统一社会信用代码", each.credit_code) for each in papers if each.credit_code),
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """Texts by label, masked and plain (显示文字)."""

    masked: Mapping[str, str]
    plain: Mapping[str, str]


def _texts(
    desk: Desk, asks: Reader, form: Form, values: Values, hidden: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of a form by label, once masked and once plain."""
    shown = forms.shown(form.fields, values, reference(desk, asks))
    plain = {field.label: shown.get(field.code, "") for field in form.fields}
    masked = {field.label: {**shown, **hidden}.get(field.code, "") for field in form.fields}
    return masked, plain


def _counts(asks: Reader, asked: Mapping[str, Select[int]], ids: tuple[UUID, ...]) -> dict[str, int]:
    return {label: asks.value(statement, ids=list(ids)) or 0 for label, statement in asked.items()}


def _seen(
    desk: Desk, asks: Reader, asked: Mapping[str, Select[*tuple[Any, ...]]], ids: tuple[UUID, ...]
) -> dict[str, int]:
    """How many there are, those of cases left out that the card would not show."""
    rows = {label: list(asks.all(statement, ids=list(ids))) for label, statement in asked.items()}
    cases = {case_id for found in rows.values() for _, case_id in found if case_id is not None}
    shown = {one for one in cases if secrecy.shown_on_card(desk.actor, secrecy.look(desk, asks, one))}
    return {
        label: len({key for key, case_id in found if case_id is None or case_id in shown})
        for label, found in rows.items()
    }
