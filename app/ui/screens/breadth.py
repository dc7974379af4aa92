"""Breadths of the screens (版面): the logical px of ui.md §3 that belong to one screen and to no widget."""

ANY_BREADTH = 16_777_215
"""The most that Qt allows (不限宽): for what takes all the room there is."""


class Breadth:
    """Breadths and heights (版面尺寸) before the large-print factor."""

    SEARCH = 500
    SEARCH_NARROW = 400
    SEARCH_SMALL = 318
    CARD_LEFT = 318
    CARD_RIGHT = 300
    CARD_LEFT_MEDIUM = 288
    CARD_RIGHT_MEDIUM = 256
    LEAVES = 312
    PERSON_STRIP = 196
    MATERIALS = 330
    MATERIALS_SMALL = 250
    PERSON_SMALL = 176
    LIST = 508
    LIST_SMALL = 404
    RAIL = 40
    SIDE = 252
    PHOTO = 72
    CONTROLS = 232
    SIGN_IN = 400
    SIGN_IN_LEFT = 430
    LOCK = 470
    DAMAGED = 900
    BIG_FIELD = 38
    EMBLEM_BIG = 56
    SETUP_STEPS = 270
    SETUP_FORM = 640
    RECOVERY_CODE = 72
    GROUP = 110
    PERSON_FORM = 760
    LABEL_CARD = 60
    RESULT_HEAD = 28
    RESULT_ROW = 52
    LINE_ROW_LOW = 36
    LINE_ROW = 38
    LINE_NAME = 78
    CASE_HEAD = 122
    DUE_ROW = 56
    DAY_SUMMARY = 330
    REPORTS = 204
    FIGURE_NAME = 170
    HELP = 520
