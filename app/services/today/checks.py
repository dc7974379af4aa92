"""What is looked at before a day is closed (日结前检查): what stops it, and what is only told."""

from dataclasses import dataclass
from datetime import date

from app.core.clock import local, short_day, show_moment
from app.services import front, papers
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.today.window import open_days, window_of
from db.queries import cash as ground
from db.queries import drafts
from db.reader import Reader

GAPS, HANDS, DRAFTS, BACKUP, OPEN = "gaps", "hands", "drafts", "backup", "open"
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at (检查一项): whether it is right, whether it stops the close."""

    code: str
    sentence: str
    right: bool = True
    stops: bool = False


def checks(desk: Desk, day: date | None = None) -> tuple[Check, ...]:
    """Everything that is looked at before a day is closed (日结前检查), today as a rule."""
    with desk.read() as asks:
        return checks_of(desk, asks, day or desk.today)


def checks_of(desk: Desk, asks: Reader, day: date) -> tuple[Check, ...]:
    """The checks before a day is closed (日结前检查), with the open reader."""
    station = reference(desk, asks).office.station
    return (
        *_open(asks, station, day),
        _gaps(asks),
        _hands(asks, station, day),
        _drafts(asks),
        _backup(desk),
    )


def _open(asks: Reader, station: str, day: date) -> tuple[Check, ...]:
    days = open_days(asks, station, day)
    if not days:
        return ()
    named = "、".join(short_day(one) for one in days[:_SHOWN])
    more = f"等 {len(days)} 天" if len(days) > _SHOWN else ""
    return (Check(OPEN, f"{named}{more} 还没有日结", right=False),)


def _gaps(asks: Reader) -> Check:
    found = papers.gaps(asks)
    if not found:
        return Check(GAPS, "票号连续，无缺号")
    named = "、".join(one.text for one in found[:_SHOWN])
    return Check(GAPS, f"缺号：{named}，日结时要写明去向", right=False)


def _hands(asks: Reader, station: str, day: date) -> Check:
    lone = asks.all(ground.LONE, **window_of(asks, station, day).binds)
    if not lone:
        return Check(HANDS, "发放单两人复核齐")
    return Check(HANDS, f"有 {len(lone)} 张发放单只有一人经手，请先冲销重办", right=False, stops=True)


def _drafts(asks: Reader) -> Check:
    count = asks.value(drafts.WAITING) or 0
    if not count:
        return Check(DRAFTS, "没有未登记的草稿")
    return Check(DRAFTS, f"还有 {count} 份草稿没有登记", right=False)


def _backup(desk: Desk) -> Check:
    page = front.read(desk.folder)
    at = page.backup_at if page is not None else None
    if at is None:
        return Check(BACKUP, "还没有试恢复过的备份", right=False)
    if local(at).date() < desk.today:
        return Check(BACKUP, f"今天还没有备份，最近一份是 {show_moment(at)}", right=False)
    return Check(BACKUP, f"{local(at):%H:%M} 备份已试恢复")
