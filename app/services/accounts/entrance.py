"""What the sign-in page shows (登录页): office, station, names, the last backup; before any key."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.core.clock import show_moment
from app.core.pinyin import keys
from app.services import front as page
from db.engine import FILE_NAME


@dataclass(frozen=True, slots=True)
class FrontUser:
    """One who may sign in (登录人员), with the pinyin initials that find the name."""

    id: UUID
    name: str
    initials: str
    admin: bool


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The sign-in page (登录页); `loaded_year` is the last year whose working days are known."""

    office_name: str
    station: str
    users: tuple[FrontUser, ...]
    backup_text: str
    loaded_year: int | None


def front(folder: Path) -> FrontPage | None:
    """The sign-in page of a data folder (登录页), None when no data is there yet. Raises Damaged."""
    found = page.read(folder)
    if found is None:
        return FrontPage("", "", (), _backup(""), None) if has_data(folder) else None
    users = tuple(FrontUser(user.id, user.name, _initials(user.name), user.admin) for user in found.users)
    moment = show_moment(found.backup_at) if found.backup_at else ""
    return FrontPage(found.office, found.station, users, _backup(moment), found.calendar_year)


def has_data(folder: Path) -> bool:
    """Whether the folder holds a data file (是否已有数据)."""
    return (folder / FILE_NAME).exists()


def _backup(moment: str) -> str:
    return f"备份 {moment} 已验证" if moment else "还没有备份"


def _initials(name: str) -> str:
    found = keys(name).initials
    return found[0] if found else ""
