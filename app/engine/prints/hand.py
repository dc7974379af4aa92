"""What a hand fills in, ticks, signs or cuts (手填构件)."""

from dataclasses import dataclass
from typing import SupportsFloat

from app.engine.prints.blocks import Face

GAP = "\u3000\u3000"
"""Two wide blanks or more in a choice are a gap for the hand, drawn with a line under it (填空)."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines for hands to sign (签名): one label each, each with room for a date if `dated`.

    `boxed` ones stand side by side in the table, three to a row, as forms have them; with `shares`
    of the width all in one row, as on slips.
    """

    labels: tuple[str, ...]
    dated: bool = True
    boxed: bool = False
    shares: tuple[SupportsFloat, ...] = ()


@dataclass(frozen=True, slots=True)
class Opinion:
    """A box for somebody's opinion (意见栏): its text if known, who signs, the seal's place, the date.

    It stays on one page with the rows above it in its table, so that who signs sees what he signs. What
    the signer says in his own words (申请理由) has that face.
    """

    label: str
    text: str = ""
    signer: str = "负责人"
    sealed: bool = True
    face: Face = "record"


@dataclass(frozen=True, slots=True)
class Opinions:
    """Two boxes for opinions side by side (并排意见栏), each label upright in a column of its own."""

    left: Opinion
    right: Opinion


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the choices of a tick row (选项): all are printed, the chosen one ticked; no box, only words."""

    text: str
    ticked: bool = False
    boxed: bool = True


@dataclass(frozen=True, slots=True)
class Tick:
    """Choices to tick (勾选栏), line by line under one label; the boxes are drawn, no font has them."""

    label: str
    lines: tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A line to cut along (裁切线), with the number set on it so that each half keeps half of it.

    What follows it stands at the foot of the sheet.
    """

    number: str = ""
    word: str = "骑缝章"
