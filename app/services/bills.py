"""Bills (票据): what a case claims on, seen by every line so that no bill is paid twice."""

from uuid import UUID

from sqlalchemy import bindparam, or_, select

from app.core.money import Money
from app.engine.flow import Claimed
from app.engine.matter import Matter
from app.engine.values import Values
from app.services import secrecy
from app.services.desk import Desk
from db.columns import Key
from db.reader import Reader
from db.tables import benefit, bill_claim, case_file
from db.writer import Writer

UNTOLD = ("不便说明的一件", "其他事项")
"""How a restricted case is named to others (保密案件的称呼): neither its number nor its matter."""

_OWN = select(bill_claim.c.id, bill_claim.c.version, bill_claim.c.number, bill_claim.c.amount).where(
    bill_claim.c.case_id == bindparam("id", type_=Key)
)
_PAID = select(benefit.c.id).where(benefit.c.case_id == case_file.c.id).exists()
_OTHERS = (
    select(bill_claim.c.case_id, bill_claim.c.amount, case_file.c.number, case_file.c.matter)
    .join(case_file, case_file.c.id == bill_claim.c.case_id)
    .where(bill_claim.c.number == bindparam("number"), or_(case_file.c.ended == 0, _PAID))
    .order_by(bill_claim.c.id)
)
"""A case that ended and paid nothing no longer holds its bills."""


def put(w: Writer, matter: Matter, case_id: UUID, person_id: UUID | None, values: Values) -> None:
    """Enter the bills of a case as they stand now (登记票据)."""
    wanted = {one.key: one.amount.fen for one in matter.bills(values)}
    for row_id, version, number, amount in w.all(_OWN, id=case_id):
        if wanted.get(number) == amount:
            del wanted[number]
        else:
            w.delete(bill_claim, row_id, version)
    for number, amount in wanted.items():
        w.insert(bill_claim, case_id=case_id, number=number, amount=amount, person_id=person_id)


def claimed(
    desk: Desk, asks: Reader, matter: Matter, values: Values, own: UUID | None
) -> tuple[Claimed, ...]:
    """The bills of these values that another case holds already (重复票据).

    Of a restricted case only that there is one: which, and of what matter, is for those who may see it.
    """
    found = []
    for key, bill in {one.key: one for one in matter.bills(values)}.items():
        for row in asks.all(_OTHERS, number=key):
            if row.case_id == own:
                continue
            named = (row.number, desk.catalog.matter(row.matter).name)
            number, name = named if secrecy.visible(desk, asks, row.case_id) else UNTOLD
            found.append(Claimed(bill.number, number, name, Money(row.amount)))
    return tuple(found)
