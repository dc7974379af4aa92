"""Consoles (终端): code page 936, pipes and files; no sign ever stops a command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kit.factories import PASSWORD, House, accepted, hardship

RUN = "import sys; from app import cli; sys.exit(cli.main(sys.argv[1:]))"
RARE = "𠮷家·¥😀"
"""A rare character, marks that code page 936 lacks, an emoji."""
PAGES = [{}, {"PYTHONIOENCODING": "gbk"}, {"PYTHONIOENCODING": "ascii"}]
MODES = [(), ("-X", "utf8"), ("-X", "utf8=0")]


def command(
    root: Path, words: list[str], modes: tuple[str, ...], page: dict[str, str]
) -> tuple[int, str, str]:
    """A real process with its output in pipes; exit code, stdout, stderr as its encoding reads them."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ran = subprocess.run(
        [sys.executable, *modes, "-c", RUN, *words],
        cwd=root,
        env={**plain, **page},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
    )
    encoding = page.get("PYTHONIOENCODING", "utf-8")
    return ran.returncode, ran.stdout.decode(encoding), ran.stderr.decode(encoding)


@pytest.mark.parametrize("modes", MODES, ids=str)
@pytest.mark.parametrize("page", PAGES, ids=str)
def test_help_on_every_code_page(root: Path, modes: tuple[str, ...], page: dict[str, str]) -> None:
    code, said, wrong = command(root, ["--help"], modes, page)
    assert (code, wrong) == (0, "")
    assert "commands" in said
    assert ("校验数据文件" in said) is (page.get("PYTHONIOENCODING") != "ascii")


@pytest.fixture
def rare(at: House, tmp_path: Path) -> tuple[Path, Path, str]:
    """A data folder and a password file in a folder of a rare name, and a case's number."""
    number = accepted(at, hardship(at)).number
    at.close()
    folder = tmp_path / RARE
    at.folder.rename(folder)
    secret = folder.with_name(f"口令{RARE}.txt")
    secret.write_text(PASSWORD, encoding="utf-8")
    return folder, secret, number


@pytest.mark.parametrize(
    ("modes", "page"), [((), PAGES[1]), (("-X", "utf8=0"), {}), (("-X", "utf8"), {})], ids=str
)
def test_a_rare_folder_is_verified_and_a_rare_file_named(
    root: Path, rare: tuple[Path, Path, str], modes: tuple[str, ...], page: dict[str, str]
) -> None:
    """What the code page lacks is printed as its number; a pipe of no code page gets it as it is."""
    folder, secret, number = rare
    told = ["--data", str(folder), "--password-file", str(secret)]
    code, said, wrong = command(root, ["verify", *told], modes, page)
    assert (code, wrong) == (0, "")
    assert "everything holds" in said
    out = folder.with_name(f"回执{RARE}.pdf")
    code, said, wrong = command(root, ["slip", number, *told, "--out", str(out)], modes, page)
    assert (code, wrong) == (0, "")
    assert (out.name in said, "回执\\U00020bb7家·" in said) == (not page, bool(page))
    code, said, wrong = command(root, ["verify", *told[:3], f"没有{RARE}"], modes, page)
    assert (code, said) == (1, "")
    assert len(wrong.splitlines()) == 1
    assert ("没有𠮷家·" in wrong, "没有\\U00020bb7家·" in wrong) == (not page, bool(page))


@pytest.mark.linux
def test_a_name_that_is_no_text_is_printed(root: Path) -> None:
    """A path of bytes that are no UTF-8, as old archives leave them."""
    wrong = "/nowhere/\udcb2\udce2"
    code, _, told = command(root, ["verify", "--data", wrong, "--password-file", wrong], ("-X", "utf8"), {})
    assert code == 1
    assert "\\udcb2\\udce2" in told
