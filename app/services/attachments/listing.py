"""What hangs on an owner (附件清单): looked at, counted, opened; a person's photo."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import bindparam, func, select

from app.core.clock import local, show_date
from app.core.errors import NotFound
from app.engine.fields import CodeItem
from app.printing import picture
from app.printing.image import PageImage, Pdf
from app.printing.picture import Picture
from app.services.attachments import media
from app.services.attachments.facts import PERSON, AttachmentView, Owner
from app.services.attachments.keeping import fetched
from app.services.attachments.owning import admitted, keys_of, touched
from app.services.desk import Desk
from app.services.parameters import reference
from db.columns import Key
from db.queries.merged import ids_of
from db.reader import Reader
from db.tables import attachment, journal

KINDS = "attachment_kind"
"""The code list of kinds (附件种类)."""

PHOTO = "photo"
"""The kind of which a person has one in force (照片)."""

_IDS = bindparam("ids", expanding=True, type_=Key)
_HANGS = (
    attachment.c.owner == bindparam("owner"),
    attachment.c.owner_id.in_(_IDS),
    attachment.c.removed == "",
)
_ROWS = (
    select(attachment, journal.c.moment, journal.c.actor_name)
    .join(journal, journal.c.n == attachment.c.entry)
    .where(*_HANGS)
    .order_by(attachment.c.id)
)
_COUNT = select(func.count()).select_from(attachment).where(*_HANGS)
_PHOTO = (
    select(attachment.c.sha256).where(*_HANGS, attachment.c.kind == PHOTO).order_by(attachment.c.id.desc())
)
_POINTS = 72.0
_GONE = "这份附件已经取下了，请重新打开看看。"


def kinds(desk: Desk) -> tuple[CodeItem, ...]:
    """The kinds that are offered today (附件种类)."""
    with desk.read() as asks:
        return tuple(reference(desk, asks).codes.items(KINDS))


def listed(desk: Desk, owner: Owner) -> tuple[AttachmentView, ...]:
    """What hangs there (附件清单), in the order it came. Raises NotFound, Forbidden."""
    with desk.read() as asks:
        admitted(desk, asks, owner)
        return rows(desk, asks, owner)


def rows(desk: Desk, asks: Reader, owner: Owner) -> tuple[AttachmentView, ...]:
    """The same for one who was let in (附件清单)."""
    words = {one.code: one.name for one in reference(desk, asks).words.items(KINDS)}
    found = asks.all(_ROWS, owner=owner.kind, ids=keys_of(asks, owner))
    return tuple(
        AttachmentView(
            id=row.id,
            version=row.version,
            kind=row.kind,
            kind_name=words.get(row.kind, ""),
            name=row.name,
            media=row.media,
            size=row.size,
            told=f"{size_text(row.size)} · {show_date(local(row.moment).date())} {row.actor_name}",
            remark=row.remark,
            sha256=row.sha256,
        )
        for row in found
    )


def count(asks: Reader, kind: str, ids: Iterable[UUID]) -> int:
    """How many files hang on these (附件份数)."""
    return asks.value(_COUNT, owner=kind, ids=list(ids)) or 0


def found(desk: Desk, asks: Reader, owner: Owner, attachment_id: UUID) -> AttachmentView:
    """One of them (一份附件). Raises NotFound where it hangs there no longer."""
    one = next((one for one in rows(desk, asks, owner) if one.id == attachment_id), None)
    if one is None:
        raise NotFound(_GONE)
    return one


def opened(desk: Desk, owner: Owner, attachment_id: UUID) -> bytes:
    """The bytes of one (打开附件), to be shown in the window and written nowhere; for a worker thread.

    The journal keeps a look at one of a restricted case. Raises NotFound, Forbidden, Refused for a
    torn one, Busy.
    """
    with desk.read() as asks:
        kept, one = admitted(desk, asks, owner), found(desk, asks, owner, attachment_id)
    data = fetched(desk, one.sha256)
    if kept and not desk.database.reading:
        with desk.write("look_at_attachment") as w:
            touched(w, owner)
    return data


def thumbnail(desk: Desk, owner: Owner, attachment_id: UUID, side: int) -> PageImage | None:
    """The first page within a square of so many pixels (缩略图), for a worker thread.

    None for what has no pages, and for a restricted case, where each look counts. Raises as `opened`.
    """
    with desk.read() as asks:
        kept, one = admitted(desk, asks, owner), found(desk, asks, owner, attachment_id)
    if kept or one.media not in media.SEEN:
        return None
    data = fetched(desk, one.sha256)
    if one.media in media.PICTURES:
        return picture.read(data).small(side)
    sheet = Pdf(data)
    return sheet.drawn(0, _POINTS * side / max(sheet.size(0)))


def pages(one: AttachmentView, data: bytes) -> Pdf | Picture | None:
    """What was opened as pages to look at (可看的页面); None for what another program must show."""
    if one.media in media.PICTURES:
        return picture.read(data)
    return Pdf(data) if one.media in media.SEEN else None


def has_photo(desk: Desk, person_id: UUID) -> bool:
    """Whether a person has a photo (有无照片), its bytes unseen."""
    return bool(_photo(desk, person_id))


def photo(desk: Desk, person_id: UUID) -> bytes | None:
    """The photo of a person, of everyone merged into him too (照片); None where he has none."""
    sha256 = _photo(desk, person_id)
    return fetched(desk, sha256) if sha256 else None


def _photo(desk: Desk, person_id: UUID) -> str:
    with desk.read() as asks:
        return asks.value(_PHOTO, owner=PERSON, ids=list(ids_of(asks, person_id))) or ""


def size_text(size: int) -> str:
    """A number of bytes for people (大小)."""
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} KB"
