"""A damaged file (损坏文件): what was found, and a desk over a copy of it on which one can only look."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.core.actor import Actor, Role, everywhere
from app.core.clock import Clock, local
from app.core.errors import Invalid
from app.services import front
from app.services.catalog import Catalog
from app.services.desk import Desk
from app.services.errors import translated, worded
from db import proof
from db.errors import Damaged, DbError, Missing, NotOurs, WrongPassword
from db.keys import FILE_NAME as KEYS_NAME
from db.keys import Slots
from db.proof import Report
from db.reading import Reading, open_copy

_NOBODY = UUID(int=0)
_WRONG = "口令不对，请核对后重新输入。"
_LOST = "数据文件的开头读不出来，整个文件打不开。"
_GONE = "数据文件夹里没有数据文件。"
_KEYS = "口令文件读不出来，口令打不开数据文件。"
_MOST_DETAILS = 200
_SHARED = {
    "account": "人员",
    "account_role": "人员职责",
    "benefit": "待遇",
    "case_file": "案件",
    "case_material": "材料",
    "case_party": "当事人",
    "case_step": "办理经过",
    "case_timer": "时限",
    "household_member": "家庭成员",
    "journal": "日志",
    "office": "单位信息",
    "paper": "文书",
    "payment": "收付款",
    "person": "职工",
    "person_standing": "职工身份",
    "sequence": "编号",
    "unit": "单位",
    "visit": "来访登记",
}
"""What the tables that all lines share are called (共用表名)."""

_OTHER = "其他资料"
_KINDS = {
    "row": "与写入时不符",
    "entry": "日志里没有来历",
    "stray": "日志里没有来历",
    "old": "是改动以前的旧内容",
    "lost": "不见了",
    "link": "指向不存在的资料",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What was found (查到什么): sentences for the page, all of it as lines for the record.

    `sound` says up to which entry the journal holds; `entries` is how many entries can be read.
    """

    sentences: tuple[str, ...]
    sound: str = ""
    entries: int | None = None
    details: tuple[str, ...] = ()

    def after(self, backed_up: int) -> str:
        """What was done after a backup with so many entries (备份之后的办理), "" where that is not known."""
        if self.entries is None:
            return ""
        done = self.entries - backed_up
        return f"此后又办了 {done:,} 步，恢复后列出清单，逐件补登。" if done > 0 else "此后没有再办理。"


@dataclass(slots=True)
class DamagedFile:
    """A damaged file that was looked at (损坏文件): `desk` is None where nothing of it can be read."""

    found: Found
    desk: Desk | None

    def close(self) -> None:
        """Close the copy and take it away (关闭副本); the original was never opened."""
        if self.desk is not None:
            self.desk.database.close()


def _unwatched(_rows: int) -> None:
    """Nobody looks on."""


def open_damaged(
    folder: Path,
    clock: Clock,
    catalog: Catalog,
    user_id: UUID | None,
    password: str,
    watch: Callable[[int], None] = _unwatched,
) -> DamagedFile:
    """Look at a file that did not open (查看损坏文件), by whoever may sign in. Not for the window's thread.

    Raises Invalid at `password`, Busy without room for the copy. `watch` as in `upkeep.verify`.
    """
    try:
        _, key = Slots.load(folder).open_with_password(user_id, password)
    except WrongPassword:
        raise Invalid(_WRONG, field="password") from None
    except DbError as error:
        return DamagedFile(Found((_KEYS,), details=(f"{KEYS_NAME}: {error}",)), None)
    return open_with_key(folder, clock, catalog, user_id, key, watch)


def open_with_key(
    folder: Path,
    clock: Clock,
    catalog: Catalog,
    user_id: UUID | None,
    key: bytes,
    watch: Callable[[int], None] = _unwatched,
) -> DamagedFile:
    """The same with the key at hand (已有密钥), as when damage is met at work; close the desk before."""
    try:
        database = open_copy(folder, key)
    except (Missing, NotOurs, Damaged) as error:
        return DamagedFile(Found((_GONE if isinstance(error, Missing) else _LOST,)), None)
    except DbError as error:
        raise worded(error) from error
    try:
        with translated():
            found = _found(database, catalog, watch)
    except BaseException:
        database.close()
        raise
    return DamagedFile(found, Desk(database, clock, catalog, _guest(folder, user_id), folder, key))


def _guest(folder: Path, user_id: UUID | None) -> Actor:
    """Who looks (查看人): by name, without a duty or a case of his own: nothing restricted shows."""
    page = front.read(folder)
    users = page.users if page else ()
    name = next((user.name for user in users if user.id == user_id), "")
    return Actor(_NOBODY, name, everywhere((Role.VIEWER,)), page.station if page else "")


def _found(database: Reading, catalog: Catalog, watch: Callable[[int], None]) -> Found:
    report = proof.verify(database, watch=watch)
    sentences = [*_pages(report), *_journal(report), *_rows(report, catalog)]
    details = [f"{one.kind} {one.where} {one.row or ''}".rstrip() for one in report.faults]
    if len(details) > _MOST_DETAILS:
        details[_MOST_DETAILS:] = [f"… {len(report.faults)}"]
    return Found(
        tuple(sentences) or ("再查一遍没有查到问题，可能是磁盘一时读错。请先备份，再重新签到。",),
        _sound(report),
        report.entries or None,
        tuple(details),
    )


def _pages(report: Report) -> Iterator[str]:
    pages = [one for one in report.faults if one.kind == "page" and one.where.startswith("HMAC")]
    unread = sum(one.kind == "page" for one in report.faults)
    if pages:
        yield f"数据文件有 {len(pages)} 页读不出来。"
    elif unread:
        yield "数据文件的结构有错，有的内容读不出来。"
    guards = sum(one.kind == "guard" for one in report.faults)
    if guards:
        yield f"防改动的触发器有 {guards} 个不对。"


def _journal(report: Report) -> Iterator[str]:
    tail = next((one for one in report.faults if one.kind == "tail"), None)
    if tail is not None:
        yield f"日志到第 {report.entries:,} 条就没有了，本来记到第 {int(tail.where):,} 条。"
    if not report.chain_ok:
        n = report.sound.n + 1 if report.sound else 1
        yield f"日志第 {n:,} 条与前一条对不上。"


def _sound(report: Report) -> str:
    """Up to where the journal holds."""
    last = report.sound
    if last is None or last.moment is None:
        return ""
    return f"日志第 {last.n:,} 条（{local(last.moment):%m-%d %H:%M}）以前完好。"


def _rows(report: Report, catalog: Catalog) -> Iterator[str]:
    """One sentence for each kind of fault of rows, with the places where it was met."""
    names = dict(_named(catalog))
    found: dict[str, Counter[str]] = {}
    for one in report.faults:
        words = _KINDS.get(one.kind)
        if words:
            found.setdefault(words, Counter())[names.get(one.where, _OTHER)] += 1
    for words, places in found.items():
        told = "、".join(f"{name} {n} 行" for name, n in places.most_common(4))
        more = "等" if len(places) > 4 else ""
        yield f"{told}{more}{words}。"


def _named(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """What each table is called: those of a matter by its name."""
    yield from _SHARED.items()
    for matter in catalog.matters:
        tables = catalog.tables[matter.id]
        for table in (tables.main, *tables.rows.values()):
            yield table.name, matter.name
