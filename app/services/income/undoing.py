"""Undoing a sum received (撤销收款): void while the month is open, in red afterwards; once, never edited."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from app.core.actor import Role
from app.core.clock import show_date
from app.core.errors import Forbidden, Invalid, NotFound, Refused
from app.engine import check
from app.engine.form import Form, Section
from app.services import papers, working
from app.services.catalog import Undo, UndoFacts
from app.services.desk import Desk
from app.services.income import form
from app.services.income.receiving import (
    RECEIVED,
    REVERSED,
    VOIDED,
    enter,
    happen,
    outside_fault,
)
from app.services.periods import month_closed, refuse_closed
from db.queries import income as ground
from db.queries.income import IncomeRow
from db.reader import Reader
from db.writer import Writer

_KEPT = ("case_id", "person_id", "unit_id", "line", "kind", "payer", "reason", "way", "voucher_no", "station")
_WHY = Form((Section("why", "原因", (form.WHY, form.OUTSIDE_NO)),))
_SECONDS = (Role.REVIEWER, Role.APPROVER, Role.CASHIER)


def found(asks: Reader, income_id: UUID) -> IncomeRow:
    """The sum of this id (取一笔收款). Raises NotFound."""
    row = ground.one(asks, income_id)
    if row is None:
        raise NotFound("没有找到这笔收款，请重新载入。")
    return row


def void(desk: Desk, income_id: UUID, reason: str, *, copies_back: bool) -> None:
    """Void a sum and its receipt (作废), while the month is open and every copy is back.

    Raises Invalid for no reason or copies that are not back, Forbidden, Refused, NotFound.
    """
    with desk.read() as asks:
        row = found(asks, income_id)
    if row.paper_id is not None:
        papers.void(desk, row.paper_id, reason, copies_back=copies_back)
        return
    working.at_work(desk, row.line)
    with desk.write("void_income") as w:
        row = found(w, income_id)
        why, _ = _typed(desk, {"reason": reason})
        if month_closed(w, row.station, row.received_on):
            raise Refused(f"{show_date(row.received_on)[:7]} 已经月结，不能再作废，只能冲红。")
        maker_id, maker = _maker(w, row)
        if maker_id != desk.actor.id and not desk.actor.has(Role.REVIEWER, row.line):
            raise Forbidden(f"作废由收款人{maker}或复核人员办理。")
        _void(w, row, why)


def reverse(desk: Desk, income_id: UUID, typed: Mapping[str, str]) -> UUID:
    """Take a sum back in red (冲红), by a second person: a negative sum with a number of its own.

    `typed` has the reason and, where no receipt of ours stands for it, the number of the other's red one.
    Gives the id of the red sum; raises Invalid, Forbidden, Refused, NotFound.
    """
    with desk.read() as asks:
        row = found(asks, income_id)
    if row.paper_id is not None:
        red_paper = papers.reverse(desk, row.paper_id, typed.get("reason", ""))
        with desk.read() as asks:
            red = ground.of_paper(asks, red_paper)
        assert red is not None, "a red receipt has its red sum"
        return red.id
    with desk.write("reverse_income") as w:
        row = found(w, income_id)
        why, number = _typed(desk, typed)
        if not number:
            raise Invalid("请填写财政部门开具的红字票据号。", field=form.OUTSIDE_NO.code)
        if faults := outside_fault(w, number):
            raise Invalid(faults=faults)
        if _maker(w, row)[0] == desk.actor.id:
            raise Forbidden("冲红要由另一人办理，不能由收款人自己办。")
        if not any(desk.actor.has(role, row.line) for role in _SECONDS):
            raise Forbidden("冲红由复核、审批或出纳人员办理。")
        return _red(w, row, why, desk.today, {"outside_no": number})


def undoing_closed(row: IncomeRow) -> str:
    """Why a sum can be undone no more, as a sentence (不能撤销的原因); "" when it can."""
    if row.reverses is not None:
        return "这一笔本身是红字，不能再作废或冲红。"
    if row.state == VOIDED:
        return "这笔收款已经作废。"
    return "这笔收款已经冲红，不能冲第二次。" if row.state == REVERSED else ""


def _undo_void(w: Writer, facts: UndoFacts) -> None:
    row = ground.of_paper(w, facts.paper_id)
    if row is not None:
        _void(w, row, facts.reason)


def _undo_red(w: Writer, facts: UndoFacts) -> None:
    row = ground.of_paper(w, facts.paper_id)
    if row is not None:
        _red(w, row, facts.reason, facts.today, {"paper_id": facts.red_id})


UNDO = Undo(_undo_void, _undo_red)
"""What happens to a sum when its receipt is voided or reversed (随收据撤销)."""


def _void(w: Writer, row: IncomeRow, why: str) -> None:
    if closed := undoing_closed(row):
        raise Refused(closed)
    happen(w, row.id, 2, VOIDED, why)


def _red(w: Writer, row: IncomeRow, why: str, today: date, proof: Mapping[str, object]) -> UUID:
    """Enter the negative sum against one. Gives its id."""
    if closed := undoing_closed(row):
        raise Refused(closed)
    refuse_closed(w, row.station, today)
    kept = {name: getattr(row, name) for name in _KEPT}
    own = {"amount": -row.amount, "received_on": today, "remark": why, "reverses": row.id}
    red = enter(w, {**kept, **own, **proof})
    happen(w, row.id, 2, REVERSED, why)
    return red


def _maker(asks: Reader, row: IncomeRow) -> tuple[UUID, str]:
    """Who received it."""
    first = next(one for one in asks.all(ground.EVENTS, id=row.id) if one.what == RECEIVED)
    return first.by_id, first.by_name


def _typed(desk: Desk, typed: Mapping[str, str]) -> tuple[str, str]:
    """The reason and the number of the other's red receipt; Invalid at their fields."""
    values = check.check(_WHY, typed, (form.WHY,), form.typing((), desk.today))
    return values[form.WHY], values.get(form.OUTSIDE_NO) or ""
