"""Tasks (后台任务): one worker, results in the window's thread, steps, cancelling, failures."""

import threading
import time

from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui.tasks import Cancelled, Runner, Work


def test_result_comes_back_in_the_window_thread(qtbot: QtBot) -> None:
    """The work runs elsewhere, its result arrives here."""
    runner, seen = Runner(), list[tuple[int, int]]()
    here = threading.get_ident()
    runner.run(
        lambda _: threading.get_ident(), lambda there: seen.append((there, threading.get_ident())), print
    )
    qtbot.waitUntil(lambda: len(seen) == 1)
    there, back = seen[0]
    assert there != here
    assert back == here


def test_one_after_another(qtbot: QtBot) -> None:
    """Two works never run at once, and in the order they came."""
    runner, order, running = Runner(), list[str](), list[str]()

    def act(name: str) -> str:
        assert not running
        running.append(name)
        time.sleep(0.02)
        running.remove(name)
        return name

    for name in "abc":
        runner.run(lambda _, name=name: act(name), order.append, order.append)  # type: ignore[misc, arg-type]
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == ["a", "b", "c"]


def test_failure_goes_to_failed(qtbot: QtBot) -> None:
    """An error of the work is handed over, the runner lives on."""
    runner, failed, done = Runner(), list[Exception](), list[int]()

    def fail(_: Work[int]) -> int:
        raise ValueError("x")

    runner.run(fail, done.append, failed.append)
    runner.run(lambda _: 1, done.append, failed.append)
    qtbot.waitUntil(lambda: bool(done))
    assert isinstance(failed[0], ValueError)


def test_steps_and_cancel(qtbot: QtBot) -> None:
    """Steps are shown; a cancelled work stops at its next step with Cancelled."""
    runner, steps, failed = Runner(), list[int](), list[Exception]()

    def long(work: Work[int]) -> int:
        for done in range(10_000):
            work.step(done, 10_000)
            time.sleep(0.001)
        return 1

    work = runner.run(long, print, failed.append, lambda done, _: steps.append(done))
    qtbot.waitUntil(lambda: len(steps) > 3)
    work.cancel()
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], Cancelled)
    assert steps[:3] == [0, 1, 2]
    assert len(steps) < 5_000


def test_busy_is_told_and_waiting_ends(qtbot: QtBot) -> None:
    """`busy` goes up once and down once for works that follow one another."""
    runner, heard = Runner(), list[bool]()
    runner.busy.connect(heard.append)
    for _ in range(3):
        runner.run(lambda _: time.sleep(0.01), lambda _: None, print)
    assert runner.wait(2_000)
    qtbot.waitUntil(lambda: heard == [True, False])


def test_a_runner_deleted_under_its_work(qtbot: QtBot) -> None:
    """A window closed under its work is not waited for; the work stops at its next step, without a fault."""
    runner, go, ends = Runner(), threading.Event(), list[str]()
    started = threading.Event()

    def long(work: Work[int]) -> int:
        started.set()
        go.wait(10)
        try:
            work.step(1, 2)
        except Cancelled:
            ends.append("stopped")
            raise
        return 0

    runner.run(long, lambda _: ends.append("done"), lambda _: ends.append("heard"))
    assert started.wait(10)
    delete(runner)
    go.set()
    qtbot.waitUntil(lambda: bool(ends))
    qtbot.wait(50)
    assert ends == ["stopped"]
