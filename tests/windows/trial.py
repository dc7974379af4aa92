"""The trial of the setup (安装试用): installed, used, upgraded, moved, uninstalled, as by a clerk and by IT.

Under Wine, without a question asked (`/S`), in Chinese paths with blanks. `run` does all steps in order:
each goes on from the one before. A step that sees something wrong raises Failed with what it saw.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from app.__main__ import ROOT
from app.core.release import VERSION
from tests.windows import build
from tests.windows.wine import USER, Wine

PROGRAM, TITLE = build.NAME, "职工服务中心"
KEY = f"HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{PROGRAM}"
PLACE, OTHER, FOREIGN = "C:\\程序 一\\职工服务中心", "C:\\程序二\\中心", "C:\\别人的文件"
PROFILE = f"C:\\users\\{USER}"
LOCAL = f"{PROFILE}\\AppData\\Local"
DATA, PORTED = f"{LOCAL}\\{PROGRAM}", "C:\\工会 数据"
WORK = "C:\\trial"
DESKTOP = f"{PROFILE}\\Desktop\\{TITLE}.lnk"
MENU = f"{PROFILE}\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\{TITLE}.lnk"
PASSWORD = "Counter-2026-abc"
OLD, NEWER = "0.0.1", "99.0.0"
PATIENCE = 120
CANCELLED_BY_DISK, RUNNING, DOWNGRADE, NO_ROOM, NO_PLACE, NO_FULL_PATH = 2, 3, 4, 5, 7, 8
"""Exit codes of the setup, as `resources/setup/setup.nsi` documents them."""


class Failed(Exception):
    """A step saw something wrong (试用没有通过): what it saw."""


@dataclass(frozen=True)
class Trial:
    """One Windows, one setup (一次试用)."""

    wine: Wine
    setup: Path

    def at(self, path: str, *more: str) -> Path:
        """Where a Windows path lies on this machine."""
        return self.wine.inside(str(PureWindowsPath(path, *more)))

    def install(self, *words: str, setup: Path | None = None) -> int:
        """Run a setup without questions; its exit code. Blanks in words go unquoted, as `/D=` wants it."""
        split = [part for word in words for part in word.split(" ")]
        code, _ = self.wine.run([Wine.outside(setup or self.setup), "/S", *split], timeout=PATIENCE * 3)
        return code

    def start(self, place: str, *words: str) -> "subprocess.Popen[str]":
        """Start the window of an installed program, without a screen."""
        return self.wine.start([f"{place}\\program\\{PROGRAM}.exe", "-platform", "offscreen", *words])

    def registered(self) -> dict[str, str]:
        """The entry of Apps & features; empty if there is none."""
        out = self.at(WORK, "key.reg")
        out.unlink(missing_ok=True)
        self.wine.run(["reg", "export", KEY, f"{WORK}\\key.reg", "/y"])
        if not out.exists():
            return {}
        lines = (
            line.split("=", 1) for line in out.read_text(encoding="utf-16").splitlines() if line[:1] == '"'
        )
        return {name.strip('"'): value.strip('"').replace("\\\\", "\\") for name, value in lines}


def run(wine: Wine, setup: Path) -> None:
    """All steps in order, each told in one line. Raises Failed."""
    trial = Trial(wine, setup)
    for name, step in STEPS:
        began = time.monotonic()
        seen = step(trial)
        print(f"  {name}: {seen} ({time.monotonic() - began:.0f} s)", flush=True)


def _must(held: object, seen: object) -> None:
    if not held:
        raise Failed(str(seen))


def _must_be(code: int, wanted: int, what: str) -> None:
    _must(code == wanted, f"{what}: exit code {code}, not {wanted}")


def clear(trial: Trial) -> str:
    """Nothing of an earlier trial is left (清场)."""
    trial.wine.run(["reg", "delete", KEY, "/f"])
    for folder in (PLACE, OTHER, FOREIGN, DATA, PORTED, WORK):
        shutil.rmtree(trial.at(folder), ignore_errors=True)
    for entry in (DESKTOP, MENU):
        trial.at(entry).unlink(missing_ok=True)
    trial.at(WORK).mkdir()
    _must(not trial.registered(), "still registered")
    return "nothing is installed"


def old_version(trial: Trial) -> str:
    """An older version lies in a Chinese folder with a blank, with a file of the clerk's (旧版本)."""
    folder = trial.at(WORK, "old")
    (folder / "sub").mkdir(parents=True)
    for name in (f"{PROGRAM}.exe", "sub/gone.txt"):
        (folder / name).write_text("old", encoding="ascii")
    build.write_list(folder)
    setup = trial.at(WORK, "old-setup.exe")
    subprocess.run(build.makensis(folder, setup, OLD, quick=True), check=True, capture_output=True)
    _must_be(trial.install(f"/D={PLACE}", setup=setup), 0, "old setup")
    _must(trial.at(PLACE, "program", "sub", "gone.txt").exists(), "the old version was not installed")
    trial.at(PLACE, "program", "我的.txt").write_text("own", encoding="ascii")
    return f"{trial.registered()['DisplayVersion']} in {PLACE}"


def upgrade(trial: Trial) -> str:
    """The new version takes the old one's place and forgets its files, but no other's (升级)."""
    _must_be(trial.install(), 0, "setup")
    _whole(trial, PLACE)
    left = [
        path.name for path in trial.at(PLACE).rglob("*") if path.name in ("gone.txt", "sub", "program.new")
    ]
    _must(not left, f"left of the old version: {left}")
    _must(trial.at(PLACE, "program.old1", "我的.txt").exists(), "a file that was not installed is gone")
    entry = trial.registered()
    _must(entry["DisplayVersion"] == VERSION and entry["InstallLocation"] == PLACE, entry)
    _must(entry["Publisher"] == TITLE and int(entry["EstimatedSize"].removeprefix("dword:"), 16) > 0, entry)
    for shortcut in (DESKTOP, MENU):
        _must(_points_to(trial.at(shortcut), PLACE), f"{shortcut} does not open {PLACE}")
    return f"{entry['DisplayVersion']}, {len(_listed(trial, PLACE))} files, both shortcuts"


def self_test(trial: Trial) -> str:
    """The installed program tries itself (自检)."""
    out = trial.at(WORK, "self-test.json")
    program = f"{PLACE}\\program\\{PROGRAM}.exe"
    code, told = trial.wine.run([program, "--self-test", f"{WORK}\\self-test.json"], timeout=PATIENCE * 3)
    _must(out.exists(), f"no result, exit code {code}: {told.strip()[-500:]}")
    found = json.loads(out.read_text(encoding="utf-8"))
    _must(code == 0, json.dumps(found, ensure_ascii=False, indent=1))
    return f"{len(found['checks'])} checks held"


def data(trial: Trial) -> str:
    """Data of an office lies in local application data, and the program holds it whole (数据)."""
    word = trial.at(WORK, "password.txt")
    word.write_text(PASSWORD, encoding="ascii")
    made = [sys.executable, "-X", "utf8", "-m", "app", "demo", "--persons", "8", "--cases", "6"]
    subprocess.run(
        [*made, "--data", str(trial.at(DATA)), "--password-file", str(word)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return _verified(trial, PLACE)


def single_instance(trial: Trial) -> str:
    """Of two starts one stays, the other ends; `--close` ends it as its own cross does (单实例)."""
    with _open_window(trial, PLACE) as window:
        trial.wine.run([f"{PLACE}\\program\\{PROGRAM}.exe", "--close"])
        _must_be(_end_of(window), 0, "the window told to close")
    return "one window, closed when told"


def upgrade_while_running(trial: Trial) -> str:
    """The setup closes the window by itself, then goes on (运行中升级)."""
    with _open_window(trial, PLACE) as window:
        _must_be(trial.install(), 0, "setup")
        _must_be(_end_of(window), 0, "the window that was open")
    _whole(trial, PLACE)
    return _verified(trial, PLACE)


def will_not_close(trial: Trial) -> str:
    """A window that `--close` does not reach stops the setup before anything is changed (不肯关闭)."""
    before = _times(trial, PLACE)
    elsewhere = ["--data", f"{WORK}\\elsewhere"]
    with _open_window(trial, PLACE, *elsewhere) as window:
        _must_be(trial.install(), RUNNING, "setup")
        _must(window.poll() is None, "the window is gone")
        trial.wine.run([f"{PLACE}\\program\\{PROGRAM}.exe", "--close", *elsewhere])
    _must(_times(trial, PLACE) == before, "something was changed")
    return f"exit code {RUNNING}, nothing changed"


def downgrade(trial: Trial) -> str:
    """An older setup does not replace a newer program (不降级)."""
    for version, code in ((NEWER, DOWNGRADE), (VERSION, None)):
        trial.wine.run(["reg", "add", KEY, "/v", "DisplayVersion", "/d", version, "/f"])
        if code is not None:
            _must_be(trial.install(), code, "setup")
    return f"exit code {DOWNGRADE} where {NEWER} is installed"


def bad_places(trial: Trial) -> str:
    """A folder of others, a path that is too long, a data folder that is no full path (不能用的文件夹)."""
    own = trial.at(FOREIGN, "照片.txt")
    own.parent.mkdir()
    own.write_text("own", encoding="ascii")
    _must_be(trial.install(f"/D={FOREIGN}"), NO_PLACE, "a folder of others")
    _must([path.name for path in own.parent.iterdir()] == [own.name], "the folder of others was changed")
    _must_be(trial.install(f"/D=C:\\{'长' * 210}"), NO_PLACE, "a path that is too long")
    _must_be(trial.install("/DATA=工会"), NO_FULL_PATH, "a data folder that is no full path")
    _must(trial.registered()["InstallLocation"] == PLACE, trial.registered())
    return f"exit codes {NO_PLACE}, {NO_PLACE}, {NO_FULL_PATH}"


def moved(trial: Trial) -> str:
    """To another folder: the program moves, the data folder is named, no entry on the desktop (搬家)."""
    trial.at(DESKTOP).unlink()
    _must_be(trial.install("/NODESKTOP", f"/DATA={PORTED}", f"/D={OTHER}"), 0, "setup")
    _whole(trial, OTHER)
    _must(not trial.at(PLACE, "program").exists(), f"still in {PLACE}")
    _must(not trial.at(PLACE, "uninstall.exe").exists(), f"still an uninstaller in {PLACE}")
    _must(trial.registered()["InstallLocation"] == OTHER, trial.registered())
    _must(_points_to(trial.at(MENU), OTHER), "the start menu opens the old place")
    _must(not trial.at(DESKTOP).exists(), "an entry on the desktop")
    named = trial.at(DATA, "folder.txt")
    _must(named.read_text(encoding="utf-16").strip() == PORTED, named.read_bytes())
    named.unlink()
    return f"from {PLACE} to {OTHER}, data named in {named.name}"


def full_disk(trial: Trial) -> str:
    """A disk without room, and one that is full halfway: what was there stays whole (磁盘满)."""
    place = trial.wine.prefix.parent / "small"
    target = Wine.outside(place / "中心")
    try:
        with _small_disk(place, "size=64m"):
            _must_be(trial.install(f"/D={target}"), NO_ROOM, "a disk without room")
            _must(not any(place.iterdir()), f"left on the disk: {list(place.iterdir())}")
        count = len(_listed(trial, OTHER))
        with _small_disk(place, f"size=1g,nr_inodes={count + count // 2}"):
            shutil.copytree(trial.at(OTHER), place / "中心")
            before = sorted(place.rglob("*"))
            _must_be(trial.install(f"/D={target}"), CANCELLED_BY_DISK, "a disk that fills up")
            _must(sorted(place.rglob("*")) == before, "the old program was changed")
    except PermissionError:
        return "NOT TRIED: no small disk can be mounted here"
    _must(trial.registered()["InstallLocation"] == OTHER, trial.registered())
    return f"exit codes {NO_ROOM} and {CANCELLED_BY_DISK}, the old program whole"


def uninstall(trial: Trial) -> str:
    """The program goes, the data stays (卸载)."""
    before = _digest(trial.at(DATA, "center.db"))
    code, _ = trial.wine.run([f"{OTHER}\\uninstall.exe", "/S"])
    _must_be(code, 0, "uninstall")
    end = time.monotonic() + PATIENCE  # it goes on as a copy of itself
    while trial.at(OTHER).exists() and time.monotonic() < end:
        time.sleep(0.5)
    left = [str(path) for path in (trial.at(OTHER), trial.at(MENU), trial.at(DESKTOP)) if path.exists()]
    _must(not left, f"left: {left}")
    _must(not trial.registered(), "still registered")
    _must(_digest(trial.at(DATA, "center.db")) == before, "the data was changed")
    return "nothing left but the data, unchanged"


STEPS: tuple[tuple[str, Callable[[Trial], str]], ...] = (
    ("clear", clear),
    ("old version", old_version),
    ("upgrade", upgrade),
    ("self-test", self_test),
    ("data", data),
    ("single instance", single_instance),
    ("upgrade while running", upgrade_while_running),
    ("will not close", will_not_close),
    ("downgrade", downgrade),
    ("bad places", bad_places),
    ("moved", moved),
    ("full disk", full_disk),
    ("uninstall", uninstall),
)


@contextmanager
def _open_window(trial: Trial, place: str, *words: str) -> Iterator["subprocess.Popen[str]"]:
    """The window of a program: of two starts the one that stays, once the other has ended."""
    starts = [trial.start(place, *words) for _ in range(2)]
    try:
        end = time.monotonic() + PATIENCE
        while all(each.poll() is None for each in starts) and time.monotonic() < end:
            time.sleep(0.2)
        ended = [each.returncode for each in starts if each.poll() is not None]
        _must(ended == [0], f"of two starts ended: {ended}")
        yield next(each for each in starts if each.poll() is None)
    finally:
        for each in starts:
            each.kill()
        for each in starts:
            each.communicate()


@contextmanager
def _small_disk(place: Path, options: str) -> Iterator[None]:
    """A disk of its own, as small as asked for. Raises PermissionError where none can be mounted."""
    place.mkdir(exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], check=False, capture_output=True
    )
    if done.returncode:
        raise PermissionError(done.stderr)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def _end_of(window: "subprocess.Popen[str]") -> int:
    """The exit code of a window that should close now."""
    try:
        return window.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        raise Failed("the window is still open") from None


def _listed(trial: Trial, place: str) -> list[str]:
    """What files.txt names."""
    return trial.at(place, "program", build.LIST).read_text(encoding="ascii").splitlines()


def _whole(trial: Trial, place: str) -> None:
    """Every file of the list is there, and nothing is left of the unpacking."""
    program = trial.at(place, "program")
    lacking = [name for name in _listed(trial, place) if not (program / name.replace("\\", os.sep)).exists()]
    _must(not lacking, f"not installed: {lacking[:5]}")
    _must((program.parent / "uninstall.exe").exists(), "no uninstaller")
    _must(not (program.parent / "program.new").exists(), "program.new is left")


def _times(trial: Trial, place: str) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in trial.at(place).rglob("*")}


def _points_to(shortcut: Path, place: str) -> bool:
    """Whether a shortcut opens the program in this folder."""
    target = f"{place}\\program\\{PROGRAM}.exe"
    return shortcut.exists() and target.encode("gbk") in shortcut.read_bytes()


def _verified(trial: Trial, place: str) -> str:
    """What `verify` of the installed command line says of the data."""
    command = [f"{place}\\program\\center.exe", "verify", "--data", DATA]
    code, told = trial.wine.run([*command, "--password-file", f"{WORK}\\password.txt"])
    _must(code == 0, f"verify: {told.strip()}")
    return told.strip()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
