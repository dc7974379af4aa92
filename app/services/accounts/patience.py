"""Wrong passwords make one wait (试错等待): three tries are free, then 5, 10, 20 … seconds, at most 300.

It holds for each account, for the recovery code and for a password without a name; it is kept across
starts of the program. A clock that was set back makes one wait once more, never longer.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from uuid import UUID

from app.core.clock import Clock
from app.core.errors import Invalid
from db import attempts
from db.attempts import Tried
from db.errors import DbError, WrongPassword
from db.keys import RECOVERY

FREE = 3
"""So many wrong tries cost nothing: a slip of the hand, Caps Lock, the password of last month."""

FIRST, LONGEST = 5, 300
"""Seconds of the first wait, which doubles each time, and of the longest one."""

ANYBODY = "anybody"
"""The owner of tries without a name, where the names are lost."""


def waiting(folder: Path, clock: Clock, user_id: UUID | None) -> str:
    """How long this account, or who tries without a name, must wait, as a sentence (还要等多久); or ""."""
    return _words(_left(folder, clock.now(), _owner(user_id)))


def recovery_waiting(folder: Path, clock: Clock) -> str:
    """How long the recovery code must still wait, as a sentence (恢复码还要等多久); or ""."""
    return _words(_left(folder, clock.now(), RECOVERY))


@contextmanager
def counted(folder: Path, clock: Clock, user_id: UUID | None, wrong: str, field: str) -> Iterator[None]:
    """One try of a password (一次试口令): too early, or a wrong one, is Invalid at the field.

    A wrong one counts, a right one clears the count.
    """
    with _tried(folder, clock, _owner(user_id), wrong, field):
        yield


@contextmanager
def recovery_counted(folder: Path, clock: Clock, wrong: str, field: str) -> Iterator[None]:
    """One try of the recovery code (一次试恢复码), as `counted`."""
    with _tried(folder, clock, RECOVERY, wrong, field):
        yield


@contextmanager
def guessed(folder: Path, clock: Clock, *, by_code: bool) -> Iterator[None]:
    """One try at a backup, which names nobody (一次试备份口令): Invalid counts as a wrong one."""
    owner, field = (RECOVERY, "code") if by_code else (ANYBODY, "password")
    _not_too_early(folder, clock.now(), owner, field)
    try:
        yield
    except Invalid as wrong:
        seconds = _add(folder, clock.now(), owner)
        raise Invalid(wrong.sentence + _words(seconds), field=field) from None
    _clear(folder, owner)


@contextmanager
def _tried(folder: Path, clock: Clock, owner: str, wrong: str, field: str) -> Iterator[None]:
    _not_too_early(folder, clock.now(), owner, field)
    try:
        yield
    except WrongPassword:
        seconds = _add(folder, clock.now(), owner)
        raise Invalid(wrong + _words(seconds), field=field) from None
    _clear(folder, owner)


def _not_too_early(folder: Path, now: datetime, owner: str, field: str) -> None:
    left = _left(folder, now, owner)
    if left:
        raise Invalid(_words(left), field=field)


def _clear(folder: Path, owner: str) -> None:
    known = _known(folder)
    if known.pop(owner, None) is not None:
        _keep(folder, known)


def _words(seconds: int) -> str:
    return f"还要等 {seconds} 秒再试。" if seconds else ""


def _owner(user_id: UUID | None) -> str:
    return str(user_id) if user_id is not None else ANYBODY


def _left(folder: Path, now: datetime, owner: str) -> int:
    known = _known(folder)
    one = known.get(owner)
    wait = _wait(one.wrong) if one is not None else 0
    if one is None or not wait:
        return 0
    if now < one.at:  # the clock was set back: the wait begins anew by the clock there is
        _keep(folder, {**known, owner: Tried(one.wrong, now)})
        return wait
    return max(0, ceil((one.at + timedelta(seconds=wait) - now).total_seconds()))


def _wait(wrong: int) -> int:
    over = wrong - FREE
    return min(LONGEST, FIRST << min(over, 10)) if over >= 0 else 0


def _add(folder: Path, now: datetime, owner: str) -> int:
    """One wrong try more; gives how long one must wait for the next."""
    known = _known(folder)
    wrong = known[owner].wrong + 1 if owner in known else 1
    _keep(folder, {**known, owner: Tried(wrong, now)})
    return _wait(wrong)


def _known(folder: Path) -> dict[str, Tried]:
    """A count that cannot be read must not keep the right password out."""
    with suppress(DbError):
        return attempts.load(folder)
    return {}


def _keep(folder: Path, known: dict[str, Tried]) -> None:
    """A full or read-only disk must not keep the right password out."""
    with suppress(DbError):
        attempts.save(folder, known)
