"""What a new form starts with (已有资料): the file as it stands, so that nobody types it again."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from app.engine.fields import AnyField
from app.engine.values import Values
from app.lines.relief.commands.files import register, versions
from app.lines.relief.commands.files.register import FileRow
from app.lines.relief.fields.aid import HAS_UNION, ON_DIBAO
from app.lines.relief.fields.content import HEAD_COUNT
from app.lines.relief.fields.exit import HEADS_NOW
from app.lines.relief.fields.hardship import MOVED_FROM, PRIOR_FILE
from app.lines.relief.fields.register import MOVED, OF_RELIEVED
from app.lines.relief.fields.review import DUE_ON
from app.lines.relief.line import EXIT, FILE_OPEN, RELIEF, REVIEW
from app.lines.relief.line.content import OF_ACCOUNT
from app.services.catalog import Known
from db.reader import Reader

_OF_AID: tuple[AnyField, ...] = (*OF_ACCOUNT, HAS_UNION, ON_DIBAO)
"""What every relief takes over from the file (救助带入栏目)."""


def of_review(asks: Reader, person_id: UUID) -> Values:
    """The whole content, and when the review was due (复核带入)."""
    file, values = _file(asks, person_id)
    if file is None or not file.active:
        return Values()
    for field in OF_RELIEVED:
        values = values.put(field, None)
    return values.put(DUE_ON, file.review_due_on)


def of_exit(asks: Reader, person_id: UUID) -> Values:
    """How many live together; the income is asked anew (退出带入)."""
    _, values = _file(asks, person_id)
    return Values().put(HEADS_NOW, values.get(HEAD_COUNT))


def of_file_open(asks: Reader, person_id: UUID) -> Values:
    """The content of a file that ended, and its number (返困、转回带入)."""
    file, values = _file(asks, person_id)
    if file is None or file.active:
        return Values()
    for field in OF_RELIEVED:
        values = values.put(field, None)
    values = values.put(PRIOR_FILE, file.number)
    return values.put(MOVED_FROM, file.moved_to or None) if file.state == MOVED else values


def of_aid(asks: Reader, person_id: UUID) -> Values:
    """The account, the union, 低保 (救助带入)."""
    _, held = _file(asks, person_id)
    values = Values()
    for field in _OF_AID:
        values = values.put(field, held.get(field))
    return values


def _file(asks: Reader, person_id: UUID) -> tuple[FileRow | None, Values]:
    file = register.of_person(asks, person_id)
    version = versions.in_force(asks, file.id, date.max) if file else None
    return file, version.values if version else Values()


KNOWN: Mapping[str, Known] = {matter.id: of_aid for matter in RELIEF.matters} | {
    FILE_OPEN.id: of_file_open,
    REVIEW.id: of_review,
    EXIT.id: of_exit,
}
"""What each form of relief starts with, by its matter (已有资料)."""
