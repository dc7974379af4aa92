"""A document on sheets (单页排版): strips put on as many pages as they need, each copy with its margin."""

from dataclasses import replace

from app.engine.prints import Block, Copy, Cut, Document, Opinion, Opinions, Section
from app.printing.blocks import upright
from app.printing.blocks.facts import Facts
from app.printing.laid import Page
from app.printing.layout.margins import Margins
from app.printing.layout.pager import Filled, Pager
from app.printing.layout.story import Story
from app.printing.paper import LETTER, MM, NOTICE, PAPERS, Paper

LEAST = {"a5": (8.5 * MM, 7.5 * MM), "a4x3": (8 * MM, 7.5 * MM)}
LEAST_HIGH = (9 * MM, 8.2 * MM, 7.4 * MM, 6.8 * MM)
"""The least height of a row, and lower ones for a document that should fit on few pages."""
LEAST_HUNG = 12 * MM
"""The least height of a row of a notice that hangs on a wall."""
ROOMIEST = 20 * MM
"""What a box for an opinion takes of the free height at most."""
GROWN = 4 / 3
"""How much higher the rows of a money paper are that leaves half of its sheet empty."""


def lay_sheet(document: Document) -> tuple[Page, ...]:
    """The document on sheets, page i of n from a real count; its rows lower where it should fit."""
    paper = grid(document)
    margins = Margins(document, paper)
    heights = (LEAST_HUNG,) if document.notice else LEAST.get(document.size, LEAST_HIGH)
    within, filled = Facts(paper, heights[0]), list[Filled]()
    for least in heights if document.fit else heights[:1]:
        within = Facts(paper, least)
        filled = _filled(document, margins, within)
        if len(filled) <= document.fit or len(filled) > 2 * document.fit:
            break
    filled = _roomier(document, margins, within, filled)
    copies = document.copies or (None,)
    return tuple(page for n, copy in enumerate(copies, 1) for page in _pages(paper, margins, filled, copy, n))


def grid(document: Document) -> Paper:
    """The grid that a document stands in (版心): that of its size, a letter's, or a notice's."""
    if document.letterhead is not None:
        return LETTER
    return NOTICE if document.notice else PAPERS[document.size]


def _filled(document: Document, margins: Margins, within: Facts) -> list[Filled]:
    """The pages without their feet; the rows of a money paper grow where half a sheet stays empty."""
    strips = Story(document, within).strips(document.blocks)
    if margins.money and document.size == "a5":
        used = sum(one.height for one in strips)
        if used < within.paper.floor / 2:
            strips = Story(document, replace(within, grown=GROWN)).strips(document.blocks)
    pager = Pager(within.paper, margins)
    pager.put(strips)
    return pager.finish()


def _roomier(document: Document, margins: Margins, within: Facts, filled: list[Filled]) -> list[Filled]:
    """The pages with their free height shared out among the boxes for opinions, if they stand on the last."""
    count = sum(_opinions(one) for one in document.blocks)
    if not count or any(isinstance(one, Cut) for one in document.blocks):
        return filled
    room = min(ROOMIEST, (within.paper.floor - filled[-1].end) / count - 1)
    if room <= 0:
        return filled
    roomier = _filled(document, margins, replace(within, roomier=room))
    return roomier if len(roomier) == len(filled) else filled


def _opinions(block: Block) -> int:
    """How many boxes for opinions a block has."""
    if isinstance(block, Section):
        return sum(isinstance(one, Opinion) for one in block.blocks)
    return isinstance(block, Opinion | Opinions)


def _pages(
    paper: Paper, margins: Margins, filled: list[Filled], copy: Copy | None, n: int
) -> tuple[Page, ...]:
    """The pages of copy n, or of a paper without copies."""
    pages: list[Page] = []
    for at, one in enumerate(filled, 1):
        pen = one.pen.branch()
        if copy is not None:
            upright.copy(pen, paper, copy, n, *one.tables)
        words = copy.words if copy is not None else ""
        pages.append(margins.foot(pen, one.end, at, len(filled), words))
    return tuple(pages)
