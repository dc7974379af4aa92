"""The page before the key (登录页信息), made anew from the data whenever it changes."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from app.core.actor import Role
from app.core.computer import this_computer
from app.core.errors import NotFound
from app.services.errors import translated
from db import front as page
from db.errors import Damaged, Missing
from db.reader import Reader
from db.tables import account, account_role, calendar_year, computer, office

_OFFICE = select(office.c.name, office.c.station)
_USERS = select(account.c.id, account.c.name).where(account.c.active == 1).order_by(account.c.id)
_ADMINS = select(account_role.c.account_id).where(account_role.c.role == Role.ADMIN.value)
_COMPUTER = select(computer.c.mark, computer.c.backup_folder).limit(1)
_LAST_YEAR = select(func.max(calendar_year.c.year))


def read(folder: Path) -> page.Front | None:
    """What lies beside the file (读取登录页); None where there is none or a torn one, which is made anew."""
    with translated():
        try:
            return page.load(folder)
        except (Missing, Damaged):
            return None


def made(asks: Reader, folder: Path) -> page.Front:
    """The page as it follows from the data (按数据生成): the moment of the last backup is kept."""
    found = asks.first(_OFFICE)
    if found is None:
        raise NotFound("数据文件里没有单位信息。")
    name, station = found
    admins = {one for (one,) in asks.all(_ADMINS)}
    users = tuple(page.User(one, shown, one in admins) for one, shown in asks.all(_USERS))
    last = asks.value(_LAST_YEAR)
    return page.Front(name, station, users, _backup_at(folder), last, second_folder(asks))


def second_folder(asks: Reader) -> str:
    """The second folder of this PC's backups (第二备份文件夹), "" for none; another PC's is not ours."""
    found = asks.first(_COMPUTER)
    here = found is not None and found.mark == this_computer().mark
    return (found.backup_folder or "") if found and here else ""


def backed_up(folder: Path, at: datetime) -> None:
    """Tell the moment of the newest proven backup (记下最新备份); nothing where there is no page yet."""
    with translated():
        try:
            page.save(folder, replace(page.load(folder), backup_at=at))
        except (Missing, Damaged):
            return


def save(folder: Path, front: page.Front) -> None:
    """Write the page whole (保存登录页); core errors only."""
    with translated():
        page.save(folder, front)


def _backup_at(folder: Path) -> datetime | None:
    try:
        return page.load(folder).backup_at
    except (Missing, Damaged):
        return None
