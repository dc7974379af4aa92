"""Giving a batch to the bank (报盘): the file made, read back and held against the list, kept by its hash."""

from datetime import date
from uuid import UUID

from app.core.actor import Role
from app.core.clock import local
from app.core.errors import Refused
from app.engine.payout import CARD
from app.services import paying
from app.services.batches import bank_file, states, templates
from app.services.batches.bank_file import About, BankFile, PayLine
from app.services.batches.loading import Batch, load
from app.services.batches.steps import equal
from app.services.batches.template import Template
from app.services.batches.templates import TemplateView
from app.services.batches.writing import allowed, apart, happen, in_state
from app.services.desk import Desk
from app.services.payouts import Via
from app.services.payouts.deciding import reason_of
from db.writer import Writer


def offered(desk: Desk) -> tuple[TemplateView, ...]:
    """The templates that a file can be made by today (现行模板)."""
    with desk.read() as asks:
        return templates.in_force(asks, desk.today)


def file(desk: Desk, batch_id: UUID, template_code: str = "") -> BankFile:
    """Make the file for the bank (报盘); of one that was filed, the same file again, entered as such.

    Raises Forbidden, NotFound for the template, Refused where the three sums differ, Invalid with the lines
    that cannot stand in the file.
    """
    with desk.write("file_batch") as w:
        batch = load(w, batch_id)
        allowed(desk, w, batch.line, Role.CASHIER)
        in_state(batch, "报盘", states.APPROVED, states.FILED)
        if batch.way != CARD:
            raise Refused("只有打卡的批次才报盘，现金和实物按签领单办。")
        apart(desk, batch, states.REVIEWED, states.APPROVED)
        return _again(w, batch) if batch.state == states.FILED else _first(desk, w, batch, template_code)


def release(desk: Desk, batch_id: UUID, reason: str) -> None:
    """The bank says on paper that it has not carried out what is left (未办退回): that fails.

    Raises Forbidden, Refused, Invalid at `reason`.
    """
    with desk.write("release_batch_lines") as w:
        batch = load(w, batch_id)
        allowed(desk, w, batch.line, Role.CASHIER)
        in_state(batch, "退回", states.FILED, states.ANSWERED)
        why = reason_of(reason)
        lines = batch.having(states.SENT)
        if not lines:
            raise Refused("每一笔都有结果了，没有要退回的。")
        for one in lines:
            paying.bounce(desk, w, one.order, why, Via(batch_id, why))
        happen(w, batch, states.ANSWERED, batch.live, detail=f"{len(lines)} 笔银行未办：{why}")


def lines_of(batch: Batch) -> list[PayLine]:
    """The lines as the bank gets them (报盘明细), numbered as in the batch."""
    return [
        PayLine(
            one.n,
            one.order.account_no,
            one.order.account_name,
            one.order.amount,
            one.order.bank,
            one.person.id_number,
        )
        for one in batch.live
    ]


def about(batch: Batch, day: date) -> About:
    """What the file says of the batch (批次资料)."""
    return About(batch.number, day, batch.title)


def _first(desk: Desk, w: Writer, batch: Batch, template_code: str) -> BankFile:
    stamp, template = templates.row_of(w, template_code, desk.today)
    equal(batch)
    made = _made(template, batch, desk.today)
    paying.send(desk, w, batch.orders, Via(batch.id, batch.number))
    _enter(w, batch, made, stamp, "")
    return made


def _again(w: Writer, batch: Batch) -> BankFile:
    filed = [one for one in batch.events if one.what == states.FILED]
    made = _made(templates.at(w, filed[0].template), batch, local(filed[0].at).date())
    if made.hash != filed[0].file_hash:
        raise Refused("再做出来的文件和第一次的不同，没有导出。请用第一次导出的文件，或请管理员查银行模板。")
    _enter(w, batch, made, filed[0].template, f"再次导出（第 {len(filed) + 1} 次）")
    return made


def _made(template: Template, batch: Batch, day: date) -> BankFile:
    made = bank_file.make(template, about(batch, day), lines_of(batch))
    if (made.count, made.total) != (len(batch.live), batch.total):
        listed = f"明细 {len(batch.live)} 笔 {batch.total.show()} 元"
        back = f"文件读回 {made.count} 笔 {made.total.show()} 元"
        raise Refused(f"{listed}，{back}，不一致，没有导出。请核对银行模板。")
    return made


def _enter(w: Writer, batch: Batch, made: BankFile, stamp: str, detail: str) -> None:
    happen(
        w,
        batch,
        states.FILED,
        batch.live,
        file_name=made.name,
        file_hash=made.hash,
        template=stamp,
        detail=detail,
    )
