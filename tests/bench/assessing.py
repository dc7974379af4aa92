"""Claims under a scheme (核算): a hundred thousand sums with their explanation, the time for one."""

import random
import time
from collections.abc import Iterator

from app.core.money import Money
from app.core.paths import resources
from app.core.workdays import Calendar
from app.lines.mutual_aid.scheme import Claim, Scheme, assess, parsed, shipped_lists
from tests.bench.table import Row

TOTAL = 100_000
_CHUNK = 1_000
_SCHEMES = ("hangzhou-2021", "huzhou-2012", "ningbo-2021", "zhejiang-industry-2022")
_FIGURES = ("self_share", "cash_paid", "account_paid", "deductible")


def measured() -> list[Row]:
    """The time of one claim, with each of four schemes a quarter of them."""
    lists = shipped_lists()
    texts = ((resources() / "schemes" / f"{name}.toml").read_text(encoding="utf-8") for name in _SCHEMES)
    schemes = [parsed(text, lists) for text in texts]
    calendar = Calendar.seeded()
    times: list[float] = []
    for n in range(TOTAL // _CHUNK):
        scheme = schemes[n % len(schemes)]
        claims = list(_claims(scheme, random.Random(n)))
        began = time.process_time()
        for claim in claims:
            assess(scheme, claim, (), calendar)
        times.append((time.process_time() - began) / _CHUNK)
    return [Row(f"assess, one claim of {TOTAL:,}", tuple(times))]


def _claims(scheme: Scheme, chance: random.Random) -> Iterator[Claim]:
    day = scheme.periods[0].start
    dates = dict.fromkeys(("admitted_on", "first_diagnosed_on"), day)
    facts = {"hospital_level": "2", "si_kind": "worker", "first_join": "no"}
    for _ in range(_CHUNK):
        figures = {name: Money(chance.randrange(8_000_000)) for name in _FIGURES}
        yield Claim("inpatient", figures, facts, dates, {"days": chance.randrange(1, 60)}, day)
