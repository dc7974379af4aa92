"""What a password and a name must be (口令与姓名规则)."""

from app.core.errors import Fault, Invalid
from app.core.text import trimmed
from app.services.person_form import NAME
from app.services.shelf import Reference

SHORTEST = 8
"""A password has at least this many characters (口令最短长度)."""

_LONGEST = 128


def check_password(text: str, field: str = "password") -> list[Fault]:
    """What is wrong with a new password (口令问题); nothing when it is good."""
    if len(text) < SHORTEST:
        return [Fault(field, f"口令至少 {SHORTEST} 个字符，现在是 {len(text)} 个。")]
    if len(text) > _LONGEST:
        return [Fault(field, f"口令最多 {_LONGEST} 个字符。")]
    return []


def read_name(text: str, field: str, reference: Reference) -> str:
    """A name as it will stand on papers (姓名); Invalid at the field."""
    if not text.strip():
        raise Invalid("请填写姓名。", field=field)
    try:
        return NAME.kind.parse(text, reference.typing)
    except Invalid as wrong:
        raise wrong.at(field) from None


def read_window(text: str) -> str:
    """How a window stands on slips (窗口名称): a bare number becomes 2号窗口."""
    shown = trimmed(text)
    return f"{int(shown)}号窗口" if shown.isascii() and shown.isdigit() and len(shown) < 4 else shown
