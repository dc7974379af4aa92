"""Files in force that look like one (疑似重复): one person twice, a member with a file, one bank card."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from app.lines.relief.commands.files import lists
from db.reader import Reader

_SIGNS = {"stands": "是同一人的档案", "card": "是同一张银行卡"}
"""What two files have in common (相同之处)."""


def found(asks: Reader, today: date) -> Mapping[UUID, str]:
    """Why each of these files looks like another (疑似重复原因), in two statements."""
    told: dict[UUID, dict[str, None]] = defaultdict(dict)
    for key, why in (*_alike(asks.all(lists.SHARED, today=today)), *_members(asks, today)):
        told[key][why] = None
    return {key: "；".join(words) for key, words in told.items()}


def _alike(rows: Iterable[Row[*tuple[Any, ...]]]) -> Iterator[tuple[UUID, str]]:
    """Files of one person, or with one card, each with the numbers of the others."""
    groups: dict[tuple[str, object], list[tuple[UUID, str]]] = defaultdict(list)
    for row in rows:
        for sign in _SIGNS:
            if row._mapping[sign]:
                groups[sign, row._mapping[sign]].append((row.id, row.number))
    for (sign, _), group in groups.items():
        for key, _number in group if len(group) > 1 else ():
            others = "、".join(number for other, number in group if other != key)
            yield key, f"与 {others} {_SIGNS[sign]}"


def _members(asks: Reader, today: date) -> Iterator[tuple[UUID, str]]:
    for row in asks.all(lists.MEMBERS, today=today):
        yield row.id, f"家庭成员{row.name}另有档案 {row.other}"
        yield row.other_id, f"本人是 {row.number} 的家庭成员"
