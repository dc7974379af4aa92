"""The screen (屏幕): what Qt knows of it, for the self-test and the fault report."""

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication


def screen_facts() -> dict[str, str]:
    """Qt, how it draws, size in device pixels and scale of the first screen (屏幕信息)."""
    screen = QGuiApplication.primaryScreen()
    size, scale = screen.size(), screen.devicePixelRatio()
    return {
        "qt": qVersion(),
        "platform": QGuiApplication.platformName(),
        "screen": f"{round(size.width() * scale)}x{round(size.height() * scale)}",
        "scale": f"{scale:.0%}",
    }
