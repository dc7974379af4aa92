"""While a case is being filled in (办件预判): which moves are open with what is typed and not yet saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.engine import check
from app.engine.flow import open_moves
from app.engine.sums import Sum
from app.services import forms, record, secrecy, views
from app.services.applicants import Applicant, named
from app.services.desk import Desk
from app.services.offers import settings_of
from app.services.situation import gather
from app.services.views import MoveView


@dataclass(frozen=True, slots=True)
class Ahead:
    """What would be with the typed texts (办件预判): `shown` are the computed fields, `sum` the sum."""

    moves: tuple[MoveView, ...]
    needed_by_move: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, str]
    hidden: frozenset[str]
    sum: Sum | None = None


def ahead(desk: Desk, case_id: UUID, typed: Mapping[str, str]) -> Ahead:
    """What the page of the case would say if this were saved (办件预判). Never raises for half-typed texts.

    Raises NotFound, and Forbidden for those who may not see the case.
    """
    with desk.read() as asks:
        found = record.load(asks, desk.catalog, case_id)
        secrecy.admit(desk, asks, found)
        matter, settings = found.matter, settings_of(desk, asks, found.matter)
        open_now = frozenset() if found.ended else matter.form.open_in(found.state)
        entered = [field for field in matter.form.fields if field.code in typed and field.code in open_now]
        fresh, _ = check.read(entered, typed, settings.typing)
        values = found.values
        for field in entered:
            values = values.put(field, fresh.get(field))
        who = named(asks, Applicant(found.person_id, found.unit_id))
        situation = gather(desk, asks, settings, matter, who, values, found.received, found)
    facts = situation.facts
    choices = () if found.ended else open_moves(matter.flow, found.state, facts)
    return Ahead(
        moves=views.moves(choices, settings),
        needed_by_move=views.needed_by_move(matter, found.state, facts.values),
        shown=forms.shown((f for f in matter.form.fields if f.computed), facts.values, settings),
        hidden=matter.form.hidden(facts.values),
        sum=matter.sum(facts),
    )
