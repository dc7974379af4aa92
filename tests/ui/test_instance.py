"""The first window and those that talk to it (单实例): told to close, a dialogue in front, half a word."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.__main__ import wants_window
from app.ui.window.instance import MUTEX, Instance, mark_running
from app.ui.window.shell import Shell
from tests.kit.factories import house

if sys.platform == "win32":
    import ctypes

RUN = "import sys\nfrom app.bootstrap import main\nsys.exit(main(sys.argv[1:]))"


def start(folder: Path, root: Path, *words: str) -> subprocess.Popen[bytes]:
    """The program over a folder, as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", RUN, "--data", str(folder), "-platform", "offscreen", *words],
        cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_of_three_starts_at_once_one_stays_until_it_is_told_to_close(
    qtbot: QtBot, tmp_path: Path, root: Path
) -> None:
    house(tmp_path / "data").close()
    processes = [start(tmp_path / "data", root) for _ in range(3)]
    try:
        qtbot.waitUntil(lambda: [each.poll() for each in processes].count(0) == 2, timeout=60_000)
        [window] = [each for each in processes if each.poll() is None]
        asked = start(tmp_path / "data", root, "--close")
        processes.append(asked)
        assert asked.wait(60) == 0
        assert window.wait(60) == 0
    finally:
        for each in processes:
            each.kill()
            _, said = each.communicate()
            assert b"Traceback" not in said


def test_after_a_window_was_killed_the_next_start_is_the_first(
    qtbot: QtBot, tmp_path: Path, root: Path
) -> None:
    starts, next_one = [start(tmp_path, root) for _ in range(2)], Instance(tmp_path)
    qtbot.waitUntil(lambda: [each.poll() for each in starts].count(0) == 1, timeout=60_000)
    for each in starts:
        each.kill()
        each.communicate()
    assert next_one.first()
    next_one.close()


def test_close_is_content_where_no_window_is_open(tmp_path: Path, root: Path) -> None:
    done = start(tmp_path / "none", root, "--close")
    assert done.communicate(timeout=60) == (b"", b"")
    assert done.returncode == 0
    assert not (tmp_path / "none").exists()


def test_a_dialogue_in_front_closes_with_the_window(qtbot: QtBot, tmp_path: Path, root: Path) -> None:
    first, shell, dialogue = Instance(tmp_path), Shell(), QDialog()
    closing: list[bool] = []
    shell.closing.connect(lambda: closing.append(True))
    first.dismissed.connect(QApplication.closeAllWindows)
    shell.show()
    assert first.first()
    asked = start(tmp_path, root, "--close")
    dialogue.exec()
    qtbot.waitUntil(lambda: bool(closing))
    assert not shell.isVisible()
    assert asked.communicate(timeout=60) == (b"", b"")
    first.close()


def test_a_word_is_heard_only_when_it_is_whole(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path)
    heard: list[str] = []
    first.asked.connect(lambda: heard.append("asked"))
    first.dismissed.connect(lambda: heard.append("dismissed"))
    assert first.first()
    caller = QLocalSocket()
    caller.connectToServer(first._name)
    assert caller.waitForConnected(1000)
    caller.write(b"clo")
    caller.flush()
    qtbot.wait(100)
    assert heard == []
    caller.write(b"se\n")
    qtbot.waitUntil(lambda: heard == ["dismissed"])
    first.close()


def test_a_double_click_on_a_backup_reaches_the_window(qtbot: QtBot, tmp_path: Path, root: Path) -> None:
    first = Instance(tmp_path / "data")
    heard: list[object] = []
    first.asked.connect(lambda: heard.append("asked"))
    first.restoring.connect(heard.append)
    assert first.first()
    backup = tmp_path / "职工中心备份 1.zgbf"
    second = start(tmp_path / "data", root, str(backup))
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
    assert second.communicate() == (b"", b"")
    assert heard == ["asked", backup]
    first.close()


def test_close_is_a_word_for_the_window() -> None:
    assert wants_window(["--close"])
    assert wants_window(["--data", "x", "--close"])


def test_the_setup_knows_the_mutex_by_the_same_name(root: Path) -> None:
    script = (root / "resources" / "setup" / "running.nsh").read_text(encoding="utf-8")
    assert f'w "{MUTEX}"' in script


@pytest.mark.windows
def test_the_mutex_is_there_once_the_program_runs() -> None:
    if sys.platform == "win32":
        mark_running()
        assert ctypes.windll.kernel32.OpenMutexW(0x100000, False, MUTEX)
