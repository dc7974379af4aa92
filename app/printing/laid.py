"""A paper as laid out (版面): runs, lines, boxes and codes per page, kept so that a reprint is the same.

Lengths are pt, measured from the upper left corner of the page; runs stand on their baseline. The
dump is compressed JSON that names its fonts, so that templates may change freely afterwards.
"""

import json
import zlib
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Literal

from app.core.errors import Damaged

Layer = Literal["form", "data"]
"""What is printed on a blank form already, and what is filled in (套打)."""

VERSION = 1


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font on one line (字串); `spacing` pt after each, `stroke` pt for bold rare ones."""

    font: str
    size: float
    x: float
    y: float
    text: str
    spacing: float
    stroke: float
    layer: Layer


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line (线), `thick` pt wide."""

    x1: float
    y1: float
    x2: float
    y2: float
    thick: float
    layer: Layer


@dataclass(frozen=True, slots=True)
class Frame:
    """An empty rectangle (框) by its upper left corner, `thick` pt wide."""

    x: float
    y: float
    width: float
    height: float
    thick: float
    layer: Layer


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code (二维码): its modules row by row as 0 and 1, and the side of the square in pt."""

    x: float
    y: float
    side: float
    rows: tuple[str, ...]
    layer: Layer


@dataclass(frozen=True, slots=True)
class Place:
    """The place kept for the reprint line (补打位置): baseline and middle or left edge, width in pt."""

    x: float
    y: float
    width: float
    centred: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page (页), width and height in pt; `more` are the places of the other papers on its sheet."""

    width: float
    height: float
    runs: tuple[Run, ...]
    strokes: tuple[Stroke, ...]
    frames: tuple[Frame, ...]
    codes: tuple[Code, ...]
    reprint: Place
    more: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """The places for marks of all papers on the sheet, from the top (加印位置)."""
        return (self.reprint, *self.more)


@dataclass(frozen=True, slots=True)
class Laid:
    """A whole paper as laid out (已排文书), with title, number and office for the file's own papers."""

    title: str
    number: str
    office: str
    pages: tuple[Page, ...]

    @property
    def fonts(self) -> tuple[str, ...]:
        """The names of the fonts the paper needs, in their order of use (所用字体)."""
        return tuple(dict.fromkeys(run.font for page in self.pages for run in page.runs))

    def dump(self) -> bytes:
        """The paper as compressed JSON; the same paper always gives the same JSON (存版)."""
        pages = [_page_out(page) for page in self.pages]
        whole = {"v": VERSION, "head": [self.title, self.number, self.office], "pages": pages}
        text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
        return zlib.compress(text.encode(), 6)

    @classmethod
    def load(cls, data: bytes) -> "Laid":
        """The paper from its dump (取版); Damaged when it is none or is newer than the program."""
        try:
            whole = json.loads(zlib.decompress(data))
            if whole["v"] != VERSION:
                raise Damaged("这份文书由较新的程序生成，请升级后再打开。")
            title, number, office = whole["head"]
            return cls(title, number, office, tuple(_page_in(page) for page in whole["pages"]))
        except (zlib.error, ValueError, KeyError, TypeError) as error:
            raise Damaged("这份文书的存版已损坏，请从备份中恢复。") from error


_RUN, _STROKE, _FRAME, _CODE, _PLACE = (
    attrgetter(*(one.name for one in fields(kind))) for kind in (Run, Stroke, Frame, Code, Place)
)
"""What of each thing is stored, in the order of its fields."""


def _page_out(page: Page) -> dict[str, object]:
    """A page as lists, which JSON keeps short; most sheets carry one paper only."""
    held: dict[str, object] = {
        "size": [page.width, page.height],
        "runs": [_RUN(one) for one in page.runs],
        "strokes": [_STROKE(one) for one in page.strokes],
        "frames": [_FRAME(one) for one in page.frames],
        "codes": [_CODE(one) for one in page.codes],
        "reprint": _PLACE(page.reprint),
    }
    if page.more:
        held["more"] = [_PLACE(one) for one in page.more]
    return held


def _page_in(held: dict[str, Any]) -> Page:
    """A page from its lists, as JSON gives them."""
    width, height = held["size"]
    return Page(
        width,
        height,
        runs=tuple(Run(*one) for one in held["runs"]),
        strokes=tuple(Stroke(*one) for one in held["strokes"]),
        frames=tuple(Frame(*one) for one in held["frames"]),
        codes=tuple(Code(x, y, side, tuple(rows), layer) for x, y, side, rows, layer in held["codes"]),
        reprint=Place(*held["reprint"]),
        more=tuple(Place(*one) for one in held.get("more", ())),
    )
