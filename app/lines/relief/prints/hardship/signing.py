"""Where the household signs (签名按印): the applicant and every adult member, each with a fingerprint."""

from app.engine.matter import PaperFacts
from app.engine.prints import Column, Table
from app.engine.values import Values
from app.engine.wording import Slot
from app.lines.relief.fields.content import MEMBER_ID, MEMBER_NAME, MEMBER_RELATION
from app.lines.relief.prints.hardship.entries import adults, for_hand, names_column

_NAME = 6
_COLUMNS = (
    Column("关系", 4, "centre"),
    Column("身份证号", 10),
    Column("签名", 8),
    Column("指印", 6),
    Column("日期", 6),
)
_HIGH, _EMPTY = 18, 5
"""mm that a fingerprint wants, and rows left for the hand."""
NOTE = Slot(
    "relief.file_household",
    "note",
    "签字说明",
    "申请人和年满 18 周岁的家庭成员都要本人签名、按指印；不能书写的由他人代写姓名，本人按指印。"
    "一式两份，工会和民政部门各一份。",
)


def signing(facts: PaperFacts) -> Table:
    """A row for the applicant and for each adult member, or empty ones (签字栏)."""
    person = facts.person
    columns = (names_column(facts, _NAME), *_COLUMNS)
    if for_hand(facts):
        return Table(columns, (), empty=_EMPTY, high=_HIGH)
    own = (person.name, "本人", person.id_number, "", "", "")
    return Table(columns, (own, *(_row(facts, one) for one in adults(facts))), high=_HIGH)


def _row(facts: PaperFacts, member: Values) -> tuple[str, ...]:
    relation = MEMBER_RELATION.kind.show(member[MEMBER_RELATION], facts.codes)
    return (member[MEMBER_NAME], relation, member.get(MEMBER_ID) or "", "", "", "")
