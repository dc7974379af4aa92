"""People (职工): registering, duplicates, standings, and reading them."""

from app.services.workers.duplicates import PersonBrief, alike, brief, duplicates, merged_in, sex_age
from app.services.workers.loading import PersonRecord, load, own, standings
from app.services.workers.registering import (
    Read,
    line_of,
    moved_number,
    read_paper,
    register_person,
    update_person,
)
from app.services.workers.standing import add_standing, standing_closed

__all__ = [
    "PersonBrief",
    "PersonRecord",
    "Read",
    "add_standing",
    "alike",
    "brief",
    "duplicates",
    "line_of",
    "load",
    "merged_in",
    "moved_number",
    "own",
    "read_paper",
    "register_person",
    "sex_age",
    "standing_closed",
    "standings",
    "update_person",
]
