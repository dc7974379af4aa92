"""A laid paper drawn to PDF (出 PDF): the same bytes for the same paper, only bundled fonts inside."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from app.printing.fonts import SANS, load
from app.printing.laid import Code, Frame, Laid, Layer, Page, Place, Run, Stroke
from app.printing.paper import MM
from app.printing.setting.breaker import break_lines
from app.printing.setting.line import set_line
from app.printing.setting.type import Type

BOTH: frozenset[Layer] = frozenset(("form", "data"))
"""Both layers: what a plain sheet needs. 套打 onto a printed form draws {"data"} alone."""

_REPRINT_SIZES = (10.5, 10.0, 9.0)
_REPRINT_LEADING = 12.0


@dataclass(frozen=True, slots=True)
class Reprint:
    """What marks a reprint (补打): which time it is, when (2026-11-24 10:31) and by whom."""

    n: int
    moment_text: str
    clerk: str

    @property
    def text(self) -> str:
        """The line as printed, such as 补打 第2次 2026-11-24 10:31 陈晓; its blanks stay."""
        return f"补打 第{self.n}次 {self.moment_text} {self.clerk}"


@dataclass(frozen=True, slots=True)
class DamagedCopy:
    """What marks a sheet drawn from the copy of a damaged file (损坏文件副本): when and by whom."""

    moment_text: str
    clerk: str

    @property
    def text(self) -> str:
        """The line as printed, such as 损坏文件副本 2026-11-24 10:31 陈晓."""
        return f"损坏文件副本 {self.moment_text} {self.clerk}".rstrip()


Mark = Reprint | DamagedCopy
"""The one line that a later print has more than the first (加印标记)."""


def draw(
    laid: Laid,
    reprint: Mark | None = None,
    layers: AbstractSet[Layer] = BOTH,
    offset_mm: tuple[float, float] = (0.0, 0.0),
) -> bytes:
    """The PDF of a laid paper (绘制).

    A reprint, or a sheet from a damaged file, adds one line to each page, in the place kept for it.
    `layers` leaves the form away for 套打; `offset_mm` moves everything right and down, in steps of 0.1 mm.
    """
    for name in (SANS, *laid.fonts):
        load(name)
    made = BytesIO()
    # the stubs take the name of a font for a number
    canvas = Canvas(made, pageCompression=1, invariant=1, initialFontName=SANS)  # type: ignore[arg-type]
    canvas.setTitle(f"{laid.title} {laid.number}".strip())
    canvas.setAuthor(laid.office)
    canvas.setViewerPreference("PrintScaling", "None")
    for page in laid.pages:
        canvas.setPageSize((page.width, page.height))
        canvas.translate(round(offset_mm[0], 1) * MM, -round(offset_mm[1], 1) * MM)
        _page(canvas, page, layers)
        if reprint is not None:
            _runs(canvas, page.height, _reprint_runs(page.reprint, reprint))
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _page(canvas: Canvas, page: Page, layers: AbstractSet[Layer]) -> None:
    """One page: lines and boxes, codes, then text."""
    for one in page.strokes:
        if one.layer in layers:
            _stroke(canvas, page.height, one)
    for frame in page.frames:
        if frame.layer in layers:
            _frame(canvas, page.height, frame)
    for code in page.codes:
        if code.layer in layers:
            _code(canvas, page.height, code)
    _runs(canvas, page.height, [run for run in page.runs if run.layer in layers])


def _stroke(canvas: Canvas, height: float, one: Stroke) -> None:
    """A line."""
    canvas.setLineWidth(one.thick)
    canvas.line(one.x1, height - one.y1, one.x2, height - one.y2)


def _frame(canvas: Canvas, height: float, one: Frame) -> None:
    """An empty rectangle."""
    canvas.setLineWidth(one.thick)
    canvas.rect(one.x, height - one.y - one.height, one.width, one.height)


def _code(canvas: Canvas, height: float, code: Code) -> None:
    """A QR code as one path; neighbouring modules of a row are one rectangle, so no seams show."""
    module = code.side / len(code.rows)
    path = canvas.beginPath()
    for n, row in enumerate(code.rows):
        y = height - code.y - (n + 1) * module
        for start, length in _stretches(row):
            path.rect(code.x + start * module, y, length * module, module)
    canvas.drawPath(path, stroke=0, fill=1)


def _stretches(row: str) -> list[tuple[int, int]]:
    """Where the dark stretches of a row begin and how long they are."""
    found: list[tuple[int, int]] = []
    start = 0
    for stretch in row.split("0"):
        if stretch:
            found.append((start, len(stretch)))
        start += len(stretch) + 1
    return found


def _runs(canvas: Canvas, height: float, runs: list[Run]) -> None:
    """Text, each run at its own place; rare characters are filled and stroked."""
    text = _Text(canvas)
    font: tuple[str, float] | None = None
    spacing, stroke = 0.0, 0.0
    for run in runs:
        if (run.font, run.size) != font:
            font = (run.font, run.size)
            text.setFont(*font)
        if run.spacing != spacing:
            spacing = run.spacing
            text.setCharSpace(spacing)
        if run.stroke != stroke:
            stroke = run.stroke
            text.set_stroke(stroke)
        text.setTextOrigin(run.x, height - run.y)
        text.textOut(run.text)
    text.setCharSpace(0)
    text.set_stroke(0)
    canvas.drawText(text)


class _Text(PDFTextObject):
    """A text object that can be stroked as well as filled (文本块), without beginning a new one."""

    def set_stroke(self, width: float) -> None:
        """Fill and stroke with lines `width` pt wide; 0 fills only."""
        self.setTextRenderMode(2 if width else 0)
        if width:
            self._code.append(f"{width:.3f} w")  # type: ignore[attr-defined]


def _reprint_runs(place: Place, reprint: Mark) -> list[Run]:
    """The reprint line in its place: as large as goes on one line, else on two at 9 pt."""
    text = reprint.text
    types = [Type("form", size, bold=True) for size in _REPRINT_SIZES]
    type_ = next((one for one in types if one.width(text) <= place.width), types[-1])
    runs: list[Run] = []
    for n, words in enumerate(break_lines(text, type_, place.width)):
        line = set_line(words, type_)
        left = place.x - (line.width / 2 if place.centred else 0.0)
        y = place.y + n * _REPRINT_LEADING
        for piece in line.pieces:
            x = left + piece.offset
            stroke = piece.stroke * type_.size
            runs.append(Run(piece.font, type_.size, x, y, piece.text, piece.spacing, stroke, "data"))
    return runs
