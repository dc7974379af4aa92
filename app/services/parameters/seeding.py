"""The rows that a new office starts with (初始设置), read from the shipped seed files."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from app.core.paths import resources
from app.core.pinyin import keys
from app.core.text import trimmed
from app.core.workdays import Calendar
from db.tables import agency, calendar_year, code_item, holiday, material_rule, parameter
from db.writer import Writer

NATIONAL: Mapping[str, tuple[str, str, str]] = {
    "ethnic": ("民族", "ethnic_groups_gbt3304.csv", "GB/T 3304"),
    "education": ("学历", "education_gbt4658.csv", "GB/T 4658"),
    "political": ("政治面貌", "political_status_gbt4762.csv", "GB/T 4762"),
    "relationship": ("家庭关系", "relationships_gbt4761.csv", "GB/T 4761"),
    "town": ("镇街", "wuyi_towns.csv", "武义县行政区划"),
}
"""Code lists that lie in csv files (国家标准代码表), each with its name, its file and its source."""

_NATIONAL_FROM = date(2024, 1, 1)
_HOLIDAYS = "国务院办公厅放假通知"

Row = dict[str, object]


def seed(w: Writer) -> None:
    """Write all shipped settings into an empty file (写入初始设置)."""
    w.insert_many(parameter, parameters_shipped())
    w.insert_many(code_item, items_shipped())
    w.insert_many(material_rule, materials_shipped())
    w.insert_many(agency, _agencies())
    put_days(w, _text("holidays.csv"), _HOLIDAYS)


def put_days(w: Writer, csv_text: str, source: str) -> Calendar:
    """Write the days of an arrangement and the years it loads (写入放假安排); Invalid names faulty lines."""
    found = Calendar.from_csv(csv_text)
    named = festivals(csv_text)
    days = [(day, "off") for day in found.days_off] + [(day, "work") for day in found.make_up]
    w.insert_many(
        holiday,
        [
            {"on_day": day, "kind": kind, "why": source, "festival": named.get(day.isoformat(), "")}
            for day, kind in sorted(days)
        ],
    )
    w.insert_many(calendar_year, [{"year": year, "source": source} for year in sorted(found.years)])
    return found


def parameters_shipped() -> list[Row]:
    """The parameters as shipped (出厂参数)."""
    return list(_parameters())


def items_shipped() -> list[Row]:
    """The items of all code lists as shipped (出厂代码)."""
    return [*_lists(), *_national()]


def materials_shipped() -> list[Row]:
    """The checklists as shipped (出厂材料清单)."""
    return list(_materials())


def _parameters() -> Iterator[Row]:
    for sort, one in enumerate(seeded("parameter")):
        yield {
            "key": one["key"],
            "value": one["value"],
            "unit": one.get("unit", ""),
            "valid_from": one["valid_from"],
            "valid_to": one.get("valid_to"),
            "source": one["source"],
            "sort": sort,
        }


def _lists() -> Iterator[Row]:
    for listed in seeded("list"):
        for sort, one in enumerate(listed["items"]):
            yield _item(
                listed["code"],
                one["code"],
                one["name"],
                sort,
                one.get("source", listed["source"]),
                one.get("valid_from", listed["valid_from"]),
                one.get("valid_to", listed.get("valid_to")),
            )


def _national() -> Iterator[Row]:
    for listed, (_, file, source) in NATIONAL.items():
        for sort, one in enumerate(csv.DictReader(_text(file).splitlines())):
            yield _item(listed, one["code"], one["name"], sort, source, _NATIONAL_FROM, None)


def _item(
    listed: str, code: str, name: str, sort: int, source: str, valid_from: date, valid_to: date | None
) -> Row:
    initials = keys(name).initials
    return {
        "list": listed,
        "code": code,
        "name": name,
        "initials": initials[0] if initials else "",
        "sort": sort,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "source": source,
    }


def _materials() -> Iterator[Row]:
    for matter in seeded("matter"):
        for sort, one in enumerate(matter["materials"]):
            yield {
                "matter": matter["id"],
                "code": one["code"],
                "name": one["name"],
                "form": one["form"],
                "copies": one["copies"],
                "need": one["need"],
                "condition": one.get("condition", ""),
                "if_so": one.get("if_so") or None,
                "fixed": int(one.get("fixed", False)),
                "sort": sort,
                "valid_from": one.get("valid_from", matter["valid_from"]),
                "source": one.get("source", matter["source"]),
            }


def _agencies() -> Iterator[Row]:
    for sort, one in enumerate(seeded("agency")):
        told = {column: one.get(column, "") for column in ("address", "phone", "hours")}
        yield {"code": one["code"], "name": one["name"], "sort": sort, **told}


def festivals(csv_text: str) -> Mapping[str, str]:
    """The festival of each day where the fourth column names it (节日)."""
    rows = [row for row in csv.reader(csv_text.removeprefix("\ufeff").splitlines()) if len(row) > 3]
    return {_iso(row[0]): row[3].strip() for row in rows}


def _iso(typed: str) -> str:
    """A day of such a file as 2027-01-01, also where Excel made it 2027/1/1."""
    return "-".join(part.zfill(2) for part in trimmed(typed).replace("/", "-").split("-"))


def _text(name: str) -> str:
    return (resources() / "seed" / name).read_text(encoding="utf-8-sig")


def seeded(kind: str) -> Iterator[dict[str, Any]]:
    """Every table of a kind (parameter, asked, list, matter, agency) of every shipped file (出厂设置).

    What all lines share stands in the general files, what one line brings in a file of its name.
    """
    for shipped in _shipped():
        yield from shipped.get(kind, ())


@cache
def _shipped() -> tuple[Mapping[str, Any], ...]:
    """The shipped files, read once: they never change while the program runs."""
    paths = sorted((resources() / "seed").glob("*.toml"))
    return tuple(tomllib.loads(path.read_text(encoding="utf-8")) for path in paths)
