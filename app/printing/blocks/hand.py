"""What a hand fills in on a sheet (手填栏): opinions, boxes to sign, the line to cut."""

from dataclasses import replace
from itertools import accumulate, pairwise

from app.engine.prints import Cut, Opinion, Opinions, Signatures
from app.printing.blocks import upright
from app.printing.blocks.facts import OWN_LEADING, WRAPPED_LEADING, Facts
from app.printing.blocks.strip import PAD, PAD_ABOVE, Cell, Strip, Words, label, paragraphs, row
from app.printing.paper import INNER, MM, SLIP_THIN, Paper
from app.printing.pen import Pen, middle
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

LABEL, SMALL, CUT_NUMBER = Type("form", 10.5), Type("form", 9), Type("form", 11, True)
SEALED, SIGNED, BOX = 45 * MM, 25 * MM, 20 * MM
SIGNING, RAISED, HAND, SIGN = 38 * MM, 10 * MM, 22 * MM, 16 * MM
"""The line to sign in an opinion box, how high it stands in a sealed one, the room for both hands, and that
for one without a seal."""
ACROSS = 3
CUT_HEIGHT, CUT_EDGE, DASH = 12 * MM, 6 * MM, 3.0
LONGEST_OPINION = 60 * MM
"""A longer opinion is a row of its own above its box, so that it can go over the page."""
NARROW, NARROW_ROOM, STACKED, STACK = 90 * MM, 8 * MM, 9 * MM, 2 * MM
"""A narrower box has who signs above his line, beside the date; the room before 年, 月 and 日, how far
above, and what that takes more."""
HALF = 6


def opinion(facts: Facts, block: Opinion) -> list[Strip]:
    """A box for an opinion: its text on top, below it who signs, the seal's place and the date."""
    x, width = _place(facts)
    words = _said(block, width)
    if sum(one.leading for one in words) > LONGEST_OPINION:
        told = row((*_name(facts, block), Cell(x, width, words)), facts.least)
        return [replace(told, with_next=True), _box(facts, block, ())]
    return [_box(facts, block, words)]


def pair(facts: Facts, block: Opinions) -> Strip:
    """Two boxes side by side, as high as the higher one, each with its label upright."""
    sides = [(block.left, facts.first), (block.right, HALF)]
    boxes: list[tuple[Opinion, Facts, Strip]] = []
    for one, column in sides:
        within = replace(facts, first=column + 1, last=column + HALF)
        boxes.append((one, within, _box(within, one, _said(one, _place(within)[1]))))

    def draw(pen: Pen, top: float, height: float) -> None:
        for one, within, strip in boxes:
            left = within.at(within.first - 1)
            if left > facts.paper.left:
                pen.rule(left, top, left, top + height, INNER)
            upright.section(pen, within.paper, one.label, top, top + height, left=left)
            strip.draw(pen, top, height)

    return Strip(max(strip.height for _, _, strip in boxes), draw, framed=True)


def _place(facts: Facts) -> tuple[float, float]:
    """Where the box of an opinion stands: beside its label, or beside that of its section."""
    return facts.span(facts.first or 2, facts.last)


def _said(block: Opinion, width: float) -> tuple[Words, ...]:
    """The lines of an opinion; the person's own words in their face."""
    if not block.text:
        return ()
    if block.face == "own":
        return paragraphs(block.text, Type("own", 12), OWN_LEADING, width - 2 * PAD, indent=2)
    text = tidy(block.text) if "\n" not in block.text else block.text
    return paragraphs(text, Type(block.face, 11), 15, width - 2 * PAD)


def _name(facts: Facts, block: Opinion) -> tuple[Cell, ...]:
    """The label of an opinion; in a section none, since that has its own."""
    return () if facts.first else (label(*facts.span(0, 2), block.label),)


def _box(facts: Facts, block: Opinion, words: tuple[Words, ...]) -> Strip:
    x, width = _place(facts)
    names, narrow = _name(facts, block), width < NARROW
    least = SEALED if block.sealed else SIGNED
    told = sum(one.leading for one in words) + PAD_ABOVE + (STACK if narrow else 0.0)
    height = max(least, told + (HAND if block.sealed else SIGN)) + facts.roomier

    def draw(pen: Pen, top: float, height: float) -> None:
        for name in names:
            name.draw(pen, top, height)
            pen.rule(x, top, x, top + height, INNER)
        depth = sum(one.leading for one in words)
        Cell(x, width, words).draw(pen, top + PAD_ABOVE, depth)
        bottom, right = top + height, x + width
        if block.sealed:
            pen.text(right - 20 * MM, bottom - 21 * MM, "（盖章）", LABEL, "form", "centre")
        base = bottom - (RAISED if block.sealed else RAISED / 2)
        _sign(pen, x + 2 * PAD, base, f"{block.signer}签名：", narrow=narrow)
        _date(pen, right - 5 * MM, base, NARROW_ROOM if narrow else RAISED)

    return Strip(height, draw, framed=True)


def _sign(pen: Pen, x: float, base: float, text: str, *, narrow: bool) -> None:
    """Who signs and his line beside it; in a narrow box the line under it, so that the date has room."""
    if narrow:
        pen.text(x, base - STACKED, text, LABEL, "form")
        pen.rule(x, base + 2, x + LABEL.width(text), base + 2, INNER)
        return
    line = x + pen.text(x, base, text, LABEL, "form")
    pen.rule(line, base + 2, line + SIGNING, base + 2, INNER)


def _date(pen: Pen, right: float, base: float, room: float) -> None:
    """年 月 日 with room for the hand before each."""
    for word in "日月年":
        pen.text(right, base, word, LABEL, "form", "right")
        right -= LABEL.size + room


def boxes(facts: Facts, block: Signatures) -> list[Strip]:
    """Boxes to sign, up to three side by side, as many in each row; the strips keep together."""
    if block.shares:
        return [_slip_boxes(facts, block)]
    lines = -(-len(block.labels) // ACROSS)
    across = -(-len(block.labels) // lines)
    rows = [block.labels[n : n + across] for n in range(0, len(block.labels), across)]
    strips = [_boxes(facts, labels, dated=block.dated) for labels in rows]
    return [replace(one, with_next=n + 1 < len(strips)) for n, one in enumerate(strips)]


def _slip_boxes(facts: Facts, block: Signatures) -> Strip:
    """All boxes in one row, each with its label on top, as slips have them."""
    shares = [float(one) for one in block.shares]
    edges = [edge * 12 / sum(shares) for edge in accumulate(shares, initial=0.0)]
    spans = [facts.span(start, end) for start, end in pairwise(edges)]
    names = [label(*span, text, 0) for span, text in zip(spans, block.labels, strict=True)]

    def draw(pen: Pen, top: float, height: float) -> None:
        for n, name in enumerate(names):
            if n:
                pen.rule(name.x, top, name.x, top + height, INNER)
            name.draw(pen, top + PAD_ABOVE, name.depth)
            if block.dated:
                _date(pen, name.x + name.width - PAD, top + height - 3 * MM, 3 * MM)

    return Strip(SIGNED, draw, framed=True)


def _boxes(facts: Facts, labels: tuple[str, ...], *, dated: bool) -> Strip:
    share = 12 / len(labels)

    def draw(pen: Pen, top: float, height: float) -> None:
        for n, text in enumerate(labels):
            x, width = facts.span(n * share, (n + 1) * share)
            if n:
                pen.rule(x, top, x, top + height, INNER)
            words = paragraphs(f"{text}：", LABEL, WRAPPED_LEADING, width - 2 * PAD)
            cell = Cell(x, width, tuple(replace(one, layer="form") for one in words))
            cell.draw(pen, top + PAD_ABOVE, cell.depth)
            if dated:
                _date(pen, x + width - PAD - 1, top + height - 3 * MM, 7 * MM)

    return Strip(BOX, draw, framed=True)


def cut(paper: Paper, block: Cut) -> Strip:
    """A dashed line across the sheet, the number set on it, （骑缝章） beside it."""

    def draw(pen: Pen, top: float, height: float) -> None:
        y = top + height / 2
        centre = paper.left + paper.measure / 2
        word, number = f"（{block.word}）" if block.number else "", tidy(block.number)
        taken = [_taken(paper.left + 16 * MM, "裁切线", SMALL)]
        if number:
            taken.append(_taken(centre, number, CUT_NUMBER))
            taken.append(_taken(paper.left + paper.measure - 24 * MM, word, SMALL))
        for x, text, type_, _ in taken:
            pen.text(x, middle(top, height, type_.size), text, type_, "form", "centre")
        _dashes(pen, y, (CUT_EDGE, paper.width - CUT_EDGE), [(x - w, x + w) for x, _, _, w in taken])

    return Strip(CUT_HEIGHT, draw, before=3 * MM, with_next=True, sink=True)


def _taken(x: float, text: str, type_: Type) -> tuple[float, str, Type, float]:
    """A text on the line: its middle, and half of what it takes with 3 mm of quiet at both sides."""
    return x, text, type_, type_.width(text) / 2 + 2 * MM


def _dashes(pen: Pen, y: float, ends: tuple[float, float], taken: list[tuple[float, float]]) -> None:
    """Dashes 3 on 3 off, none under a text."""
    x = ends[0]
    while x + DASH <= ends[1]:
        if not any(start < x + DASH and x < end for start, end in taken):
            pen.rule(x, y, x + DASH, y, SLIP_THIN)
        x += 2 * DASH
