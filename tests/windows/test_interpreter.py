"""What of the lock goes into the Windows Python (Windows 的锁定)."""

from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.windows.interpreter import STATIC_ONLY, windows_lock
from tests.windows.wine import Wine

HASH = "    --hash=sha256:" + "a" * 64 + "\n"


@pytest.mark.parametrize(
    ("entry", "taken"),
    [
        ("segno==1.6.6 \\\n", "segno==1.6.6 \\\n"),
        ("colorama==0.4.6 ; sys_platform == 'win32' \\\n", "colorama==0.4.6 \\\n"),
        ("librt2==0.17.0 ; platform_python_implementation != 'PyPy' \\\n", "librt2==0.17.0 \\\n"),
        ("macholib==1.16.4 ; sys_platform == 'darwin' \\\n", None),
        ("tomli==2.0 ; python_version < '3.11' \\\n", None),
        ("ruff==0.17.6 \\\n", None),
    ],
)
def test_markers_are_read_as_windows_reads_them(entry: str, taken: str | None) -> None:
    expected = [] if taken is None else [taken + HASH + HASH]
    assert list(windows_lock(entry + HASH + HASH)) == expected


def test_the_real_lock_keeps_every_hash(root: Path) -> None:
    text = (root / "requirements-test.lock").read_text(encoding="utf-8")
    taken = list(windows_lock(text))
    names = [Requirement(one.partition("\\")[0]).name for one in taken]
    assert {"pyside6-essentials", "sqlcipher3", "colorama", "pywin32-ctypes"} <= set(names)
    assert not {"macholib", *STATIC_ONLY} & set(names)
    assert all("--hash=sha256:" in one for one in taken)


@pytest.mark.linux
def test_paths_of_both_sides(tmp_path: Path) -> None:
    wine = Wine(tmp_path)
    assert wine.inside("C:\\程序\\记账") == tmp_path / "prefix" / "drive_c" / "程序" / "记账"
    assert Wine.outside(Path("/张 三/a.xlsx")) == "Z:\\张 三\\a.xlsx"
