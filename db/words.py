"""How names become words of the index (检索词): single characters, pairs, and the phrase that finds them."""

from __future__ import annotations


def _kept(text: str) -> str:
    """Letters and digits alone: the dot of 买买提·吐尔逊 and blanks part nothing."""
    return "".join(mark for mark in text if mark.isalnum()).lower()


def singles(text: str) -> str:
    """Each character a word (单字)."""
    return " ".join(_kept(text))


def pairs(text: str) -> str:
    """Each pair of neighbours a word (双字): two characters are found by one look-up."""
    kept = _kept(text)
    return " ".join(kept[at : at + 2] for at in range(len(kept) - 1))


def part_of_name(text: str, *, start: bool = False) -> str:
    """The phrase that finds any part of a name (姓名片段), or its start; empty if nothing is left."""
    kept = _kept(text)
    if not kept:
        return ""
    column, words = ("chars", kept) if len(kept) == 1 else ("pairs", pairs(kept))
    return f'{column} : {"^ " if start else ""}"{words}"'


def prefix_of(column: str, text: str) -> str:
    """The phrase that finds readings by their beginning (拼音前缀); `column` is full or initials."""
    kept = _kept(text)
    return f'{column} : "{kept}" *' if kept else ""


def backwards(text: str) -> str:
    """The text from its end (倒序), so that a tail becomes a beginning."""
    return text[::-1]


def after(prefix: str) -> str:
    """A text behind everything that begins with `prefix` (前缀上界)."""
    return prefix + "\U0010ffff"
