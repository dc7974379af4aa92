"""The sheet of a day that is not closed yet (日结单草稿): drawn as the figures stand, marked as a draft."""

from datetime import date

from app.printing.layout import lay_out
from app.printing.pdf import draw
from app.services import working
from app.services.desk import Desk
from app.services.today.paper import document
from app.services.today.sheet import day_sheet


def pdf(desk: Desk, day: date | None = None) -> bytes:
    """The sheet of a day, today as a rule, as it would be printed now (日结单预览)."""
    return draw(lay_out(document(day_sheet(desk, day))))


def print_out(desk: Desk, offset_mm: tuple[float, float] = (0.0, 0.0), day: date | None = None) -> bytes:
    """The draft for the printer (打印草稿); the journal keeps that it was printed."""
    return _kept(desk, "print_day_draft", offset_mm, day)


def export(desk: Desk, day: date | None = None) -> bytes:
    """The draft for a file (导出草稿); the journal keeps that it was exported."""
    return _kept(desk, "export_day_draft", (0.0, 0.0), day)


def _kept(desk: Desk, command: str, offset_mm: tuple[float, float], day: date | None) -> bytes:
    working.hands_out(desk)
    made = draw(lay_out(document(day_sheet(desk, day))), offset_mm=offset_mm)
    with desk.write(command) as w:
        w.subject("account", desk.actor.id)
    return made
