"""Gathering what the checks look at (检查事实汇集): a fixed number of statements, however many orders."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.core.errors import Invalid
from app.core.money import Money
from app.engine.flow import Standing
from app.engine.payout import CARD, Payout, PayoutKind, standard_key, year_limit_key
from app.services.catalog import Catalog
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import states
from app.services.payouts.checks import CheckFacts
from app.services.payouts.orders import Order
from db.queries import payouts as ground
from db.queries.merged import PEOPLE
from db.reader import Reader

_PENDING = (states.APPROVED, states.LISTED, states.UNLISTED, states.SENT)


@dataclass(frozen=True, slots=True)
class _Person:
    """A person as the checks see him (被查人员): `all` are he and those merged into him."""

    id: UUID
    name: str
    id_number: str
    died_on: date | None
    all: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of all of them at once (已查事实)."""

    people: Mapping[UUID, _Person]
    units: Mapping[UUID, str]
    standing: Mapping[UUID, tuple[Standing, ...]]
    got: Mapping[tuple[UUID, str], Money]
    cards: Mapping[str, tuple[tuple[UUID, str], ...]]
    rules: Mapping[str, str]


def facts_of(desk: Desk, asks: Reader, orders: Sequence[Order]) -> tuple[CheckFacts, ...]:
    """What the checks look at, for each of these orders (检查事实)."""
    roots = PEOPLE.roots(asks, {one.person_id for one in orders if one.person_id is not None})
    people = _people(asks, set(roots.values()))
    every = [key for one in people.values() for key in one.all]
    known = _Known(
        {key: people[root] for key, root in roots.items() if root in people},
        dict(asks.all(ground.UNITS, ids=[one.unit_id for one in orders if one.unit_id is not None])),
        _standing(asks, every),
        _got(asks, every, desk.today.year, {one.id for one in orders}),
        _cards(asks, orders),
        reference(desk, asks).rules,
    )
    return tuple(_facts(desk, one, known) for one in orders)


def declared(catalog: Catalog, kind: str) -> Payout | PayoutKind:
    """How a kind is paid (款项声明): by its matter, else by its line, else as one that wants nothing."""
    for line in catalog.lines:
        for matter in line.matters:
            if matter.id == kind and matter.payout is not None:
                return matter.payout
        for one in line.payouts:
            if one.id == kind:
                return one
    return PayoutKind(kind, kind)


def _facts(desk: Desk, order: Order, known: _Known) -> CheckFacts:
    who = known.people.get(order.person_id) if order.person_id is not None else None
    all_ids = who.all if who else ()
    standing = tuple(held for key in all_ids for held in known.standing.get(key, ()))
    said = declared(desk.catalog, order.kind)
    needs = said.standing
    held = next((one for one in standing if one.kind == needs and one.holds(desk.today)), None)
    got = sum((known.got.get((key, order.kind), Money.ZERO) for key in all_ids), Money.ZERO)
    before = known.cards.get(order.account_no, ()) if order.way == CARD else ()
    return CheckFacts(
        order_id=order.id,
        who=who.id if who else None,
        name=who.name if who else known.units.get(order.unit_id, "") if order.unit_id else "",
        id_number=who.id_number if who else "",
        died_on=who.died_on if who else None,
        today=desk.today,
        kind=order.kind,
        kind_name=desk.catalog.paid_name(order.kind),
        amount=order.amount,
        way=order.way,
        account_no=order.account_no,
        account_name=order.account_name,
        receiver=order.receiver,
        relation=order.receiver_relation,
        standing=standing,
        needs=needs if who else "",
        standard=_sum(known.rules, standard_key(order.kind, held.category if held else ""))
        or _sum(known.rules, standard_key(order.kind)),
        year_limit=_sum(known.rules, year_limit_key(order.kind)) if who else None,
        got=got,
        others=tuple(dict.fromkeys(name for key, name in before if key not in all_ids)),
        purpose=(str(order.case_id) if order.case_id else order.reason) if said.for_each else "",
    )


def _people(asks: Reader, roots: Iterable[UUID]) -> dict[UUID, _Person]:
    members = PEOPLE.members(asks, roots)
    rows = asks.all(ground.PEOPLE, ids=list(members)) if members else ()
    return {
        key: _Person(key, name, id_number or "", died_on, members[key])
        for key, name, id_number, died_on in rows
    }


def _standing(asks: Reader, people: Sequence[UUID]) -> dict[UUID, tuple[Standing, ...]]:
    found: dict[UUID, tuple[Standing, ...]] = {}
    for who, *columns in asks.all(ground.STANDINGS, ids=people) if people else ():
        found[who] = (*found.get(who, ()), Standing(*columns))
    return found


def _got(asks: Reader, people: Sequence[UUID], year: int, own: set[UUID]) -> dict[tuple[UUID, str], Money]:
    """What each got of a kind this year, and what is approved for him besides these orders."""
    if not people:
        return {}
    found = {(who, kind): Money(fen) for who, kind, fen in asks.all(ground.RECEIVED, ids=people, year=year)}
    for order_id, who, kind, fen in asks.all(ground.PENDING, ids=people, year=year, live=list(_PENDING)):
        if order_id not in own:
            found[who, kind] = found.get((who, kind), Money.ZERO) + Money(fen)
    return found


def _cards(asks: Reader, orders: Sequence[Order]) -> dict[str, tuple[tuple[UUID, str], ...]]:
    cards = sorted({one.account_no for one in orders if one.way == CARD and one.account_no})
    found: dict[str, tuple[tuple[UUID, str], ...]] = {}
    for card, who, name in asks.all(ground.SAME_CARD, cards=cards) if cards else ():
        if who is not None:
            found[card] = (*found.get(card, ()), (who, name))
    return found


def _sum(rules: Mapping[str, str], key: str) -> Money | None:
    """A sum among the parameters; None for one that is not set or no sum."""
    try:
        return Money.parse(rules[key]) if rules.get(key) else None
    except Invalid:
        return None
