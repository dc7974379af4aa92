"""夏送清凉: sites with heads and goods, ordered out of the fund, signed for by each unit; also per head."""

import pytest

from app.core.errors import Forbidden, Invalid, Refused
from app.core.money import Money
from app.lines.relief.commands import campaigns
from app.services import payouts
from app.services.payouts import funds, register
from tests.kit.campaigns import approved, campaign, rows, seen, site
from tests.kit.factories import House
from tests.kit.money import INCOME


def test_sixteen_sites_at_2700_each_are_43200(at: House) -> None:
    register.enter(at.cashier, "own", register.INCOME, {**INCOME, "year": "2026", "amount": "50000"})
    made = campaign(at, "summer", way="goods", amount="")
    sites = [site(at, made, f"示例工地{n}号") for n in range(1, 17)]
    assert seen(at, made).counts.goods_amount == Money.parse("43200")
    assert seen(at, made).counts.heads == 960
    approved(at, made)
    assert campaigns.order(at.clerk, made) == 16
    with at.clerk.read() as asks:
        assert funds.left(asks, "own", 2026) == Money.parse("6800")
    with pytest.raises(Refused, match="还有 16 处没有签收"):
        campaigns.close(at.clerk, made)
    signed = {"received_by": "王建国", "received_on": "t"}
    with pytest.raises(Forbidden):
        campaigns.sign_sites(at.clerk, made, sites, signed)
    with pytest.raises(Invalid):
        campaigns.sign_sites(at.cashier, made, sites, {"received_on": "t"})
    campaigns.sign_sites(at.cashier, made, sites[:15], signed)
    with pytest.raises(Refused, match="已经签收"):
        campaigns.sign_sites(at.cashier, made, sites, signed)
    campaigns.sign_sites(at.cashier, made, sites[15:], signed)
    campaigns.close(at.clerk, made)
    shown = seen(at, made)
    assert shown.counts.signed == 16
    assert shown.sites[0].signed.endswith("王建国")
    assert shown.sites[0].goods_text == "矿泉水30箱、藿香正气水100盒"


def test_a_site_is_an_order_of_goods_to_its_unit(at: House) -> None:
    made = campaign(at, "summer", way="goods", amount="")
    site(at, made, "示例工地")
    approved(at, made)
    campaigns.order(at.clerk, made)
    with at.clerk.read() as asks:
        order = payouts.load_all(asks, payouts.ready(asks, "relief", "goods"))[0]
    assert (order.kind, order.amount, order.receiver) == ("relief.visit_gift", Money.parse("2700"), "王队长")
    assert [(one.name, one.quantity) for one in order.goods] == [("矿泉水", 30), ("藿香正气水", 100)]


def test_a_site_is_changed_and_left_out(at: House) -> None:
    made = campaign(at, "summer", way="goods", amount="")
    one = site(at, made, "示例工地")
    other = site(at, made, "另一工地", heads="10")
    goods = '[{"name": "毛巾", "measure": "条", "quantity": "10", "price": "8"}]'
    campaigns.put_site(at.clerk, made, one, {"name": "示例工地", "heads": "80", "goods": goods})
    campaigns.strike_site(at.clerk, made, other, "已完工")
    shown = seen(at, made)
    assert (shown.counts.sites, shown.counts.heads, shown.counts.goods_amount.show()) == (1, 80, "80.00")
    assert [each.struck for each in shown.sites] == ["", "已完工"]
    with pytest.raises(Invalid) as wrong:
        campaigns.put_site(at.clerk, made, None, {"name": "", "heads": "0"})
    assert [each.field for each in wrong.value.faults] == ["name", "heads", "goods"]


def test_sites_belong_to_summer_and_an_empty_roster_goes_nowhere(at: House) -> None:
    winter = campaign(at)
    with pytest.raises(Refused, match="只有送清凉"):
        site(at, winter, "示例工地")
    with pytest.raises(Refused, match="名册还是空的"):
        campaigns.submit(at.clerk, winter)
    assert rows(at, winter) == ()
