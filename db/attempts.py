"""Wrong passwords so far (口令试错): how often and when last, per slot of the key; a small file in clear.

It names accounts by their ids alone. Where it is torn or gone nobody has tried yet: it only slows a guess.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.atomic import read_whole, remove, write_whole
from db.errors import Missing

FILE_NAME = "attempts.json"


@dataclass(frozen=True, slots=True)
class Tried:
    """Wrong tries at one slot (试错): how many since the last right one, the moment of the last, in UTC."""

    wrong: int
    at: datetime


def load(folder: Path) -> dict[str, Tried]:
    """The wrong tries by owner of the slot (读取试错). Raises Held, Full."""
    try:
        held = json.loads(read_whole(folder / FILE_NAME))
        found = {owner: Tried(int(one["wrong"]), _moment(one["at"])) for owner, one in held.items()}
    except (Missing, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return found


def save(folder: Path, tried: Mapping[str, Tried]) -> None:
    """Writes them whole (保存试错); without any the file goes. Raises Held, Full."""
    path = folder / FILE_NAME
    if not tried:
        remove(path)
        return
    held = {owner: {"wrong": one.wrong, "at": one.at.isoformat()} for owner, one in tried.items()}
    write_whole(path, json.dumps(held, indent=1).encode())


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("a moment without a zone")
    return found
