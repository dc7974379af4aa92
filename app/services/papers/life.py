"""The life of a paper (文书的一生): handed over, voided with all copies, reversed in red; never edited."""

from uuid import UUID

from app.core.actor import Role
from app.core.clock import local, show_date, show_time
from app.core.errors import Forbidden, Invalid, Refused
from app.engine.fields import CodeLists, Typing, long_text, text
from app.services import numbers, working
from app.services.catalog import UndoFacts
from app.services.desk import Desk
from app.services.papers.facts import Red, document_of, red
from app.services.papers.found import NOT_OUT, enter, found, happened
from app.services.papers.issuing import Kind, keep
from app.services.papers.stored import unpack
from app.services.periods import month_closed
from db.queries import papers as ground
from db.queries.papers import PaperRow
from db.reader import Reader
from db.writer import Writer

PLACES = {"delivered": -1, "voided": -2, "reversed": -3}
"""The place of each thing that happens to a paper once (文书经过序位); its prints are counted from 1."""

EVENT_WORDS = {"delivered": "交付", "voided": "作废", "reversed": "冲销", NOT_OUT: "登记没打出来"}
"""What happened to a paper, in words (文书经过)."""

REASON = long_text("reason", "原因", limit=200)
TO = text("to", "领取人", limit=30)
SECONDS = (Role.REVIEWER, Role.APPROVER, Role.CASHIER)
"""Who may reverse in red what another issued (冲红人员)."""


def deliver(desk: Desk, paper_id: UUID, to: str = "") -> None:
    """Enter that a paper was handed over (交付), to whom. Raises Refused for a void one or twice."""
    working.hands_out(desk)
    with desk.write("deliver_paper") as w:
        row = found(desk, w, paper_id)
        done = _kinds(w, paper_id)
        if "delivered" in done:
            raise Refused("这份文书已经登记过交付。")
        if "voided" in done:
            raise Refused("这份文书已作废，不能交付。")
        whom = TO.kind.parse(to, _typing(desk)) if to.strip() else ""
        enter(desk, w, row, "delivered", PLACES["delivered"], whom)


def void(desk: Desk, paper_id: UUID, reason: str, *, copies_back: bool) -> None:
    """Void a paper (作废): its number and all copies stay listed, and it is only printed marked.

    By who issued it or a reviewer, until its month is closed; what it stands for is undone with it.
    Raises Invalid for no reason or copies that are not back, Forbidden, Refused.
    """
    with desk.write("void_paper") as w:
        row = found(desk, w, paper_id)
        why = _why(desk, reason)
        if closed := void_closed(desk, w, row):
            raise Refused(closed)
        if closed := not_to_void(desk, row):
            raise Forbidden(closed)
        if _kinds(w, paper_id) and not copies_back:
            raise Invalid("请先收回全部联次，再作废。", field="copies_back")
        undo = desk.catalog.undo.get(row.kind)
        if undo is not None:
            undo.void(w, _about(desk, w, row, why))
        elif row.number and row.case_id is not None and ground.paid(w, row.case_id):
            raise Refused("钱已经发放，这张单子不能作废。请先在发放里冲销。")
        enter_void(desk, w, paper_id, why)


def reverse(desk: Desk, paper_id: UUID, reason: str) -> UUID:
    """Reverse a money paper in red (冲红), by a second person; gives the red paper's id.

    Raises Invalid for no reason, Forbidden, Refused.
    """
    with desk.write("reverse_paper") as w:
        row = found(desk, w, paper_id)
        why = _why(desk, reason)
        if closed := red_closed(w, row):
            raise Refused(closed)
        if closed := not_to_reverse(desk, row):
            raise Forbidden(closed)
        undo = desk.catalog.undo.get(row.kind)
        if undo is None and row.case_id is not None and ground.paid(w, row.case_id):
            raise Refused("这张单子的钱还没有退回，请先在发放里冲销。")
        red_id = enter_red(desk, w, paper_id, why)
        if undo is not None:
            undo.red(w, _about(desk, w, row, why, red_id))
    return red_id


def enter_void(desk: Desk, w: Writer, paper_id: UUID, reason: str) -> None:
    """Enter that a paper is void with the open writer (登记作废); who may was asked already."""
    row = found(desk, w, paper_id)
    if closed := void_closed(desk, w, row):
        raise Refused(closed)
    enter(desk, w, row, "voided", PLACES["voided"], reason)


def enter_red(desk: Desk, w: Writer, paper_id: UUID, reason: str) -> UUID:
    """Issue the red paper against one with the open writer (开具红字); gives its id.

    It is made of what the first one says, under the next number of its kind. Raises Refused.
    """
    row = found(desk, w, paper_id)
    if closed := red_closed(w, row):
        raise Refused(closed)
    number = numbers.take_paper(w, row.kind, desk.actor.station, desk.today.year)
    about = Red(
        number,
        row.number,
        show_date(local(row.issued_at).date()),
        reason,
        desk.today,
        f"{desk.actor.station} {show_time(w.at)}印",
    )
    sizes = tuple(unpack(w.one(ground.LAYOUT, id=paper_id).layout))
    made = keep(
        desk,
        w,
        red(document_of(row.facts), about),
        Kind(row.code, sizes, number, row.own_line),  # type: ignore[arg-type]
        case_id=row.case_id,
        person_id=row.person_id,
        reverses=paper_id,
    )
    enter(desk, w, row, "reversed", PLACES["reversed"], f"{number} {reason}")
    return made


def void_closed(desk: Desk, asks: Reader, row: PaperRow) -> str:
    """Why a paper can no longer be voided, as a sentence (不能作废的原因); "" when it can."""
    done = _kinds(asks, row.id)
    if "voided" in done:
        return "这份文书已经作废。"
    if "reversed" in done or row.reverses is not None:
        return "这份文书已经冲红或本身是红字，不能再作废。"
    issued = local(row.issued_at).date()
    if not month_closed(asks, desk.actor.station, issued):
        return ""
    only = "，只能冲红" if row.kind else ""
    return f"{show_date(issued)[:7]} 已经月结，不能再作废{only}。"


def red_closed(asks: Reader, row: PaperRow) -> str:
    """Why a paper cannot be reversed in red, as a sentence (不能冲红的原因); "" when it can."""
    done = _kinds(asks, row.id)
    if row.kind not in numbers.MONEY_PAPERS.values():
        return "只有带编号的票据才冲红。开错的文书请作废。"
    if "voided" in done:
        return "这份文书已经作废，不用再冲红。"
    if "reversed" in done:
        return "这份文书已经冲红，不能冲第二次。"
    return "红字文书不能再冲红，请另开新的。" if row.reverses is not None else ""


def not_to_void(desk: Desk, row: PaperRow) -> str:
    """Why this person may not void a paper, as a sentence (无权作废); "" when he may."""
    if row.issued_by == desk.actor.id or desk.actor.has(Role.REVIEWER, row.line or None):
        return ""
    return f"作废由开具人{row.issuer}或复核人员办理。"


def not_to_reverse(desk: Desk, row: PaperRow) -> str:
    """Why this person may not reverse a paper, as a sentence (无权冲红); "" when he may."""
    if row.issued_by == desk.actor.id:
        return "冲红要由另一人办理，不能由开具人自己办。"
    if any(desk.actor.has(role, row.line or None) for role in SECONDS):
        return ""
    return "冲红由复核、审批或出纳人员办理。"


def _kinds(asks: Reader, paper_id: UUID) -> set[str]:
    return {one.what for one in happened(asks, paper_id)}


def _why(desk: Desk, reason: str) -> str:
    if not reason.strip():
        raise Invalid("请写明原因。", field=REASON.code)
    try:
        return REASON.kind.parse(reason, _typing(desk))
    except Invalid as wrong:
        raise wrong.at(REASON.code) from None


def _typing(desk: Desk) -> Typing:
    return Typing(desk.today, CodeLists({}))


def _about(desk: Desk, w: Writer, row: PaperRow, reason: str, red_id: UUID | None = None) -> UndoFacts:
    return UndoFacts(
        row.id, row.number or "", row.code, row.case_id, reason, desk.today, w.at, desk.actor, red_id
    )
