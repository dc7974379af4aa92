"""The commands of safekeeping (备份与恢复命令): backup, restore, the proof of a backup."""

import argparse
import tempfile
from pathlib import Path

from app.cli.desk import catalog, desk_of, password_of
from app.core.clock import SystemClock, show_moment
from app.services import backups, upkeep
from app.services.backups import Aside, Restored, Secret


def back_up(wanted: argparse.Namespace) -> int:
    """Back up the data, in a further folder too if one is named (备份)."""
    desk = desk_of(wanted)
    try:
        made = backups.make(desk, "asked")
        further = backups.send(made.backup, wanted.to) if wanted.to is not None else None
    finally:
        upkeep.close(desk)
    one = made.backup
    print(f"已备份并试恢复：{one.path} [backed up, proven by a trial restore]")
    if further is not None:
        print(f"另存一份：{further} [one more copy]")
    print(f"日志第 {one.entries} 条 [head]: {one.entries}-{one.head[:16]}")
    for sentence in made.sentences:
        print(sentence)
    return 0


def restore(wanted: argparse.Namespace) -> int:
    """Put a backup in place of the data, or into a folder that has none (恢复)."""
    sentence = backups.finish(wanted.data)
    if sentence:
        print(sentence)
    with _aside(wanted, wanted.source, wanted.data) as aside:
        done = backups.restore(aside, dict(wanted.numbers), jump=wanted.jump)
        _tell(aside, done)
    return 0


def _tell(aside: Aside, done: Restored) -> None:
    moment = show_moment(aside.backup.made_at)
    print(f"已恢复到 {moment}，日志 {done.entries} 条。[restored, {done.entries} entries]")
    print(aside.relation.sentence)
    if done.kept is not None:
        print(f"原数据留在 [old data kept]: {done.kept}")
    for one in done.skipped:
        print(f"停用号段 [numbers never given out]: {one.text}")
    for line in aside.lost:
        print(f"恢复后逐件补登 [enter again]: {line.text}")
    for sentence in filter(None, (aside.others, aside.attached.sentence)):
        print(sentence)


def prove(wanted: argparse.Namespace) -> int:
    """Prove a backup aside, without touching any data (校验备份)."""
    with (
        tempfile.TemporaryDirectory(prefix="backup-") as folder,
        _aside(wanted, wanted.backup, Path(folder)) as aside,
    ):
        one = aside.backup
        said = (
            f"{show_moment(one.made_at)} 的备份，校验了 {aside.rows} 行资料、{one.entries} 条日志，全部相符。"
        )
        files = aside.attached.sentence
    print(f"{said}[everything holds]")
    if files:
        print(files)
    return 0


def _aside(wanted: argparse.Namespace, path: Path, folder: Path) -> Aside:
    text = password_of(wanted.password_file)
    secret = Secret(code=text) if wanted.recovery else Secret(password=text)
    return backups.open_aside(path, folder, SystemClock(), catalog(), secret)
