"""Numbers to reach and to pay somebody (联系电话, 银行卡号): telephone and bank card."""

from __future__ import annotations

import re

from app.core.errors import Invalid
from app.core.text import trimmed

_MOBILE = re.compile("1[3-9][0-9]{9}")
_LAND_LINE = re.compile("(0(?:10|2[0-9]|[3-9][0-9]{2}))-?([2-9][0-9]{6,7})(?:-([0-9]{1,6}))?")
_LONGEST_TEXT = 40


def parse_phone(text: str) -> str:
    """A mobile number as 11 digits, or a land line with its area code as 0579-87654321 (电话号码).

    Blanks and hyphens are taken out, +86 before the number too; an extension stays: 0579-87654321-801. All
    else raises Invalid.
    """
    typed = trimmed(text)
    if not typed:
        raise Invalid("请填写电话号码。")
    if len(typed) > _LONGEST_TEXT:
        raise Invalid("电话号码太长，请核对。")
    joined = re.sub(r"^(?:\+|00)86-?", "", re.sub(r"\s", "", typed))
    bare = joined.replace("-", "")
    if _MOBILE.fullmatch(bare):
        return bare
    found = _LAND_LINE.fullmatch(joined)
    if found:
        return "-".join(filter(None, found.groups()))
    if re.fullmatch("[2-9][0-9]{6,7}", bare):
        raise Invalid("座机号码前请加区号，例如 0579-87654321。")
    if re.fullmatch("1[0-9]+", bare):
        raise Invalid(f"手机号码应为 11 位并以 13 到 19 开头，现在是 {len(bare)} 位，请核对。")
    raise Invalid("请填 11 位手机号码，或带区号的座机号码，例如 0579-87654321。")


def luhn_ok(card: str) -> bool:
    """True if 16–19 digits, blanks aside, pass the Luhn sum (ISO/IEC 7812); a failure only warns (校验)."""
    digits = re.sub(r"\s", "", trimmed(card))
    if not re.fullmatch("[0-9]{16,19}", digits):
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
