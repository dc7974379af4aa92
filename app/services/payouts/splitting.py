"""Another split of funds as it is typed (改资金分担): up to three funds with their year and sum."""

from collections.abc import Mapping
from uuid import UUID

from app.core.errors import Fault, Invalid
from app.engine.fields import money, text
from app.engine.form import Form, Section
from app.services import forms
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import deciding
from app.services.payouts.funds import offered
from app.services.payouts.orders import Share

MOST = 3
"""Over how many funds an order may be split (最多几项)."""


def split(desk: Desk, order_id: UUID, typed: Mapping[str, str]) -> None:
    """Approve an order with this split of its funds (按分担审批). Raises as `approve` does."""
    shares = read(desk, typed)
    try:
        deciding.approve(desk, order_id, shares)
    except Invalid as wrong:
        places = {"split": "amount_1"}
        faults = [Fault(places.get(one.field, one.field), one.sentence) for one in wrong.faults]
        raise Invalid(faults=faults) from None


def read(desk: Desk, typed: Mapping[str, str]) -> tuple[Share, ...]:
    """The shares that were typed, lines without a sum left out. Raises Invalid with every fault."""
    with desk.read() as asks:
        settings, known = reference(desk, asks), dict(offered(desk, asks))
    shares: list[Share] = []
    faults: list[Fault] = []
    for n in range(1, MOST + 1):
        if not typed.get(f"amount_{n}", "").strip():
            continue
        amount, year = money(f"amount_{n}", "金额", zero=False), text(f"year_{n}", "年度", limit=4)
        form = Form((Section("share", "分担", (year, amount)),))
        try:
            values = forms.read(form, typed, (year, amount), settings)
        except Invalid as wrong:
            faults += wrong.faults
            continue
        fund = typed.get(f"fund_{n}", "")
        if fund not in known or not values[year].isdecimal():
            faults.append(Fault(f"year_{n}", "请选资金，年度写四位数字。"))
        else:
            shares.append(Share(fund, int(values[year]), values[amount]))
    if not shares and not faults:
        faults.append(Fault("amount_1", "请填写每项资金的金额。"))
    if faults:
        raise Invalid(faults=faults)
    return tuple(shares)


def texts(shares: tuple[Share, ...]) -> dict[str, str]:
    """What the inputs start with (录入框文字): the split as it is."""
    found: dict[str, str] = {}
    for n in range(1, MOST + 1):
        share = shares[n - 1] if n <= len(shares) else None
        found[f"fund_{n}"] = share.fund if share else ""
        found[f"year_{n}"] = str(share.year) if share else ""
        found[f"amount_{n}"] = share.amount.show() if share else ""
    return found
