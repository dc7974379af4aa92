"""What relief writes beyond the shared case (困难帮扶落库): its tables, and the payment of 生活救助."""

from collections.abc import Mapping

from app.lines.relief.fields import (
    ACCOUNT_NAME,
    ACCOUNT_NO,
    CARD,
    DECIDED,
    FUND_SOURCE,
    OTHER_AID,
    PAID_ON,
    PAY_WAY,
    RECEIVED_BY,
    RECEIVER_ID_NUMBER,
    RECEIVER_RELATION,
)
from app.lines.relief.flow import PAY
from app.lines.relief.line import LIVING
from app.services import payments
from app.services.catalog import Effect, EffectFacts, MatterTables
from db.tables import relief_living, relief_other_aid
from db.writer import Writer


def pay_living(w: Writer, facts: EffectFacts) -> None:
    """Enter the payment of an approved case (登记发放): to the account, or to who signed for it.

    Raises Invalid when the decided sum is not above zero.
    """
    values = facts.values
    by_card = values[PAY_WAY] == CARD
    payments.pay(
        w,
        payments.Payment(
            case_id=facts.case_id,
            person_id=facts.person_id,
            line=LIVING.line,
            kind=LIVING.id,
            amount=values[DECIDED],
            fund_source=values[FUND_SOURCE],
            way=values[PAY_WAY],
            paid_on=values[PAID_ON],
            receiver=values[ACCOUNT_NAME] if by_card else values[RECEIVED_BY],
            receiver_relation=values.get(RECEIVER_RELATION) or "",
            receiver_id_number=values.get(RECEIVER_ID_NUMBER) or "",
            account_no=(values.get(ACCOUNT_NO) or "") if by_card else "",
        ),
        facts.actor.station,
    )


TABLES: Mapping[str, MatterTables] = {
    LIVING.id: MatterTables(relief_living, {OTHER_AID.code: relief_other_aid}),
}
"""Where the matters of relief keep their fields."""

EFFECTS: Mapping[str, Effect] = {PAY: pay_living}
"""What the moves of relief bring about, by the names that the moves use."""
