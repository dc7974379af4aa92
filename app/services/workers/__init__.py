"""People (职工): registering, duplicates, standings, and reading them."""

from app.services.workers.duplicates import PersonBrief, alike, brief, duplicates, merged_in, sex_age
from app.services.workers.loading import PersonRecord, load, own, standings
from app.services.workers.many import Newcomer, register_many
from app.services.workers.registering import (
    Read,
    enter,
    line_of,
    moved_number,
    read_paper,
    register_person,
    supplement,
    update_person,
)
from app.services.workers.standing import add_standing, standing_closed

__all__ = [
    "Newcomer",
    "PersonBrief",
    "PersonRecord",
    "Read",
    "add_standing",
    "alike",
    "brief",
    "duplicates",
    "enter",
    "line_of",
    "load",
    "merged_in",
    "moved_number",
    "own",
    "read_paper",
    "register_many",
    "register_person",
    "sex_age",
    "standing_closed",
    "standings",
    "supplement",
    "update_person",
]
