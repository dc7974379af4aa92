"""What is done with attached files (附件办理): attached, described anew, taken off, a copy saved outside."""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from app.core.errors import Invalid, Refused
from app.core.text import trimmed
from app.engine.fields import code, text
from app.engine.form import Form, Section
from app.services import forms, working
from app.services.attachments import listing, media
from app.services.attachments.facts import PERSON, AttachmentView, Owner
from app.services.attachments.keeping import fetched, store
from app.services.attachments.owning import admitted, change_closed, may_change, touched
from app.services.desk import Desk
from app.services.errors import translated
from app.services.files import save
from app.services.parameters import reference
from db.tables import attachment
from db.writer import Writer

KIND = code("kind", "种类", listing.KINDS)
NAME = text("name", "名称", limit=media.LONGEST_NAME + 10)
REMARK = text("remark", "备注", limit=200)
ATTACHMENT_FORM = Form((Section("attachment", "附件", (KIND, NAME, REMARK)),))
"""What is said of an attached file (附件说明)."""

_REASON = "reason"
_LONGEST_REASON = 200
_NEW_PHOTO = "换了新照片"
_OTHERWISE = "附件"


def closed(desk: Desk, owner: Owner) -> str:
    """Why this person can change nothing there, as a sentence (不能办理的原因); "" when he can."""
    with desk.read() as asks:
        return change_closed(desk, asks, owner)


def attach(desk: Desk, owner: Owner, kind: str, name: str, data: bytes) -> UUID:
    """Attach a file (附上文件): its bytes are on the disk before the row is; gives the row's key.

    `kind` may be said later. A person's new photo takes the place of the one before. For a worker thread
    where it is large. Raises Invalid for a file that can't be attached, Refused for one that hangs there
    already, Forbidden, NotFound, Busy.
    """
    found = media.media_of(data)
    if kind == listing.PHOTO and owner.kind == PERSON and not found.picture:
        raise Invalid("照片要用图片文件。请另选一个 jpg 或 png。")
    with desk.read() as asks:
        may_change(desk, asks, owner)
    with translated():
        sha256 = store(desk).put(data)
    with desk.write("attach") as w:
        may_change(desk, w, owner)
        touched(w, owner)
        known = {one.code: one.name for one in reference(desk, w).codes.items(listing.KINDS)}
        if kind and kind not in known:
            raise Invalid("这个种类已经停用，请另选。", field=KIND.code)
        there = listing.rows(desk, w, owner)
        _refuse_same(there, sha256)
        if kind == listing.PHOTO and owner.kind == PERSON:
            _make_room(w, there)
        return w.insert(
            attachment,
            owner=owner.kind,
            owner_id=owner.id,
            kind=kind,
            name=media.named(name, found, known.get(kind, _OTHERWISE)),
            media=found.code,
            size=len(data),
            sha256=sha256,
            remark="",
            removed="",
        )


def change(desk: Desk, owner: Owner, attachment_id: UUID, version: int, typed: Mapping[str, str]) -> None:
    """Say something else of a file (修改附件说明). Raises Invalid, Stale, NotFound, Forbidden."""
    with desk.write("change_attachment") as w:
        may_change(desk, w, owner)
        touched(w, owner)
        one = listing.found(desk, w, owner, attachment_id)
        values = forms.read(ATTACHMENT_FORM, typed, (), reference(desk, w))
        kind = values.get(KIND) or ""
        if kind == listing.PHOTO and owner.kind == PERSON and one.kind != kind:
            if one.media not in media.PICTURES:
                raise Invalid("照片要用图片文件。请另选种类。", field=KIND.code)
            _make_room(w, listing.rows(desk, w, owner))
        name = media.named(values.get(NAME) or "", media.MEDIA[one.media], _OTHERWISE)
        remark = values.get(REMARK)
        w.update(attachment, one.id, version, kind=kind, name=name, remark=remark or "")


def take_off(desk: Desk, owner: Owner, attachment_id: UUID, version: int, reason: str) -> None:
    """Take a file off with a reason (取下附件); its bytes stay, the journal says by whom and why.

    Raises Invalid at `reason`, Stale, NotFound, Forbidden.
    """
    why = trimmed(reason)
    if not why:
        raise Invalid("请写明为什么取下。", field=_REASON)
    if len(why) > _LONGEST_REASON:
        raise Invalid(f"理由最多 {_LONGEST_REASON} 个字，请写短些。", field=_REASON)
    with desk.write("take_off_attachment") as w:
        may_change(desk, w, owner)
        touched(w, owner)
        one = listing.found(desk, w, owner, attachment_id)
        w.update(attachment, one.id, version, removed=forms.drawable(why, _REASON))


def save_copy(desk: Desk, owner: Owner, attachment_id: UUID, target: Path) -> None:
    """Save a plain copy outside (另存附件), which the journal keeps.

    Raises Forbidden, NotFound, Refused for a torn one, Busy.
    """
    working.hands_out(desk)
    with desk.read() as asks:
        admitted(desk, asks, owner)
        one = listing.found(desk, asks, owner, attachment_id)
    data = fetched(desk, one.sha256)
    with desk.write("export_attachment") as w:
        touched(w, owner)
        save(target, data)


def _refuse_same(there: tuple[AttachmentView, ...], sha256: str) -> None:
    same = next((one for one in there if one.sha256 == sha256), None)
    if same is not None:
        raise Refused(f"这份文件已经附在这里了，就是“{same.name}”，不用再附。")


def _make_room(w: Writer, there: tuple[AttachmentView, ...]) -> None:
    for one in there:
        if one.kind == listing.PHOTO:
            w.update(attachment, one.id, one.version, removed=_NEW_PHOTO)
