"""Wrong passwords make one wait (试错等待): 5, 10, 20 … 300 s, across starts and set clocks."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.core.errors import Invalid
from app.services import accounts
from app.services.desk import Desk
from db.attempts import FILE_NAME
from db.keys import FILE_NAME as KEYS_NAME
from tests.kit.factories import PASSWORD, House, house, rooms

CODE = "2222-2222-2222-2222-2222-2222"


@pytest.fixture
def at(tmp_path: Path) -> House:
    """An office whose file is closed."""
    made = house(tmp_path / "data")
    made.close()
    return made


def try_in(at: House, password: str = "wrong-one") -> str:
    """Sign 陈晓岚 in; the fault, or "" when the file opened."""
    try:
        desk = accounts.sign_in(at.folder, at.clock, rooms(), at.clerk.actor.id, password)
    except Invalid as wrong:
        return "".join(one.sentence for one in wrong.faults if one.field == "password")
    desk.database.close()
    return ""


def on(at: House, seconds: float) -> None:
    at.clock.advance(timedelta(seconds=seconds))


def left(at: House) -> int:
    told = accounts.waiting(at.folder, at.clock, at.clerk.actor.id)
    return int(told.split()[1]) if told else 0


def test_three_tries_are_free_then_the_wait_grows_to_five_minutes(at: House) -> None:
    waits = []
    for _ in range(11):
        told = try_in(at)
        assert told.startswith("口令不对，请核对后重新输入。")
        waits.append(left(at))
        assert (f"还要等 {waits[-1]} 秒再试。" in told) == bool(waits[-1])
        on(at, waits[-1])
    assert waits == [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]


def test_within_the_wait_even_the_right_password_is_refused_and_counts_nothing(at: House) -> None:
    for _ in range(3):
        try_in(at)
    on(at, 1.5)
    assert try_in(at, PASSWORD) == "还要等 4 秒再试。"
    on(at, 3.5)
    assert try_in(at, PASSWORD) == ""
    assert left(at) == 0
    assert not (at.folder / FILE_NAME).exists()


def test_a_right_password_clears_the_count(at: House) -> None:
    for _ in range(2):
        try_in(at)
    assert try_in(at, PASSWORD) == ""
    assert ["还要等" in try_in(at) for _ in range(3)] == [False, False, True]


def test_each_account_waits_for_itself(at: House) -> None:
    for _ in range(3):
        try_in(at)
    other = accounts.sign_in(at.folder, at.clock, rooms(), at.reviewer.actor.id, PASSWORD)
    other.database.close()
    assert left(at) == 5
    text = (at.folder / FILE_NAME).read_text(encoding="utf-8")
    assert str(at.clerk.actor.id) in text
    assert "陈晓岚" not in text
    assert "wrong-one" not in text


def test_a_clock_set_back_makes_one_wait_once_more_and_no_longer(at: House) -> None:
    for _ in range(5):
        try_in(at)
        on(at, left(at))
    try_in(at)
    assert left(at) == 40
    at.clock.advance(-timedelta(days=400))
    assert left(at) == 40
    on(at, 39)
    assert left(at) == 1
    on(at, 1)
    assert try_in(at, PASSWORD) == ""


def test_a_torn_or_lost_count_lets_one_try_as_before(at: House) -> None:
    for _ in range(3):
        try_in(at)
    (at.folder / FILE_NAME).write_text("{", encoding="utf-8")
    assert try_in(at, PASSWORD) == ""


def test_a_password_without_a_name_waits_too(at: House) -> None:
    for _ in range(3):
        with pytest.raises(Invalid):
            accounts.sign_in_any(at.folder, at.clock, rooms(), "wrong-one")
    with pytest.raises(Invalid, match="还要等 5 秒再试。"):
        accounts.sign_in_any(at.folder, at.clock, rooms(), PASSWORD)


@pytest.fixture
def desk(at: House) -> Desk:
    """陈晓岚 at her open file."""
    return accounts.sign_in(at.folder, at.clock, rooms(), at.clerk.actor.id, PASSWORD)


def recovering(at: House) -> Callable[[], object]:
    user = at.clerk.actor.id
    return lambda: accounts.recover(at.folder, at.clock, rooms(), CODE, user, "new-password")


@pytest.mark.parametrize("way", ["unlock", "own password", "recovery code"])
def test_every_other_way_to_try_waits_as_well(at: House, desk: Desk, way: str) -> None:
    ways: dict[str, tuple[str, Callable[[], object]]] = {
        "unlock": ("password", lambda: accounts.unlock(desk, "wrong-one")),
        "own password": ("old", lambda: accounts.change_own_password(desk, "wrong-one", "new-password")),
        "recovery code": ("code", recovering(at)),
    }
    field, act = ways[way]
    told = []
    for _ in range(4):
        with pytest.raises(Invalid) as caught:
            act()
        assert [one.field for one in caught.value.faults] == [field]
        told.append(caught.value.sentence)
    assert ["还要等" in one for one in told] == [False, False, True, True]
    assert told[3] == "还要等 5 秒再试。"
    assert (accounts.recovery_waiting(at.folder, at.clock) == "还要等 5 秒再试。") == (way == "recovery code")
    desk.database.close()


def test_unlocking_asks_for_the_key_of_this_very_file(at: House, desk: Desk, tmp_path: Path) -> None:
    accounts.unlock(desk, PASSWORD)
    other = bytes(32)
    with pytest.raises(Invalid, match="口令不对"):
        accounts.unlock(Desk(desk.database, at.clock, rooms(), desk.actor, at.folder, other), PASSWORD)
    (at.folder / KEYS_NAME).unlink()
    with pytest.raises(Exception, match="没有数据文件"):
        accounts.unlock(desk, PASSWORD)
    desk.database.close()
