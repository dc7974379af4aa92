"""The day sheet on paper (日结单): A4, numbered by its day; what is not closed yet says so."""

from app.core.clock import local, long_day, show_moment, weekday
from app.core.money import Money
from app.engine.prints import (
    Apart,
    Block,
    Cells,
    Chain,
    Choice,
    Column,
    Document,
    Entry,
    Note,
    Section,
    Signatures,
    Table,
)
from app.services.today.counted import Counted
from app.services.today.money import Flow
from app.services.today.sheet import DaySheet, LineDay

KIND = "day_sheet"
"""Under which name printers remember how it is printed (打印记忆)."""

KINDS = {"收": "收款收据", "领": "领款单", "给": "给付通知单", "缴": "缴款通知单"}
"""The money papers by the character that begins their numbers (票据种类)."""

DRAFT = "草稿 未日结"
_FORM = "RJ-01 · 2026版　一式一份，按月装订，永远不删"
_PEOPLE_SHOWN = 8
_VOIDS_SHOWN = 12
_NOT_ALL = "本单不含按规定保密、制表人无权查看的案件。"
_NONE = "—"


def document(found: DaySheet, counted: Counted | None = None) -> Document:
    """What the sheet says (日结单内容); without what was counted it is a draft."""
    made = local(found.made_at)
    blocks: tuple[Block, ...] = (
        _about(found),
        *((Note(_NOT_ALL),) if not found.whole else ()),
        Apart(),
        _lines(found),
        *_papers(found),
        *_flows(found),
        Apart(),
        _cash(found, counted),
        Apart(),
        _chain(found),
        Apart(),
        Signatures(("经办", "出纳", "复核", "负责人"), dated=False, boxed=True, shares=(3, 3, 3, 3)),
    )
    return Document(
        title="日结单",
        size="a4",
        number=found.number,
        office=found.office,
        blocks=blocks,
        foot=f"{found.station} {made:%H:%M}印",
        form_code=_FORM,
        number_label="",
        banner="" if counted is not None else DRAFT,
        fit=1,
    )


def _about(found: DaySheet) -> Cells:
    people = "、".join(found.people[:_PEOPLE_SHOWN])
    if len(found.people) > _PEOPLE_SHOWN:
        people += f"等{len(found.people)}人"
    day = f"{long_day(found.day)} {weekday(found.day)}"
    return Cells(
        (
            Entry("日期", day, (1.5, 3.5)),
            Entry("站点", found.station, (1, 1.5)),
            Entry("操作人", people, (1.5, 3)),
        )
    )


def _lines(found: DaySheet) -> Table:
    columns = (
        Column("业务条线", 8),
        *(Column(one, 4, "right") for one in ("受理", "办结", "在办")),
        *(Column(one, 5, "right") for one in ("今日到期", "已超期")),
        Column("超期案件", 10),
    )
    return Table(columns, tuple(_cells(one) for one in found.lines), ((*_cells(found.total)[:-1], ""),))


def _cells(one: LineDay) -> tuple[str, ...]:
    counts = (one.accepted, one.done, one.open, one.due, one.late)
    return (one.name, *(_count(n) for n in counts), _late(one))


def _late(one: LineDay) -> str:
    """The longest overdue by number; the others, restricted ones among them, are only counted."""
    rest = one.late - len(one.late_numbers)
    told = "、".join(one.late_numbers)
    return (f"{told}等{one.late}件" if told else f"{rest}件") if rest else told or _NONE


def _count(n: int) -> str:
    return f"{n:,}" if n else _NONE


def _papers(found: DaySheet) -> tuple[Block, ...]:
    """The money papers by kind, the voids with their numbers, whether a number lacks."""
    columns = (
        Column("票据", 7),
        Column("起号", 9),
        Column("止号", 9),
        Column("份数", 3, "right"),
        Column("作废", 3, "right"),
        Column("金额（元）", 7, "right"),
    )
    rows = tuple(
        (
            KINDS[one.kind],
            one.first or _NONE,
            one.last or _NONE,
            f"{one.count:,}",
            f"{one.voided:,}",
            one.amount.show() if one.amount is not None else _NONE,
        )
        for one in found.money_papers
    )
    voids = "；".join(f"{one.number}（{one.reason}）" for one in found.voids[:_VOIDS_SHOWN])
    if len(found.voids) > _VOIDS_SHOWN:
        voids += f"等{len(found.voids)}张，详见文书台账"
    gaps = "、".join(found.gaps)
    last = Cells(
        (
            Entry("作废号码", voids, (1.5, 5.5)),
            Entry("缺号", gaps, (1, 4)) if gaps else Entry("缺号", columns=(1, 4), choices=_NO_GAP),
        )
    )
    return (Apart(), Table(columns, rows), last) if rows else (Apart(), last)


_NO_GAP = (Choice("无缺号", ticked=True),)


def _flows(found: DaySheet) -> tuple[Block, ...]:
    if not found.flows:
        return ()
    columns = (
        Column("收支", 3, "centre"),
        Column("款项、资金来源", 11),
        Column("方式", 3, "centre"),
        Column("笔数", 3, "right"),
        Column("金额（元）", 7, "right"),
        Column("冲销、作废（元）", 7, "right"),
    )
    totals = tuple(
        _total(f"{word}合计", [one for one in found.flows if one.incoming is incoming])
        for word, incoming in (("收", True), ("支", False))
        if any(one.incoming is incoming for one in found.flows)
    )
    return (Apart(), Table(columns, tuple(_flow(one) for one in found.flows), totals))


def _flow(one: Flow) -> tuple[str, ...]:
    return (
        "收" if one.incoming else "支",
        one.cause,
        one.way,
        _count(one.count),
        one.amount.show(),
        f"{one.back.show()}（{one.undone}笔）" if one.undone else _NONE,
    )


def _total(word: str, flows: list[Flow]) -> tuple[str, ...]:
    undone = sum(one.undone for one in flows)
    amount = sum((one.amount for one in flows), Money.ZERO)
    back = sum((one.back for one in flows), Money.ZERO)
    count = _count(sum(one.count for one in flows))
    return ("", word, "", count, amount.show(), back.show() if undone else _NONE)


def _cash(found: DaySheet, counted: Counted | None) -> Section:
    box = found.cash
    over = counted.counted - box.book if counted is not None else None

    def pair(left: tuple[str, Money], right: tuple[str, Money], *, strong: bool = False) -> Cells:
        return Cells(
            tuple(
                Entry(label, amount.show(), (2, 3.5), strong=strong, side="right")
                for label, amount in (left, right)
            )
        )

    rows = (
        pair(("上日结存", box.carried), ("今日现金收", box.came)),
        pair(("今日现金付", box.paid), ("今日缴存银行", box.banked)),
        Cells(
            (
                Entry("账面结存", box.book.show(), (2, 3.5), strong=True, side="right"),
                _by_hand("实点现金", counted.counted.show() if counted is not None else ""),
            )
        ),
        Cells(
            (
                _by_hand("长短款", over.show() if over is not None else ""),
                Entry("说明", counted.note if counted is not None else "", (2, 3.5), by_hand=counted is None),
            )
        ),
    )
    return Section("现金", rows)


def _by_hand(label: str, value: str) -> Entry:
    return Entry(label, value, (2, 3.5), side="right", by_hand=True)


def _chain(found: DaySheet) -> Chain:
    head = found.head
    at = f" {local(head.at):%Y-%m-%d %H:%M:%S}" if head.at is not None else ""
    before = f"　前一单链首{head.before[:4]}……{head.before[-4:]}" if head.before else ""
    whole = "　校验：连续" if head.whole else "　校验：不连续，请在管理里校验数据"
    backup = f"备份：{found.backup}已写入并试恢复成功。" if found.backup else "备份：还没有试恢复过的备份。"
    return Chain(
        "日志链首",
        f"第{head.n:,}条{at}",
        head.groups,
        (
            f"本单{head.entries:,}条{before}{whole}",
            f"{backup}制表：{found.maker} {show_moment(found.made_at)}",
        ),
        f"{found.number} {head.n} {head.text}",
    )
