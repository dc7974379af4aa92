"""The room of employment (就业): the line with its tables, its effects, its register of posts, its pages."""

from app.lines.employment.commands import EFFECTS, OFFERS, TABLES
from app.lines.employment.line import EMPLOYMENT
from app.room import PageFactory, Room


def _pages() -> tuple[PageFactory, ...]:
    from app.lines.employment.pages import PAGES

    return PAGES


ROOM = Room(EMPLOYMENT, TABLES, EFFECTS, _pages, OFFERS)
"""就业."""
