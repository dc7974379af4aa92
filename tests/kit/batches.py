"""Approved orders and banks for tests of batches (批次工厂): made by three people."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from app.core.money import Money
from app.engine.flow import Maker
from app.services import batches, payouts
from app.services.batches.bank_file import BankFile
from app.services.desk import Desk
from app.services.parameters.seeding import seeded
from app.services.payouts import Deed, Goods, Share
from app.services.payouts.writing import put_order
from db.writer import Writer
from tests.kit.factories import LIVING, House, hardship

EXAMPLES = {one["code"]: str(one["spec"]) for one in seeded("bank_template")}
CARD_NO = "62309105790{:08d}"


def order(
    at: House,
    n: int,
    *,
    name: str = "",
    way: str = "card",
    fen: int = 300_000,
    account: str = "",
    holder: str = "",
    person_id: UUID | None = None,
    kind: str = LIVING,
) -> UUID:
    """An approved order of relief without a case, for person n in file."""
    called = name or f"周{'一二三四五六七八九十'[n % 10]}"
    who = person_id or hardship(at, n, name=called)
    columns = {
        "person_id": who,
        "line": "relief",
        "kind": kind,
        "year": 2026,
        "amount": fen,
        "way": way,
        "account_no": (account or CARD_NO.format(n)) if way == "card" else "",
        "account_name": (holder or called) if way == "card" else "",
        "receiver": "" if way == "card" else called,
        "bank": "武义农商银行" if way == "card" else "",
        "station": "XC01",
        "made_on": at.clock.today(),
    }
    with at.clerk.write("make_payout") as w:
        return put(at, w, columns, fen)


def put(at: House, w: Writer, columns: dict[str, object], fen: int) -> UUID:
    """The order with its events, entered with an open writer."""
    goods = [Goods("大米", "袋", 1, Money(fen))] if columns["way"] == "goods" else []
    day = at.clock.today()
    deeds = [
        Deed(what, day, Maker(desk.actor.id, desk.actor.name))
        for what, desk in (("made", at.clerk), ("reviewed", at.reviewer), ("approved", at.approver))
    ]
    return put_order(w, columns, [Share("own", 2026, Money(fen))], goods, deeds)


def template(at: House, code: str = "text") -> str:
    """An example, adapted by the office from today on."""
    typed = {"name": f"农商行{code}", "valid_from": "t", "source": "农商行代发说明", "spec": EXAMPLES[code]}
    return batches.add_template(at.admin, typed)


def made(at: House, orders: Sequence[UUID], way: str = "card") -> UUID:
    """A batch of these orders."""
    return batches.make(at.desks["童志远"], "relief", way, "生活救助金", orders)


def approved(at: House, orders: Sequence[UUID], way: str = "card") -> UUID:
    """A batch that may go out."""
    batch_id = made(at, orders, way)
    batches.review(at.reviewer, batch_id)
    batches.approve(at.approver, batch_id)
    return batch_id


def filed(at: House, orders: Sequence[UUID]) -> tuple[UUID, BankFile]:
    """A batch at the bank, with the file that it got."""
    batch_id = approved(at, orders)
    return batch_id, batches.file(at.cashier, batch_id, template(at))


def answer(desk: Desk, batch_id: UUID, said: Iterable[tuple[int, str, str]] = ()) -> bytes:
    """What the bank gives back by the example: all arrived but those named (line, code, words)."""
    shown = batches.view(desk, batch_id)
    told = {n: (code, words) for n, code, words in said}
    with desk.read() as asks:
        orders = payouts.load_all(asks, [one.order_id for one in shown.lines])
    account = {one.id: one.account_no for one in orders}
    rows = [one for one in shown.lines if one.state != "unlisted"]
    total = sum((one.amount for one in rows), Money.ZERO)
    lines = [f"{shown.row.number}|{len(rows)}|{_yuan(total)}"]
    for one in rows:
        code, words = told.get(one.n, ("0000", "成功"))
        lines.append(f"{one.n}|{account[one.order_id]}|{one.name}|{_yuan(one.amount)}|{code}|{words}")
    return "".join(f"{one}\r\n" for one in lines).encode("gbk")


def _yuan(sum_: Money) -> str:
    return sum_.show().replace(",", "")
