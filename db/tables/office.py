"""The office, its people and its PC (单位、人员、电脑): office, account, account_role, computer."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Text

from db.columns import flag, instant, key_of, maybe_text, needed, words
from db.tables.base import Kept, table


class OfficeColumns(Kept):
    """The office of this file (本站点), one row; `letter_word` is what stands before 字 in letters."""

    name = needed()
    union_name = needed()
    station = Column(Text, nullable=False, unique=True)
    place_code = needed()
    phone = words()
    hotline = words()
    address = words()
    letter_word = words()


class AccountColumns(Kept):
    """One who may sign in (登录人员): name, pinyin initials, active, window number."""

    name = needed()
    initials = words()
    active = flag(1)
    window = words()


class AccountRoleColumns(Kept):
    """A role of an account (岗位角色), for one line or, without a line, for all."""

    account_id = key_of("account", index=True)
    role = needed()
    line = maybe_text()


class ComputerColumns(Kept):
    """The PC that the file is used on (所在电脑), one row; who said so. The journal keeps those before.

    `mark` tells it from others, `host` is its name for people, `since_at` when the file came to it;
    `backup_folder` is the second place of its backups.
    """

    mark = needed()
    host = words()
    since_at = instant()
    account_id = key_of("account")
    backup_folder = maybe_text()


office = table("office", OfficeColumns, CheckConstraint("length(station) = 4", name="station"))
account = table("account", AccountColumns)
account_role = table("account_role", AccountRoleColumns)
computer = table("computer", ComputerColumns)
