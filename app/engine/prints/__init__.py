"""What a paper says (文书内容): a title, a number and blocks; where each stands is the layout's business.

One `Document` serves every size of paper: the same description becomes an 80 mm slip, a sheet of A5
or of A4. Pure data; the layout lives in app/printing.
"""

from app.engine.prints.blocks import (
    ROLLS,
    Band,
    Closing,
    Column,
    Face,
    Groups,
    Heading,
    MaterialLine,
    Materials,
    Missing,
    Note,
    Paragraph,
    Promise,
    Query,
    Row,
    Rows,
    Salutation,
    Size,
    Subject,
    Table,
    Where,
)
from app.engine.prints.document import Block, Document, Letterhead
from app.engine.prints.form import Apart, Cells, Chain, Entry, Photo, Section, Signer, SignRow
from app.engine.prints.hand import GAP, Choice, Cut, Opinion, Opinions, Signatures, Tick
from app.engine.prints.money import AmountBox, Copy, Roster

__all__ = [
    "GAP",
    "ROLLS",
    "AmountBox",
    "Apart",
    "Band",
    "Block",
    "Cells",
    "Chain",
    "Choice",
    "Closing",
    "Column",
    "Copy",
    "Cut",
    "Document",
    "Entry",
    "Face",
    "Groups",
    "Heading",
    "Letterhead",
    "MaterialLine",
    "Materials",
    "Missing",
    "Note",
    "Opinion",
    "Opinions",
    "Paragraph",
    "Photo",
    "Promise",
    "Query",
    "Roster",
    "Row",
    "Rows",
    "Salutation",
    "Section",
    "SignRow",
    "Signatures",
    "Signer",
    "Size",
    "Subject",
    "Table",
    "Tick",
    "Where",
]
