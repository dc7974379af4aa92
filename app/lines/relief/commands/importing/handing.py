"""Hardship files as a table (档案导出): the columns of the import, households on a sheet of their own."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from app.core.identity import mask_id
from app.core.money import Money
from app.engine.fields import AnyField
from app.engine.fields.words import Code, YesNo
from app.engine.values import Values
from app.lines.relief.commands.files import register, versions
from app.lines.relief.commands.files.register import FileRow
from app.lines.relief.commands.importing.columns import (
    CATEGORY,
    COLUMNS,
    GROUPS,
    ID_NUMBER,
    OPENED_ON,
    REMARK,
    REVIEWED_ON,
)
from app.lines.relief.fields.content import CAUSE, DISABILITY_NO, MEMBER_CONTACT, OTHER_CAUSES
from app.lines.relief.fields.hardship import LEVEL
from app.lines.relief.fields.register import FILED_BY, NATIONAL_NO
from app.services import workers
from app.services.desk import Desk
from app.services.imports import Cell, Page, Step, save_table
from app.services.parameters import reference
from app.services.person_form import OTHER_CONTACT
from app.services.shelf import Reference
from db.reader import Reader

_NUMBER = "档案号"
_OWNER = "职工身份证号"
_OWNER_NAME = "职工姓名"
_TITLE = "困难职工档案"
_LISTED = tuple(one for one in GROUPS if one.field != OTHER_CAUSES)
_HIDDEN = frozenset((DISABILITY_NO, OTHER_CONTACT, MEMBER_CONTACT))
"""Texts in which a number of a person may stand (含个人号码的栏)."""

_CHUNK = 50


def export_files(
    desk: Desk, file_ids: Sequence[UUID], target: Path, *, whole: bool = False, step: Step | None = None
) -> int:
    """Put these files into a workbook (导出档案), numbers of people masked unless whole. Gives how many.

    Raises Forbidden, Busy, NotFound.
    """
    made = _Made(whole)
    people: list[UUID] = []
    with desk.read() as asks:
        words = reference(desk, asks)
        for n, file_id in enumerate(file_ids, start=1):
            if step is not None and n % _CHUNK == 0:
                step(n, len(file_ids))
            people.append(made.add(asks, words, file_id, desk))
    save_table(desk, "relief", made.pages(), people, target, whole=whole)
    return len(people)


class _Made:
    """The sheets while they are filled (导出中)."""

    def __init__(self, whole: bool) -> None:
        self.whole = whole
        self.main: list[list[Cell | Money]] = [
            [_NUMBER, *(one.label for one in COLUMNS), OTHER_CAUSES.label],
        ]
        self.parts: dict[str, list[list[Cell | Money]]] = {
            group.key: [[_OWNER, _OWNER_NAME, *(one.label for one in group.columns)]] for group in _LISTED
        }

    def add(self, asks: Reader, words: Reference, file_id: UUID, desk: Desk) -> UUID:
        """One file (加一份档案). Gives whose it is."""
        file = register.load(asks, file_id)
        person = workers.load(asks, file.person_id)
        now = versions.in_force(asks, file.id, desk.today)
        content = now.values if now else Values()
        values = person.values.merged(content).merged(_of_file(file, person.id_number))
        causes = "、".join(
            CAUSE.kind.show(row[CAUSE], words.words) for row in content.get(OTHER_CAUSES) or ()
        )
        cells = [self._cell(one.field, values, words) for one in COLUMNS]
        self.main.append([file.number, *cells, causes])
        owner = [self._cell(ID_NUMBER, values, words), person.name]
        for group in _LISTED:
            for row in content.get(group.field) or ():
                filled = [self._cell(one.field, row, words) for one in group.columns]
                self.parts[group.key].append([*owner, *filled])
        return person.id

    def pages(self) -> list[Page]:
        """The sheets, those of groups only where they hold anything (工作表)."""
        found = [Page(_TITLE, self.main)]
        listed = ((group, self.parts[group.key]) for group in _LISTED)
        return found + [Page(group.field.label, rows) for group, rows in listed if len(rows) > 1]

    def _cell(self, field: AnyField, values: Values, words: Reference) -> Cell | Money:
        value = values.get(field)
        if value is None:
            return ""
        kind = field.kind
        if isinstance(value, Money):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(kind, Code | YesNo):
            return kind.show(value, words.words)
        text = str(kind.store(value))
        if self.whole:
            return text
        hidden = kind.mask(value)
        return mask_id(text) if field in _HIDDEN else hidden if hidden != kind.edit(value) else text


def _of_file(file: FileRow, id_number: str | None) -> Values:
    return Values(
        {
            ID_NUMBER.code: id_number,
            NATIONAL_NO.code: file.national_no,
            LEVEL.code: file.level or None,
            CATEGORY.code: file.category or None,
            OPENED_ON.code: file.opened_on,
            REVIEWED_ON.code: file.reviewed_on,
            FILED_BY.code: file.filed_by or None,
            REMARK.code: file.remark or None,
        }
    )
