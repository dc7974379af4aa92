"""`python3 -m tests.bench [--quick] [--peers] [NAME …]`: the table of all measured; 0 only if each bar holds.

Names: search, keys, accept, lists, slip, cards, assess, papers, files, campaign, gaps, start; all without
one. The county has a million people and a hundred thousand cases, with `--quick` a tenth of each; growth is
from a tenth of that to it. The first run makes it, which takes some thirty minutes, three with `--quick`,
and keeps it in `build/bench`; `--quick` leaves out the frozen program unless it is named. With `--peers` a
receipt is drawn beside fpdf2, typst and LibreOffice, those of them that are installed.
"""

import os
import shutil
import sys
from collections.abc import Sequence
from importlib import import_module

from app.__main__ import ROOT, go_on, inside, install_packages, make, may_install, say, venv_python, whole

LOCK = "requirements-test.lock"
QUICK, PEERS = "--quick", "--peers"
NAMES = (
    "search",
    "keys",
    "accept",
    "lists",
    "slip",
    "cards",
    "assess",
    "papers",
    "files",
    "campaign",
    "gaps",
    "start",
)
TOOLS = {"accept": ("strace",), "start": ("Xvfb", "xdotool")}
"""What counts syncs; a screen, and who sees a window on it."""


def main(argv: Sequence[str]) -> int:
    """Measure, show, judge."""
    named = [one for one in argv if one not in (QUICK, PEERS)]
    if unknown := set(named) - set(NAMES):
        say(f"没有这一项：{' '.join(sorted(unknown))}。可选：{' '.join(NAMES)}。[unknown names]")
        return 2
    if not (inside(ROOT) and whole(ROOT, LOCK)):
        make(ROOT, LOCK)
        os.chdir(ROOT)
        go_on([str(venv_python(ROOT)), "-X", "utf8", "-m", "tests.bench", *argv])
    names = named or [one for one in NAMES if one != "start" or QUICK not in argv]
    if not _equipped(names):
        return 2
    measuring = import_module("tests.bench.measuring")
    held: bool = measuring.shown_all(names, quick=QUICK in argv, with_peers=PEERS in argv)
    return 0 if held else 1


def _equipped(names: Sequence[str]) -> bool:
    """Whether the tools are there, installed if that may be."""
    if sys.platform == "win32":
        return True
    wanted = [tool for name in names for tool in TOOLS.get(name, ())]
    lacking = [tool.lower() for tool in wanted if shutil.which(tool) is None]
    if not lacking or (may_install() and install_packages(lacking)):
        return True
    say(f"缺少系统包，请先执行 apt-get install {' '.join(lacking)}。[packages are missing]")
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
