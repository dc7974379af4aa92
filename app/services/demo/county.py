"""The fictional county (演示县): words from the seed file, people drawn from them by chance."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.core.actor import Role
from app.core.identity import parse_id
from app.core.paths import resources
from app.services.parameters import Place, places

_YOUNGEST, _OLDEST = date(1999, 12, 31), date(1962, 1, 1)
_SERIALS, _STRIDE, _SPREAD = 1000, 4801, 7919


@dataclass(frozen=True, slots=True)
class Colleague:
    """One who works at the demonstration office (演示人员)."""

    name: str
    roles: tuple[Role, ...]
    window: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the county is made of (演示用词)."""

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
    texts: Mapping[str, tuple[str, ...]]


def words() -> Words:
    """The words of the seed file (读取演示用词)."""
    held = tomllib.loads((resources() / "seed" / "demo.toml").read_text(encoding="utf-8"))
    names = held["unit_names"].split()
    trades = held["unit_trades"]
    return Words(
        surnames=tuple(held["surnames"].split()),
        given_first=tuple(held["given_first"].split()),
        given_last=tuple(held["given_last"].split()),
        staff=tuple(
            Colleague(one["name"], tuple(Role(role) for role in one["roles"]), one["window"])
            for one in held["staff"]
        ),
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
        texts={code: tuple(texts) for code, texts in held["texts"].items()},
    )


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
