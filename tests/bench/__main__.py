"""`python3 -m tests.bench`: the table of all that is measured; the exit code tells if every bar holds."""

import os
import shutil
import sys

from app.__main__ import ROOT, go_on, inside, install_packages, make, may_install, say, venv_python, whole
from tests.bench import frozen_start
from tests.bench.table import shown

LOCK = "requirements-test.lock"
TOOLS = ("Xvfb", "xdotool")
"""A screen, and who sees a window on it."""


def main() -> int:
    """Measure, show, judge."""
    if not (inside(ROOT) and whole(ROOT, LOCK)):
        make(ROOT, LOCK)
        os.chdir(ROOT)
        go_on([str(venv_python(ROOT)), "-X", "utf8", "-m", "tests.bench"])
    lacking = [tool.lower() for tool in TOOLS if shutil.which(tool) is None]
    if lacking and not (may_install() and install_packages(lacking)):
        say(f"缺少系统包，请先执行 apt-get install {' '.join(lacking)}。[packages are missing]")
        return 2
    rows = frozen_start.measured()
    print(shown(rows))
    return 0 if all(row.held for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
