"""The style sheet (样式表): fonts loaded, palette set, tokens.qss filled in and given to the application."""

import re
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.core.paths import resources
from app.ui.style.scale import FACTOR, colour, font
from app.ui.style.tokens import Colour


def load_fonts(folder: Path | None = None, *, rare: bool = False) -> tuple[str, ...]:
    """Load the screen's fonts and return their families; `rare` loads HanaMinB (50 MB), later and last."""
    place = folder or resources() / "fonts"
    names = ("HanaMinB.ttf",) if rare else ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
    families: list[str] = []
    for name in names:
        number = QFontDatabase.addApplicationFont(str(place / name))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(families)


def palette() -> QPalette:
    """The palette of ui.md §9."""
    made, roles = QPalette(), QPalette.ColorRole
    table = {
        roles.Window: Colour.PAGE,
        roles.Base: Colour.SHEET,
        roles.AlternateBase: Colour.PAGE,
        roles.Text: Colour.INK,
        roles.WindowText: Colour.INK,
        roles.ButtonText: Colour.INK,
        roles.Button: Colour.SHEET,
        roles.Highlight: Colour.SEL,
        roles.HighlightedText: Colour.INK,
        roles.PlaceholderText: Colour.INK3,
        roles.ToolTipBase: Colour.SHEET,
        roles.ToolTipText: Colour.INK,
        roles.Mid: Colour.LINE,
        roles.Link: Colour.BLUE,
    }
    for role, token in table.items():
        made.setColor(role, colour(token))
    return made


def sheet(scale: float = 1.0) -> str:
    """The style sheet: tokens.qss with its @colours filled in, type and heights times `scale`."""
    text = (resources() / "style" / "tokens.qss").read_text(encoding="utf-8")
    text = re.sub(r"@([a-z]+[0-9]?)\b", lambda found: Colour[found[1].upper()].value, text)

    def multiplied(found: re.Match[str]) -> str:
        value = float(found[2]) * scale
        return f"{found[1]}{value:g}pt" if found[3] == "pt" else f"{found[1]}{round(value)}px"

    return re.sub(r"((?:font-size|(?:min-|max-)?height):\s*)([0-9.]+)(pt|px)", multiplied, text)


def dress(app: QApplication, scale: float = 1.0) -> None:
    """Give the application its look; again with another `scale` when large print is chosen."""
    app.setProperty(FACTOR, scale)
    app.setStyle("Fusion")
    app.setPalette(palette())
    app.setFont(font())
    app.setStyleSheet(sheet(scale))


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties and have the style sheet read again for this widget."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
