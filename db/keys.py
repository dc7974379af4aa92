"""The key and who may use it (密钥与密钥槽): one data key, wrapped per user and for a recovery code."""

from __future__ import annotations

import json
import secrets
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NotRequired, TypedDict
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db.atomic import read_whole, seal, write_whole
from db.engine import KEY_BYTES
from db.errors import Absent, Damaged, Missing, Newer, Taken, WrongPassword

FILE_NAME = "keys.json"
RECOVERY = "recovery"
"""The slot of the recovery code, which belongs to no account (恢复码槽)."""

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""The characters of a recovery code: 0-9 A-Z without 0 O 1 I (恢复码字符)."""

_GROUPS, _GROUP = 6, 4
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear a guess is (派生强度): Argon2id passes, memory in KiB, lanes; kept in each record."""

    passes: int = 3
    memory: int = 128 * 1024
    lanes: int = 2


class _Record(TypedDict):
    owner: str
    admin: bool
    cost: dict[str, int]
    salt: str
    nonce: str
    wrapped: str


class _File(TypedDict):
    format: int
    slots: list[_Record]
    check: NotRequired[str]


def recovery_code() -> str:
    """A fresh recovery code (恢复码): six groups of four, 120 bits."""
    marks = [secrets.choice(ALPHABET) for _ in range(_GROUPS * _GROUP)]
    return "-".join("".join(marks[at : at + _GROUP]) for at in range(0, len(marks), _GROUP))


def read_code(typed: str) -> str:
    """The code as it was made (恢复码规范化): blanks and hyphens are nothing, small letters large ones.

    Raises WrongPassword when it can be no code.
    """
    marks = [mark for mark in typed.upper() if not mark.isspace() and mark not in "-－—"]
    if len(marks) != _GROUPS * _GROUP or not set(marks) <= set(ALPHABET):
        raise WrongPassword("not a recovery code")
    return "".join(marks)


class Slots:
    """The key slots beside the data file (密钥槽文件): each change is written whole, before the commit."""

    def __init__(self, folder: Path, slots: list[_Record], cost: Cost) -> None:
        self._path = folder / FILE_NAME
        self._slots = slots
        self._cost = cost

    @classmethod
    def create(cls, folder: Path, *, cost: Cost | None = None) -> tuple[Slots, bytes]:
        """A new data key and no slot yet (新建密钥); nothing is on the disk before the first slot.

        Raises Taken if the folder has slots already.
        """
        path = folder / FILE_NAME
        if path.exists():
            raise Taken(path)
        return cls(folder, [], cost or Cost()), secrets.token_bytes(KEY_BYTES)

    @classmethod
    def load(cls, folder: Path, *, cost: Cost | None = None) -> Slots:
        """The slots of a folder (读取密钥槽).

        Raises Missing, Newer for those of a newer program, Damaged if the file is torn or not ours.
        """
        try:
            text = read_whole(folder / FILE_NAME).decode("utf-8")
        except UnicodeDecodeError as error:
            raise Damaged(FILE_NAME) from error
        return cls(folder, _parsed(text), cost or Cost())

    @property
    def accounts(self) -> tuple[UUID, ...]:
        """The accounts that have a slot, administrators first (有密钥槽的账号)."""
        users = [slot for slot in self._slots if slot["owner"] != RECOVERY]
        return tuple(UUID(slot["owner"]) for slot in sorted(users, key=lambda slot: not slot["admin"]))

    @property
    def recoverable(self) -> bool:
        """Whether a recovery code was set (是否设有恢复码)."""
        return any(slot["owner"] == RECOVERY for slot in self._slots)

    def add_user(self, key: bytes, account: UUID, password: str, *, admin: bool = False) -> None:
        """A slot for an account (添加密钥槽), in place of the one it may have."""
        self._put(_wrap(key, str(account), password, self._cost, admin=admin))

    def add_recovery(self, key: bytes, code: str) -> None:
        """The slot of the recovery code (添加恢复码槽), in place of an earlier one."""
        self._put(_wrap(key, RECOVERY, read_code(code), self._cost, admin=False))

    def open_with_password(self, account: UUID | None, password: str) -> tuple[UUID, bytes]:
        """The account and the data key (密码解锁); without an account every slot is tried.

        Raises WrongPassword if none opens.
        """
        for one in (account,) if account else self.accounts:
            slot = self._find(str(one))
            key = _unwrap(slot, password) if slot else None
            if key is not None:
                return one, key
        raise WrongPassword("no slot opens with this password")

    def open_with_recovery(self, code: str) -> bytes:
        """The data key by the recovery code (恢复码解锁). Raises WrongPassword."""
        slot = self._find(RECOVERY)
        key = _unwrap(slot, read_code(code)) if slot else None
        if key is None:
            raise WrongPassword("the recovery code opens nothing")
        return key

    def change_password(self, account: UUID, old: str, new: str) -> None:
        """A new password for an account (修改密码). Raises WrongPassword; the old slot then stays."""
        _, key = self.open_with_password(account, old)
        slot = self._find(str(account))
        self.add_user(key, account, new, admin=bool(slot and slot["admin"]))

    def remove(self, account: UUID) -> None:
        """Takes an account's slot away (移除密钥槽). Raises Absent; the last slot of a user stays."""
        if self._find(str(account)) is None:
            raise Absent(f"slot of {account}")
        if len(self.accounts) == 1:
            raise Absent("another slot: the last one is never removed")
        self._save([slot for slot in self._slots if slot["owner"] != str(account)])

    def _find(self, owner: str) -> _Record | None:
        return next((slot for slot in self._slots if slot["owner"] == owner), None)

    def _put(self, record: _Record) -> None:
        self._save([*(slot for slot in self._slots if slot["owner"] != record["owner"]), record])

    def _save(self, slots: list[_Record]) -> None:
        held: _File = {"format": _FORMAT, "slots": slots, "check": seal(slots)}
        write_whole(self._path, json.dumps(held, indent=1).encode())
        self._slots = slots


def shared(one: Path, other: Path) -> bool:
    """Whether two folders hold a slot that is the very same (相同的密钥槽): then they hold the same key."""
    try:
        here, there = (Slots.load(folder)._slots for folder in (one, other))
    except (Missing, Damaged, Newer):
        return False
    return any(slot in there for slot in here)


def _identity(owner: str, cost: Cost, *, admin: bool) -> bytes:
    """What a record is bound to: another's record, or one with cheaper parameters, does not open."""
    held = {"format": _FORMAT, "owner": owner, "admin": admin, **asdict(cost)}
    return json.dumps(held, sort_keys=True).encode()


def _derive(password: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(password.encode(), salt, cost.passes, cost.memory, cost.lanes, KEY_BYTES, Type.ID)


def _wrap(key: bytes, owner: str, password: str, cost: Cost, *, admin: bool) -> _Record:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_derive(password, salt, cost)).encrypt(nonce, key, _identity(owner, cost, admin=admin))
    return {
        "owner": owner,
        "admin": admin,
        "cost": asdict(cost),
        "salt": b64encode(salt).decode(),
        "nonce": b64encode(nonce).decode(),
        "wrapped": b64encode(sealed).decode(),
    }


def _unwrap(slot: _Record, password: str) -> bytes | None:
    cost = Cost(**slot["cost"])
    cipher = AESGCM(_derive(password, b64decode(slot["salt"]), cost))
    identity = _identity(slot["owner"], cost, admin=slot["admin"])
    try:
        return cipher.decrypt(b64decode(slot["nonce"]), b64decode(slot["wrapped"]), identity)
    except InvalidTag:
        return None


def _parsed(text: str) -> list[_Record]:
    try:
        held: _File = json.loads(text)
        if held["format"] > _FORMAT:
            raise Newer(f"keys {held['format']}")
        if held.get("check", seal(held["slots"])) != seal(held["slots"]):
            raise Damaged(FILE_NAME)
        for slot in held["slots"]:
            Cost(**slot["cost"])
            if slot["owner"] != RECOVERY:
                UUID(slot["owner"])
            for name in (slot["salt"], slot["nonce"], slot["wrapped"]):
                b64decode(name, validate=True)
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged(FILE_NAME) from error
    if held["format"] != _FORMAT:
        raise Damaged(FILE_NAME)
    return held["slots"]
