"""Bundled fonts alone (自带字体): the window needs none of the system's, on a PC that has no fonts at all."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QRawFont

from app.core.paths import resources
from app.ui.style.tokens import FAMILIES

SCRIPT = """
import json
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel
from app.ui import style

app = QApplication(["center", "-platform", "offscreen"])
before = QFontDatabase.families()
style.load_fonts()
style.load_fonts(rare=True)
style.dress(app)
label = QLabel("困")
label.setFixedSize(60, 60)
label.show()
seen = label.grab().toImage()
ink = sum(seen.pixelColor(x, y).lightness() < 128 for x in range(60) for y in range(60))
after, family = QFontDatabase.families(), QFontInfo(label.font()).family()
print(json.dumps({"before": before, "after": after, "family": family, "ink": ink}))
"""
LAST_OF_A_RANGE = "\u9fff"
"""Stands in patterns alone."""
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'


def test_without_any_font_of_the_system(root: Path, tmp_path: Path) -> None:
    """The only families are ours, all that the style names are among them, and letters have ink."""
    config = tmp_path / "fonts.conf"
    config.write_text(NO_FONTS, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", SCRIPT],
        cwd=root,
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    seen = json.loads(ran.stdout)
    generic = {"Monospace", "Sans", "Sans Serif", "Serif"}  # names that fontconfig always has, without a file
    assert set(seen["before"]) <= generic
    assert set(seen["after"]) - generic == set(FAMILIES) == named()
    assert seen["family"] == "Noto Sans SC"
    assert seen["ink"] > 20


def named() -> set[str]:
    """Every family that the style sheet names."""
    sheet = (resources() / "style" / "tokens.qss").read_text(encoding="utf-8")
    return {
        one for line in re.findall(r"font-family:([^;]+);", sheet) for one in re.findall(r'"([^"]+)"', line)
    }


def words(root: Path) -> Iterator[tuple[str, str]]:
    """Every text of the window, of the lines and of the help, with its file."""
    for path in (*(root / "app" / "ui").rglob("*.py"), *(root / "app" / "lines").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path.name, node.value
    for path in (resources() / "help").glob("*.md"):
        yield path.name, path.read_text(encoding="utf-8")


def test_every_sign_of_the_window_is_in_its_first_font(root: Path) -> None:
    """No word of the program needs another font than the one that is loaded before the first paint."""
    for face in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
        font = QRawFont(str(resources() / "fonts" / face), 14)
        lacking = {
            (sign, file)
            for file, text in words(root)
            for sign in text
            if sign.isprintable() and sign != LAST_OF_A_RANGE and not font.supportsCharacter(ord(sign))
        }
        assert lacking == set()
