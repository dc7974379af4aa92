"""Every change as a Windows program (Windows 测试): the suite, the build, the setup and its trial under Wine.

`python3 -m tests --windows [arguments for pytest]`; with arguments the suite alone.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from subprocess import Popen

from app.__main__ import ROOT
from tests.__main__ import Count, pytest_arguments, read_report
from tests.windows import build, debian, interpreter, trial
from tests.windows.build import Release
from tests.windows.debian import Wanting
from tests.windows.wine import ENDED, Wine

FOLDER = ROOT / "build" / "windows"
LOCK = ROOT / "requirements-test.lock"
SAME_EVERYWHERE = (
    "tests/architecture/test_house.py",
    "tests/architecture/test_contracts.py",
    "tests/engine/*",
    "tests/lines/test_*.py",
    "tests/printing/test_every_paper.py",
    "tests/safety/test_flips.py",
    "tests/safety/test_rows.py",
    "tests/ui/screens/test_steps.py",
)
"""They read the source, or try rules, layouts and hashes, which no system changes.

What Hypothesis tries is left out too, for its time; the lines are tried by their folders and the stories.
"""
SURROUNDINGS = {"PYTHONIOENCODING": "utf-8", "PYTHONPYCACHEPREFIX": "C:\\pycache"}
"""What is printed is read as UTF-8; a file opened without its encoding is GBK here, and fails."""

PATIENCE = 420.0
"""Seconds without a word after which the suite hangs: its longest silence is under two minutes."""


def run(arguments: Sequence[str], *, must: bool = False) -> Count:
    """How many tests and steps passed and failed; no Wine is a failure where it `must` be."""
    if sys.platform != "linux":
        return _without("这一步在 Linux 上用 Wine 做。[needs Linux]", must=must)
    try:
        wine = Wine(FOLDER)
        with timed("Windows Python"):
            debian.prepare()
            wine.make()
            interpreter.make(wine, FOLDER / "cache", LOCK)
    except Wanting as lack:
        return _without(str(lack), must=must)
    try:
        if arguments:
            return _suite(wine, arguments)
        release = Release(FOLDER / "dist", quick=True)
        building = _building(wine, release)  # one process, so that it takes little from the suite beside it
        return _suite(wine, arguments).plus(_program(wine, release, building))
    finally:
        wine.stop()


def _without(lack: str, *, must: bool) -> Count:
    """Say as loudly as can be that nothing was tested as a Windows program."""
    line = "!" * 100
    print(f"{line}\nWindows 部分没有测试 [NOT TESTED AS A WINDOWS PROGRAM]\n{lack}\n{line}", flush=True)
    return Count(failed=1) if must else Count(skipped=1)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Say what is done and how long it took."""
    began = time.monotonic()
    print(f"{what} …", flush=True)
    yield
    print(f"{what}: {time.monotonic() - began:.0f} s", flush=True)


def _suite(wine: Wine, arguments: Sequence[str]) -> Count:
    """The whole suite under the Windows Python, its output shown as it comes."""
    left_out = [*(f"--ignore-glob={path}" for path in SAME_EVERYWHERE), "-m", "not hypothesis"]
    with timed("pytest"), tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [
            *(interpreter.EXE, "-m", "pytest", "-q", "-p", "no:cacheprovider", *left_out),
            *("--junit-xml", wine.outside(report), *pytest_arguments(arguments)),
        ]
        code = 0
        for line, end in wine.lines(command, ROOT, SURROUNDINGS, PATIENCE):
            if end is None:
                print(line, flush=True)
            else:
                code = end
        # what hangs after its last test has told all there is to tell: the report is whole
        return read_report(report, 0 if code == ENDED and report.exists() else code)


def _building(wine: Wine, release: Release) -> "Popen[str]":
    """The program folder in the making, by the Windows Python."""
    shutil.rmtree(release.out, ignore_errors=True)
    words = ["--out", wine.outside(release.out), "--quick", "program"]
    return wine.start([interpreter.EXE, "-X", "utf8", "-m", "tests.windows.build", *words], ROOT)


def _program(wine: Wine, release: Release, building: "Popen[str]") -> Count:
    """Build, pack, install and try; after the first step that fails there is nothing to go on with."""
    total = Count()
    with closing(_steps(wine, release, building)) as steps:
        try:
            for name, step in steps:
                with timed(name):
                    seen = step()
                print(seen or "", flush=True)
                total = total.plus(Count(passed=1))
        except (build.Unfit, trial.Failed) as wrong:
            print(f"FAILED\n{wrong}", flush=True)
            total = total.plus(Count(failed=1))
    return total


def _steps(
    wine: Wine, release: Release, building: "Popen[str]"
) -> Generator[tuple[str, Callable[[], str | None]]]:
    """What is done with the program, in its order; while it is tried there is no Python."""
    yield "build program", lambda: _built(building)
    yield "build setup", lambda: build.setup(release)
    yield "build portable", lambda: build.portable(release)
    yield "build sums", lambda: build.sums(release)
    print(release.sizes.read_text(encoding="utf-8"), flush=True)
    tried = trial.Trial(wine, release.setup)
    with _no_python(wine):
        for name, step in trial.STEPS:
            yield f"trial: {name}", partial(step, tried)


def _built(building: "Popen[str]") -> str:
    """What the build said at its end. Raises Unfit."""
    told, _ = building.communicate()
    if building.returncode:
        raise build.Unfit(told.strip()[-3000:])
    return told.strip()


@contextmanager
def _no_python(wine: Wine) -> Iterator[None]:
    """The Windows Python is out of the way: the program must need none."""
    home = wine.inside(interpreter.HOME)
    aside = home.with_name("aside")
    home.rename(aside)
    try:
        yield
    finally:
        aside.rename(home)
