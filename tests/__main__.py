"""All tests at once (全部测试): makes .venv from the test lock, then runs the static checks and pytest.

`python3 -m tests [--quick] [arguments for pytest]`; the last line is `N passed, N failed`.
`--windows` runs them as a Windows program instead, `--all` both; where Wine cannot be had that is said
loudly, and is a failure with `--must` (tests/windows/stage.py).
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Callable, Dict, List, NamedTuple, Sequence

from app.__main__ import (
    BASE_LIBRARIES,
    ROOT,
    X11_LIBRARIES,
    Hindrance,
    check_libraries,
    check_python,
    go_on,
    inside,
    install_packages,
    make,
    may_install,
    missing_packages,
    say,
    venv_python,
    whole,
)

LOCK = "requirements-test.lock"
WINDOWS, ALL, MUST = "--windows", "--all", "--must"
PRINT_SERVER = {
    "/usr/sbin/cupsd": "cups-daemon",
    "/usr/bin/lpstat": "cups-client",
    "/usr/lib/cups/filter/pdftopdf": "cups-filters",
    "/usr/lib/cups/backend/cups-pdf": "printer-driver-cups-pdf",
}
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"
EVERY_CORE = ["-n", "auto", "--dist", "worksteal"]
STATIC = {
    "ruff": ["-m", "ruff", "check", "."],
    "import contracts": ["-c", LINT_IMPORTS],
    "mypy --strict": ["-m", "mypy"],
}


class Count(NamedTuple):
    """How many tests passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def plus(self, other: "Count") -> "Count":
        """The sum of both."""
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def line(self) -> str:
        """The last line of the run."""
        skipped = ", {} skipped".format(self.skipped) if self.skipped else ""
        return "{} passed, {} failed{}".format(self.passed, self.failed, skipped)


def read_report(report: Path, code: int) -> Count:
    """The count in pytest's JUnit report; a pytest that ended wrongly without a failed test is itself one."""
    try:
        suites = list(ET.parse(str(report)).getroot().iter("testsuite"))
    except (OSError, ET.ParseError):
        return Count(failed=1)
    names = ("tests", "failures", "errors", "skipped")
    tests, failures, errors, skipped = (sum(int(suite.get(name, "0")) for suite in suites) for name in names)
    failed = failures + errors
    if code and not failed:
        failed, tests = 1, tests + 1
    return Count(max(tests - failed - skipped, 0), failed, skipped)


def environment() -> Dict[str, str]:
    """The surroundings of every step: no screen, and Python's UTF-8 mode."""
    return dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONUTF8="1")


def run_static(steps: Dict[str, List[str]]) -> Count:
    """Run the static checks beside one another; each is one test, and shows what it found if it failed."""
    began = time.monotonic()
    running = {
        name: subprocess.Popen(
            [sys.executable, *step],
            cwd=str(ROOT),
            env=environment(),
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for name, step in steps.items()
    }
    total = Count()
    for name, process in running.items():
        output, _ = process.communicate()
        failed = process.returncode != 0
        seconds = time.monotonic() - began
        print("{}: {} ({:.1f} s)".format(name, "FAILED" if failed else "passed", seconds), flush=True)
        if failed:
            print(output.rstrip(), flush=True)
        total = total.plus(Count(passed=int(not failed), failed=int(failed)))
    return total


def run_pytest(arguments: Sequence[str]) -> Count:
    """Run pytest with its output shown as it comes, and count; the whole suite on every core."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "--junit-xml", str(report), *arguments]
        code = subprocess.call(command, cwd=str(ROOT), env=environment(), stdin=subprocess.DEVNULL)
        return read_report(report, code)


def pytest_arguments(argv: Sequence[str]) -> List[str]:
    """What pytest gets: `--quick` leaves out the slow tests; a chosen part runs without workers."""
    chosen = [word for word in argv if word != "--quick"]
    return [*(chosen or EVERY_CORE), *(["-m", "not slow"] if "--quick" in argv else [])]


def prepare_system(missing: Callable[[Sequence[str]], List[str]] = missing_packages) -> None:
    """Install what Qt needs offscreen, as root also a window in Xvfb and a print server; raises Hindrance."""
    if sys.platform != "linux":
        return
    check_libraries(BASE_LIBRARIES, root=may_install())
    if may_install():
        tools = [tool.lower() for tool in ("Xvfb", "xauth") if shutil.which(tool) is None]
        tools += [package for part, package in PRINT_SERVER.items() if not Path(part).exists()]
        wanted = missing(X11_LIBRARIES) + tools
        if wanted and not install_packages(wanted):
            say("没有装成 {0}，相应的测试将跳过。[{0}: not installed]".format(" ".join(wanted)))


def main(argv: List[str]) -> int:
    """The exit code: 0 only if nothing failed."""
    try:
        check_python(sys.version_info[:3])
        if not (inside(ROOT) and whole(ROOT, LOCK)):
            make(ROOT, LOCK)
            os.chdir(str(ROOT))
            go_on([str(venv_python(ROOT)), "-X", "utf8", "-m", "tests", *argv])
        prepare_system()
    except (Hindrance, OSError) as fault:
        say(str(fault))
        print(Count(failed=1).line())
        return 1
    wanted = [word for word in argv if word not in (WINDOWS, ALL, MUST)]
    total = Count()
    if WINDOWS not in argv:
        total = run_static(STATIC).plus(run_pytest(pytest_arguments(wanted)))
    if WINDOWS in argv or ALL in argv:
        from tests.windows import stage

        total = total.plus(stage.run(wanted, must=MUST in argv))
    print(total.line())
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
