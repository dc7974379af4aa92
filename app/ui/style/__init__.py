"""Look of the window (外观): the only source of colours, sizes, fonts and icons of the screen."""

from app.ui.style.icons import icon, paint_icon, pixmap
from app.ui.style.scale import (
    LARGE_PRINT,
    SMALLER_LARGE_PRINT,
    arrangement,
    colour,
    factor,
    font,
    low,
    pen,
    px,
)
from app.ui.style.sheet import dress, load_fonts, palette, restyle, sheet
from app.ui.style.tokens import Arrangement, Colour, Gap, Height, Type, Weight

__all__ = [
    "LARGE_PRINT",
    "SMALLER_LARGE_PRINT",
    "Arrangement",
    "Colour",
    "Gap",
    "Height",
    "Type",
    "Weight",
    "arrangement",
    "colour",
    "dress",
    "factor",
    "font",
    "icon",
    "load_fonts",
    "low",
    "paint_icon",
    "palette",
    "pen",
    "pixmap",
    "px",
    "restyle",
    "sheet",
]
