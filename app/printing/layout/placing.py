"""Pages set on larger sheets (拼版): three thirds on A4 with lines to tear along, A4 enlarged to A3."""

from dataclasses import replace

from app.printing.laid import Code, Frame, Page, Place, Run, Stroke
from app.printing.paper import MM, PAPERS, SLIP_THIN

THIRDS = 3
TEAR_EDGE, DASH = 6 * MM, 3.0
"""How far from the sheet's edges a line to tear along stops, and its dashes, 3 on 3 off."""
A3_PER_A4 = 2**0.5


def thirds(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Pages of a third of A4, three on each sheet."""
    groups = (pages[n : n + THIRDS] for n in range(0, len(pages), THIRDS))
    return tuple(_sheet(group) for group in groups)


def _sheet(group: tuple[Page, ...]) -> Page:
    """Up to three pages under one another, dashes between them."""
    high = PAPERS["a4"].height / THIRDS
    moved = [_moved(page, n * high) for n, page in enumerate(group)]
    tears = (stroke for n in range(1, THIRDS) for stroke in _tear(group[0].width, n * high))
    return Page(
        group[0].width,
        round(PAPERS["a4"].height, 2),
        tuple(one for page in moved for one in page.runs),
        (*(one for page in moved for one in page.strokes), *tears),
        tuple(one for page in moved for one in page.frames),
        tuple(one for page in moved for one in page.codes),
        moved[0].reprint,
        tuple(page.reprint for page in moved[1:]),
    )


def _moved(page: Page, down: float) -> Page:
    """A page further down."""
    return replace(
        page,
        runs=tuple(replace(one, y=round(one.y + down, 2)) for one in page.runs),
        strokes=tuple(
            replace(one, y1=round(one.y1 + down, 2), y2=round(one.y2 + down, 2)) for one in page.strokes
        ),
        frames=tuple(replace(one, y=round(one.y + down, 2)) for one in page.frames),
        codes=tuple(replace(one, y=round(one.y + down, 2)) for one in page.codes),
        reprint=replace(page.reprint, y=round(page.reprint.y + down, 2)),
    )


def _tear(width: float, y: float) -> list[Stroke]:
    """Dashes across the sheet."""
    count = int((width - 2 * TEAR_EDGE) / (2 * DASH))
    starts = (TEAR_EDGE + 2 * DASH * n for n in range(count))
    return [
        Stroke(round(x, 2), round(y, 2), round(x + DASH, 2), round(y, 2), SLIP_THIN, "form") for x in starts
    ]


def enlarged(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Pages of A4 on A3: everything larger by the same factor."""
    return tuple(_enlarged(page, A3_PER_A4) for page in pages)


def _enlarged(page: Page, by: float) -> Page:
    def of(length: float) -> float:
        return round(length * by, 2)

    place = page.reprint
    return Page(
        of(page.width),
        of(page.height),
        tuple(
            Run(o.font, of(o.size), of(o.x), of(o.y), o.text, of(o.spacing), of(o.stroke), o.layer)
            for o in page.runs
        ),
        tuple(Stroke(of(o.x1), of(o.y1), of(o.x2), of(o.y2), of(o.thick), o.layer) for o in page.strokes),
        tuple(Frame(of(o.x), of(o.y), of(o.width), of(o.height), of(o.thick), o.layer) for o in page.frames),
        tuple(Code(of(o.x), of(o.y), of(o.side), o.rows, o.layer) for o in page.codes),
        Place(of(place.x), of(place.y), place.width, place.centred),
    )
