"""Facts for rules and papers (测试事实): people, code lists and values that fit any field."""

import csv
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from app.core.actor import Actor, Duty, Post, Role, everywhere
from app.core.paths import resources
from app.core.workdays import Calendar
from app.engine.fields import AnyField, CodeItem, CodeLists, Typing
from app.engine.fields.figures import Whole
from app.engine.flow import Facts, Maker, Standing
from app.engine.materials import MaterialRule, Received, judge
from app.engine.matter import Matter, Office, PaperFacts, PaperPerson
from app.engine.rows import Rows
from app.engine.values import Values
from app.services.parameters.seeding import seeded

TODAY = date(2026, 11, 23)
CALENDAR = Calendar.seeded()
OFFICE = Office("武义县职工服务中心", "武义县总工会", "XC01", "0579-80000000", "12351", "武义县解放中街1号")
PERSON = PaperPerson(
    "徐桂芳", "居民身份证", "33072319820615006X", "13800002266", "武义晨曦保温器皿有限公司", "熟溪街道12号"
)
FILE = Standing("hardship", "2", date(2026, 1, 5), None, "DA-XC01-2026-000007", "2026年1月5日建档")

_NATIONAL = {
    "ethnic": "ethnic_groups_gbt3304.csv",
    "education": "education_gbt4658.csv",
    "political": "political_status_gbt4762.csv",
    "relationship": "relationships_gbt4761.csv",
    "town": "wuyi_towns.csv",
}

SUPPLIED = {
    "campaign_autumn": (CodeItem("01920000-0000-7000-8000-000000000001", "2026年金秋助学"),),
    "campaign_visit": (CodeItem("01920000-0000-7000-8000-000000000002", "2026年冬送温暖"),),
    "vacancy": (
        CodeItem("GW-XC01-2026-000001", "冲压工｜武义晨曦保温器皿有限公司｜月薪 5,000.00 元｜桐琴｜余 3 人"),
        CodeItem("GW-XC01-2026-000002", "质检员｜武义晨曦保温器皿有限公司｜月薪 4,800.00 元｜桐琴｜余 1 人"),
    ),
}
"""Lists that a room supplies from its own rows, as they might be."""


def seed(kind: str) -> tuple[dict[str, Any], ...]:
    """Every table of a kind (parameter, list, matter) of the seed files as they are shipped."""
    return tuple(seeded(kind))


@cache
def codes(on: date = TODAY) -> CodeLists:
    """The code lists that are offered on a day, from the seeds."""
    found: dict[str, tuple[CodeItem, ...]] = {}
    for listed in seed("list"):
        found[listed["code"]] = tuple(
            CodeItem(one["code"], one["name"])
            for one in listed["items"]
            if one.get("valid_from", listed["valid_from"]) <= on <= one.get("valid_to", date.max)
        )
    for name, file in _NATIONAL.items():
        with (resources() / "seed" / file).open(encoding="utf-8-sig", newline="") as rows:
            found[name] = tuple(CodeItem(row["code"], row["name"]) for row in csv.DictReader(rows))
    return CodeLists({**found, **SUPPLIED})


@cache
def rules() -> Mapping[str, str]:
    """The parameters that are shipped."""
    return {one["key"]: one["value"] for one in seed("parameter")}


@cache
def material_rules(matter_id: str) -> tuple[MaterialRule, ...]:
    """The list of materials that is shipped for a matter."""
    return tuple(
        MaterialRule(
            one["code"],
            one["name"],
            one["form"],
            one["copies"],
            one["need"],
            one.get("condition", ""),
            one.get("if_so", ""),
            one.get("fixed", False),
        )
        for matter in seed("matter")
        if matter["id"] == matter_id
        for one in matter["materials"]
    )


def actor(n: int, *duties: Duty, name: str = "") -> Actor:
    """A person of the office with these roles and posts, in every line."""
    return Actor(UUID(int=n), name or f"人{n}", everywhere(duties), "XC01", "2号窗口")


def maker(who: Actor) -> Maker:
    """The same person as the one who made a move."""
    return Maker(who.id, who.name)


def staff(*people: Actor) -> dict[Duty, tuple[Maker, ...]]:
    """Who holds each role and post among these people."""
    return {duty: tuple(maker(one) for one in people if one.has(duty)) for duty in (*Role, *Post)}


def facts(values: Values | None = None, **more: object) -> Facts:
    """Facts about a case of a worker with an active file, seen by a clerk today."""
    clerk = actor(1, Role.CLERK)
    given: dict[str, Any] = {
        "today": TODAY,
        "actor": clerk,
        "calendar": CALENDAR,
        "staff": staff(clerk),
        "standing": (FILE,),
        "rules": rules(),
        "applicant": PERSON.name,
    }
    return Facts(values or Values(), **{**given, **more})


def typed(field: AnyField, n: int = 0) -> str:
    """A text that the field takes; `n` turns it to another where there is choice."""
    kind = field.kind
    if isinstance(kind, Rows):
        return json.dumps([{one.code: typed(one, n + row) for one in kind.columns} for row in range(2)])
    if kind.kind == "code":
        listed = codes().items(kind.list_name)
        return listed[n % len(listed)].code
    samples = {
        "text": ["样例文字", "一"],
        "long": ["第一行。\n第二行。", "因病致贫。" * 20],
        "name": ["徐桂芳", "买买提·艾力"],
        "money": ["3,000.00", "1"],
        "int": ["3", "12"],
        "date": ["t", "-3"],
        "yesno": ["1", "0"],
        "phone": ["13800002266", "0579-87654321"],
        "idnumber": ["33072319820615006X"],
        "creditcode": ["91330723MA29ABCD0P"],
        "bankcard": ["6228480320123456784"],
    }[kind.kind]
    text = samples[n % len(samples)]
    return str(min(max(int(text), kind.low), kind.high)) if isinstance(kind, Whole) else text


def filled(fields: Iterable[AnyField], n: int = 0) -> Values:
    """A value for each field that can be typed, read from a text."""
    values = Values()
    for field in fields:
        values = values.put(field, field.kind.parse(typed(field, n), typing()))
    return values


def typing(today: date = TODAY) -> Typing:
    """What reading a typed text depends on."""
    return Typing(today, codes())


def received(matter: Matter, *missing: str) -> tuple[Received, ...]:
    """Every material of the list in good order but these."""
    return tuple(
        Received(rule.code, rule.code not in missing, rule.copies) for rule in material_rules(matter.id)
    )


def paper(matter: Matter, values: Values, **more: object) -> PaperFacts:
    """Facts for a paper of this matter, with all its materials there."""
    there = received(matter)
    verdict = judge(material_rules(matter.id), there, matter.conditions, values, waits=matter.waits)
    at = datetime(2026, 11, 23, 1, 12, tzinfo=UTC)
    given: dict[str, Any] = {
        "office": OFFICE,
        "matter": matter,
        "number": "JZ-XC01-2026-000412",
        "query_code": "7K3M9P",
        "person": PERSON,
        "agent": "",
        "values": values,
        "codes": codes(),
        "offered": codes(),
        "verdict": verdict,
        "timers": (),
        "accepted_at": at,
        "issued_at": at,
        "actor": actor(1, Role.CLERK, name="陈晓"),
    }
    return PaperFacts(**{**given, **more})
