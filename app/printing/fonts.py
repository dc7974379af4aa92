"""The bundled fonts (字体): loaded when first needed, chosen per character, all characters copy out right.

Faces (paper.md §1, §3): record 宋, form 黑, own 楷; each falls back to the other faces and at last to
HanaMinB, 30 MB of rare characters, which is loaded only when a character asks for it. A stored paper
names its fonts by the names of these files.
"""

import unicodedata
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTFont, TTFontFace

from app.core.paths import resources
from app.engine.prints import Face
from app.printing.subset import Outlines

SERIF, SERIF_BOLD = "NotoSerifSC-Regular", "NotoSerifSC-Bold"
SANS, SANS_BOLD = "NotoSansSC-Regular", "NotoSansSC-Bold"
KAI = "LXGWWenKai-Regular"
RARE = "HanaMinB"
BUNDLED = (SERIF, SERIF_BOLD, SANS, SANS_BOLD, KAI, RARE)

_CHAINS: dict[tuple[Face, bool], tuple[str, ...]] = {
    ("record", False): (SERIF, SANS, RARE, KAI),
    ("record", True): (SERIF_BOLD, SANS_BOLD, RARE, KAI),
    ("form", False): (SANS, SERIF, RARE, KAI),
    ("form", True): (SANS_BOLD, SERIF_BOLD, RARE, KAI),
    ("own", False): (KAI, SERIF, SANS, RARE),
    ("own", True): (KAI, SERIF_BOLD, SANS_BOLD, RARE),
}
_SERIF_IN_KAI = frozenset("“”‘’·")
"""Marks that are Latin-wide in 楷 and therefore taken from 宋."""
_RARE_STROKE = 0.05
"""em by which HanaMinB's only weight is stroked beside bold.

Beside regular it is only filled: pdfium draws no stroke thinner than a dot, which at the 203 dpi of
a slip printer would make a regular character bold [measured].
"""
FAST = 1
"""How hard streams are compressed: outlines gain little from more."""
_BREAKS = frozenset("\n\r\t")
_LOADING = Lock()


class _Ready(PDFObject):
    """A part of a PDF that is written already (成品段)."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, _document: PDFDocument) -> bytes:
        """As it was written."""
        return self._data


class BundledFont(TTFont):
    """A TrueType font whose subsets tell what each glyph means, also beyond the BMP (字体子集).

    reportlab 5.1 writes such characters as five hex digits, which copies out as garbage; the map is
    written anew as UTF-16BE in blocks of at most 100 entries (PDF 32000-1 §9.10.3). What a subset
    needs is written once and kept, since papers of a kind say much the same.
    """

    def addObjects(self, doc: PDFDocument) -> None:
        """Add font and subsets to the document."""
        state = self.state[doc]
        state.frozen = 1
        for n, subset in enumerate(state.subsets):
            internal = self.getSubsetInternalName(n, doc)[1:]
            name = f"{SUBSETN(n).decode()}+{self.face.name.decode()}{self.face.subfontNameX.decode()}"
            program, meaning, widths = _written(self.fontName, name, tuple(subset))
            file = _put(doc, program, f"fontFile:{name}")
            described = _put(doc, _descriptor(self.face, name, file), f"fontDescriptor:{name}")
            means = _put(doc, meaning, f"toUnicodeCMap:{name}")
            font = (
                f"<< /Type /Font /Subtype /TrueType /Name /{internal} /BaseFont /{name} /FirstChar 0 "
                f"/LastChar {len(subset) - 1} /Widths [{widths}] /ToUnicode {means} "
                f"/FontDescriptor {described} >>"
            )
            fonts = cast("PDFDictionary", doc.idToObject["BasicFonts"])
            fonts.dict[internal] = _put(doc, font.encode(), internal)
        del self.state[doc]


def _put(doc: PDFDocument, data: bytes, name: str) -> str:
    """Add a part to a document; gives the words that refer to it."""
    found: bytes = doc.Reference(_Ready(data), name).format(doc)  # type: ignore[no-untyped-call]
    return found.decode()


@lru_cache(maxsize=64)
def _written(font: str, name: str, subset: tuple[int, ...]) -> tuple[bytes, bytes, str]:
    """The streams of a subset, its program and what its codes mean, and the widths of its glyphs."""
    face = load(font).face
    program = _outlines(font).program(subset) or face.makeSubset(list(subset))
    meaning = to_unicode(name, list(subset)).encode()
    widths = " ".join(f"{face.charWidths.get(code, face.defaultWidth):g}" for code in subset)
    return _stream(program, f"/Length1 {len(program)} "), _stream(meaning), widths


def _stream(data: bytes, more: str = "") -> bytes:
    """A compressed stream."""
    packed = zlib.compress(data, FAST)
    head = f"<< {more}/Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
    return head.encode() + packed + b"\nendstream"


def _descriptor(face: TTFontFace, name: str, file: str) -> bytes:
    """What a reader must know of a face whose program is `file`."""
    box = " ".join(f"{one:g}" for one in face.bbox)
    flags = face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC
    return (
        f"<< /Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{box}] /StemV {face.stemV:g} "
        f"/ItalicAngle {face.italicAngle:g} /Ascent {face.ascent:g} /Descent {face.descent:g} "
        f"/CapHeight {face.capHeight:g} /MissingWidth {face.defaultWidth:g} /FontFile2 {file} >>"
    ).encode()


@cache
def _outlines(name: str) -> Outlines:
    """The glyphs of a font."""
    return Outlines(load(name).face)


def to_unicode(name: str, subset: list[int]) -> str:
    """The ToUnicode CMap of a subset (字符映射): code n means the character `subset[n]`, as UTF-16BE."""
    entries = [f"<{n:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for n, code in enumerate(subset)]
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Glyph:
    """How one character is drawn (字形): font, advance width in em, stroke in em (0: filled only)."""

    font: str
    width: float
    stroke: float


def load(name: str) -> BundledFont:
    """The font, made known to reportlab on its first use (载入字体); 40 to 190 ms then, nothing later."""
    with _LOADING:
        return _loaded(name)


@cache
def _loaded(name: str) -> BundledFont:
    """Read a font and put it into reportlab's table of fonts by name, from which a canvas takes it.

    Not by `registerFont`: that hands back any font of the same face that other code registered
    before, and its subsets do not copy out right.
    """
    font = BundledFont(name, str(resources() / "fonts" / f"{name}.ttf"), asciiReadable=False)
    table: dict[str, object] = pdfmetrics._fonts  # type: ignore[attr-defined]
    table[name] = font
    return font


def warm() -> None:
    """Load the four faces that slips and sheets use (预载字体), in the background after the first window."""
    for name in (SANS, SANS_BOLD, SERIF, SERIF_BOLD):
        load(name)


@cache
def glyph(character: str, face: Face, bold: bool = False) -> Glyph | None:
    """How a character is drawn in a face (选字形): from the first font of its chain that has it.

    None when no bundled font has it; private-use and control characters never are drawn, since
    fonts disagree about them.
    """
    if unicodedata.category(character) in ("Co", "Cs", "Cc"):
        return None
    chain = _CHAINS[face, bold]
    if face == "own" and character in _SERIF_IN_KAI:
        chain = chain[1:]
    for name in chain:
        width = _advance(name, ord(character))
        if width is not None:
            return Glyph(name, width, _RARE_STROKE if name == RARE and bold else 0.0)
    return None


def _advance(name: str, code: int) -> float | None:
    """The advance width in em, or None when the font has no glyph for the code."""
    face = load(name).face
    if not face.charToGlyph.get(code):
        return None
    return float(face.charWidths.get(code, face.defaultWidth)) / 1000


def undrawable(text: str) -> tuple[str, ...]:
    """The characters of a text that no bundled font has (无法打印的字), each once, in their order.

    Line breaks and tabs are no characters; marks without ink (zero width, variation selectors) are
    left out when a text is set and are not named either.
    """
    found = dict.fromkeys(one for one in text if one not in _BREAKS and not inkless(one))
    return tuple(one for one in found if glyph(one, "form") is None)


@lru_cache(maxsize=8192)
def inkless(character: str) -> bool:
    """Whether the character draws nothing by its nature (无墨字符): zero width, direction, variants."""
    code = ord(character)
    if unicodedata.category(character) == "Cf":
        return True
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
