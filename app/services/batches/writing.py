"""Writing what happens to a batch (批次落库): its events, its lines' orders marked, who may do which step."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.core.actor import Duty, Role
from app.core.errors import Forbidden, Refused
from app.services import payouts
from app.services.batches import states
from app.services.batches.loading import Batch, Line
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import Deed, Order, persons
from db.tables import payout_batch_event
from db.writer import Writer

MAKERS: tuple[Duty, ...] = (Role.CLERK, Role.CASHIER)
"""Who may make a batch (制表人员)."""


def happen(w: Writer, batch: Batch, what: str, lines: Sequence[Line], **more: object) -> None:
    """One more event of a batch (添加经过), with the lines that count after it."""
    put_event(w, batch.id, batch.events[-1].n + 1, what, [one.order for one in lines], **more)


def put_event(w: Writer, batch_id: UUID, n: int, what: str, orders: Sequence[Order], **more: object) -> None:
    """An event by its place (经过一行)."""
    w.insert(
        payout_batch_event,
        batch_id=batch_id,
        n=n,
        what=what,
        at=w.at,
        by_id=w.actor.id,
        by_name=w.actor.name,
        count=len(orders),
        total=sum(one.amount.fen for one in orders),
        **more,
    )
    w.subject("batch", batch_id)


def in_state(batch: Batch, doing: str, *wanted: str) -> None:
    """Raises Refused unless the batch stands where this can be done (状态核对)."""
    if batch.state not in wanted:
        raise Refused(f"批次现在是“{states.LABELS[batch.state]}”，不能{doing}。请重新载入后再办。")


def closed(desk: Desk, line: str, duties: Sequence[Duty]) -> str:
    """Why this person may not do a step of a line (受限原因); "" when he may."""
    if any(desk.actor.has(duty, line) for duty in duties):
        return ""
    return f"由{'或'.join(duty.label for duty in duties)}人员办理。"


def allowed(desk: Desk, w: Writer, line: str, *duties: Duty) -> None:
    """Raises Forbidden unless the person has one of these duties in the line (职责)."""
    if not any(desk.actor.has(duty, line) for duty in duties):
        persons.on_duty(desk, reference(desk, w), line, duties[0])


def apart(desk: Desk, batch: Batch, *whats: str) -> None:
    """Raises Forbidden where one of these was done by the same person (分工)."""
    if told := same_person(desk, batch, *whats):
        raise Forbidden(told)


def same_person(desk: Desk, batch: Batch, *whats: str) -> str:
    """Why the next step is for another person (分工), as a sentence; "" when it is not."""
    for what in whats:
        before = batch.by(what)
        if before is not None and before.id == desk.actor.id:
            return f"这个批次的{states.DEEDS[what]}是您办的，这一步要由另一人办。"
    return ""


def mark(
    w: Writer, orders: Sequence[Order], what: str, on_day: date, batch_id: UUID, detail: str = ""
) -> None:
    """The same happens to the orders of a batch (批量经过)."""
    payouts.mark(w, orders, Deed(what, on_day, detail=detail, batch_id=batch_id))
