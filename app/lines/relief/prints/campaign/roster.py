"""The roster of a campaign (花名册) and the sign lists of money and goods (签领单): A4 across."""

from app.core.money import Money
from app.engine.payout import CARD, GOODS
from app.engine.prints import Column, Document, Roster, SignRow
from app.lines.relief.prints.campaign.facts import NUMBER, ROSTER_SIGNERS, CampaignFacts, Listed
from app.lines.relief.rules.campaign import AUTUMN

_BY_OTHER = "附：代领须附委托书，写明与本人关系和代领人证件号。"
_COPIES = "一式两份：中心、记账凭证"

Cells = tuple[str | Money, ...]


def roster(facts: CampaignFacts, *, masked: bool = False) -> Document:
    """帮扶资金发放花名册（签收表）, relief file §1.6: whole for the accounts, masked for all others."""
    by_card = facts.way == CARD
    columns = (
        *_head(facts),
        Column("联系电话", side="centre"),
        Column("金额（元）", side="right"),
        *_account(masked=masked, by_card=by_card),
        Column("本人签名"),
    )
    rows = tuple(
        _row(facts, n, one.masked if masked else one, masked=masked)
        for n, one in enumerate(facts.people, start=1)
    )
    amount = next(at for at, one in enumerate(columns) if one.side == "right")
    return Document(
        title="金秋助学金发放花名册" if facts.season == AUTUMN else "困难职工帮扶资金发放花名册",
        size="a4-across",
        number=facts.number,
        office=facts.office.name,
        purpose=facts.about,
        blocks=(Roster(columns, rows, amount), SignRow(ROSTER_SIGNERS, sealed=True, note=_BY_OTHER)),
        form_code=f"JZ-07 · 2026版\u3000{'脱敏件：不作记账凭证' if masked else _COPIES}",
    )


def gifts(facts: CampaignFacts) -> Document:
    """送温暖慰问金（慰问品）签领单, relief file §1.7: each signs for what he was given."""
    goods = facts.way == GOODS
    what = Column("慰问品") if goods else None
    columns = (
        NUMBER,
        Column("姓名"),
        Column("工作单位"),
        Column("类别", side="centre"),
        *((what,) if what else ()),
        Column("金额（元）", side="right"),
        Column("联系电话", side="centre"),
        Column("本人或\n代领人签名", 2),
        Column("代领关系\n和证件号", 2),
    )
    rows = tuple(_signed(n, one, goods=goods) for n, one in enumerate(facts.people, start=1))
    return Document(
        title=f"{facts.season_name}{'慰问品' if goods else '慰问金'}签领单",
        size="a4-across",
        number=facts.number,
        office=facts.office.name,
        purpose=facts.about,
        blocks=(
            Roster(columns, rows, 5 if goods else 4),
            SignRow(ROSTER_SIGNERS, sealed=True, note=_BY_OTHER),
        ),
        form_code=f"JZ-08 · 2026版\u3000{_COPIES}",
    )


def _head(facts: CampaignFacts) -> tuple[Column, ...]:
    """Who it is; in autumn the student and his school, else the unit."""
    who = (NUMBER, Column("姓名"), Column("身份证号"))
    if facts.season == AUTUMN:
        return (*who, Column("学生"), Column("就读学校"), Column("阶段", side="centre"))
    return (*who, Column("工作单位"), Column("类别", side="centre"))


def _account(*, masked: bool, by_card: bool) -> tuple[Column, ...]:
    if not by_card:
        return ()
    return (Column("卡号\n尾四位", side="centre"),) if masked else (Column("开户行"), Column("银行卡号"))


def _row(facts: CampaignFacts, n: int, one: Listed, *, masked: bool) -> Cells:
    who: Cells = (str(n), one.name, one.id_number)
    more: Cells = (one.unit or "—", one.category or "—")
    if facts.season == AUTUMN:
        more = (one.student, one.school or "—", one.stage or "—")
    account: Cells = ()
    if facts.way == CARD:
        account = (one.account_no,) if masked else (one.bank or "—", one.account_no)
    return (*who, *more, one.phone or "—", one.amount, *account, "")


def _signed(n: int, one: Listed, *, goods: bool) -> Cells:
    given: Cells = (one.goods,) if goods else ()
    who: Cells = (str(n), one.name, one.unit or "—", one.category or "—")
    return (*who, *given, one.amount, one.phone or "—", "", "")
