"""Notices (提示): every known error has its words; a bug gets a number and a log without personal data."""

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.clock import FixedClock
from app.core.errors import Busy, CenterError, Damaged, Fault, Forbidden, Invalid, NotFound, Refused, Stale
from app.ui.form import FormView
from app.ui.notify import LOG, Notice, Notifier, install, show, translate
from app.ui.widgets.strip import Strip
from tests.kit.gallery import FORM, TYPING

CLOCK = FixedClock.on(date(2026, 11, 23))
PRIVATE = "周素梅 330723197411231524"


@pytest.fixture
def hooks() -> Iterator[None]:
    """The hooks are put back afterwards."""
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before


@pytest.mark.parametrize(
    ("error", "kind", "title", "right"),
    [
        (Refused("每年不超过 16,000.00 元。", "办法第九条"), "stop", "不能受理", "没有保存任何改动"),
        (Forbidden("这一步由审批人办。"), "stop", "这一步不归您办", "没有保存任何改动"),
        (NotFound("没有这件案件。"), "mind", "没有找到", "您填的都还在"),
        (Busy("磁盘满了。请清理后再办。"), "mind", "现在办不了", "您填的都还在"),
        (Damaged("数据文件校验不对。"), "stop", "数据文件有问题", "没有保存任何改动"),
    ],
)
def test_known_errors(error: CenterError, kind: str, title: str, right: str) -> None:
    """Kind, title and what became of the typing; the sentence is the error's own."""
    notice = translate(error, "受理")
    assert (notice.kind, notice.title, notice.right) == (kind, title, right)
    assert notice.sentence == str(error)


def test_stale_names_who_and_when_in_china() -> None:
    """Who saved, at China's time, and a way to reload."""
    notice = translate(Stale("王志远", datetime(2026, 11, 23, 1, 12, tzinfo=UTC)))
    assert "王志远 2026-11-23 09:12" in notice.sentence
    assert [way.code for way in notice.ways] == ["reload"]


def test_invalid_goes_to_its_fields(qtbot: QtBot) -> None:
    """Faults stand at their fields; without a form the strip says the sentence."""
    strip, form = Strip(), FormView(FORM, TYPING)
    qtbot.addWidget(strip)
    qtbot.addWidget(form)
    notice = translate(Invalid(faults=[Fault("wrong", "没有 2 月 30 日。"), Fault("next", "要填。")]))
    show(notice, strip, form)
    assert form.faults() == {"next": "要填。", "wrong": "没有 2 月 30 日。"}
    assert strip.isHidden()
    show(notice, strip)
    assert strip.sentence() == "没有 2 月 30 日。"


def test_refusal_stands_in_the_strip(qtbot: QtBot) -> None:
    """Reason and article in the strip."""
    strip = Strip()
    qtbot.addWidget(strip)
    show(translate(Refused("每年不超过 16,000.00 元。", "办法第九条"), "核定"), strip)
    assert strip.kind == "stop"
    assert strip.sentence() == "不能核定。每年不超过 16,000.00 元。办法第九条。没有保存任何改动"


def _fail() -> None:
    try:
        raise KeyError(PRIVATE)
    except KeyError as error:
        raise RuntimeError(PRIVATE) from error


def test_bug_gets_a_number_and_a_clean_log(tmp_path: Path) -> None:
    """The number is on the screen and in the log; places and kinds are logged, no text of the error."""
    notifier, failed = Notifier(tmp_path, CLOCK), list[Notice]()
    assert notifier.attempt(_fail, failed.append, "受理") is None
    log = (tmp_path / LOG).read_text(encoding="utf-8")
    assert "1123-090000-1" in failed[0].sentence
    assert "1123-090000-1" in log
    assert "RuntimeError" in log
    assert "KeyError" in log
    assert "_fail" in log
    assert PRIVATE not in log + failed[0].sentence
    assert "周素梅" not in log
    assert "Traceback" not in failed[0].sentence


def test_attempt_gives_the_result_and_known_errors_are_not_logged(tmp_path: Path) -> None:
    """What works comes back; a refusal is no incident."""
    notifier, failed = Notifier(tmp_path, CLOCK), list[Notice]()
    assert notifier.attempt(lambda: 7, failed.append) == 7

    def refuse() -> None:
        raise Refused("不行。")

    notifier.attempt(refuse, failed.append)
    assert [one.title for one in failed] == ["不能办理"]
    assert not (tmp_path / LOG).exists()


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    """A folder that is a file: the notice says that the log was not written."""
    place = tmp_path / "file"
    place.write_text("", encoding="utf-8")
    notice = Notifier(place, CLOCK).notice(RuntimeError("x"))
    assert "日志没有写成" in notice.sentence


def test_log_turns_over(tmp_path: Path) -> None:
    """A large log becomes the old one."""
    (tmp_path / LOG).write_bytes(b"x" * 1_000_001)
    Notifier(tmp_path, CLOCK).notice(RuntimeError("x"))
    assert (tmp_path / "incidents.old.log").stat().st_size == 1_000_001
    assert (tmp_path / LOG).stat().st_size < 2_000


@pytest.mark.usefixtures("hooks")
def test_hooks_catch_window_and_thread(tmp_path: Path, qtbot: QtBot) -> None:
    """What nothing caught is told once each, in the window's thread."""
    notifier, heard = install(tmp_path, CLOCK), list[Notice]()
    notifier.noticed.connect(heard.append)
    sys.excepthook(RuntimeError, RuntimeError(PRIVATE), None)
    thread = threading.Thread(target=_fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert PRIVATE not in "".join(one.sentence for one in heard)
    notifier.deleteLater()
