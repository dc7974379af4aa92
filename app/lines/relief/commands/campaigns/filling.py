"""Filling a roster (编制名册): from a filter, from a list, one person; checked as they are written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from app.core.money import Money
from app.lines.relief.commands.campaigns import ground
from app.lines.relief.commands.campaigns.filter import Filter, given_to_each, newly
from app.lines.relief.commands.campaigns.finding import judged, write_found
from app.lines.relief.commands.campaigns.loading import Campaign, Line, roster
from app.lines.relief.commands.campaigns.typed import read
from app.lines.relief.commands.campaigns.writing import filled, happen, opened
from app.lines.relief.rules.campaign import CHANGED, OPEN
from app.services.desk import Desk
from app.services.parameters import reference
from db.queries.merged import PEOPLE
from db.reader import Reader
from db.tables import campaign_person
from db.writer import Writer

_DOING = "改名册"


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of filling a roster (列入结果): how many came on it, how many of them cannot stay so."""

    added: int
    blocked: int

    @property
    def told(self) -> str:
        """列入 300 人，其中 12 人须处理。"""
        if not self.added:
            return "没有新列入的人。"
        return f"列入 {self.added} 人" + (f"，其中 {self.blocked} 人须处理。" if self.blocked else "。")


def fill(desk: Desk, campaign_id: UUID, wanted: Filter) -> Filled:
    """Those whom a filter finds (按条件列入); who is listed stays once. Raises Forbidden, Refused."""
    with opened(desk, "fill_campaign", campaign_id, _DOING, *OPEN) as (w, found):
        listed = roster(w, found.id)
        return _enlist(desk, w, found, listed, newly(w, found, wanted, listed, desk.today))


def take(desk: Desk, campaign_id: UUID, rows: Sequence[Mapping[str, str]]) -> Filled:
    """Those of a typed or imported list (按清单列入), people outside the register too; all or nobody.

    Raises Forbidden, Refused, Invalid with every fault, its field the row and the field (`3.id_number`).
    """
    with opened(desk, "take_campaign_list", campaign_id, _DOING, *OPEN) as (w, found):
        new = read(rows, found.season, reference(desk, w))
        return _enlist(desk, w, found, roster(w, found.id), known_by_paper(w, new))


def _enlist(desk: Desk, w: Writer, found: Campaign, listed: Sequence[Line], new: Sequence[Line]) -> Filled:
    """Put them at the end of the roster (入册) if they are not placed, with what the checks find of all."""
    if not new:
        return Filled(0, 0)
    first = listed[-1].n + 1 if listed else 1
    each = found.each or Money.ZERO
    told = given_to_each(found)
    placed = [
        one if one.n else replace(one, n=first + at, amount=one.amount or each, goods=told)
        for at, one in enumerate(new)
    ]
    after = judged(desk, w, found, [*listed, *placed])
    write_found(w, listed, after[: len(listed)])
    fresh = after[len(listed) :]
    w.insert_many(campaign_person, [{"campaign_id": found.id, **filled(one)} for one in fresh])
    happen(desk, w, found, CHANGED, f"列入 {len(fresh)} 人")
    return Filled(len(fresh), sum(one.blocked for one in fresh))


def known_by_paper(asks: Reader, new: Sequence[Line]) -> list[Line]:
    """These people with their entries in the register, by ID number (对上登记的人).

    Whose account the list does not tell has that of the register.
    """
    numbers = sorted({one.id_number for one in new if one.id_number})
    rows = {row.id_number: row for row in asks.all(ground.BY_PAPER, numbers=numbers)} if numbers else {}
    roots = PEOPLE.roots(asks, {row.id for row in rows.values()})
    found = []
    for one in new:
        row = rows.get(one.id_number)
        if row is not None:
            one = replace(one, person_id=roots[row.id])  # noqa: PLW2901  the same one, known
            if not one.account_no and row.account_no:
                name = row.account_name or one.name
                one = replace(one, bank=row.bank, account_no=row.account_no, account_name=name)  # noqa: PLW2901
        found.append(one)
    return found
