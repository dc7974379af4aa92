"""Pinyin of names (姓名拼音): what a clerk may type to find a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from pypinyin import Style, lazy_pinyin, pinyin

from app.core.surnames import READINGS, surname_of
from app.core.text import half_width

_Option = tuple[tuple[str, ...], ...]
_PART = re.compile("([A-Za-z0-9]+)|([^A-Za-z0-9]+)")
_MOST_KEYS = 8
_MOST_READINGS = 3
_VARIED = 4
"""Only the first parts of a long name get more than their most likely reading."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What finds a name (检索键): readings in full and by initials, most likely first, none twice."""

    full: tuple[str, ...]
    initials: tuple[str, ...]


@lru_cache(maxsize=8192)
def keys(name: str) -> Keys:
    """The keys of a name (姓名检索键): 曾晓乐 → zengxiaole, zengxiaoyue; zxl, zxy.

    The surname is read as a surname, a character with several readings gives several keys (at most 8 of
    each kind). ü is v as on the keyboard, and also u and yu as on passports. Letters and digits stay, in
    lower case; every other sign is left out. A name without anything to spell has no keys.
    """
    options = _options(half_width(name))
    varied = [range(len(option) if place < _VARIED else 1) for place, option in enumerate(options)]
    choices = sorted(product(*varied), key=lambda choice: (sum(map(bool, choice)), sum(choice)))
    readings = [
        [syllable for option, index in zip(options, choice, strict=True) for syllable in option[index]]
        for choice in choices
    ]
    full = dict.fromkeys("".join(reading) for reading in readings)
    initials = dict.fromkeys("".join(syllable[0] for syllable in reading) for reading in readings)
    return Keys(tuple(filter(None, full))[:_MOST_KEYS], tuple(filter(None, initials))[:_MOST_KEYS])


@lru_cache(maxsize=8192)
def spelled(name: str) -> tuple[str, ...]:
    """The syllables of the most likely reading (拼写): 欧阳红 → ou, yang, hong."""
    return tuple(syllable for option in _options(half_width(name)) for syllable in option[0])


def _options(name: str) -> list[_Option]:
    """For each part of the name its readings, most likely first; a reading is a tuple of syllables."""
    plain = name.strip()
    surname = surname_of(plain) if plain[:1] > "~" else ""
    own = _readings(surname)
    likely = tuple(READINGS.get(surname, " ".join(option[0][0] for option in own)).split())
    others = own[0] if surname in READINGS and len(own) == 1 else _alike(likely)
    head = [tuple(dict.fromkeys([likely, *others]))] if likely else []
    return head + _readings(plain[len(surname) :])


def _readings(text: str) -> list[_Option]:
    """Readings of running text: a Latin word is one part, any other character is one each."""
    found: list[_Option] = []
    for word, signs in _PART.findall(text):
        found.extend([((word.lower(),),)] if word else _signs(signs))
    return found


def _signs(signs: str) -> list[_Option]:
    """Readings of characters: the one its word gives it first, then the character's own."""
    read = [(char, rest) for char in signs if (rest := _own(char))]
    likely = lazy_pinyin("".join(char for char, _ in read))
    return [
        tuple((spelling,) for one in dict.fromkeys([first, *rest]) for spelling in _spellings(one))
        for first, (_, rest) in zip(likely, read, strict=True)
    ]


@lru_cache(maxsize=8192)
def _own(char: str) -> tuple[str, ...]:
    """A character's own readings, commonest first; none for what is no Chinese character."""
    found = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(found[0][:_MOST_READINGS]) if found else ()


def _alike(likely: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A common surname has one reading (方 is fang, never pang): only ü is typed in several ways."""
    return tuple((spelling,) for spelling in _spellings(likely[0])) if len(likely) == 1 else ()


def _spellings(syllable: str) -> tuple[str, ...]:
    """A syllable with ü in the three ways it is typed: lv, lu, lyu."""
    if "v" in syllable:
        return syllable, syllable.replace("v", "u"), syllable.replace("v", "yu")
    return (syllable,)
