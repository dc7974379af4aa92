"""Papers (文书): a slip drawn, beside the bare canvas of the same page."""

import re
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from app.printing.fonts import SANS, load, warm
from app.printing.laid import Laid, Page
from app.printing.pdf import draw
from app.services import papers
from app.services.desk import Desk
from app.services.papers.stored import unpack
from db.tables import paper
from tests.bench.runs import timed
from tests.bench.table import Bar, Row

_BAR = Bar(ratio=1.3)
_RUNS = 60


def measured(desk: Desk) -> list[Row]:
    """The slip from the file to its PDF, and the drawing alone."""
    warm()
    with desk.read() as asks:
        found = asks.one(
            select(paper.c.id, paper.c.layout).where(paper.c.code == "receipt").order_by(paper.c.id.desc())
        )
    laid = Laid.load(unpack(found.layout)["roll80"])
    whole, drawn, bare = timed(
        lambda: papers.pdf(desk, found.id, "roll80"), lambda: draw(laid), lambda: plain(laid), runs=_RUNS
    )
    return [
        Row("slip, from the file to its PDF", whole, bare, _BAR),
        Row("slip, drawn", drawn, bare, _BAR),
    ]


def plain(laid: Laid) -> bytes:
    """The same pages by the canvas alone (裸画布), as one would write it for this one paper."""
    for name in (SANS, *laid.fonts):
        load(name)
    made = BytesIO()
    canvas = Canvas(made, pageCompression=1, invariant=1, initialFontName=SANS)  # type: ignore[arg-type]
    for page in laid.pages:
        canvas.setPageSize((page.width, page.height))
        _page(canvas, page)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _page(canvas: Canvas, page: Page) -> None:
    for line in page.strokes:
        canvas.setLineWidth(line.thick)
        canvas.line(line.x1, page.height - line.y1, line.x2, page.height - line.y2)
    for frame in page.frames:
        canvas.rect(frame.x, page.height - frame.y - frame.height, frame.width, frame.height)
    for code in page.codes:
        module = code.side / len(code.rows)
        path = canvas.beginPath()
        for n, row in enumerate(code.rows):
            for dark in re.finditer("1+", row):
                left, y = code.x + dark.start() * module, page.height - code.y - (n + 1) * module
                path.rect(left, y, len(dark[0]) * module, module)
        canvas.drawPath(path, stroke=0, fill=1)
    for run in page.runs:
        canvas.setFont(run.font, run.size)
        canvas.drawString(run.x, page.height - run.y, run.text, charSpace=run.spacing)
