"""The release (版本): the program's name and number, and how it is started again."""

import sys
from pathlib import Path

PROGRAM = "职工服务中心业务办理系统"
"""The name of the program as its users know it (程序名称)."""

VERSION = "0.5.0"
"""The number of this version (版本号): nowhere else but in pyproject.toml, held equal by a test."""


_START = """import sys
sys.path.insert(0, {!r})
from app.__main__ import enter
sys.exit(enter(sys.argv[1:]))"""
"""Goes in at once: what this process runs with is there already."""


def frozen() -> bool:
    """Whether this is the built program, with no Python beside it (是否打包)."""
    return bool(getattr(sys, "frozen", False))


def command() -> list[str]:
    """How this program is started a second time (再次启动的命令), to which its words are added."""
    if frozen():
        return [sys.executable]
    return [sys.executable, "-X", "utf8", "-c", _START.format(str(Path(__file__).resolve().parents[2]))]
