"""Two rows side by side (并排核对): where they differ, what hangs on each, what may be done."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from app.core.actor import Role
from app.core.errors import Refused
from app.services.desk import Desk
from app.services.merging import sides
from app.services.merging.sides import Held, Kind, Side
from db.queries.merged import PEOPLE, UNITS
from db.reader import Reader

MERGER = Role.REVIEWER
"""Who merges and takes apart (并档人员)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of the comparison (对照行)."""

    label: str
    left: str
    right: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rows side by side (并排核对).

    `merged` names the side that was merged into the other. `to_left`, `to_right` and `undoing` say as a
    sentence why that act is closed, empty when it is open.
    """

    kind: Kind
    left: Side
    right: Side
    rows: tuple[Pair, ...]
    hangs: tuple[Pair, ...]
    merged: Literal["", "left", "right"]
    to_left: str
    to_right: str
    undoing: str


def compare(desk: Desk, kind: Kind, one: UUID, other: UUID) -> Comparison:
    """Lay two rows side by side (并排核对); NotFound when one is gone, Refused when both are the same row."""
    if one == other:
        raise Refused("这是同一份资料，不用核对。")
    with desk.read() as asks:
        left, right = sides.held(desk, asks, kind, one), sides.held(desk, asks, kind, other)
        merged = _merged(asks, kind, one, other)
        closed = merging_closed(desk)
    return Comparison(
        kind,
        left.side,
        right.side,
        tuple(
            Pair(label, text, right.side.texts[label], left.plain[label] != right.plain[label])
            for label, text in left.side.texts.items()
            if text or right.side.texts[label]
        ),
        tuple(
            Pair(label, str(n), str(right.side.hangs[label]), False) for label, n in left.side.hangs.items()
        ),
        merged,
        closed or why_not(kind, right, left),
        closed or why_not(kind, left, right),
        closed,
    )


def merging_closed(desk: Desk) -> str:
    """Why this person may not merge, as a sentence (并档受限原因); "" when he may."""
    return "" if desk.actor.has(MERGER) else "合并和撤销合并由复核人员办理。"


def why_not(kind: Kind, loser: Held, survivor: Held) -> str:
    """Why the one may not be merged into the other (不能合并的原因); "" when it may.

    The number must stay with the one that stands, and two numbers of one kind are two persons or units.
    """
    held = dict(survivor.papers)
    for label, number in sorted(loser.papers):
        if held.get(label, number) != number:
            return f"两份资料的{label}不同，不是同一{_WHAT[kind]}，不能合并。"
    if loser.papers and not _own_paper(survivor):
        return f"{loser.side.name}这一份有号码，另一份没有，请并到有号码的这一份。"
    return ""


_WHAT = {"person": "人", "unit": "单位"}
_NUMBERS = ("证件号码", "统一社会信用代码")


def _own_paper(one: Held) -> bool:
    """Whether the row itself holds a number, not only one merged into it."""
    return any(one.plain.get(label) for label in _NUMBERS)


def _merged(asks: Reader, kind: Kind, one: UUID, other: UUID) -> Literal["", "left", "right"]:
    """Which of the two was merged into the other, directly or by way of a third."""
    merges = PEOPLE if kind == "person" else UNITS
    if merges.root(asks, one) != merges.root(asks, other):
        return ""
    return "right" if merges.root(asks, one) == one else "left"
