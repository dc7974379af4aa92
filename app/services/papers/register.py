"""The register of papers (文书台账): every number with its fate, papers without one by day."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from uuid import UUID

from app.core.clock import CHINA, show_moment
from app.core.errors import Invalid
from app.core.page import Page
from app.services import numbers, secrecy
from app.services.applicants import listed
from app.services.desk import Desk
from app.services.papers.found import NOT_OUT
from app.services.papers.printing import FATES, fate_of
from db.columns import moment_text
from db.queries import numbers as series_ground
from db.queries import papers as ground
from db.queries.papers import Fate, ListedRow
from db.reader import Reader

SKIPPED, MISSING = "skipped", "missing"
HIDDEN = "（保密）"
_BLOCK = 200
_EVER = (datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC))
_NUMBERED_ONLY = (Fate.REVERSED, Fate.RED)
_END = "\U0010ffff"
_LAST_ID = UUID(int=2**128 - 1)


@dataclass(frozen=True, slots=True)
class Series:
    """A kind of number in a year (编号系列) and the last one that was taken."""

    kind: str
    year: int
    label: str
    last: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for (台账筛选): a series, or papers without numbers; of one day, of one fate."""

    series: Series | None = None
    fate: Fate = Fate.ANY
    day: date | None = None


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One number with its fate, or one paper (台账一行); `paper_id` is None where no paper has the number.

    `case_id` is None where there is no case or it may not be seen, and `name` says so.
    """

    number: str
    fate: str
    fate_text: str
    paper_id: UUID | None = None
    title: str = ""
    name: str = ""
    issued_text: str = ""
    issuer: str = ""
    line: str = ""
    case_id: UUID | None = None
    case_number: str = ""
    code: str = ""


def series(desk: Desk) -> tuple[Series, ...]:
    """Every series of numbered papers (全部编号系列), the latest year first."""
    names = numbers.labels(desk.catalog)
    with desk.read() as asks:
        found = [
            Series(kind, year, names.get(kind, kind).removesuffix("编号"), last)
            for kind, year, last in asks.all(series_ground.TAKEN)
            if kind in numbers.MONEY_PAPERS.values() or numbers.is_letter(kind)
        ]
    return tuple(sorted(found, key=lambda one: (-one.year, numbers.is_letter(one.kind), one.kind)))


def page(desk: Desk, wanted: Wanted, cursor: str | None = None) -> Page[RegisterRow]:
    """One page of the register (取一页), from where `cursor` points. Raises Invalid for a foreign one."""
    try:
        after = json.loads(cursor) if cursor else None
        with desk.read() as asks:
            if wanted.series is not None and wanted.day is None and wanted.fate is Fate.ANY:
                return _by_number(desk, asks, wanted.series, after)
            return _by_day(desk, asks, wanted, after)
    except (ValueError, TypeError, KeyError):
        raise Invalid("列表已经变了，请重新载入。") from None


def unprinted(desk: Desk, wanted: Wanted) -> tuple[RegisterRow, ...]:
    """Every paper that was not printed yet, of those looked for (未打印), the oldest first.

    Those that one may not see are left out. Raises Invalid as `page` does.
    """
    found: list[RegisterRow] = []
    cursor: str | None = None
    while True:
        one = page(desk, replace(wanted, fate=Fate.WAITING), cursor)
        found += [row for row in one.rows if row.paper_id is not None and row.name != HIDDEN]
        if one.next is None:
            return tuple(reversed(found))
        cursor = one.next


def _by_number(desk: Desk, asks: Reader, wanted: Series, after: int | None) -> Page[RegisterRow]:
    """A block of numbers, downwards: what no paper has is skipped or missing."""
    top = wanted.last if after is None else int(after)
    serials = range(top, max(top - _BLOCK, 0), -1)
    texts = [numbers.printed(wanted.kind, desk.actor.station, wanted.year, n) for n in serials]
    found = {one.number: one for one in _rows(desk, asks, asks.all(ground.BY_NUMBER, numbers=texts))}
    skips = [
        (first, last)
        for kind, year, first, last in asks.all(series_ground.SKIPS)
        if (kind, year) == (wanted.kind, wanted.year)
    ]
    rows: list[RegisterRow] = []
    fates = [(text, _fate(found, text, n, skips)) for n, text in zip(serials, texts, strict=True)]
    for fate, run in groupby(fates, lambda pair: pair[1]):
        own = [text for text, _ in run]
        rows += [found[text] for text in own] if fate is None else [_without(own, fate)]
    below = serials[-1] - 1 if serials else 0
    return Page(tuple(rows), str(below) if below else None, wanted.last)


def _fate(
    found: Mapping[str, RegisterRow], text: str, n: int, skips: Sequence[tuple[int, int]]
) -> str | None:
    """Why a number stands on no paper; None when it does."""
    if text in found:
        return None
    return SKIPPED if any(first <= n <= last for first, last in skips) else MISSING


def _without(texts: Sequence[str], fate: str) -> RegisterRow:
    """Numbers side by side that stand on no paper, as one row."""
    span = texts[-1] if len(texts) == 1 else f"{texts[-1]} 至 {texts[0].rpartition('-')[2]}"
    return RegisterRow(span, fate, "因恢复停用" if fate == SKIPPED else "缺号", title=f"{len(texts)} 个编号")


def _by_day(desk: Desk, asks: Reader, wanted: Wanted, after: list[str] | None) -> Page[RegisterRow]:
    """Papers of a day or of all, the latest first."""
    numbered = wanted.series is not None
    if not numbered and wanted.fate in _NUMBERED_ONLY:
        return Page((), None, 0)
    binds: dict[str, object] = dict(zip(("start", "end"), _days(wanted.day), strict=True))
    if wanted.series is not None:
        head = numbers.head(wanted.series.kind, desk.actor.station, wanted.series.year)
        binds |= {"first": head, "last": head + _END}
    at, last_id = (
        (_EVER[1], _LAST_ID) if after is None else (datetime.fromisoformat(after[0]), UUID(after[1]))
    )
    rows = asks.all(
        ground.page(wanted.fate, numbered=numbered), **binds, after_at=at, after_id=last_id, limit=_BLOCK
    )
    total = asks.value(ground.total(wanted.fate, numbered=numbered), **binds) or 0
    more = json.dumps([moment_text(rows[-1].issued_at), str(rows[-1].id)]) if len(rows) == _BLOCK else None
    return Page(tuple(_rows(desk, asks, rows)), more, total)


def _days(on: date | None) -> tuple[datetime, datetime]:
    if on is None:
        return _EVER
    start = datetime.combine(on, time(), CHINA)
    return start, start + timedelta(days=1)


def _rows(desk: Desk, asks: Reader, found: Iterable[Sequence[object]]) -> Iterator[RegisterRow]:
    """The rows with what happened to each paper, asked at once for all of them."""
    rows = [ListedRow(*one) for one in found]  # type: ignore[arg-type]
    cases = {one.case_id for one in rows if one.case_id is not None and one.secret}
    looks = secrecy.looks(desk, asks, cases) if cases else {}
    hidden = {case_id for case_id, one in looks.items() if not secrecy.may_see(desk.actor, one)}
    done: dict[UUID, list[tuple[int, str]]] = {one.id: [] for one in rows}
    for paper_id, n, what in asks.all(ground.EVENTS_OF, ids=list(done)) if rows else ():
        done[paper_id].append((n, what))
    for one in rows:
        yield _row(one, done[one.id], hidden=_is_hidden(desk, one, hidden))


def _is_hidden(desk: Desk, one: ListedRow, hidden: AbstractSet[UUID]) -> bool:
    if one.case_id is not None:
        return one.case_id in hidden
    return bool(one.own_line) and not any(held.covers(one.own_line) for held in desk.actor.held)


def _row(one: ListedRow, done: Sequence[tuple[int, str]], *, hidden: bool) -> RegisterRow:
    kinds = {what for _, what in done}
    prints = sum(n > 0 for n, _ in done) - sum(what == NOT_OUT for _, what in done)
    fate = fate_of(void="voided" in kinds, reversed_="reversed" in kinds, red=one.reverses is not None)
    fate = fate or ("delivered" if "delivered" in kinds else "printed" if prints else "waiting")
    return RegisterRow(
        number=one.number,
        fate=fate,
        fate_text=_WORDS[fate] if fate != "printed" else f"已打 {prints} 次",
        paper_id=one.id,
        title=one.title,
        name=HIDDEN if hidden else _name(one),
        issued_text=show_moment(one.issued_at),
        issuer=one.issuer,
        line=one.case_line or one.own_line,
        case_id=None if hidden else one.case_id,
        case_number="" if hidden else one.case_number,
        code=one.code,
    )


def _name(one: ListedRow) -> str:
    """Whom it is about; a paper of no case may be about nobody."""
    return listed(one.name, secret=bool(one.secret)) if one.case_id is not None or one.name else "—"


_WORDS = {
    "waiting": "未打印",
    "delivered": "已交付",
    **FATES,
}
