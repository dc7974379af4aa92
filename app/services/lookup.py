"""Finding one case by what identifies it (精确查找): number, query code, QR text, number of a money paper."""

from uuid import UUID

from sqlalchemy import bindparam, select

from app.services import numbers
from db.reader import Reader
from db.tables import case_file, paper

_BY_NUMBER = select(case_file.c.id, case_file.c.query_code).where(case_file.c.number == bindparam("number"))
_BY_CODE = select(case_file.c.id).where(case_file.c.query_code == bindparam("code"))
_BY_PAPER = select(paper.c.case_id).where(paper.c.number == bindparam("number"))


def exact(asks: Reader, typed: str) -> UUID | None:
    """The case that the text names whole (所指案件); None when it names none, or the code doesn't fit."""
    asked = numbers.read(typed)
    if asked is None:
        return None
    if asked.paper:
        return asks.value(_BY_PAPER, number=asked.paper)
    if not asked.case:
        return asks.value(_BY_CODE, code=asked.code)
    row = asks.first(_BY_NUMBER, number=asked.case)
    if row is None:
        return None
    case_id, code = row
    return case_id if asked.code in ("", code) else None
