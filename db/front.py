"""What the sign-in page must know before the file is open (登录页信息): front.json, alone in clear."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from db.atomic import read_whole, seal, write_whole
from db.errors import Damaged

FILE_NAME = "front.json"


@dataclass(frozen=True, slots=True)
class User:
    """One who may sign in (登录人员): the account, the name shown, whether an administrator."""

    id: UUID
    name: str
    admin: bool = False


@dataclass(frozen=True, slots=True)
class Front:
    """The page before the key (登录页): moments aware UTC, None if never; the calendar's last loaded year.

    `second` is the second folder of this PC's backups, "" for none: a damaged file must not take it along.
    """

    office: str
    station: str
    users: tuple[User, ...] = field(default=())
    backup_at: datetime | None = None
    calendar_year: int | None = None
    second: str = ""


def save(folder: Path, front: Front) -> None:
    """Writes front.json whole (保存). Raises Full."""
    held = asdict(front)
    held["users"] = [{"id": str(user.id), "name": user.name, "admin": user.admin} for user in front.users]
    held["backup_at"] = front.backup_at.isoformat() if front.backup_at else None
    held["check"] = seal(held)
    write_whole(folder / FILE_NAME, json.dumps(held, ensure_ascii=False, indent=1).encode())


def load(folder: Path) -> Front:
    """Reads front.json (读取). Raises Missing, or Damaged for a torn one: make it anew from the data."""
    text = read_whole(folder / FILE_NAME)
    try:
        held = json.loads(text)
        if held.pop("check", None) not in {None, seal(held)}:
            raise Damaged(FILE_NAME)
        return Front(
            office=str(held["office"]),
            station=str(held["station"]),
            users=tuple(User(UUID(one["id"]), str(one["name"]), bool(one["admin"])) for one in held["users"]),
            backup_at=datetime.fromisoformat(held["backup_at"]) if held["backup_at"] else None,
            calendar_year=int(held["calendar_year"]) if held["calendar_year"] else None,
            second=str(held.get("second", "")),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged(FILE_NAME) from error
