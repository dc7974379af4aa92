"""What the preview says of a print (打印提示): what went out, what did not, what a print will say."""

from collections.abc import Sequence

from app.services.papers import PaperView
from app.ui.screens.preview.output import Order
from app.ui.screens.preview.sending import Outcome

NOT_LOST = "文书都还在，可以换一台打印机再打"


def sent(orders: Sequence[Order]) -> str:
    """Where the papers went (已送出)."""
    if len(orders) == 1:
        setup = orders[0].setup
        return f"已送到“{setup.printer}”，{setup.copies} 份。"
    return f"{len(orders)} 种都已送出：{named(orders)}。"


def failed(outcome: Outcome) -> str:
    """Which papers of several went out, which did not and why (部分送出)."""
    parts = [f"已送出：{named(outcome.sent)}。"] if outcome.sent else []
    if outcome.sent or len(outcome.failed) > 1:
        parts.append(f"没打成：{named([order for order, _ in outcome.failed])}。")
    return "".join(parts) + "".join(_reasons(outcome))


def counted(outcome: Outcome) -> str:
    """How many of hundreds went out, and why not all (批量打印结果)."""
    parts = [f"已送出 {len(outcome.sent)} 份"]
    if outcome.failed:
        parts.append(f"没打成 {len(outcome.failed)} 份")
    if outcome.left:
        parts.append(f"没有开始 {len(outcome.left)} 份")
    return "，".join(parts) + "。" + "".join(_reasons(outcome)[:1])


def named(orders: Sequence[Order]) -> str:
    """The titles of papers, one after the other (文书名称)."""
    return "、".join(order.title for order in orders)


def note(paper: PaperView) -> str:
    """What a print of this paper will say (补打说明)."""
    if not paper.prints:
        return "打印会记入经过；再打会印“补打”。"
    return f"打过 {paper.prints} 次，再打会印“补打 第{paper.prints + 1}次”，并记入经过。"


def _reasons(outcome: Outcome) -> list[str]:
    return list(dict.fromkeys(notice.sentence for _, notice in outcome.failed))
