"""Every paper of the house (全部文书): facts that are empty, as usual, or as much as can be."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from app.core.errors import Invalid
from app.engine.fields import AnyField
from app.engine.materials import Received, Verdict, judge
from app.engine.matter import Matter, PaperFacts, PaperPerson, Print
from app.engine.rows import Rows
from app.engine.timers import Running, start
from app.engine.values import Values
from app.rooms import ROOMS
from app.services.demo.county import words
from tests.kit.facts import (
    CALENDAR,
    PERSON,
    TODAY,
    codes,
    filled,
    material_rules,
    paper,
    received,
    rules,
    typed,
    typing,
)

How = Literal["empty", "usual", "full"]
HOWS: tuple[How, ...] = ("empty", "usual", "full")

LONG_NAME = "阿卜杜热合曼·买买提依明·吐尔逊"
RARE = "𠮷田𬱖䶮"
MUCH = (
    "本人因公负伤后长期停工，单位（浙江武义壶山晨曦不锈钢真空保温器皿制造股份有限公司）"
    "2026年1月起未发工资3,000.00元，"
)
UNIT_NAME = "浙江武义壶山晨曦不锈钢真空保温器皿制造股份有限公司熟溪分厂"
_MANY_ROWS, _USUAL_ROWS = 8, 2
_PERSONAL = {"name": "徐桂芳", "phone": "13800002266", "idnumber": "33072319820615006X"}
_KNOWN = {
    "name": PERSON.name,
    "unit": PERSON.unit,
    "phone": PERSON.phone,
    "address": PERSON.address,
    "id_number": PERSON.id_number,
    "bank": "武义农商银行",
    "account_no": "6210001234567890128",
    "account_name": PERSON.name,
    "job": "质检员",
    "town_code": codes().items("town")[0].code,
    "ethnic": "01",
}
_LEAN = PaperPerson("", "", "", "", "", "")
_UNIT = PaperPerson(
    "武义晨曦保温器皿有限公司", "统一社会信用代码", "91330723MA2E7XQ15C", "0579-87654321",
    "武义晨曦保温器皿有限公司", "武义县桐琴镇五金工业区示例路8号", is_unit=True,
)  # fmt: skip
_HEAVY = replace(
    PERSON,
    name=LONG_NAME,
    unit=UNIT_NAME,
    address="浙江省金华市武义县熟溪街道解放北街示例小区（𠮷祥苑）12幢2单元1503室",
    sex="女",
    born_on=date(1982, 6, 15),
    ethnic="维吾尔族",
)


def matters() -> tuple[Matter, ...]:
    """Every matter of the house (全部事项)."""
    return tuple(matter for room in ROOMS for matter in room.line.matters)


def all_papers() -> Iterator[tuple[Matter, Print]]:
    """Every paper that a matter declares (全部文书)."""
    yield from ((matter, one) for matter in matters() for one in matter.prints)


def facts_of(matter: Matter, one: Print, how: How) -> PaperFacts:
    """Facts for one paper of the matter (文书事实)."""
    values = _values(matter, how)
    values = matter.derive(values, ())
    timers = tuple(_running(matter)) if how != "empty" else ()
    more: dict[str, object] = {"timers": timers, "person": _person(matter, how)}
    if how != "empty":
        number = f"{one.numbered}-XC01-2026-000348" if one.numbered else ""
        more |= {"reason": "材料不齐，补正期满没有补来。", "paper_number": number}
    if how == "full":
        more |= {"agent": LONG_NAME, "reason": (MUCH * 8)[:500]}
    return paper(matter, values, **more, verdict=_verdict(matter, values, how))


def _person(matter: Matter, how: How) -> PaperPerson:
    if how == "empty":
        return _LEAN
    if matter.applicants[0] == "unit":
        return replace(_UNIT, name=UNIT_NAME) if how == "full" else _UNIT
    usual = replace(PERSON, sex="女", born_on=date(1982, 6, 15), ethnic="汉族", job="质检员")
    return _HEAVY if how == "full" else usual


def _running(matter: Matter) -> Iterator[Running]:
    for one in matter.timers:
        yield start(one, TODAY, int(rules()[one.days]), CALENDAR)


def _verdict(matter: Matter, values: Values, how: How) -> Verdict:
    listed = material_rules(matter.id)
    if how == "usual":
        there = received(matter, *(one.code for one in listed[-2:]))
    elif how == "full":
        remark = "没有本人签名，日期与身份证不符，复印件看不清，请重新提交并加盖公章。"
        there = tuple(Received(one.code, n % 2 == 0, one.copies, remark if n % 4 == 0 else "")
                      for n, one in enumerate(listed))  # fmt: skip
    else:
        there = ()
    return judge(listed, there, matter.conditions, values, waits=matter.waits)


def _values(matter: Matter, how: How) -> Values:
    """Values of all fields (栏目值); the usual ones are what the demonstration county types."""
    if how == "empty":
        return Values()
    texts = words().texts
    values = Values()
    for field in matter.form.fields:
        value = _full(field) if how == "full" else _usual(field, texts.get(field.code, ()))
        values = values.put(field, value)
    return values


def _usual(field: AnyField, texts: tuple[str, ...]) -> object:
    for text in (*texts[:1], _plain(field)):
        try:
            return field.kind.parse(text.format_map(_KNOWN), typing())
        except (Invalid, ValueError, KeyError):
            continue
    return filled((field,), 1)[field]


def _plain(field: AnyField) -> str:
    if isinstance(field.kind, Rows):
        rows = [{one.code: _plain(one) for one in field.kind.columns} for _ in range(_USUAL_ROWS)]
        return json.dumps(rows)
    if field.kind.kind == "text":
        return "质量检验员"
    if field.kind.kind == "long":
        return "用人单位2026年9月起没有发工资，多次催要没有结果，家里靠本人工资生活，请帮助解决。"
    return _PERSONAL.get(field.kind.kind) or typed(field)


def _full(field: AnyField) -> object:
    kind = field.kind
    if isinstance(kind, Rows):
        row = Values()
        for one in kind.columns:
            row = row.put(one, _full(one))
        return (row,) * _MANY_ROWS
    if kind.kind in ("text", "long"):
        limit: int = getattr(kind, "limit", 100)
        return (RARE + MUCH * (2000 // len(MUCH) + 1))[: min(limit, 2000)]
    if kind.kind == "name":
        return LONG_NAME
    if kind.kind == "money":
        return kind.parse("9,999,999.99", typing())
    if kind.kind == "int":
        return min(getattr(kind, "high", 999), 300)
    if kind.kind == "code":
        return max(codes().items(kind.list_name), key=lambda item: len(item.name)).code
    return filled((field,), 0)[field]
