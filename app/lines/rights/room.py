"""The room of rights (维权): the line with its tables, its effects and its pages."""

from app.lines.rights.commands import TABLES
from app.lines.rights.line import RIGHTS
from app.room import PageFactory, Room


def _pages() -> tuple[PageFactory, ...]:
    from app.lines.rights.pages import PAGES

    return PAGES


ROOM = Room(RIGHTS, TABLES, {}, _pages)
"""维权."""
