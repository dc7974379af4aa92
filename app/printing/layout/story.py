"""The strips of a sheet in their order (行文): what the blocks of a document become on A5 and A4."""

from dataclasses import replace
from itertools import accumulate

from app.engine.prints import (
    AmountBox,
    Apart,
    Band,
    Block,
    Cells,
    Chain,
    Closing,
    Cut,
    Document,
    Groups,
    Heading,
    Materials,
    Missing,
    Note,
    Opinion,
    Opinions,
    Paragraph,
    Photo,
    Promise,
    Query,
    Roster,
    Rows,
    Salutation,
    Section,
    Signatures,
    SignRow,
    Subject,
    Table,
    Tick,
)
from app.printing.blocks import cells, chain, facts, hand, letter, lists, prose, sign, ticks, upright
from app.printing.blocks.facts import Facts, Maker
from app.printing.blocks.roster import roster
from app.printing.blocks.strip import Strip
from app.printing.paper import LOW, MM

AROUND = 40 * MM
"""What a page holds besides a table that stays together: its head, a heading, a note, what is signed."""


class Story:
    """Blocks being turned into strips (行文): rows wait until the query code has stood beside them.

    A document with a closing is a letter: its text is larger and the query code stands at its foot.
    """

    def __init__(self, document: Document, within: Facts) -> None:
        """An empty story of a document whose facts stand like this."""
        self._paper = within.paper
        self._facts = within
        self._head = document.letterhead
        self._apart = False
        self._letter = any(isinstance(one, Closing) for one in document.blocks)
        asks = next((one for one in document.blocks if isinstance(one, Query)), None)
        self._asks, self._query = asks, None if self._letter else asks
        self._phones = "" if self._letter else _phones(asks)
        self._seal = document.seal
        self._low = document.size in LOW
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
                self._begun(block)
        self._settle(beside=True)
        self._ring()
        self._sealed()
        if self._head is not None and self._head.copied_to:
            self._strips.append(letter.copied_to(self._paper, self._head.copied_to))
        return self._strips

    def _settle(self, beside: bool) -> None:
        """Put the waiting rows, the first of them beside the query code."""
        if beside and self._query is not None:
            first, self._waiting = facts.beside(self._facts, self._waiting, self._query)
            self._strips.append(first)
            self._query = None
        self._strips += [make(False) for make in self._waiting]
        self._waiting = []

    def _begun(self, block: Block) -> None:
        """Put one block that is no row; the first strip after a break begins a new table."""
        start = len(self._strips)
        self._add(block)
        if self._apart and len(self._strips) > start:
            first = self._strips[start]
            self._strips[start] = replace(first, before=max(first.before, prose.BETWEEN))
        self._apart = isinstance(block, Apart)

    def _add(self, block: Block) -> None:
        """Put one block that is no row."""
        match block:
            case Signatures() if block.boxed:
                self._attach(hand.boxes(self._facts, block))
            case Signatures():
                self._ring()
                self._attach(prose.signatures(self._paper, block))
            case SignRow():
                self._attach([sign.sign_row(self._paper, block)])
            case Note(text):
                self._attach([prose.note(self._paper, text + self._phones)])
                self._phones = ""
            case Cut():
                self._ring()
                self._sealed()
                self._strips.append(hand.cut(self._paper, block))
            case Opinion():
                self._hold(hand.opinion(self._facts, block))
            case Opinions():
                self._hold([hand.pair(self._facts, block)])
            case Section():
                self._part(block)
            case Closing():
                official = self._head is not None
                end = letter.Farewell(self._paper, block, self._asks, self._seal, official).strip()
                self._attach([end])
                self._seal = ""
            case _:
                self._strips += self._table(self._facts, block) or self._text(block)

    def _part(self, block: Section) -> None:
        """A section: its strips beside its label, as high as the label needs, also where it goes over."""
        inner = replace(self._facts, first=1)
        strips: list[Strip] = []
        for one in block.blocks:
            strips += hand.opinion(inner, one) if isinstance(one, Opinion) else self._table(inner, one)
        need = upright.least(block.label)
        each = max(0.0, need - sum(one.height for one in strips)) / max(1, len(strips))
        marked = _kept([replace(one, section=block.label, height=one.height + each) for one in strips], need)
        if any(isinstance(one, Opinion) for one in block.blocks):
            self._hold(marked)
        else:
            self._strips += marked

    def _table(self, within: Facts, block: Block) -> list[Strip]:
        """What stands in the table."""
        match block:
            case Subject():
                return [facts.subject(within, block)]
            case Band(text):
                return [facts.band(within, text)]
            case Materials():
                return lists.materials(within, block)
            case Table():
                return lists.table(within, block)
            case Missing(items=items) if items:
                return [facts.missing(within, block)]
            case Tick():
                return [ticks.choices(within, block)]
        return self._cells(within, block)

    def _cells(self, within: Facts, block: Block) -> list[Strip]:
        """What stands in the table, of money papers and forms."""
        match block:
            case Cells():
                return [cells.cells(within, block)]
            case Photo():
                return [cells.photo(within, block)]
            case AmountBox():
                return [cells.amount(within, block)]
            case Roster():
                return roster(within, block)
            case Chain():
                return [chain.chain(self._paper, block)]
        return []

    def _text(self, block: Block) -> list[Strip]:
        """What stands outside the table."""
        match block:
            case Heading(text):
                official = self._head is not None
                return [letter.part(self._paper, text) if official else prose.heading(self._paper, text)]
            case Paragraph() if self._head is not None:
                return letter.body(self._paper, block)
            case Paragraph():
                return prose.prose(self._paper, block, large=self._letter)
            case Salutation(text):
                return [letter.salutation(self._paper, text, official=self._head is not None)]
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
        while start and self._strips[start - 1].framed and not self._parted(start):
            start -= 1
        held = sum(one.height for one in (*self._strips[start:], *strips))
        if held <= self._paper.floor - self._paper.top - AROUND:
            self._strips[start:] = [replace(one, with_next=True) for one in self._strips[start:]]
        self._strips += strips

    def _parted(self, at: int) -> bool:
        """Whether a new table begins at strip `at`, which may be the next one."""
        return self._apart if at == len(self._strips) else self._strips[at].before > 0

    def _attach(self, strips: list[Strip]) -> None:
        """Put strips that keep with the one before them."""
        if self._strips:
            self._strips[-1] = replace(self._strips[-1], with_next=True)
        self._strips += strips


def _kept(strips: list[Strip], need: float) -> list[Strip]:
    """The first and the last strips of a section each kept together, as high as its label needs."""
    above, whole = list(accumulate(one.height for one in strips)), sum(one.height for one in strips)
    last = len(strips) - 1
    return [
        replace(one, with_next=one.with_next or (n < last and min(high, whole - high) < need))
        for n, (one, high) in enumerate(zip(strips, above, strict=True))
    ]


def _phones(query: Query | None) -> str:
    """Whom to ring, as the end of the note."""
    if query is None:
        return ""
    hotline = f"\u3000工会热线{query.hotline}" if query.hotline else ""
    return f"查询电话{query.phone}{hotline}" if query.phone else hotline.strip()
