"""An older file brought up to this program (升级旧数据): backed up and proven first, then all or nothing."""

from pathlib import Path

from app.core.clock import Clock
from app.services.backups.facts import Watch, unwatched
from app.services.backups.folders import second_of
from app.services.backups.making import made
from app.services.catalog import Catalog
from app.services.errors import translated
from app.services.upkeep import Source
from db.upgrade import upgrade_file


def upgrade(folder: Path, key: bytes, clock: Clock, catalog: Catalog, watch: Watch = unwatched) -> None:
    """Back up, upgrade, compute search and lists anew (先备份再升级).

    Without a proven backup nothing changes. Raises Busy, Damaged.
    """
    made(folder, key, clock, "upgrade", second_of(folder), watch)
    with translated():
        upgrade_file(folder, key, clock.now(), Source(catalog))
