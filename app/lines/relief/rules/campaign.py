"""Campaigns (帮扶活动), pure: the seasons, where one stands, and what speaks against somebody on a roster."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.core.clock import long_day
from app.core.money import Money
from app.engine.payout import CARD

WINTER, SUMMER, AUTUMN, SPRING = "winter", "summer", "autumn", "spring"
SEASONS: Mapping[str, str] = {
    WINTER: "冬送温暖",
    SUMMER: "夏送清凉",
    AUTUMN: "秋送助学",
    SPRING: "春送就业",
}
"""The four seasons (四季活动)."""

MADE, CHANGED, SUBMITTED, RETURNED = "made", "changed", "submitted", "returned"
APPROVED, ORDERED, CLOSED, DROPPED = "approved", "ordered", "closed", "dropped"
KEPT, SIGNED, HANDED, ISSUED = "kept", "signed", "handed", "issued"
SILENT = (KEPT, SIGNED, HANDED, ISSUED)
"""Events that leave a campaign where it stands (不改变状态的经过)."""

OPEN = (MADE, RETURNED)
"""States in which the roster may still be changed (可编制)."""

LABELS: Mapping[str, str] = {
    MADE: "编制中",
    SUBMITTED: "待审批",
    RETURNED: "已退回",
    APPROVED: "已审批",
    ORDERED: "发放中",
    CLOSED: "已结束",
    DROPPED: "已撤销",
}
"""How each state is said (状态用语)."""

DEEDS: Mapping[str, str] = {
    MADE: "建立",
    CHANGED: "修改",
    SUBMITTED: "报批",
    RETURNED: "退回",
    APPROVED: "审批",
    ORDERED: "开单",
    CLOSED: "结束",
    DROPPED: "撤销",
    KEPT: "准予保留",
    SIGNED: "签收",
    HANDED: "转就业",
    ISSUED: "出文书",
}
"""How each event is said (经过用语)."""


def state_of(what: str) -> str:
    """The state after an event (状态): a change leads back to the making."""
    return MADE if what == CHANGED else what


@dataclass(frozen=True, slots=True)
class Entry:
    """One of a roster as the checks see him (名册一人); `known` names his entry in the register."""

    n: int
    known: UUID | None
    name: str
    id_number: str
    amount: Money
    account_no: str = ""
    account_name: str = ""
    in_file: bool = False
    student: str = ""
    student_id_number: str = ""

    @property
    def one(self) -> tuple[str, str]:
        """Who he is, and for whom (同一人): a parent may be listed once for each child."""
        who = self.id_number or (str(self.known) if self.known else "")
        return who, self.student_id_number or self.student


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows of somebody on a roster (已知情况).

    `got` is what he received or is due of this kind this year, `other` of all other relief; `same` names the
    campaigns of the season this year that list him, `elsewhere` those of other seasons; `granted` tells what
    the student has already; `holders` whose account it was before.
    """

    name: str = ""
    died_on: date | None = None
    active: bool = False
    got: Money = Money.ZERO
    other: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    granted: str = ""
    holders: tuple[str, ...] = ()


_USUAL = Known(active=True)
"""Somebody of whom nothing speaks against it (情况正常)."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for a campaign (活动规定): limits in the campaign, and the county's of the year."""

    season: str
    way: str
    kind_name: str
    time_limit: Money | None = None
    year_limit: Money | None = None
    county_limit: Money | None = None

    @property
    def pays(self) -> bool:
        """Whether money or goods go to people (是否发放)."""
        return self.season != SPRING


@dataclass(frozen=True, slots=True)
class Found:
    """What the checks found of one (检查结果), a sentence each.

    `stops` cannot stay, `asks` only with the word of another person, `tells` is for the eye alone.
    """

    stops: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()


def check(entries: Sequence[Entry], known: Mapping[int, Known], terms: Terms) -> dict[int, Found]:
    """What speaks against each of a roster (名册检查), by his place; `known` by place too.

    Who is not in `known` stands in the register as the roster has him, and has got nothing yet.
    """
    twice: dict[tuple[str, str], list[int]] = {}
    cards: dict[str, dict[str, int]] = {}
    for one in entries:
        if one.id_number or one.known:
            twice.setdefault(one.one, []).append(one.n)
        if terms.way == CARD and one.account_no:
            cards.setdefault(one.account_no, {}).setdefault(one.id_number or str(one.n), one.n)
    doubles = {who: places for who, places in twice.items() if len(places) > 1}
    shared = {card: people for card, people in cards.items() if len(people) > 1}
    nothing = Found()
    found: dict[int, Found] = {}
    for one in entries:
        who = known.get(one.n, _USUAL)
        stops = (*_twice(one, doubles), *_shared(one, shared), *_stops(one, who, terms))
        asks, tells = tuple(_asks(one, who, terms)), tuple(_tells(one, who, terms))
        found[one.n] = Found(stops, asks, tells) if stops or asks or tells else nothing
    return found


def _twice(one: Entry, twice: Mapping[tuple[str, str], Sequence[int]]) -> tuple[str, ...]:
    places = twice.get(one.one) if twice else None
    if places is None:
        return ()
    return (f"与第 {next(n for n in places if n != one.n)} 行是同一人，请剔除一行。",)


def _shared(one: Entry, cards: Mapping[str, Mapping[str, int]]) -> tuple[str, ...]:
    people = cards.get(one.account_no) if cards else None
    if people is None:
        return ()
    others = [n for who, n in people.items() if who != (one.id_number or str(one.n))]
    return (f"与第 {others[0]} 行用同一个卡号，请核对卡号。",) if others else ()


def _stops(one: Entry, who: Known, terms: Terms) -> Iterator[str]:
    if who.died_on is not None:
        yield f"已于 {long_day(who.died_on)}去世，请剔除。"
    if one.known is not None and who.name and who.name != one.name:
        yield f"这个身份证号登记的姓名是{who.name}，请核对。"
    if not terms.pays:
        return
    if not one.id_number and one.known is None:
        yield "没有身份证号，不能实名发放，请补上或剔除。"
    if one.amount <= Money.ZERO:
        yield "没有金额，请填写或剔除。"
    if terms.way == CARD:
        yield from _account(one)
    if terms.county_limit is not None and who.got + one.amount > terms.county_limit:
        yield f"{_year(who, terms)}，超过全县年度限额 {terms.county_limit.show()} 元。"


def _account(one: Entry) -> Iterator[str]:
    if not one.account_no or not one.account_name:
        yield "打卡发放，卡号或户名没有填，请补上。"
    elif one.account_name != one.name:
        yield f"户名“{one.account_name}”与本人姓名不一致，请核对。"


def _asks(one: Entry, who: Known, terms: Terms) -> Iterator[str]:
    if one.in_file and not who.active:
        yield "现在没有有效的困难职工档案。"
    if who.same:
        yield f"今年已列入{'、'.join(who.same)}。"
    if not terms.pays:
        return
    if terms.time_limit is not None and one.amount > terms.time_limit:
        yield f"金额 {one.amount.show()} 元，超过每人次限额 {terms.time_limit.show()} 元。"
    county = terms.county_limit is not None and who.got + one.amount > terms.county_limit
    if terms.year_limit is not None and not county and who.got + one.amount > terms.year_limit:
        yield f"{_year(who, terms)}，超过每人每年限额 {terms.year_limit.show()} 元。"
    if terms.season == AUTUMN:
        yield from _funded(who, terms)


def _funded(who: Known, terms: Terms) -> Iterator[str]:
    """Help to a student is not given twice, nor beside other relief of the year (§1.5)."""
    if who.granted:
        yield f"学生今年已有{who.granted}。"
    elif who.got > Money.ZERO:
        yield f"今年已领{terms.kind_name} {who.got.show()} 元。"
    if who.other:
        yield f"今年已领{'、'.join(who.other)}。"


def _tells(one: Entry, who: Known, terms: Terms) -> Iterator[str]:
    if who.elsewhere:
        yield f"今年还列入{'、'.join(who.elsewhere)}。"
    if terms.pays and terms.way == CARD and who.holders:
        yield f"这个卡号以前给{'、'.join(who.holders)}发过款，请核对。"
    if one.known is None and one.id_number and terms.pays:
        yield "没有登记过，开单时登记。"


def _year(who: Known, terms: Terms) -> str:
    if not who.got:
        return "金额"
    return f"今年已有{terms.kind_name} {who.got.show()} 元，加上这笔"
