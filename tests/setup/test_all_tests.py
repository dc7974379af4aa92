"""The command that runs all tests (测试命令): what it counts, and its last line."""

import sys
from pathlib import Path

import pytest

from tests import __main__ as everything
from tests.__main__ import Count

REPORT = '<testsuites><testsuite tests="{}" failures="{}" errors="{}" skipped="{}"></testsuite></testsuites>'


@pytest.mark.parametrize(
    ("count", "line"),
    [
        (Count(12, 0), "12 passed, 0 failed"),
        (Count(11, 1), "11 passed, 1 failed"),
        (Count(10, 1, 2), "10 passed, 1 failed, 2 skipped"),
    ],
)
def test_the_last_line(count: Count, line: str) -> None:
    assert count.line() == line


@pytest.mark.parametrize(
    ("numbers", "code", "count"),
    [
        ((5, 0, 0, 0), 0, Count(5, 0, 0)),
        ((9, 1, 2, 3), 1, Count(3, 3, 3)),
        ((5, 0, 0, 0), 3, Count(5, 1, 0)),
        ((0, 0, 0, 0), 5, Count(0, 1, 0)),
    ],
)
def test_the_report_is_counted(numbers: tuple[int, ...], code: int, count: Count, tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT.format(*numbers), encoding="utf-8")
    assert everything.read_report(report, code) == count


@pytest.mark.parametrize("text", [None, "<testsuites><testsuite"])
def test_a_pytest_that_died_is_a_failure(text: str | None, tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    if text is not None:
        report.write_text(text, encoding="utf-8")
    assert everything.read_report(report, -11) == Count(failed=1)


def test_each_static_step_is_a_test_and_shows_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    steps = {"good": ["-c", "print('quiet')"], "bad": ["-c", "print('问题'); raise SystemExit(2)"]}
    assert everything.run_static(steps) == Count(1, 1)
    output = capsys.readouterr().out
    assert "good: passed" in output
    assert "bad: FAILED" in output
    assert "问题" in output
    assert "quiet" not in output


def test_pytest_gets_the_other_arguments() -> None:
    assert everything.pytest_arguments(["-k", "money"]) == ["-k", "money"]
    assert everything.pytest_arguments(["--quick", "tests/core"]) == ["tests/core", "-m", "not slow"]
    assert everything.pytest_arguments(["--quick"]) == [*everything.EVERY_CORE, "-m", "not slow"]


def test_a_planted_failure_is_counted_by_the_real_pytest(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    planted = tmp_path / "test_planted.py"
    planted.write_text("def test_a():\n    assert False\n\ndef test_b():\n    pass\n", encoding="utf-8")
    count = everything.run_pytest([str(planted), "--rootdir", str(tmp_path), "--confcutdir", str(tmp_path)])
    assert count == Count(passed=1, failed=1)
    assert "test_planted.py" in capfd.readouterr().out


@pytest.mark.parametrize(("count", "code"), [(Count(3, 0), 0), (Count(3, 1), 1)])
def test_the_exit_code_is_zero_only_if_nothing_failed(
    count: Count, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(everything, "inside", lambda root: True)
    monkeypatch.setattr(everything, "whole", lambda root, lock: True)
    monkeypatch.setattr(everything, "prepare_system", lambda: None)
    monkeypatch.setattr(everything, "run_static", lambda steps: Count(0, 0))
    monkeypatch.setattr(everything, "run_pytest", lambda arguments: count)
    assert everything.main([]) == code
    assert capsys.readouterr().out.splitlines()[-1] == count.line()


def test_another_python_fails_with_its_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 18, "final", 0))
    assert everything.main([]) == 1
    streams = capsys.readouterr()
    assert "3.8.18" in streams.err
    assert streams.out.splitlines()[-1] == "0 passed, 1 failed"
