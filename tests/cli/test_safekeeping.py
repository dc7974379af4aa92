"""Backup and restore without a window (备份与恢复命令): what they say, what they leave, their exit codes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app import cli
from app.services import accounts, backups, upkeep
from db.keys import Slots
from tests.kit.factories import CHEAP, PASSWORD, House, accepted, hardship, rooms

Run = Callable[..., tuple[int, list[str], list[str]]]
CODE = "2345-6789-ABCD-EFGH-JKLM-NPQR"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command; exit code, lines of stdout, lines of stderr."""

    def once(*words: object) -> tuple[int, list[str], list[str]]:
        code = cli.main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return once


@pytest.fixture
def password(tmp_path: Path) -> Path:
    """A password file."""
    file = tmp_path / "password.txt"
    file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return file


@pytest.fixture
def backup(at: House) -> Path:
    """A backup with one case; another came after it, and the file is closed."""
    accepted(at, hardship(at))
    path = backups.make(at.admin, "asked").backup.path
    accepted(at, hardship(at, 2))
    at.close()
    return path


def test_backup_says_its_file_and_head(run: Run, at: House, password: Path, tmp_path: Path) -> None:
    accepted(at, hardship(at))
    last = at.clerk.database.head()
    at.close()
    stick = tmp_path / "stick"
    stick.mkdir()
    code, out, err = run("backup", "--data", at.folder, "--to", stick, "--password-file", password)
    assert (code, err) == (0, [])
    (one,) = backups.listed(at.folder)
    assert str(one.path) in out[0]
    assert str(stick / one.path.name) in out[1]
    assert str(last) in out[2]
    assert (stick / one.path.name).read_bytes() == one.path.read_bytes()


def test_restore_tells_what_is_skipped_kept_and_lost(
    run: Run, at: House, backup: Path, password: Path
) -> None:
    code, out, err = run(
        *("restore", "--data", at.folder, "--from", backup, "--password-file", password),
        *("--numbers", "JZ-2026=7"),
    )
    assert (code, err) == (0, [])
    said = "\n".join(out)
    assert "JZ-XC01-2026-000002 至 JZ-XC01-2026-000007" in said
    assert "JZ-XC01-2026-000002  困难帮扶 生活救助" in said
    kept = next((at.folder / "replaced").iterdir())
    assert str(kept) in said
    assert run("verify", "--data", at.folder, "--password-file", password)[0] == 0
    desk = accounts.sign_in_any(at.folder, at.clock, rooms(), PASSWORD)
    assert [one.last for one in backups.skipped(desk)] == [7]
    upkeep.close(desk)


def test_restore_into_an_empty_folder_jumps(
    run: Run, at: House, backup: Path, password: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new" / "data"
    code, out, err = run(
        *("restore", "--data", new, "--from", backup, "--jump", 20, "--password-file", password)
    )
    assert (code, err) == (0, [])
    assert "JZ-XC01-2026-000002 至 JZ-XC01-2026-000021" in "\n".join(out)
    assert run("verify", "--data", new, "--password-file", password)[0] == 0


def test_verify_proves_a_backup_and_touches_nothing(
    run: Run, at: House, backup: Path, password: Path, tmp_path: Path
) -> None:
    before = {one: one.read_bytes() for one in at.folder.rglob("*") if one.is_file()}
    code, out, err = run("verify", "--backup", backup, "--password-file", password)
    assert (code, len(out), err) == (0, 1, [])
    assert "全部相符" in out[0]
    assert {one: one.read_bytes() for one in at.folder.rglob("*") if one.is_file()} == before
    torn = tmp_path / "torn.zgbf"
    torn.write_bytes(backup.read_bytes()[:-1])
    code, out, err = run("verify", "--backup", torn, "--password-file", password)
    assert (code, out, len(err)) == (1, [], 1)


def test_the_recovery_code_opens_it_too(run: Run, at: House, tmp_path: Path) -> None:
    Slots.load(at.folder, cost=CHEAP).add_recovery(at.clerk.key, CODE)
    path = backups.make(at.admin, "asked").backup.path
    file = tmp_path / "code.txt"
    file.write_text(CODE, encoding="utf-8")
    assert run("verify", "--backup", path, "--password-file", file, "--recovery")[0] == 0
    assert run("verify", "--backup", path, "--password-file", file)[0] == 1


FAULTS: list[tuple[list[str], str]] = [
    (["verify"], "--backup"),
    (["verify", "--data", "x", "--backup", "y"], "--backup"),
    (["restore", "--data", "{data}"], "--from"),
    (["restore", "--data", "{data}", "--from", "{tmp}/none.zgbf"], "这份备份不在了"),
    (["restore", "--data", "{data}", "--from", "{backup}", "--numbers", "JZ-2026"], "JZ-2026=412"),
    (["restore", "--data", "{data}", "--from", "{backup}", "--numbers", "JZ-2026=0"], "末号"),
    (["restore", "--data", "{data}", "--from", "{backup}", "--numbers", "QQ-2026=5"], "没有这一类"),
    (["restore", "--data", "{data}", "--from", "{backup}", "--jump", "-1"], "之间"),
    (["backup", "--data", "{tmp}/none"], "没有数据文件"),
    (["backup", "--data", "{data}", "--to", "{tmp}/none"], "打不开"),
]


@pytest.mark.parametrize(("words", "said"), FAULTS)
def test_an_error_is_one_line_and_nothing_is_replaced(
    run: Run, at: House, backup: Path, password: Path, tmp_path: Path, words: list[str], said: str
) -> None:
    filled = [word.format(tmp=tmp_path, data=at.folder, backup=backup) for word in words]
    code, out, err = run(*filled, "--password-file", password)
    assert (code != 0, out, len(err)) == (True, [], 1)
    assert said in err[0]
    assert "[" in err[0]
    assert not (at.folder / "replaced").exists()
