"""The day sheet on paper (日结单): A4, numbered by its day; drawn anew each time and never stored.

It belongs to no case and its figures can be counted again, so the file keeps only that it was printed,
by whom and when.
"""

from app.core.clock import local, long_day, show_moment, weekday
from app.engine.prints import Block, Column, Document, Groups, Heading, Note, Row, Rows, Table
from app.printing.layout import lay_out
from app.printing.pdf import draw
from app.services.desk import Desk
from app.services.today.sheet import DaySheet, LineDay, day_sheet

KIND = "day_sheet"
"""Under which name printers remember how it is printed (打印记忆)."""

KINDS = {"收": "收款收据", "领": "领款单", "给": "给付通知单", "缴": "缴款通知单"}
"""The money papers by the character that begins their numbers (票据种类)."""

_FORM = "RJ-01 · 2026版　一式一份，按月装订"
_PEOPLE_SHOWN = 12
_NOT_ALL = "本单不含按规定保密、制表人无权查看的案件。"


def pdf(desk: Desk) -> bytes:
    """The sheet of today as it would be printed now (日结单预览)."""
    return _drawn(day_sheet(desk))


def print_out(desk: Desk, offset_mm: tuple[float, float] = (0.0, 0.0)) -> bytes:
    """The sheet for the printer (打印日结单); the journal keeps that it was printed."""
    return _kept(desk, "print_day_sheet", offset_mm)


def export(desk: Desk) -> bytes:
    """The sheet for a file (导出日结单); the journal keeps that it was exported."""
    return _kept(desk, "export_day_sheet", (0.0, 0.0))


def _kept(desk: Desk, command: str, offset_mm: tuple[float, float]) -> bytes:
    made = _drawn(day_sheet(desk), offset_mm)
    with desk.write(command) as w:
        w.subject("account", desk.actor.id)
    return made


def _drawn(found: DaySheet, offset_mm: tuple[float, float] = (0.0, 0.0)) -> bytes:
    return draw(lay_out(document(found)), offset_mm=offset_mm)


def document(found: DaySheet) -> Document:
    """What the sheet says (日结单内容)."""
    blocks: tuple[Block, ...] = (
        _about(found),
        Heading("业务"),
        _lines(found),
        *((Note(_NOT_ALL),) if not found.whole else ()),
        *((Heading("票据"), _money_papers(found)) if found.money_papers else ()),
        Groups(_chain(found), found.head_groups, big=False),
        Heading("签名"),
        _hands(),
    )
    made = local(found.made_at)
    return Document(
        title="日结单",
        size="a4",
        number=found.number,
        office=found.office,
        blocks=blocks,
        foot=f"{found.station} {made:%H:%M}印",
        form_code=_FORM,
    )


def _about(found: DaySheet) -> Rows:
    visits = "、".join(f"{name} {count}" for name, count in found.visits)
    people = "、".join(found.people[:_PEOPLE_SHOWN])
    if len(found.people) > _PEOPLE_SHOWN:
        people += f"等 {len(found.people)} 人"
    return Rows(
        (
            Row("日期", f"{long_day(found.day)} {weekday(found.day)}", half=True),
            Row("站点", found.station, half=True),
            Row("操作人", people),
            Row("接待", f"{found.came} 人次（{visits}）" if visits else "0 人次"),
            Row("文书", f"打印 {found.printed} 次、补打 {found.reprinted} 次、导出 {found.exported} 次"),
            Row("制表", f"{found.maker} {show_moment(found.made_at)}"),
        )
    )


def _lines(found: DaySheet) -> Table:
    heads = ("登记", "受理", "容缺", "告知", "不予", "流转", "办结", "发放")
    return Table(
        (
            Column("条线", 3),
            *(Column(one, 2, "right") for one in heads),
            Column("发放金额（元）", 4, "right"),
        ),
        tuple(_cells(one) for one in found.lines),
        (_cells(found.total),),
    )


def _cells(one: LineDay) -> tuple[str, ...]:
    counts = (
        one.entered, one.accepted, one.owed, one.notified, one.refused, one.moves, one.done, one.payments
    )  # fmt: skip
    return (one.name, *(_count(n) for n in counts), one.paid.show() if one.payments else "—")


def _count(n: int) -> str:
    return str(n) if n else "—"


def _money_papers(found: DaySheet) -> Table:
    columns = (Column("种类", 3), Column("起号", 5), Column("止号", 5), Column("份数", 2, "right"))
    rows = (
        (KINDS.get(one.kind, one.kind), one.first, one.last, str(one.count)) for one in found.money_papers
    )
    return Table(columns, tuple(rows))


def _chain(found: DaySheet) -> str:
    at = f"，{show_moment(found.head_at)}" if found.head_at is not None else ""
    return f"日志链首（逐组核对）：第 {found.head_n:,} 条{at}；今日 {found.entries:,} 条"


def _hands() -> Table:
    """Where four people sign, each with a day."""
    columns = (Column("", 2), *(Column(one, 4) for one in ("经办", "出纳", "复核", "负责人")))
    return Table(columns, (("签名", "", "", "", ""), ("日期", "", "", "", "")))
