"""Money out in any order by anybody (发放状态机): no order of steps breaks a fund or a number."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from app.core.errors import CenterError
from app.core.money import Money
from app.services import paying, payouts
from app.services.desk import Desk
from app.services.payouts import Share, funds, register, states
from db.tables import benefit, fund_entry, paper, payment, payout_order, period_close
from tests.kit.factories import go, worker
from tests.kit.money import INCOME, case_approved, money_house, new

FUNDS = ("own", "county")
ODD = ("全能", "全能", "童志远")
"""Who tries a step beside the one whose it is: one with every duty, and a clerk."""

CLERK, REVIEWER, APPROVER, CASHIER = "陈晓岚", "何伟民", "徐立民", "朱敏华"
CARDS = ("6230910579000123454", "6228480320123456784", "6217001210024455220")
SUMS = st.integers(1, 60).map(lambda n: Money(n * 1_000))
T = TypeVar("T")
APART = (
    (states.REVIEWED, (states.MADE,)),
    (states.APPROVED, (states.MADE, states.REVIEWED)),
    (states.PAID, (states.MADE, states.REVIEWED, states.APPROVED)),
    (states.REVERSED, (states.PAID, states.RECALLED)),
)


STEPS = (
    "make", "onward", "onward", "onward", "review", "approve", "split", "pay", "pay", "pay", "pay", "move",
    "case", "send_back", "withdraw", "fail", "again", "recall", "recall", "reverse", "keep", "income",
    "close_day", "next_day",
)  # fmt: skip
MOST_CASES = 2


class Draw(Protocol):
    """Draws something while a step is taken."""

    def __call__(self, strategy: st.SearchStrategy[T]) -> T: ...


class MoneyOut(RuleBasedStateMachine):
    """An office in which people try things; what is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="money-"))
        self.at = money_house(self.root / "data")
        self.workers = [worker(self.at, n) for n in range(1, len(CARDS) + 1)]
        self.closed: dict[str, int] = {}
        self.cases = 0
        self.now: Draw

    def teardown(self) -> None:
        self.at.close()
        shutil.rmtree(self.root)

    def tried(self, who: str, act: Callable[[Desk], object]) -> object | None:
        """Try a thing; only the program's own refusals may come of it."""
        try:
            return act(self.at.desks[who])
        except CenterError:
            return None

    def on(self, right: str, act: Callable[[Desk, UUID], object], *fitting: str) -> None:
        """Try it with an order, mostly with one where it fits, mostly by the one whose step it is."""
        every = self.loaded()
        fit = [one.id for one in every if one.state in fitting]
        if not fit or self.now(st.integers(0, 4)) == 0:
            fit = [one.id for one in every]
        who = self.now(st.sampled_from((right, right, *ODD)))
        if fit:
            order = self.now(st.sampled_from(fit))
            self.tried(who, lambda desk: act(desk, order))

    # what people try

    @initialize(sums=st.tuples(SUMS, SUMS))
    def some_income(self, sums: tuple[Money, Money]) -> None:
        for fund, sum_ in zip(FUNDS, sums, strict=True):
            self.enter(fund, register.INCOME, sum_ * 50)

    @rule(data=st.data(), step=st.sampled_from(STEPS))
    def step(self, data: st.DataObject, step: str) -> None:
        """One rule for all, so that no example leaves some of them out."""
        self.now = data.draw
        getattr(self, step)()

    def enter(self, fund: str, kind: str, sum_: Money) -> None:
        typed = {**INCOME, "amount": str(sum_)}
        self.tried(CASHIER, lambda desk: register.enter(desk, fund, kind, typed))

    def income(self) -> None:
        kind = self.now(st.sampled_from((register.INCOME, register.RETURNED)))
        self.enter(self.now(st.sampled_from(FUNDS)), kind, self.now(SUMS))

    def make(self) -> None:
        n = self.now(st.integers(0, len(CARDS) - 1))
        shares = (Share("own", 2026, self.now(SUMS)), Share("county", 2026, self.now(SUMS)))
        order = new(self.workers[n], *shares[: 1 + n % 2], account_no=CARDS[n])
        who = self.now(st.sampled_from((CLERK, *ODD)))
        self.tried(who, lambda desk: payouts.make(desk, order))

    def onward(self) -> None:
        """An order comes to its payment by the usual people, so that the later steps are reached often."""
        self.make()
        order = max((one.id for one in self.loaded() if one.state == states.MADE), default=None)
        if order is not None:
            self.tried(REVIEWER, lambda desk: payouts.review(desk, order))
            self.tried(APPROVER, lambda desk: payouts.approve(desk, order))

    def review(self) -> None:
        self.on(REVIEWER, payouts.review, states.MADE)

    def approve(self) -> None:
        self.on(APPROVER, payouts.approve, states.REVIEWED)

    def split(self) -> None:
        def act(desk: Desk, order: UUID) -> None:
            with desk.read() as asks:
                amount = payouts.load(asks, order).amount
            payouts.approve(desk, order, (Share("county", 2026, amount),))

        self.on(APPROVER, act, states.REVIEWED, states.APPROVED)

    def send_back(self) -> None:
        where = (states.MADE, states.REVIEWED)
        self.on(REVIEWER, lambda desk, order: payouts.send_back(desk, order, "不对"), *where)

    def withdraw(self) -> None:
        self.on(APPROVER, lambda desk, order: payouts.withdraw(desk, order, "不对"), states.APPROVED)

    def pay(self) -> None:
        day = self.now(st.sampled_from(("t", "t", "t", "-1", "+1")))
        self.on(CASHIER, lambda desk, order: paying.pay(desk, order, {"paid_on": day}), states.APPROVED)

    def fail(self) -> None:
        self.on(CASHIER, lambda desk, order: paying.fail(desk, order, "账号错误"), states.APPROVED)

    def again(self) -> None:
        where = (states.FAILED, states.RETURNED)
        self.on(CLERK, lambda desk, order: payouts.again(desk, order, {}), *where)

    def recall(self) -> None:
        self.on(CASHIER, lambda desk, order: payouts.recall(desk, order, "发错"), states.PAID)

    def reverse(self) -> None:
        self.on(APPROVER, payouts.reverse, states.RECALLED)

    def keep(self) -> None:
        self.on(APPROVER, lambda desk, order: payouts.keep(desk, order, "没有错"), states.RECALLED)

    def case(self) -> None:
        """A case comes to its approval, where the fund allows it."""
        if self.cases < MOST_CASES:
            self.cases += 1
            self.tried(APPROVER, lambda _: case_approved(self.at, 10 + self.cases, account_no=CARDS[0]))

    def move(self) -> None:
        """The case itself moves: paid, sent back, approved again."""
        who, move = self.now(
            st.sampled_from(((CASHIER, "pay"), (CASHIER, "return_decide"), (APPROVER, "approve")))
        )
        typed = {"paid_on": "t"} if move == "pay" else {}
        cases = [one.case_id for one in self.loaded() if one.case_id]
        if cases:
            case = self.now(st.sampled_from(cases))
            self.tried(who, lambda desk: go(desk, case, move, "退回。", **typed))

    def close_day(self) -> None:
        """Today is closed: nothing is entered for it, or a day before it, any more."""
        day = self.at.clock.today().isoformat()
        if day in self.closed:
            return
        with self.at.cashier.write("close_day") as w:
            w.insert(
                period_close, kind="day", period=day, station="XC01", number=f"RJ-XC01-{day}", closed_at=w.at,
                by_id=w.actor.id, by_name=w.actor.name, until=w.n, layout=b"",
            )  # fmt: skip
        self.closed[day] = self.sum_on(day)
        if self.now(st.booleans()):
            self.next_day()

    def next_day(self) -> None:
        self.at.clock.advance(timedelta(days=1))

    # what always holds

    def sum_on(self, day: str) -> int:
        return sum(amount for _, amount, on in self.payments() if on == day)

    def loaded(self) -> tuple[payouts.Order, ...]:
        with self.at.clerk.read() as asks:
            return payouts.load_all(asks, [key for (key,) in asks.all(select(payout_order.c.id))])

    def payments(self) -> list[tuple[UUID, int, str]]:
        with self.at.clerk.read() as asks:
            rows = asks.all(select(payment))
        return [(row.order_id, row.amount, row.paid_on.isoformat()) for row in rows]

    @invariant()
    def funds_hold(self) -> None:
        """What came less what live orders take is what is left, and never less than nothing."""
        taken: dict[tuple[str, int], Money] = payouts.sums_by_fund(
            [one for one in self.loaded() if one.events[-1].what in states.LIVE]
        )
        with self.at.clerk.read() as asks:
            for fund in FUNDS:
                came = [row.amount for row in asks.all(select(fund_entry)) if row.fund == fund]
                left = funds.left(asks, fund, 2026)
                assert left == (Money(sum(came)) - taken.get((fund, 2026), Money.ZERO) if came else None)

    @invariant()
    def paid_once(self) -> None:
        """An order has one payment, and one against it if it was reversed; the people got just that."""
        sums: dict[UUID, list[int]] = {}
        for order_id, amount, _ in self.payments():
            sums.setdefault(order_id, []).append(amount)
        for one in self.loaded():
            fen, whats = one.amount.fen, [event.what for event in one.events]
            assert sorted(sums.get(one.id, [])) == sorted(
                [fen] * whats.count(states.PAID) + [-fen] * whats.count(states.REVERSED)
            )
            assert whats.count(states.PAID) <= 1
            assert (one.state in (states.PAID, states.RECALLED)) == (sum(sums.get(one.id, [0])) == fen)
            assert sum((share.amount for share in one.shares), Money.ZERO) == one.amount
        with self.at.clerk.read() as asks:
            got = [row.amount for row in asks.all(select(benefit))]
        assert sorted(got) == sorted(amount for _, amount, _ in self.payments())

    @invariant()
    def nobody_twice(self) -> None:
        """No step was taken by who took one that it is apart from."""
        for one in self.loaded():
            for what, before in APART:
                by = one.last(what)
                others = {maker.id for maker in map(one.last, before) if maker}
                assert by is None or by.id not in others

    @invariant()
    def closed_stays_closed(self) -> None:
        """What a closed day had paid out, it has for ever."""
        for day, total in self.closed.items():
            assert self.sum_on(day) == total

    @invariant()
    def numbers_without_gap(self) -> None:
        with self.at.clerk.read() as asks:
            numbers = [row.number for row in asks.all(select(paper)) if row.number]
        serials = sorted(int(one[-6:]) for one in numbers if one.startswith("领"))
        assert serials == list(range(1, len(serials) + 1))


def test_no_order_of_steps_breaks_the_money() -> None:
    run_state_machine_as_test(
        MoneyOut,
        settings=settings(
            max_examples=10,
            stateful_step_count=60,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
