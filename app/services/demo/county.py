"""The fictional county (演示县): words from the seed file, people drawn from them by chance."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from app.core.actor import Held, duty, everywhere
from app.core.errors import Invalid
from app.core.identity import parse_credit_code, parse_id
from app.core.paths import resources
from app.services.parameters import Place, places

_YOUNGEST, _OLDEST = date(1999, 12, 31), date(1962, 1, 1)
_SERIALS, _STRIDE, _SPREAD = 1000, 4801, 7919


@dataclass(frozen=True, slots=True)
class Colleague:
    """One who works at the demonstration office (演示人员)."""

    name: str
    held: frozenset[Held]
    window: str


@dataclass(frozen=True, slots=True)
class Income:
    """What comes into a fund each year (演示资金), in yuan; `{year}` in the source is that year."""

    fund: str
    amount: str
    source: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the county is made of (演示用词); who begins with a matter `without_file` is not in file yet."""

    surnames: tuple[str, ...]
    given_first: tuple[str, ...]
    given_last: tuple[str, ...]
    staff: tuple[Colleague, ...]
    administrator: str
    office: str
    union_name: str
    phone: str
    address: str
    units: tuple[str, ...]
    jobs: tuple[str, ...]
    roads: tuple[str, ...]
    banks: tuple[str, ...]
    towns: tuple[Place, ...]
    incomes: tuple[Income, ...]
    texts: Mapping[str, tuple[str, ...]]
    without_file: frozenset[str]


def words() -> Words:
    """The words of the seed file (读取演示用词)."""
    held = tomllib.loads((resources() / "seed" / "demo.toml").read_text(encoding="utf-8"))
    names = held["unit_names"].split()
    trades = held["unit_trades"]
    return Words(
        surnames=tuple(held["surnames"].split()),
        given_first=tuple(held["given_first"].split()),
        given_last=tuple(held["given_last"].split()),
        staff=tuple(Colleague(one["name"], _held(one), one["window"]) for one in held["staff"]),
        administrator=held["administrator"],
        office=held["office"],
        union_name=held["union_name"],
        phone=held["phone"],
        address=held["address"],
        units=tuple(
            f"武义{name}{trades[(n * 3 + k) % len(trades)]}有限公司"
            for n, name in enumerate(names)
            for k in range(2)
        ),
        jobs=tuple(held["jobs"]),
        roads=tuple(held["roads"]),
        banks=tuple(held["banks"]),
        towns=places()[1:],
        incomes=tuple(Income(**one) for one in held["incomes"]),
        texts=_texts(),
        without_file=frozenset(one for held in _seeds() for one in held.get("without_file", ())),
    )


def _held(one: Mapping[str, Any]) -> frozenset[Held]:
    """What a colleague holds: roles for all lines, posts for the line they stand under."""
    posts = (Held(duty(post), line) for line, named in one.get("posts", {}).items() for post in named)
    return everywhere(duty(role) for role in one["roles"]) | frozenset(posts)


def _texts() -> dict[str, tuple[str, ...]]:
    """What is typed into a field by its code, from the general file and from those of the lines."""
    found: dict[str, tuple[str, ...]] = {}
    for held in _seeds():
        found |= {code: tuple(texts) for code, texts in held.get("texts", {}).items()}
    return found


def _seeds() -> Iterator[dict[str, Any]]:
    """Every seed file, the general ones and those of the lines."""
    for path in sorted((resources() / "seed").glob("*.toml")):
        yield tomllib.loads(path.read_text(encoding="utf-8"))


def person(n: int, offset: int, chance: Random, found: Words) -> dict[str, str]:
    """What is typed of the n-th person (虚构职工): every ID number is valid and differs.

    `offset` moves the birth dates; the numbers stay different up to some millions of people.
    """
    given = chance.choice(found.given_last)
    if chance.random() < 0.8:
        given = chance.choice(found.given_first) + given
    name = chance.choice(found.surnames) + given
    town = chance.choice(found.towns)
    return {
        "name": name,
        "id_number": _id_number(n, offset),
        "ethnic": "01",
        "phone": f"1{chance.choice('3578')}{chance.randrange(10)}{chance.randrange(10**8):08d}",
        "unit": chance.choice(found.units),
        "job": chance.choice(found.jobs),
        "town_code": town.code,
        "address": f"{town.name}{chance.choice(found.roads)} {chance.randrange(1, 180)} 号",
        "bank": chance.choice(found.banks),
        "account_no": card_number(n, chance),
        "account_name": name,
    }


def unit(n: int, chance: Random, found: Words) -> dict[str, str]:
    """What is typed of the n-th unit that comes itself (虚构单位): a valid credit code, a contact."""
    town = chance.choice(found.towns)
    return {
        "name": f"武义{chance.choice(found.surnames)}记示例{n + 1}厂",
        "credit_code": _credit_code(n),
        "town_code": town.code,
        "address": f"{town.name}{chance.choice(found.roads)} {chance.randrange(1, 180)} 号",
        "phone": f"0579-8{chance.randrange(10**7):07d}",
        "contact": chance.choice(found.surnames) + chance.choice(found.given_last),
    }


def _credit_code(n: int) -> str:
    """A credit code whose check mark fits, found by trying (虚构信用代码)."""
    body = f"91330723MA{n:07d}"
    for mark in "0123456789ABCDEFGHJKLMNPQRTUWXY":
        try:
            return parse_credit_code(body + mark).code
        except Invalid:
            continue
    raise Invalid("没有取到信用代码。")


def card_number(n: int, chance: Random) -> str:
    """A bank account of 19 digits that passes its check (虚构卡号)."""
    body = f"621000{n % 10**6:06d}{chance.randrange(10**6):06d}"
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 - place % 2)
        total += value - 9 if value > 9 else value
    return f"{body}{-total % 10}"


def _id_number(n: int, offset: int) -> str:
    """A citizen's number of 330723, made from one of 15 digits: of one serial no birth date comes twice."""
    days = (_YOUNGEST - _OLDEST).days
    place = (n // _SERIALS * _STRIDE + n % _SERIALS * _SPREAD + offset) % days
    born = _OLDEST + timedelta(days=place)
    return parse_id(f"330723{born:%y%m%d}{n % _SERIALS:03d}", _YOUNGEST).number
