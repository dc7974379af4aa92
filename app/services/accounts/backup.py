"""Opening a backup by a password (口令开备份): a guess at it waits as one at the sign-in page does."""

from pathlib import Path

from app.core.clock import Clock
from app.services import backups
from app.services.accounts.patience import guessed
from app.services.backups import Aside, Secret, Watch, unwatched
from app.services.catalog import Catalog


def open_backup(
    path: Path, folder: Path, clock: Clock, catalog: Catalog, secret: Secret, watch: Watch = unwatched
) -> Aside:
    """`backups.open_aside`, with wrong passwords counted (开备份核对); Invalid at `password` or `code`."""
    with guessed(folder, clock, by_code=bool(secret.code)):
        return backups.open_aside(path, folder, clock, catalog, secret, watch)
