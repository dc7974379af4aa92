"""The register of goods brought to sites (送清凉物资发放登记表): each unit signs and seals for its own."""

from app.core.money import Money
from app.engine.prints import Column, Document, Roster, Signer, SignRow
from app.lines.relief.prints.campaign.facts import NUMBER, CampaignFacts, SiteFacts

_SIGNERS = tuple(Signer(one) for one in ("制表", "慰问人", "审核", "审批（主席）"))


def sites(facts: CampaignFacts) -> Document:
    """送清凉物资发放登记表, relief file §1.7: unit or site, heads, goods × quantity, receiver, seal."""
    columns = (
        NUMBER,
        Column("单位（工地）"),
        Column("联系人"),
        Column("联系电话", side="centre"),
        Column("人数", side="right"),
        Column("物资（数量 × 单价）"),
        Column("金额（元）", side="right"),
        Column("签收人签名", 2),
        Column("单位盖章", 2),
    )
    heads = sum(one.heads for one in facts.sites)
    note = f"共 {len(facts.sites)} 处，{heads} 人。签收单位须盖章。"
    return Document(
        title="送清凉物资发放登记表",
        size="a4-across",
        number=facts.number,
        office=facts.office.name,
        purpose=facts.about,
        blocks=(
            Roster(columns, tuple(_row(n, one) for n, one in enumerate(facts.sites, start=1)), 6, "处"),
            SignRow(_SIGNERS, sealed=True, note=note),
        ),
        form_code="JZ-09 · 2026版\u3000一式两份：中心、记账凭证",
    )


def _row(n: int, one: SiteFacts) -> tuple[str | Money, ...]:
    return (
        str(n),
        one.name,
        one.contact or "—",
        one.phone or "—",
        str(one.heads),
        "；".join(one.goods),
        one.amount,
        "",
        "",
    )
