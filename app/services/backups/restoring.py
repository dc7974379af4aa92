"""The restore itself (恢复): numbers settled, then new files in place of the old ones, which are kept."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.core.clock import local
from app.core.errors import Busy
from app.services import front
from app.services.backups import folders, listing, numbering
from app.services.backups.facts import NumberLine, Restored, Skipped
from app.services.backups.opening import ASIDE, JUMP, Aside
from app.services.errors import translated
from app.services.parameters import note
from db.atomic import read_whole, write_whole
from db.backup import swap
from db.backup.present import fold
from db.engine import FILE_NAME
from db.errors import Locked
from db.keys import FILE_NAME as KEYS_NAME

_OPEN = "现有数据还开着，没有恢复，什么也没有改动。请先关掉本程序的其他窗口，再恢复。"
_DONE = "上次恢复中途断了，现在已接着恢复完，可以签到。"
_UNDONE = "上次恢复中途断了，没有恢复成，已放回原来的数据，可以签到。"


def restore(aside: Aside, last_printed: Mapping[str, str], *, jump: int = JUMP) -> Restored:
    """Put the backup in place of the present data (恢复), which is kept beside it; `aside` is closed.

    The attached files that the data lacks come first: that more of them lie there harms nothing.

    `last_printed` has what was typed by the key of each line; nothing typed is what was proposed, or a
    jump of so many where nobody knows. Raises Invalid at these keys, Busy while the data is open.
    """
    numbers = numbering.chosen(aside.numbers, last_printed, aside.backup.station, jump)
    with translated():
        try:
            fold(aside.folder / FILE_NAME, aside.desk.key)
        except Locked:
            raise Busy(_OPEN) from None
        lost = aside.attached.bring()
        skips, entries = _settle(aside, numbers)
        aside.desk.database.close()
        if aside.same_key and (aside.folder / KEYS_NAME).exists():
            write_whole(aside.desk.folder / KEYS_NAME, read_whole(aside.folder / KEYS_NAME))
        stamp = f"{local(aside.desk.clock.now()):%Y%m%d-%H%M%S}"
        kept = swap.swap(aside.folder, aside.desk.folder, stamp)
    return Restored(kept if kept.exists() else None, skips, entries, lost)


def _settle(aside: Aside, numbers: Mapping[NumberLine, int]) -> tuple[tuple[Skipped, ...], int]:
    """The command "restore" in the backup itself: its numbers, its second folder; and its sign-in page."""
    desk = aside.desk
    with desk.write("restore") as w:
        skips = numbering.put(w, numbers, aside.backup.station)
        second = folders.second_of(aside.folder)
        if second is not None:
            folders.put_second(w, second)
        note(w)
        page = front.made(w, desk.folder)
        entries = w.n
    proven = (one.made_at for one in listing.listed(aside.folder) if one.proven)
    front.save(desk.folder, replace(page, backup_at=next(proven, aside.backup.made_at)))
    return skips, entries


def finish(folder: Path) -> str:
    """Complete or undo a restore that was interrupted (补完中断的恢复), before anything opens the folder.

    Gives a sentence, "" where there was none. Raises Busy, Damaged.
    """
    with translated():
        found = swap.pending(folder)
        done = swap.finish(found) if found is not None else False
    for left in folder.glob(f"{ASIDE}*"):
        shutil.rmtree(left, ignore_errors=True)
    if found is None:
        return ""
    return _DONE if done else _UNDONE
