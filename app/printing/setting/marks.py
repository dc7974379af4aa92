"""Kinds of characters (字符类别): which marks open or close, which stay together, what is Han or Latin."""

import re
import unicodedata
from functools import lru_cache

from app.printing.fonts import inkless

OPENING = frozenset("（《〈「『【〔［｛〖“‘([{")
"""Marks that never end a line (避尾)."""

CLOSING = frozenset("，。、；：？！）》〉」』】〕］｝〗”’,.;:?!)]}")
"""Marks that never begin a line (避头) and have room on their right side."""

NEVER_FIRST = CLOSING | frozenset("·・‧•—…～〜％‰℃°々ー×÷／/＊*")
"""Everything that never begins a line."""

NEVER_LAST = OPENING | frozenset("￥¥＄$£€№第×÷＊*")
"""Everything that never ends a line."""

WIDE_OPENING = frozenset("（《〈「『【〔［｛〖“‘")
WIDE_CLOSING = frozenset("，。、；：？！）》〉」』】〕］｝〗”’")
WIDE_MARKS = WIDE_OPENING | WIDE_CLOSING
"""Marks of one em whose ink fills only one half [M]: the other half may be shared or squeezed."""

AFTER_DIGIT = frozenset("年月日号元页份个时分秒天人次岁项条件户周室楼层幢栋倍级期批万亿角寸")
"""Words that stay with the figure before them."""

CAPITAL_DIGITS = frozenset("零壹贰叁肆伍陆柒捌玖")
CAPITAL_UNITS = frozenset("拾佰仟万亿元角分整")
CAPITAL_STOPS = frozenset("亿万元")
"""After these alone a 大写 may break (paper.md §5)."""

BLANKS = frozenset(" \u3000")
_BLANK_BETWEEN = re.compile(r"(?<=(\S)) +(?=(\S))")


def is_han(character: str) -> bool:
    """Whether it is a Chinese character (汉字)."""
    code = ord(character)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x3FFFF
        or 0xF900 <= code <= 0xFAFF
        or character in "々〇"
    )


def is_latin(character: str) -> bool:
    """Whether it is set as a Latin letter or a digit (西文): any letter or digit of narrow scripts."""
    if character.isascii():
        return character.isalnum()
    letter = character.isdecimal() or unicodedata.category(character)[0] == "L"
    return letter and unicodedata.east_asian_width(character) not in "WF"


def is_body(character: str) -> bool:
    """Whether it counts as a character and not as a mark or a blank (正文字符)."""
    return character not in NEVER_FIRST and character not in OPENING and character not in BLANKS


@lru_cache(maxsize=8192)
def tidy(text: str) -> str:
    """One paragraph ready for setting (整理): no inkless characters, no blanks between Han and Latin.

    Tabs and hard blanks become blanks; a line break is the caller's to split at.
    """
    plain = "".join(" " if one in "\t\u00a0\r\n" else one for one in text if not inkless(one))
    return _BLANK_BETWEEN.sub(lambda found: "" if _between(found[1], found[2]) else found[0], plain)


def _between(before: str, after: str) -> bool:
    """Whether a blank stands between Han and Latin, where an eighth of an em is drawn instead."""
    return (is_han(before) and is_latin(after)) or (is_latin(before) and is_han(after))


@lru_cache(maxsize=8192)
def may_break(before: str, after: str, whole: bool = False) -> bool:
    """Whether a line may end between two neighbours (可断行处); `whole` text after · or before （."""
    if after in BLANKS:
        return False
    if before in BLANKS:
        return after not in NEVER_FIRST
    if whole:
        return after in "（〔" or (before in "·・‧" and (after in "＊*" or after not in NEVER_FIRST))
    if after in NEVER_FIRST or before in NEVER_LAST:
        return False
    return not _one_word(before, after)


def _one_word(before: str, after: str) -> bool:
    """Whether the two belong to one word, one figure or one sum in capitals."""
    if (_narrow(before) and _narrow(after)) or after == "-":
        return True
    if before.isdecimal() and (after in AFTER_DIGIT or after.isdecimal()):
        return True
    capital = CAPITAL_DIGITS | CAPITAL_UNITS
    if before in capital and after in capital:
        return not (before in CAPITAL_STOPS and after in CAPITAL_DIGITS)
    return False


def _narrow(character: str) -> bool:
    """Whether it can be part of a Latin word or a number with its signs."""
    return character.isascii() or is_latin(character)
