"""Materials lists (材料清单): what a matter asks for, added, changed and retired from a day on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import bindparam, select

from app.core.clock import show_date
from app.core.errors import Fault, Invalid, NotFound, Refused
from app.engine.fields import CodeItem, CodeLists, code, text, whole
from app.engine.form import Form, Section
from app.engine.matter import Matter
from app.engine.values import Values
from app.services import forms
from app.services.desk import Desk
from app.services.parameters.changing import (
    SOURCE,
    VALID_FROM,
    Dated,
    When,
    administrator,
    end_from,
    note,
    put_from,
)
from app.services.parameters.reading import reference
from db.reader import Reader
from db.tables import material_rule

NEEDS: Mapping[str, str] = {"required": "必要", "deferrable": "可容缺", "conditional": "视情况"}
"""How much a paper is needed (必要程度)."""

PAPERS: Mapping[str, str] = {"original": "原件", "copy": "复印件", "either": "原件或复印件"}
"""What is handed in (提交形式)."""

_LISTS = {"need": NEEDS, "form": PAPERS}
_CHOICES = CodeLists(
    {name: tuple(CodeItem(value, words) for value, words in held.items()) for name, held in _LISTS.items()}
)
NAME = text("name", "材料名称", limit=60)
NEED = code("need", "必要程度", "need")
PAPER = code("form", "提交形式", "form")
COPIES = whole("copies", "份数", low=1, high=99)
CONDITION = text("condition", "什么情况要交", limit=60)
_TYPED = (NAME, NEED, CONDITION, PAPER, COPIES, VALID_FROM, SOURCE)
_NEEDED = (NAME, NEED, PAPER, COPIES, VALID_FROM, SOURCE)
_RETIRE = Form((Section("retire", "停用", (VALID_FROM,)),))
_ROWS = (
    select(material_rule)
    .where(material_rule.c.matter == bindparam("matter"))
    .order_by(material_rule.c.sort, material_rule.c.valid_from)
)
_WORDS = select(material_rule.c.matter, material_rule.c.condition, material_rule.c.if_so).distinct()
_CODES = select(material_rule.c.name, material_rule.c.code).distinct()
_OWN = re.compile(r"m([0-9]+)")


@dataclass(frozen=True, slots=True)
class MaterialView:
    """A line of a matter's list as one row (材料一行); `edit` holds the texts that a form starts with."""

    code: str
    name: str
    need: str
    form: str
    copies: int
    if_so: str
    fixed: bool
    from_text: str
    to_text: str
    source: str
    when: When
    edit: Mapping[str, str]


def _faults(values: Values) -> Iterable[Fault]:
    need, condition = values.get(NEED), values.get(CONDITION)
    if need == "conditional" and not condition:
        yield Fault(CONDITION.code, "请选什么情况要交。")
    if need == "required" and condition:
        yield Fault(NEED.code, "有情况限制的材料，请选“视情况”或“可容缺”。")


_FORM = Form((Section("material", "材料", _TYPED),), rules=(_faults,))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table (材料表一行)."""

    dated: Dated
    code: str
    condition: str
    fixed: int
    sort: int


def checklist(desk: Desk, matter_id: str) -> tuple[MaterialView, ...]:
    """All rows of a matter's list in its order (材料清单): what holds, what comes, what was."""
    desk.catalog.matter(matter_id)
    with desk.read() as asks:
        rows = asks.all(_ROWS, matter=matter_id)
    found = []
    for row in rows:
        dated = Dated(row.id, row.version, row.valid_from, row.valid_to)
        texts = {"name": row.name, "need": row.need, "form": row.form, "copies": str(row.copies)}
        found.append(
            MaterialView(
                row.code,
                row.name,
                NEEDS[row.need],
                PAPERS[row.form],
                row.copies,
                row.if_so or "",
                bool(row.fixed),
                show_date(row.valid_from),
                show_date(row.valid_to) if row.valid_to else "",
                row.source,
                dated.when(desk.today),
                texts | {"condition": row.condition},
            )
        )
    return tuple(found)


def conditions(desk: Desk, matter_id: str) -> tuple[tuple[str, str], ...]:
    """The questions of the matter that a paper may hang on (材料条件), each with its words."""
    with desk.read() as asks:
        return tuple(_conditions(asks, desk.catalog.matter(matter_id)).items())


def add_material(desk: Desk, matter_id: str, typed: Mapping[str, str]) -> str:
    """One more paper from a day on (添加材料); gives its code. Raises Forbidden, Invalid with every fault."""
    administrator(desk)
    matter = desk.catalog.matter(matter_id)
    with desk.write("add_material") as w:
        values, columns = _checked(desk, w, matter, typed)
        held = _held(w, matter_id)
        _unlike(w, matter_id, values, "")
        made = _next_code(w, values[NAME], {one.code for one in held})
        sort = max((one.sort for one in held), default=0) + 1
        columns |= {"matter": matter_id, "code": made, "fixed": 0, "sort": sort}
        put_from(w, material_rule, (), values[VALID_FROM], desk.today, columns)
        note(w)
    return made


def change_material(desk: Desk, matter_id: str, material: str, typed: Mapping[str, str]) -> None:
    """A paper is asked for otherwise from a day on (改材料).

    Raises Forbidden, NotFound, Invalid with every fault, Refused where the law needs the paper as it is.
    """
    administrator(desk)
    matter = desk.catalog.matter(matter_id)
    with desk.write("change_material") as w:
        values, columns = _checked(desk, w, matter, typed)
        held = _of(_held(w, matter_id), material)
        _unlike(w, matter_id, values, material)
        last = held[-1]
        eased = values[NEED] == "deferrable" or (values.get(CONDITION) or "") != last.condition
        if last.fixed and eased:
            raise Refused("这份材料依法不能免交，只能改名称、形式和份数。")
        columns |= {"matter": matter_id, "code": material, "fixed": last.fixed, "sort": last.sort}
        dated = [one.dated for one in held]
        put_from(w, material_rule, dated, values[VALID_FROM], desk.today, columns)
        note(w)


def retire_material(desk: Desk, matter_id: str, material: str, typed: Mapping[str, str]) -> None:
    """A paper is asked for no more from a day on (停用材料); cases that have it keep it."""
    administrator(desk)
    with desk.write("retire_material") as w:
        values = forms.read(_RETIRE, typed, _RETIRE.fields, reference(desk, w))
        held = _of(_held(w, matter_id), material)
        if held[-1].fixed:
            raise Refused("这份材料依法不能免交，不能停用。")
        end_from(w, material_rule, [one.dated for one in held], values[VALID_FROM], desk.today)
        note(w)


def _checked(
    desk: Desk, asks: Reader, matter: Matter, typed: Mapping[str, str]
) -> tuple[Values, dict[str, object]]:
    """What was typed, and the columns that it fills; Invalid with every fault."""
    settings = reference(desk, asks)
    values = forms.read(_FORM, typed, _NEEDED, replace(settings, codes=_CHOICES))
    words = _conditions(asks, matter)
    condition = values.get(CONDITION) or ""
    if condition and condition not in words:
        raise Invalid("请从列表里选什么情况要交。", field=CONDITION.code)
    return values, {
        "name": values[NAME],
        "form": values[PAPER],
        "copies": values[COPIES],
        "need": values[NEED],
        "condition": condition,
        "if_so": words[condition] if condition else None,
        "source": values[SOURCE],
    }


def _conditions(asks: Reader, matter: Matter) -> dict[str, str]:
    """The words of the matter's questions: from its own list, else from that of any other matter."""
    rows = sorted(asks.all(_WORDS), key=lambda row: row.matter != matter.id)
    found: dict[str, str] = {}
    for row in rows:
        if row.if_so and row.condition in matter.conditions:
            found.setdefault(row.condition, row.if_so)
    return found


def _unlike(asks: Reader, matter_id: str, values: Values, material: str) -> None:
    """Raises Invalid where the list has another paper of this name on that day or later."""
    on = values[VALID_FROM]
    for row in asks.all(_ROWS, matter=matter_id):
        live = row.valid_to is None or row.valid_to >= on
        if row.name == values[NAME] and row.code != material and live:
            raise Invalid(f"清单里已有“{row.name[:20]}”，请换一个名称。", field=NAME.code)


def _next_code(asks: Reader, name: str, there: set[str]) -> str:
    """The code that another list gives a paper of this name, else a fresh one (材料代码)."""
    known = asks.all(_CODES)
    for row in known:
        if row.name == name and row.code not in there:
            return str(row.code)
    own = [int(found[1]) for row in known if (found := _OWN.fullmatch(row.code))]
    return f"m{max(own, default=0) + 1}"


def _held(asks: Reader, matter_id: str) -> list[_Row]:
    found = []
    for row in asks.all(_ROWS, matter=matter_id):
        dated = Dated(row.id, row.version, row.valid_from, row.valid_to)
        found.append(_Row(dated, row.code, row.condition, row.fixed, row.sort))
    return found


def _of(every: Sequence[_Row], material: str) -> list[_Row]:
    held = [one for one in every if one.code == material]
    if not held:
        raise NotFound("没有找到这份材料，请重新载入。")
    return held
