"""What people received (已领待遇): each benefit of a year, as every line sees it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.money import Money
from app.services import secrecy
from app.services.desk import Desk
from db.columns import Key
from db.reader import Reader
from db.tables import benefit

_RECEIVED = (
    select(benefit.c.kind, benefit.c.amount, benefit.c.case_id)
    .where(
        benefit.c.person_id.in_(bindparam("ids", expanding=True, type_=Key)),
        benefit.c.year == bindparam("year"),
    )
    .order_by(benefit.c.received_on, benefit.c.id)
)


def received(desk: Desk, asks: Reader, ids: Sequence[UUID], year: int) -> tuple[tuple[str, Money], ...]:
    """Each benefit that a person received in a year, in their order: kind and sum (本年已领).

    What was given to those merged into him is his, `ids` are all of them; what a restricted case gave is
    told to those who may see the case; what was taken back is left out with what it takes back.
    """
    rows = asks.all(_RECEIVED, ids=ids, year=year) if ids else ()
    cases = {case_id for _, _, case_id in rows if case_id is not None}
    looks = secrecy.looks(desk, asks, cases) if cases else {}
    seen = [
        (kind, Money(amount), case_id)
        for kind, amount, case_id in rows
        if case_id is None or secrecy.may_see(desk.actor, looks[case_id])
    ]
    for kind, amount, case_id in [one for one in seen if one[1] < Money.ZERO]:
        seen.remove((kind, amount, case_id))
        seen.remove((kind, -amount, case_id))
    return tuple((kind, amount) for kind, amount, _ in seen)
