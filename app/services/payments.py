"""Payments (发放): one row that never changes, its event, what the person received; one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.errors import Invalid
from app.core.money import Money
from app.services import secrecy
from app.services.desk import Desk
from db.columns import Key
from db.reader import Reader
from db.tables import benefit, payment, payment_event
from db.writer import Writer

PAID = "paid"

_RECEIVED = (
    select(benefit.c.kind, benefit.c.amount, benefit.c.case_id)
    .where(
        benefit.c.person_id.in_(bindparam("ids", expanding=True, type_=Key)),
        benefit.c.year == bindparam("year"),
    )
    .order_by(benefit.c.received_on, benefit.c.id)
)


@dataclass(frozen=True, slots=True)
class Payment:
    """One sum to one receiver (一笔发放).

    `kind` is the id of its matter (relief.living); `way` says how it was handed over.
    """

    case_id: UUID | None
    person_id: UUID | None
    line: str
    kind: str
    amount: Money
    fund_source: str
    way: str
    paid_on: date
    receiver: str
    receiver_relation: str = ""
    receiver_id_number: str = ""
    account_no: str = ""
    remark: str = ""


def pay(w: Writer, paid: Payment, station: str) -> UUID:
    """Enter a payment (登记发放): the row, its event and the person's benefit. Gives the payment's id.

    Called by the effect of a move with the open writer. Raises Invalid unless the sum is above zero.
    """
    if paid.amount.fen <= 0:
        raise Invalid("发放金额要大于 0，请核对核定金额。", field="decided")
    made = w.insert(
        payment,
        case_id=paid.case_id,
        person_id=paid.person_id,
        kind=paid.kind,
        amount=paid.amount.fen,
        fund_source=paid.fund_source,
        way=paid.way,
        paid_on=paid.paid_on,
        receiver=paid.receiver,
        receiver_relation=paid.receiver_relation,
        receiver_id_number=paid.receiver_id_number,
        account_no=paid.account_no,
        remark=paid.remark,
        station=station,
    )
    w.insert(
        payment_event,
        payment_id=made,
        n=1,
        what=PAID,
        at=w.at,
        by_id=w.actor.id,
        by_name=w.actor.name,
    )
    if paid.person_id is not None:
        _enter_benefit(w, paid, made)
    w.subject("payment", made)
    return made


def _enter_benefit(w: Writer, paid: Payment, payment_id: UUID) -> None:
    w.insert(
        benefit,
        person_id=paid.person_id,
        case_id=paid.case_id,
        payment_id=payment_id,
        line=paid.line,
        kind=paid.kind,
        year=paid.paid_on.year,
        amount=paid.amount.fen,
        received_on=paid.paid_on,
    )


def received(desk: Desk, asks: Reader, ids: Sequence[UUID], year: int) -> tuple[tuple[str, Money], ...]:
    """Each benefit that a person received in a year, in their order: kind and sum (本年已领).

    What was given to those merged into him is his, `ids` are all of them; what a restricted case gave is
    told to those who may see the case.
    """
    rows = asks.all(_RECEIVED, ids=ids, year=year) if ids else ()
    cases = {case_id for _, _, case_id in rows if case_id is not None}
    looks = secrecy.looks(desk, asks, cases) if cases else {}
    return tuple(
        (kind, Money(amount))
        for kind, amount, case_id in rows
        if case_id is None or secrecy.may_see(desk.actor, looks[case_id])
    )
