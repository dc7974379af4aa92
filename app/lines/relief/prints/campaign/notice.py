"""The notice of a whole roster (公示), picture 05 of the paper page: names masked, no ID number."""

from app.core.clock import long_day
from app.core.identity import mask
from app.core.money import Money
from app.engine.prints import Block, Closing, Column, Document, Paragraph, Row, Rows, Table
from app.lines.relief.prints.campaign.facts import CampaignFacts, Listed
from app.lines.relief.rules.campaign import AUTUMN, SPRING


def notice(facts: CampaignFacts) -> Document:
    """公示, to hang up on A4 or A3, relief file §1.7."""
    term = f"{long_day(facts.notice_from)}至{long_day(facts.notice_to)}（{facts.notice_days}个工作日）"
    office = facts.office
    way = "，".join(part for part in (f"电话{office.phone}" if office.phone else "", office.address) if part)
    blocks: tuple[Block, ...] = (
        Paragraph(f"经调查核实、集体研究，下列人员拟列入{facts.name}名单。现予公示，接受监督。"),
        _table(facts),
        Rows(
            (
                Row("公示时间", term, strong=True),
                Row(
                    "反映方式",
                    f"对名单有异议的，请在公示期内以实名向{office.name}反映"
                    f"{f'，{way}' if way else ''}。反映人信息依法保密。",
                ),
            )
        ),
        Closing(office.union_name or office.name, long_day(facts.today)),
    )
    return Document(
        title="公示",
        size="a4",
        number=facts.number,
        office=office.name,
        blocks=blocks,
        form_code="JZ-05 · 2026版\u3000姓名隐去一字；不公开证件号码、电话、住址、病情。",
        notice=True,
    )


def _table(facts: CampaignFacts) -> Table:
    sums = facts.season != SPRING
    autumn = facts.season == AUTUMN
    columns = (
        Column("序号", 2, side="centre"),
        Column("姓名", 3, side="centre"),
        *((Column("学生", 3, side="centre"), Column("学校", 8)) if autumn else (Column("所在单位", 10),)),
        Column("类别", 4, side="centre"),
        *((Column("拟发放（元）", 4, side="right"),) if sums else ()),
    )
    rows = tuple(_row(n, one, autumn=autumn, sums=sums) for n, one in enumerate(facts.people, start=1))
    blank = ("",) * (len(columns) - 3)
    totals = (("合计", f"{len(rows)} 人", *blank, _yuan(facts.total)),) if sums else ()
    return Table(columns, rows, totals)


def _row(n: int, one: Listed, *, autumn: bool, sums: bool) -> tuple[str, ...]:
    name = mask(one.name, "paper")
    place = (mask(one.student, "paper"), one.school or "—") if autumn else (one.unit or "—",)
    return (str(n), name, *place, one.category or "—", *((one.amount.show(),) if sums else ()))


def _yuan(amount: Money) -> str:
    return f"¥{amount.show()}"
