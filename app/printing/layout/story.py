"""The strips of a sheet in their order (行文): what the blocks of a document become on A5 and A4."""

from dataclasses import replace

from app.engine.prints import (
    Block,
    Document,
    Groups,
    Heading,
    Materials,
    Missing,
    Note,
    Paragraph,
    Promise,
    Query,
    Rows,
    Signatures,
    Subject,
    Table,
)
from app.printing.blocks import facts, lists, prose
from app.printing.blocks.facts import Facts, Maker
from app.printing.blocks.strip import Strip
from app.printing.paper import MM, Paper

LEAST = {"a5": 8.5 * MM, "a4": 9 * MM}


class Story:
    """Blocks being turned into strips (行文): rows wait until the query code has stood beside them."""

    def __init__(self, document: Document, paper: Paper) -> None:
        """An empty story of a document."""
        self._paper = paper
        self._facts = Facts(paper, LEAST[document.size])
        self._query = next((one for one in document.blocks if isinstance(one, Query)), None)
        self._phones = _phones(self._query)
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
                self._settle(beside=not isinstance(block, Subject))
                self._add(block)
        self._settle(beside=True)
        if self._phones:
            self._attach([prose.note(self._paper, self._phones)])
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
            case Subject():
                self._strips.append(facts.subject(self._facts, block))
            case Materials():
                self._strips += lists.materials(self._facts, block)
            case Table():
                self._strips += lists.table(self._facts, block)
            case Missing(items=items) if items:
                self._strips.append(facts.missing(self._facts, block))
            case Note(text):
                self._attach([prose.note(self._paper, text + self._phones)])
                self._phones = ""
            case Heading(text):
                self._strips.append(prose.heading(self._paper, text))
            case Paragraph():
                self._strips += prose.prose(self._paper, block)
            case Groups():
                self._strips += prose.groups(self._paper, block)
            case Signatures():
                self._attach(prose.signatures(self._paper, block))

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
