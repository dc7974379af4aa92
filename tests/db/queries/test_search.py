"""Search (检索): every way finds what it should, nothing else, at most twenty, in order, by an index."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from db import words
from db.database import Database
from db.derived import CaseLine, PersonLine, UnitLine
from db.queries import search
from db.tables import case_file, person, unit
from tests.kit.files import START, Someone

PEOPLE = {
    "周素梅": ("330723197401011524", "13957985526", ("zhousumei",), ("zsm",)),
    "张思明": ("330723198501010317", "13957980317", ("zhangsiming",), ("zsm",)),
    "曾素敏": ("33072319900101204X", "13857985526", ("zengsumin", "cengsumin"), ("zsm", "csm")),
    "郑水木": ("330723196801016211", "057987654321", ("zhengshuimu",), ("zsm",)),
    "欧阳素": ("", "", ("ouyangsu",), ("oys",)),
    "买买提·吐尔逊": ("653101197001011234", "13999991111", ("maimaititu'erxun",), ("mmttex",)),
    "𠮷田": ("", "", ("jitian",), ("jt",)),
    "素": ("", "", ("su",), ("s",)),
    "Anna Li": ("", "", (), ()),
}


@pytest.fixture
def people(database: Database, me: Someone) -> dict[UUID, str]:
    """The people, one with a case, one with a unit."""
    keys: dict[UUID, str] = {}
    with database.write(me, "register", at=START) as w:
        for name, (number, phone, full, initials) in PEOPLE.items():
            kind = 1 if number else None
            key = w.insert(person, name=name, id_kind=kind, id_number=number or None, phone=phone, sex=2)
            w.derived().put_person(PersonLine(key, name, full, initials, number, phone, "三溪门业"))
            keys[key] = name
    return keys


def names(found: list[search.PersonHit]) -> list[str]:
    """Who was found."""
    return [hit.name for hit in found]


@pytest.mark.parametrize(
    ("way", "typed", "found"),
    [
        (search.by_name, "周素梅", ["周素梅"]),
        (search.by_name, "素", ["周素梅", "曾素敏", "欧阳素", "素"]),
        (search.by_name, "素梅", ["周素梅"]),
        (search.by_name, "梅素", []),
        (search.by_name, "周梅", []),
        (search.by_name, "欧阳", ["欧阳素"]),
        (search.by_name, "提吐", ["买买提·吐尔逊"]),
        (search.by_name, "买买提·吐尔逊", ["买买提·吐尔逊"]),
        (search.by_name, "买买提 吐", ["买买提·吐尔逊"]),
        (search.by_name, "𠮷", ["𠮷田"]),
        (search.by_name, "田", ["𠮷田"]),
        (search.by_name, "anna", ["Anna Li"]),
        (search.by_name, "·", []),
        (search.by_name, "", []),
        (search.by_name, '"周*', ["周素梅"]),
        (search.by_pinyin, "zhou", ["周素梅"]),
        (search.by_pinyin, "z", ["周素梅", "张思明", "曾素敏", "郑水木"]),
        (search.by_pinyin, "ZHANGsim", ["张思明"]),
        (search.by_pinyin, "cengsumin", ["曾素敏"]),
        (search.by_pinyin, "sumei", []),
        (search.by_initials, "zsm", ["周素梅", "张思明", "曾素敏", "郑水木"]),
        (search.by_initials, "cs", ["曾素敏"]),
        (search.by_initials, "sm", []),
        (search.by_initials, "OR", []),
        (search.by_id, "33072319900101204x", ["曾素敏"]),
        (search.by_id, "330723", []),
        (search.by_id_start, "33072319", ["周素梅", "张思明", "曾素敏", "郑水木"]),
        (search.by_id_start, "3307231990", ["曾素敏"]),
        (search.by_id_start, "", []),
        (search.by_id_tail, "204x", ["曾素敏"]),
        (search.by_id_tail, "1524", ["周素梅"]),
        (search.by_id_tail, "011524", ["周素梅"]),
        (search.by_id_tail, "524", []),
        (search.by_id_tail, "021524", []),
        (search.by_phone, "13957985526", ["周素梅"]),
        (search.by_phone, "1395798", []),
        (search.by_phone_tail, "5526", ["周素梅", "曾素敏"]),
        (search.by_phone_tail, "957985526", ["周素梅"]),
        (search.by_phone_tail, "526", []),
    ],
)
def test_each_way_finds_what_it_should(
    database: Database, people: dict[UUID, str], way: object, typed: str, found: list[str]
) -> None:
    assert callable(way)
    with database.read() as reader:
        assert names(way(reader, typed)) == found
    assert people


def test_the_beginning_of_a_name(database: Database, people: dict[UUID, str]) -> None:
    with database.read() as reader:
        assert names(search.by_name(reader, "素", start=True)) == ["素"]
        assert names(search.by_name(reader, "周素", start=True)) == ["周素梅"]
        assert names(search.by_name(reader, "素梅", start=True)) == []
        assert names(search.by_name(reader, "欧阳素", start=True)) == ["欧阳素"]
    assert people


def test_a_hit_says_what_the_list_shows(database: Database, me: Someone, people: dict[UUID, str]) -> None:
    key = next(key for key, name in people.items() if name == "曾素敏")
    with database.write(me, "accept", at=START) as w:
        for number in ("JZ-XC01-2026-000412", "JZ-XC01-2026-000413", "WQ-XC01-2026-000412"):
            ended = int(number.endswith("3"))
            made = w.insert(
                case_file, line=number[:2], matter="m", state="s", ended=ended, station="XC01", number=number,
                query_code=number[-3:] + number[:2] + "A", applied_on=date(2026, 11, 23), clerk_id=me.id,
            )  # fmt: skip
            w.derived().put_case(
                CaseLine(
                    made, number[:2], "m", "s", me.id, START, ended=bool(ended), person_id=key, number=number
                )
            )
    with database.read() as reader:
        (hit,) = search.by_pinyin(reader, "ceng")
        assert (hit.person_id, hit.pinyin, hit.sex, hit.unit_name) == (key, "zengsumin", 2, "三溪门业")
        assert search.by_keys(reader, [key]) == [hit]
        found = search.case_by_number(reader, "jz-xc01-2026-000412")
        assert found is not None
        assert (found.number, found.person_id, found.ended) == ("JZ-XC01-2026-000412", key, False)
        assert search.case_by_key(reader, found.case_id) == found
        assert search.case_by_code(reader, "412jza") == found
        assert search.case_by_code(reader, "") is None
        assert search.case_by_number(reader, "") is None
        for digits in ("412", "000412", "0412"):
            assert [one.line for one in search.cases_by_serial(reader, digits)] == ["WQ", "JZ"]
        for wrong in ("0", "", "41x", "²", "0000412", "12"):
            assert search.cases_by_serial(reader, wrong) == []
        assert [one.number[-3:] for one in search.cases_of(reader, [key])] == ["412", "413", "412"]
        assert search.cases_of(reader, []) == []


def test_units(database: Database, me: Someone) -> None:
    with database.write(me, "register", at=START) as w:
        for name, initials in (("三溪门业（武义）有限公司", "sxmywyyxgs"), ("壶山电动工具厂", "hsddgjc")):
            w.derived().put_unit(UnitLine(w.insert(unit, name=name), name, (), (initials,)))
    with database.read() as reader:
        assert [hit.name[:2] for hit in search.units_by_name(reader, "门业武义")] == ["三溪"]
        assert [hit.name[:2] for hit in search.units_by_name(reader, "电动")] == ["壶山"]
        assert [hit.name[:2] for hit in search.units_by_initials(reader, "sxm")] == ["三溪"]
        assert search.units_by_pinyin(reader, "sanxi") == []


def test_a_renamed_person_is_found_by_the_new_name_alone(
    database: Database, me: Someone, people: dict[UUID, str]
) -> None:
    key = next(key for key, name in people.items() if name == "周素梅")
    with database.read() as reader:
        (before,) = search.by_name(reader, "周素梅")
    with database.write(me, "correct", at=START) as w:
        w.derived().put_person(PersonLine(key, "周苏梅", ("zhousumei",), ("zsm",), "", "13957985527"))
        w.update(person, key, 1, name="周苏梅")
    with database.read() as reader:
        assert search.by_name(reader, "素梅") == search.by_phone(reader, "13957985526") == []
        (after,) = search.by_name(reader, "苏梅")
    assert (after.n, after.phone) == (before.n, "13957985527")


def test_at_most_twenty_in_the_order_of_n(database: Database, me: Someone) -> None:
    with database.write(me, "register", at=START) as w:
        for at in range(60):
            number, phone = f"3307231974{at:04d}1524", f"139{at:04d}5526"
            key = w.insert(person, name="周素梅", id_kind=1, id_number=number, phone=phone)
            w.derived().put_person(PersonLine(key, "周素梅", ("zhousumei",), ("zsm",), number, phone))
    with database.read() as reader:
        for found in (
            search.by_name(reader, "周"),
            search.by_name(reader, "素梅"),
            search.by_pinyin(reader, "zh"),
            search.by_initials(reader, "z"),
            search.by_id_start(reader, "330723"),
            search.by_id_tail(reader, "1524"),
            search.by_phone_tail(reader, "5526"),
        ):
            assert [hit.n for hit in found] == list(range(1, 21))


STATEMENTS = {
    name: statement
    for name, statement in vars(search).items()
    if name.startswith(("BY_", "UNITS_BY", "CASE_BY", "CASES_"))
}
SORTED_AFTER = {"CASES_OF"}
"""The cases of a few persons are so few that they are sorted when found."""


@pytest.mark.parametrize("name", sorted(STATEMENTS))
def test_no_statement_walks_a_table(database: Database, name: str) -> None:
    asked = STATEMENTS[name].params(keys=[UUID(int=1), UUID(int=2)])
    compiled = asked.compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True})
    marks = [None] * str(compiled).count("?")
    with database.read() as reader:
        plan = [str(row[3]) for row in reader.raw(f"EXPLAIN QUERY PLAN {compiled}", marks)]
    assert [step for step in plan if step.startswith("SCAN") and "VIRTUAL TABLE INDEX" not in step] == [], (
        plan
    )
    assert ("TEMP B-TREE" in " ".join(plan)) == (name in SORTED_AFTER), plan


@given(st.text(max_size=12))
def test_no_text_breaks_the_phrase(typed: str) -> None:
    for phrase in (
        words.part_of_name(typed),
        words.part_of_name(typed, start=True),
        words.prefix_of("full", typed),
    ):
        assert phrase.count('"') in (0, 2)


@given(st.lists(st.text(max_size=6), min_size=1, max_size=4), st.text(max_size=4))
def test_any_name_is_found_by_any_part_of_it(parts: list[str], typed: str) -> None:
    name = "".join(parts)
    kept = "".join(mark for mark in name if mark.isalnum()).lower()
    asked = "".join(mark for mark in typed if mark.isalnum()).lower()
    if len(asked) >= 2:
        tokens = words.pairs(name).split(" ")
        phrase = words.pairs(asked).split(" ")
        hit = any(tokens[at : at + len(phrase)] == phrase for at in range(len(tokens)))
        assert hit == (asked in kept)
