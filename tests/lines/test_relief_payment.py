"""The payment of 生活救助 in a real file: a row, its event, the benefit, to whoever received it."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.actor import Role
from app.core.money import Money
from app.engine.flow import Outcome
from app.engine.values import Values
from app.lines.relief.commands import EFFECTS
from app.lines.relief.fields.aid import (
    ACCOUNT_NAME,
    ACCOUNT_NO,
    DECIDED,
    FUND_SOURCE,
    PAID_ON,
    PAY_WAY,
    RECEIVED_BY,
    RECEIVER_ID_NUMBER,
    RECEIVER_RELATION,
)
from app.lines.relief.flow.aid import PAY
from app.lines.relief.line import LIVING
from app.services.catalog import EffectFacts
from db.database import Database
from db.tables import benefit, payment, payment_event, person
from tests.kit.facts import PERSON, TODAY, actor
from tests.kit.files import START, opened

CASHIER = actor(4, Role.CASHIER, name="钱进")
MOVE = LIVING.flow.move("pay")
BASE = (
    Values()
    .put(DECIDED, Money(553014))
    .put(FUND_SOURCE, "county")
    .put(PAID_ON, TODAY)
    .put(ACCOUNT_NO, "6228480320123456784")
    .put(ACCOUNT_NAME, PERSON.name)
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    found = opened(tmp_path)
    yield found
    found.close()


def paid(database: Database, values: Values) -> UUID:
    """Run the effect for a registered person; gives the person's id."""
    outcome = Outcome(MOVE, "pay", LIVING.flow.state("done"), MOVE.papers, MOVE.effects, MOVE.opens)
    with database.write(CASHIER, "move", at=START) as w:
        who = w.insert(person, name=PERSON.name)
        facts = EffectFacts(None, who, None, LIVING, values, TODAY, START, CASHIER, outcome)  # type: ignore[arg-type]
        EFFECTS[PAY](w, facts)
    return who


def test_to_the_card(database: Database) -> None:
    who = paid(database, BASE.put(PAY_WAY, "card").put(RECEIVED_BY, "别人"))
    with database.read() as asks:
        row = asks.one(select(payment))
        event = asks.one(select(payment_event))
        got = asks.one(select(benefit))
    assert (row.amount, row.fund_source, row.way, row.paid_on) == (553014, "county", "card", TODAY)
    assert (row.receiver, row.account_no, row.station) == (PERSON.name, "6228480320123456784", "XC01")
    assert (event.payment_id, event.n, event.by_name) == (row.id, 1, "钱进")
    assert (got.payment_id, got.line, got.kind, got.person_id) == (row.id, "relief", LIVING.id, who)
    assert (got.amount, got.year) == (553014, TODAY.year)


def test_into_the_hand_of_another(database: Database) -> None:
    values = BASE.put(PAY_WAY, "cash").put(RECEIVED_BY, "徐明").put(RECEIVER_RELATION, "20")
    paid(database, values.put(RECEIVER_ID_NUMBER, "330723198206150060"))
    with database.read() as asks:
        row = asks.one(select(payment))
    assert (row.receiver, row.receiver_relation, row.receiver_id_number) == (
        "徐明",
        "20",
        "330723198206150060",
    )
    assert row.account_no == ""
