"""The ways of 生活救助 and 医疗救助 (救助流程): the common flow with what each adds."""

from app.engine.bills import bill_chosen, not_duplicate
from app.engine.parties import PATIENT, PATIENT_RELATION
from app.lines.relief.fields.aid import DECIDED, HAS_UNION, ON_DIBAO, PROPOSED, REASON
from app.lines.relief.fields.medical import DISEASE, HAS_SETTLEMENT, OTHER_PAYER, STAYS, TREATED_AWAY
from app.lines.relief.flow.aid import AidWay, aid_flow
from app.lines.relief.rules.aid import LIVING_AID, MEDICAL_AID
from app.lines.relief.rules.medical import bills_in_time, parts_known, within_balance

LIVING_FLOW, LIVING_TIMERS = aid_flow(AidWay(LIVING_AID, (REASON, HAS_UNION, ON_DIBAO)))
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
        first=(bill_chosen,),
        entry=(bills_in_time, not_duplicate),
        proposal=(parts_known, bills_in_time, bill_chosen, not_duplicate, within_balance(PROPOSED)),
        decision=(bill_chosen, not_duplicate, within_balance(DECIDED)),
    )
)
"""JZ03."""
