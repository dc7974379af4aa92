"""From a Document to its pages (排版): one description, and the paper decides the layout."""

from app.engine.prints import Document
from app.printing.laid import Laid
from app.printing.layout.roll import lay_roll
from app.printing.layout.sheet import lay_sheet

__all__ = ["lay_out"]


def lay_out(document: Document) -> Laid:
    """The document laid out for its size (排版); Invalid names a character that no font has."""
    pages = lay_roll(document) if document.size == "roll80" else lay_sheet(document)
    return Laid(document.title, document.number, document.office, pages)
