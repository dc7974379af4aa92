"""The computer (本机): what a fault report and a self-test say of it, nothing of who sits at it."""

import ctypes
import locale
import platform
import sys

from app.core.release import frozen

WORDS = {
    "built": "安装方式",
    "python": "Python",
    "qt": "Qt",
    "system": "操作系统",
    "machine": "处理器",
    "code_page": "代码页",
    "platform": "显示方式",
    "screen": "屏幕",
    "scale": "缩放",
    "data_folder": "数据所在的盘",
}
"""How each fact is called (名称)."""


def facts() -> dict[str, str]:
    """Program, Python, system and code page (系统信息): no names, no paths."""
    return {
        "built": "安装版" if frozen() else "源代码",
        "python": platform.python_version(),
        "system": system_name(),
        "machine": platform.machine(),
        "code_page": code_page(),
    }


def system_name() -> str:
    """The system with its build (操作系统): `Windows 10.0.19045`, `Debian GNU/Linux 12`."""
    if sys.platform == "win32":
        found = sys.getwindowsversion()
        return f"Windows {found.major}.{found.minor}.{found.build}"
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"


def code_page() -> str:
    """How the system writes texts without our asking (代码页): 936 on a Chinese Windows."""
    if sys.platform == "win32":
        return str(ctypes.windll.kernel32.GetACP())
    return locale.getencoding()
