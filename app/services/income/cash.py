"""Cash taken to the bank or fetched there (现金存取): entered for a day, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.core.clock import show_date
from app.core.errors import Fault, Forbidden, Invalid
from app.core.money import Money
from app.engine import check
from app.engine.fields import CodeItem, CodeLists, Typing, code, day, money, text
from app.engine.form import Form, Section
from app.services import forms
from app.services.desk import Desk
from app.services.income.form import text_of
from app.services.income.receiving import receiving_closed
from app.services.parameters import reference
from app.services.periods import closed
from app.services.working import only_reading
from db.queries import cash as ground
from db.tables.income import cash_move

DEPOSIT, FETCH = "deposit", "fetch"
MOVES: Mapping[str, str] = {DEPOSIT: "缴存银行", FETCH: "提取备用金"}
"""What is done with cash (现金去向)."""

KIND = code("kind", "去向", "cash_move")
AMOUNT = money("amount", "金额", zero=False)
ON_DAY = day("on_day", "日期")
VOUCHER = text("voucher_no", "银行凭证号", limit=40)
REMARK = text("remark", "备注", limit=60)
FORM = Form((Section("move", "现金存取", (KIND, AMOUNT, ON_DAY, VOUCHER, REMARK)),))


@dataclass(frozen=True, slots=True)
class CashMove:
    """Cash that went to the bank or came from it (现金存取)."""

    on_text: str
    kind: str
    amount: Money
    voucher_no: str
    remark: str


def move_cash(desk: Desk, typed: Mapping[str, str]) -> UUID:
    """Enter cash taken to the bank or fetched there (登记存取).

    Raises Invalid with every fault at its field, Forbidden for whoever is no cashier.
    """
    if receiving_closed(desk):
        raise Forbidden(only_reading(desk) or "现金存取由出纳人员登记。")
    items = tuple(CodeItem(*one) for one in MOVES.items())
    with desk.write("move_cash") as w:
        settings = reference(desk, w)
        typing = Typing(desk.today, CodeLists({"cash_move": items}))
        values = check.check(FORM, typed, (KIND, AMOUNT, ON_DAY), typing)
        faults = forms.undrawn(FORM.fields, values, settings)
        if sentence := closed(w, desk.actor.station, values[ON_DAY]):
            faults.append(Fault(ON_DAY.code, sentence))
        if faults:
            raise Invalid(faults=faults)
        amount = values[AMOUNT] if values[KIND] == DEPOSIT else -values[AMOUNT]
        made = w.insert(
            cash_move,
            on_day=values[ON_DAY],
            amount=amount.fen,
            kind=values[KIND],
            voucher_no=text_of(values, VOUCHER),
            remark=text_of(values, REMARK),
            station=desk.actor.station,
        )
        w.subject("cash_move", made)
    return made


def cash_moves(desk: Desk, start: date, end: date) -> tuple[CashMove, ...]:
    """What was taken to the bank or fetched there on these days (现金存取), the latest first."""
    with desk.read() as asks:
        rows = asks.all(ground.MOVES, first=start, day=end)
    return tuple(
        CashMove(show_date(on), MOVES[kind], Money(abs(fen)), voucher, remark)
        for on, kind, fen, voucher, remark in rows
    )
