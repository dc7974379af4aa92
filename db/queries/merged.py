"""Persons and units entered twice (并档): who stands for whom, and which pairs are not the same."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Table, bindparam, or_, select

from db.columns import Key
from db.queries.case_rows import Wide
from db.reader import Reader
from db.tables.people import distinct_pair, person, unit

_KEY = bindparam("key", type_=Key)
_KEYS = bindparam("keys", expanding=True, type_=Key)
_PAIRS = select(distinct_pair.c.one_id, distinct_pair.c.other_id).where(
    or_(distinct_pair.c.one_id.in_(_KEYS), distinct_pair.c.other_id.in_(_KEYS))
)


class Merges:
    """The merged rows of one table (并档关系): nothing was moved, a row only names the one that it is.

    Most rows were never merged: that is asked first, and the recursion only for the few that were.
    """

    __slots__ = ("_down", "_into", "_merged", "_named", "_up")

    def __init__(self, table: Table) -> None:
        up = (
            select(table.c.id.label("start"), table.c.id.label("id"), table.c.merged_into.label("into"))
            .where(table.c.id.in_(_KEYS))
            .cte("up", recursive=True)
        )
        up = up.union(select(up.c.start, table.c.id, table.c.merged_into).join(up, table.c.id == up.c.into))
        self._up: Wide = select(up.c.start, up.c.id).where(up.c.into.is_(None))
        down = (
            select(table.c.id.label("root"), table.c.id.label("id"))
            .where(table.c.id.in_(_KEYS))
            .cte("down", recursive=True)
        )
        down = down.union(select(down.c.root, table.c.id).join(down, table.c.merged_into == down.c.id))
        self._down: Wide = select(down.c.root, down.c.id).order_by(down.c.id)
        self._into: Wide = select(table.c.merged_into).where(table.c.id == _KEY)
        self._merged: Wide = select(table.c.id).where(table.c.id.in_(_KEYS), table.c.merged_into.is_not(None))
        self._named: Wide = select(table.c.merged_into).where(table.c.merged_into.in_(_KEYS)).distinct()

    def root(self, reader: Reader, key: UUID) -> UUID:
        """The one that this row is (保留档): itself unless it was merged; itself too when it is unknown."""
        return key if reader.value(self._into, key=key) is None else self.roots(reader, [key])[key]

    def roots(self, reader: Reader, keys: Iterable[UUID]) -> dict[UUID, UUID]:
        """For each of these rows the one that it is (各自保留档)."""
        found = {key: key for key in keys}
        merged = [key for (key,) in reader.all(self._merged, keys=list(found))] if found else []
        return found | dict(reader.all(self._up, keys=merged)) if merged else found

    def ids(self, reader: Reader, key: UUID) -> tuple[UUID, ...]:
        """The one that stands for this row and all that were merged into it (并档全部), he first."""
        root = self.root(reader, key)
        return (root, *(one for one in self.members(reader, [root])[root] if one != root))

    def members(self, reader: Reader, roots: Iterable[UUID]) -> dict[UUID, tuple[UUID, ...]]:
        """For each of these rows all that were merged into it, itself among them (各档成员)."""
        found: dict[UUID, tuple[UUID, ...]] = {key: (key,) for key in roots}
        named = [key for (key,) in reader.all(self._named, keys=list(found))] if found else []
        under: dict[UUID, list[UUID]] = {key: [] for key in named}
        for root, key in reader.all(self._down, keys=named) if named else ():
            under[root].append(key)
        return found | {root: tuple(keys) for root, keys in under.items()}


PEOPLE = Merges(person)
"""Merged persons (职工并档)."""

UNITS = Merges(unit)
"""Merged units (单位并档)."""


def ids_of(reader: Reader, person_id: UUID) -> tuple[UUID, ...]:
    """A person with everyone merged into him, recursively (本人全部档), who stands is first."""
    return PEOPLE.ids(reader, person_id)


def unit_ids_of(reader: Reader, unit_id: UUID) -> tuple[UUID, ...]:
    """A unit with all that were merged into it, recursively (单位全部档), the one that stands is first."""
    return UNITS.ids(reader, unit_id)


def apart(reader: Reader, keys: Iterable[UUID]) -> frozenset[UUID]:
    """Those that were said not to be the same as any of these (并非同一)."""
    mine = frozenset(keys)
    pairs = reader.all(_PAIRS, keys=list(mine))
    return frozenset(key for pair in pairs for key in pair) - mine
