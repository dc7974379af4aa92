"""Attached files beside the backups (附件随备份): each copied once into the folder of a backup elsewhere.

They never change, so that a folder that has one has it for every backup in it; none is ever taken away.
The place beside the data needs none of its own: there the files of the data themselves stand beside it.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from app.services.backups import folders
from app.services.backups.facts import Watch
from app.services.desk import Desk
from db.attachments import BESIDE, FOLDER, Store, copy_files, names_in
from db.errors import Gone, Torn
from db.tables import attachment

_NAMED = select(attachment.c.sha256).distinct().order_by(attachment.c.sha256)


def files_beside(place: Path) -> tuple[Path, ...]:
    """Where the attached files of the backups in a folder may lie (备份旁的附件).

    A second place may have the name of the one beside the data, so that the name alone tells nothing.
    """
    beside = (place / BESIDE,)
    return (*beside, place.parent / FOLDER) if place.name == folders.FOLDER else beside


@dataclass(frozen=True, slots=True)
class Lacking:
    """The attached files that a place has not yet (尚缺的附件), and their bytes."""

    source: Path
    target: Path
    names: tuple[str, ...]
    size: int

    def carry(self, watch: Watch, whole: int) -> None:
        """Copies them, each read back (补齐附件); `whole` is what is watched. Raises Full, Held, Torn."""
        copy_files(self.source, self.target, self.names, lambda done, _: watch(done, whole))


def lacking(source: Path, target: Path) -> Lacking:
    """What the files beside the backups of `source` have that those of `target` have not (尚缺的附件)."""
    places, there = files_beside(source), target / BESIDE
    here = next((one for one in places if one.is_dir()), places[0])
    found = names_in(here)
    names = tuple(found.keys() - names_in(there).keys()) if here != there else ()
    return Lacking(here, there, tuple(sorted(names)), sum(found[name] for name in names))


@dataclass(frozen=True, slots=True)
class Attached:
    """The attached files that the rows of an opened backup name (备份里的附件).

    `places` are where they may lie, the data's own first.
    """

    names: tuple[str, ...]
    places: tuple[Store, ...]

    @property
    def sentence(self) -> str:
        """How many there are and whether they are found (附件情况); "" where none was attached."""
        if not self.names:
            return ""
        gone = sum(not any(one.has(name) for one in self.places) for name in self.names)
        if not gone:
            return f"附件 {len(self.names):,} 个都找得到。"
        where = f"请从装有“{BESIDE}”的 U 盘或文件夹里打开备份。"
        return f"附件 {len(self.names):,} 个，有 {gone:,} 个找不到。{where}"

    def bring(self) -> int:
        """Put what the data's own place lacks there, each proven (补回附件); gives how many are lost."""
        home, *others = self.places
        return sum(not (home.has(name) or _brought(home, others, name)) for name in self.names)


def attached(desk: Desk, folder: Path, places: tuple[Path, ...]) -> Attached:
    """What an opened backup names (备份里的附件): to lie in `folder`, or beside the backups of `places`."""
    with desk.read() as asks:
        names = tuple(name for (name,) in asks.all(_NAMED))
    where = (folder / FOLDER, *(one for place in places for one in files_beside(place)))
    return Attached(names, tuple(Store(one, desk.key) for one in dict.fromkeys(where)))


def _brought(home: Store, others: list[Store], name: str) -> bool:
    for one in others:
        try:
            home.put(one.get(name))
        except (Gone, Torn):
            continue
        return True
    return False
