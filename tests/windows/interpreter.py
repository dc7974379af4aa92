"""The Windows Python (Windows 的 Python): python.org's own libraries out of a pinned wheel, and our packages.

The wheel of panda3d carries python311.dll and the extension modules, signed by the Python Software
Foundation; the pure library is this machine's own of the same version. Tests only: what is shipped is built
with the Python of a Windows machine.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

from tests.windows.debian import Wanting
from tests.windows.wine import Wine

VERSION = (3, 11, 7)
WHEEL = "panda3d==1.10.14"
WHEEL_HASH = "1ddf01040b9c5497fb8659e3c5ef793a26c869cfdfb1b75e6d04d6fba0c03b73"
LIBRARY_HASH = "5ecda62f6fd2822355c560412f6d90be46a7f763f0ffeec985417790 4632ac2d".replace(" ", "")
HOME = "C:\\py311"
EXE = HOME + "\\python.exe"
WIN64 = "--only-binary=:all: --platform win_amd64 --python-version 311 --implementation cp".split()
GCC, WINDRES, OBJDUMP = (f"x86_64-w64-mingw32-{tool}" for tool in ("gcc", "windres", "objdump"))
NATIVE = Path(__file__).parent / "native"
STATIC_ONLY = {"mypy", "mypy-extensions", "ruff", "types-reportlab", "librt", "ast-serialize"}
"""Packages of the static checks, which are the same on every system."""


def make(wine: Wine, cache: Path, lock: Path) -> None:
    r"""Make `C:\py311` with the packages of a lock, once per lock (装好 Windows Python). Raises Wanting."""
    home = wine.inside(HOME)
    stamp, wanted = home / "stamp", hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    if sys.version_info[:3] != VERSION:
        raise Wanting(f"Windows Python 要与本机的 Python {'.'.join(map(str, VERSION))} 配对。[3.11.7 needed]")
    shutil.rmtree(home, ignore_errors=True)
    _lay_out(home, _wheel(cache))
    _compile(wine, home, cache)
    packages = cache / "windows.lock"
    packages.write_text("".join(windows_lock(lock.read_text(encoding="utf-8"))), encoding="utf-8")
    where = ["--target", str(home / "Lib" / "site-packages")]
    _pip("install", *where, "--no-deps", "--require-hashes", "--no-compile", "-r", str(packages))
    stamp.write_text(wanted, encoding="ascii")


def windows_lock(text: str) -> Iterator[str]:
    """The entries of a universal lock that Windows takes, without their markers (Windows 的锁定)."""
    surroundings = {
        "sys_platform": "win32",
        "platform_system": "Windows",
        "os_name": "nt",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "python_version": "3.11",
        "python_full_version": "3.11.7",
        "platform_machine": "AMD64",
    }
    for entry in re.split(r"(?m)^(?=\S)", text):
        if not entry.strip() or entry.startswith("#"):
            continue
        head, _, hashes = entry.partition("\\")
        one = Requirement(head.strip())
        if one.name not in STATIC_ONLY and (one.marker is None or one.marker.evaluate(dict(surroundings))):
            yield f"{one.name}{one.specifier} \\{hashes}"


def _wheel(cache: Path) -> Path:
    """The pinned wheel, downloaded once; anything but these bytes is refused."""
    cache.mkdir(parents=True, exist_ok=True)
    found = next(cache.glob("panda3d-*.whl"), None)
    if found is None:
        _pip("download", *WIN64, "--no-deps", "--dest", str(cache), WHEEL)
        found = next(cache.glob("panda3d-*.whl"))
    _must_be(found.read_bytes(), WHEEL_HASH, found.name)
    return found


def _lay_out(home: Path, wheel: Path) -> None:
    """Libraries at their places, and the pure library of this machine's Python of the same version."""
    library = Path(sys.base_prefix) / "lib" / "python3.11"
    left_out = shutil.ignore_patterns(
        "site-packages", "lib-dynload", "_sysconfigdata*", "test", "tests", "idlelib", "turtledemo",
        "__pycache__", "config-3.11-*",
    )  # fmt: skip
    shutil.copytree(library, home / "Lib", ignore=left_out)
    (home / "Lib" / "site-packages").mkdir()
    (home / "DLLs").mkdir()
    with zipfile.ZipFile(wheel) as held:
        for name in held.namelist():
            part = name.removeprefix("panda3d/").removeprefix("deploy_libs/")
            if "deploy_libs/" not in name or not part or part.startswith(("tcl", "tk8", "_tkinter")):
                continue
            top = part.lower().startswith(("python", "vcruntime", "api-ms", "ucrtbase"))
            (home / part if top else home / "DLLs" / part).write_bytes(held.read(name))
    _must_be((home / "python311.dll").read_bytes(), LIBRARY_HASH, "python311.dll")


def _compile(wine: Wine, home: Path, cache: Path) -> None:
    """python.exe, the stable-ABI python3.dll, and the one library that Wine 8 lacks."""
    resource = cache / "python.res"
    _do(WINDRES, "-O", "coff", "-I", str(NATIVE), str(NATIVE / "python.rc"), str(resource))
    _do(GCC, "-O2", "-municode", str(NATIVE / "python.c"), str(resource), "-o", str(home / "python.exe"))
    launcher = home / "Lib" / "venv" / "scripts" / "nt" / "python.exe"
    launcher.parent.mkdir(parents=True, exist_ok=True)
    _do(GCC, "-O2", "-municode", str(NATIVE / "venvlauncher.c"), "-o", str(launcher))
    exports = cache / "python3.def"
    exports.write_text("".join(_forwards(home / "python311.dll")), encoding="ascii")
    _do(GCC, "-shared", "-nostdlib", "-Wl,--entry=0", str(exports), "-o", str(home / "python3.dll"))
    random = wine.inside("C:\\windows\\system32\\bcryptprimitives.dll")
    _do(GCC, "-O2", "-shared", str(NATIVE / "bcryptprimitives.c"), "-o", str(random), "-ladvapi32")


def _forwards(library: Path) -> Iterator[str]:
    """A module definition that forwards every export of python311.dll."""
    yield "LIBRARY python3\nEXPORTS\n"
    table = _do(OBJDUMP, "-p", str(library)).partition("[Ordinal/Name Pointer] Table")[2]
    for name in re.findall(r"(?m)^\s*\[ *\d+\] .*?(\w+)$", table):
        yield f"{name} = python311.{name}\n"


def _pip(word: str, *arguments: str) -> None:
    options = WIN64 if word == "install" else []
    _do(sys.executable, "-m", "pip", word, "--quiet", "--disable-pip-version-check", *options, *arguments)


def _do(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise Wanting(f"{Path(command[0]).name} 没有成功：{done.stderr.strip()[-400:]}。[command failed]")
    return done.stdout


def _must_be(data: bytes, digest: str, name: str) -> None:
    if hashlib.sha256(data).hexdigest() != digest:
        raise Wanting(f"{name} 与登记的散列不符，不能使用。[hash mismatch]")
