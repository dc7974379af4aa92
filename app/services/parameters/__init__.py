"""What the office sets by dated rows (参数): numbers, code lists, materials, the calendar of working days."""

from app.services.parameters.holidays import import_calendar
from app.services.parameters.places import Place, place_of, places
from app.services.parameters.reading import calendar, codes, materials, office_id, reference, rules
from app.services.parameters.seeding import seed

__all__ = [
    "Place",
    "calendar",
    "codes",
    "import_calendar",
    "materials",
    "office_id",
    "place_of",
    "places",
    "reference",
    "rules",
    "seed",
]
