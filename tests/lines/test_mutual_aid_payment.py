"""The payment of 住院给付 in a real file: the sum confirmed, to the account, and the insured's benefit."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.actor import Role
from app.core.errors import Invalid
from app.core.money import Money
from app.engine.flow import Outcome
from app.engine.values import Values
from app.lines.mutual_aid import fields as f
from app.lines.mutual_aid.commands import EFFECTS
from app.lines.mutual_aid.flow import PAY
from app.lines.mutual_aid.line import INPATIENT
from app.services.catalog import EffectFacts
from db.database import Database
from db.tables import benefit, payment, payment_event, person
from tests.kit.facts import PERSON, TODAY, actor
from tests.kit.files import START, opened

CASHIER = actor(4, Role.CASHIER, name="钱进")
MOVE = INPATIENT.flow.move("pay")
BASE = (
    Values()
    .put(f.COMPUTED_SUM, Money(800000))
    .put(f.CONFIRMED_SUM, Money(792353))
    .put(f.MUTUAL_FUND, "county_pool")
    .put(f.BATCH_NO, "代发第3批")
    .put(f.PAID_ON, TODAY)
    .put(f.PAYEE_RELATION, "01")
    .put(f.ACCOUNT_NO, "6228480320123456784")
    .put(f.ACCOUNT_NAME, PERSON.name)
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    found = opened(tmp_path)
    yield found
    found.close()


def paid(database: Database, values: Values) -> UUID:
    """Run the effect for a registered person; gives the person's id."""
    outcome = Outcome(MOVE, "batched", INPATIENT.flow.state("paid"), MOVE.papers, MOVE.effects, MOVE.opens)
    with database.write(CASHIER, "move", at=START) as w:
        who = w.insert(person, name=PERSON.name)
        facts = EffectFacts(None, who, None, INPATIENT, values, TODAY, START, CASHIER, outcome)  # type: ignore[arg-type]
        EFFECTS[PAY](w, facts)
    return who


def test_to_the_account_of_the_insured(database: Database) -> None:
    who = paid(database, BASE)
    with database.read() as asks:
        row = asks.one(select(payment))
        event = asks.one(select(payment_event))
        got = asks.one(select(benefit))
    assert (row.amount, row.fund_source, row.way, row.paid_on) == (792353, "county_pool", "card", TODAY)
    assert (row.receiver, row.receiver_relation, row.account_no) == (PERSON.name, "01", "6228480320123456784")
    assert (row.remark, event.payment_id, event.by_name) == ("代发第3批", row.id, "钱进")
    assert (got.payment_id, got.line, got.kind, got.person_id) == (row.id, "mutual_aid", INPATIENT.id, who)


def test_to_an_heir_it_stays_the_benefit_of_the_insured(database: Database) -> None:
    values = BASE.put(f.PAYEE_RELATION, "20").put(f.ACCOUNT_NAME, "徐明")
    who = paid(database, values.put(f.PAYEE_ID_NUMBER, "330723198206150060"))
    with database.read() as asks:
        row = asks.one(select(payment))
        got = asks.one(select(benefit))
    assert (got.amount, got.kind, got.person_id, got.year) == (792353, INPATIENT.id, who, TODAY.year)
    found = (row.receiver, row.receiver_relation, row.receiver_id_number)
    assert found == ("徐明", "20", "330723198206150060")


def test_nothing_is_written_for_a_sum_of_nothing(database: Database) -> None:
    with pytest.raises(Invalid, match="发放金额要大于 0"):
        paid(database, BASE.put(f.CONFIRMED_SUM, Money(0)))
    with database.read() as asks:
        assert asks.all(select(payment)) == []
        assert asks.all(select(benefit)) == []
