"""The room of relief (困难帮扶): the line with its tables, its effects and its pages."""

from app.lines.relief.commands import EFFECTS, KNOWN, TABLES, kin
from app.lines.relief.commands.files.telling import told
from app.lines.relief.commands.seeking import OFFERS, SEEKS
from app.lines.relief.line import RELIEF
from app.room import PageFactory, Room


def _pages() -> tuple[PageFactory, ...]:
    from app.lines.relief.pages import PAGES

    return PAGES


ROOM = Room(
    RELIEF,
    TABLES,
    EFFECTS,
    _pages,
    known=KNOWN,
    kin=kin,
    offers=OFFERS,
    seeks=SEEKS,
    told=told,
)
"""困难帮扶."""
