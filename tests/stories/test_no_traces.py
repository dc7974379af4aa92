"""No personal data outside the encrypted file (不留个人资料): after a visit every other file is searched."""

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from pytestqt.qtbot import QtBot

from app.services import backups
from app.ui.notify import LOG
from app.ui.screens.manage.about import AboutPart
from app.ui.window.keeping import Keeping
from db.engine import FILE_NAME
from tests.conftest import HOMES
from tests.kit.factories import PASSWORD, house, id_number
from tests.kit.pages import Window

NAME, PHONE, UNIT, REASON = "濮阳璟瑄", "18857390246", "武义鼒鐍门业有限公司", "丈夫工伤后家里断了收入。"
NUMBER = id_number(873)
SECRETS = (NAME, PHONE, UNIT, REASON, NUMBER, PASSWORD)
CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
FORMS = tuple(text.encode(coding) for text in SECRETS for coding in CODINGS)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    """Every folder the program may write into: data, home, temporary files, settings."""
    home, temp = tmp_path / "home", tmp_path / "temp"
    for made in (home, temp):
        made.mkdir()
    for name in (*HOMES, "HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temp))
    monkeypatch.setattr(tempfile, "tempdir", None)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(home))
    config = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation))
    return tmp_path / "data", home, temp, config


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, places: tuple[Path, ...]) -> Iterator[Window]:
    """The window with its automatic backups."""
    at = house(tmp_path / "data")
    at.close()
    made = Window(qtbot, at.folder, at.clock)
    made.entrance._keeping = Keeping(made.shell, made.notifier, made.shell)
    yield made
    made.shell.close_now()


def visit(window: Window) -> None:
    """She is entered, found again, begins a matter, and the window is locked over what is typed."""
    window.sign_in("qn", PASSWORD)
    window.search(NUMBER, enter=False)
    window.press("F2")
    window.fill(window.person_form(), {"name": NAME, "phone": PHONE, "unit": UNIT})
    window.press("F10")
    window.wait(lambda: window.counter.current() is window.counter.card)
    page = window.begin(1, "relief.living")
    window.fill(page, {"reason": REASON})
    window.lock()
    window.unlock(PASSWORD)


def trouble(window: Window, target: Path) -> None:
    """A bug whose text names her, the fault report, and a backup at the end."""
    told = window.notifier.notice(RuntimeError(f"{NAME} {NUMBER} {PHONE}"), "登记")
    assert NAME not in told.sentence
    window.frame.open_tab("manage")
    window.manage.open_part("about")
    about = window.manage.current()
    assert isinstance(about, AboutPart)
    about.report_to(target)
    assert target.exists()
    window.shell.close()
    window.wait(lambda: window.entrance.frame is None)


def leaks(folder: Path) -> list[str]:
    """Files below a folder that hold or are named after one of the secrets; the encrypted file is no text."""
    found = []
    for path in folder.rglob("*"):
        if any(text in path.name for text in SECRETS):
            found.append(f"named {path}")
        if path.is_file() and any(form in path.read_bytes() for form in FORMS):
            found.append(str(path))
    return found


def test_after_a_visit_no_file_holds_a_word_of_it(
    window: Window,
    places: tuple[Path, ...],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    visit(window)
    assert not any(text in window.shell.windowTitle() for text in SECRETS)
    data = places[0]
    trouble(window, data / "report.txt")
    assert len(backups.listed(data)) == 1
    assert (data / LOG).exists()
    assert (data / FILE_NAME).exists()
    for place in places:
        assert leaks(place) == [], place
    assert not any(text in caplog.text for text in SECRETS)


def test_the_search_would_see_them(tmp_path: Path) -> None:
    for n, form in enumerate(FORMS):
        (tmp_path / f"{n}.bin").write_bytes(b"\0" * 7 + form)
    (tmp_path / f"{NAME}.txt").touch()
    assert len(leaks(tmp_path)) == len(FORMS) + 1
