"""The room of mutual aid (医疗互助): the line with its tables, its effects and its pages."""

from app.lines.mutual_aid.commands import EFFECTS, TABLES
from app.lines.mutual_aid.line import MUTUAL_AID
from app.room import PageFactory, Room


def _pages() -> tuple[PageFactory, ...]:
    from app.lines.mutual_aid.pages import PAGES

    return PAGES


ROOM = Room(MUTUAL_AID, TABLES, EFFECTS, _pages)
"""医疗互助."""
