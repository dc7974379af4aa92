"""The office and the people who work in it (单位与人员): office, account, account_role."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Text

from db.columns import flag, key_of, maybe_text, needed, words
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


office = table("office", OfficeColumns, CheckConstraint("length(station) = 4", name="station"))
account = table("account", AccountColumns)
account_role = table("account_role", AccountRoleColumns)
