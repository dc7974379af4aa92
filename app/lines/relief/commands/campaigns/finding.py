"""What the checks find on a roster (名册检查): facts of all in a fixed number of statements, then rules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from app.core.errors import Invalid
from app.core.money import Money
from app.engine.payout import CARD, year_limit_key
from app.lines.relief.commands.campaigns import ground
from app.lines.relief.commands.campaigns.loading import Campaign, Line
from app.lines.relief.commands.campaigns.writing import LINE
from app.lines.relief.rules.campaign import AUTUMN, Found, Known, Terms, check
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import states
from db.queries import payouts as money
from db.queries.merged import PEOPLE
from db.reader import Reader
from db.tables import campaign_person
from db.writer import Writer

_DUE = (states.MADE, states.REVIEWED, states.APPROVED, states.LISTED, states.UNLISTED, states.SENT)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of all at once (已查事实), by the row of each person or by ID number."""

    roots: Mapping[UUID, UUID]
    people: Mapping[UUID, tuple[str, date | None]]
    active: frozenset[UUID]
    got: Mapping[tuple[UUID, str], int]
    elsewhere: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]
    granted: Mapping[str, str]
    cards: Mapping[str, tuple[tuple[UUID, str], ...]]


def judged(desk: Desk, asks: Reader, found: Campaign, lines: Sequence[Line]) -> tuple[Line, ...]:
    """These lines with what the checks find of each (检查结果); those struck out are left as they are.

    What somebody kept stays kept as long as nothing new is asked.
    """
    live = [one for one in lines if one.live]
    terms = _terms(desk, asks, found)
    facts = _gathered(desk, asks, found, live)
    told = ((one.n, _known(desk, found, one, facts)) for one in live)
    known = {n: who for n, who in told if who is not None}
    results = check([one.entry for one in live], known, terms)
    return tuple(_judged(one, results[one.n]) if one.live else one for one in lines)


def recheck(desk: Desk, w: Writer, found: Campaign, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Check a roster anew and write what changed (重新检查)."""
    after = judged(desk, w, found, lines)
    write_found(w, lines, after)
    return after


def write_found(w: Writer, before: Sequence[Line], after: Sequence[Line]) -> None:
    """Write what is found where it is not what it was (检查结果落库)."""
    for old, now in zip(before, after, strict=True):
        if now != old and now.id is not None:
            w.update(
                campaign_person,
                now.id,
                now.version,
                found=now.found,
                stops=now.stops,
                asks=now.asks,
                kept_by=now.kept_by,
                kept_why=now.kept_why,
            )


def _judged(one: Line, found: Found) -> Line:
    if not (found.stops or found.asks or found.tells or one.found or one.kept_why):
        return one
    text = "\n".join((*found.stops, *found.asks, *found.tells))
    before = one.found.split("\n")[one.stops : one.stops + one.asks]
    kept = bool(one.kept_why) and bool(found.asks) and set(found.asks) <= set(before)
    return replace(
        one,
        found=text,
        stops=len(found.stops),
        asks=len(found.asks),
        kept_by=one.kept_by if kept else "",
        kept_why=one.kept_why if kept else "",
    )


def _terms(desk: Desk, asks: Reader, found: Campaign) -> Terms:
    return Terms(
        found.season,
        found.way,
        desk.catalog.paid_name(found.kind),
        found.time_limit,
        found.year_limit,
        parameter(desk, asks, year_limit_key(found.kind)) if found.kind else None,
    )


def parameter(desk: Desk, asks: Reader, key: str) -> Money | None:
    """A sum among the parameters (参数金额); None for one that is not set or no sum."""
    text = reference(desk, asks).rules.get(key, "")
    try:
        return Money.parse(text) if text else None
    except Invalid:
        return None


def _known(desk: Desk, found: Campaign, one: Line, facts: _Facts) -> Known | None:
    """What is known of one; None where he stands as the roster has him and has got nothing."""
    root = facts.roots.get(one.person_id) if one.person_id is not None else None
    elsewhere = facts.elsewhere.get(_who(found, one), ())
    before = facts.cards.get(one.account_no, ())
    same = tuple(named for season, named in elsewhere if season == found.season)
    others = tuple(named for season, named in elsewhere if season != found.season)
    granted = facts.granted.get(one.student_id_number, "")
    got = facts.got.get((root, found.kind), 0) if root is not None else 0
    if root is not None and found.season != AUTUMN and not (elsewhere or before or got):
        name, died_on = facts.people.get(root, ("", None))
        usual = name == one.name and died_on is None and (root in facts.active or not one.category)
        return None if usual else Known(name, died_on, root in facts.active)
    if root is None:
        return Known(same=same, elsewhere=others, granted=granted, holders=_holders(before))
    name, died_on = facts.people.get(root, ("", None))
    return Known(
        name,
        died_on,
        root in facts.active,
        Money(got),
        tuple(_others(desk, found, root, facts)) if found.season == AUTUMN else (),
        same,
        others,
        granted,
        _holders((key, named) for key, named in before if facts.roots.get(key, key) != root),
    )


def _holders(before: Iterable[tuple[UUID, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(named for _, named in before))


def _others(desk: Desk, found: Campaign, root: UUID, facts: _Facts) -> Iterator[str]:
    """Other relief of the year, which only help to students has to know."""
    for kind in (one.id for one in desk.catalog.line(LINE).matters):
        if kind != found.kind and (fen := facts.got.get((root, kind), 0)) > 0:
            yield f"{desk.catalog.paid_name(kind)} {Money(fen).show()} 元"


def _who(found: Campaign, one: Line) -> tuple[str, str]:
    """By what he is found on another roster: his number, and the student's in autumn."""
    return one.id_number, one.student_id_number if found.season == AUTUMN else ""


def _gathered(desk: Desk, asks: Reader, found: Campaign, lines: Sequence[Line]) -> _Facts:
    known = {one.person_id: one.id is None for one in lines if one.person_id is not None}
    # who comes on the roster now was looked up just before; who stands on it may have been merged since
    roots = {key: key for key in known} | PEOPLE.roots(asks, [key for key, new in known.items() if not new])
    members = PEOPLE.members(asks, set(roots.values())) if roots else {}
    owner = {key: root for root, keys in members.items() for key in keys}
    every = list(owner)
    cards = sorted({one.account_no for one in lines if one.account_no}) if found.way == CARD else []
    before: dict[str, list[tuple[UUID, str]]] = {}
    for card, key, name in asks.all(money.SAME_CARD, cards=cards) if cards else ():
        if key is not None:
            before.setdefault(card, []).append((key, name))
    stands = asks.all(ground.STANDS, ids=every, on=desk.today)
    return _Facts(
        {**owner, **roots},
        {key: (name, died_on) for key, name, died_on, _ in stands},
        frozenset(owner[key] for key, _, _, active in stands if active),
        _got(asks, found.year, every, owner),
        _elsewhere(asks, found, lines),
        _granted(asks, found, lines),
        {card: tuple(who) for card, who in before.items()},
    )


def _got(
    asks: Reader, year: int, every: Sequence[UUID], owner: Mapping[UUID, UUID]
) -> dict[tuple[UUID, str], int]:
    """What each received of a kind in the year, and what is on its way to him."""
    found: dict[tuple[UUID, str], int] = {}
    due = asks.all(money.PENDING, ids=every, year=year, live=list(_DUE))
    for who, kind, fen in (*asks.all(money.RECEIVED, ids=every, year=year), *(row[1:] for row in due)):
        key = owner[who], kind
        found[key] = found.get(key, 0) + fen
    return found


def _elsewhere(
    asks: Reader, found: Campaign, lines: Sequence[Line]
) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    numbers = sorted({one.id_number for one in lines if one.id_number})
    listed: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for number, student, season, name in asks.all(
        ground.LISTED_ELSEWHERE, numbers=numbers, id=found.id, year=found.year
    ):
        key = number, student if found.season == AUTUMN else ""
        listed[key] = (*listed.get(key, ()), (season, f"“{name}”"))
    return listed


def _granted(asks: Reader, found: Campaign, lines: Sequence[Line]) -> dict[str, str]:
    """The students whom a case of the year helps already."""
    numbers = sorted({one.student_id_number for one in lines if one.student_id_number})
    if not numbers:
        return {}
    rows = asks.all(ground.GRANTED, numbers=numbers, head=f"%-{found.year}-%")
    return {student: f"助学案件 {number}" for student, number in rows}
