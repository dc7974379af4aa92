"""A font cut down to what a paper says (字体子集): a TrueType program of the glyphs that are asked for.

As the library makes it, but with each glyph kept as it was cut and only the tables that a PDF needs
(ISO 32000-1 §9.9): a slip of four faces takes a third of the time.
"""

from collections.abc import Sequence
from struct import pack, unpack_from

from reportlab.pdfbase.ttfonts import TTFontFace

_COPIED = ("cvt ", "fpgm", "prep")
"""Tables of hints, copied as they are where a font has them."""
_MOST_SHORT = 0x1FFFE
"""The last place that a short table of places can name."""


class Outlines:
    """The glyphs of a font file (字形库)."""

    def __init__(self, face: TTFontFace) -> None:
        """Of a face that the library has read."""
        self._glyph_of: dict[int, int] = face.charToGlyph
        self._places: Sequence[int] = face.glyphPos
        self._metrics: Sequence[tuple[float, float]] = face.hmetrics
        data: bytes = face._ttf_data  # type: ignore[attr-defined]
        self._data = data
        self._start: int = face.get_table_pos("glyf")[0]
        self._tables = {tag: self._table(face, tag) for tag in ("head", "hhea", "maxp")}
        self._copied = {tag: self._table(face, tag) for tag in _COPIED if tag in face.table}
        self._cut: dict[int, bytes] = {}

    def _table(self, face: TTFontFace, tag: str) -> bytes:
        """A table of the file."""
        start, length = face.get_table_pos(tag)
        return self._data[start : start + length]

    def program(self, codes: Sequence[int]) -> bytes | None:
        """The program whose code n draws character `codes[n]`; None where a glyph is made of others."""
        order = {0: 0}
        drawn = [order.setdefault(self._glyph_of.get(code, 0), len(order)) for code in codes]
        pieces = [self._piece(glyph) for glyph in order]
        if any(unpack_from(">h", piece)[0] < 0 for piece in pieces if piece):
            return None
        places, end = [], 0
        for piece in pieces:
            places.append(end)
            end += len(piece)
        places.append(end)
        tables = {
            **self._copied,
            "cmap": pack(f">{11 + len(drawn)}H", *_cmap_head(len(drawn)), *drawn),
            "glyf": b"".join(pieces),
            "head": _changed(self._tables["head"], 50, int(end > _MOST_SHORT)),
            "hhea": _changed(self._tables["hhea"], 34, len(order)),
            "hmtx": b"".join(pack(">2H", *map(int, self._metrics[glyph])) for glyph in order),
            "loca": _loca(places),
            "maxp": _changed(self._tables["maxp"], 4, len(order)),
        }
        return _file(tables)

    def _piece(self, glyph: int) -> bytes:
        """The outline of a glyph, filled up to whole words."""
        found = self._cut.get(glyph)
        if found is None:
            start, end = self._places[glyph], self._places[glyph + 1]
            data = self._data[self._start + start : self._start + end]
            found = self._cut[glyph] = data + bytes(-len(data) % 4)
        return found


def _cmap_head(count: int) -> tuple[int, ...]:
    """One table for the Macintosh, of the form that lists glyphs one by one."""
    return (0, 1, 1, 0, 0, 12, 6, 10 + 2 * count, 0, 0, count)


def _changed(table: bytes, at: int, value: int) -> bytes:
    """A table with another number at a place."""
    return table[:at] + pack(">H", value) + table[at + 2 :]


def _loca(places: list[int]) -> bytes:
    """Where each outline begins."""
    if places[-1] > _MOST_SHORT:
        return pack(f">{len(places)}L", *places)
    return pack(f">{len(places)}H", *(place // 2 for place in places))


def _file(tables: dict[str, bytes]) -> bytes:
    """The tables as a file; a PDF's reader does not look at their sums, which stay 0."""
    count = len(tables)
    exponent = count.bit_length() - 1
    search = 16 << exponent
    head = pack(">LHHHH", 0x00010000, count, search, exponent, count * 16 - search)
    offset = len(head) + 16 * count
    entries, bodies = [head], []
    for tag in sorted(tables):
        data = tables[tag]
        entries.append(pack(">4sLLL", tag.encode(), 0, offset, len(data)))
        bodies.append(data + bytes(-len(data) % 4))
        offset += len(bodies[-1])
    return b"".join((*entries, *bodies))
