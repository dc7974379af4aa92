"""Self-test (自检): the whole program tried as a process of its own; what fails is told, nothing is left."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.core import release
from app.core.clock import SystemClock
from app.core.errors import Busy
from app.core.findings import Findings
from app.core.release import VERSION
from app.rooms import ROOMS
from app.self_test import main, run
from app.self_test.checks import CHECKS
from app.self_test.trial import Trial


def of(file: Path) -> Findings:
    return Findings.read(file.read_text(encoding="utf-8"))


def holds(_trial: Trial) -> str:
    return "好的"


def breaks(trial: Trial) -> str:
    raise FileNotFoundError(2, "No such file or directory", str(trial.home / "王小芳.txt"))


def refuses(trial: Trial) -> str:
    raise Busy(f"{trial.folder} 写不进去。")


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """A short self-test: the second and the third check fail."""
    short = (("一", holds), ("二", breaks), ("三", refuses), ("四", holds))
    monkeypatch.setattr(run, "CHECKS", short)


@pytest.mark.slow
def test_the_program_passes_and_says_what_it_saw(tmp_path: Path) -> None:
    file, data = tmp_path / "自检.json", tmp_path / "数据 盘"
    command = [*release.command(), "--self-test", str(file), "--data", str(data)]
    watched = os.environ | {"PYTHONFAULTHANDLER": "1"}
    done = subprocess.run(command, env=watched, capture_output=True, encoding="utf-8", check=False)
    found = of(file)
    assert [one for one in found.checks if not one.ok] == []
    assert (done.returncode, found.ok, found.version) == (0, True, VERSION), done.stderr
    assert [one.name for one in found.checks] == [name for name, _ in CHECKS]
    seen = {one.name: one.seen for one in found.checks}
    assert all(room.line.name in seen["各业务登记"] for room in ROOMS)
    assert seen["回执"].startswith(f"{len(ROOMS)} 份回执")
    assert seen["受理台"].startswith("1366x697")
    assert found.system["platform"] == "offscreen"
    assert found.system["data_folder"] in ("local", "removable", "network")
    assert list(data.iterdir()) == []
    text = file.read_text(encoding="utf-8")
    assert [one for one in (str(tmp_path), str(Path.home()), "pytest-of") if one in text] == []


def test_every_check_is_made_though_some_fail(checks: None, tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    assert main(["--self-test", str(file), "--data", str(tmp_path / "data")]) == 1
    found = of(file)
    assert [(one.name, one.ok) for one in found.checks] == [
        ("一", True),
        ("二", False),
        ("三", False),
        ("四", True),
    ]
    assert (found.ok, found.complete) == (False, True)


def test_what_fails_is_told_without_paths_and_names(checks: None, tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    main(["--self-test", str(file), "--data", str(tmp_path / "data")])
    broken, refused = of(file).checks[1:3]
    assert broken.seen.startswith("FileNotFoundError（test_run.py:")
    assert refused.seen.startswith("…")
    assert refused.seen.endswith("写不进去。")
    text = file.read_text(encoding="utf-8")
    assert "王小芳" not in text
    assert json.dumps(str(tmp_path))[1:-1] not in text


def test_the_check_under_way_is_named_while_it_lasts(
    checks: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, seen = tmp_path / "result.json", list[Findings]()

    def looks(_trial: Trial) -> str:
        seen.append(of(file))
        return ""

    monkeypatch.setattr(run, "CHECKS", (("一", holds), ("受理台", looks)))
    assert main(["--self-test", str(file)]) == 0
    assert (seen[0].running, len(seen[0].checks), seen[0].total) == ("受理台", 1, 2)
    assert (seen[0].ok, seen[0].complete) == (False, False)


@pytest.mark.parametrize("place", ["missing/result.json", "."])
def test_a_result_that_cannot_be_written_is_one_line_and_2(
    checks: None, tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    assert main(["--self-test", str(tmp_path / place), "--data", str(tmp_path / "data")]) == 2
    said = capsys.readouterr().err
    assert said.startswith("自检结果写不进")
    assert said.count("\n") == 1
    assert list((tmp_path / "data").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_one_line_and_2(
    checks: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["--self-test", str(tmp_path / "r.json"), "--data", str(tmp_path / "file")]) == 2
    assert capsys.readouterr().err.startswith("自检用的文件夹建不了")


@pytest.mark.parametrize("words", [["--self-test"], ["--self-test", "a", "--what"], ["--data", "x"]])
def test_a_wrong_command_is_one_line_and_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    said = capsys.readouterr().err
    assert said.startswith("自检没有写对")
    assert said.count("\n") == 1


def test_what_lies_in_the_folder_stays(checks: None, tmp_path: Path) -> None:
    (tmp_path / "center.db").write_bytes(b"real")
    main(["--self-test", str(tmp_path / "r.json"), "--data", str(tmp_path)])
    assert sorted(one.name for one in tmp_path.iterdir()) == ["center.db", "r.json"]
    assert (tmp_path / "center.db").read_bytes() == b"real"


def test_a_check_without_its_data_says_so(tmp_path: Path, qapp: QApplication) -> None:
    trial = Trial(tmp_path)
    by_name = dict(CHECKS)
    for name in ("各业务登记", "回执", "校验", "再次打开", "受理台"):
        with pytest.raises(Exception, match="这一项没有做"):
            by_name[name](trial)
    trial.close()
    assert trial.clock.today() == SystemClock().today()
