"""What every sum of every scheme keeps (性质): limits hold, more gives no less, halves give the whole."""

import functools
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.money import Money
from app.lines.mutual_aid.scheme import Before, Claim, Scheme, parsed, problems, shipped_lists, written
from app.lines.mutual_aid.scheme.model import Band, Benefit, Cap, Factor, Floor, Rounding, Table, Term
from tests.lines.mutual_aid.asked import claim, shipped
from tests.lines.mutual_aid.asked import given as summed

FEN = st.integers(0, 9_000_000)
SMALL = st.integers(0, 300_000)
RATES = st.integers(0, 1000).map(lambda n: Fraction(n, 1000))
NAMES = ("fuzhou-2012", "hangzhou-2021", "huzhou-2012", "ningbo-2021", "ningbo-education-2014")


@functools.cache
def lists() -> dict[str, dict[str, str]]:
    """The shipped code lists, read once."""
    return {fact: dict(named) for fact, named in shipped_lists().items()}


@st.composite
def bands(draw: st.DrawFn) -> tuple[Band, ...]:
    """Bands without holes, the last one open or not."""
    edges = sorted(draw(st.sets(st.integers(1, 5_000_000), min_size=1, max_size=4)))
    lows = [0, *edges]
    highs = [*edges, None] if draw(st.booleans()) else [*edges, edges[-1] + 1_000_000]
    return tuple(
        Band(low, high, draw(RATES), sum=Money(draw(st.sampled_from((0, 0, 10_000)))))
        for low, high in zip(lows, highs, strict=True)
    )


@st.composite
def schemes(draw: st.DrawFn, second: str = "each", floor_per: str = "claim") -> Scheme:
    """A scheme of one benefit with whatever may bound it."""
    period = draw(st.sampled_from((None, 3_000_000, 50_001)))
    each = draw(st.sampled_from((None, 20_000, 50_000))) if second == "each" else None
    caps = [Cap("claim", Money(each))] if each else []
    caps += [Cap("period", Money(period))] if period else []
    floor = draw(st.sampled_from((None, Floor(Money(10_000), floor_per))))
    per = "period" if second != "each" else draw(st.sampled_from(("claim", "period")))
    table = Table(draw(bands()), deductible=draw(st.sampled_from((0, 80_000))), deductible_per=per)
    benefit = Benefit(
        "x",
        "项目",
        "A",
        ("inpatient",),
        (table,),
        base=(Term("self_share"), Term("deductible", minus=True)),
        second=second,  # type: ignore[arg-type]
        factors=draw(st.sampled_from(((), (Factor(Fraction(7, 9), "系数"),)))),
        floor=floor,
        caps=tuple(caps),
    )
    way, to = draw(st.sampled_from(("half_up", "down", "up"))), draw(st.sampled_from((1, 10, 100, 1000)))
    model = shipped("fuzhou-2012")
    return replace(model, benefits=(benefit,), rounding=Rounding(Money(to), way))


def bill(scheme: Scheme, fen: int) -> Claim:
    """A bill of so much."""
    return claim(scheme, self_share=_yuan(fen), deductible="0")


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def amounts(scheme: Scheme, *bills: int) -> list[int]:
    """What several bills of one person give, in 分; `summed` holds that the steps add up."""
    before: Before = ()
    found: list[int] = []
    for fen in bills:
        one = summed(scheme, bill(scheme, fen), before)
        before += one.priors()
        found.append(one.amount.fen)
    return found


@given(schemes(), st.lists(FEN, min_size=1, max_size=4))
def test_no_limit_is_ever_passed(scheme: Scheme, bills: list[int]) -> None:
    found = amounts(scheme, *bills)
    for cap in scheme.benefits[0].caps:
        assert cap.amount is not None
        assert (max(found) if cap.per == "claim" else sum(found)) <= cap.amount.fen
    assert min(found) >= 0


@given(schemes(), FEN, SMALL, SMALL)
def test_a_larger_bill_never_gives_less(scheme: Scheme, fen: int, more: int, earlier: int) -> None:
    for before in ((), (earlier,)):
        assert amounts(scheme, *before, fen + more)[-1] >= amounts(scheme, *before, fen)[-1]


@given(schemes("total", "period"), FEN, FEN)
def test_the_total_is_the_same_in_one_bill_or_two(scheme: Scheme, one: int, two: int) -> None:
    assert sum(amounts(scheme, one, two)) == amounts(scheme, one + two)[0]


@given(schemes("onward"), FEN, FEN, FEN)
def test_onward_is_the_same_in_one_bill_or_three(scheme: Scheme, one: int, two: int, three: int) -> None:
    plain = replace(scheme, benefits=(replace(scheme.benefits[0], floor=None, caps=()),))
    assert sum(amounts(plain, one, two, three)) == amounts(plain, one + two + three)[0]


@given(schemes(), FEN)
def test_the_sum_is_rounded_once_and_as_said(scheme: Scheme, fen: int) -> None:
    """No half 分 is lost: the bands by themselves, then one rounding."""
    benefit = replace(scheme.benefits[0], floor=None, caps=())
    found = amounts(replace(scheme, benefits=(benefit,)), fen)[0]
    table = benefit.tables[0]
    left = max(fen - table.deductible, 0)
    exact = Fraction(0)
    for band in table.bands:
        if left > band.low:
            top = left if band.high is None else min(left, band.high)
            exact += (top - band.low) * band.rate + band.sum.fen
    for factor in benefit.factors:
        exact *= factor.rate
    unit = scheme.rounding.to.fen
    assert found % unit == 0
    off = found - exact
    wanted = {"half_up": (-unit / 2, unit / 2), "down": (-unit, 0), "up": (0, unit)}[scheme.rounding.way]
    assert wanted[0] <= off <= wanted[1]


@given(schemes())
def test_a_scheme_is_written_and_read_back_the_same(scheme: Scheme) -> None:
    if not problems(scheme, lists()):
        text = written(scheme)
        again = parsed(text, lists())
        assert again == scheme
        assert written(again) == text


WORDS = ("[[", "'''", '""" ', "1e9", "2026-13-01", "nan", "true", "benefit", "x = ", "档")
PIECES = (*' "=,.#-0[]{}\n%', *WORDS)


@settings(max_examples=200)
@given(st.integers(0, 5_000), st.integers(0, 40), st.lists(st.sampled_from(PIECES), max_size=5))
def test_a_file_with_any_typing_error_is_read_or_told_in_sentences(at: int, cut: int, put: list[str]) -> None:
    text = written(shipped("hangzhou-2021"))
    start = at % len(text)
    try:
        parsed(text[:start] + "".join(put) + text[start + cut :], lists())
    except Invalid as wrong:
        for fault in wrong.faults:
            assert fault.sentence.startswith("第 ")
            line, column = map(int, fault.field.split(":"))
            assert 1 <= line <= len(text.splitlines()) + 9
            assert column >= 1


@settings(max_examples=30)
@given(st.sampled_from(NAMES), FEN, SMALL)
def test_the_shipped_schemes_never_give_less_for_more(name: str, fen: int, more: int) -> None:
    scheme = shipped(name)

    def amount(of: int) -> int:
        own = _yuan(of)
        figures = {
            "self_share": own,
            "cash_paid": own,
            "total_cost": own,
            "account_paid": "0",
            "deductible": "0",
        }
        one = claim(scheme, **figures)  # type: ignore[arg-type]
        return summed(scheme, one).amount.fen

    assert amount(fen + more) >= amount(fen)
