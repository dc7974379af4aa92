"""The summary of a campaign (活动汇总表): what it was, whom it reached, what it cost, what came of it."""

from app.core.money import Money
from app.engine.prints import AmountBox, Apart, Block, Cells, Column, Document, Entry, Signer, SignRow, Table
from app.lines.relief.prints.campaign.facts import CampaignFacts
from app.lines.relief.rules.campaign import SPRING


def summary(facts: CampaignFacts) -> Document:
    """帮扶活动汇总表: figures by category, the sum in capitals, the result."""
    pays = facts.season != SPRING
    blocks: tuple[Block, ...] = (
        Cells((Entry("活动名称", facts.name, (2, 4), strong=True), Entry("年度", str(facts.year), (2, 4)))),
        Cells((Entry("活动时间", facts.term, (2, 4)), Entry("依据文件", facts.source, (2, 4)))),
        *((Cells((Entry("资金来源", facts.fund), Entry("发放方式", facts.way_name))),) if pays else ()),
        *((AmountBox(_whole(facts)),) if pays else ()),
        Apart(),
        _by_category(facts),
        Apart(),
        Table(
            (Column("办理情况", 5), Column("数量", 7)),
            facts.result,
        ),
        SignRow((Signer("制表"), Signer("审核"), Signer("审批（主席）")), sealed=True),
    )
    return Document(
        title=f"{facts.season_name}活动汇总表",
        size="a4",
        number=facts.number,
        office=facts.office.name,
        blocks=blocks,
        form_code="JZ-10 · 2026版",
    )


def _whole(facts: CampaignFacts) -> Money:
    return facts.total + sum((one.amount for one in facts.sites), Money.ZERO)


def _by_category(facts: CampaignFacts) -> Table:
    """People and sums by category, sites under them."""
    found: dict[str, tuple[int, Money]] = {}
    for one in facts.people:
        count, sum_ = found.get(one.category or "其他对象", (0, Money.ZERO))
        found[one.category or "其他对象"] = count + 1, sum_ + one.amount
    rows = [(name, f"{count} 人", sum_.show()) for name, (count, sum_) in found.items()]
    if facts.sites:
        heads = sum(one.heads for one in facts.sites)
        goods = sum((one.amount for one in facts.sites), Money.ZERO)
        rows.append(("慰问点", f"{len(facts.sites)} 处 {heads} 人", goods.show()))
    columns = (Column("对象类别", 5), Column("人数", 4, side="centre"), Column("金额（元）", 3, side="right"))
    total = ("合计", f"{len(facts.people)} 人", _whole(facts).show())
    return Table(columns, tuple(rows), (total,))
