"""Orders to pay (发放单): by four people, once, against funds, within the limit, taken back at most once."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select

from app.core.actor import Actor, Post, Role, everywhere
from app.core.errors import Busy, CenterError, Forbidden, Invalid, Refused
from app.core.money import Money
from app.services import casework, parameters, paying, payouts, people, statistics, upkeep
from app.services.desk import Desk
from app.services.payouts import Deed, Goods, NewOrder, Settlement, Via, funds, listing, states, viewing
from app.services.statistics import Figure
from db.tables import benefit, payment, payment_event, payout_batch
from db.writer import Writer
from tests.kit.factories import House, go, id_number, worker
from tests.kit.money import (
    VISIT,
    approved,
    case_approved,
    income,
    loaded,
    made,
    money_house,
    new,
    order_of,
    paid,
    share,
)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    found = money_house(tmp_path / "data")
    yield found
    found.close()


def deeds(order: payouts.Order) -> list[tuple[str, str]]:
    return [(one.what, one.by.name) for one in order.events]


def left(at: House, fund: str = "own") -> Money | None:
    with at.clerk.read() as asks:
        return funds.left(asks, fund, 2026)


def received(at: House) -> list[int]:
    with at.clerk.read() as asks:
        return [one.amount for one in asks.all(select(benefit).order_by(benefit.c.id))]


def batch_in(w: Writer) -> UUID:
    day = w.at.date()
    return w.insert(
        payout_batch, number="FF-1", title="", line="relief", way="card", station="XC01", made_on=day
    )


# a case


def test_the_approval_of_a_case_makes_its_order_by_those_who_worked_on_it(at: House) -> None:
    order = order_of(at, case_approved(at))
    assert deeds(order) == [("made", "陈晓岚"), ("reviewed", "何伟民"), ("approved", "徐立民")]
    assert (order.kind, order.amount, order.way, order.state) == (
        "relief.living", Money(300_000), "card", "approved",
    )  # fmt: skip
    assert order.shares == (share("3000"),)
    assert (order.account_name, order.account_no) == ("周素梅", "6230910579000123454")


def test_the_move_of_the_case_pays_its_order_and_the_other_way_round(at: House) -> None:
    first, second = case_approved(at, 1), case_approved(at, 2, account_no="6228480320123456784")
    go(at.cashier, first, "pay", paid_on="t")
    paying.pay(at.cashier, order_of(at, second).id, {"paid_on": "t"})
    for case_id in (first, second):
        seen = casework.case(at.clerk, case_id)
        assert (seen.state, seen.papers[-1].code) == ("done", "completion")
        assert deeds(order_of(at, case_id))[-1] == ("paid", "朱敏华")
    with at.clerk.read() as asks:
        rows = asks.all(select(payment).order_by(payment.c.id))
        events = asks.all(select(payment_event.c.what))
    assert [(one.amount, one.fund_source, one.receiver, one.station) for one in rows] == [
        (300_000, "own", "周素梅", "XC01"),
        (300_000, "own", "周素梅", "XC01"),
    ]
    assert [one.what for one in events] == ["paid", "paid"]
    assert received(at) == [300_000, 300_000]
    assert upkeep.verify(at.clerk).ok


def test_cash_into_the_hand_of_another_is_signed_with_his_number(at: House) -> None:
    case_id = case_approved(at, pay_way="cash")
    order = order_of(at, case_id)
    for texts, field in (
        ({}, "received_by"),
        ({"received_by": "徐明", "receiver_relation": "20"}, "receiver_id_number"),
    ):
        with pytest.raises(Invalid) as wrong:
            paying.pay(at.cashier, order.id, {"paid_on": "t", **texts})
        assert field in [one.field for one in wrong.value.faults]
    signed = {"received_by": "徐明", "receiver_relation": "20", "receiver_id_number": id_number(9)}
    paying.pay(at.cashier, order.id, {"paid_on": "t", **signed})
    with at.clerk.read() as asks:
        row = asks.one(select(payment))
    assert (row.way, row.receiver, row.receiver_relation, row.receiver_id_number, row.account_no) == (
        "cash", "徐明", "20", id_number(9), "",
    )  # fmt: skip
    assert casework.case(at.clerk, case_id).shown["received_by"] == "徐明"


def test_a_case_that_goes_back_takes_its_order_back_and_gets_a_new_one(at: House) -> None:
    case_id = case_approved(at)
    first = order_of(at, case_id)
    go(at.cashier, case_id, "return_decide", "账号要核对。")
    assert (loaded(at, first.id).state, loaded(at, first.id).events[-1].detail) == (
        "withdrawn",
        "退回审批：账号要核对。",
    )
    go(at.approver, case_id, "approve", account_no="6228480320123456784")
    second = order_of(at, case_id)
    assert (second.id != first.id, second.again_of, second.account_no) == (True, None, "6228480320123456784")


def test_a_failed_order_of_a_case_is_made_again_by_approving_anew(at: House) -> None:
    case_id = case_approved(at)
    first = order_of(at, case_id)
    paying.fail(at.cashier, first.id, "户名不符")
    with pytest.raises(Refused, match="没有待发放的发放单"):
        go(at.cashier, case_id, "pay", paid_on="t")
    go(at.cashier, case_id, "return_decide", "户名不符。")
    go(at.approver, case_id, "approve")
    again = order_of(at, case_id)
    assert (again.again_of, again.state) == (first.id, "approved")
    go(at.cashier, case_id, "pay", paid_on="t")
    assert received(at) == [300_000]


# without a case


def test_four_people_and_nobody_twice(at: House) -> None:
    everybody = at.desks["全能"]
    order = payouts.make(everybody, new(worker(at)))
    with pytest.raises(Forbidden, match="制单是您办的"):
        payouts.review(everybody, order)
    payouts.review(at.reviewer, order)
    with pytest.raises(Forbidden, match="制单是您办的"):
        payouts.approve(everybody, order)
    payouts.approve(at.approver, order)
    with pytest.raises(Forbidden, match="制单是您办的"):
        paying.pay(everybody, order, {"paid_on": "t"})
    paying.pay(at.cashier, order, {"paid_on": "t"})
    assert deeds(loaded(at, order)) == [
        ("made", "全能"), ("reviewed", "何伟民"), ("approved", "徐立民"), ("paid", "朱敏华"),
    ]  # fmt: skip
    assert people.card(at.clerk, loaded(at, order).person_id or order).benefits_year == (
        ("送温暖慰问", Money(50_000)),
    )


@pytest.mark.parametrize(
    ("act", "who"),
    [
        (payouts.review, "复核"),
        (lambda desk, order: payouts.send_back(desk, order, "错"), "审批"),
        (lambda desk, order: paying.pay(desk, order, {"paid_on": "t"}), "出纳"),
    ],
)
def test_each_step_is_by_its_role(at: House, act: Callable[[Desk, UUID], object], who: str) -> None:
    with pytest.raises(Forbidden, match=f"由{who}"):
        act(at.clerk, made(at))


def test_returned_is_made_again_once_and_withdrawn_is_over(at: House) -> None:
    order = made(at)
    payouts.send_back(at.reviewer, order, "卡号少一位")
    again = payouts.again(at.clerk, order, {"account_no": "6228480320123456784"})
    assert (loaded(at, again).again_of, loaded(at, again).account_no) == (order, "6228480320123456784")
    with pytest.raises(Refused, match="已经重新制单"):
        payouts.again(at.clerk, order, {})
    payouts.withdraw(at.clerk, again, "不发了")
    with pytest.raises(Refused, match="已撤回"):
        payouts.review(at.reviewer, again)


@pytest.mark.parametrize(
    ("yuan", "told"),
    [
        ("0", "金额要大于 0"),
        ("-5", "金额要大于 0"),
    ],
)
def test_a_sum_of_nothing_is_no_order(at: House, yuan: str, told: str) -> None:
    with pytest.raises(Invalid, match=told):
        payouts.make(at.clerk, new(worker(at), share(yuan)))


def test_the_largest_sum_is_written_out_and_one_more_is_refused(at: House) -> None:
    order = made(at, share("999,999,999,999.99"))
    assert dict(viewing.order(at.reviewer, order).facts)["大写"].startswith("人民币玖仟玖佰玖拾玖亿")
    with pytest.raises(Invalid, match="不能超过"):
        share("1,000,000,000,000.00")
    with pytest.raises(Invalid, match="两位"):
        share("1.005")


def test_goods_make_up_the_sum(at: House) -> None:
    typed = {"way": "goods", "reason": "送清凉"}
    rice = Goods("大米", "袋", 4, Money.parse("62.50"))
    person = worker(at)
    for goods, told in (
        ((), "写明物品"),
        ((rice, Goods("食用油", "桶", 1, Money.parse("70"))), "合计 320.00 元，应为 250.00 元"),
        ((replace(rice, quantity=0),), "大于 0"),
    ):
        with pytest.raises(Invalid, match=told):
            payouts.make(at.clerk, NewOrder(VISIT, person, None, (share("250"),), typed, goods))
    order = payouts.make(at.clerk, NewOrder(VISIT, person, None, (share("250"),), typed, (rice,)))
    assert loaded(at, order).goods == (rice,)
    payouts.review(at.reviewer, order)
    payouts.approve(at.approver, order)
    with pytest.raises(Invalid, match="填写领款人"):
        paying.pay(at.cashier, order, {"paid_on": "t"})
    paying.pay(at.cashier, order, {"paid_on": "t", "received_by": "周素梅"})


# funds and the limit


def test_a_fund_without_entries_is_free_and_one_with_them_is_never_overdrawn(at: House) -> None:
    assert left(at) is None
    approved(at, share("700"))
    income(at, "1000")
    assert left(at) == Money.parse("300")
    with pytest.raises(Refused, match=r"本级工会经费 2026 年度只剩 300\.00 元，不够 300\.01 元"):
        made(at, share("300.01"), n=2)
    order = made(at, share("300"), n=3, account_no="6228480320123456784")
    income(at, "0.01", "county")
    payouts.review(at.reviewer, order)
    payouts.approve(at.approver, order)
    assert left(at) == Money.ZERO


def test_a_case_cannot_be_approved_beyond_its_fund(at: House) -> None:
    income(at, "2999.99")
    with pytest.raises(Refused, match=r"只剩 2,999\.99 元"):
        case_approved(at)


def test_a_payment_is_split_over_funds_and_split_anew_until_it_is_paid(at: House) -> None:
    income(at, "400")
    income(at, "400", "county")
    order = made(at, share("300"), share("200", "county"))
    payouts.review(at.reviewer, order)
    with pytest.raises(Invalid, match=r"合计 400\.00 元，应为 500\.00 元"):
        payouts.approve(at.approver, order, (share("400"),))
    payouts.approve(at.approver, order, (share("100"), share("400", "county")))
    assert (left(at), left(at, "county")) == (Money.parse("300"), Money.ZERO)
    payouts.approve(at.approver, order, (share("400"), share("100", "county")))
    assert (left(at), left(at, "county")) == (Money.ZERO, Money.parse("300"))
    assert loaded(at, order).shares == (share("400"), share("100", "county"))
    paying.pay(at.cashier, order, {"paid_on": "t"})
    with pytest.raises(Refused, match="已发放"):
        payouts.approve(at.approver, order, (share("500"),))


def test_what_fails_or_is_withdrawn_gives_the_fund_its_money_again(at: House) -> None:
    income(at, "1000")
    first, second = approved(at), approved(at, n=2, account_no="6228480320123456784")
    assert left(at) == Money.ZERO
    paying.fail(at.cashier, first, "账户冻结")
    payouts.withdraw(at.approver, second, "不符合条件")
    assert left(at) == Money.parse("1000")


def test_above_the_limit_the_leader_approves(at: House) -> None:
    parameters.set_parameter(
        at.admin,
        "money.approve_limit",
        {"value": "499.99", "valid_from": "t", "source": "武工发〔2026〕5号"},
    )
    order = made(at)
    payouts.review(at.reviewer, order)
    with pytest.raises(Forbidden, match=r"500\.00 元超过审批限额 499\.99 元"):
        payouts.approve(at.approver, order)
    with pytest.raises(Forbidden, match="超过审批限额"):
        case_approved(at, 3)
    duties = everywhere((Role.APPROVER, Post.LEADER))
    leader = at.leader.with_actor(Actor(at.leader.actor.id, "章领", duties, "XC01"))
    payouts.approve(leader, order)
    assert loaded(at, order).state == states.APPROVED


# paying once


@pytest.mark.parametrize(
    ("day", "told"), [("+1", "晚于今天"), ("-1", "早于审批那天"), ("", "请填写发放日期")]
)
def test_the_day_of_payment_lies_between_approval_and_today(at: House, day: str, told: str) -> None:
    with pytest.raises(Invalid) as wrong:
        paying.pay(at.cashier, approved(at), {"paid_on": day})
    assert told in wrong.value.sentence or "今天" in wrong.value.sentence


def test_two_desks_at_once_pay_once(at: House) -> None:
    order, outcome = approved(at), list[str]()
    start = threading.Barrier(2)

    def pay() -> None:
        start.wait()
        try:
            paying.pay(at.cashier, order, {"paid_on": "t"})
            outcome.append("paid")
        except (Refused, Busy) as no:
            outcome.append(str(no))

    desks = [threading.Thread(target=pay) for _ in range(2)]
    for one in desks:
        one.start()
    for one in desks:
        one.join()
    done, other = sorted(outcome, key=lambda said: said != "paid")
    assert (done, "已发放" in other) == ("paid", True)
    assert received(at) == [50_000]


def test_in_a_batch_only_the_batch_pays(at: House) -> None:
    order = approved(at)
    with at.cashier.write("batch") as w:
        batch = batch_in(w)
        payouts.mark(w, [payouts.load(w, order)], Deed(states.LISTED, at.clock.today(), batch_id=batch))
    with pytest.raises(Refused, match="已列入发放批次"):
        paying.pay(at.cashier, order, {"paid_on": "t"})
    with pytest.raises(Refused, match="已列批次"):
        payouts.withdraw(at.approver, order, "撤")
    via = Via(batch, "FF-1")
    with at.cashier.write("batch") as w:
        paying.send(at.cashier, w, [payouts.load(w, order)], via)
        done = Settlement(at.clock.today(), remark="FF-1", batch_id=batch)
        paying.settle(at.cashier, w, payouts.load(w, order), done)
    assert [one.what for one in loaded(at, order).events[-3:]] == ["listed", "sent", "paid"]


def test_a_case_in_a_batch_moves_with_it_and_not_by_itself(at: House) -> None:
    case_id = case_approved(at)
    order = order_of(at, case_id)
    with at.cashier.write("batch") as w:
        batch = batch_in(w)
        payouts.mark(w, [order], Deed(states.LISTED, at.clock.today(), batch_id=batch))
    for move, typed in (("pay", {"paid_on": "t"}), ("return_decide", {})):
        with pytest.raises(Refused, match="已列入发放批次"):
            go(at.cashier, case_id, move, "退回。", **typed)
    via = Via(batch, "FF-1")
    with at.cashier.write("batch") as w:
        paying.send(at.cashier, w, [payouts.load(w, order.id)], via)
        paying.bounce(at.cashier, w, payouts.load(w, order.id), "账号错误", via)
    assert (order_of(at, case_id).state, casework.case(at.clerk, case_id).state) == ("failed", "pay")


# taking back


def test_a_payment_is_taken_back_once_by_two_people(at: House) -> None:
    income(at, "500")
    order = paid(at)
    with pytest.raises(Refused, match="不能冲销"):
        payouts.reverse(at.approver, order)
    payouts.recall(at.cashier, order, "发错人")
    with pytest.raises(Forbidden, match="由审批"):
        payouts.reverse(at.cashier, order)
    assert left(at) == Money.ZERO
    payouts.reverse(at.approver, order)
    assert left(at) == Money.parse("500")
    with pytest.raises(Refused, match="已冲销"):
        payouts.recall(at.cashier, order, "再来")
    with at.clerk.read() as asks:
        rows = asks.all(select(payment).order_by(payment.c.id))
        events = asks.all(select(payment_event.c.what).order_by(payment_event.c.id))
    assert [(one.amount, one.order_id) for one in rows] == [(50_000, order), (-50_000, order)]
    assert rows[1].reverses == rows[0].id
    assert [one.what for one in events] == ["paid", "reversed"]
    assert received(at) == [50_000, -50_000]
    person = loaded(at, order).person_id
    assert person is not None
    assert people.card(at.clerk, person).benefits_year == ()
    assert upkeep.verify(at.clerk).ok


def test_who_paid_does_not_take_back_and_an_approver_may_leave_it(at: House) -> None:
    order = paid(at)
    payouts.recall(at.cashier, order, "金额不对")
    payouts.keep(at.approver, order, "核对无误")
    assert loaded(at, order).state == states.PAID
    other = approved(at, n=2, account_no="6228480320123456784")
    paying.pay(at.desks["全能"], other, {"paid_on": "t"})
    payouts.recall(at.cashier, other, "金额不对")
    with pytest.raises(Forbidden, match="发放是您办的"):
        payouts.reverse(at.desks["全能"], other)


def test_a_case_whose_payment_was_taken_back_stays_done_and_says_so(at: House) -> None:
    case_id = case_approved(at)
    go(at.cashier, case_id, "pay", paid_on="t")
    order = order_of(at, case_id)
    payouts.recall(at.cashier, order.id, "本人退回")
    payouts.reverse(at.approver, order.id)
    seen = casework.case(at.clerk, case_id)
    assert seen.state == "done"
    titles = [one.title for one in seen.timeline]
    assert titles[:2] == ["冲销 3,000.00 元", "发放单申请冲销"]


# lists


def test_lists_say_what_waits_for_whom(at: House) -> None:
    first = made(at)
    second = approved(at, n=2, account_no="6228480320123456784")
    third = case_approved(at, 3, account_no="6217001210024455220")
    for desk, wanted in (
        (at.clerk, []),
        (at.reviewer, [first]),
        (at.approver, []),
        (at.cashier, [order_of(at, third).id, second]),
    ):
        assert [one.id for one in listing.page(desk, listing.MINE).rows] == wanted
    assert listing.counts(at.clerk) == {
        "mine": 0, "made": 1, "reviewed": 0, "approved": 2, "listed": 0, "paid": 0, "failed": 0,
        "reversed": 0, "all": 3,
    }  # fmt: skip
    rows = listing.page(at.clerk, "all", size=2)
    more = listing.page(at.clerk, "all", rows.next, size=2)
    assert [one.id for one in (*rows.rows, *more.rows)] == [order_of(at, third).id, second, first]
    assert (rows.total, more.next) == (3, None)
    assert [one.number for one in rows.rows] == ["JZ-XC01-2026-000001", ""]


def test_an_order_of_a_restricted_case_is_there_for_those_let_in_alone(at: House) -> None:
    case_id = case_approved(at, secret="1")
    order = order_of(at, case_id).id
    assert [one.name for one in listing.page(at.clerk, "all").rows] == ["周**"]
    stranger = at.desks["童志远"]
    assert listing.counts(stranger)["all"] == 0
    with pytest.raises(Forbidden, match="保密"):
        viewing.order(stranger, order)


def test_the_page_of_an_order_says_why_a_step_is_closed(at: House) -> None:
    seen = viewing.order(at.clerk, made(at))
    assert [(one.code, one.closed) for one in seen.moves] == [
        ("review", "由复核（何伟民、全能）办理。"),
        ("send_back", "由审批（徐立民、全能）办理。"),
        ("withdraw", None),
    ]
    assert "尾号 3454" in dict(seen.facts)["账户"]


def test_money_of_all_orders_can_be_added_up(at: House) -> None:
    income(at, "2000")
    paid(at)
    payouts.recall(at.cashier, paid(at, n=2, account_no="6228480320123456784"), "错")
    with at.clerk.read() as asks:
        total = asks.value(select(func.sum(payment.c.amount)))
    assert (total, left(at)) == (100_000, Money.parse("1000"))


def test_a_clash_in_the_tables_is_the_last_guard(at: House) -> None:
    order = loaded(at, paid(at))
    with pytest.raises(CenterError), at.cashier.write("twice") as w:
        payouts.pay_all(
            at.cashier, w, [(replace(order, events=order.events[:-1]), Settlement(at.clock.today()))]
        )
    assert received(at) == [50_000]


def test_statistics_count_a_reversal_beside_the_payment_and_take_its_sum_off(at: House) -> None:
    case_id = case_approved(at)
    go(at.cashier, case_id, "pay", paid_on="t")
    order = order_of(at, case_id).id
    payouts.recall(at.cashier, order, "发错")
    payouts.reverse(at.approver, order)
    for code, value in (("payments", 2), ("paid", 0)):
        rows = statistics.table(at.clerk, 2026, code).rows
        assert next(one for one in rows if one.code == "relief.living").cells[12].value == value
    (paid, taken) = statistics.rows(at.clerk, Figure("paid", 2026, 0, ("relief.living",))).rows
    assert (paid.amount, taken.amount) == (Money(300_000), Money(-300_000))
