"""Rosters of a batch (发放花名册、签领单): A4 across, whole for the accounts, masked for all others."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.core.actor import Role
from app.core.identity import mask, mask_id, mask_phone
from app.core.money import Money
from app.engine.payout import CARD, CASH, GOODS
from app.engine.prints import Column, Document, Roster, Signer, SignRow
from app.services import papers
from app.services.batches import states
from app.services.batches.loading import Batch, Line, load
from app.services.batches.writing import MAKERS, allowed, happen, in_state
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts.funds import names as fund_names
from db.writer import Writer

WHOLE, MASKED = "payout_roster", "payout_roster_masked"
"""The two papers (文书种类): for the accounts, and for all others."""

_TITLES: Mapping[str, str] = {CARD: "资金发放花名册", CASH: "慰问金签领单", GOODS: "慰问品签领单"}
_SIGNERS = tuple(Signer(one) for one in ("制表", "经办", "审核", "出纳", "审批（主席）"))
_FORM_CODE = "FF-01 · 2026版\u3000"
_COPIES = {WHOLE: "存档件：记账凭证附件", MASKED: "脱敏件：不作记账凭证"}


@dataclass(frozen=True, slots=True)
class _Words:
    """What the cells of a roster say beyond the lines (花名册用语)."""

    kinds: Mapping[str, str]
    funds: Mapping[str, str]
    masked: bool

    def name(self, one: Line) -> str:
        """The person."""
        return mask(one.person.name, "paper") if self.masked else one.person.name

    def id_number(self, one: Line) -> str:
        """His number."""
        return mask_id(one.person.id_number) if self.masked else one.person.id_number

    def phone(self, one: Line) -> str:
        """How to reach him."""
        return mask_phone(one.person.phone) if self.masked and one.person.phone else one.person.phone

    def fund(self, one: Line) -> str:
        """Where the money comes from."""
        return "、".join(dict.fromkeys(self.funds.get(share.fund, share.fund) for share in one.order.shares))

    def account(self, one: Line) -> tuple[str, ...]:
        """Bank and account, or the last four figures alone."""
        if self.masked:
            return (one.order.account_no[-4:],)
        return one.order.bank, one.order.account_no

    def goods(self, one: Line) -> str:
        """What is handed out."""
        return "、".join(f"{item.name}{item.quantity}{item.measure}" for item in one.order.goods)


def issue(desk: Desk, batch_id: UUID, *, masked: bool) -> UUID:
    """Issue the roster of an approved batch (出花名册), whole or masked; gives the paper of the first time.

    Raises Forbidden, Refused, Invalid where a character cannot be drawn.
    """
    with desk.write("issue_roster") as w:
        batch = load(w, batch_id)
        allowed(desk, w, batch.line, Role.CASHIER, *MAKERS)
        in_state(
            batch, "出花名册", states.APPROVED, states.FILED, states.ANSWERED, states.SIGNED, states.ENDED
        )
        code = MASKED if masked else WHOLE
        before = [one.paper_id for one in batch.events if one.what == states.ROSTERED and one.detail == code]
        if before and before[-1] is not None:
            return before[-1]
        kind = papers.Kind(code, ("a4-across",), line=batch.line)
        paper_id = papers.keep(desk, w, document(desk, w, batch, masked=masked), kind)
        happen(w, batch, states.ROSTERED, batch.live, paper_id=paper_id, detail=code)
    return paper_id


def document(desk: Desk, w: Writer, batch: Batch, *, masked: bool) -> Document:
    """What the roster says (花名册内容)."""
    settings = reference(desk, w)
    kinds = {one.kind: desk.catalog.paid_name(one.kind) for one in batch.orders}
    words = _Words(kinds, fund_names(desk, w), masked)
    line = desk.catalog.line(batch.line)
    columns, rows, amount = _by_card(batch, words) if batch.way == CARD else _by_hand(batch, words)
    code = MASKED if masked else WHOLE
    note = "" if batch.way == CARD else "附：代领须附委托书，写明与本人关系和代领人证件号。"
    return Document(
        title=f"{line.name}{_TITLES[batch.way]}",
        size="a4-across",
        number=batch.number,
        office=settings.office.name,
        purpose=f"填报单位：{settings.office.name}\u3000\u3000项目：{batch.title}",
        number_label="批次",
        blocks=(Roster(columns, rows, amount), SignRow(_SIGNERS, sealed=True, note=note)),
        form_code=f"{_FORM_CODE}{_COPIES[code]}",
    )


Laid = tuple[tuple[Column, ...], tuple[tuple[str | Money, ...], ...], int]


def _by_card(batch: Batch, words: _Words) -> Laid:
    tail = (Column("卡号\n尾四位", side="centre"),)
    account = tail if words.masked else (Column("开户行"), Column("银行账号"))
    columns = (*_HEAD, *account, Column("联系电话", side="centre"))
    rows: tuple[tuple[str | Money, ...], ...] = tuple(
        (*_head(n, one, words), one.order.amount, *words.account(one), words.phone(one))
        for n, one in enumerate(batch.live, start=1)
    )
    return columns, rows, len(_HEAD) - 1


def _by_hand(batch: Batch, words: _Words) -> Laid:
    goods = (Column("慰问品"),) if batch.way == GOODS else ()
    signed = (Column("本人或\n代领人签名", 2), Column("代领关系\n和证件号", 2))
    columns = (*_HEAD, *goods, Column("联系电话", side="centre"), *signed)
    rows = tuple(_handed(n, one, words, told=bool(goods)) for n, one in enumerate(batch.live, start=1))
    return columns, rows, len(_HEAD) - 1


def _handed(n: int, one: Line, words: _Words, *, told: bool) -> tuple[str | Money, ...]:
    """A line with room to sign."""
    goods = (words.goods(one),) if told else ()
    return (*_head(n, one, words), one.order.amount, *goods, words.phone(one), "", "")


_HEAD = (
    Column("序号", side="centre"),
    Column("姓名"),
    Column("身份证号"),
    Column("工作单位"),
    Column("类别", side="centre"),
    Column("资金来源", side="centre"),
    Column("金额（元）", side="right"),
)


def _head(n: int, one: Line, words: _Words) -> tuple[str, ...]:
    """The cells before the sum."""
    kind = words.kinds[one.order.kind]
    return (str(n), words.name(one), words.id_number(one), one.person.unit or "—", kind, words.fund(one))
