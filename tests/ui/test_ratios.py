"""Screens of other ratios (高分屏): what is drawn is drawn for the screen where it is seen."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BEGIN = """
import json, sys
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from reportlab.pdfgen.canvas import Canvas
from app.ui import style
from app.ui.screens.preview.sheet_view import SheetView
from app.ui.style import Colour
from app.ui.widgets.labels import icon_label, rule

app = QApplication(["center", *sys.argv[1:]])
style.load_fonts()
style.dress(app)
window = QWidget()
layout = QVBoxLayout(window)
picture, button, line, sheets = icon_label("user", Colour.BLUE), QPushButton("锁屏"), rule(), SheetView()
button.setIcon(style.icon("lock"))
for part in (picture, button, line, sheets):
    layout.addWidget(part)
canvas = Canvas("")
canvas.setPageSize((300, 300))
canvas.rect(20, 20, 200, 200, fill=1)
canvas.showPage()
sheets.show_pdf(bytes(canvas.getpdfdata()))
window.resize(500, 500)
window.move(50, 50)
window.show()
app.processEvents()

def alike(one, other):
    one.setDevicePixelRatio(1)
    return one == other

def sharp():
    ratio = window.devicePixelRatioF()
    seen = picture.grab().toImage()
    side = round(style.px(16) * ratio)
    drawn = QImage(side, side, seen.format())
    drawn.fill(seen.pixelColor(seen.width() - 1, 0))
    painter = QPainter(drawn)
    icon = style.pixmap("user", Colour.BLUE, style.px(16), ratio)
    painter.drawImage(QRect(0, 0, side, side), icon.toImage())
    painter.end()
    tops = range(seen.height() - side + 1)
    same = any(alike(seen.copy(0, top, side, side), drawn) for top in tops)
    rows = line.grab().toImage()
    inks = {rows.pixelColor(rows.width() // 2, y).name() for y in range(rows.height())}
    page = sheets.picture()
    icon = button.icon().pixmap(QSize(16, 16), ratio)
    return {
        "ratio": ratio,
        "icon": same,
        "line": Colour.LINE.value.lower() in inks,
        "button": [icon.width(), icon.devicePixelRatio()],
        "page": [page.devicePixelRatio(), page.width()],
        "grabbed": window.grab().width(),
    }
"""
SINGLE = BEGIN + "print(json.dumps(sharp()))\n"
MOVED = (
    BEGIN
    + """
before = sharp()
window.move(2100, 50)
app.processEvents()
print(json.dumps([before, sharp()]))
"""
)


def child(root: Path, folder: Path, script: str, *words: str, **surroundings: str) -> object:
    """What a script prints in a process of its own: a ratio is fixed when the application starts."""
    held = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    first = f"import os, sys\nsys.path.insert(0, {str(root)!r})\nos.environ.update({surroundings!r})\n"
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", first + script, *words],
        cwd=folder,
        env=held,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.mark.parametrize("ratio", [1, 1.25, 1.5, 1.75, 2])
def test_drawn_pixel_on_pixel(root: Path, tmp_path: Path, ratio: float) -> None:
    """Windows' steps hold as they are (no rounding); icons aren't stretched, hairlines are seen."""
    seen = child(root, tmp_path, SINGLE, QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR=str(ratio))
    assert isinstance(seen, dict)
    assert seen["ratio"] == ratio
    assert (seen["icon"], seen["line"]) == (True, True)
    assert seen["button"] == [round(16 * ratio), pytest.approx(ratio, rel=0.04)]
    assert seen["page"][0] == ratio
    assert seen["grabbed"] == round(500 * ratio)


def test_a_window_moved_to_a_finer_screen_is_drawn_anew(root: Path, tmp_path: Path) -> None:
    """Two monitors, 100 % and 200 %: icons and the page in preview are drawn at the new ratio."""
    screens = [
        {"name": name, "x": left, "y": 0, "width": 1920 * ratio, "height": 1080 * ratio,
         "logicalDpi": 96 * ratio, "logicalBaseDpi": 96, "dpr": 1}
        for name, left, ratio in (("coarse", 0, 1), ("fine", 1920, 2))
    ]  # fmt: skip
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}), encoding="utf-8")
    moved = child(root, tmp_path, MOVED, "-platform", "offscreen:configfile=screens.json")
    assert isinstance(moved, list)
    before, after = moved
    assert (before["ratio"], after["ratio"]) == (1, 2)
    assert (before["icon"], after["icon"]) == (True, True)
    assert after["page"] == [2, 2 * before["page"][1]]
    assert (before["button"], after["button"]) == ([16, 1], [32, 2])
