"""The start (启动): light until the first paint, one window per folder, a refused folder says why."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import data_folder, door_of, qt_arguments
from app.core.clock import FixedClock
from app.core.paths import data_home
from app.ui.screens.notice import NoticePage
from app.ui.window.instance import Instance
from tests.kit.factories import DAY, house
from tests.kit.pages import words_of

HEAVY = (
    "sqlalchemy",
    "sqlcipher3",
    "reportlab",
    "pypdfium2",
    "pypinyin",
    "argon2",
    "app.services",
    "app.rooms",
)
RUN = "import sys\nfrom app.bootstrap import main\nsys.exit(main(sys.argv[1:]))"


def start(folder: Path, root: Path) -> subprocess.Popen[bytes]:
    """The program over a folder, as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", RUN, "--data", str(folder), "-platform", "offscreen"],
        cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_until_the_first_paint_nothing_heavy_is_loaded(root: Path) -> None:
    ask = f"import sys, app.bootstrap; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", ask], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_second_start_raises_the_first_and_ends_with_0(qtbot: QtBot, tmp_path: Path, root: Path) -> None:
    first = Instance(tmp_path)
    raised: list[bool] = []
    first.asked.connect(lambda: raised.append(True))
    assert first.first()
    second = start(tmp_path, root)
    try:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
        assert second.returncode == 0
        assert raised == [True]
    finally:
        second.kill()
        second.communicate()
        first.close()


def test_another_folder_is_another_window(tmp_path: Path) -> None:
    one, other = Instance(tmp_path / "a"), Instance(tmp_path / "b")
    assert one.first()
    assert other.first()
    one.close()
    other.close()


def test_a_name_left_behind_by_a_crash_is_taken_over(tmp_path: Path) -> None:
    left = Instance(tmp_path)
    assert left.first()
    left.close()
    again = Instance(tmp_path)
    assert again.first()
    again.close()


def test_the_program_stays_open_over_a_real_office(tmp_path: Path, root: Path) -> None:
    house(tmp_path / "data").close()
    process = start(tmp_path / "data", root)
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            process.communicate(timeout=4)
    finally:
        process.kill()
        _, said = process.communicate()
    assert b"Traceback" not in said


def test_the_door_is_read_from_the_front_page_alone(tmp_path: Path) -> None:
    at = house(tmp_path / "data")
    at.close()
    known = door_of(at.folder, FixedClock.on(DAY))
    assert known is not None
    assert known.office == "武义县职工服务中心"
    assert "站点 XC01" in known.station
    assert known.users[0][1] == "管理员"
    assert "2027 年放假安排还没有导入，到那时的期限为暂定" in [fact.sentence for fact in known.facts]
    (at.folder / "front.json").write_text("{", encoding="utf-8")
    assert door_of(at.folder, FixedClock.on(DAY)) is None
    assert door_of(tmp_path / "none", FixedClock.on(DAY)) is None


@pytest.mark.parametrize(
    ("argv", "folder"),
    [([], None), (["--data", "/x/y"], Path("/x/y")), (["--data=/x/z"], Path("/x/z"))],
)
def test_the_folder_is_the_one_that_was_named(argv: list[str], folder: Path | None) -> None:
    assert data_folder(argv) == (folder or data_home())


def test_the_platform_goes_on_to_qt() -> None:
    assert qt_arguments(["--data", "x", "-platform", "offscreen"]) == ["-platform", "offscreen"]
    assert qt_arguments(["--data", "x"]) == []


def test_a_refused_folder_says_why(qtbot: QtBot) -> None:
    page = NoticePage(
        "这个文件夹不能存放数据", "数据不能放在网络共享里，请改选本机硬盘上的文件夹。", "/mnt/x"
    )
    qtbot.addWidget(page)
    page.show()
    assert "数据不能放在网络共享里" in words_of(page)
    assert "/mnt/x" in words_of(page)
