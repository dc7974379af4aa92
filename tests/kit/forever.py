"""A row in each table of money that is never changed (永久行), for tests of their guards."""

from datetime import date

from db.tables import (
    bank_answer,
    campaign,
    campaign_event,
    cash_move,
    fund_entry,
    income,
    income_event,
    payout_batch,
    payout_batch_event,
    payout_batch_line,
    payout_event,
    payout_goods,
    payout_order,
    payout_share,
    period_close,
)
from db.writer import Writer

_DAY = date(2026, 11, 23)


def put_money(w: Writer) -> None:
    """An order with all that hangs on it, in a batch that the bank answered; a fund, a receipt, a close."""
    by = {"at": w.at, "by_id": w.actor.id, "by_name": w.actor.name}
    order = w.insert(
        payout_order, line="relief", kind="relief.living", year=2026, amount=500_00, way="card",
        station="XC01", made_on=_DAY,
    )  # fmt: skip
    w.insert(payout_share, order_id=order, n=1, fund="own", fund_year=2026, amount=500_00)
    w.insert(payout_goods, order_id=order, n=1, name="米", measure="袋", quantity=1, price=500_00)
    w.insert(payout_event, order_id=order, n=1, what="made", on_day=_DAY, **by)
    batch = w.insert(
        payout_batch, number="FF-1", title="", line="relief", way="card", station="XC01", made_on=_DAY
    )
    w.insert(payout_batch_line, batch_id=batch, n=1, order_id=order)
    w.insert(payout_batch_event, batch_id=batch, n=1, what="made", **by)
    w.insert(bank_answer, batch_id=batch, event_n=1, line_n=1, order_id=order, amount=500_00, outcome="paid")
    w.insert(fund_entry, fund="own", fund_year=2026, kind="income", amount=500_00, on_day=_DAY)
    received = w.insert(
        income, line="relief", kind="other", payer="某单位", reason="退款", amount=500_00, way="cash",
        received_on=_DAY, station="XC01",
    )  # fmt: skip
    w.insert(income_event, income_id=received, n=1, what="received", **by)
    w.insert(cash_move, on_day=_DAY, amount=500_00, kind="to_bank", station="XC01")
    w.insert(
        period_close, kind="day", period="2026-11-23", station="XC01", number="RJ-XC01-20261123",
        closed_at=w.at, by_id=w.actor.id, by_name=w.actor.name, until=w.n, layout=b"",
    )  # fmt: skip
    drive = w.insert(
        campaign, number="HD-1", season="winter", name="冬送温暖", year=2026, opens_on=_DAY,
        closes_on=_DAY, fund_year=2026, station="XC01",
    )  # fmt: skip
    w.insert(campaign_event, campaign_id=drive, n=1, what="made", on_day=_DAY, **by)
