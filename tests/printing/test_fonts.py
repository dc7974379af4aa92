"""Fonts (字体): per-character fallback, characters no font has, meanings beyond the BMP."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.prints import Face
from app.printing.fonts import (
    BUNDLED,
    KAI,
    RARE,
    SANS,
    SANS_BOLD,
    SERIF,
    SERIF_BOLD,
    glyph,
    inkless,
    load,
    to_unicode,
    undrawable,
)


@pytest.mark.parametrize(
    ("character", "face", "bold", "font"),
    [
        ("徐", "record", False, SERIF),
        ("徐", "record", True, SERIF_BOLD),
        ("徐", "form", False, SANS),
        ("徐", "form", True, SANS_BOLD),
        ("徐", "own", False, KAI),
        ("“", "own", False, SERIF),
        ("·", "own", False, SERIF),
        ("𠮷", "record", False, RARE),
        ("𠮷", "form", True, RARE),
        ("𠮷", "own", False, KAI),
        ("䶮", "form", False, SANS),
        ("𬱖", "record", True, RARE),
        ("＊", "record", False, SERIF),
        ("¥", "form", True, SANS_BOLD),
    ],
)
def test_each_character_takes_the_first_font_that_has_it(
    character: str, face: Face, bold: bool, font: str
) -> None:
    found = glyph(character, face, bold)
    assert found is not None
    assert found.font in (font, SERIF_BOLD) if character == "𬱖" else found.font == font


@pytest.mark.parametrize(
    ("face", "bold", "stroke"),
    [("form", False, 0.0), ("record", False, 0.0), ("form", True, 0.05), ("record", True, 0.05)],
)
def test_the_one_weight_of_the_rare_font_is_stroked_beside_bold(
    face: Face, bold: bool, stroke: float
) -> None:
    rare, plain = glyph("𠮷", face, bold), glyph("吉", face, bold)
    assert rare is not None
    assert plain is not None
    assert (rare.stroke, plain.stroke) == (stroke, 0.0)


def test_figures_of_the_form_face_are_tabular() -> None:
    for bold in (False, True):
        widths = {found.width for one in "0123456789" if (found := glyph(one, "form", bold))}
        assert len(widths) == 1


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", ()),
        ("徐桂芳 𠮷䶮𬱖𠅤 ABC 0-9 ¥＊—", ()),
        ("第一行\n第二行\t列\r\n", ()),
        ("☐甲☑乙☐", ("☐", "☑")),
        ("名字\ue000里有造字", ("\ue000",)),
        ("声音\x07", ("\x07",)),
        ("甲\u200b乙\ufe0f丙\U000e0100", ()),
        ("半个\ud842", ("\ud842",)),
        ("😀", ("😀",)),
    ],
)
def test_what_no_font_has_is_named_once_in_order(text: str, named: tuple[str, ...]) -> None:
    assert undrawable(text) == named


@given(st.text(alphabet=st.characters(), max_size=30))
def test_whatever_is_not_named_can_be_drawn(text: str) -> None:
    named = undrawable(text)
    left = [one for one in text if one not in named and one not in "\n\r\t" and not inkless(one)]
    assert all(glyph(one, "record") for one in left)
    assert all(glyph(one, "own", True) for one in left)


def test_characters_beyond_the_bmp_are_mapped_as_surrogate_pairs_in_small_blocks() -> None:
    codes = [0, 0x20BB7, *range(0x4E00, 0x4E00 + 150)]
    cmap = to_unicode("AAAAAA+HanaMinB", codes)
    assert "<01> <D842DFB7>" in cmap
    assert "<02> <4E00>" in cmap
    assert [line for line in cmap.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "52 beginbfchar",
    ]


def test_every_bundled_font_loads_under_its_own_name() -> None:
    for name in BUNDLED:
        assert load(name).face.name.decode() == name
        assert load(name) is load(name)


def test_a_font_of_the_same_face_registered_by_others_changes_nothing(root: Path) -> None:
    script = f"""
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
pdfmetrics.registerFont(TTFont("other", r"{root / "resources/fonts" / (SANS + ".ttf")}"))
from app.printing.fonts import BundledFont, load
assert type(load("{SANS}")) is BundledFont
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=root)


def test_an_ordinary_slip_does_not_load_the_rare_font(root: Path) -> None:
    script = """
from reportlab.pdfbase import pdfmetrics
from app.printing.fonts import RARE
from app.printing.layout import lay_out
from app.printing.pdf import draw
from tests.printing.samples import receipt
draw(lay_out(receipt("roll80")))
draw(lay_out(receipt("a5")))
assert RARE not in pdfmetrics.getRegisteredFontNames()
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=root)
