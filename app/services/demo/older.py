"""An office as an older program left it (旧版本数据): to see that its data comes up."""

from pathlib import Path

from app.core.actor import Actor, Role, everywhere
from app.core.clock import Clock
from app.services import accounts, front
from app.services.accounts.duties import put_held
from app.services.errors import translated
from db.columns import new_key
from db.database import Database
from db.engine import FILE_NAME, make_engine
from db.front import Front
from db.keys import Cost, Slots
from db.tables import account, office
from db.upgrade import lay_file
from db.versions import REVISIONS
from db.writer import Writer

FIRST = REVISIONS[0]
"""The oldest revision there is (最早的数据版本)."""

_STATION = "WY01"


def older(
    folder: Path,
    clock: Clock,
    wanted: accounts.SetUp,
    revision: str = FIRST,
    *,
    cost: Cost | None = None,
) -> Actor:
    """Make the data of an office at that revision (建旧版本数据), closed again; gives its administrator.

    It writes the tables that no migration has changed since.
    """
    actor = Actor(new_key(), wanted.admin_name, everywhere((Role.ADMIN, Role.CLERK)), _STATION)
    folder.mkdir(parents=True)
    with translated():
        slots, key = Slots.create(folder, cost=cost)
        slots.add_user(key, actor.id, wanted.password, admin=True)
        lay_file(folder, key, clock.now(), revision)
        database = Database(folder / FILE_NAME, make_engine(folder / FILE_NAME, key))
        try:
            with database.write(actor, "set_up", at=clock.now()) as w:
                _enter(w, actor, wanted)
        finally:
            database.close()
    front.save(folder, Front(wanted.office, _STATION))
    return actor


def _enter(w: Writer, actor: Actor, wanted: accounts.SetUp) -> None:
    w.insert(
        office,
        name=wanted.office,
        union_name=wanted.union_name,
        station=_STATION,
        place_code=wanted.place_code,
    )
    w.insert(account, id=actor.id, name=actor.name)
    put_held(w, actor.id, actor.held)
