"""The materials clerk: what is needed now, what is missing, and which outcome follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.fields import yes_no
from app.engine.materials import MaterialRule, Received, Verdict, judge
from app.engine.values import Values

UNION = yes_no("has_union", "单位已建工会")
LIST = (
    MaterialRule("form", "申请表", "original", 2, "required"),
    MaterialRule("bank", "银行卡", "copy", 1, "deferrable"),
    MaterialRule("opinion", "基层工会意见", "original", 1, "conditional", "union", "如单位已建工会"),
    MaterialRule("minutes", "会议纪要", "copy", 1, "deferrable", "union"),
)
ALL = frozenset(rule.code for rule in LIST)


def look(there: frozenset[str], union: bool | None, remarks: dict[str, str] | None = None) -> Verdict:
    got = [Received(code, received=True, copies=1, remark=(remarks or {}).get(code, "")) for code in there]
    return judge(LIST, got, {"union": lambda values: values.get(UNION)}, Values().put(UNION, union))


CASES: list[tuple[set[str], bool | None, str, set[str]]] = [
    (set(ALL), True, "accept", set()),
    ({"form", "bank"}, False, "accept", set()),
    ({"form", "bank"}, None, "supplement", {"opinion", "minutes"}),
    ({"form", "bank"}, True, "supplement", {"opinion", "minutes"}),
    ({"form", "bank", "opinion"}, True, "owed", {"minutes"}),
    ({"form"}, False, "owed", {"bank"}),
    ({"bank"}, False, "supplement", {"form"}),
    (set(), False, "supplement", {"form", "bank"}),
    (set(), True, "supplement", set(ALL)),
]


@pytest.mark.parametrize(("there", "union", "outcome", "lacking"), CASES)
def test_outcome(there: set[str], union: bool | None, outcome: str, lacking: set[str]) -> None:
    verdict = look(frozenset(there), union)
    assert verdict.outcome == outcome
    assert {item.rule.code for item in verdict.items if item.lacking} == lacking


def test_a_faulty_paper_is_a_missing_one() -> None:
    verdict = look(ALL, union=True, remarks={"form": "本人未签名"})
    assert verdict.outcome == "supplement"
    assert [item.rule.code for item in verdict.required] == ["form"]
    assert look(ALL, union=True, remarks={"bank": "卡号看不清"}).outcome == "owed"


@given(st.frozensets(st.sampled_from(sorted(ALL))), st.sampled_from([True, False, None]))
def test_one_more_paper_never_makes_it_worse(there: frozenset[str], union: bool | None) -> None:
    order = ["supplement", "owed", "accept"]
    before = look(there, union)
    for code in ALL - there:
        assert order.index(look(there | {code}, union).outcome) >= order.index(before.outcome)
    parts = {one.rule.code for one in (*before.required, *before.deferrable, *before.open)}
    assert parts == {item.rule.code for item in before.items if item.lacking}
