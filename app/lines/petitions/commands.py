"""Where petitions keep their fields (信访落库); their moves bring about nothing beyond the case."""

from collections.abc import Mapping

from app.lines.petitions.fields.intake import PRIOR
from app.lines.petitions.rules import CALL, LETTER, REPORT, SUGGESTION, VISIT
from app.services.catalog import MatterTables
from db.tables import (
    petitions_call,
    petitions_letter,
    petitions_prior,
    petitions_report,
    petitions_suggestion,
    petitions_visit,
)

_ROWS = {PRIOR.code: petitions_prior}

TABLES: Mapping[str, MatterTables] = {
    VISIT: MatterTables(petitions_visit, _ROWS),
    LETTER: MatterTables(petitions_letter, _ROWS),
    CALL: MatterTables(petitions_call, _ROWS),
    REPORT: MatterTables(petitions_report, _ROWS),
    SUGGESTION: MatterTables(petitions_suggestion, _ROWS),
}
"""The table of each matter; procedures gone through before lie in one table for all."""
