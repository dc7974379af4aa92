"""Any order of receiving, paying, voiding, reversing, banking, closing (收款与日结): the sums always meet."""

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.core.errors import CenterError, Refused
from app.core.money import Money
from app.services import income, papers, today
from app.services.periods import refuse_closed
from app.services.today.window import open_days
from db.tables.payments import payment
from tests.kit.factories import house
from tests.services.test_income import PLAIN

AMOUNTS = st.integers(1, 900_000)


class Box(RuleBasedStateMachine):
    """An office that takes in money, and a plain model of what should come of it."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="box-"))
        self.at = house(self.root / "data")
        self.first = self.at.clock.today()
        self.closed: list[date] = []
        self.month = ""
        self.live: dict[UUID, tuple[int, bool, str]] = {}
        self.papers = 0
        self.came: dict[str, int] = {"cash": 0, "transfer": 0}
        self.paid: dict[UUID, int] = {}
        self.banked = 0
        self.over = 0
        self.receive(100, cash=True, back=0)

    @property
    def day(self) -> date:
        return self.at.clock.today()

    @property
    def shut(self) -> bool:
        return bool(self.closed) and self.day <= self.closed[-1]

    @rule(fen=AMOUNTS, cash=st.booleans(), back=st.integers(0, 2))
    def received(self, fen: int, cash: bool, back: int) -> None:
        self.receive(fen, cash=cash, back=back)

    def receive(self, fen: int, *, cash: bool, back: int) -> None:
        on = self.day - timedelta(days=back)
        shut = (bool(self.closed) and on <= self.closed[-1]) or on.isoformat()[:7] <= self.month
        way = {"way": "cash"} if cash else {"way": "transfer", "voucher_no": "7"}
        typed = PLAIN | way | {"amount": Money(fen).show(), "received_on": on.isoformat()}
        try:
            done = income.receive(self.at.cashier, typed)
        except CenterError:
            assert shut
            return
        assert not shut
        self.papers += 1
        assert done.number.endswith(f"{self.papers:06d}")
        self.came[way["way"]] += fen
        self.live[done.id] = (fen, cash, self.day.isoformat()[:7])

    @precondition(lambda self: self.live)
    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(list(self.live)))
        fen, cash, month = self.live[key]
        try:
            income.void(self.at.cashier, key, "写错", copies_back=True)
        except CenterError:
            assert month <= self.month
            return
        assert month > self.month
        self.came["cash" if cash else "transfer"] -= fen
        del self.live[key]

    @precondition(lambda self: self.live)
    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(list(self.live)))
        fen, cash, _ = self.live[key]
        try:
            income.reverse(self.at.reviewer, key, {"reason": "退款"})
        except CenterError:
            assert self.shut
            return
        assert not self.shut
        self.papers += 1
        self.came["cash" if cash else "transfer"] -= fen
        del self.live[key]

    @rule(fen=AMOUNTS)
    def pay(self, fen: int) -> None:
        self.enter_payment(fen, None)

    @precondition(lambda self: any(fen > 0 for fen in self.paid.values()))
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from([one for one, fen in self.paid.items() if fen > 0]))
        if self.enter_payment(-self.paid[key], key):
            self.paid[key] = 0

    def enter_payment(self, fen: int, reverses: UUID | None) -> bool:
        """Cash paid out, or taken back, as orders enter it."""
        row = {"kind": "relief.living", "amount": fen, "way": "cash", "station": "XC01", "paid_on": self.day}
        try:
            with self.at.cashier.write("pay_order") as w:
                refuse_closed(w, "XC01", self.day)
                key = w.insert(payment, **row, reverses=reverses)
        except Refused:
            assert self.shut
            return False
        if reverses is None:
            self.paid[key] = fen
        return True

    @rule(fen=AMOUNTS, fetch=st.booleans())
    def bank(self, fen: int, fetch: bool) -> None:
        typed = {"kind": "fetch" if fetch else "deposit", "amount": Money(fen).show(), "on_day": "t"}
        try:
            income.move_cash(self.at.cashier, typed)
        except CenterError:
            assert self.shut
            return
        self.banked += -fen if fetch else fen

    @rule(over=st.sampled_from((0, 0, 0, 50, 1_000)))
    def close(self, over: int) -> None:
        turn, _ = today.day_to_close(self.at.cashier)
        book = today.day_sheet(self.at.cashier, turn).cash.book
        counted = Money(book.fen + over)
        try:
            today.close(self.at.cashier, {"counted": counted.show(), "note": "盘点" if over else ""})
        except CenterError:
            assert turn is None or book.fen + over < 0
            return
        assert turn is not None
        self.over += over
        self.closed.append(turn)

    @rule()
    def close_month(self) -> None:
        period, why = today.month_to_close(self.at.cashier)
        if period and not why:
            today.close_month(self.at.cashier, period)
            self.month = period

    @rule(days=st.sampled_from((1, 1, 2, 13)))
    def wait(self, days: int) -> None:
        self.at.days_on(days)

    @invariant()
    def sums_meet(self) -> None:
        if not hasattr(self, "at"):
            return
        shown = [one for one in today.closings(self.at.cashier) if one.kind == "day"]
        counted = sum(one.came.fen - one.went.fen for one in shown)
        assert sorted(one.period for one in shown) == [one.isoformat() for one in self.closed]
        with self.at.cashier.read() as asks:
            waiting = [*open_days(asks, "XC01", self.day), self.day]
        rest = sum(self.net(day) for day in waiting)
        total = sum(self.came.values()) - sum(self.paid.values())
        if not self.shut:
            assert counted + rest == total
            book = today.day_sheet(self.at.cashier).cash.book.fen
            assert book == self.came["cash"] - sum(self.paid.values()) - self.banked + self.over
        assert not papers.gap_check(self.at.cashier)
        rows = income.of_days(self.at.cashier, self.first - timedelta(days=9), self.day)
        assert sum(one.amount.fen for one in rows if one.state != "已作废") == sum(self.came.values())

    def net(self, day: date) -> int:
        """What the sheet of a day that is not closed says, in less out."""
        flows = today.day_sheet(self.at.cashier, day).flows
        return sum(one.net.fen if one.incoming else -one.net.fen for one in flows)

    def teardown(self) -> None:
        if hasattr(self, "at"):
            self.at.close()
            shutil.rmtree(self.root, ignore_errors=True)


TestBox = Box.TestCase
TestBox.settings = settings(max_examples=14, stateful_step_count=18, deadline=None)
