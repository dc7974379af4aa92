"""The strips of a sheet in their order (行文): what the blocks of a document become on A5 and A4."""

from dataclasses import replace

from app.engine.prints import (
    Band,
    Block,
    Closing,
    Cut,
    Document,
    Groups,
    Heading,
    Materials,
    Missing,
    Note,
    Opinion,
    Paragraph,
    Promise,
    Query,
    Rows,
    Salutation,
    Signatures,
    Subject,
    Table,
    Tick,
)
from app.printing.blocks import facts, hand, letter, lists, prose
from app.printing.blocks.facts import Facts, Maker
from app.printing.blocks.strip import Strip
from app.printing.paper import MM, Paper

AROUND = 40 * MM
"""What a page holds besides a table that stays together: its head, a heading, a note, what is signed."""


class Story:
    """Blocks being turned into strips (行文): rows wait until the query code has stood beside them.

    A document with a closing is a letter: its text is larger and the query code stands at its foot.
    """

    def __init__(self, document: Document, paper: Paper, least: float) -> None:
        """An empty story of a document whose rows are at least `least` pt high."""
        self._paper = paper
        self._facts = Facts(paper, least)
        self._letter = any(isinstance(one, Closing) for one in document.blocks)
        asks = next((one for one in document.blocks if isinstance(one, Query)), None)
        self._asks, self._query = asks, None if self._letter else asks
        self._phones = "" if self._letter else _phones(asks)
        self._seal = document.seal
        self._low = document.size == "a5"
        self._waiting: list[Maker] = []
        self._strips: list[Strip] = []

    def strips(self, blocks: tuple[Block, ...]) -> list[Strip]:
        """All strips; what is signed or noted never stands alone on a page."""
        for block in blocks:
            if isinstance(block, Rows):
                self._waiting += facts.makers(self._facts, block.rows)
            elif isinstance(block, Promise):
                self._waiting.append(facts.promise(self._facts, block))
            elif not isinstance(block, Query):
                self._settle(beside=not isinstance(block, Subject | Band))
                self._add(block)
        self._settle(beside=True)
        self._ring()
        self._sealed()
        return self._strips

    def _settle(self, beside: bool) -> None:
        """Put the waiting rows, the first of them beside the query code."""
        if beside and self._query is not None:
            first, self._waiting = facts.beside(self._facts, self._waiting, self._query)
            self._strips.append(first)
            self._query = None
        self._strips += [make(False) for make in self._waiting]
        self._waiting = []

    def _add(self, block: Block) -> None:
        """Put one block that is no row."""
        match block:
            case Signatures() if block.boxed:
                self._attach(hand.boxes(self._facts, block))
            case Signatures():
                self._ring()
                self._attach(prose.signatures(self._paper, block))
            case Note(text):
                self._attach([prose.note(self._paper, text + self._phones)])
                self._phones = ""
            case Cut():
                self._ring()
                self._sealed()
                self._strips.append(hand.cut(self._paper, block))
            case Opinion():
                self._hold(hand.opinion(self._facts, block))
            case Closing():
                end = letter.Farewell(self._paper, block, self._asks, self._seal).strip()
                self._attach([end])
                self._seal = ""
            case _:
                self._strips += self._table(block) or self._text(block)

    def _table(self, block: Block) -> list[Strip]:
        """What stands in the table."""
        match block:
            case Subject():
                return [facts.subject(self._facts, block)]
            case Band(text):
                return [facts.band(self._facts, text)]
            case Materials():
                return lists.materials(self._facts, block)
            case Table():
                return lists.table(self._facts, block)
            case Missing(items=items) if items:
                return [facts.missing(self._facts, block)]
            case Tick():
                return [hand.choices(self._facts, block)]
        return []

    def _text(self, block: Block) -> list[Strip]:
        """What stands outside the table."""
        match block:
            case Heading(text):
                return [prose.heading(self._paper, text)]
            case Paragraph():
                return prose.prose(self._paper, block, large=self._letter)
            case Salutation(text):
                return [letter.salutation(self._paper, text)]
            case Groups():
                return prose.groups(self._paper, block)
        return []

    def _ring(self) -> None:
        """Whom to ring, where no note has said it."""
        if self._phones:
            self._attach([prose.note(self._paper, self._phones.strip())])
        self._phones = ""

    def _sealed(self) -> None:
        """The words of the seal under the text; A5 has them in its foot."""
        if self._seal and not self._low:
            self._attach([prose.seal(self._paper, self._seal)])
        self._seal = ""

    def _hold(self, strips: list[Strip]) -> None:
        """Put strips that stay with all above them in their table, as far as that goes on one page."""
        start = len(self._strips)
        while start and self._strips[start - 1].framed:
            start -= 1
        held = sum(one.height for one in (*self._strips[start:], *strips))
        if held <= self._paper.floor - self._paper.top - AROUND:
            self._strips[start:] = [replace(one, with_next=True) for one in self._strips[start:]]
        self._strips += strips

    def _attach(self, strips: list[Strip]) -> None:
        """Put strips that keep with the one before them."""
        if self._strips:
            self._strips[-1] = replace(self._strips[-1], with_next=True)
        self._strips += strips


def _phones(query: Query | None) -> str:
    """Whom to ring, as the end of the note."""
    if query is None:
        return ""
    hotline = f"\u3000工会热线{query.hotline}" if query.hotline else ""
    return f"查询电话{query.phone}{hotline}" if query.phone else hotline.strip()
