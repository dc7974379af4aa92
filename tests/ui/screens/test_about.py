"""管理 · 关于: version, changes and parts, the self-test as a child, the fault report."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.core.findings import Finding, Findings
from app.core.release import VERSION
from app.ui.screens.manage import child_test
from app.ui.screens.manage.about import CHECKS, INSTALL, PARTS, AboutPart
from tests.kit.factories import PASSWORD, House
from tests.kit.pages import Window, words_of

CHILD = """
import sys, time
file, steps = sys.argv[sys.argv.index("--self-test") + 1], {steps!r}
for text in steps:
    open(file, "w", encoding="utf-8").write(text)
    time.sleep({pause})
"""


def findings(*oks: bool, total: int, running: str = "") -> str:
    made = tuple(Finding(f"第{n}项", ok, 400, f"看到{n}") for n, ok in enumerate(oks, start=1))
    return Findings("程序", VERSION, "2026-11-02 09:00", {}, made, total, running).text()


def child(monkeypatch: pytest.MonkeyPatch, *steps: str, pause: float = 0.05) -> None:
    """The program, started again, writes these results one after the other."""
    script = CHILD.format(steps=steps, pause=pause)
    monkeypatch.setattr(child_test, "command", lambda: [sys.executable, "-X", "utf8", "-c", script])


@pytest.fixture
def about(window: Window) -> AboutPart:
    """The part in front, a clerk before it."""
    window.sign_in("cxl", PASSWORD)
    window.press("Alt+9")
    window.wait(window.manage.isVisible)
    window.manage.open_part("about")
    part = window.manage.part("about")
    assert isinstance(part, AboutPart)
    window.wait(part.isVisible)
    return part


def test_version_data_and_changes_are_shown_to_everybody(
    about: AboutPart, at: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = words_of(about)
    assert VERSION in words
    assert str(at.folder) in words
    assert "SQLCipher" in words
    assert f"{VERSION}（" in about.changes.toPlainText()
    assert about.changes.horizontalScrollBar().maximum() == 0
    about.open_sheet(INSTALL)
    assert "SHA256" in about.install.toPlainText()
    assert about.install.horizontalScrollBar().maximum() == 0
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    about.moves.button("open_folder").choose()
    assert [Path(one.toLocalFile()) for one in opened] == [at.folder]


def test_the_parts_are_listed_with_their_licences(about: AboutPart) -> None:
    about.open_sheet(PARTS)
    assert about.parts.total() > 15
    about.parts.choose(lambda one: one.name == "sqlalchemy")
    chosen = about.parts.current()
    assert chosen is not None
    assert chosen.licence == "MIT"


def test_a_self_test_shows_how_far_it_is_and_how_it_ended(
    window: Window, about: AboutPart, monkeypatch: pytest.MonkeyPatch
) -> None:
    child(
        monkeypatch, "{", findings(True, total=2, running="第2项"), findings(True, True, total=2), pause=1.5
    )
    about.open_sheet(CHECKS)
    assert "还没有自检过" in words_of(about)
    window.press("F10")
    window.wait(lambda: "正在做第2项" in words_of(about))
    assert about.moves.reasons() == "运行自检 暂不能办：自检正在进行。"
    window.wait(lambda: not about.test.running)
    assert about.strip.sentence() == "自检 2 项全部通过，用了 1 秒。"
    assert about.checks.total() == 2
    assert about.progress.isHidden()


def test_what_did_not_hold_is_named_and_chosen(
    window: Window, about: AboutPart, monkeypatch: pytest.MonkeyPatch
) -> None:
    child(monkeypatch, findings(True, False, True, total=3))
    window.press("F10")
    window.wait(lambda: about.findings is not None and not about.test.running)
    assert about.strip.sentence().startswith("自检没有通过：第2项。")
    assert "第2项：看到2" in words_of(about)


def test_a_crash_tells_where_it_was(
    window: Window, about: AboutPart, monkeypatch: pytest.MonkeyPatch
) -> None:
    child(monkeypatch, findings(True, total=3, running="受理台"))
    window.press("F10")
    window.wait(lambda: about.findings is not None and not about.test.running)
    assert about.strip.sentence().startswith("自检没有通过：停在受理台。")


@pytest.mark.parametrize("command", [["no-such-program"], [sys.executable, "-c", "raise SystemExit(1)"]])
def test_a_program_that_does_not_start_is_said(
    window: Window, about: AboutPart, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setattr(child_test, "command", lambda: command)
    window.press("F10")
    window.wait(lambda: "没有运行起来" in about.strip.sentence())
    assert not about.test.running
    assert about.moves.reasons() == ""


def test_esc_ends_it_and_nothing_is_left(
    window: Window, about: AboutPart, monkeypatch: pytest.MonkeyPatch
) -> None:
    child(monkeypatch, findings(True, total=9, running="字体"), pause=60)
    window.press("F10")
    window.wait(lambda: about.checks.total() == 1)
    window.press("Esc")
    window.wait(lambda: not about.test.running)
    assert about.strip.sentence() == "自检取消了，什么都没有留下。"
    assert about.findings is None
    assert "还没有自检过" in words_of(about)


def test_the_report_holds_the_self_test(
    window: Window, about: AboutPart, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    child(monkeypatch, findings(True, total=1))
    window.press("F10")
    window.wait(lambda: about.findings is not None and not about.test.running)
    about.report_to(tmp_path / "报告.txt")
    text = (tmp_path / "报告.txt").read_text(encoding="utf-8-sig")
    assert "通过 第1项 400 毫秒 看到1" in text
    assert "显示方式 offscreen" in text
    assert "陈晓岚" not in text
    assert about.strip.sentence().startswith("已存到“报告.txt”")
    about.report_to(tmp_path / "no" / "报告.txt")
    assert "没有存到“报告.txt”" in about.strip.sentence()
