"""Hardship files (困难职工档案): one opened with all its children, and the lists, in a big register."""

import json
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from app.lines.relief.commands.files import changing, listing, opening, register, viewing
from app.lines.relief.commands.files.listing import FileFilter
from app.services.desk import Desk
from app.services.workers.many import Newcomer, register_many
from db.tables import benefit
from tests.bench.runs import grown, statements_of
from tests.bench.table import Count, Row
from tests.kit.factories import DAY, House, house, id_number
from tests.kit.register import CHILD, SPOUSE, content, family, person_of

MANY, FEW = 3_000, 300
"""Files of a prefecture's county and of a small one."""

_CHANGES, _BENEFITS = 12, 60
_ELDEST = 400
"""How many days the oldest file stands: some are late for their review."""


def measured() -> list[Row | Count]:
    """The file with most children and the one with fewest, then the lists of both registers."""
    with TemporaryDirectory() as folder:
        big, small = (house(Path(folder) / name) for name in ("big", "small"))
        full = {one.folder: _filled(one, n) for one, n in ((big, MANY), (small, FEW))}
        bare = family(big, 9_998, household="", expenses="", account_no="")
        more = _asked(big.clerk, full[big.folder]) - _asked(big.clerk, bare)
        rows: list[Row | Count] = [
            Count("statements more for a file with many children", more, 0),
            grown(
                "hardship file, all its children",
                big.clerk,
                small.clerk,
                lambda desk: viewing.view(desk, full[desk.folder]),
            ),
            grown("hardship files, counts of all lists", big.clerk, small.clerk, listing.counts, runs=10),
            *(_listed(what, big.clerk, small.clerk) for what in ("active", "unaided", "twice")),
        ]
        for one in (big, small):
            one.close()
    return rows


def _listed(what: str, big: Desk, small: Desk) -> Row:
    return grown(
        f"hardship files, “{what}”",
        big,
        small,
        lambda desk: listing.page(desk, FileFilter(what), total=0),
        runs=10,
    )


def _asked(desk: Desk, file_id: UUID) -> int:
    return len(statements_of(lambda: viewing.view(desk, file_id)))


def _filled(at: House, many: int) -> UUID:
    """A register of so many files; gives the one that was changed and helped most."""
    desk, values = at.clerk, content(at.clerk, household="", account_no="")
    with desk.write("enter_files") as w:
        people = [Newcomer("徐小芳", id_number(n), unit="") for n in range(many)]
        for n, person_id in enumerate(register_many(desk, w, people)):
            day = DAY - timedelta(days=n % _ELDEST)
            number = register.take_number(w, "XC01", day.year)
            opening.enter(w, opening.NewFile(person_id, number, "2", "county", day, DAY, values))
    return _full(at)


def _full(at: House) -> UUID:
    """A file with as many members, versions, events and benefits as one may have."""
    file_id = family(at, 9_999, on=DAY - timedelta(days=_ELDEST))
    spouse = SPOUSE | {"id_number": id_number(9_999 + 900)}
    members = [CHILD | {"name": f"周小{one}"} for one in "甲乙丙丁戊己庚"]
    for n in range(_CHANGES):
        day = (DAY - timedelta(days=n)).isoformat()
        typed = {"household": json.dumps([spouse, *members[: n % 8]]), "own_income": str(5_000 + n)}
        seen = viewing.view(at.clerk, file_id)
        changing.change(at.clerk, file_id, seen.version, typed, day, f"第{n + 1}次变更")
    person_id = person_of(at, file_id)
    with at.clerk.write("enter_benefits") as w:
        w.insert_many(benefit, [_benefit(person_id, n) for n in range(_BENEFITS)])
    return file_id


def _benefit(person_id: UUID, n: int) -> dict[str, object]:
    day = date(DAY.year - n % 10, 1 + n % 12, 5)
    return {
        "person_id": person_id,
        "line": "relief",
        "kind": "relief.living",
        "year": day.year,
        "amount": 300_000,
        "received_on": day,
    }
