"""The places where a station may stand (站点所在地): towns with the two letters of their stations."""

import csv
from dataclasses import dataclass

from app.core.errors import Invalid
from app.core.paths import resources


@dataclass(frozen=True, slots=True)
class Place:
    """One place (地点): its administrative code, its name, the letters that begin its stations (XC)."""

    code: str
    name: str
    letters: str


def places() -> tuple[Place, ...]:
    """Every place in its order, the county first (全部地点)."""
    path = resources() / "seed" / "wuyi_towns.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(Place(row["code"], row["name"], row["station"]) for row in csv.DictReader(file))


def place_of(code: str) -> Place:
    """The place of this code; Invalid at `place_code` when there is none."""
    for place in places():
        if place.code == code:
            return place
    raise Invalid("请从列表里选站点所在地。", field="place_code")
