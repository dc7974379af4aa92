"""The room of mutual aid (医疗互助): the line with its tables and its pages."""

from app.lines.mutual_aid.commands import TABLES
from app.lines.mutual_aid.line import MUTUAL_AID
from app.lines.mutual_aid.scheme.trial import tried
from app.room import PageFactory, Room


def _pages() -> tuple[PageFactory, ...]:
    from app.lines.mutual_aid.pages import PAGES

    return PAGES


ROOM = Room(MUTUAL_AID, TABLES, {}, _pages, trial=tried)
"""医疗互助."""
