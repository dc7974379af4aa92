"""Work on attached files off the window's thread (附件后台办理): attached one by one, opened, made small."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtGui import QImage

from app.core.errors import CenterError
from app.printing.image import PageImage
from app.services import attachments
from app.services.attachments import AttachmentView, Owner
from app.services.desk import Desk
from app.ui.screens.attachments.arriving import Arrival
from app.ui.screens.preview.sheet_view import Source
from app.ui.tasks import Cancelled, Work


@dataclass(frozen=True, slots=True)
class Attached:
    """What came of attaching (附上结果): the keys of the new rows, a sentence for each that failed."""

    made: tuple[UUID, ...]
    faults: tuple[str, ...]


def attach_all(work: Work[Attached], desk: Desk, owner: Owner, arrived: Sequence[Arrival]) -> Attached:
    """Attach one after the other (逐个附上); one that can't be holds up no other. Stops when asked to."""
    made, faults = list[UUID](), list[str]()
    for n, one in enumerate(arrived):
        try:
            work.step(n, len(arrived))
            made.append(attachments.attach(desk, owner, "", one.name, one.read()))
        except Cancelled:
            break
        except CenterError as wrong:
            faults.append(f"“{one.name}”没有附上：{wrong.sentence}")
    return Attached(tuple(made), tuple(faults))


def opened(desk: Desk, owner: Owner, one: AttachmentView) -> Source | None:
    """Its pages, the first of them decoded (打开附件); None for what has none."""
    return attachments.pages(one, attachments.opened(desk, owner, one.id))


def small(desk: Desk, owner: Owner, one: AttachmentView, side: int) -> QImage | None:
    """Its small picture (缩略图)."""
    found = attachments.thumbnail(desk, owner, one.id, side)
    return as_image(found) if found is not None else None


def as_image(found: PageImage) -> QImage:
    """Pixels as Qt shows them (图像)."""
    return QImage(found.data, found.width, found.height, found.stride, QImage.Format.Format_RGB32).copy()
