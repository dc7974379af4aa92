"""Attached files (附件): what hangs on what; the bytes lie encrypted beside the data file."""

from __future__ import annotations

from sqlalchemy import Index

from db.columns import needed, plain_key, whole, words
from db.tables.base import Kept, table


class AttachmentColumns(Kept):
    """A file that hangs on something (附件): `owner` is case, person or hardship_file.

    `sha256` names the bytes, `size` counts them; `removed` is the reason why it was taken off, empty while
    it hangs there.
    """

    owner = needed()
    owner_id = plain_key()
    kind = words()
    name = needed()
    media = needed()
    size = whole()
    sha256 = needed()
    remark = words()
    removed = words()


attachment = table("attachment", AttachmentColumns, Index(None, "owner_id", "owner"), Index(None, "sha256"))
