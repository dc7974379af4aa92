"""Data of another version (别的版本的数据): told at sign-in, and the files stay as they were."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from db.engine import FILE_NAME, connect
from tests.kit.factories import PASSWORD, House
from tests.kit.pages import Window, seen, type_into, words_of


def written_by(at: House, revision: str) -> Mapping[str, bytes]:
    """The office's real file, now of another revision; gives what lies in the folder."""
    at.close()
    raw = connect(at.folder / FILE_NAME, at.admin.key)
    raw.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    raw.close()
    return held(at.folder)


def held(folder: Path) -> Mapping[str, bytes]:
    """Every file of a folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize(
    ("revision", "told"),
    [
        ("9001", ("较新版本的程序", "数据版本 9001", "没有改动", "请先更新程序")),
    ],
)
def test_it_is_told_at_sign_in(qtbot: QtBot, at: House, revision: str, told: tuple[str, ...]) -> None:
    before = written_by(at, revision)
    window = Window(qtbot, at.folder, at.clock)
    password = seen(window.sign_in_page, QLineEdit, "password")
    type_into(password, PASSWORD)
    QTest.keyClick(password, Qt.Key.Key_Return)
    window.wait(lambda: "数据版本" in words_of(window.sign_in_page))
    said = words_of(window.sign_in_page)
    assert [words for words in told if words not in said] == []
    assert window.entrance.frame is None
    assert held(at.folder) == before
    window.shell.close()
