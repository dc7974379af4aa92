"""What the register says on a person's card (档案卡片语): the number of the file and when it is reviewed."""

from datetime import date
from uuid import UUID

from app.lines.relief.commands.files import register
from app.lines.relief.commands.files.listing import review_of
from db.reader import Reader


def told(asks: Reader, person_id: UUID, today: date) -> tuple[str, ...]:
    """The number of the file in force, and its review (档案号和复核到期); nothing without one."""
    file = register.of_person(asks, person_id)
    if file is None or not file.active:
        return ()
    return file.number, review_of(file.state, file.review_due_on, today).text
