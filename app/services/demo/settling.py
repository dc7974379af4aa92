"""Who lives in the fictional county (演示居民): units with their union, people, households, twin entries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from uuid import UUID

from app.core.actor import Role
from app.core.clock import FixedClock
from app.core.identity import parse_id
from app.services import household, units, workers
from app.services.demo.county import Words, unit
from app.services.desk import Desk
from app.services.payouts import register

_CLOSES = time(17, 30)
_WITH_FAMILY = 0.5
_TWINS = 4
"""How many people are entered twice (重复登记人数), so that merging can be shown."""

_FACTORIES = 12
"""How many units come themselves (来办事的单位)."""

_MEMBERS = (
    ("10", "在职", 0),
    ("10", "病休", 0),
    ("20", "在读", 26),
    ("30", "在读", 25),
    ("30", "学龄前", 29),
)
"""A member of a household: relation, status, how many years younger than the person (家庭成员样式)."""


@dataclass(slots=True)
class County:
    """The county while it is made (生成中的县); `units` are those that come themselves."""

    found: Words
    chance: Random
    clock: FixedClock
    desks: tuple[Desk, ...]
    step: timedelta
    ids: dict[int, UUID]
    units: list[UUID]

    def tick(self) -> None:
        """Let a little time pass (过一会儿)."""
        late = self.clock.moment + self.step > FixedClock.on(self.clock.today(), _CLOSES).moment
        self.clock.advance(timedelta(milliseconds=1) if late else self.step)

    def desk(self, role: Role) -> Desk:
        """The desk of somebody with this role (岗位)."""
        return self.chance.choice([one for one in self.desks if one.actor.has(role)])


def employers(county: County) -> None:
    """The employers of the county (用人单位), each with its code, town, contact and local union."""
    for n, name in enumerate(county.found.units):
        typed = unit(_FACTORIES + n, county.chance, county.found)
        typed |= {
            "name": name,
            "local_union": f"{name}工会委员会",
            "kind": "company",
            "staff": str(40 + 7 * n),
        }
        units.register_unit(county.desk(Role.CLERK), typed)
        county.tick()


def endow(county: County) -> None:
    """What comes into the funds of this year (资金到账), before anything is paid from them."""
    year = str(county.clock.today().year)
    for one in county.found.incomes:
        typed = {"year": year, "amount": one.amount, "on_day": "t", "source": one.source.format(year=year)}
        register.enter(county.desk(Role.CASHIER), one.fund, register.INCOME, typed)
        county.tick()


def factory(county: County, n: int) -> UUID:
    """A unit that comes itself (来办事的单位), registered when it comes for the first time."""
    place = n % _FACTORIES
    if place >= len(county.units):
        place = len(county.units)
        typed = unit(place, county.chance, county.found)
        typed["local_union"] = f"{typed['name']}工会委员会"
        county.units.append(units.register_unit(county.desk(Role.CLERK), typed))
        county.tick()
    return county.units[place]


def twins(known: Sequence[dict[str, str]], busy: Iterable[int], today: date) -> None:
    """Some who come for nothing are people known already (重复登记): same name and birth date, no paper."""
    taken = set(busy)
    idle = [n for n in range(len(known)) if n not in taken]
    for n, other in zip(idle[-_TWINS:], sorted(taken), strict=False):
        one = known[other]
        born = parse_id(one["id_number"], today).born_on
        kept = {key: text for key, text in known[n].items() if key in ("phone", "town_code", "address")}
        known[n].clear()
        known[n].update(kept, name=one["name"], born_on=born.isoformat() if born else "", unit=one["unit"])


def settle(county: County, n: int, typed: dict[str, str], *, in_file: bool) -> None:
    """The n-th person comes for the first time (初次登记); of those in file half bring their household."""
    county.ids[n] = workers.register_person(county.desk(Role.CLERK), typed)
    county.tick()
    if not in_file:
        return
    today = county.clock.today()
    standing = {
        "kind": "hardship",
        "category": county.chance.choice("123"),
        "from_on": (today - timedelta(days=county.chance.randrange(1, 300))).isoformat(),
        "number": f"DA-XC01-{today.year}-{n + 1:06d}",
        "source": "县总工会审核建档",
    }
    workers.add_standing(county.desk(Role.REVIEWER), county.ids[n], standing)
    county.tick()
    if county.chance.random() < _WITH_FAMILY:
        _household(county, n, typed)


def _household(county: County, n: int, typed: dict[str, str]) -> None:
    """One or two who live with him: husband or wife, or a child of his name."""
    chance, found = county.chance, county.found
    born = parse_id(typed["id_number"], county.clock.today()).born_on or county.clock.today()
    for relation, status, younger in chance.sample(_MEMBERS, k=chance.randint(1, 2)):
        surname = chance.choice(found.surnames) if relation == "10" else _surname(typed["name"], found)
        year = min(born.year + younger, county.clock.today().year - 1)
        member = {
            "name": surname + chance.choice(found.given_last),
            "relation": relation,
            "born_on": date(year, chance.randint(1, 12), chance.randint(1, 28)).isoformat(),
            "status": status,
        }
        household.add_member(county.desk(Role.CLERK), county.ids[n], member)
        county.tick()


def _surname(name: str, found: Words) -> str:
    """The surname of a name; those of two characters are tried first."""
    return next((one for one in found.surnames if len(one) > 1 and name.startswith(one)), name[0])
