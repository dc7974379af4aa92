"""This PC (本机): the same at every start, another one by its id or by its name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.core import computer
from app.core.computer import this_computer

ASK = "from app.core.computer import this_computer; print(this_computer().mark)"


def test_it_is_the_same_at_every_start(root: Path) -> None:
    done = subprocess.run([sys.executable, "-c", ASK], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == this_computer().mark
    assert len(this_computer().mark) == 64
    assert this_computer().host


@pytest.mark.linux
def test_the_id_and_the_name_tell_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marks = [this_computer().mark]
    for number, host in (("a1\n", "counter"), ("a2\n", "counter"), ("a2\n", "office")):
        (tmp_path / "machine-id").write_text(number, encoding="ascii")
        monkeypatch.setattr(computer, "_IDS", (tmp_path / "none", tmp_path / "machine-id"))
        monkeypatch.setattr(
            os, "uname", lambda host=host: os.uname_result(("Linux", host, "6", "1", "x86_64"))
        )
        marks.append(this_computer().mark)
    assert len(set(marks)) == 4
    assert this_computer().host == "office"


@pytest.mark.linux
def test_one_without_an_id_is_told_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computer, "_IDS", (tmp_path / "none",))
    assert this_computer() == this_computer()
    monkeypatch.setattr(os, "uname", lambda: os.uname_result(("Linux", "", "6", "1", "x86_64")))
    assert this_computer() == this_computer()
    assert this_computer().host == "没有名字的电脑"


if sys.platform == "win32":

    def test_windows_tells_its_id_and_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
        assert this_computer().host.casefold() == os.environ["COMPUTERNAME"].casefold()
        before = this_computer().mark
        read = computer._registered
        monkeypatch.setattr(
            computer, "_registered", lambda place, name: "x" if name == "MachineGuid" else read(place, name)
        )
        assert this_computer().mark != before
        assert read("SOFTWARE\\Microsoft\\Cryptography", "MachineGuid")
        assert read("SOFTWARE\\Microsoft\\Cryptography", "NoSuchName") == ""
