"""Units (单位): employers and other organisations of the register."""

from app.services.units.duplicates import UnitBrief, alike, brief, core_of, duplicates
from app.services.units.form import UNIT_FORM
from app.services.units.loading import UnitRecord, line_of, load, own
from app.services.units.registering import named, register_unit, update_unit

__all__ = [
    "UNIT_FORM",
    "UnitBrief",
    "UnitRecord",
    "alike",
    "brief",
    "core_of",
    "duplicates",
    "line_of",
    "load",
    "named",
    "own",
    "register_unit",
    "update_unit",
]
