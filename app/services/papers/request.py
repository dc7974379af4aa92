"""Papers on request (应请求出具): a receipt that a move did not issue, the slip for the command line."""

from pathlib import Path
from uuid import UUID

from app.core.errors import Busy, NotFound, Refused
from app.engine.matter import Matter
from app.services import lookup, record, secrecy, working
from app.services.applicants import Applicant, named
from app.services.desk import Desk
from app.services.offers import settings_of
from app.services.papers.issuing import issue
from app.services.papers.printing import print_out
from app.services.situation import gather
from db.atomic import remove, write_whole
from db.errors import Full
from db.queries import papers as ground
from db.reader import Reader
from db.writer import Writer


def issue_on_request(desk: Desk, case_id: UUID, code: str) -> UUID:
    """Issue a paper that no move issued yet (应请求出具), or give the one that is there. Gives its id.

    One that is made on request is issued anew when the case has changed since, any other when it was
    voided. Raises NotFound for a paper that only a move issues, Forbidden for whoever only looks things up.
    """
    with desk.read() as asks:
        found = record.load(asks, desk.catalog, case_id)
        secrecy.admit(desk, asks, found)
        there = asks.first(ground.LATEST, id=case_id, code=code)
        changed = record.last_change(asks, case_id).entry
        voided = asks.first(ground.VOIDED, id=case_id, code=code) is not None
    if there is not None and not (found.matter.print(code).on_request and there.entry < changed):
        paper_id: UUID = there.id
        return paper_id
    if not _asked_for(found.matter, code) and not voided:
        raise NotFound("这份文书由办理环节出具，还没有办到这一步。")
    working.hands_out(desk)
    with desk.write("issue_paper") as w:
        return _issue(desk, w, case_id, code)


def receipt_of(desk: Desk, case_id: UUID) -> UUID:
    """The paper that the applicant takes home (回执): the one issued at intake, else made on request."""
    with desk.read() as asks:
        found = record.load(asks, desk.catalog, case_id)
        secrecy.admit(desk, asks, found)
        first = found.matter.flow.move(found.steps[0].move).papers
        for code in (found.matter.receipt, *first):
            there = asks.first(ground.LATEST, id=case_id, code=code)
            if there is not None:
                paper_id: UUID = there.id
                return paper_id
    return issue_on_request(desk, case_id, found.matter.receipt)


def slip(desk: Desk, asked: str, out: Path) -> int:
    """Write the slip of a case to a file (回执导出), marked 补打 from the second time on; which time it was.

    `asked` is the number, the query code or the text of a QR code. Raises NotFound for an unknown one,
    Refused where the file cannot be put.
    """
    _look_at(out)
    with desk.read() as asks:
        case_id = _case_of(desk, asks, asked)
    _put(out, b"")
    done = print_out(desk, receipt_of(desk, case_id), "exported")
    _put(out, done.pdf)
    return done.n


def _look_at(out: Path) -> None:
    """Raises Refused unless a file may be put there."""
    try:
        if not out.parent.is_dir():
            raise Refused(f"没有文件夹 {out.parent}，请先建好再导出。")
        if out.is_dir():
            raise Refused(f"{out} 是一个文件夹，请写文件名。")
    except OSError:
        raise Busy(f"{out} 写不进去，请换一个位置。") from None


def _put(out: Path, data: bytes) -> None:
    """Put the file whole; with nothing in it, only try whether it could be."""
    trial = out if data else out.with_name(f".{out.name}.try")
    try:
        write_whole(trial, data)
        if not data:
            remove(trial)
    except Full:
        raise Busy(f"{out} 写不进去，请换一个位置。") from None


def _case_of(desk: Desk, asks: Reader, asked: str) -> UUID:
    """The case that was asked for; one that may not be seen is not there."""
    case_id = lookup.exact(asks, asked)
    if case_id is None or not secrecy.visible(desk, asks, case_id):
        raise NotFound(f"没有编号或查询码为“{asked.strip()[:40]}”的案件，请核对。")
    return case_id


def _asked_for(matter: Matter, code: str) -> bool:
    """Whether it is made for whoever asks: its receipt, and what is declared so."""
    return code == matter.receipt or any(one.code == code and one.on_request for one in matter.prints)


def _issue(desk: Desk, w: Writer, case_id: UUID, code: str) -> UUID:
    found = record.load(w, desk.catalog, case_id)
    who = named(w, Applicant(found.person_id, found.unit_id))
    settings = settings_of(desk, w, found.matter)
    situation = gather(desk, w, settings, found.matter, who, found.values, found.received, found)
    w.subject("case", case_id)
    return issue(desk, w, found, situation, code, found.steps[-1].reason)
