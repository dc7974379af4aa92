"""Attached files (附件): photo and scans on cases, persons and rows of registers, encrypted on the disk."""

from app.services.attachments.doing import attach, change, closed, save_copy, take_off
from app.services.attachments.facts import CASE, PERSON, AttachmentView, Owner
from app.services.attachments.keeping import check
from app.services.attachments.listing import (
    PHOTO,
    count,
    has_photo,
    kinds,
    listed,
    opened,
    pages,
    photo,
    thumbnail,
)
from app.services.attachments.media import ENDINGS, content

__all__ = [
    "CASE",
    "ENDINGS",
    "PERSON",
    "PHOTO",
    "AttachmentView",
    "Owner",
    "attach",
    "change",
    "check",
    "closed",
    "content",
    "count",
    "has_photo",
    "kinds",
    "listed",
    "opened",
    "pages",
    "photo",
    "save_copy",
    "take_off",
    "thumbnail",
]
