"""What mutual aid writes beyond the shared case (医疗互助落库): its tables, and the payment of 住院给付."""

from collections.abc import Mapping

from app.lines.mutual_aid.fields import (
    ACCOUNT_NAME,
    ACCOUNT_NO,
    BATCH_NO,
    CARD,
    CONFIRMED_SUM,
    EXCLUSIONS,
    MUTUAL_FUND,
    PAID_ON,
    PAYEE_ID_NUMBER,
    PAYEE_RELATION,
)
from app.lines.mutual_aid.flow import PAY
from app.lines.mutual_aid.line import INPATIENT
from app.services import payments
from app.services.catalog import Effect, EffectFacts, MatterTables
from db.tables import mutual_aid_exclusion, mutual_aid_inpatient
from db.writer import Writer


def pay_inpatient(w: Writer, facts: EffectFacts) -> None:
    """Enter the payment that the bank has made (给付), and what the insured received by it.

    Raises Invalid when the sum decided is not above zero.
    """
    values = facts.values
    payments.pay(
        w,
        payments.Payment(
            case_id=facts.case_id,
            person_id=facts.person_id,
            line=INPATIENT.line,
            kind=INPATIENT.id,
            amount=values[CONFIRMED_SUM],
            fund_source=values[MUTUAL_FUND],
            way=CARD,
            paid_on=values[PAID_ON],
            receiver=values[ACCOUNT_NAME],
            receiver_relation=values.get(PAYEE_RELATION) or "",
            receiver_id_number=values.get(PAYEE_ID_NUMBER) or "",
            account_no=values[ACCOUNT_NO],
            remark=values[BATCH_NO],
        ),
        facts.actor.station,
    )


TABLES: Mapping[str, MatterTables] = {
    INPATIENT.id: MatterTables(mutual_aid_inpatient, {EXCLUSIONS.code: mutual_aid_exclusion}),
}
"""Where the matters of mutual aid keep their fields."""

EFFECTS: Mapping[str, Effect] = {PAY: pay_inpatient}
"""What the moves of mutual aid bring about, by the names that the moves use."""
