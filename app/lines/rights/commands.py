"""What rights writes beyond the shared case (维权落库): its tables."""

from collections.abc import Mapping

from app.lines.rights.fields.employment import INTERRUPTIONS, PRIOR_STEPS
from app.lines.rights.fields.mediation import CLAIMS, PERFORMED, SESSIONS, TERMS
from app.lines.rights.line import ADVICE, MEDIATION
from app.services.catalog import MatterTables
from db.tables import (
    rights_advice,
    rights_claim,
    rights_interruption,
    rights_mediation,
    rights_performed,
    rights_prior_step,
    rights_session,
    rights_term,
)

TABLES: Mapping[str, MatterTables] = {
    ADVICE.id: MatterTables(rights_advice),
    MEDIATION.id: MatterTables(
        rights_mediation,
        {
            CLAIMS.code: rights_claim,
            INTERRUPTIONS.code: rights_interruption,
            PRIOR_STEPS.code: rights_prior_step,
            SESSIONS.code: rights_session,
            TERMS.code: rights_term,
            PERFORMED.code: rights_performed,
        },
    ),
}
"""Where the matters of rights keep their fields."""
