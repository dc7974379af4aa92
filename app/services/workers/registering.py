"""Registering people (登记职工): one paper names one person, its number tells birth date and sex."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.errors import Fault, Invalid
from app.core.identity import IdKind, IdPaper, parse_id, parse_paper
from app.core.pinyin import keys
from app.core.text import half_width, trimmed
from app.engine.values import Values
from app.services import forms, units, working
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.person_form import (
    BORN_ON,
    ID_KIND,
    ID_NUMBER,
    NAME,
    PERSON_FORM,
    SEX,
    UNIT,
)
from app.services.workers import loading
from db.derived import PersonLine
from db.reader import Reader
from db.tables import person
from db.writer import Writer

_SAME_PAPER = select(person.c.id, person.c.name).where(
    person.c.id_kind == bindparam("kind"), person.c.id_number == bindparam("number")
)


@dataclass(frozen=True, slots=True)
class Read:
    """What a paper's number tells (号码识别结果): texts for the form, empty with the reason if none."""

    texts: Mapping[str, str]
    closed: str = ""


def read_paper(desk: Desk, typed: Mapping[str, str]) -> Read:
    """Kind, birth date and sex from a typed or scanned number (读证件号码); never raises while typing."""
    try:
        paper = _paper(typed.get(ID_KIND.code, ""), typed.get(ID_NUMBER.code, ""), desk)
    except Invalid as wrong:
        return Read({}, wrong.sentence)
    if paper is None:
        return Read({})
    texts = {ID_KIND.code: str(paper.kind.value), ID_NUMBER.code: paper.number}
    if paper.born_on:
        texts[BORN_ON.code] = BORN_ON.kind.edit(paper.born_on)
    if paper.sex:
        texts[SEX.code] = str(paper.sex.value)
    return Read(texts)


def moved_number(desk: Desk, typed: Mapping[str, str]) -> Mapping[str, str]:
    """The texts after an ID number that was scanned into the name goes where it belongs (号码归位).

    Empty when there is nothing to move: the name is no number, or another number stands there already.
    """
    scanned = "".join(half_width(typed.get(NAME.code, "")).split()).upper()
    if typed.get(ID_NUMBER.code, "").strip().upper() not in ("", scanned):
        return {}
    try:
        found = parse_id(scanned, desk.today)
    except Invalid:
        return {}
    return {NAME.code: "", ID_NUMBER.code: found.number}


def register_person(desk: Desk, typed: Mapping[str, str]) -> UUID:
    """Enter a person (登记职工). Raises Invalid with every fault; a paper that is known already is one."""
    working.at_work(desk)
    with desk.write("register_person") as w:
        values, paper = _checked(desk, w, typed)
        return enter(w, values, paper)


def enter(w: Writer, values: Values, paper: IdPaper | None) -> UUID:
    """A person of the register from checked values (登记入库), those of PERSON_FORM alone."""
    person_id = w.insert(person, **_columns(w, values, paper))
    w.subject("person", person_id)
    _find_again(w, person_id)
    return person_id


def supplement(w: Writer, person_id: UUID, values: Values) -> None:
    """Fill what the register does not know of a person yet (补充职工资料); what stands there stays."""
    held = loading.own(w, person_id)
    lacking = Values(
        {f.code: values.get(f) for f in PERSON_FORM.fields if f in values and f not in held.values}
    )
    columns = {name: value for name, value in _columns(w, lacking, None).items() if value not in ("", None)}
    if columns:
        w.update(person, person_id, held.version, **columns)
        _find_again(w, person_id)


def update_person(desk: Desk, person_id: UUID, version: int, typed: Mapping[str, str]) -> int:
    """Change a person (修改职工资料). Gives the version now; raises Invalid, Stale, NotFound."""
    working.at_work(desk)
    with desk.write("update_person") as w:
        held = loading.load(w, person_id)
        values, paper = _checked(desk, w, typed, held)
        columns = _columns(w, values, paper)
        if (values.get(UNIT) or "") == held.unit:
            columns.pop("unit_id")
        now = w.update(person, held.id, version, **columns)
        w.subject("person", held.id)
        _find_again(w, held.id)
    return now


def _checked(
    desk: Desk, w: Writer, typed: Mapping[str, str], held: loading.PersonRecord | None = None
) -> tuple[Values, IdPaper | None]:
    """The values with what the paper tells; Invalid with every fault of the form and of the paper."""
    faults: list[Fault] = []
    values, paper = Values(), None
    texts = dict(typed)
    if held is not None:
        texts = {**forms.edited(PERSON_FORM.fields, held.values), **texts}
    try:
        paper = _paper(texts.get(ID_KIND.code, ""), texts.get(ID_NUMBER.code, ""), desk)
        faults += _taken(w, paper, held.id if held else None)
    except Invalid as wrong:
        faults += wrong.at(ID_NUMBER.code).faults
    try:
        values = forms.read(PERSON_FORM, texts, (NAME,), reference(desk, w))
    except Invalid as wrong:
        faults += wrong.faults
    faults += _against(paper, values)
    if faults:
        raise Invalid(faults=faults)
    return values, paper


def _paper(kind: str, number: str, desk: Desk) -> IdPaper | None:
    """The paper of a typed number; None when nothing was typed."""
    if not number.strip():
        return None
    chosen = trimmed(kind)
    known = {str(one.value): one for one in IdKind} | {one.label: one for one in IdKind}
    if chosen in known:
        return parse_paper(known[chosen], number, desk.today)
    return parse_id(number, desk.today)


def _taken(w: Writer, paper: IdPaper | None, own: UUID | None) -> list[Fault]:
    """A fault when another person has this paper."""
    if paper is None:
        return []
    row = w.first(_SAME_PAPER, kind=paper.kind.value, number=paper.number)
    if row is None or row.id == own:
        return []
    return [Fault(ID_NUMBER.code, f"这个证件号码已登记为{row.name}，请直接打开。")]


def _against(paper: IdPaper | None, values: Values) -> list[Fault]:
    """Faults where birth date or sex were typed otherwise than the number says."""
    found = []
    if paper and paper.born_on and values.get(BORN_ON) not in (None, paper.born_on):
        found.append(Fault(BORN_ON.code, f"与证件号码里的 {paper.born_on.isoformat()} 不一致，请核对。"))
    if paper and paper.sex and values.get(SEX) not in (None, str(paper.sex.value)):
        found.append(Fault(SEX.code, f"证件号码显示为{paper.sex.label}，请核对。"))
    return found


def _columns(w: Writer, values: Values, paper: IdPaper | None) -> dict[str, object]:
    """The columns of the person's row."""
    plain = [f for f in PERSON_FORM.fields if f not in (UNIT, ID_KIND, ID_NUMBER, SEX, BORN_ON)]
    nullable = {column.name for column in person.columns if column.nullable}
    found: dict[str, object] = {
        f.code: f.kind.store(values[f]) if f in values else None if f.code in nullable else "" for f in plain
    }
    sex = values.get(SEX)
    return found | {
        "id_kind": paper.kind.value if paper else None,
        "id_number": paper.number if paper else None,
        "id_original": paper.original if paper else None,
        "sex": paper.sex.value if paper and paper.sex else int(sex) if sex else None,
        "born_on": (paper.born_on if paper else None) or values.get(BORN_ON),
        "unit_id": units.named(w, values.get(UNIT)),
    }


def _find_again(w: Writer, person_id: UUID) -> None:
    """Renew how the person is found."""
    w.derived().put_person(line_of(w, person_id))


def line_of(asks: Reader, person_id: UUID) -> PersonLine:
    """How the person is found (职工检索行)."""
    record = loading.own(asks, person_id)
    found = keys(record.name)
    return PersonLine(
        person_id,
        record.name,
        found.full,
        found.initials,
        record.id_number or "",
        record.phone,
        record.unit,
    )
