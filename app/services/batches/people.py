"""Who is paid, as this person may see it (收款人): names behind restricted cases are masked for others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.identity import mask
from app.services import payouts, secrecy
from app.services.desk import Desk
from app.services.payouts import Order
from db.queries import batches as ground
from db.reader import Reader

_HIDDEN = "这一笔按规定保密，请有权查看的人员核对。"


@dataclass(frozen=True, slots=True)
class Told:
    """What was found about an order (检查结果): sentences, and whether one of them stops it."""

    sentences: tuple[str, ...] = ()
    blocked: bool = False


NOTHING = Told()


def hidden(desk: Desk, asks: Reader, orders: Sequence[Order]) -> frozenset[UUID]:
    """The orders whose case this person may not see (保密发放单)."""
    cases = {one.case_id for one in orders if one.case_id is not None}
    looks = secrecy.looks(desk, asks, cases) if cases else {}
    return frozenset(
        one.id
        for one in orders
        if one.case_id is not None and not secrecy.may_see(desk.actor, looks[one.case_id])
    )


def names_of(asks: Reader, orders: Sequence[Order], secret: frozenset[UUID]) -> dict[UUID, str]:
    """The name on each order (姓名), masked where the case is not for this person."""
    people = {one.person_id for one in orders if one.person_id is not None}
    known = dict(asks.all(ground.NAMES, ids=list(people))) if people else {}
    found: dict[UUID, str] = {}
    for one in orders:
        name = known.get(one.person_id) if one.person_id is not None else None
        plain = name or one.account_name or one.receiver
        found[one.id] = mask(plain) if one.id in secret else plain
    return found


def checked(
    desk: Desk, asks: Reader, orders: Sequence[Order], secret: frozenset[UUID]
) -> Mapping[UUID, Told]:
    """What is wrong with orders that go out together (逐笔检查), by order: first what stops it."""
    found: dict[UUID, Told] = {}
    findings = payouts.check_all(payouts.facts_of(desk, asks, orders))
    for one in sorted(findings, key=lambda one: not one.blocking):
        before = found.get(one.order_id, NOTHING)
        sentence = _HIDDEN if one.order_id in secret else one.sentence
        sentences = before.sentences if sentence in before.sentences else (*before.sentences, sentence)
        found[one.order_id] = Told(sentences, before.blocked or one.blocking)
    return found
