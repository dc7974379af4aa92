"""Household (家庭成员): who lives with a person, entered by hand or known by the ID number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select

from app.core.errors import Fault, Invalid, NotFound
from app.core.identity import IdPaper, age, mask_id, mask_phone, parse_id
from app.engine.fields import code, day, name, phone, text
from app.engine.form import Form, Section
from app.engine.values import Values
from app.services import forms, workers, working
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.shelf import Reference
from app.services.workers import PersonRecord
from db.columns import Key
from db.queries.merged import PEOPLE, ids_of
from db.reader import Reader
from db.tables import household_member, person
from db.writer import Writer

NAME = name("name", "姓名")
RELATION = code("relation", "与本人关系", "relationship")
ID_NUMBER = text("id_number", "证件号码", limit=30)
BORN_ON = day("born_on", "出生日期")
STATUS = text("status", "状况", limit=30, hint="在职、病休、在读等")
PHONE = phone("phone", "联系电话")
REMARK = text("remark", "备注", limit=200, width="full")

MEMBER_FORM = Form(
    (Section("member", "家庭成员", (NAME, RELATION, ID_NUMBER, BORN_ON, STATUS, PHONE, REMARK)),)
)
"""One member of a household (家庭成员)."""

MEMBER_NEEDS = (NAME, RELATION)
_SELF = "01"

_IDS = bindparam("ids", expanding=True, type_=Key)
_MEMBERS = (
    select(household_member)
    .where(household_member.c.person_id.in_(_IDS))
    .order_by(household_member.c.n, household_member.c.id)
)
_COLUMNS = tuple(column.name for column in household_member.columns)
_ONE = select(household_member).where(household_member.c.id == bindparam("id", type_=Key))
_LAST = select(func.max(household_member.c.n)).where(household_member.c.person_id.in_(_IDS))
_BY_NUMBER = select(person.c.id).where(person.c.id_number == bindparam("number")).order_by(person.c.id)
_ELSEWHERE = (
    select(household_member.c.person_id)
    .where(or_(household_member.c.member_id.in_(_IDS), household_member.c.id_number == bindparam("number")))
    .order_by(household_member.c.id)
)


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member as the card shows him (家庭成员); `person_id` where the register knows him."""

    id: UUID
    version: int
    person_id: UUID | None
    name: str
    relation: str
    id_masked: str
    born: str
    age: int | None
    status: str
    phone_masked: str
    remark: str
    told: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HouseholdView:
    """A person's household (家庭): its members, and whose household names the person himself."""

    members: tuple[MemberView, ...]
    heads: tuple[tuple[UUID, str], ...]

    @property
    def size(self) -> int:
        """How many live together, the person among them (家庭人数)."""
        return len(self.members) + 1


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of entering a member (登记结果): `told` is empty, or says where he stands already."""

    member_id: UUID
    told: str


def of_person(desk: Desk, asks: Reader, record: PersonRecord) -> HouseholdView:
    """The household of a person (家庭), of everyone merged into him too; nobody twice."""
    settings, mine = reference(desk, asks), ids_of(asks, record.id)
    found: dict[object, MemberView] = {}
    for row in asks.all(_MEMBERS, ids=list(mine)):
        view = _view(asks, settings, {name: row._mapping[name] for name in _COLUMNS}, mine)
        found.setdefault(view.person_id or row.id_number or row.id, view)
    return HouseholdView(tuple(found.values()), _heads(asks, mine, record.id_number or ""))


def household(desk: Desk, person_id: UUID) -> HouseholdView:
    """The household of the person of this id (家庭); NotFound when there is none."""
    with desk.read() as asks:
        return of_person(desk, asks, workers.load(asks, person_id))


def read_number(desk: Desk, typed: Mapping[str, str]) -> Mapping[str, str]:
    """What a member's number tells (识别号码): the number itself and the birth date; never raises."""
    try:
        paper = parse_id(typed.get(ID_NUMBER.code, ""), desk.today)
    except Invalid:
        return {}
    texts = {ID_NUMBER.code: paper.number}
    if paper.born_on:
        texts[BORN_ON.code] = BORN_ON.kind.edit(paper.born_on)
    return texts


def add_member(desk: Desk, person_id: UUID, typed: Mapping[str, str]) -> Entered:
    """Enter a member (登记家庭成员). Raises Invalid with every fault; another household is only told."""
    working.at_work(desk)
    with desk.write("add_member") as w:
        who = workers.load(w, person_id)
        mine = ids_of(w, who.id)
        columns = _checked(desk, w, who, typed, None)
        n = (w.value(_LAST, ids=list(mine)) or 0) + 1
        made = w.insert(household_member, person_id=who.id, n=n, **columns)
        w.subject("person", who.id)
        return Entered(made, _told(w, columns, mine))


def change_member(desk: Desk, member_id: UUID, version: int, typed: Mapping[str, str]) -> Entered:
    """Change a member (修改家庭成员). Raises Invalid, Stale, NotFound."""
    working.at_work(desk)
    with desk.write("change_member") as w:
        who = workers.load(w, _head_of(w, member_id))
        columns = _checked(desk, w, who, typed, member_id)
        w.update(household_member, member_id, version, **columns)
        w.subject("person", who.id)
        return Entered(member_id, _told(w, columns, ids_of(w, who.id)))


def remove_member(desk: Desk, member_id: UUID, version: int) -> None:
    """Take a member out (移出家庭成员); the journal keeps what was there. Raises Stale, NotFound."""
    working.at_work(desk)
    with desk.write("remove_member") as w:
        who = workers.load(w, _head_of(w, member_id))
        w.delete(household_member, member_id, version)
        w.subject("person", who.id)


def _head_of(asks: Reader, member_id: UUID) -> UUID:
    row = asks.first(_ONE, id=member_id)
    if row is None:
        raise NotFound("没有找到这位家庭成员，可能已被移出，请重新打开。")
    person_id: UUID = row.person_id
    return person_id


def _checked(
    desk: Desk, w: Writer, who: PersonRecord, typed: Mapping[str, str], own: UUID | None
) -> dict[str, object]:
    """The columns of a member; Invalid with every fault."""
    faults: list[Fault] = []
    values, paper = Values(), None
    try:
        paper = _paper(desk, typed)
    except Invalid as wrong:
        faults += wrong.at(ID_NUMBER.code).faults
    try:
        values = forms.read(MEMBER_FORM, typed, MEMBER_NEEDS, reference(desk, w))
    except Invalid as wrong:
        faults += wrong.faults
    faults += _against(paper, values, who)
    if paper is not None:
        faults += _there(w, who, paper.number, own)
    if faults:
        raise Invalid(faults=faults)
    plain: dict[str, object] = {
        one.code: one.kind.store(values[one]) if one in values else ""
        for one in MEMBER_FORM.fields
        if one not in (ID_NUMBER, BORN_ON)
    }
    known = w.value(_BY_NUMBER, number=paper.number) if paper else None
    return plain | {
        "id_number": paper.number if paper else "",
        "born_on": (paper.born_on if paper else None) or values.get(BORN_ON),
        "member_id": known,
    }


def _paper(desk: Desk, typed: Mapping[str, str]) -> IdPaper | None:
    number = typed.get(ID_NUMBER.code, "")
    return parse_id(number, desk.today) if number.strip() else None


def _against(paper: IdPaper | None, values: Values, who: PersonRecord) -> list[Fault]:
    """Faults where the paper says otherwise, or where the person himself was typed."""
    found = []
    if values.get(RELATION) == _SELF:
        found.append(Fault(RELATION.code, "本人不用登记成家庭成员。"))
    if paper and paper.number == who.id_number:
        found.append(Fault(ID_NUMBER.code, "这是本人的证件号码，本人不用登记。"))
    if paper and paper.born_on and values.get(BORN_ON) not in (None, paper.born_on):
        found.append(Fault(BORN_ON.code, f"与证件号码里的 {paper.born_on.isoformat()} 不一致，请核对。"))
    return found


def _there(asks: Reader, who: PersonRecord, number: str, own: UUID | None) -> list[Fault]:
    """A fault when this household has the number already."""
    for row in asks.all(_MEMBERS, ids=list(ids_of(asks, who.id))):
        if row.id_number == number and row.id != own:
            return [Fault(ID_NUMBER.code, f"这个证件号码已登记为本户的{row.name}。")]
    return []


def _told(asks: Reader, columns: Mapping[str, object], mine: Iterable[UUID]) -> str:
    """“方国强已在李秀英的家庭成员里…” where another household names him too."""
    number, member_id = str(columns["id_number"]), columns["member_id"]
    ids = ids_of(asks, member_id) if isinstance(member_id, UUID) else ()
    others = [name for key, name in _heads(asks, ids, number) if key not in set(mine)]
    if not others:
        return ""
    return f"{columns['name']}也登记在{'、'.join(others)}的家庭成员里，请核对后保留一处。"


def _heads(asks: Reader, ids: Iterable[UUID], number: str) -> tuple[tuple[UUID, str], ...]:
    """Those whose household names somebody of these ids or of this number, each once."""
    keys = list(ids)
    rows = asks.all(_ELSEWHERE, ids=keys, number=number or "-")
    roots = dict.fromkeys(PEOPLE.root(asks, key) for (key,) in rows)
    return tuple((key, workers.load(asks, key).name) for key in roots if key not in keys)


def _view(asks: Reader, settings: Reference, row: Mapping[str, object], mine: tuple[UUID, ...]) -> MemberView:
    held = {one.code: row[one.code] for one in MEMBER_FORM.fields if row[one.code] not in (None, "")}
    values = Values(held)
    shown = forms.shown(MEMBER_FORM.fields, values, settings)
    number, born_on = values.get(ID_NUMBER) or "", values.get(BORN_ON)
    known = asks.value(_BY_NUMBER, number=number) if number else None
    return MemberView(
        id=_key(row["id"]),
        version=int(str(row["version"])),
        person_id=PEOPLE.root(asks, known) if known else None,
        name=shown[NAME.code],
        relation=shown.get(RELATION.code, ""),
        id_masked=mask_id(number),
        born=shown.get(BORN_ON.code, ""),
        age=age(born_on, settings.today) if isinstance(born_on, date) else None,
        status=shown.get(STATUS.code, ""),
        phone_masked=mask_phone(values.get(PHONE) or "") if PHONE in values else "",
        remark=shown.get(REMARK.code, ""),
        told=_told(asks, {**row, "member_id": known}, mine),
        texts=forms.edited(MEMBER_FORM.fields, values),
    )


def _key(found: object) -> UUID:
    assert isinstance(found, UUID)
    return found
