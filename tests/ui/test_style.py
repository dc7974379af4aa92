"""The look (外观): tokens, contrasts, large print, icons."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel

from app.core.paths import resources
from app.ui import style
from app.ui.style import Arrangement, Colour, Type


def _luminance(token: Colour) -> float:
    parts = [QColor(token.value).redF(), QColor(token.value).greenF(), QColor(token.value).blueF()]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        (Colour.INK, Colour.SHEET, 15),
        (Colour.INK2, Colour.SUNK, 4.5),
        (Colour.INK3, Colour.SUNK, 4.5),
        (Colour.BLUE, Colour.SEL, 4.5),
        (Colour.SHEET, Colour.BLUE, 7),
        (Colour.RED, Colour.REDT, 4.5),
        (Colour.SHEET, Colour.RED, 4.5),
        (Colour.AMBER, Colour.AMBERT, 4.5),
        (Colour.GREEN, Colour.GREENT, 4.5),
        (Colour.SHEET, Colour.DARK, 7),
        (Colour.RING, Colour.PAGE, 3),
        (Colour.LINE2, Colour.PAGE, 3),
    ],
)
def test_contrast(text: Colour, ground: Colour, least: float) -> None:
    """WCAG: 4.5 for text, 3 for frames; as ui.md §2 measured."""
    assert _contrast(text, ground) >= least


def test_large_print_grows_type_and_heights_alone() -> None:
    """Large print multiplies type and heights by 1.25 and leaves spaces as they are."""
    plain, large = style.sheet(), style.sheet(1.25)
    assert "font-size: 10.5pt" in plain
    assert "font-size: 13.125pt" in large
    assert "min-height: 28px" in plain
    assert "min-height: 35px" in large
    assert re.findall(r"padding[^;]*;", plain) == re.findall(r"padding[^;]*;", large)


def test_no_unknown_colour_and_no_floor_broken() -> None:
    """Every @colour is known; no type under 10.5 pt."""
    text = style.sheet()
    assert "@" not in text
    assert min(float(size) for size in re.findall(r"font-size: ([0-9.]+)pt", text)) >= 10.5


def test_factor_lives_in_the_application(qapp: QApplication) -> None:
    """`px`, `font` and the arrangement follow the factor."""
    style.dress(qapp, 1.25)
    try:
        assert style.px(40) == 50
        assert style.font().pointSizeF() == pytest.approx(13.125)
        assert style.arrangement(1366) == Arrangement.MEDIUM
    finally:
        style.dress(qapp)
    assert style.px(40) == 40
    assert [style.arrangement(width) for width in (1366, 1100, 910)] == list(Arrangement)


def test_type_roles_reach_labels(qapp: QApplication) -> None:
    """A label's property `type` sets its size, weight and family, no setFont needed."""
    label = QLabel("周素梅")
    label.setProperty("type", Type.PERSON.value)
    label.ensurePolished()
    info = QFontInfo(label.font())
    assert (round(info.pointSizeF(), 1), info.bold(), info.family()) == (19.5, True, "Noto Sans SC")


def test_icons_take_the_token_colour() -> None:
    """An icon is drawn in its colour, at its size and ratio; an unknown name is an error."""
    image = style.pixmap("lock", Colour.RED, 20, 2.0).toImage()
    assert (image.width(), image.height()) == (40, 40)
    solid = {
        image.pixelColor(x, y).name()
        for x in range(40)
        for y in range(40)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {Colour.RED.value.lower()}
    with pytest.raises(FileNotFoundError):
        style.pixmap("no-such-icon")


def test_every_icon_named_in_the_window_is_there(root: Path) -> None:
    """Names of icons in app/ui are files of resources/icons, whose licence lies beside them."""
    there = {path.stem for path in (resources() / "icons").glob("*.svg")}
    used = set()
    pattern = re.compile(
        r"""(?:icon_label|show_icon|icon|paint_icon|picture)\((?:\w[\w.]*, )?"([a-z0-9-]+)\""""
    )
    for path in (root / "app" / "ui").rglob("*.py"):
        used |= set(pattern.findall(path.read_text(encoding="utf-8")))
    assert len(used) > 5
    assert used <= there
    assert (resources() / "icons" / "LICENSE").is_file()


def test_no_colour_outside_of_the_style(root: Path) -> None:
    """No colour and no setFont in a file of the window but the style's own."""
    for path in (root / "app" / "ui").rglob("*.py"):
        if path.parent.name != "style":
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"""["']#[0-9A-Fa-f]{6}["']""", text), path
            assert not re.search(r"(?<!painter)(?<!dressed)\.setFont\(", text), path


def test_void_calls_lose_no_reference(qapp: QApplication) -> None:
    """50,000 void calls: PySide6 6.12 aborts here, and the lock must never come to it."""
    label = QLabel()
    for _ in range(50_000):
        label.setEnabled(True)
    assert label.isEnabled()
