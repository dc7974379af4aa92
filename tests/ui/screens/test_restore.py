"""A restore on screen (恢复页): from a new PC and from 管理, with numbers, a list, a way back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.core.computer import Computer
from app.services import backups
from app.ui.screens.elsewhere import ElsewherePage
from app.ui.screens.restore.page import RestorePage
from app.ui.screens.setup.page import SetUpPage
from app.ui.screens.sign_in import SignInPage
from app.ui.widgets.labels import Link
from app.ui.window import entrance
from tests.kit.factories import PASSWORD, House, accepted, hardship, house
from tests.kit.pages import Window, seen, type_into, words_of


def shown(window: Window) -> RestorePage:
    page = window.shell.current()
    assert isinstance(page, RestorePage)
    return page


def restore_page(window: Window) -> RestorePage:
    window.wait(lambda: isinstance(window.shell.current(), RestorePage))
    page = shown(window)
    window.wait(lambda: not page.moves.button("next_step").closed)
    return page


def to_numbers(window: Window, page: RestorePage, password: str = PASSWORD) -> None:
    window.press("F10", page)
    type_into(seen(page, QLineEdit, "password"), password)
    window.press("F10", page)
    window.wait(lambda: page._work is None)


@pytest.fixture
def at(tmp_path: Path) -> House:
    """An office with one case in its backup and one after it."""
    made = house(tmp_path / "data")
    accepted(made, hardship(made))
    backups.make(made.admin, "asked")
    accepted(made, hardship(made, 2, name="王志远"))
    made.close()
    return made


def test_from_the_office_the_numbers_go_on_and_the_lost_case_is_listed(
    qtbot: QtBot, at: House, tmp_path: Path
) -> None:
    window = Window(qtbot, at.folder, at.clock)
    window.sign_in("gly", PASSWORD)
    window.frame.open_tab("manage")
    window.manage.open_part("backups")
    part = window.manage.part("backups")
    window.wait(lambda: "的备份" in words_of(part))
    window.press("F8")
    page = restore_page(window)
    assert window.entrance.frame is None
    to_numbers(window, page, "wrong-one")
    assert "口令不对" in words_of(page)
    window.press("Esc", page)
    to_numbers(window, page)
    told = words_of(page)
    assert "恢复后逐件补登 1 件" in told
    assert "困难帮扶受理编号 2026 年" in told
    field = seen(page, QLineEdit, "JZ-2026")
    type_into(field, "0")
    window.press("F10", page)
    window.wait(lambda: "不能小于备份里的末号 1" in words_of(page))
    type_into(field, "5")
    window.press("F10", page)
    window.wait(lambda: "恢复好了" in words_of(page))
    assert "JZ-XC01-2026-000002 至 JZ-XC01-2026-000005" in words_of(page)
    page.save_lost(tmp_path / "lost.txt")
    text = (tmp_path / "lost.txt").read_text(encoding="utf-8-sig")
    assert "JZ-XC01-2026-000002" in text
    assert "王志远" not in text
    window.press("F10", page)
    window.wait(lambda: isinstance(window.shell.current(), SignInPage))
    window.sign_in("cxl", PASSWORD)
    desk = window.frame.desk
    window.search("wzy", enter=False)
    assert window.results()[0].startswith("职工 0")
    again = House(at.folder, at.clock, {name: desk.with_actor(one.actor) for name, one in at.desks.items()})
    assert accepted(again, hardship(again, 3)).number == "JZ-XC01-2026-000006"
    window.shell.close()


def test_nothing_is_changed_before_the_last_step_and_one_can_go_back(qtbot: QtBot, at: House) -> None:
    before = (at.folder / "center.db").read_bytes()
    window = Window(qtbot, at.folder, at.clock)
    window.entrance.restore(None)
    page = restore_page(window)
    to_numbers(window, page)
    for _ in range(3):
        window.press("Esc", page)
    window.wait(lambda: isinstance(window.shell.current(), SignInPage))
    assert (at.folder / "center.db").read_bytes() == before
    assert [one.name for one in at.folder.iterdir() if one.name.startswith("restoring-")] == []
    window.shell.close()


def test_a_backup_that_is_none_cannot_go_on(qtbot: QtBot, at: House, tmp_path: Path) -> None:
    (tmp_path / "photo.zgbf").write_bytes(b"no backup")
    window = Window(qtbot, at.folder, at.clock)
    window.entrance.restore(tmp_path / "photo.zgbf")
    page = shown(window)
    window.wait(lambda: "不是本系统的备份" in words_of(page))
    assert "不是本系统的备份" in page.moves.reasons()
    window.shell.close()


def test_a_new_pc_begins_with_the_backup_of_the_lost_one(
    qtbot: QtBot, at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = [one.path for one in backups.listed(at.folder)]
    window = Window(qtbot, tmp_path / "new", at.clock)
    first = window.shell.current()
    assert isinstance(first, SetUpPage)
    type_into(seen(first, QLineEdit, "office"), "武义县职工服务中心")
    window.press("F8", first)
    page = shown(window)
    window.wait(lambda: "没有找到备份" in words_of(page))
    window.press("Esc", page)
    assert window.shell.current() is first
    assert first.office.typed()["office"] == "武义县职工服务中心"
    window.press("F8", first)
    page = shown(window)
    page.choosing.picked.emit(path)
    window.wait(lambda: not page.moves.button("next_step").closed)
    to_numbers(window, page)
    assert "这台电脑上还没有数据" in words_of(page)
    window.press("F10", page)
    window.wait(lambda: "恢复好了" in words_of(page))
    assert "000002 至 JZ-XC01-2026-001001" in words_of(page)
    monkeypatch.setattr(entrance, "this_computer", lambda: Computer("another", "新电脑"))
    window.press("F10", page)
    window.wait(lambda: isinstance(window.shell.current(), SignInPage))
    page_in = window.sign_in_page
    assert "武义县职工服务中心" in words_of(page_in)
    page_in.asked.emit(page_in._name.itemData(0), PASSWORD)
    window.wait(lambda: isinstance(window.shell.current(), ElsewherePage))
    window.shell.close()


@pytest.mark.parametrize(
    ("argv", "path"),
    [
        ([], None),
        (["--restore", "/x/a"], Path("/x/a")),
        (["/x/备份.ZGBF"], Path("/x/备份.ZGBF")),
        (["--data", "/x"], None),
        (["--restore"], None),
    ],
)
def test_a_backup_that_was_double_clicked_is_restored(argv: list[str], path: Path | None) -> None:
    assert bootstrap.backup_in(argv) == (path and path.absolute())


def test_a_backup_that_was_double_clicked_asks_who_is_at_work(qtbot: QtBot, at: House) -> None:
    window = Window(qtbot, at.folder, at.clock)
    window.sign_in("cxl", PASSWORD)
    [backup] = (at.folder / "backups").glob("*.zgbf")
    window.lock()
    window.entrance.offer(backup)
    window.unlock(PASSWORD)
    assert f"刚才打开了备份“{backup.name}”" in words_of(window.frame)
    seen(window.frame, Link, "offered_restore").click()
    page = restore_page(window)
    assert window.entrance.frame is None
    assert str(backup) in words_of(page)
    window.shell.close()


def test_a_backup_that_was_double_clicked_at_sign_in_opens_its_restore(qtbot: QtBot, at: House) -> None:
    window = Window(qtbot, at.folder, at.clock)
    [backup] = (at.folder / "backups").glob("*.zgbf")
    window.entrance.offer(backup)
    assert str(backup) in words_of(restore_page(window))
    window.shell.close()
