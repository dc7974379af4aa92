"""Far folders (路径): a user name in Chinese with a blank, a path of more than 200 characters."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.cli import main
from app.core.clock import FixedClock
from app.core.paths import why_refused
from app.services import accounts, casework, search, upkeep
from tests.kit.factories import DAY, PASSWORD, accepted, hardship, house, rooms
from tests.kit.pages import Window, seen, type_into, words_of
from tests.ui.screens.test_setup import saved, to_the_sheet

LENGTH = 212


@pytest.fixture
def far(tmp_path: Path) -> Path:
    """A folder that need not exist yet, with Chinese, blanks and signs in its long path."""
    folder = tmp_path / "王 小芳" / "职工服务中心（武义）#1 100%"
    while len(str(folder)) < LENGTH - 20:
        folder /= "data of 2026 数据"
    return folder / ("x" * (LENGTH - len(str(folder))))


def test_from_set_up_to_the_counter_and_back(
    qtbot: QtBot, far: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(str(far)) > 200
    window = Window(qtbot, far, FixedClock.on(date(2026, 11, 23)))
    where = next(one for one in window.shell.findChildren(QLabel) if str(far) in one.text())
    assert where.height() >= where.heightForWidth(where.width())
    page = to_the_sheet(window)
    groups = saved(page, far.parent / "恢复 页.pdf", monkeypatch)
    for n in (2, 5):
        type_into(seen(page, QLineEdit, f"group_{n}"), groups[n - 1])
    window.press("F10")
    window.wait(lambda: window.entrance.frame is not None)
    window.sign_out()
    window.sign_in("wzy", "first-pass")
    assert "王志远" in words_of(window.frame)
    window.shell.close()


def test_a_case_its_slip_and_the_proof(far: Path, tmp_path: Path) -> None:
    at = house(far)
    assert why_refused(far) is None
    number = casework.case(at.clerk, accepted(at, hardship(at)).case_id).number
    at.close()
    password = tmp_path / "口 令.txt"
    password.write_text(PASSWORD, encoding="utf-8")
    slip = far / "回 执.pdf"
    words = ["--data", str(far), "--password-file", str(password)]
    assert main(["slip", number, "--out", str(slip), *words]) == 0
    assert slip.read_bytes().startswith(b"%PDF")
    assert main(["verify", *words]) == 0
    desk = accounts.sign_in_any(far, FixedClock.on(DAY), rooms(), PASSWORD, "陈晓岚")
    assert search.find(desk, number).exact is not None
    upkeep.close(desk)
