"""How a column stores its value (列类型): keys as 16 bytes, moments and days as text."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from uuid_utils.compat import uuid7

FLAG = {"flag": True}


def new_key() -> UUID:
    """A fresh UUIDv7 (新主键): later keys sort after earlier ones."""
    return uuid7()


def moment_text(moment: datetime) -> str:
    """UTC as text of fixed width, `2026-11-23T01:12:00.000000Z` (时刻文本). TypeError for a naive moment."""
    if moment.tzinfo is None:
        raise TypeError("a moment needs its time zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


class Key(TypeDecorator[UUID]):
    """Identity of a row (主键): a UUIDv7 as a blob of 16 bytes."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:
        """16 bytes; TypeError for anything but a UUID."""
        if value is None:
            return None
        if not isinstance(value, UUID):
            raise TypeError(f"a key is a UUID, not {type(value).__name__}")
        return value.bytes

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> UUID | None:
        """The UUID of 16 bytes."""
        return None if value is None else UUID(bytes=value)


class Moment(TypeDecorator[datetime]):
    """A moment (时刻): aware in Python, UTC text of fixed width in the file; text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """UTC text; TypeError for a naive moment."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Aware UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A calendar day (日期): ISO text `2026-11-23` in the file; that text is taken too when writing."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | str | None, dialect: Dialect) -> str | None:
        """ISO text; TypeError for a moment, ValueError for a text that is no day."""
        if value is None:
            return None
        if isinstance(value, datetime):
            raise TypeError("a day is not a moment")
        if isinstance(value, str):
            return date.fromisoformat(value).isoformat()
        return value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """The day."""
        return None if value is None else date.fromisoformat(value)


def words() -> Column[str]:
    """Text that may stay empty (文本): an empty text where nothing is given."""
    return Column(Text, nullable=False, default="")


def needed() -> Column[str]:
    """Text that must be given (必给文本)."""
    return Column(Text, nullable=False)


def maybe_text(*, unique: bool = False) -> Column[str | None]:
    """Text or NULL (可空文本)."""
    return Column(Text, nullable=True, unique=unique or None)


def whole(default: int | None = None) -> Column[int]:
    """A whole number, money in 分 (整数)."""
    return Column(Integer, nullable=False, default=default)


def maybe_number() -> Column[int | None]:
    """A whole number or NULL (可空整数)."""
    return Column(Integer, nullable=True)


def flag(default: int = 0) -> Column[int]:
    """Yes or no as 1 or 0 (是否); `table()` adds the check."""
    return Column(Integer, nullable=False, default=default, info=FLAG)


def maybe_flag() -> Column[int | None]:
    """1, 0 or not said (是否, 可空)."""
    return Column(Integer, nullable=True, info=FLAG)


def day() -> Column[date]:
    """A day (日期)."""
    return Column(Day, nullable=False)


def maybe_day() -> Column[date | None]:
    """A day or NULL (可空日期)."""
    return Column(Day, nullable=True)


def instant() -> Column[datetime]:
    """A moment (时刻)."""
    return Column(Moment, nullable=False)


def key_of(target: str, *, unique: bool = False, index: bool = False) -> Column[UUID]:
    """The key of a row in `target` (外键), always given."""
    return Column(Key, ForeignKey(f"{target}.id"), nullable=False, unique=unique or None, index=index or None)


def maybe_key_of(target: str, *, index: bool = False) -> Column[UUID | None]:
    """The key of a row in `target` or NULL (可空外键)."""
    return Column(Key, ForeignKey(f"{target}.id"), nullable=True, index=index or None)


def plain_key() -> Column[UUID]:
    """A key that points to no one table (无外键约束的主键引用)."""
    return Column(Key, nullable=False)


def blob() -> Column[bytes]:
    """Bytes (二进制)."""
    return Column(LargeBinary, nullable=False)
