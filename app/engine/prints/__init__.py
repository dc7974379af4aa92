"""What a paper says (文书内容): a title, a number and blocks; where each stands is the layout's business.

One `Document` serves every size of paper: the same description becomes an 80 mm slip, a sheet of A5
or of A4. Pure data; the layout lives in app/printing.
"""

from app.engine.prints.blocks import (
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
from app.engine.prints.document import Block, Document
from app.engine.prints.hand import GAP, Choice, Cut, Opinion, Signatures, Tick

__all__ = [
    "GAP",
    "Band",
    "Block",
    "Choice",
    "Closing",
    "Column",
    "Cut",
    "Document",
    "Face",
    "Groups",
    "Heading",
    "MaterialLine",
    "Materials",
    "Missing",
    "Note",
    "Opinion",
    "Paragraph",
    "Promise",
    "Query",
    "Row",
    "Rows",
    "Salutation",
    "Signatures",
    "Size",
    "Subject",
    "Table",
    "Tick",
    "Where",
]
