"""冬送温暖: 300 people from the filter to the signed roster, by card and in goods; what each step refuses."""

import pytest

from app.core.errors import Forbidden, Invalid, Refused
from app.core.money import Money
from app.lines.relief.commands import campaigns
from app.lines.relief.commands.campaigns import Filter
from app.services import batches, payouts, statistics
from app.services.batches import Signature
from app.services.payouts import register
from app.services.statistics import Figure
from tests.kit.batches import answer, template
from tests.kit.campaigns import approved, campaign, ordered, people, rows, seen
from tests.kit.factories import House
from tests.kit.money import INCOME


def test_three_hundred_people_from_the_filter_to_their_accounts(at: House) -> None:
    people(at, 300)
    made = campaign(at)
    assert campaigns.matching(at.clerk, made, Filter()) == 300
    filled = campaigns.fill(at.clerk, made, Filter(with_card=True))
    assert (filled.added, filled.blocked) == (300, 0)
    assert campaigns.fill(at.clerk, made, Filter()).added == 0
    approved(at, made)
    assert campaigns.order(at.clerk, made) == 300
    batch_id = campaigns.batch(at.clerk, made)
    batches.review(at.reviewer, batch_id)
    batches.approve(at.approver, batch_id)
    batches.file(at.cashier, batch_id, template(at))
    said = answer(at.cashier, batch_id, [(7, "1001", "账户不存在")])
    batches.apply(at.cashier, batch_id, "回盘.txt", said, at.clock.today(), lambda *_: None)
    counts = seen(at, made).counts
    assert (counts.paid, counts.failed, counts.waiting) == (299, 1, 0)
    assert counts.paid_amount == Money.parse("149500")
    failed = rows(at, made, "failed")[0]
    assert failed.label == "发放失败"
    first = rows(at, made)[0].person_id
    assert first is not None
    with at.clerk.read() as asks:
        got = payouts.received(at.clerk, asks, [first], 2026)
    assert got == (("relief.visit_gift", Money.parse("500")),)
    campaigns.close(at.clerk, made)
    assert seen(at, made).row.label == "已结束"
    assert made not in {one.id for one in campaigns.listed(at.clerk, every=False)}


def test_goods_are_signed_for_by_a_list(at: House) -> None:
    people(at, 4, card=False)
    made = campaign(at, way="goods", amount="")
    campaigns.put_goods(
        at.clerk,
        made,
        '[{"name": "大米", "measure": "袋", "quantity": "1", "price": "65"},'
        ' {"name": "食用油", "measure": "桶", "quantity": "2", "price": "80"}]',
    )
    campaigns.fill(at.clerk, made, Filter())
    assert {(one.amount.show(), one.goods) for one in rows(at, made)} == {("225.00", "大米1袋、食用油2桶")}
    approved(at, made)
    campaigns.order(at.clerk, made)
    batch_id = campaigns.batch(at.clerk, made, "春节慰问品")
    batches.review(at.reviewer, batch_id)
    batches.approve(at.approver, batch_id)
    batches.sign(at.cashier, batch_id, [Signature(n) for n in range(1, 5)], at.clock.today())
    assert seen(at, made).counts.paid == 4
    figure = Figure("payments", 2026, 0, ("relief.visit_gift",))
    listed = statistics.rows(at.clerk, figure).rows
    assert sorted(one.applicant for one in listed) == sorted(one.name for one in rows(at, made))
    assert {(one.case_id, one.matter, one.state, one.person_id is None) for one in listed} == {
        (None, "送温暖慰问", "", False)
    }


def test_goods_that_change_change_who_had_them(at: House) -> None:
    people(at, 2, card=False)
    made = campaign(at, way="goods", amount="")
    campaigns.fill(at.clerk, made, Filter())
    assert [one.found for one in rows(at, made)] == [("没有金额，请填写或剔除。",)] * 2
    goods = '[{"name": "棉被", "measure": "床", "quantity": "1", "price": "300"}]'
    campaigns.put_goods(at.clerk, made, goods)
    assert [(one.amount.show(), one.goods, one.found) for one in rows(at, made)] == [
        ("300.00", "棉被1床", ())
    ] * 2


def test_who_made_the_roster_does_not_approve_it(at: House) -> None:
    people(at, 1)
    both = at.desks["全能"]
    made = campaign(at)
    campaigns.fill(both, made, Filter())
    campaigns.submit(at.clerk, made)
    with pytest.raises(Forbidden, match="要由另一人办"):
        campaigns.approve(both, made)
    with pytest.raises(Forbidden):
        campaigns.approve(at.clerk, made)
    campaigns.approve(at.approver, made)


def test_the_fund_is_held_and_is_not_enough(at: House) -> None:
    people(at, 3)
    register.enter(at.cashier, "own", register.INCOME, {**INCOME, "year": "2026", "amount": "1400"})
    made = campaign(at)
    campaigns.fill(at.clerk, made, Filter())
    campaigns.submit(at.clerk, made)
    with pytest.raises(Refused, match=r"只剩 1,400\.00 元，不够 1,500\.00 元"):
        campaigns.approve(at.approver, made)
    register.enter(at.cashier, "own", register.INCOME, {**INCOME, "year": "2026", "amount": "100"})
    campaigns.approve(at.approver, made)
    assert campaigns.order(at.clerk, made) == 3


def test_a_roster_goes_back_and_stays_as_it_was(at: House) -> None:
    people(at, 2)
    made = campaign(at)
    campaigns.fill(at.clerk, made, Filter())
    campaigns.submit(at.clerk, made)
    with pytest.raises(Refused, match="待审批"):
        campaigns.strike(at.clerk, made, [1], "重复")
    with pytest.raises(Invalid):
        campaigns.send_back(at.approver, made, " ")
    campaigns.send_back(at.approver, made, "少列一人")
    campaigns.strike(at.clerk, made, [1], "已搬走")
    assert [one.struck for one in rows(at, made, "struck")] == ["已搬走"]
    campaigns.restore(at.clerk, made, [1])
    assert seen(at, made).counts.people == 2


def test_what_is_ordered_can_be_ended_only_when_nothing_waits(at: House) -> None:
    made = ordered(at)
    with pytest.raises(Refused, match="还有 3 人没有发放结果"):
        campaigns.close(at.clerk, made)
    with pytest.raises(Refused, match="发放中"):
        campaigns.drop(at.clerk, made, "不办了")
    campaigns.batch(at.clerk, made)
    with pytest.raises(Refused, match="没有待发放的人"):
        campaigns.batch(at.clerk, made)
