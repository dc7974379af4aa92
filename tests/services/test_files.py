"""Files for people and beside the data (导出与小文件): held for a moment, held for long."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.errors import Busy
from app.services import accounts, files
from app.services.accounts import SetUp
from app.ui import printer
from app.ui.notify import IncidentLog
from db import atomic
from tests.kit.factories import CHEAP, PASSWORD, House, rooms
from tests.kit.held import failing, held

WRITES: dict[str, Callable[[Path], object]] = {
    "save": lambda path: files.save(path, b"new"),
    "keep": lambda path: files.keep(path, b"new"),
    "pdf": lambda path: printer.save_pdf(b"new", path),
    "printers": lambda path: printer.Remembered(path).keep("slip", printer.Setup("HP")),
}


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is there, on a system that locks files."""
    monkeypatch.setattr(atomic, "LOCKS", True)
    (tmp_path / "回执.pdf").write_bytes(b"old")
    return tmp_path / "回执.pdf"


@pytest.mark.parametrize("write", WRITES)
def test_a_scanner_that_lets_go_is_not_noticed(
    path: Path, monkeypatch: pytest.MonkeyPatch, write: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing(2, Path.replace))
        WRITES[write](path)
    assert path.read_bytes() != b"old"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("write", "said"),
    [
        ("save", "“回执.pdf”正被别的程序占用，没有存成。请关掉打开它的程序"),
        ("pdf", "“回执.pdf”正被别的程序占用，没有存成。请关掉打开它的程序"),
        ("keep", "就把数据文件夹加入杀毒软件的信任。"),
        ("printers", "打印设置没有记住。杀毒软件或别的程序正占用着文件"),
    ],
)
def test_one_that_does_not_let_go_is_told_in_one_sentence_and_nothing_is_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch, write: str, said: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("db.atomic.time.sleep", lambda _: None)
        patch.setattr(Path, "replace", failing(1000, Path.replace))
        with pytest.raises(Busy) as told:
            WRITES[write](path)
    assert said in told.value.sentence
    assert path.read_bytes() == b"old"


def test_a_place_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(Busy, match="请换一个能写的文件夹"):
        files.save(tmp_path / "none" / "a.pdf", b"x")
    (tmp_path / "file").touch()
    with pytest.raises(Busy):
        files.keep(tmp_path / "file" / "b.json", b"x")


def test_the_log_waits_and_turns_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = path.with_name("incidents.log")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", failing(2, Path.open))
        files.add(log, "one\n", 3)
    files.add(log, "two\n", 3)
    assert log.read_text(encoding="utf-8") == "two\n"
    assert log.with_name("incidents.old.log").read_text(encoding="utf-8") == "one\n"
    with monkeypatch.context() as patch:
        patch.setattr("db.atomic.time.sleep", lambda _: None)
        patch.setattr(Path, "open", failing(1000, Path.open))
        assert not IncidentLog(path.parent).write("1102-1", ValueError(), None)


def test_a_set_up_waits_for_each_of_its_files(path: Path, monkeypatch: pytest.MonkeyPatch, at: House) -> None:
    wanted = SetUp("武义县职工服务中心", "武义县总工会", "330723", "1", "管理员", PASSWORD)
    folder = path.parent / "second"
    (folder / "new").mkdir(parents=True)
    (folder / "new" / "keys.json").write_text("{", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing(3, Path.replace))
        patch.setattr("shutil.rmtree", failing(1, shutil.rmtree))
        desk, _ = accounts.set_up(folder, at.clock, rooms(), wanted, cost=CHEAP)
    desk.database.close()
    assert sorted(one.name for one in folder.iterdir()) == ["center.db", "front.json", "keys.json"]


@pytest.mark.windows
@pytest.mark.parametrize("write", WRITES)
def test_windows_lets_go_after_half_a_second(path: Path, write: str) -> None:
    began = time.monotonic()
    with held(path, 0.5):
        WRITES[write](path)
        assert 0.4 < time.monotonic() - began < 2
    assert path.read_bytes() != b"old"


@pytest.mark.windows
def test_sign_in_on_windows_waits_for_keys_that_are_held(at: House) -> None:
    with held(at.folder / "keys.json", 0.5), held(at.folder / "front.json", 0.5):
        desk = accounts.sign_in_any(at.folder, at.clock, rooms(), PASSWORD, "陈晓岚")
    assert desk.actor.name == "陈晓岚"
    desk.database.close()


@pytest.mark.windows
def test_on_windows_a_table_that_excel_holds_is_told_within_two_seconds(path: Path) -> None:
    began = time.monotonic()
    with held(path, 3), pytest.raises(Busy, match="正被别的程序占用"):
        files.save(path, b"new")
    assert path.read_bytes() == b"old"
    assert time.monotonic() - began < 3.5
