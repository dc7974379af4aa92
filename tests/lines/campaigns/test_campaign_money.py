"""What a campaign pays counts as what its matter pays: name, figures of the year, the card of the person."""

from app.core.money import Money
from app.lines.relief.commands import campaigns
from app.lines.relief.line import RELIEF, TUITION, VISIT_GIFT
from app.services import batches, people, statistics, upkeep
from app.services.batches import Signature
from tests.kit.campaigns import ordered, rows
from tests.kit.factories import House


def test_the_kinds_of_campaigns_are_those_of_the_matters(at: House) -> None:
    kinds = {one.id: one.name for one in RELIEF.payouts}
    assert kinds == {VISIT_GIFT.id: VISIT_GIFT.name, TUITION.id: TUITION.name}
    assert at.clerk.catalog.paid_name(VISIT_GIFT.id) == VISIT_GIFT.name


def test_what_was_paid_stands_on_the_card_and_in_the_figures(at: House) -> None:
    made = ordered(at, 2, way="cash")
    batch_id = campaigns.batch(at.clerk, made)
    batches.review(at.reviewer, batch_id)
    batches.approve(at.approver, batch_id)
    batches.sign(at.cashier, batch_id, [Signature(1), Signature(2)], at.clock.today())
    who = rows(at, made)[0].person_id
    assert who is not None
    card = people.card(at.clerk, who)
    assert card.benefits_year == ((VISIT_GIFT.name, Money.parse("500")),)
    for code, value in (("paid", 100_000), ("payments", 2)):
        rows_ = statistics.table(at.clerk, 2026, code).rows
        year = next(one for one in rows_ if one.code == VISIT_GIFT.id).cells[-1]
        assert year.value == value
    assert upkeep.verify(at.clerk).ok
