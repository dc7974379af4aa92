"""What was typed (录入文字): full-width forms made half-width, blanks taken off the ends."""

from __future__ import annotations

from app.core.errors import Invalid

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,  # the ideographic blank
    0xFFE5: 0xA5,  # ￥
    0x2212: 0x2D,  # − minus sign
}


def half_width(text: object) -> str:
    """Full-width letters, digits and signs as half-width ones (全角转半角); raises Invalid unless text.

    Only the forms that a Chinese keyboard gives are changed: digits of other scripts, circled or
    raised digits stay what they are, and whoever reads the text refuses them.
    """
    if not isinstance(text, str):
        raise Invalid("这里要填文字，请重新填写。")
    return text.translate(_HALF_WIDTH)


def trimmed(text: object) -> str:
    """`half_width`, with the blanks at both ends gone (去首尾空格); blanks inside stay."""
    return half_width(text).strip()


def has_blank(text: str) -> bool:
    """True if a blank of any kind stands in the text (含空格)."""
    return any(char.isspace() for char in text)
