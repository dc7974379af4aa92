"""The door without a window (命令行): what it says, what it leaves, its exit codes."""

import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app import cli
from app.core.clock import FixedClock
from app.services import accounts, demo, search, upkeep, worklist
from app.services.demo import making
from tests.kit.factories import CHEAP, PASSWORD, House, accepted, hardship, rooms

Run = Callable[..., tuple[int, list[str], list[str]]]


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
    """A password file as an editor leaves it."""
    file = tmp_path / "password.txt"
    file.write_text(f"{PASSWORD}\r\n", encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 at almost no cost."""

    def cheap(*words: object, **more: object) -> demo.DemoResult:
        return making.demo(*words, **more, cost=CHEAP)  # type: ignore[arg-type]

    monkeypatch.setattr("app.cli.commands.demo", cheap)


def test_demo_says_who_signs_in_and_one_number_per_line(run: Run, tmp_path: Path, password: Path) -> None:
    folder = tmp_path / "deep" / "er" / "data"
    code, out, err = run(
        *("demo", "--data", folder, "--seed", 3, "--today", "2026-11-23"),
        *("--persons", 12, "--cases", 15, "--password-file", password),
    )
    assert (code, err) == (0, [])
    tabbed = [line.split("\t") for line in out if "\t" in line]
    assert [line for line, _ in tabbed] == [line.code for line in rooms().lines]
    assert [line for line in out if "陈晓岚" in line]
    clock = FixedClock.on(making.LAST.replace(year=2026, month=11, day=23))
    desk = accounts.sign_in_any(folder, clock, rooms(), PASSWORD, "何伟民")
    assert desk.actor.station == "XC01"
    counted = [worklist.counts(desk, line.code).all for line in rooms().lines]
    assert 12 <= sum(counted) <= 15
    assert all(counted)
    assert search.find(desk, tabbed[0][1]).exact is not None
    assert upkeep.verify(desk).ok
    upkeep.close(desk)
    again = run("demo", "--data", folder, "--password-file", password)
    assert (again[0], len(again[2])) == (1, 1)
    assert "已有数据" in again[2][0]


def told(folder: Path, name: str, seed: int) -> list[str]:
    """All that can be read of a county: people, cases, papers, without keys of rows."""
    made = making.demo(
        folder / name, rooms(), seed, making.FIRST.replace(year=2026), 8, 13, PASSWORD, cost=CHEAP
    )
    clock = FixedClock.on(making.FIRST.replace(year=2026))
    desk = accounts.sign_in_any(folder / name, clock, rooms(), PASSWORD)
    with desk.read() as asks:
        rows = [
            str(row)
            for table, columns in (
                ("person", "name, id_number, phone, address, account_no"),
                ("case_file", "number, query_code, state, applicant, applied_on, ended_on"),
                ("case_step", "move, actor_name, at, reason"),
                ("paper", "title, number, facts"),
                ("person_standing", "category, from_on, number"),
                ("household_member", "name, relation, born_on"),
                ("unit", "name, credit_code, local_union"),
                ("journal", "n, moment, actor_name, command"),
            )
            for row in asks.raw(f"SELECT {columns} FROM {table} ORDER BY 1, 2, 3").fetchall()
        ]
    upkeep.close(desk)
    return [str(made.users), str(made.numbers), *rows]


def test_a_county_has_households_unions_and_people_entered_twice(tmp_path: Path) -> None:
    """What merging, the card and the register of units are shown with."""
    today = making.FIRST.replace(year=2026)
    making.demo(tmp_path / "a", rooms(), 5, today, 14, 5, PASSWORD, cost=CHEAP)
    desk = accounts.sign_in_any(tmp_path / "a", FixedClock.on(today), rooms(), PASSWORD)
    twice = (
        "SELECT count(*) FROM person a JOIN person b ON b.name = a.name AND b.born_on = a.born_on "
        "WHERE a.id_number IS NULL AND b.id_number IS NOT NULL"
    )
    unions = "SELECT count(*) FROM unit WHERE local_union <> '' AND town_code <> '' AND credit_code <> ''"
    with desk.read() as asks:
        ((twins,),) = asks.raw(twice).fetchall()
        ((members,),) = asks.raw("SELECT count(*) FROM household_member").fetchall()
        ((units,),) = asks.raw(unions).fetchall()
        ((employers,),) = asks.raw("SELECT count(DISTINCT unit_id) FROM person").fetchall()
    upkeep.close(desk)
    assert twins == 4
    assert members > 0
    assert units > employers > 0


def test_the_same_seed_and_day_make_the_same_county(tmp_path: Path) -> None:
    first, second = told(tmp_path, "a", 5), told(tmp_path, "b", 5)
    assert first == second
    assert told(tmp_path, "c", 6) != first


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--persons", "0", "--cases", "1"), "没有职工就不能有案件"),
        (("--persons", "-1"), "人数应在"),
        (("--today", "2023-12-31"), "日期应在"),
        (("--today", "2026-02-30"), "不是日期"),
        (("--seed", "x"), "不是整数"),
    ],
)
def test_a_county_that_makes_no_sense_is_one_line(
    run: Run, tmp_path: Path, password: Path, words: tuple[str, ...], said: str
) -> None:
    code, out, err = run("demo", "--data", tmp_path / "data", "--password-file", password, *words)
    assert (code != 0, out, len(err)) == (True, [], 1)
    assert said in err[0]
    assert not (tmp_path / "data").exists()


def test_an_empty_county_and_one_with_more_cases_than_people(
    run: Run, tmp_path: Path, password: Path
) -> None:
    for name, persons, cases in (("none", 0, 0), ("few", 2, 9)):
        code, out, err = run(
            *("demo", "--data", tmp_path / name, "--today", "2026-11-23", "--password-file", password),
            *("--persons", persons, "--cases", cases),
        )
        assert (code, err) == (0, [])
        assert sum("\t" in line for line in out) == min(cases, 5)


def test_slip_takes_number_code_and_qr_in_any_form(
    run: Run, at: House, tmp_path: Path, password: Path
) -> None:
    done = accepted(at, hardship(at))
    out = tmp_path / "slip.pdf"
    forms = (done.number.lower(), done.query_code.lower(), f"{done.number} {done.query_code}")
    wide = "".join(chr(ord(mark) + 0xFEE0) for mark in done.number)
    for n, asked in enumerate((*forms, wide), start=1):
        code, said, err = run(
            *("slip", asked, "--data", at.folder, "--out", out, "--password-file", password),
            *("--user", "陈晓岚"),
        )
        assert (code, err) == (0, [])
        assert f"第 {n} 次" in said[0]
    text = PdfReader(BytesIO(out.read_bytes())).pages[0].extract_text()
    assert "补打 第4次" in text
    assert "陈晓岚" in text


FAULTS: list[tuple[list[str], str]] = [
    (["slip", "JZ-XC01-2026-999999", "--out", "{tmp}/x.pdf"], "没有编号或查询码"),
    (["slip", "什么", "--out", "{tmp}/x.pdf"], "没有编号或查询码"),
    (["slip", "{number}", "--out", "{tmp}/none/x.pdf"], "没有文件夹"),
    (["slip", "{number}", "--out", "{tmp}/x.pdf", "--user", "没人"], "没有叫“没人”"),
    (["slip", "{number}"], "--out"),
    (["slip"], "NUMBER"),
    (["verify", "--data", "{tmp}/none"], "没有数据文件"),
    (["verify", "--password-file", "{tmp}/none"], "读不出来"),
    (["verify", "--unknown"], "--unknown"),
    (["dance"], "dance"),
]


@pytest.mark.parametrize(("words", "said"), FAULTS)
def test_an_error_is_one_line_and_not_zero(
    run: Run, at: House, tmp_path: Path, password: Path, words: list[str], said: str
) -> None:
    number = accepted(at, hardship(at)).number
    filled = [word.format(tmp=tmp_path, number=number) for word in words]
    for name, value in (("--data", at.folder), ("--password-file", password)):
        if name not in filled and filled[0] != "dance":
            filled += [name, str(value)]
    code, out, err = run(*filled)
    assert (code != 0, out, len(err)) == (True, [], 1)
    assert said in err[0]
    assert "[" in err[0]
    assert not (tmp_path / "x.pdf").exists()


def test_a_wrong_password_ends_with_one_and_one_line(run: Run, at: House, tmp_path: Path) -> None:
    file = tmp_path / "wrong.txt"
    for text, said in (("not-this-one", "口令不对"), ("", "没有给口令")):
        file.write_text(text, encoding="utf-8")
        code, out, err = run("verify", "--data", at.folder, "--password-file", file)
        assert (code, out, len(err)) == (1, [], 1)
        assert said in err[0]


def test_verify_holds_and_rebuilds(run: Run, at: House, password: Path) -> None:
    accepted(at, hardship(at))
    assert run("verify", "--data", at.folder, "--password-file", password)[0] == 0
    with at.clerk.database.derive() as derived:
        derived.clear()
    code, out, err = run("verify", "--data", at.folder, "--password-file", password)
    assert (code, len(err)) == (1, 1)
    assert out
    code, out, err = run("verify", "--data", at.folder, "--password-file", password, "--rebuild")
    assert (code, len(out), err) == (0, 2, [])


def test_help_is_in_both_languages(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["demo", "--help"], ["slip", "--help"]):
        with pytest.raises(SystemExit) as ended:
            run(*words)
        assert ended.value.code == 0
        said = capsys.readouterr().out
        assert "选项 [options]" in said


@pytest.mark.linux
def test_a_real_process_reads_the_password_once_from_a_pipe(at: House, root: Path, tmp_path: Path) -> None:
    done = accepted(at, hardship(at))
    at.close()
    read, write = os.pipe()
    os.write(write, f"{PASSWORD}\n".encode())
    os.close(write)
    out = tmp_path / "slip.pdf"
    lines = (
        "import sys; from app import cli; code = cli.main(sys.argv[1:])",
        "print('PySide6' in sys.modules); sys.exit(code)",
    )
    words = [
        "slip",
        done.number,
        "--data",
        str(at.folder),
        "--out",
        str(out),
        "--password-file",
        f"/dev/fd/{read}",
    ]
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", "\n".join(lines), *words],
        cwd=root,
        pass_fds=(read,),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    os.close(read)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[-1] == "False"
    assert out.read_bytes().startswith(b"%PDF")
