"""A paper whole (文书): title, number and blocks, and every text that it would draw."""

from dataclasses import dataclass, replace
from datetime import date

from app.engine.prints.blocks import (
    Band,
    Closing,
    Groups,
    Heading,
    Materials,
    Missing,
    Note,
    Paragraph,
    Promise,
    Query,
    Rows,
    Salutation,
    Size,
    Subject,
    Table,
)
from app.engine.prints.form import Apart, Cells, Chain, Photo, Section, SignRow
from app.engine.prints.hand import Cut, Opinion, Opinions, Signatures, Tick
from app.engine.prints.money import AmountBox, Copy, Roster
from app.engine.prints.texts import texts_of

Block = (
    Subject
    | Rows
    | Promise
    | Materials
    | Missing
    | Query
    | Note
    | Heading
    | Paragraph
    | Groups
    | Signatures
    | Table
    | Band
    | Salutation
    | Closing
    | Opinion
    | Opinions
    | Tick
    | Cut
    | Cells
    | Photo
    | Section
    | SignRow
    | AmountBox
    | Roster
    | Chain
    | Apart
)
"""Whatever a paper may hold (构件)."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of an official letter (红头): who sends it, black between double rules.

    On sheets that carry it already it is `printed` and left off. `copied_to` (抄报：金华市总工会。) stands at
    the foot of the last page. `lines` are those of a title that should break between words.
    """

    name: str
    printed: bool = False
    copied_to: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as it is to be said (文书).

    `office` is who gives it; `number` may be empty for papers that have none; `clerk` (2号窗口 经办 陈晓)
    ends a roll, where sheets have a row for it; `foot` says station and time of printing (XC01 09:14印);
    `seal` names the seal that falls on a sheet (业务专用章); `form_code` its form and version. `fit` is
    the number of pages that it should not pass: its rows are then drawn in as far as they may be.

    `purpose` (医疗互助 · 参保缴费) stands in the office's place at the upper left; `dated_on` is the date
    line under the title; `copies` are drawn one after the other, or three on a sheet of a4x3, with the same
    number. `banner` (冲销（红字）) says in a frame what the paper is not like others of its kind. A
    `letterhead` makes an official letter of it, its number the 文号; a `notice` hangs on a wall.
    """

    title: str
    size: Size
    number: str
    office: str
    blocks: tuple[Block, ...]
    foot: str = ""
    form_code: str = ""
    number_label: str = "编号"
    clerk: str = ""
    seal: str = ""
    fit: int = 0
    purpose: str = ""
    dated_on: date | None = None
    copies: tuple[Copy, ...] = ()
    banner: str = ""
    letterhead: Letterhead | None = None
    notice: bool = False

    def sized(self, size: Size) -> "Document":
        """The same paper for another size (换纸张)."""
        return replace(self, size=size)

    def texts(self) -> tuple[str, ...]:
        """Every text the paper would draw (全部文字), to be checked before it is issued."""
        return (*self._own_texts(), *(text for block in self.blocks for text in texts_of(block)))

    def _own_texts(self) -> tuple[str, ...]:
        """The texts around the blocks."""
        office = "" if self.purpose or self.letterhead is not None else self.office
        own = (self.title, self.number, office, self.foot, self.form_code, self.number_label)
        rest = (self.clerk, self.seal, self.purpose, self.banner)
        head = (self.letterhead.name, self.letterhead.copied_to) if self.letterhead is not None else ()
        copies = (text for one in self.copies for text in (one.name, one.colour, one.words))
        return (*own, *rest, *head, *copies)
