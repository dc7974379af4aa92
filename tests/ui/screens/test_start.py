"""The start (启动): light until the first paint, one window per folder, a refused folder says why."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.bootstrap import data_place, door_of, qt_arguments
from app.core import paths
from app.core.clock import FixedClock
from app.core.drives import Drive
from app.core.paths import Place, data_home, find_place
from app.ui.screens.place import PlacePage
from app.ui.widgets.move_button import MoveButton
from app.ui.window.instance import Instance
from tests.kit.factories import DAY, house
from tests.kit.pages import seen, words_of

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
    assert data_place(argv).folder == (folder or data_home())


def test_the_platform_goes_on_to_qt() -> None:
    assert qt_arguments(["--data", "x", "-platform", "offscreen"]) == ["-platform", "offscreen"]
    assert qt_arguments(["--data", "x"]) == []


def shown(start: bootstrap.Start) -> str:
    """What the first page says."""
    start.begin()
    page = start.shell.current()
    assert isinstance(page, PlacePage)
    return words_of(page)


@pytest.fixture
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The usual folder of a user with a blank in the name, which lies on a share."""
    home = tmp_path / "王 小芳" / "WorkerServiceCenter"
    monkeypatch.setattr(paths, "user_data_path", lambda *_, **__: home)
    monkeypatch.setattr(
        paths, "drive_of", lambda folder: Drive.LOCAL if (folder / "local").exists() else Drive.NETWORK
    )
    return home


@pytest.fixture
def local_disk(tmp_path: Path) -> Path:
    """A folder on a disk of this PC."""
    disk = tmp_path / "D 盘"
    disk.mkdir()
    (disk / "local").touch()
    return disk


def chosen(start: bootstrap.Start, folder: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Press 另选文件夹… and choose."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder or ""))
    page = start.shell.current()
    assert page is not None
    seen(page, MoveButton, "choose_folder").click()


def test_a_named_folder_that_is_refused_says_why_and_offers_no_other(qtbot: QtBot, usual: Path) -> None:
    start = bootstrap.Start(find_place(usual))
    qtbot.addWidget(start.shell)
    told = shown(start)
    assert "这个文件夹在网络盘上" in told
    assert str(usual) in told
    assert start.shell.findChildren(MoveButton) == []


def test_a_profile_on_a_share_leads_to_a_folder_on_this_pc(
    qtbot: QtBot, usual: Path, local_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = bootstrap.Start(find_place(None))
    qtbot.addWidget(start.shell)
    assert "这个文件夹在网络盘上" in shown(start)
    chosen(start, None, monkeypatch)
    chosen(start, usual.parent.parent, monkeypatch)
    page = start.shell.current()
    assert page is not None
    assert "选的文件夹不能用" in words_of(page)
    assert not usual.exists()
    before = start.again
    chosen(start, local_disk, monkeypatch)
    assert (before, start.again) == (False, True)
    found = data_home()
    assert found == local_disk / "WorkerServiceCenter"
    assert found.is_dir()


def test_data_that_lies_in_the_chosen_folder_is_used(
    qtbot: QtBot, usual: Path, local_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house(local_disk / "数据").close()
    (local_disk / "数据" / "local").touch()
    start = bootstrap.Start(find_place(None))
    qtbot.addWidget(start.shell)
    start.begin()
    chosen(start, local_disk / "数据", monkeypatch)
    place = find_place(None)
    assert (place.folder, place.sentence) == (local_disk / "数据", "")
    known = door_of(place.folder, FixedClock.on(DAY))
    assert known is not None


def test_a_choice_that_cannot_be_remembered_is_told(
    qtbot: QtBot, usual: Path, local_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual.parent.mkdir(exist_ok=True)
    usual.touch()
    start = bootstrap.Start(Place(usual, "不能存放", "没有地方。"))
    qtbot.addWidget(start.shell)
    start.begin()
    chosen(start, local_disk, monkeypatch)
    page = start.shell.current()
    assert page is not None
    assert "没能记下这个文件夹" in words_of(page)
    assert not start.again


def test_a_folder_that_was_moved_away_is_made_only_when_asked(
    qtbot: QtBot, usual: Path, local_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual.mkdir(parents=True)
    monkeypatch.setattr(paths, "drive_of", lambda _: Drive.LOCAL)
    (usual / "folder.txt").write_text(f"{local_disk / '改过名'}\n", encoding="utf-8")
    start = bootstrap.Start(find_place(None))
    qtbot.addWidget(start.shell)
    assert "不在了" in shown(start)
    page = start.shell.current()
    assert page is not None
    seen(page, MoveButton, "make_folder").click()
    assert start.again
    assert find_place(None) == Place(local_disk / "改过名")
