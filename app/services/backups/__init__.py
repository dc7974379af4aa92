"""Backups and restores (备份与恢复): made while others save, proven by a trial, kept in two places."""

from app.services.backups.facts import (
    Backup,
    Kin,
    Look,
    LostLine,
    Made,
    NumberLine,
    Relation,
    Restored,
    Secret,
    Skipped,
    Status,
    Watch,
    Why,
    unwatched,
)
from app.services.backups.folders import FOLDER, SUFFIX, choose_second, second_folder
from app.services.backups.listing import due, listed, look, status
from app.services.backups.making import make, send
from app.services.backups.numbering import REASON, skipped
from app.services.backups.opening import JUMP, Aside, open_aside
from app.services.backups.restoring import finish, restore
from app.services.backups.upgrading import upgrade

__all__ = [
    "FOLDER",
    "JUMP",
    "REASON",
    "SUFFIX",
    "Aside",
    "Backup",
    "Kin",
    "Look",
    "LostLine",
    "Made",
    "NumberLine",
    "Relation",
    "Restored",
    "Secret",
    "Skipped",
    "Status",
    "Watch",
    "Why",
    "choose_second",
    "due",
    "finish",
    "listed",
    "look",
    "make",
    "open_aside",
    "restore",
    "second_folder",
    "send",
    "skipped",
    "status",
    "unwatched",
    "upgrade",
]
