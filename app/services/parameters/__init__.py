"""What the office sets by dated rows (参数): numbers, code lists, materials, the calendar of working days."""

from app.services.parameters.agencies import (
    Agency,
    add_agency,
    agencies,
    all_agencies,
    change_agency,
    remove_agency,
)
from app.services.parameters.bringing import bring
from app.services.parameters.changing import administrator, changing_closed, note
from app.services.parameters.checklists import (
    NEEDS,
    PAPERS,
    MaterialView,
    add_material,
    change_material,
    checklist,
    conditions,
    retire_material,
)
from app.services.parameters.holidays import Imported, import_calendar
from app.services.parameters.lists import (
    LOCKED,
    ItemView,
    ListView,
    add_item,
    items,
    lists,
    rename_item,
    retire_item,
)
from app.services.parameters.places import Place, place_of, places
from app.services.parameters.reading import calendar, materials, office_id, reference, rules, words_of
from app.services.parameters.seeding import seed
from app.services.parameters.standards import ParameterRow, ParameterView, parameters, set_parameter
from app.services.parameters.year import Special, YearView, year_view

__all__ = [
    "LOCKED",
    "NEEDS",
    "PAPERS",
    "Agency",
    "Imported",
    "ItemView",
    "ListView",
    "MaterialView",
    "ParameterRow",
    "ParameterView",
    "Place",
    "Special",
    "YearView",
    "add_agency",
    "add_item",
    "add_material",
    "administrator",
    "agencies",
    "all_agencies",
    "bring",
    "calendar",
    "change_agency",
    "change_material",
    "changing_closed",
    "checklist",
    "conditions",
    "import_calendar",
    "items",
    "lists",
    "materials",
    "note",
    "office_id",
    "parameters",
    "place_of",
    "places",
    "reference",
    "remove_agency",
    "rename_item",
    "retire_item",
    "retire_material",
    "rules",
    "seed",
    "set_parameter",
    "words_of",
    "year_view",
]
