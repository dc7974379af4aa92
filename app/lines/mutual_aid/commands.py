"""What mutual aid writes beyond the shared case (医疗互助落库): its tables."""

from collections.abc import Mapping

from app.lines.mutual_aid.fields import EXCLUSIONS
from app.lines.mutual_aid.line import INPATIENT
from app.services.catalog import MatterTables
from db.tables import mutual_aid_exclusion, mutual_aid_inpatient

TABLES: Mapping[str, MatterTables] = {
    INPATIENT.id: MatterTables(mutual_aid_inpatient, {EXCLUSIONS.code: mutual_aid_exclusion}),
}
"""Where the matters of mutual aid keep their fields."""
