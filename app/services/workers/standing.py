"""Entering what a person is to the union (登记身份): 在档 with category and file number, by a reviewer."""

from collections.abc import Mapping
from uuid import UUID

from app.core.actor import Role
from app.core.errors import Forbidden
from app.services import forms
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.person_form import STANDING_FORM, STANDING_NEEDS
from app.services.workers import loading
from db.tables import person_standing


def standing_closed(desk: Desk) -> str:
    """Why this person may not enter a standing, as a sentence (登记身份受限原因); "" when he may."""
    return "" if desk.actor.has(Role.REVIEWER) else "身份由复核人员登记。"


def add_standing(desk: Desk, person_id: UUID, typed: Mapping[str, str]) -> UUID:
    """Enter a standing of a person (登记身份). Only a reviewer may; raises Invalid with every fault."""
    if closed := standing_closed(desk):
        raise Forbidden(closed)
    with desk.write("add_standing") as w:
        who = loading.load(w, person_id)
        values = forms.read(STANDING_FORM, typed, STANDING_NEEDS, reference(desk, w))
        columns = {f.code: f.kind.store(values[f]) for f in STANDING_FORM.fields if f in values}
        made = w.insert(person_standing, person_id=who.id, **columns)
        w.subject("person", who.id)
    return made
