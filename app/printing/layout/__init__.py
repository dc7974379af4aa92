"""From a Document to its pages (排版): one description, and the paper decides the layout."""

from app.engine.prints import ROLLS, Document
from app.printing.laid import Laid, Page
from app.printing.layout.placing import enlarged, thirds
from app.printing.layout.roll import lay_roll
from app.printing.layout.sheet import lay_sheet

__all__ = ["lay_out"]


def lay_out(document: Document) -> Laid:
    """The document laid out for its size (排版); Invalid names a character that no font has."""
    return Laid(document.title, document.number, document.office, _pages(document))


def _pages(document: Document) -> tuple[Page, ...]:
    """Its pages: a long strip of a roll, sheets, three copies on a sheet, or A4 enlarged to A3."""
    if document.size in ROLLS:
        return lay_roll(document)
    if document.size == "a4x3":
        return thirds(lay_sheet(document))
    if document.size == "a3":
        return enlarged(lay_sheet(document.sized("a4")))
    return lay_sheet(document)
