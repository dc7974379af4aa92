"""Papers on their way out (文书输出): the printer is asked, then the print is entered, then it is sent."""

from collections.abc import Generator
from dataclasses import dataclass
from uuid import UUID

from app.services import papers, working
from app.services.desk import Desk
from app.ui.printer import Device, Done, Job, Setup, queue

_BEGUN: Done = (0, 0)


@dataclass(frozen=True, slots=True)
class Order:
    """One paper to be printed (待打文书): how, and on which device where the system's dialogue set one up."""

    paper_id: UUID
    title: str
    setup: Setup
    to: Device | None = None


def sheets(desk: Desk, paper_id: UUID, setup: Setup) -> bytes:
    """The sheets as they would come out now (预览)."""
    return papers.pdf(desk, paper_id, setup.size or None, setup.offset_mm, data_only=setup.data_only)


def entered(desk: Desk, paper_id: UUID, how: papers.How, setup: Setup) -> bytes:
    """The sheets that leave the office, counted (登记输出); those of a damaged file are marked."""
    if working.only_reading(desk):
        return sheets(desk, paper_id, setup)
    size, offset = setup.size or None, setup.offset_mm
    return papers.print_out(desk, paper_id, how, size, offset, data_only=setup.data_only).pdf


def going_out(desk: Desk, order: Order) -> Generator[Done, None, None]:
    """Print one paper band by band (逐带打印); gives its pages that are done, of all.

    What the printer refuses is refused before the print is entered. Raises Busy, Stopped when it stops
    after that, and what the services raise. Left in the middle, nothing more of it comes out.
    """
    setup = order.setup
    job = Job(order.to or queue.device(setup), order.title, turned=setup.turned, scale=setup.scale)
    try:
        job.begin(sheets(desk, order.paper_id, setup))
        yield _BEGUN
        pdf = entered(desk, order.paper_id, "printed", setup)
        yield _BEGUN
        yield from job.bands(pdf)
    finally:
        job.cancel()
