"""Taking in what the bank answered (回盘): looked at first, then done whole in one transaction."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Row

from app.core.actor import Role
from app.core.clock import show_moment
from app.core.errors import Invalid, Refused
from app.core.money import Money
from app.services import paying
from app.services.batches import answer, states, templates
from app.services.batches.judging import Sent, Verdict, judge
from app.services.batches.loading import Batch, load
from app.services.batches.writing import allowed, apart, happen, in_state
from app.services.desk import Desk
from app.services.payouts import Order, Settlement, Via
from db.queries import batches as ground
from db.reader import Reader
from db.tables import bank_answer
from db.writer import Writer

_CHUNK = 100
"""Orders that are settled between two looks at whether the clerk still wants it."""

Step = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a file of the bank would do to a batch (回盘预览), line by line."""

    batch_id: UUID
    number: str
    file_name: str
    hash: str
    verdicts: tuple[Verdict, ...]

    def count(self, outcome: str) -> int:
        """How many lines come out so now (笔数)."""
        return len(self._new(outcome))

    def total(self, outcome: str) -> Money:
        """What they add up to (金额)."""
        return sum((one.line.amount for one in self._new(outcome)), Money.ZERO)

    @property
    def sentence(self) -> str:
        """All of it in one sentence (一句话)."""
        parts = [f"到账 {self.count('paid')} 笔 {self.total('paid').show()} 元"]
        parts += [f"失败 {self.count('failed')} 笔"] if self.count("failed") else []
        parts += [f"还没有结果 {self.count('waiting')} 笔"] if self.count("waiting") else []
        return "，".join(parts)

    def _new(self, outcome: str) -> Sequence[Verdict]:
        return [one for one in self.verdicts if one.outcome == outcome and not one.before]


def look(desk: Desk, batch_id: UUID, file_name: str, data: bytes) -> Outlook:
    """What a file would do (预览回盘). Raises Forbidden, Refused, Invalid: one sentence on what is wrong."""
    with desk.read() as asks:
        batch = load(asks, batch_id)
        return _look(asks, batch, file_name, data)


def apply(desk: Desk, batch_id: UUID, file_name: str, data: bytes, paid_on: date, step: Step) -> Outlook:
    """Do what the bank says (读入回盘): paid on the bank's day, or failed with its words.

    All of it in one transaction: a step that raises leaves nothing behind. Raises Forbidden, Refused,
    Invalid.
    """
    with desk.write("answer_batch") as w:
        batch = load(w, batch_id)
        allowed(desk, w, batch.line, Role.CASHIER)
        apart(desk, batch, states.REVIEWED, states.APPROVED)
        found = _look(w, batch, file_name, data)
        orders = {one.n: one.order for one in batch.live}
        _keep(w, batch, found)
        paid = [orders[one.line.n] for one in found.verdicts if one.outcome == "paid" and not one.before]
        _pay(desk, w, paid, Settlement(paid_on, batch_id=batch_id), step)
        for one in found.verdicts:
            if one.outcome == "failed" and not one.before:
                paying.bounce(desk, w, orders[one.line.n], one.said, Via(batch_id, one.said))
        happen(
            w,
            batch,
            states.ANSWERED,
            batch.live,
            file_name=file_name,
            file_hash=found.hash,
            detail=found.sentence,
        )
    return found


def _look(asks: Reader, batch: Batch, file_name: str, data: bytes) -> Outlook:
    in_state(batch, "读入回盘", states.FILED, states.ANSWERED)
    found = hashlib.sha256(data).hexdigest()
    _refuse_twice(asks.first(ground.ANSWERED, hash=found))
    filed = next(one for one in batch.events if one.what == states.FILED)
    said = answer.read(templates.at(asks, filed.template), data)
    verdicts = judge(batch.number, _sent(batch), said)
    if not any(one.outcome != "waiting" and not one.before for one in verdicts):
        raise Invalid("这个回盘里没有新的结果，没有读入。请等银行办完再下载。")
    return Outlook(batch.id, batch.number, file_name, found, verdicts)


def _refuse_twice(before: Row[*tuple[object, ...]] | None) -> None:
    if before is not None:
        number, at, by = before
        raise Refused(f"这个文件 {show_moment(at)} 已由{by}读入批次 {number}，不再读第二次。")  # type: ignore[arg-type]


def _sent(batch: Batch) -> Sequence[Sent]:
    return [
        Sent(one.n, one.order.id, one.order.account_no, one.order.account_name, one.order.amount, one.state)
        for one in batch.live
    ]


def _keep(w: Writer, batch: Batch, found: Outlook) -> None:
    """The bank's words, line by line."""
    w.insert_many(
        bank_answer,
        [
            {
                "batch_id": batch.id,
                "event_n": batch.events[-1].n + 1,
                "line_n": one.line.n,
                "order_id": one.line.order_id,
                "amount": one.line.amount.fen,
                "outcome": one.outcome,
                "code": one.code,
                "said": one.said,
            }
            for one in found.verdicts
            if one.outcome != "waiting" and not one.before
        ],
    )


def _pay(desk: Desk, w: Writer, orders: Sequence[Order], done: Settlement, step: Step) -> None:
    for at in range(0, len(orders), _CHUNK):
        step(at, len(orders))
        paying.settle_many(desk, w, [(one, done) for one in orders[at : at + _CHUNK]])
    step(len(orders), len(orders))
