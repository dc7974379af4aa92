"""A backup beside the present data (与现有数据的关系): how they belong together, what would be lost."""

from app.core.errors import NotFound
from app.services.backups.facts import Kin, LostLine, Relation
from app.services.catalog import Catalog
from db.backup.copying import State
from db.backup.present import Later, Present

_SENTENCES: dict[Kin, str] = {
    "none": "这里还没有数据，恢复后可以直接签到。",
    "same": "这份备份和现有数据完全一样。",
    "behind": "现有数据在这份备份之后又办了 {} 步，恢复后这些要照清单逐件补登。",
    "ahead": "这份备份比现有数据多 {} 步，恢复后以备份为准。",
    "history": "这份备份和现有数据是分开办的两份，恢复后现有数据里的不再有，只在留存的旧数据里。",
    "station": "现有数据是另一个站点（{}）的，恢复会把它换成这份备份的站点。",
    "unknown": "现有数据读不出来，或不是同一把密钥，比不了。编号请照最后一张单子核对。",
}


def relation(backup: State, present: Present | None, station: str | None, *, goes_on: bool) -> Relation:
    """How they belong together (与现有数据的关系).

    `station` is the present data's, "" where nobody knows, None where there is no data; `goes_on` if the
    backup holds the last entry of the present data.
    """
    if station is None:
        return _told("none")
    if station and station != backup.station:
        return _told("station", 0, station)
    if present is None:
        return _told("unknown")
    now = present.state
    if present.holds:
        behind = now.n - backup.n
        return _told("behind", behind, behind) if behind else _told("same")
    return _told("ahead", 0, backup.n - now.n) if goes_on else _told("history")


def _told(kin: Kin, behind: int = 0, word: object = "") -> Relation:
    return Relation(kin, behind, _SENTENCES[kin].format(word))


def lost(catalog: Catalog, present: Present | None) -> tuple[LostLine, ...]:
    """The cases that a restore would lose or set back (恢复后要补登的案件)."""
    return tuple(_lost(catalog, one) for one in (present.later if present else ()))


def _lost(catalog: Catalog, one: Later) -> LostLine:
    """A restricted case is told by its number alone."""
    number = one.number or "未编号"
    if one.secret:
        return LostLine(number, "", "", one.at, one.new)
    try:
        return LostLine(number, catalog.line(one.line).name, _matter(catalog, one), one.at, one.new)
    except NotFound:
        return LostLine(number, "", "", one.at, one.new)


def _matter(catalog: Catalog, one: Later) -> str:
    return catalog.matter(one.matter if "." in one.matter else f"{one.line}.{one.matter}").name


def others(present: Present | None) -> str:
    """What else was entered after the backup, in one sentence (其他改动); "" for nothing."""
    counts = present.others if present else {}
    words = {"person": "位职工的资料", "unit": "个单位的资料"}
    told = [f" {counts[kind]} {word}" for kind, word in words.items() if counts.get(kind)]
    return f"备份之后还登记或改过{'、'.join(told)}。" if told else ""
