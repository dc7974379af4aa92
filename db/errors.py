"""What can go wrong on the ground (数据层错误): the file, its key, its rows; services give them words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import UUID


class DbError(Exception):
    """Base of all known errors of the data file (数据层错误); its text is for logs and never personal."""


class Stale(DbError):
    """Another person saved this row first (已被他人修改): who, and when (aware UTC)."""

    def __init__(self, who: str, when: datetime) -> None:
        super().__init__("the row was changed by another entry")
        self.who = who
        self.when = when


class Absent(DbError):
    """No such row (记录不存在)."""

    def __init__(self, what: str) -> None:
        super().__init__(f"no such row: {what}")


class Clash(DbError):
    """A rule of the tables refuses the row (违反约束); `rule` is SQLite's text, without values."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


class Locked(DbError):
    """Another connection holds the file longer than we waited (文件被占用)."""


class Full(DbError):
    """The disk is full or the file cannot be written (磁盘已满或不可写)."""


class Held(Full):
    """Another program, often a virus scanner, holds a file for longer than we waited (文件被别的程序占用)."""


class NotOurs(DbError):
    """Not a data file of this program, or not its key (不是本系统数据文件或密钥不符)."""


class Missing(DbError):
    """There is no file at that place (文件不存在)."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"no file: {path.name}")
        self.path = path


class Taken(DbError):
    """There is a file at that place already (文件已存在)."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"already there: {path.name}")
        self.path = path


class Newer(DbError):
    """The file was written by a newer program (文件版本高于程序): its schema revision is unknown here."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"unknown schema revision {revision}")
        self.revision = revision


class Older(DbError):
    """The file must be upgraded before it is opened (文件须先升级): its schema revision."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"schema revision {revision} needs an upgrade")
        self.revision = revision


class Damaged(DbError):
    """The file or one of its rows fails its check (数据损坏): where."""

    def __init__(self, where: str, row: UUID | None = None) -> None:
        super().__init__(f"damaged: {where}" if row is None else f"damaged: {where} {row}")
        self.where = where
        self.row = row


class Unreadable(Damaged):
    """A part of a damaged file that is being looked at cannot be read (损坏处读不出)."""


class Gone(DbError):
    """An attached file is not where it was put (附件文件不在): by its name, which tells nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"no attached file: {path.name}")


class Torn(DbError):
    """An attached file is not what was put there (附件文件损坏); the data file itself is sound."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"attached file: {path.name}")


class Replaced(DbError):
    """Another file lies where the open one lay (数据文件被换): nothing more is read or written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"another file took the place of {path.name}")
        self.path = path


class OnlyReading(DbError):
    """The copy of a damaged file is only read (损坏文件副本只读)."""


class WrongPassword(DbError):
    """No key slot opens with this password or code (密码或恢复码不对)."""


class Over(RuntimeError):
    """A bug in the caller: a reader or writer was used after its block or its failure (事务已结束)."""


class Nested(RuntimeError):
    """A bug in the caller: a second transaction inside an open one (事务嵌套)."""
