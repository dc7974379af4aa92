"""The build's own rules (构建): the list of files, leaks, limits, the portable folder, sizes and sums."""

import hashlib
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.windows.build import (
    FONTS,
    LEAK,
    LIST,
    MB,
    Release,
    Unfit,
    listed,
    main,
    makensis,
    portable,
    refuse_leaks,
    size_table,
    sums,
    within,
    write_list,
)


@pytest.fixture
def release(tmp_path: Path) -> Release:
    """A program folder of a few files."""
    made = Release(tmp_path)
    fonts = made.folder.joinpath(*FONTS)
    fonts.mkdir(parents=True)
    made.work.mkdir()
    (made.folder / "WorkerServiceCenter.exe").write_bytes(b"e" * 2 * MB)
    (made.folder / "_internal" / "big.dll").write_bytes(b"d" * MB)
    (made.folder / "_internal" / "small.dll").write_bytes(b"s" * 100)
    (fonts / "font.ttf").write_bytes(b"f" * 3 * MB)
    write_list(made.folder)
    for path in (made.setup, made.bare_setup):
        path.write_bytes(b"setup")
    return made


def test_the_list_names_files_then_folders_from_the_inside(release: Release) -> None:
    assert list(listed(release.folder)) == [
        "WorkerServiceCenter.exe\n",
        "_internal\\big.dll\n",
        "_internal\\resources\\fonts\\font.ttf\n",
        "_internal\\small.dll\n",
        "_internal\\resources\\fonts\\\n",
        "_internal\\resources\\\n",
        "_internal\\\n",
    ]
    assert (release.folder / LIST).read_bytes().count(b"\r") == 0


def test_a_name_that_the_setup_could_not_read_is_refused(release: Release) -> None:
    (release.folder / "说明.txt").write_bytes(b"")
    with pytest.raises(UnicodeEncodeError):
        write_list(release.folder)


def test_a_library_of_wine_is_refused_by_name(release: Release) -> None:
    refuse_leaks(release.folder)
    (release.folder / "_internal" / "ucrtbase.dll").write_bytes(b"MZ" + b"\0" * 64 + LEAK)
    with pytest.raises(Unfit, match=r"ucrtbase\.dll"):
        refuse_leaks(release.folder)


def test_a_limit_that_is_passed_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    within("程序", 120 * MB, 120)
    assert "120.0 MB" in capsys.readouterr().err
    with pytest.raises(Unfit, match=r"^程序 120\.1 MB，超过上限 120 MB。$"):
        within("程序", 120 * MB + MB // 10, 120)


def test_the_portable_folder_has_a_page_to_read_first(release: Release) -> None:
    portable(release)
    with zipfile.ZipFile(release.portable) as held:
        [page] = [name for name in held.namelist() if name.endswith("/请先看这里.txt")]
        text = held.read(page).decode("utf-8-sig")
        assert len(held.namelist()) == 1 + sum(path.is_file() for path in release.folder.rglob("*"))
    assert "U 盘" in text
    assert "%LOCALAPPDATA%\\WorkerServiceCenter" in text


def test_sizes_and_sums_add_up(release: Release) -> None:
    portable(release)
    sums(release)
    table = "".join(size_table(release))
    assert "| WorkerServiceCenter.exe | 2.0 |\n| big.dll | 1.0 |\n| 其余各不足 0.5 MB 的 | 0.0 |" in table
    assert "| **安装后，不含字体**（上限 120） | 3.0 |\n| 字体 | 3.0 |\n| **安装后** | 6.0 |" in table
    lines = (release.out / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    assert f"{hashlib.sha256(b'setup').hexdigest()}  {release.setup.name}" in lines
    assert len(lines) == 3


def test_an_unknown_step_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["--out", str(tmp_path / "dist"), "instal"])
    assert "unknown step: instal" in capsys.readouterr().err
    assert not (tmp_path / "dist").exists()


def test_no_nsis_is_said(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Unfit, match="NSIS"):
        makensis(release.folder, release.setup)


def test_the_setup_script_takes_what_the_build_names(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    command = makensis(release.folder, release.setup, quick=True)
    names = {word[2:].split("=")[0] for word in command if word.startswith("-D")}
    script = "".join(path.read_text(encoding="utf-8") for path in Path(command[-1]).parent.glob("*.ns?"))
    assert all(f"${{{name}}}" in script for name in names)
    assert "-DDEEPEST=34" in command


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not here")
def test_the_setup_script_is_made_without_a_warning(release: Release) -> None:
    tool, *words = makensis(release.folder, release.setup)
    done = subprocess.run(
        [tool, "-WX", *words], check=False, capture_output=True, encoding="utf-8", errors="replace"
    )
    assert done.returncode == 0, done.stdout
    assert release.setup.read_bytes()[:2] == b"MZ"
