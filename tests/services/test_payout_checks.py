"""What stops a payment (发放检查) and what is only told, by table; and the register of funds (资金台账)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from app.core.errors import Forbidden, Invalid, NotFound, Refused
from app.core.money import Money
from app.engine.flow import Standing
from app.services import merging, payouts
from app.services.payouts import CheckFacts, check_all, funds, listing, refuse_blocked, register
from db.tables import person
from tests.kit.factories import House, id_number, worker
from tests.kit.money import INCOME, VISIT, approved, income, made, money_house, new, share
from tests.kit.statements import asked

TODAY = date(2026, 11, 23)
FILE = Standing("hardship", "2", date(2026, 1, 1), None, "DA-1", "")
FINE = CheckFacts(
    UUID(int=1), UUID(int=2), "周素梅", "330723196202280011", None, TODAY, "relief.living", "生活救助",
    Money.parse("3000"), "card", "6230910579000123454", "周素梅", "", "", (FILE,), "hardship",
)  # fmt: skip


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    found = money_house(tmp_path / "data")
    yield found
    found.close()


ALONE: tuple[tuple[Mapping[str, Any], str, bool], ...] = (
    ({}, "", False),
    ({"amount": Money.ZERO}, "周素梅的金额是 0.00 元，应大于 0", True),
    ({"amount": Money(-1)}, "应大于 0", True),
    ({"account_no": ""}, "卡号或户名没有填", True),
    ({"account_name": "徐明"}, "户名“徐明”和本人“周素梅”不一致", True),
    ({"account_name": "徐明", "relation": "20", "receiver": "徐明"}, "", False),
    ({"account_name": "王五", "relation": "20", "receiver": "徐明"}, "和领款人“徐明”不一致", True),
    ({"way": "cash", "account_no": "", "account_name": ""}, "", False),
    ({"others": ("王五",)}, "周素梅的卡号以前给王五发过款", False),
    ({"died_on": date(2026, 10, 5)}, "已于 2026年10月5日去世，不能发给本人", True),
    (
        {"died_on": date(2026, 10, 5), "relation": "20", "receiver": "周素梅"},
        "去世，由他人领取",
        False,
    ),
    ({"standing": ()}, "没有有效的档案，生活救助要先建档", True),
    ({"standing": (replace(FILE, to_on=date(2026, 11, 22)),)}, "没有有效的档案", True),
    ({"standing": (), "needs": ""}, "", False),
    ({"standard": Money.parse("3000")}, "", False),
    ({"standard": Money.parse("2999.99")}, "3,000.00 元超过标准 2,999.99 元", True),
    ({"year_limit": Money.parse("5000"), "got": Money.parse("2000")}, "", False),
    (
        {"year_limit": Money.parse("5000"), "got": Money.parse("2000.01")},
        "今年生活救助已有 2,000.01 元，加上这笔 3,000.00 元，超过年度限额 5,000.00 元",
        True,
    ),
)


@pytest.mark.parametrize(("changed", "told", "blocking"), ALONE)
def test_one_order(changed: Mapping[str, Any], told: str, blocking: bool) -> None:
    found = check_all([replace(FINE, **changed)])
    assert [one.blocking for one in found] == ([blocking] if told else [])
    assert told in "".join(one.sentence for one in found)
    assert all(one.sentence.endswith("。") for one in found)


AMONG: tuple[tuple[Mapping[str, Any], tuple[str, ...], bool], ...] = (
    ({"account_no": "6228480320123456784"}, ("生活救助重复了",), True),
    ({"kind": VISIT, "account_no": "6228480320123456784"}, ("还有别的款项一起发放",), False),
    (
        {"who": UUID(int=3), "name": "王五", "account_name": "王五", "id_number": "330723196302280012"},
        ("用同一个卡号",),
        True,
    ),
    (
        {
            "who": UUID(int=3), "name": "王五", "id_number": "330723196302280012", "relation": "10",
            "receiver": "周素梅",
        },
        (),
        False,
    ),
)  # fmt: skip


@pytest.mark.parametrize(("changed", "told", "blocking"), AMONG)
def test_two_orders_together(changed: Mapping[str, Any], told: tuple[str, ...], blocking: bool) -> None:
    found = check_all([FINE, replace(FINE, order_id=UUID(int=9), **changed)])
    assert [one.order_id.int for one in found] == ([1, 9] if told else [])
    for one in found:
        assert (all(word in one.sentence for word in told), one.blocking) == (True, blocking)


def test_the_first_that_stops_is_said_with_how_many_more() -> None:
    bad = replace(FINE, account_name="徐明", standing=())
    with pytest.raises(Refused, match=r"户名“徐明”.*另有 1 处。"):
        refuse_blocked(check_all([bad]))
    refuse_blocked(check_all([replace(FINE, others=("王五",))]))


def test_the_facts_come_from_the_file(at: House) -> None:
    first, second = approved(at), made(at, n=2)
    who = payouts_of(at, second).person_id
    assert who is not None
    with at.clerk.write("died") as w:
        row = w.one(select(person.c.version).where(person.c.id == who))
        w.update(person, who, row.version, died_on=at.clock.today())
    with at.clerk.read() as asks:
        one, other = payouts.facts_of(at.clerk, asks, payouts.load_all(asks, (first, second)))
        many = payouts.facts_of(at.clerk, asks, payouts.load_all(asks, (second,)))
    assert (one.name, one.id_number, one.others, one.got) == ("周素梅", id_number(1), ("周素梅",), Money.ZERO)
    assert (other.died_on, other.kind_name, many[0].others) == (at.clock.today(), "送温暖慰问", ("周素梅",))
    with pytest.raises(Refused, match="不能发给本人"):
        payouts.review(at.reviewer, second)


def payouts_of(at: House, order: UUID) -> payouts.Order:
    with at.clerk.read() as asks:
        return payouts.load(asks, order)


def test_the_limit_of_a_year_counts_what_is_approved_for_all_of_a_merged_person(at: House) -> None:
    first, second = worker(at, 1), worker(at, 2, id_number="")
    payouts.review(at.reviewer, order := payouts.make(at.clerk, new(first)))
    payouts.approve(at.approver, order)
    merging.merge(at.reviewer, "person", second, first, "同一个人，登记了两次。")
    other = payouts.make(at.clerk, new(second, account_no="6228480320123456784"))
    with at.clerk.read() as asks:
        (facts,) = payouts.facts_of(at.clerk, asks, payouts.load_all(asks, (other,)))
    assert facts.got == Money.parse("500")


def test_lists_and_checks_ask_no_more_for_more_orders(at: House) -> None:
    def statements() -> tuple[int, ...]:
        with at.cashier.read() as asks:
            ids = payouts.ready(asks, "relief", "card")
        found = []
        for ask in (
            lambda: listing.counts(at.cashier),
            lambda: listing.page(at.cashier, "all"),
            lambda: check(ids),
        ):
            with asked() as told:
                ask()
            found.append(len(told))
        return tuple(found)

    def check(ids: list[UUID]) -> None:
        with at.cashier.read() as asks:
            check_all(payouts.facts_of(at.cashier, asks, payouts.load_all(asks, ids)))

    approved(at)
    few = statements()
    for n in range(2, 6):
        approved(at, n=n)
    assert statements() == few


# funds


def test_the_register_adds_up_and_is_never_edited(at: House) -> None:
    income(at, "1000")
    register.enter(at.cashier, "own", register.RETURNED, {**INCOME, "amount": "200"})
    register.enter(at.admin, "own", register.CORRECTED, {**INCOME, "amount": "-0.50"})
    register.enter(at.admin, "own", register.CORRECTED, {**INCOME, "amount": "0.25"})
    register.carry(at.cashier, "own", 2026, {**INCOME, "amount": "300"})
    seen = register.fund(at.clerk, "own")
    assert [(one.year, one.left) for one in seen.balances] == [
        (2027, Money.parse("300")), (2026, Money.parse("499.75")),
    ]  # fmt: skip
    assert [(one.kind, str(one.amount)) for one in seen.entries] == [
        ("结转", "300.00"), ("结转", "-300.00"), ("更正", "0.25"), ("更正", "-0.50"), ("上缴", "-200.00"),
        ("到账", "1,000.00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "amount", "told"),
    [
        ("income", "0", "大于 0"),
        ("income", "-5", "负"),
        ("income", "1.005", "两位"),
        ("income", "1,000,000,000,000", "不能超过"),
        ("returned", "100.01", "只剩 100.00 元，不够 100.01 元"),
        ("corrected", "-100.01", "只剩 100.00 元"),
        ("corrected", "", "请填写金额"),
    ],
)
def test_what_cannot_be_entered_is_said(at: House, kind: str, amount: str, told: str) -> None:
    income(at, "100")
    with pytest.raises((Invalid, Refused), match=told):
        register.enter(at.cashier, "own", kind, {**INCOME, "amount": amount})


def test_money_that_is_bound_cannot_be_given_back_or_carried(at: House) -> None:
    income(at, "600")
    approved(at)
    typed = {**INCOME, "amount": "100.01"}
    with pytest.raises(Refused, match=r"只剩 100\.00 元"):
        register.enter(at.cashier, "own", register.RETURNED, typed)
    with pytest.raises(Refused, match=r"只剩 100\.00 元"):
        register.carry(at.cashier, "own", 2026, typed)


def test_an_earmarked_fund_pays_only_what_it_is_for(at: House) -> None:
    register.earmark(at.admin, "county", "mutual_aid", "武财〔2026〕8号")
    with pytest.raises(Refused, match="县财政专项限用于医疗互助各事项，不能用在这里"):
        made(at, share("500", "county"))
    register.earmark(at.admin, "county", VISIT, "武财〔2026〕9号")
    made(at, share("500", "county"), n=3)
    for use in register.fund(at.admin, "county").uses:
        register.unmark(at.admin, use.id)
    made(at, share("500", "county"), n=2)
    with pytest.raises(Invalid, match="选一个用途"):
        register.earmark(at.admin, "county", "rights", "武财〔2026〕8号")


def test_who_keeps_the_register_and_of_which_funds(at: House) -> None:
    with pytest.raises(Forbidden, match="管理员或出纳"):
        register.enter(at.clerk, "own", register.INCOME, {**INCOME})
    with pytest.raises(NotFound):
        register.enter(at.cashier, str(uuid4()), register.INCOME, {**INCOME})
    kept = [one for one in register.overview(at.clerk) if one.controlled]
    assert kept == []
    with at.clerk.read() as asks:
        assert set(dict(funds.offered(at.clerk, asks))) >= {"own", "county", "county_pool"}
