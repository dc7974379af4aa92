"""The ways of the reliefs in money (救助流程): the common flow with what each kind adds."""

from app.engine.bills import bill_chosen, not_duplicate
from app.engine.head import URGENT, URGENT_REASON
from app.engine.parties import PATIENT, PATIENT_RELATION
from app.lines.relief.fields.aid import DECIDED, HAS_UNION, ON_DIBAO, PROPOSED, REASON
from app.lines.relief.fields.disaster import EVENT_KIND, EVENT_ON, EVENT_TEXT, INSURED_PAID, LOSS_TOTAL
from app.lines.relief.fields.medical import DISEASE, HAS_SETTLEMENT, OTHER_PAYER, STAYS, TREATED_AWAY
from app.lines.relief.fields.tuition import (
    FEE_YEAR,
    FREE_KIND,
    FRESHMAN,
    GRADE_YEAR,
    OTHER_BOOKLET,
    OTHER_GRANT,
    SCHOOL,
    SEASON_TO,
    STAGE,
    STUDENT,
    STUDENT_ID_NUMBER,
    STUDENT_RELATION,
)
from app.lines.relief.flow.aid import AidWay, UrgentWay, aid_flow
from app.lines.relief.rules import disaster, medical, tuition
from app.lines.relief.rules.kinds import DISASTER_AID, LIVING_AID, MEDICAL_AID, TUITION_AID

LIVING_FLOW, LIVING_TIMERS = aid_flow(
    AidWay(LIVING_AID, (REASON, HAS_UNION, ON_DIBAO), ("N01", "N02", "N03", "N05"))
)
"""JZ02."""

MEDICAL_FLOW, MEDICAL_TIMERS = aid_flow(
    AidWay(
        MEDICAL_AID,
        (
            PATIENT,
            PATIENT_RELATION,
            DISEASE,
            STAYS,
            HAS_SETTLEMENT,
            TREATED_AWAY,
            OTHER_PAYER,
            REASON,
        ),
        ("N01", "N02", "N03", "N05"),
        first=(bill_chosen,),
        entry=(medical.bills_in_time, not_duplicate),
        proposal=(
            medical.parts_known,
            medical.bills_in_time,
            bill_chosen,
            not_duplicate,
            medical.within_balance(PROPOSED),
        ),
        decision=(bill_chosen, not_duplicate, medical.within_balance(DECIDED)),
    )
)
"""JZ03."""

TUITION_FLOW, TUITION_TIMERS = aid_flow(
    AidWay(
        TUITION_AID,
        (
            STUDENT,
            STUDENT_ID_NUMBER,
            STUDENT_RELATION,
            OTHER_BOOKLET,
            STAGE,
            SCHOOL,
            GRADE_YEAR,
            FRESHMAN,
            FREE_KIND,
            REASON,
        ),
        ("N01", "N02", "N03", "N06"),
        assessed=(FEE_YEAR, OTHER_GRANT),
        entry=(tuition.in_season, tuition.schooling_counts, tuition.once_a_year),
        proposal=(tuition.schooling_counts, tuition.once_a_year),
        decision=(tuition.once_a_year,),
        filed=False,
        since=SEASON_TO,
    )
)
"""JZ04."""

_EVENT = (EVENT_KIND, EVENT_ON, EVENT_TEXT)

DISASTER_FLOW, DISASTER_TIMERS = aid_flow(
    AidWay(
        DISASTER_AID,
        (*_EVENT, LOSS_TOTAL, REASON),
        ("N01", "N02", "N03", "N07"),
        assessed=(LOSS_TOTAL, INSURED_PAID),
        first=(bill_chosen,),
        entry=(disaster.in_time, not_duplicate),
        proposal=(
            disaster.loss_left,
            bill_chosen,
            not_duplicate,
            disaster.within_loss(PROPOSED),
        ),
        decision=(bill_chosen, not_duplicate, disaster.within_loss(DECIDED)),
        filed=False,
        urgent=UrgentWay(
            (*_EVENT, URGENT, URGENT_REASON),
            f"days.{DISASTER_AID.id}.urgent",
            disaster.urgent,
            disaster.not_urgent,
        ),
    )
)
"""JZ05."""
