"""What goes out together, and what did not come out (文书输出): a set in one action, a print that failed."""

from uuid import UUID

from app.core.errors import Refused
from app.services import working
from app.services.desk import Desk
from app.services.papers.found import NOT_OUT, enter, found, happened
from app.services.papers.printing import PaperView, view
from db.queries import papers as ground

_PLACE = -10
"""Below the places of what happens once: print 3 of which nothing came out stands at -13."""


def together(desk: Desk, paper_id: UUID) -> tuple[PaperView, ...]:
    """The papers that the same move issued, this one among them (同出文书); void ones are left out.

    Raises NotFound, Forbidden.
    """
    with desk.read() as asks:
        found(desk, asks, paper_id)
        ids = [one for (one,) in asks.all(ground.TOGETHER, id=paper_id)] or [paper_id]
    return tuple(one for one in (view(desk, each) for each in ids) if one.fate != "voided")


def not_out(desk: Desk, paper_id: UUID) -> None:
    """Enter that nothing of the latest print came out (登记没打出来): the next one stands in its place.

    Only who printed may say so, once, and before anything else happens to the paper: two sheets without
    a mark are never there. Raises Refused, NotFound, Forbidden.
    """
    working.hands_out(desk)
    with desk.write("print_not_out") as w:
        row = found(desk, w, paper_id)
        latest = happened(w, paper_id)[-1:]
        if not latest or latest[0].what != "printed" or latest[0].by_id != desk.actor.id:
            raise Refused("刚才打这份文书的不是您，或者之后又办过别的。再打会印“补打”。")
        enter(desk, w, row, NOT_OUT, _PLACE - latest[0].n, row.size)
