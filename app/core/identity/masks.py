"""How names and numbers are shown to other eyes (脱敏): the only forms there are."""

from __future__ import annotations

from typing import Literal

from app.core.surnames import characters, surname_of

Where = Literal["screen", "paper"]
"""屏幕 (a board, a list) or 纸 (a slip, a public notice)."""

_SEPARATORS = "·•・‧. -"


def mask(name: str, on: Where = "screen") -> str:
    """A name of which only the surname, and on paper the last character, can be read (姓名脱敏).

    On screen the surname and two stars, whatever the length: 李**, 欧阳**. On paper all given characters
    but the last become ＊, so that columns hold: 徐＊芳, 欧阳＊红; a given name of one character becomes ＊
    too (何＊, as on the public notice), else nothing would be masked. A name without a Chinese surname
    (阿依古丽·买买提, John Smith) keeps its first character, on paper its last one and its separators:
    阿＊＊＊·＊＊提. Of a name of one character nobody learns that it ends there: 张**, 张＊. Nothing typed,
    nothing shown.
    """
    plain = name.strip()
    whole = characters(plain)
    if not whole:
        return ""
    parted = any(char in _SEPARATORS for char in whole)
    shown = 1 if parted else len(characters(surname_of(plain)))
    head, given = "".join(whole[:shown]), whole[shown:]
    if on == "screen":
        return f"{head}**"
    if len(given) <= 1:
        return f"{head}＊"
    hidden = "".join(char if char in _SEPARATORS else "＊" for char in given[:-1])
    return f"{head}{hidden}{given[-1]}"


def mask_id(number: str) -> str:
    """A paper's number with its area and its last four characters (证件号码脱敏): 330723********1524.

    A number of fewer than 15 characters shows its first and, from eight on, its last four; a shorter one
    its first alone.
    """
    head = 6 if len(number) >= 15 else 1
    end = 4 if len(number) >= 8 else 0
    return number[:head] + "*" * (len(number) - head - end) + tail(number, end)


def mask_phone(number: str) -> str:
    """A telephone number without its middle (电话脱敏): 139****5526, 0579-****4321."""
    area, dash, line = number.partition("-")
    if dash:
        return f"{area}-****{tail(line.partition('-')[0], 4)}"
    if len(number) < len("13957265526"):
        return f"****{tail(number, len(number) // 2)}"
    return f"{number[:3]}****{tail(number, 4)}"


def tail(number: str, length: int = 4) -> str:
    """The last characters of a number (尾号), four unless told."""
    return number[-length:] if length > 0 else ""
