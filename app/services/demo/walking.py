"""One case on its way (演示办件): generic over every matter, towards a state, through the real commands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from uuid import UUID

from app.core.errors import CenterError
from app.engine import check
from app.engine.fields import AnyField
from app.engine.flow import DRAFT, Flow, Move, open_moves
from app.engine.materials import Received
from app.engine.matter import Matter
from app.services import casework, intake, record
from app.services.applicants import Applicant, Named, named
from app.services.demo.county import Words
from app.services.desk import Desk
from app.services.offers import settings_of
from app.services.record import CaseRecord
from app.services.shelf import Reference
from app.services.situation import gather

PATIENCE = 20
"""How often a case is tried again before it stays where it is (重试次数)."""

_OWING = ("revoked", "accept_owed")
"""A case that shall be revoked has to be taken in with a paper still owed (容缺)."""


@dataclass(slots=True)
class Walk:
    """A case on its way (办件路线): whose it is, where it shall go, what opened it, which moves
    were made and in which states it has been.
    """

    matter: Matter
    applicant: Applicant
    known: Mapping[str, str]
    goal: str
    opener: "Walk | None" = None
    case_id: UUID | None = None
    number: str = ""
    state: str = DRAFT
    waited: int = 0
    settled: bool = field(default=False)
    receipt: bool = field(default=False)
    made: list[str] = field(default_factory=list)
    been: list[str] = field(default_factory=list)


def distances(flow: Flow, goal: str) -> dict[str, int]:
    """How many moves each state is away from the goal (到目标步数); states without a way are left out."""
    found = {goal: 0}
    for _ in flow.states:
        for move in flow.moves:
            if move.target in found and _usual(move, goal):
                for source in move.source:
                    found[source] = min(found.get(source, 10**6), found[move.target] + 1)
    return found


def _usual(move: Move, goal: str) -> bool:
    """Whether a move belongs to the usual way: one aside does only where it leads to the goal itself."""
    return move.kind != "aside" or move.target == goal


def _roundabout(walk: Walk, move: Move) -> bool:
    """Whether a move that ends the walk does so without the matter's receipt."""
    return move.target == walk.goal and walk.matter.receipt not in move.papers


def _detour(walk: Walk, away: Mapping[str, int], move: Move) -> bool:
    """Whether a move leads to a state as near to the goal, where the case has not been yet."""
    return away.get(move.target) == away.get(walk.state, 0) and move.target not in (walk.state, *walk.been)


def advance(walk: Walk, desks: tuple[Desk, ...], chance: Random, found: Words) -> bool:
    """Try one step towards the goal (推进一步); whether one was made. A case at its goal is settled."""
    if walk.state == walk.goal:
        walk.settled = True
        return False
    away = distances(walk.matter.flow, walk.goal)
    near = away.get(walk.state, 0)
    leaving = walk.matter.flow.leaving(walk.state)
    moves = [
        move
        for move in leaving
        if _usual(move, walk.goal)
        and (away.get(move.target, near + 1) < near or _detour(walk, away, move))
        and (move.kind != "back" or move.target == walk.goal)
    ]
    moves.sort(
        key=lambda move: (
            away[move.target],
            _roundabout(walk, move),
            (walk.goal, move.code) != _OWING,
            chance.random(),
        )
    )
    stand = _stand(walk, desks[0])
    for move in moves:
        typed = _texts(walk, move, stand, chance, found)
        for desk in _open_for(walk, move, typed, stand, desks):
            if _do(walk, desk, move, typed, stand, chance):
                walk.been.append(walk.state)
                walk.state, walk.waited = move.target, 0
                walk.made.append(move.code)
                return True
    if moves and _bring_papers(walk, desks[0], moves[0], stand):
        return True
    walk.waited += 1
    if walk.waited >= PATIENCE:
        _reroute(walk)
    return False


def _reroute(walk: Walk) -> None:
    """A case that does not come to its goal goes to the usual end instead, once."""
    flow = walk.matter.flow
    usual = [move.target for move in flow.moves if move.kind == "next" and flow.state(move.target).end]
    walk.settled = not usual or walk.goal == usual[-1]
    walk.goal, walk.waited = usual[-1] if usual else walk.goal, 0


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where a case stands (当前情况); a case that is not taken in yet has no record."""

    settings: Reference
    record: CaseRecord | None = None
    version: int = 0
    applicant: Named | None = None


def _stand(walk: Walk, desk: Desk) -> _Stand:
    with desk.read() as asks:
        settings = settings_of(desk, asks, walk.matter)
        if walk.case_id is None:
            return _Stand(settings)
        version = record.last_change(asks, walk.case_id).entry
        who = named(asks, walk.applicant)
        return _Stand(settings, record.load(asks, desk.catalog, walk.case_id), version, who)


def _open_for(
    walk: Walk, move: Move, typed: Mapping[str, str], stand: _Stand, desks: tuple[Desk, ...]
) -> Iterator[Desk]:
    """The desks at which the move is open with these texts."""
    mine = [desk for desk in desks if desk.actor.has(move.by, walk.matter.line)]
    if stand.record is None or stand.applicant is None or not mine:
        yield from mine
        return
    held = stand.record
    fresh, _ = check.read(walk.matter.form.fields, typed, stand.settings.typing)
    values = held.values.merged(fresh)
    with mine[0].read() as asks:
        facts = gather(
            mine[0], asks, stand.settings, walk.matter, stand.applicant, values, held.received, held
        ).facts
    for desk in mine:
        choices = open_moves(walk.matter.flow, walk.state, replace(facts, actor=desk.actor))
        if any(one.move is move and not one.closed for one in choices):
            yield desk


def _do(walk: Walk, desk: Desk, move: Move, typed: Mapping[str, str], stand: _Stand, chance: Random) -> bool:
    reason = _reason(move, stand.settings, chance)
    try:
        if walk.case_id is None:
            _take_in(walk, desk, move, typed, reason)
        else:
            casework.move(desk, walk.case_id, stand.version, move.code, typed, reason)
    except CenterError:
        return False
    return True


def _take_in(walk: Walk, desk: Desk, move: Move, typed: Mapping[str, str], reason: str) -> None:
    """The first move, with as many papers as opens it. Raises the last refusal when none does."""
    seen = intake.outlook(desk, walk.matter.id, walk.applicant, typed, ())
    every = [one for one in seen.materials if one.need != "no"]
    hands = (
        every,
        [one for one in every if one.need != "deferrable"],
        every[:1],
    )
    for at, hand in enumerate(hands):
        if hand in hands[:at]:
            continue
        received = tuple(Received(one.code, True, one.copies) for one in hand)
        seen = intake.outlook(desk, walk.matter.id, walk.applicant, typed, received)
        if all(one.closed for one in seen.moves if one.code == move.code):
            continue
        opened_from = walk.opener.case_id if walk.opener else None
        done = intake.take_in(
            desk, walk.matter.id, move.code, walk.applicant, typed, received, reason, opened_from
        )
        walk.case_id, walk.number = done.case_id, done.number
        walk.receipt = walk.matter.receipt in move.papers
        return
    raise CenterError("这一步还不能办。")


def _bring_papers(walk: Walk, desk: Desk, next_move: Move, stand: _Stand) -> bool:
    """Hand in one missing paper, unless the way leads aside just because it is missing."""
    if walk.case_id is None or stand.record is None or next_move.kind != "next":
        return False
    listed = {one.code: one for one in stand.settings.materials.get(walk.matter.id, ())}
    for one in stand.record.materials:
        if one.need != "no" and not one.received.good:
            copies = listed[one.code].copies
            casework.receive(desk, walk.case_id, stand.version, one.code, True, copies)
            return True
    return False


def _texts(walk: Walk, move: Move, stand: _Stand, chance: Random, found: Words) -> dict[str, str]:
    """What is typed for a move: every field that it needs and that is empty, account and telephone."""
    held = stand.record
    fillable = walk.matter.form.open_in(walk.state)
    needs = {one.code for one in move.needs} | _ACCOUNT
    return {
        one.code: _text(one, walk, stand.settings, chance, found)
        for one in walk.matter.form.fields
        if one.code in fillable and one.code in needs and not (held and one in held.values)
    }


_ACCOUNT = frozenset(("bank", "account_no", "account_name", "phone", "minimum", "minimum_source"))


def _text(one: AnyField, walk: Walk, settings: Reference, chance: Random, found: Words) -> str:
    """The text of one field: from the words of the county, else what is known, else by its kind."""
    if one.code in found.texts:
        return chance.choice(found.texts[one.code]).format_map(walk.known)
    if one.code in walk.known:
        return walk.known[one.code]
    items = settings.codes.items(one.kind.list_name)
    if items:
        return chance.choice(items).code
    plain = {"money": "1000", "int": "1", "date": "t", "yesno": "0", "name": walk.known["name"]}
    return plain.get(one.kind.kind, "演示内容")


def _reason(move: Move, settings: Reference, chance: Random) -> str:
    """A reason where one is asked for."""
    offered = [item.name for item in settings.codes.items("refuse_reason") if item.code in move.reasons]
    if offered:
        return chance.choice(offered)
    return "申请人来电说明情况。" if move.reason else ""
