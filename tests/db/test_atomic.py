"""Small files (小文件): whole or not there, and patient with a program that holds them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from db import atomic
from db.atomic import move, read_whole, remove, write_whole
from db.engine import FILE_NAME
from db.errors import Full, Held, Missing
from db.upgrade import create_file
from tests.kit.files import KEY, START
from tests.kit.held import failing, held

ACTS: dict[str, Callable[[Path], object]] = {
    "replace": lambda folder: write_whole(folder / "a", b"new"),
    "open": lambda folder: write_whole(folder / "a", b"new"),
    "read_bytes": lambda folder: read_whole(folder / "a"),
    "unlink": lambda folder: remove(folder / "a"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one small file, on a system that locks files."""
    monkeypatch.setattr(atomic, "LOCKS", True)
    (tmp_path / "a").write_bytes(b"old")
    return tmp_path


@pytest.mark.parametrize("call", ACTS)
def test_a_file_that_is_held_for_a_moment_is_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, call, failing(2, getattr(Path, call)))
        ACTS[call](folder)
    found = folder / "a"
    assert (found.read_bytes() if found.exists() else b"") == {"read_bytes": b"old", "unlink": b""}.get(
        call, b"new"
    )
    assert list(folder.glob("*.part")) == []


@pytest.mark.parametrize("call", ACTS)
def test_one_that_is_never_let_go_fails_after_two_seconds_and_stays_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    pauses: list[float] = []
    with monkeypatch.context() as patch:
        patch.setattr("db.atomic.time.sleep", pauses.append)
        patch.setattr(Path, call, failing(1000, getattr(Path, call)))
        with pytest.raises(Held):
            ACTS[call](folder)
    assert 1.5 < sum(pauses) <= 2.05
    assert (folder / "a").read_bytes() == b"old"


@pytest.mark.parametrize("call", ACTS)
def test_what_waiting_cannot_mend_fails_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    pauses: list[float] = []
    with monkeypatch.context() as patch:
        patch.setattr("db.atomic.time.sleep", pauses.append)
        patch.setattr(Path, call, fail)
        with pytest.raises(Full) as told:
            ACTS[call](folder)
    assert not isinstance(told.value, Held)
    assert pauses == []


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        read_whole(tmp_path / "b")
    with pytest.raises(Full):
        move(tmp_path / "b", tmp_path / "c")
    with pytest.raises(Full):
        write_whole(tmp_path / "none" / "b", b"x")
    remove(tmp_path / "b")


def test_a_new_data_file_waits_for_its_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing(2, Path.replace))
        create_file(folder, KEY, START).close()
    assert (folder / FILE_NAME).exists()


@pytest.mark.linux
def test_where_files_are_not_locked_a_right_that_lacks_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = failing(1, Path.replace)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", tries)
        with pytest.raises(Full) as told:
            write_whole(tmp_path / "a", b"new")
    assert not isinstance(told.value, Held)


@pytest.mark.windows
@pytest.mark.parametrize("call", ["replace", "read_bytes", "unlink"])
def test_windows_lets_go_after_half_a_second(folder: Path, call: str) -> None:
    began = time.monotonic()
    with held(folder / "a", 0.5):
        ACTS[call](folder)
        assert 0.4 < time.monotonic() - began < 2


@pytest.mark.windows
@pytest.mark.parametrize("call", ["replace", "read_bytes", "unlink"])
def test_windows_does_not_let_go(folder: Path, call: str) -> None:
    with held(folder / "a", 4), pytest.raises(Held):
        ACTS[call](folder)
    assert (folder / "a").read_bytes() == b"old"
