"""Backups in the window (窗口里的备份): by time and before it closes, told in the status bar."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app.core.errors import Busy
from app.services import backups
from app.ui.screens.closing import ClosingPage
from app.ui.screens.lock import LockPage
from app.ui.screens.manage.backups import BackupsPart
from app.ui.screens.sign_in import SignInPage
from app.ui.window.keeping import EVERY_MS, Keeping
from tests.kit.factories import PASSWORD, House, worker
from tests.kit.pages import Window, seen, words_of


@pytest.fixture
def keeping(window: Window, at: House) -> Iterator[Window]:
    """A window that keeps its backups, as the program's own does; 管理员 at it."""
    made = Keeping(window.shell, window.notifier, window.shell)
    window.entrance._keeping = made
    window.sign_in("gly", PASSWORD)
    yield window
    window.shell.guard = None


def kept(window: Window) -> list[backups.Backup]:
    return list(backups.listed(window.frame.desk.folder))


def keeper(window: Window) -> Keeping:
    found = window.entrance._keeping
    assert found is not None
    return found


def said(window: Window) -> str:
    return seen(window.frame, QPushButton, "backup").text()


def page_of(window: Window) -> BackupsPart:
    part = window.manage.part("backups")
    assert isinstance(part, BackupsPart)
    return part


def test_by_time_what_changed_is_backed_up_in_silence_even_while_locked(keeping: Window, at: House) -> None:
    assert keeper(keeping).timer.interval() == EVERY_MS == 1_800_000
    keeping.wait(lambda: said(keeping) == "还没有备份。")
    front = keeping.frame.current()
    keeper(keeping).back_up()
    assert said(keeping) == "正在备份"
    keeping.wait(lambda: "已试恢复" in said(keeping))
    assert keeping.frame.current() is front
    assert [one.why for one in kept(keeping)] == ["time"]
    keeper(keeping).back_up()
    keeping.wait(lambda: "已试恢复" in said(keeping))
    assert len(kept(keeping)) == 1
    keeping.lock()
    worker(at)
    at.days_on(1)
    keeper(keeping).back_up()
    keeping.wait(lambda: len(kept(keeping)) == 2)


def test_the_word_in_the_status_bar_minds_and_opens_the_backups(keeping: Window) -> None:
    keeping.wait(lambda: said(keeping) == "还没有备份。")
    word = seen(keeping.frame, QPushButton, "backup")
    assert word.property("tone") == "amber"
    word.click()
    assert keeping.frame.current() is keeping.manage
    assert keeping.manage.current() is page_of(keeping)


def test_a_backup_that_fails_is_told_and_work_goes_on(keeping: Window, at: House) -> None:
    keeping.wait(lambda: said(keeping) == "还没有备份。")
    (at.folder / "backups").write_text("in the way", encoding="utf-8")
    keeper(keeping).back_up()
    keeping.wait(lambda: said(keeping).startswith("没有备份成："))
    assert seen(keeping.frame, QPushButton, "backup").property("tone") == "amber"
    worker(at)


def test_closing_backs_up_what_changed_and_then_closes(keeping: Window, at: House) -> None:
    keeping.shell.close()
    assert keeping.shell.isVisible()
    keeping.wait(lambda: not keeping.shell.isVisible())
    assert keeping.entrance.frame is None
    assert [one.why for one in backups.listed(at.folder)] == ["close"]


def test_nothing_new_closes_without_a_word(keeping: Window, at: House) -> None:
    backups.make(at.admin, "asked")
    shown: list[object] = []
    keeping.shell.close()
    while keeping.shell.isVisible():
        QApplication.processEvents()
        shown.append(isinstance(keeping.shell.current(), ClosingPage))
    assert not any(shown)
    assert len(backups.listed(at.folder)) == 1


def going_on(desk: object, why: str, watch: object) -> None:
    """A backup that goes on until it is told to stop."""
    assert callable(watch)
    while True:
        watch(1, 100)
        QApplication.instance().thread().msleep(2)  # type: ignore[union-attr]


def closing_page(window: Window) -> ClosingPage:
    window.wait(lambda: isinstance(window.shell.current(), ClosingPage))
    page = window.shell.current()
    assert isinstance(page, ClosingPage)
    return page


def test_it_can_be_left_out_or_the_window_stays(keeping: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "make", going_on)
    keeping.shell.close()
    page = closing_page(keeping)
    assert "正在备份，完成后自动关闭" in words_of(page)
    keeping.press("Esc", page)
    keeping.wait(lambda: keeping.shell.current() is keeping.frame)
    keeping.wait(lambda: keeper(keeping)._last is None)
    keeping.shell.close()
    page = closing_page(keeping)
    page.moves.button("skip_backup").choose()
    keeping.wait(lambda: not keeping.shell.isVisible())
    assert keeping.entrance.frame is None


def test_locking_meanwhile_never_leads_back_into_the_window(
    keeping: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "make", going_on)
    keeping.shell.close()
    closing_page(keeping)
    keeping.entrance.lock()
    assert isinstance(keeping.shell.current(), LockPage)
    keeping.press("F8", keeping.shell.current())
    page = closing_page(keeping)
    assert "完成后自动换人签到" in words_of(page)
    keeping.press("Esc", page)
    assert isinstance(keeping.shell.current(), LockPage)


def test_the_end_of_the_session_waits_for_no_backup(
    keeping: Window, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr(backups, "make", going_on)
    keeping.shell.close()
    closing_page(keeping)
    qapp.commitDataRequest.emit(None)
    assert keeping.entrance.frame is None
    assert isinstance(keeping.shell.current(), SignInPage)


def test_a_last_backup_that_fails_says_so_and_lets_go(
    keeping: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "make", full)
    keeping.shell.close()
    page = closing_page(keeping)
    keeping.wait(lambda: "这次没有备份成：磁盘已满。" in page.strip.sentence())
    keeping.press("F8", page)
    keeping.wait(lambda: keeping.shell.current() is keeping.frame)
    keeping.shell.close()
    page = closing_page(keeping)
    keeping.wait(lambda: "磁盘已满" in page.strip.sentence())
    keeping.press("F10", page)
    keeping.wait(lambda: not keeping.shell.isVisible())


def full(desk: object, why: str, watch: object) -> None:
    """A backup that meets a full disk on its way."""
    assert callable(watch)
    watch(1, 100)
    raise Busy("磁盘已满。")


def test_a_backup_by_hand_and_the_second_folder(keeping: Window, at: House, tmp_path: Path) -> None:
    stick = tmp_path / "U 盘"
    stick.mkdir()
    keeping.frame.open_tab("manage")
    keeping.manage.open_part("backups")
    page = page_of(keeping)
    keeping.press("F10")
    keeping.wait(lambda: "备份好了，已试恢复" in page.strip.sentence())
    keeping.wait(lambda: page.list.total() == 1)
    assert "还没有第二个备份文件夹" in words_of(page)
    page.choose(at.folder / "backups")
    keeping.wait(lambda: "不能在数据文件夹里" in page.strip.sentence())
    page.choose(stick)
    keeping.wait(lambda: page.list.total() == 3)
    assert sorted(one.second for one in kept(keeping)) == [False, False, True]
    keeping.wait(lambda: "第二个" not in said(keeping))
    page.moves.button("try_backup").choose()
    keeping.wait(lambda: "一个字节也不差" in page.strip.sentence())
    path = kept(keeping)[0].path
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    page.list.choose(lambda one: one.path == path)
    page.moves.button("try_backup").choose()
    keeping.wait(lambda: "不能用" in page.strip.sentence())


def test_who_is_no_administrator_backs_up_but_chooses_no_folder(window: Window) -> None:
    window.sign_in("cxl", PASSWORD)
    window.frame.open_tab("manage")
    window.manage.open_part("backups")
    page = page_of(window)
    assert page.moves.button("choose_folder").closed
    assert page.moves.button("restore").closed
    assert not page.moves.button("make_backup").closed
