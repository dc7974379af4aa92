"""What is told of attached files (附件的内容): what they hang on, how they are shown."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Owner:
    """What a file hangs on (附件归属): a case, a person, or a row of a register by the name of its table.

    `line` is the line whose people may change what hangs there, any line's where none is named; `about`
    names what else the journal's entries touch, as the person of a register's row. A case knows both.
    """

    kind: str
    id: UUID
    line: str | None = None
    about: tuple[tuple[str, UUID], ...] = ()


CASE, PERSON = "case", "person"
"""The owners that every line has (案件、职工)."""


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """An attached file as a list shows it (附件一行): `media` is its type, `told` its second line."""

    id: UUID
    version: int
    kind: str
    kind_name: str
    name: str
    media: str
    size: int
    told: str
    remark: str
    sha256: str
