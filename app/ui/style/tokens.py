"""Tokens of the look (外观标记): colours, type roles, heights, gaps and breadths of lines, as in ui.md §2.

Lengths are logical pixels at 96 dpi, type is in points.
"""

from enum import StrEnum

FAMILIES = ("Noto Sans SC", "HanaMinB")


class Colour(StrEnum):
    """Colours (颜色) of ui.md §2; contrasts were measured there against WCAG."""

    PAGE = "#F4F2ED"
    SHEET = "#FFFFFF"
    SUNK = "#ECE8E0"
    HEAD = "#E4DFD5"
    BAR = "#FBFAF7"
    LINE = "#DAD4C8"
    LINE3 = "#C9C2B5"
    LINE2 = "#8A8375"
    INK = "#1F2429"
    INK2 = "#4B535C"
    INK3 = "#5C646D"
    BLUE = "#1F4E79"
    BLUET = "#E7EFF6"
    BLUEL = "#A9C3DA"
    SEL = "#D6E4F0"
    RING = "#2B78BD"
    RED = "#B3212B"
    REDT = "#FBEBEA"
    FAULT = "#FFF9F8"
    AMBER = "#7D5200"
    AMBERL = "#C99A3C"
    AMBERT = "#FBF0D9"
    GREEN = "#2B6640"
    GREENL = "#A8C8AE"
    GREENT = "#E6F0E7"
    DARK = "#3A4149"
    SCROLL = "#B9B2A4"
    BAND1 = "#BFD3E5"
    BAND2 = "#86ABCB"
    BAND3 = "#3A6C99"
    SEALED = "#7FA3C2"
    DESK = "#D0CBC0"


class Type(StrEnum):
    """Type roles (字号): the values of the property `type`."""

    BODY = "body"
    TAB = "tab"
    CARD = "card"
    GROUP = "group"
    COUNTER = "counter"
    CASE = "case"
    PERSON = "person"


POINTS = {
    Type.BODY: (10.5, False),
    Type.TAB: (11.25, False),
    Type.CARD: (11.25, True),
    Type.GROUP: (12.0, True),
    Type.COUNTER: (14.25, True),
    Type.CASE: (15.0, True),
    Type.PERSON: (19.5, True),
}


class Height:
    """Heights and breadths (高度) before the large-print factor; give them to `px`."""

    HEADER = 49
    STATUS = 28
    TABS = 46
    FIELD = 30
    LABEL = 24
    CHIP = 24
    BADGE = 24
    KEY = 22
    BUTTON = 40
    COUNTER = 40
    SEARCH = 44
    ROW = 32
    TABLE_HEAD = 30
    MATERIAL = 34
    MATERIAL_NOTED = 50
    STEPS = 48
    EVENT = 27
    EVENT_TWO_LINES = 46
    STRIP = 34
    MOVES = 58
    REASONS = 26
    SECTION = 30
    LONG_TEXT = 50
    LINE = 20
    ICON = 16
    ICON_FIELD = 18
    ICON_BUTTON = 20
    ICON_LARGE = 22
    ICON_EMPTY = 44
    BOX = 18
    EMBLEM = 26


class Gap:
    """Spaces (间距), not multiplied by large print."""

    TIGHT = 4
    ROW = 6
    CARD = 8
    PAGE = 10
    INSIDE = 12
    WIDE = 14
    LABEL_CASE = 84
    LABEL_FORM = 112


class Weight:
    """Breadths of lines (线宽)."""

    HAIR = 1
    FOCUS = 2
    BRAND = 3
    EDGE = 4
    RADIUS = 4
    RADIUS_FIELD = 3


class Arrangement(StrEnum):
    """Steps of width (宽度档) of ui.md §3."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"
