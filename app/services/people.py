"""People at the counter (职工): register, change, find duplicates, the card, standings."""

from app.services.card import (
    Card,
    MissingLine,
    PersonView,
    StandingView,
    card,
    reveal,
)
from app.services.person_form import PERSON_FORM, STANDING_FORM, STANDING_NEEDS
from app.services.workers import (
    PersonBrief,
    Read,
    add_standing,
    duplicates,
    moved_number,
    read_paper,
    register_person,
    standing_closed,
    update_person,
)

__all__ = [
    "PERSON_FORM",
    "STANDING_FORM",
    "STANDING_NEEDS",
    "Card",
    "MissingLine",
    "PersonBrief",
    "PersonView",
    "Read",
    "StandingView",
    "add_standing",
    "card",
    "duplicates",
    "moved_number",
    "read_paper",
    "register_person",
    "reveal",
    "standing_closed",
    "update_person",
]
