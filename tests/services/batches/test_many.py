"""A roster of 5,000 lines (大批次): made, checked, filed, answered; one wrong card is found among them."""

from uuid import UUID

import pytest

from app.core.errors import Refused
from app.core.money import Money
from app.services import batches
from db.columns import new_key
from db.tables import payout_event, payout_order, payout_share, person, person_standing
from tests.kit.batches import CARD_NO, answer, template
from tests.kit.factories import LIVING, House

COUNT = 5_000
WRONG = 3_456


def fill(at: House, count: int) -> list[UUID]:
    """So many people in file, each with an approved order of his own; one holder's name is wrong."""
    people, orders = [new_key() for _ in range(count)], [new_key() for _ in range(count)]
    day, by = at.clock.today(), at.approver.actor
    with at.clerk.write("fill") as w:
        w.insert_many(person, [
            {"id": key, "name": f"职工{n:04d}", "id_kind": 1, "id_number": f"33072319700101{n:04d}"}
            for n, key in enumerate(people, 1)
        ])  # fmt: skip
        w.insert_many(person_standing, [
            {"person_id": key, "kind": "hardship", "category": "2", "from_on": day} for key in people
        ])  # fmt: skip
        w.insert_many(payout_order, [
            {"id": key, "person_id": who, "line": "relief", "kind": LIVING, "year": 2026,
             "amount": 100_000 + n, "way": "card", "bank": "武义农商银行", "account_no": CARD_NO.format(n),
             "account_name": "别人" if n == WRONG else f"职工{n:04d}", "station": "XC01", "made_on": day}
            for n, (key, who) in enumerate(zip(orders, people, strict=True), 1)
        ])  # fmt: skip
        w.insert_many(payout_share, [
            {"order_id": key, "n": 1, "fund": "own", "fund_year": 2026, "amount": 100_000 + n}
            for n, key in enumerate(orders, 1)
        ])  # fmt: skip
        w.insert_many(payout_event, [
            {"order_id": key, "n": 1, "what": "approved", "on_day": day, "at": w.at, "by_id": by.id,
             "by_name": by.name}
            for key in orders
        ])  # fmt: skip
    return orders


@pytest.mark.slow
def test_five_thousand_lines_with_one_wrong_card(at: House) -> None:
    orders = fill(at, COUNT)
    found = batches.waiting(at.cashier, "relief", "card")
    assert [one.name for one in found if one.told.blocked] == [f"职工{WRONG:04d}"]
    batch_id = batches.make(at.clerk, "relief", "card", "生活救助金", orders)
    with pytest.raises(Refused, match=f"第 {WRONG} 笔：户名“别人”"):
        batches.review(at.reviewer, batch_id)
    batches.strike(at.clerk, batch_id, {WRONG}, "户名不符")
    batches.review(at.reviewer, batch_id)
    batches.approve(at.approver, batch_id)
    done = batches.file(at.cashier, batch_id, template(at))
    assert done.count == COUNT - 1
    data = answer(at.cashier, batch_id, [(7, "E1", "账户冻结")])
    steps: list[int] = []
    batches.apply(at.cashier, batch_id, "回盘.txt", data, at.clock.today(), lambda n, _: steps.append(n))
    assert steps[0] == 0
    assert steps[-1] == COUNT - 2
    seen = batches.view(at.cashier, batch_id)
    assert (len(seen.having("paid")), len(seen.having("failed"))) == (COUNT - 2, 1)
    assert sum((one.amount for one in seen.having("paid")), Money.ZERO) == done.total - Money(100_007)
