"""What the stage needs of Debian (系统包): Wine, the cross compiler, NSIS, the Chinese locale."""

import shutil
import subprocess
from pathlib import Path

from app.__main__ import install_packages, may_install, run_quietly

LOCALE = "zh_CN.UTF-8"
"""Makes Wine a Chinese Windows: code page 936 for files and consoles."""
WINE, WINESERVER = Path("/usr/lib/wine/wine64"), Path("/usr/lib/wine/wineserver64")
TOOLS = {
    "wine64": ("wine", "wine64"),
    "x86_64-w64-mingw32-gcc": ("gcc-mingw-w64-x86-64",),
    "makensis": ("nsis",),
    "localedef": ("locales",),
}


class Wanting(Exception):
    """Wine or something that it needs cannot be had here (缺 Wine): one line, which is shown loudly."""


def prepare() -> None:
    """Install what is missing (装齐). Raises Wanting."""
    packages = [name for tool, names in TOOLS.items() if not _there(tool) for name in names]
    if packages and not (may_install() and install_packages(packages)):
        raise Wanting(f"缺少系统包，请先执行 apt-get install {' '.join(packages)}。[packages are missing]")
    if not _chinese():
        code, told = run_quietly(["localedef", "-i", "zh_CN", "-f", "UTF-8", LOCALE])
        if code > 1 or not _chinese():
            raise Wanting(f"没有中文语言环境 {LOCALE}。[{told.strip()[:200]}]")


def _there(tool: str) -> bool:
    return WINE.exists() if tool == "wine64" else shutil.which(tool) is not None


def _chinese() -> bool:
    """Whether the Chinese locale was made."""
    names = subprocess.run(["locale", "-a"], capture_output=True, encoding="utf-8", check=False).stdout
    return "zh_cn.utf8" in names.lower().split()
