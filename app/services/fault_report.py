"""The fault report (故障报告): what support needs to know of program, computer and file, of nobody a word.

A plain text, so that whoever hands it on can read it first. Names of files are told only where the
program gave them; rows of the matters are counted together, since some of them are restricted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from app.core import system
from app.core.clock import Clock, show_moment
from app.core.findings import Findings
from app.core.release import PROGRAM, VERSION
from app.services.damaged import Found
from app.services.desk import Desk
from app.services.files import save
from db import state
from db.attempts import FILE_NAME as ATTEMPTS_NAME
from db.engine import FILE_NAME
from db.front import FILE_NAME as FRONT_NAME
from db.keys import FILE_NAME as KEYS_NAME
from db.mark import FILE_NAME as MARK_NAME

_MARK = "\ufeff"
"""What tells every Windows editor that a text is UTF-8 (字节顺序标记)."""

_PLEDGE = "本报告不含姓名、证件号、电话、账号和案件内容，交出去以前可以先看一遍。"
_DATA_FILES = (
    FILE_NAME,
    f"{FILE_NAME}-wal",
    f"{FILE_NAME}-shm",
    KEYS_NAME,
    FRONT_NAME,
    ATTEMPTS_NAME,
    MARK_NAME,
)
_TOGETHER = "各事项资料"
_SECRET = frozenset(("case_reader",))
"""Tables whose very number of rows tells of restricted cases (不计行数的表)."""

_MOST_LOG = 200_000
"""Characters of each log, from its end."""


def export(
    desk: Desk, target: Path, computer: Mapping[str, str], findings: Findings | None, log: Path
) -> None:
    """Write the report (导出故障报告). Raises Busy where it cannot be put."""
    save(target, (_MARK + text(desk, computer, findings, log)).encode("utf-8"))


def export_damage(
    folder: Path, clock: Clock, target: Path, computer: Mapping[str, str], found: Found, log: Path
) -> None:
    """Write what was found in a damaged file (损坏记录), which has no desk. Raises Busy."""
    logs = (log.with_suffix(".old.log"), log)
    chapters = (
        ("程序和电脑", (f"版本 {VERSION}", *_words(computer))),
        ("数据文件", _sizes(folder, (*_DATA_FILES, *(one.name for one in logs)))),
        ("查到什么", (*found.sentences, found.sound, *found.details)),
        ("事故日志", _logged(logs)),
    )
    save(target, (_MARK + _laid_out("数据损坏记录", clock, chapters)).encode("utf-8"))


def text(desk: Desk, computer: Mapping[str, str], findings: Findings | None, log: Path) -> str:
    """The whole report (故障报告全文); `findings` None when no self-test was run."""
    logs = (log.with_suffix(".old.log"), log)
    chapters = (
        ("程序和电脑", _computer(desk, computer)),
        ("数据文件", _data(desk, logs)),
        ("自检", _self_test(findings)),
        ("事故日志", _logged(logs)),
    )
    return _laid_out("故障报告", desk.clock, chapters)


def _laid_out(title: str, clock: Clock, chapters: Iterable[tuple[str, Iterable[str]]]) -> str:
    head = [f"{PROGRAM} {title}", f"生成时间 {show_moment(clock.now())}", _PLEDGE]
    lines = [line for name, found in chapters for line in ("", f"【{name}】", *found)]
    return "\r\n".join((*head, *lines, ""))


def _computer(desk: Desk, computer: Mapping[str, str]) -> Iterator[str]:
    yield f"版本 {VERSION}"
    yield f"站点 {desk.actor.station}"
    yield from _words(computer)


def _words(computer: Mapping[str, str]) -> Iterator[str]:
    yield from (f"{system.WORDS.get(name, name)} {found}" for name, found in computer.items())


def _data(desk: Desk, logs: Sequence[Path]) -> Iterator[str]:
    with desk.read() as asks:
        found, counts = state.versions(asks), state.counts(asks)
    yield f"数据结构 {found.revision}，SQLCipher {found.cipher}，SQLite {found.sqlite}"
    yield from _sizes(desk.folder, (*_DATA_FILES, *(one.name for one in logs)))
    own = {
        table.name
        for matter in desk.catalog.tables.values()
        for table in (matter.main, *matter.rows.values())
    }
    yield f"{_TOGETHER} {sum(n for name, n in counts.items() if name in own)} 行"
    yield from (f"{name} {n} 行" for name, n in counts.items() if name not in own | _SECRET)


def _sizes(folder: Path, known: Sequence[str]) -> Iterator[str]:
    """The size of each file that the program made; of others only how many there are."""
    there = {one.name: one for one in folder.iterdir()}
    yield from (f"{name} {there[name].stat().st_size:,} 字节" for name in known if name in there)
    others = len(there.keys() - set(known))
    if others:
        yield f"另有 {others} 个文件或文件夹"


def _self_test(findings: Findings | None) -> Iterator[str]:
    if findings is None:
        yield "没有做。"
        return
    yield f"{findings.made_at}，{len(findings.checks)}/{findings.total} 项"
    for one in findings.checks:
        yield f"{'通过' if one.ok else '没有通过'} {one.name} {one.ms} 毫秒 {one.seen}"
    if findings.running:
        yield f"停在 {findings.running}"


def _logged(logs: Sequence[Path]) -> Iterator[str]:
    held = [one.read_text(encoding="utf-8", errors="replace")[-_MOST_LOG:] for one in logs if one.exists()]
    yield from (line for log in held for line in log.splitlines())
    if not any(held):
        yield "没有事故。"
