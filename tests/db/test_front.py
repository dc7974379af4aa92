"""front.json (登录页信息): it comes back the same, whole or not at all."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from db import front
from db.columns import new_key
from db.errors import Damaged, Full, Missing
from db.front import Front, User
from tests.kit.files import START

FULL = Front(
    "武义县职工服务中心",
    "XC01",
    (User(new_key(), "陈晓岚", admin=True), User(new_key(), "徐立民")),
    START,
    2026,
    "E:\\备份",
)


@pytest.mark.parametrize("held", [FULL, Front("武义县职工服务中心", "XC01")])
def test_it_comes_back_the_same(tmp_path: Path, held: Front) -> None:
    front.save(tmp_path, held)
    assert front.load(tmp_path) == held
    assert "陈晓岚" in (tmp_path / front.FILE_NAME).read_text("utf-8") or not held.users


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_an_interrupted_save_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    front.save(tmp_path, FULL)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os if call == "fsync" else Path, call, fail)
        with pytest.raises(Full):
            front.save(tmp_path, Front("x", "XC02"))
    assert front.load(tmp_path) == FULL
    assert [path.name for path in tmp_path.iterdir()] == [front.FILE_NAME]


def test_it_is_synced_before_it_is_renamed_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    sync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        calls.append("sync")
        sync(handle)

    def renamed(path: Path, target: Path) -> Path:
        calls.append("rename")
        return replace(path, target)

    monkeypatch.setattr("os.fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)
    front.save(tmp_path, FULL)
    assert calls == (["sync", "rename"] if os.name == "nt" else ["sync", "rename", "sync"])


def test_a_torn_one_is_damaged_and_none_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        front.load(tmp_path)
    front.save(tmp_path, FULL)
    path = tmp_path / front.FILE_NAME
    data = path.read_bytes()
    for keep in (0, 10, len(data) // 2, len(data) - 1):
        path.write_bytes(data[:keep])
        with pytest.raises(Damaged):
            front.load(tmp_path)
    path.write_text('{"office": "x"}', "utf-8")
    with pytest.raises(Damaged):
        front.load(tmp_path)


def test_one_of_an_older_program_has_no_second_folder(tmp_path: Path) -> None:
    front.save(tmp_path, FULL)
    path = tmp_path / front.FILE_NAME
    held = json.loads(path.read_text("utf-8"))
    del held["second"], held["check"]
    path.write_text(json.dumps(held), "utf-8")
    assert front.load(tmp_path) == replace(FULL, second="")
