"""The operators of a page (绘图指令): lines, boxes, codes and text as a PDF says them.

Written directly, since a canvas measures and formats anew what the layout knows already; lengths are
rounded to hundredths of a pt.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from reportlab.pdfbase.pdfdoc import PDFDocument

from app.printing.fonts import load
from app.printing.laid import Code, Frame, Layer, Page, Run, Stroke

_OUTLINE = 0.8
"""Width of the lines of words in outlines, in pt."""


def of_page(doc: PDFDocument, page: Page, height: float, layers: AbstractSet[Layer]) -> str:
    """All of a page that is `height` pt high, of the layers that are asked for."""
    return "\n".join(
        (
            *_strokes((one for one in page.strokes if one.layer in layers), height),
            *_frames((one for one in page.frames if one.layer in layers), height),
            *(line for one in page.codes if one.layer in layers for line in _code(one, height)),
            *of_runs(doc, (one for one in page.runs if one.layer in layers), height),
        )
    )


def _strokes(strokes: Iterable[Stroke], height: float) -> Iterable[str]:
    """Straight lines."""
    thick = 0.0
    for one in strokes:
        if one.thick != thick:
            thick = one.thick
            yield f"{thick:g} w"
        yield f"{one.x1:.2f} {height - one.y1:.2f} m {one.x2:.2f} {height - one.y2:.2f} l S"


def _frames(frames: Iterable[Frame], height: float) -> Iterable[str]:
    """Empty rectangles."""
    for one in frames:
        y = height - one.y - one.height
        yield f"{one.thick:g} w {one.x:.2f} {y:.2f} {one.width:.2f} {one.height:.2f} re S"


def _code(code: Code, height: float) -> Iterable[str]:
    """A QR code as one path; neighbouring modules of a row are one rectangle, so no seams show."""
    module = code.side / len(code.rows)
    for n, row in enumerate(code.rows):
        y = height - code.y - (n + 1) * module
        start = 0
        for stretch in row.split("0"):
            if stretch:
                yield f"{code.x + start * module:.3f} {y:.3f} {len(stretch) * module:.3f} {module:.3f} re"
            start += len(stretch) + 1
    yield "f"


def of_runs(doc: PDFDocument, runs: Iterable[Run], height: float) -> Iterable[str]:
    """Text, each run at its own place; bold rare characters are filled and stroked."""
    set_in: tuple[str, float] | None = None
    spacing, stroke = 0.0, 0.0
    yield "BT"
    for run in runs:
        if run.spacing != spacing:
            spacing = run.spacing
            yield f"{spacing:g} Tc"
        if run.stroke != stroke:
            stroke = run.stroke
            yield f"2 Tr {stroke:g} w" if stroke else "0 Tr"
        font = load(run.font)
        place = f"1 0 0 1 {run.x:.2f} {height - run.y:.2f} Tm "
        for subset, codes in font.splitString(run.text, doc):
            part = (font.getSubsetInternalName(subset, doc), run.size)
            if part != set_in:
                set_in = part
                yield f"{part[0]} {part[1]:g} Tf"
            yield f"{place}<{codes.hex()}> Tj"
            place = ""
    yield "0 Tc 0 Tr ET"


def outlined(doc: PDFDocument, runs: Iterable[Run], height: float) -> str:
    """Words in outlines, which lie over others without hiding them."""
    parts = ("q", f"{_OUTLINE:g} w 1 Tr", *of_runs(doc, runs, height), "Q")
    return "\n".join(parts)
