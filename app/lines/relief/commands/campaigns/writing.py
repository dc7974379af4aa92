"""Writing campaigns (活动落库): what happened, who may do what, roster rows as the table has them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from operator import attrgetter
from uuid import UUID

from app.core.actor import Duty, Role
from app.core.errors import Forbidden, Refused
from app.core.money import Money
from app.lines.relief.commands.campaigns.loading import Campaign, Line, load
from app.lines.relief.rules.campaign import DEEDS, LABELS
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import persons
from db.tables import campaign_event
from db.writer import Writer

LINE = "relief"
"""The line of service that holds campaigns (业务条线)."""

_STAMPS = ("id", "version")


@contextmanager
def opened(
    desk: Desk, command: str, campaign_id: UUID, doing: str, *states: str, by: Sequence[Duty] = (Role.CLERK,)
) -> Iterator[tuple[Writer, Campaign]]:
    """The campaign in an open command, if this person may do this where it stands (办理活动).

    Raises NotFound, Forbidden, Refused.
    """
    with desk.write(command) as w:
        found = load(w, campaign_id)
        allowed(desk, w, *by)
        in_state(found, doing, *states)
        yield w, found


def allowed(desk: Desk, w: Writer, *duties: Duty) -> None:
    """Raises Forbidden unless the person has one of these duties (职责)."""
    if not any(desk.actor.has(one, LINE) for one in duties):
        persons.on_duty(desk, reference(desk, w), LINE, duties[0])


def in_state(found: Campaign, doing: str, *states: str) -> None:
    """Raises Refused unless the campaign stands where this can be done (状态核对)."""
    if states and found.state not in states:
        raise Refused(f"活动现在是“{LABELS[found.state]}”，不能{doing}。请重新载入后再办。")


def another(desk: Desk, found: Campaign, doing: str) -> None:
    """Raises Forbidden for one who worked on the roster (分工): this is another's step."""
    if told := same_person(desk, found, doing):
        raise Forbidden(told)


def same_person(desk: Desk, found: Campaign, doing: str) -> str:
    """Why a step is for another (分工), "" when it is not."""
    if desk.actor.id in found.makers or desk.actor.id == found.by("submitted").id:
        return f"名册是您编制的，{doing}要由另一人办。"
    return ""


def happen(
    desk: Desk, w: Writer, found: Campaign, what: str, detail: str = "", paper_id: UUID | None = None
) -> None:
    """One more thing that happened (添加经过); changes in a row by the same person count once."""
    last = found.events[-1]
    if what == "changed" and last.what in ("made", "changed") and last.by.id == desk.actor.id and not detail:
        return
    put_event(desk, w, found.id, last.n + 1, what, detail, paper_id)


def put_event(
    desk: Desk, w: Writer, campaign_id: UUID, n: int, what: str, detail: str = "",
    paper_id: UUID | None = None,
) -> None:  # fmt: skip
    """An event by its place (经过一行)."""
    assert what in DEEDS
    w.insert(
        campaign_event,
        campaign_id=campaign_id,
        n=n,
        what=what,
        on_day=desk.today,
        at=w.at,
        by_id=w.actor.id,
        by_name=w.actor.name,
        paper_id=paper_id,
        detail=detail,
    )
    w.subject("campaign", campaign_id)


def columns(one: Line) -> dict[str, object]:
    """The columns of a roster row (名册行列)."""
    return {name: _stored(value) for name, value in zip(_COLUMNS, _VALUES(one), strict=True)}


def filled(one: Line) -> dict[str, object]:
    """The columns of a new roster row (新行列): those that are not as the table has them anyway."""
    held = {name: value for name, value in zip(_COLUMNS, _VALUES(one), strict=True) if value}
    return {**held, "amount": one.amount.fen, "fee_year": _stored(one.fee_year)}


def _stored(value: object) -> object:
    return value.fen if isinstance(value, Money) else value


_COLUMNS = tuple(one.name for one in fields(Line) if one.name not in _STAMPS)
_VALUES = attrgetter(*_COLUMNS)
