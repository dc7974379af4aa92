"""Finding (查找): each key of the one box beside its own statements on the driver, and from key to paint."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from sqlalchemy import func, select

from app.services import search
from app.services.desk import Desk
from db.tables import case_file, person_search, unit
from tests.bench.runs import RUNS, bare_connection, replayed, statements_of, timed
from tests.bench.table import Bar, Row

_BAR = Bar(ratio=2, more=0.001)
_TEXTS = 25
"""So many texts of each kind, eight times each."""

_WHY = "a transaction of its own, and of every row its keys, its days and what may be shown, in Python"


def measured(big: Desk, small: Desk) -> list[Row]:
    """A row for each key."""
    grown, texts = texts_of(small), texts_of(big)
    return [_row(big, small, kind, texts[kind], grown[kind]) for kind in texts]


def _row(big: Desk, small: Desk, kind: str, texts: Sequence[str], fewer: Sequence[str]) -> Row:
    asked = [statements_of(partial(search.find, big, text)) for text in texts]
    with bare_connection(big) as raw:
        pairs = [
            timed(partial(search.find, big, text), partial(replayed, raw, one), runs=RUNS // len(texts))
            for text, one in zip(texts, asked, strict=True)
        ]
    less = chain.from_iterable(
        timed(partial(search.find, small, text), runs=RUNS // len(fewer))[0] for text in fewer
    )
    ours, bare = (tuple(chain.from_iterable(one)) for one in zip(*pairs, strict=True))
    return Row(f"find by {kind}", ours, bare, _BAR, tuple(less), _WHY)


def texts_of(desk: Desk) -> Mapping[str, Sequence[str]]:
    """What is typed for each key, taken from all over the file (查找文本)."""
    people = list(_spread(desk))
    with desk.read() as asks:
        cases = asks.all(
            select(case_file.c.number, case_file.c.query_code)
            .where(case_file.c.secret == 0)
            .order_by(case_file.c.query_code)
            .limit(_TEXTS)
        )
        units = asks.all(select(unit.c.name).order_by(unit.c.credit_code).limit(_TEXTS))
    return {
        "name": [name for name, *_ in people],
        "surname": [name[:1] for name, *_ in people],
        "pinyin": [full.split()[0] for _, full, *_ in people],
        "initials": [initials.split()[0] for _, _, initials, *_ in people],
        "ID number": [number for *_, number, _ in people],
        "ID tail": [number[-4:] for *_, number, _ in people],
        "phone tail": [phone[-4:] for *_, phone in people],
        "unit": [name for (name,) in units],
        "case number": [number or "" for number, _ in cases],
        "query code": [code or "" for _, code in cases],
        "nothing": ["査無此人", "qqqqqq", "000000000000000"],
    }


def _spread(desk: Desk) -> Iterator[tuple[str, str, str, str, str]]:
    """People from the first to the last."""
    p = person_search.c
    with desk.read() as asks:
        last = asks.value(select(func.max(p.n))) or 1
        for n in range(_TEXTS):
            row = asks.first(
                select(p.name, p.full, p.initials, p.id_number, p.phone)
                .where(p.n > n * last // _TEXTS, p.id_number != "", p.phone != "")
                .order_by(p.n)
                .limit(1)
            )
            if row is not None:
                yield row.name, row.full, row.initials, row.id_number, row.phone
