"""Key slots (密钥槽): who opens the file, who doesn't, and what a torn or forged slot does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from db.columns import new_key
from db.errors import Absent, Damaged, Full, Missing, Newer, Taken, WrongPassword
from db.keys import ALPHABET, FILE_NAME, Cost, Slots, read_code, recovery_code

CHEAP = Cost(passes=1, memory=8 * 2, lanes=2)


def made(folder: Path) -> tuple[Slots, bytes]:
    """Slots without a user."""
    return Slots.create(folder, cost=CHEAP)


def test_the_password_gives_the_key(tmp_path: Path) -> None:
    slots, key = made(tmp_path)
    first, second = new_key(), new_key()
    slots.add_user(key, first, "correct horse", admin=True)
    slots.add_user(key, second, "另一个口令")
    again = Slots.load(tmp_path)
    assert len(key) == 32
    assert again.open_with_password(first, "correct horse") == (first, key)
    assert again.open_with_password(second, "另一个口令") == (second, key)
    with pytest.raises(WrongPassword):
        again.open_with_password(first, "另一个口令")
    with pytest.raises(WrongPassword):
        again.open_with_password(new_key(), "correct horse")


def test_without_an_account_every_slot_is_tried_administrators_first(tmp_path: Path) -> None:
    slots, key = made(tmp_path)
    clerk, chief = new_key(), new_key()
    slots.add_user(key, clerk, "same")
    slots.add_user(key, chief, "same", admin=True)
    assert slots.accounts == (chief, clerk)
    assert slots.open_with_password(None, "same") == (chief, key)
    with pytest.raises(WrongPassword):
        slots.open_with_password(None, "none")


def test_the_recovery_code_gives_the_key(tmp_path: Path) -> None:
    slots, key = made(tmp_path)
    assert not slots.recoverable
    code = recovery_code()
    slots.add_user(key, new_key(), "x")
    slots.add_recovery(key, code)
    again = Slots.load(tmp_path)
    assert again.recoverable
    assert again.open_with_recovery(code) == key
    assert again.open_with_recovery(f" {code.lower().replace('-', ' ')} ") == key
    for wrong in (recovery_code(), code[:-1], code.replace(code[0], "0"), ""):
        with pytest.raises(WrongPassword):
            again.open_with_recovery(wrong)
    assert len(again.accounts) == 1


def test_a_recovery_code_has_six_groups_of_four() -> None:
    codes = {recovery_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        groups = code.split("-")
        assert [len(group) for group in groups] == [4] * 6
        assert set("".join(groups)) <= set(ALPHABET)
        assert read_code(code) == "".join(groups)
    assert not set("01OI") & set(ALPHABET)
    assert len(ALPHABET) == 32


def test_a_changed_password_leaves_the_old_one_shut(tmp_path: Path) -> None:
    slots, key = made(tmp_path)
    account = new_key()
    slots.add_user(key, account, "old", admin=True)
    with pytest.raises(WrongPassword):
        slots.change_password(account, "wrong", "new")
    assert slots.open_with_password(account, "old") == (account, key)
    slots.change_password(account, "old", "new")
    again = Slots.load(tmp_path)
    assert again.open_with_password(account, "new") == (account, key)
    assert again.accounts == (account,)
    with pytest.raises(WrongPassword):
        again.open_with_password(account, "old")
    assert json.loads((tmp_path / FILE_NAME).read_text("utf-8"))["slots"][0]["admin"] is True


def test_a_removed_slot_opens_nothing_and_the_last_one_stays(tmp_path: Path) -> None:
    slots, key = made(tmp_path)
    first, second = new_key(), new_key()
    slots.add_user(key, first, "one")
    slots.add_user(key, second, "two")
    slots.remove(first)
    with pytest.raises(WrongPassword):
        Slots.load(tmp_path).open_with_password(first, "one")
    with pytest.raises(Absent):
        slots.remove(first)
    with pytest.raises(Absent):
        slots.remove(second)
    assert slots.open_with_password(second, "two") == (second, key)


def test_the_key_lies_nowhere_in_clear(tmp_path: Path) -> None:
    slots, key = made(tmp_path)
    slots.add_user(key, new_key(), "password")
    data = (tmp_path / FILE_NAME).read_bytes()
    for clear in (key, key.hex().encode(), b"password"):
        assert clear not in data


def _slot(tmp_path: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads((tmp_path / FILE_NAME).read_text("utf-8"))
    return held


def test_a_record_belongs_to_its_owner_role_and_cost(tmp_path: Path) -> None:
    slots, key = made(tmp_path)
    account = new_key()
    slots.add_user(key, account, "x")
    for name, value in (
        ("owner", str(new_key())),
        ("admin", True),
        ("cost", {"passes": 2, "memory": 16, "lanes": 2}),
    ):
        held = _slot(tmp_path)
        del held["check"]
        held["slots"][0][name] = value
        (tmp_path / "forged").mkdir(exist_ok=True)
        (tmp_path / "forged" / FILE_NAME).write_text(json.dumps(held), "utf-8")
        with pytest.raises(WrongPassword):
            Slots.load(tmp_path / "forged").open_with_password(None, "x")


def test_the_cost_is_the_one_of_the_record(tmp_path: Path) -> None:
    slots, key = made(tmp_path)
    account = new_key()
    slots.add_user(key, account, "x")
    dear = Slots.load(tmp_path, cost=Cost(passes=2, memory=32, lanes=2))
    assert dear.open_with_password(account, "x") == (account, key)
    dear.change_password(account, "x", "y")
    assert _slot(tmp_path)["slots"][0]["cost"] == {"passes": 2, "memory": 32, "lanes": 2}
    assert Cost() == Cost(passes=3, memory=128 * 1024, lanes=2)


@pytest.mark.parametrize("keep", [0, 1, 40, 0.5, -1])
def test_a_torn_file_is_damaged(tmp_path: Path, keep: float) -> None:
    slots, key = made(tmp_path)
    slots.add_user(key, new_key(), "x")
    path = tmp_path / FILE_NAME
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep) if keep == 0.5 else int(keep)])
    with pytest.raises(Damaged):
        Slots.load(tmp_path)


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"format":1}', '{"format":0,"slots":[]}', '{"format":1,"slots":[{}]}']
)
def test_another_file_is_damaged(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, "utf-8")
    with pytest.raises(Damaged):
        Slots.load(tmp_path)


def test_slots_of_a_newer_program_are_newer_not_damaged(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"format":2,"slots":[{"sealed":"otherwise"}]}', "utf-8")
    with pytest.raises(Newer):
        Slots.load(tmp_path)


def test_no_file_is_missing_and_an_old_one_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        Slots.load(tmp_path)
    slots, key = made(tmp_path)
    slots.add_user(key, new_key(), "x")
    with pytest.raises(Taken):
        Slots.create(tmp_path)


def test_a_full_disk_leaves_the_old_slots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slots, key = made(tmp_path)
    account = new_key()
    slots.add_user(key, account, "old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(Full):
            slots.change_password(account, "old", "new")
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
    for one in (slots, Slots.load(tmp_path)):
        assert one.open_with_password(account, "old") == (account, key)


def test_the_real_cost_opens(tmp_path: Path) -> None:
    slots, key = Slots.create(tmp_path)
    account = new_key()
    slots.add_user(key, account, "x")
    assert Slots.load(tmp_path).open_with_password(account, "x") == (account, key)
