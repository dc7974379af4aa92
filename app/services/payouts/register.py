"""The register of funds (资金台账): income with its document, carried over, returned, corrected; its use."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.core.actor import Role
from app.core.clock import show_day
from app.core.errors import Forbidden, Invalid, NotFound, Refused
from app.core.money import Money
from app.engine.fields import day, money, text, whole
from app.engine.form import Form, Section
from app.services import forms
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import funds
from app.services.payouts.funds import Balance
from app.services.periods import refuse_closed
from db.queries import payouts as ground
from db.tables import fund_earmark, fund_entry
from db.writer import Writer

INCOME, CARRIED, RETURNED, CORRECTED = "income", "carried", "returned", "corrected"
KINDS: Mapping[str, str] = {INCOME: "到账", CARRIED: "结转", RETURNED: "上缴", CORRECTED: "更正"}
"""How each kind of entry is said (资金变动用语)."""

YEAR = whole("year", "年度", low=2000, high=2100)
AMOUNT = money("amount", "金额", zero=False)
ON = day("on_day", "日期")
SOURCE = text("source", "文号或凭证", limit=100)
REMARK = text("remark", "说明", limit=200)
_FORM = Form((Section("entry", "资金", (YEAR, AMOUNT, ON, SOURCE, REMARK)),))


@dataclass(frozen=True, slots=True)
class FundEntry:
    """One entry of a fund (资金明细)."""

    year: int
    kind: str
    amount: Money
    on: str
    source: str
    remark: str


@dataclass(frozen=True, slots=True)
class Use:
    """What a fund may be used for (资金用途)."""

    id: UUID
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class FundView:
    """A fund as 管理 shows it (资金): its balances by year, its entries, what it may be used for."""

    fund: str
    name: str
    balances: tuple[Balance, ...]
    entries: tuple[FundEntry, ...]
    uses: tuple[Use, ...]


def closed(desk: Desk) -> str:
    """Why this person may not keep the register, as a sentence (受限原因); "" when he may."""
    may = desk.actor.has(Role.ADMIN) or desk.actor.has(Role.CASHIER)
    return "" if may else "资金台账由管理员或出纳登记。"


def overview(desk: Desk) -> tuple[Balance, ...]:
    """Every fund with what it has by year (资金余额); one that nothing stands of, in this year."""
    with desk.read() as asks:
        named = funds.names(desk, asks)
        found = funds.balances(asks, named)
        offered = funds.offered(desk, asks)
    there = {one.fund for one in found}
    empty = (
        Balance(code, name, desk.today.year, Money.ZERO, Money.ZERO, controlled=False)
        for code, name in offered
        if code not in there
    )
    order = {code: n for n, code in enumerate(named)}
    return tuple(sorted((*found, *empty), key=lambda one: (order.get(one.fund, len(order)), -one.year)))


def fund(desk: Desk, code: str) -> FundView:
    """One fund (资金): balances, entries and uses. Raises NotFound for one that no list names."""
    with desk.read() as asks:
        named = funds.names(desk, asks)
        if code not in named:
            raise NotFound("没有这项资金，请重新载入。")
        own = tuple(one for one in funds.balances(asks, named) if one.fund == code)
        entries = tuple(
            FundEntry(year, KINDS[kind], Money(amount), show_day(on), source, remark)
            for year, kind, amount, on, source, remark in asks.all(ground.FUND_ENTRIES, fund=code)
        )
        uses = tuple(
            Use(key, funds.use_name(desk.catalog, use), source)
            for key, use, source in asks.all(ground.USES_OF, fund=code)
        )
    return FundView(code, named[code], own, entries, uses)


def enter(desk: Desk, code: str, kind: str, typed: Mapping[str, str]) -> None:
    """Enter that money came into a fund, went back, or was written wrongly (登记资金变动).

    Never edited: a wrong entry is put right by another of the kind 更正, whose sum may be negative. Raises
    Forbidden, Invalid with every fault, Refused where less than nothing would be left.
    """
    with _kept(desk, "enter_fund") as w:
        values = forms.read(_FORM, _positive(typed, kind), _FORM.fields[:4], reference(desk, w))
        amount = values[AMOUNT]
        if kind == RETURNED or (kind == CORRECTED and typed[AMOUNT.code].strip()[:1] in ("-", "－")):
            amount = -amount
        _fits(desk, w, code, values[YEAR], amount, values[ON])
        _put(w, code, kind, values[YEAR], amount, values[ON], values[SOURCE], values.get(REMARK) or "")


def carry(desk: Desk, code: str, year: int, typed: Mapping[str, str]) -> None:
    """Carry what a year has left, or a part of it, into the next (结转): two entries in one."""
    with _kept(desk, "carry_fund") as w:
        needs = (AMOUNT, ON, SOURCE)
        values = forms.read(_FORM, {**typed, YEAR.code: str(year)}, needs, reference(desk, w))
        amount, on, source = values[AMOUNT], values[ON], values[SOURCE]
        _fits(desk, w, code, year, -amount, on)
        remark = values.get(REMARK) or ""
        _put(w, code, CARRIED, year, -amount, on, source, remark or f"结转到 {year + 1} 年度")
        _put(w, code, CARRIED, year + 1, amount, on, source, remark or f"从 {year} 年度结转")


def earmark(desk: Desk, code: str, use: str, source: str) -> None:
    """Limit a fund to a matter, a kind or a line (限定用途), with the document that says so."""
    with _kept(desk, "earmark_fund") as w:
        words = " ".join(source.split())
        if not words:
            raise Invalid("请填写依据。", field="source")
        if use not in dict(uses_offered(desk)):
            raise Invalid("请选一个用途。", field="use")
        if use in funds.uses(w, desk.today).get(code, ()):
            raise Invalid("这项资金已有这个用途。", field="use")
        source_text = forms.drawable(words, "source")
        w.insert(fund_earmark, fund=code, use=use, valid_from=desk.today, source=source_text)


def unmark(desk: Desk, use_id: UUID) -> None:
    """Take a use away (取消用途); without any the fund is free again."""
    with _kept(desk, "unmark_fund") as w:
        w.delete(fund_earmark, use_id, w.one(ground.USE, id=use_id)[0])


def uses_offered(desk: Desk) -> tuple[tuple[str, str], ...]:
    """What a fund may be limited to, id and name (可选用途): lines that pay, their matters, their kinds."""
    found: list[tuple[str, str]] = []
    for line in desk.catalog.lines:
        kinds = [(one.id, one.name) for one in line.matters if one.payout]
        kinds += [(one.id, one.name) for one in line.payouts]
        found += [(line.code, funds.use_name(desk.catalog, line.code)), *kinds] if kinds else []
    return tuple(found)


@contextmanager
def _kept(desk: Desk, command: str) -> Iterator[Writer]:
    """An open command of somebody who may keep the register."""
    if no := closed(desk):
        raise Forbidden(no)
    with desk.write(command) as w:
        yield w


def _positive(typed: Mapping[str, str], kind: str) -> dict[str, str]:
    """A correction may be typed with its sign, which is taken off to be read as a sum."""
    text = typed.get(AMOUNT.code, "").strip()
    return {**typed, AMOUNT.code: text.lstrip("-－") if kind == CORRECTED else text}


def _fits(desk: Desk, w: Writer, code: str, year: int, amount: Money, on: date) -> None:
    """A known fund, a day that is open, and never less than nothing."""
    named = funds.names(desk, w)
    if code not in named:
        raise NotFound("没有这项资金，请重新载入。")
    refuse_closed(w, desk.actor.station, on)
    there = funds.left(w, code, year) or Money.ZERO
    if amount < Money.ZERO and there + amount < Money.ZERO:
        raise Refused(
            f"{named[code]} {year} 年度只剩 {there.show()} 元，不够 {(-amount).show()} 元。请核对。"
        )


def _put(
    w: Writer, code: str, kind: str, year: int, amount: Money, on: date, source: str, remark: str
) -> None:
    w.insert(
        fund_entry,
        fund=code,
        fund_year=year,
        kind=kind,
        amount=amount.fen,
        on_day=on,
        source=source,
        remark=remark,
    )
