"""Closing a month (月结): when each of its days is closed; then nothing of it is voided any more."""

import calendar
import json
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.core.clock import show_date, show_moment
from app.core.errors import Forbidden, Refused
from app.core.money import Money
from app.engine.prints import Apart, Column, Document, Groups, Note, Signatures, Table
from app.printing.layout import lay_out
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.today.chain import groups
from app.services.today.closed import Closing, closed_of
from app.services.today.closing import DAY, MONTH, closing_closed, enter
from app.services.today.window import open_days
from db.reader import Reader

_FORM = "YJ-01 · 2026版　一式一份，与当月日结单一并装订，永远不删"


def month_to_close(desk: Desk) -> tuple[str, str]:
    """The month whose turn it is (应结的月份), 2026-10; "" where there is none, and why not yet."""
    with desk.read() as asks:
        return _turn(desk, asks)


def close_month(desk: Desk, period: str) -> UUID:
    """Close a month (月结), for good. Gives the id of the close.

    Raises Refused while a day of it is open or another month's turn, Forbidden for whoever is no cashier.
    """
    if sentence := closing_closed(desk):
        raise Forbidden(sentence)
    with desk.write("close_month") as w:
        turn, why = _turn(desk, w)
        if not turn or why:
            raise Refused(why or "没有可以月结的月份。")
        if period != turn:
            raise Refused(f"{turn} 还没有月结，请先结这个月。")
        office = reference(desk, w).office
        days = [one for one in closed_of(w, office.station) if one.kind == DAY and one.period[:7] == turn]
        days.reverse()
        number = f"YJ-{office.station}-{turn.replace('-', '')}"
        sheet = document(days, number, office.name, f"{desk.actor.name} {show_moment(w.at)}")
        last = days[-1]
        return enter(
            desk,
            w,
            {
                "kind": MONTH,
                "period": turn,
                "number": number,
                "head": last.head,
                "cash": (last.counted - last.over).fen,
                "counted": last.counted.fen,
                "note": last.note,
                "figures": json.dumps(_figures(days)),
                "layout": lay_out(sheet).dump(),
            },
        )


def _turn(desk: Desk, asks: Reader) -> tuple[str, str]:
    """The oldest month with a closed day that is not closed; and why it has to wait."""
    station = reference(desk, asks).office.station
    closed = closed_of(asks, station)
    done = {one.period for one in closed if one.kind == MONTH}
    months = sorted({one.period[:7] for one in closed if one.kind == DAY} - done)
    if not months:
        return "", "还没有日结，月结在日结之后办。"
    turn = months[0]
    year, month = int(turn[:4]), int(turn[5:])
    last = date(year, month, calendar.monthrange(year, month)[1])
    open_ = [one for one in open_days(asks, station, desk.today) if one <= last]
    if open_:
        return turn, f"{show_date(open_[0])} 还没有日结，结完再办 {turn} 的月结。"
    if desk.today > last or any(one.period == show_date(last) for one in closed):
        return turn, ""
    return turn, f"{turn} 还没有过完，最后一天（{show_date(last)}）日结后再办月结。"


def _figures(days: Sequence[Closing]) -> dict[str, list[dict[str, object]]]:
    """The sums of the month, in the form of a day's."""
    flows = [
        {"incoming": incoming, "amount": sum(getattr(one, name).fen for one in days), "back": 0}
        for incoming, name in ((True, "came"), (False, "went"))
    ]
    papers = {"count": sum(one.papers for one in days), "voided": sum(one.voided for one in days)}
    return {"flows": flows, "money_papers": [papers]}


def document(days: Sequence[Closing], number: str, office: str, maker: str) -> Document:
    """What the sheet of a month says (月结单内容): its days, each as its own sheet has it."""
    columns = (
        Column("日期", 6),
        Column("收款（元）", 6, "right"),
        Column("发放（元）", 6, "right"),
        Column("票据", 3, "right"),
        Column("作废", 3, "right"),
        Column("实点现金", 6, "right"),
        Column("长短款", 5, "right"),
    )
    total = (
        "合计",
        sum((one.came for one in days), Money.ZERO).show(),
        sum((one.went for one in days), Money.ZERO).show(),
        f"{sum(one.papers for one in days):,}",
        f"{sum(one.voided for one in days):,}",
        days[-1].counted.show(),
        sum((one.over for one in days), Money.ZERO).show(),
    )
    return Document(
        title="月结单",
        size="a4",
        number=number,
        office=office,
        blocks=(
            Note(f"{days[0].period[:7]} 共 {len(days)} 个日结单。月结后本月票据不再作废，只能冲红。"),
            Apart(),
            Table(columns, tuple(_row(one) for one in days), (total,)),
            Groups("最后一张日结单的日志链首（逐组核对）", groups(days[-1].head), big=False),
            Apart(),
            Signatures(("经办", "出纳", "复核", "负责人"), dated=False, boxed=True, shares=(3, 3, 3, 3)),
        ),
        foot=f"制表：{maker}",
        form_code=_FORM,
        number_label="",
    )


def _row(one: Closing) -> tuple[str, ...]:
    figures = (one.came.show(), one.went.show(), f"{one.papers:,}", f"{one.voided:,}", one.counted.show())
    return (one.period, *figures, one.over.show() if one.over else "—")
