"""The swap of a restore (恢复时的替换): killed between any two steps, it is completed at the next start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from db import atomic
from db.backup import swap
from db.engine import FILE_NAME
from db.errors import Damaged, Held
from db.keys import FILE_NAME as KEYS_NAME

OLD = {
    "center.db": "old data", "center.db-wal": "old wal", "center.db-shm": "old shm", "head.txt": "old mark",
    "keys.json": "old keys", "front.json": "old front",
}  # fmt: skip
NEW = {"center.db": "new data", "keys.json": "new keys", "front.json": "new front"}
KILLED = """
import os, sys
from pathlib import Path
from db import atomic
from db.backup import swap
steps, left = ("move", "write_whole", "remove", "sync_folder"), [int(sys.argv[2])]
def mortal(act):
    def do(*words):
        if left[0] == 0:
            os._exit(9)
        left[0] -= 1
        return act(*words)
    return do
for step in steps:
    setattr(swap, step, mortal(getattr(swap, step)))
folder = Path(sys.argv[1])
swap.swap(folder, folder / "aside", "20261123-091200")
print(left[0])
"""


def laid(folder: Path, old: dict[str, str]) -> Path:
    """A data folder with new files aside."""
    (folder / "aside").mkdir(parents=True)
    for name, text in old.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, text in NEW.items():
        (folder / "aside" / name).write_text(text, encoding="utf-8")
    return folder


def held(folder: Path) -> dict[str, str]:
    """The files of a folder."""
    return {one.name: one.read_text("utf-8") for one in folder.iterdir() if one.is_file()}


@pytest.mark.parametrize("old", [OLD, {}, {"keys.json": "old keys"}])
def test_new_files_come_in_and_old_ones_are_kept(tmp_path: Path, old: dict[str, str]) -> None:
    folder = laid(tmp_path / "data", old)
    kept = swap.swap(folder, folder / "aside", "20261123-091200")
    assert held(folder) == NEW
    assert (held(kept) if kept.exists() else {}) == old
    assert not (folder / "aside").exists()
    assert swap.pending(folder) is None


def test_two_in_one_second_keep_both(tmp_path: Path) -> None:
    folder = laid(tmp_path / "data", OLD)
    swap.swap(folder, folder / "aside", "20261123-091200")
    laid(folder / "x", {})
    (folder / "x" / "aside").rename(folder / "aside")
    kept = swap.swap(folder, folder / "aside", "20261123-091200")
    assert kept.name == "20261123-091200-2"
    assert held(kept) == NEW


@pytest.mark.slow
@pytest.mark.parametrize("old", [OLD, {}])
def test_a_kill_at_any_step_loses_nothing(tmp_path: Path, root: Path, old: dict[str, str]) -> None:
    ends: list[bool] = []
    for step in range(40):
        folder = laid(tmp_path / str(step), old)
        ran = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", KILLED, str(folder), str(step)],
            cwd=root, check=False, capture_output=True, timeout=60,
        )  # fmt: skip
        found = swap.pending(folder)
        if found is not None:
            assert swap.finish(found)
        done = held(folder) == NEW
        assert done or held(folder) == old
        kept = folder / "replaced" / "20261123-091200"
        assert not done or (held(kept) if kept.exists() else {}) == old
        ends.append(done)
        if ran.returncode == 0:
            break
        assert ran.returncode == 9
    assert not ends[0]
    assert ends == sorted(ends)
    assert ends.count(True) > 6


def test_a_file_that_cannot_be_moved_undoes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for stuck in range(7):
        folder = laid(tmp_path / str(stuck), OLD)
        left = [stuck]

        def move(source: Path, target: Path, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] == -1:
                raise Held(source.name)
            atomic.move(source, target)

        with monkeypatch.context() as patch:
            patch.setattr(swap, "move", move)
            with pytest.raises(Held):
                swap.swap(folder, folder / "aside", "20261123-091200")
        assert held(folder) == OLD
        assert held(folder / "aside") == NEW
        assert swap.pending(folder) is None


def test_what_lost_its_new_files_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = laid(tmp_path / "data", OLD)

    def never(_swap: swap.Swap) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(swap, "_forward", never)
        with pytest.raises(KeyboardInterrupt):
            swap.swap(folder, folder / "aside", "20261123-091200")
    (folder / "aside" / FILE_NAME).unlink()
    found = swap.pending(folder)
    assert found is not None
    assert not swap.finish(found)
    assert held(folder) == OLD
    assert swap.pending(folder) is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"aside": "../x", "kept": "y", "had": []}', '{"aside": "x"}']
)
def test_a_marker_that_is_none_is_damaged(tmp_path: Path, text: str) -> None:
    folder = laid(tmp_path / "data", OLD)
    (folder / swap.MARKER).write_text(text, encoding="utf-8")
    with pytest.raises(Damaged):
        swap.pending(folder)
    assert held(folder)[KEYS_NAME] == "old keys"
