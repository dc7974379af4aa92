"""The icon of the window and of the program file (程序图标): one file, drawn for each size."""

from PySide6.QtGui import QIcon

from app.core.paths import resources

SIDES = [16, 20, 24, 32, 40, 48, 64, 256]


def test_the_icon_is_there_in_every_size_that_windows_asks_for() -> None:
    icon = QIcon(str(resources() / "icons" / "center.ico"))
    assert sorted(size.width() for size in icon.availableSizes()) == SIDES
    assert all(
        icon.pixmap(side, side).toImage().pixelColor(side // 2, 1).name() == "#b3212b" for side in SIDES
    )
