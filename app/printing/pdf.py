"""A laid paper drawn to PDF (出 PDF): the same bytes for the same paper, only bundled fonts inside."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from app.printing import operators
from app.printing.fonts import SANS, load
from app.printing.laid import Laid, Layer
from app.printing.marks import DamagedCopy, Mark, Reprint, Reversed, Voided, added_to
from app.printing.paper import MM

__all__ = ["BOTH", "DamagedCopy", "Mark", "Reprint", "Reversed", "Voided", "draw"]

BOTH: frozenset[Layer] = frozenset(("form", "data"))
"""Both layers: what a plain sheet needs. 套打 onto a printed form draws {"data"} alone."""

SCALES = (0.95, 1.05)
"""How much a sheet may be made smaller or larger, to meet what a printer does."""

rl_config.useA85 = 0  # streams as they are: their ASCII form costs a tenth of the time and of the size


def draw(
    laid: Laid,
    marks: Mark | Sequence[Mark] | None = None,
    layers: AbstractSet[Layer] = BOTH,
    offset_mm: tuple[float, float] = (0.0, 0.0),
    scale: float = 1.0,
) -> bytes:
    """The PDF of a laid paper (绘制).

    Each mark adds a line to each paper on a page, in the place kept for it; a roll grows by what they
    need more. `layers` leaves the form away for 套打; `offset_mm` moves everything right and down, in
    steps of 0.1 mm; `scale` (0.95 to 1.05) enlarges about the upper left corner.
    """
    if not SCALES[0] <= scale <= SCALES[1]:
        raise ValueError(f"scale {scale}")
    for name in (SANS, *laid.fonts):
        load(name)
    made = BytesIO()
    # the stubs take the name of a font for a number
    canvas = Canvas(made, pageCompression=1, invariant=1, initialFontName=SANS)  # type: ignore[arg-type]
    canvas.setTitle(f"{laid.title} {laid.number}".strip())
    canvas.setAuthor(laid.office)
    canvas.setViewerPreference("PrintScaling", "None")
    doc: PDFDocument = canvas._doc  # type: ignore[attr-defined]
    listed = () if marks is None else (marks,) if not isinstance(marks, Sequence) else tuple(marks)
    for page in laid.pages:
        added = added_to(page, listed) if listed else None
        height = page.height + (added.grown if added is not None else 0.0)
        canvas.setPageSize((page.width, height))
        _place(canvas, height, offset_mm, scale)
        canvas.addLiteral(operators.of_page(doc, page, height, layers))
        if added is not None:
            canvas.addLiteral("\n".join(operators.of_runs(doc, added.runs, height)))
            canvas.addLiteral(operators.outlined(doc, added.outlines, height))
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _place(canvas: Canvas, height: float, offset_mm: tuple[float, float], scale: float) -> None:
    """Move everything by the offset, and scale it about the upper left corner."""
    canvas.translate(round(offset_mm[0], 1) * MM, -round(offset_mm[1], 1) * MM)
    if scale != 1.0:
        canvas.transform(scale, 0, 0, scale, 0, height * (1 - scale))
