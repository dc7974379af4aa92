"""What is told before the file is open (签到前所知): office, people, the state of the file in sentences."""

from dataclasses import dataclass

from app.core.clock import Clock
from app.core.release import VERSION


@dataclass(frozen=True, slots=True)
class Fact:
    """A line about the file (签到前的情况): its icon, its sentence, whether to mind it."""

    icon: str
    sentence: str
    mind: bool = False


@dataclass(frozen=True, slots=True)
class Door:
    """What the sign-in page shows (签到前所知): `users` are (id, name) in their order."""

    office: str
    station: str
    users: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...] = ()


def door(
    office: str, station: str, users: tuple[tuple[str, str], ...], backup: str, year: int | None, clock: Clock
) -> Door:
    """The door of an office; `backup` in words or empty, `year` the last whose working days are known."""
    facts = [Fact("hard-drive", backup)] if backup else []
    facts.append(Fact("shield-check", "已加密，只有签到才能打开"))
    if year is not None and year <= clock.today().year:
        facts.append(Fact("calendar-x", f"{year + 1} 年放假安排还没有导入，到那时的期限为暂定", mind=True))
    place = f"站点 {station}・" if station else ""
    return Door(office or "职工服务中心", f"本机不联网。{place}版本 {VERSION}", users, tuple(facts))
