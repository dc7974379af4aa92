"""What keeps a family out (不予建档情形核对表): each item found or not, and why it is let pass."""

from app.engine.matter import PaperFacts, Print
from app.engine.prints import Block, Column, Document, Note, Signatures, Table
from app.engine.values import Values
from app.engine.wording import Slot
from app.lines.relief.fields.hardship import EXCEPTION, EXCLUDED, EXCLUSION, EXCLUSIONS
from app.lines.relief.prints.hardship.entries import form_sheet, said_of_applicant

_PAPER = "relief.file_exclusions"
_COLUMNS = (
    Column("序", 2, "centre"),
    Column("情形", 12),
    Column("有", 2, "tick"),
    Column("无", 2, "tick"),
    Column("例外理由", 12),
)
_HIGH = 12
"""mm of a line in which a reason can be written."""
SIGNERS = Slot(_PAPER, "signers", "签名栏，顿号隔开", "核对人、复核人")
NOTE = Slot(_PAPER, "note", "末尾的说明", "逐项核对。有所列情形又写不出例外理由的，不予建档。")


def _list(facts: PaperFacts) -> Document:
    blocks: tuple[Block, ...] = (
        said_of_applicant(facts),
        Table(_COLUMNS, tuple(_lines(facts)), high=_HIGH),
        Signatures(tuple(facts.say(SIGNERS).split("、")), boxed=True),
        Note(facts.say(NOTE)),
    )
    return form_sheet(facts, "不予建档情形核对表", blocks, "JZ-32 · 2026版")


def _lines(facts: PaperFacts) -> list[tuple[str, ...]]:
    """Every item of the list, and those that were found and are no longer on it."""
    found = {row[EXCLUSION]: row for row in facts.values.get(EXCLUSIONS) or ()}
    listed = [one.code for one in facts.offered.items(EXCLUSION.kind.list_name)]
    codes = [*listed, *(code for code in found if code not in listed)]
    return [_line(facts, n, code, found.get(code)) for n, code in enumerate(codes, start=1)]


def _line(facts: PaperFacts, n: int, code: str, row: Values | None) -> tuple[str, ...]:
    clear = "无" if row is None and EXCLUDED in facts.values else ""
    name = EXCLUSION.kind.show(code, facts.codes)
    return (str(n), name, "有" if row is not None else "", clear, row.get(EXCEPTION) or "" if row else "")


EXCLUSION_LIST = Print(
    "exclusions", "不予建档情形核对表", ("a4",), _list, on_request=True, words=(SIGNERS, NOTE)
)
"""不予建档情形核对表."""
