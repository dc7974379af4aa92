"""The money of a day (当日资金): in and out by cause and way, the cash box, the money papers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.core.errors import Refused
from app.core.money import Money
from app.engine.prints import AmountBox, Document, Roster, Section
from app.services.catalog import Catalog
from app.services.income.form import CASH, KINDS, WAYS
from app.services.papers.facts import document_of
from app.services.shelf import Reference
from app.services.today.window import KINDS as LETTERS
from app.services.today.window import Window, last_close, open_days, window_of
from db.queries import cash as ground
from db.queries import today as papers
from db.reader import Reader


@dataclass(frozen=True, slots=True)
class Flow:
    """Money that came or went for one cause in one way (收支一项); `back` is what was undone of it."""

    incoming: bool
    cause: str
    way: str
    count: int = 0
    amount: Money = Money.ZERO
    undone: int = 0
    back: Money = Money.ZERO

    @property
    def net(self) -> Money:
        """What remains of it (净额)."""
        return self.amount + self.back


@dataclass(frozen=True, slots=True)
class Cash:
    """The cash box by the books (现金): what was there, what came, what went, what was banked."""

    carried: Money
    came: Money
    paid: Money
    banked: Money

    @property
    def book(self) -> Money:
        """What should be there (账面结存)."""
        return self.carried + self.came - self.paid - self.banked


@dataclass(frozen=True, slots=True)
class MoneyPapers:
    """The money papers of one kind (当日票据): how many, the first and the last number, voids, sum.

    `amount` is that of those issued less that of those voided; None where they do not hold it.
    """

    kind: str
    count: int
    first: str
    last: str
    voided: int = 0
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class VoidPaper:
    """A money paper that was voided (作废票据), and why."""

    number: str
    reason: str


def flows(asks: Reader, window: Window, settings: Reference, catalog: Catalog) -> tuple[Flow, ...]:
    """What came in, then what went out (收支)."""
    found: dict[tuple[bool, str, str], Flow] = {}
    for one in (*_incoming(asks, window, catalog), *_outgoing(asks, window, settings)):
        key = one.incoming, one.cause, one.way
        held = found.get(key, Flow(*key))
        found[key] = replace(
            held,
            count=held.count + one.count,
            amount=held.amount + one.amount,
            undone=held.undone + one.undone,
            back=held.back + one.back,
        )
    return tuple(found.values())


def _flow(incoming: bool, cause: str, way: str, count: int, fen: int, *, undone: bool) -> Flow:
    amount = Money(fen)
    if undone:
        return Flow(incoming, cause, way, undone=count, back=amount)
    return Flow(incoming, cause, way, count, amount)


def _incoming(asks: Reader, window: Window, catalog: Catalog) -> Iterator[Flow]:
    def cause(line: str, kind: str) -> str:
        return f"{catalog.line(line).short}·{KINDS[kind]}"

    for line, kind, way, red, count, fen in asks.all(ground.RECEIVED, **window.binds):
        yield _flow(True, cause(line, kind), WAYS[way], count, fen, undone=bool(red))
    for line, kind, way, count, fen in asks.all(ground.UNDONE, **window.binds):
        yield _flow(True, cause(line, kind), WAYS[way], count, -fen, undone=True)


def _outgoing(asks: Reader, window: Window, settings: Reference) -> Iterator[Flow]:
    funds = {item.code: item.name for item in settings.words.items("fund_source")}
    ways = {item.code: item.name for item in settings.words.items("pay_way")}
    for fund, year, way, red, count, fen in asks.all(ground.SHARED, **window.binds):
        name = f"{funds.get(fund, fund)}（{year}）"
        yield _flow(False, name, ways.get(way, way), count, fen, undone=bool(red))
    for fund, way, red, count, fen in asks.all(ground.UNSHARED, **window.binds):
        name = funds.get(fund, fund) or "未列资金来源"
        yield _flow(False, name, ways.get(way, way) or "其他", count, fen, undone=bool(red))


def cash(asks: Reader, window: Window, station: str) -> Cash:
    """The cash box by the books (现金): carried on from what was counted at the last close.

    While a day before is not closed yet, from what its books say.
    """
    came = sum(fen for *_, way, _, _, fen in asks.all(ground.RECEIVED, **window.binds) if way == CASH)
    back = sum(fen for *_, way, _, fen in asks.all(ground.UNDONE, **window.binds) if way == CASH)
    return Cash(
        _carried(asks, window, station),
        Money(came - back),
        Money(asks.value(ground.CASH_PAID, **window.binds) or 0),
        Money(asks.value(ground.BANKED, **window.binds) or 0),
    )


def _carried(asks: Reader, window: Window, station: str) -> Money:
    if before := open_days(asks, station, window.day):
        return cash(asks, window_of(asks, station, before[-1]), station).book
    last = last_close(asks, station, "day")
    return Money(last.counted if last is not None else 0)


def money_papers(
    asks: Reader, binds: Mapping[str, object]
) -> tuple[tuple[MoneyPapers, ...], tuple[VoidPaper, ...]]:
    """The money papers by kind, and the voided ones (票据)."""
    issued = asks.all(papers.NUMBERED, **binds, kinds=LETTERS)
    voided = asks.all(papers.VOIDED, **binds, kinds=LETTERS)
    found = []
    for kind in LETTERS:
        numbers = [number for letter, number, _, _ in issued if letter == kind]
        void = [_amount(facts, fen) for letter, _, facts, fen, _ in voided if letter == kind]
        if numbers or void:
            came = [_amount(facts, fen) for letter, _, facts, fen in issued if letter == kind]
            first, last = (numbers[0], numbers[-1]) if numbers else ("", "")
            found.append(MoneyPapers(kind, len(numbers), first, last, len(void), _less(came, void)))
    return tuple(found), tuple(VoidPaper(number, reason) for _, number, _, _, reason in voided)


def _less(came: Sequence[Money | None], went: Sequence[Money | None]) -> Money | None:
    """What these come to, less those; None where one of them is not known."""
    known = [one for one in came if one is not None], [one for one in went if one is not None]
    if [len(one) for one in known] != [len(came), len(went)]:
        return None
    return sum(known[0], Money.ZERO) - sum(known[1], Money.ZERO)


def _amount(facts: str, ordered: int | None) -> Money | None:
    """The sum that a paper says, else what was ordered with it; None where neither is known."""
    try:
        said = next(_sums(document_of(facts)), None)
    except Refused:
        said = None
    return said if said is not None or ordered is None else Money(ordered)


def _sums(document: Document) -> Iterator[Money]:
    for block in document.blocks:
        for part in block.blocks if isinstance(block, Section) else (block,):
            if isinstance(part, AmountBox) and part.amount is not None:
                yield part.amount
            elif isinstance(part, Roster):
                yield part.total
