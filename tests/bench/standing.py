"""How often the window stands still (停顿次数): the stories played once more, under the recorder of gaps."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.__main__ import ROOT
from tests.bench.gaps import LONGEST_MS
from tests.bench.table import Count

STORIES = ("tests/stories/test_walk_in.py", "tests/stories/test_morning.py")
_WORST = 3


def measured() -> list[Count]:
    """How many events of the stories held the window up for longer than it may stand still, none allowed."""
    with TemporaryDirectory() as folder:
        gaps = _recorded(Path(folder) / "gaps.jsonl")
    worst = sorted(gaps, key=lambda gap: -int(gap["ms"]))[:_WORST]
    return [Count(f"gaps over {LONGEST_MS} ms in the stories", len(gaps), 0, "; ".join(map(_told, worst)))]


def _recorded(written: Path) -> list[dict[str, Any]]:
    """The gaps of the stories, played in a process of their own: the recorder is its application."""
    command = [sys.executable, "-X", "utf8", "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    command += ["-p", "tests.bench.gaps", "--gaps", str(written), *STORIES]
    surroundings = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    subprocess.run(command, cwd=ROOT, env=surroundings, check=True, stdout=subprocess.DEVNULL)
    return [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()[1:]]


def _told(gap: dict[str, Any]) -> str:
    """The longest one first in words: how long, what event, where most of the time went."""
    return f"{gap['ms']} ms {gap['event']} {str(gap['where']).split(' | ', maxsplit=1)[0]}"
