"""Release (版本): one number, changes for it, how the program starts again, its parts and its computer."""

import getpass
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app.core import parts, release, system
from app.core.findings import Finding, Findings
from app.core.parts import Part

CHANGES = Path("resources") / "CHANGELOG.md"
BOM = """{"components": [
 {"name": "a", "version": "1", "licenses": [{"expression": "MIT OR BSD-3-Clause"}]},
 {"name": "b", "licenses": [{"license": {"name": "Hanazono Font License"}}]},
 {"name": "c", "version": "2", "licenses": [{"license": {"id": "ISC"}}]}]}"""


def test_the_project_has_the_same_number(root: Path) -> None:
    held = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert held["project"]["version"] == release.VERSION


def test_the_newest_changes_are_of_this_version_and_older_ones_follow(root: Path) -> None:
    text = (root / CHANGES).read_text(encoding="utf-8")
    numbers = [tuple(map(int, one.split("."))) for one in re.findall(r"(?m)^## (\S+?)（", text)]
    assert ".".join(map(str, numbers[0])) == release.VERSION
    assert numbers == sorted(numbers, reverse=True)


def test_the_changes_are_in_the_words_of_a_clerk(root: Path) -> None:
    lines = (root / CHANGES).read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in told if not re.match(r"- .*。$", line)] == []
    assert not re.search(r"[!！]|SQL|Python|Qt|commit", "".join(told))


def test_the_command_starts_this_program_from_anywhere(tmp_path: Path) -> None:
    done = subprocess.run(
        [*release.command(), "--help"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    assert "python3 -m app" in done.stdout


def test_the_built_program_starts_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert release.command() == [sys.executable]


def test_parts_of_a_checkout_are_those_of_the_lock(root: Path) -> None:
    found = {one.name: one for one in parts.parts()}
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    assert set(found) == set(re.findall(r"(?m)^([a-z0-9-]+)==", lock))
    assert found["sqlalchemy"].licence == "MIT"
    assert parts.locked("not-installed==1.0 \\\n") == (Part("not-installed", "1.0", ""),)


def test_parts_of_the_built_program_are_in_the_list_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "center.exe"))
    (tmp_path / parts.LIST).write_text(BOM, encoding="utf-8")
    assert parts.parts() == (
        Part("a", "1", "MIT OR BSD-3-Clause"),
        Part("b", "", "Hanazono Font License"),
        Part("c", "2", "ISC"),
    )


def test_the_computer_is_told_without_its_user() -> None:
    found = system.facts()
    assert set(found) <= set(system.WORDS)
    assert all(found.values())
    assert getpass.getuser() not in "".join(found.values()) or getpass.getuser() in "root"


@pytest.mark.windows
def test_windows_is_told_by_its_build_and_code_page() -> None:
    assert re.fullmatch(r"Windows 10\.0\.\d+", system.system_name())
    assert system.code_page().isdecimal()


def test_findings_come_back_as_they_were_written() -> None:
    one = Findings("程序", "1", "2026", {"qt": "6"}, (Finding("字体", False, 3, "看到"),), 2, "打印机")
    assert Findings.read(one.text()) == one
    assert (one.ok, one.complete) == (False, False)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"checks": [{"name": 1}]}', '"text"', "null"])
def test_half_a_file_is_no_result(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  json's own is one too
        Findings.read(text)


@pytest.mark.parametrize(
    ("checks", "running", "ok"),
    [
        ((True, True), "", True),
        ((True, False), "", False),
        ((True,), "", False),
        ((True,), "窗口", False),
    ],
)
def test_only_a_whole_run_without_a_fault_is_good(checks: tuple[bool, ...], running: str, ok: bool) -> None:
    made = tuple(Finding("一", one, 1, "") for one in checks)
    assert Findings("", "", "", {}, made, 2, running).ok == ok
