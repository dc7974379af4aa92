"""The room of petitions (信访): the line with its tables and its pages."""

from app.lines.petitions.commands import TABLES
from app.lines.petitions.line import PETITIONS
from app.room import PageFactory, Room


def _pages() -> tuple[PageFactory, ...]:
    from app.lines.petitions.pages import PAGES

    return PAGES


ROOM = Room(PETITIONS, TABLES, {}, _pages)
"""信访: its moves write nothing beyond their case."""
