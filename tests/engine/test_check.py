"""Checking a form: every fault at once and in order, hidden fields never needed, held values kept."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Fault, Invalid
from app.core.money import Money
from app.engine.check import check, read
from app.engine.fields import money, text, yes_no
from app.engine.form import Form, Section
from app.engine.head import HEAD, URGENT, URGENT_REASON, head_faults
from app.engine.parties import AGENCY, AGENT, AGENT_RELATION, agency_faults, has_agent
from app.engine.values import Values
from tests.kit.facts import filled, typing

REASON = text("reason", "申请理由", limit=5)
ASKED = money("asked", "申请金额")
MARRIED = yes_no("married", "已婚")
SPOUSE = text("spouse", "配偶")
THIRTEEN = Money(1300)


def married(values: Values) -> bool:
    return values.get(MARRIED) is True


def not_thirteen(values: Values) -> Iterable[Fault]:
    if values.get(ASKED) == THIRTEEN:
        yield Fault("asked", "不能是 13 元。")


FORM = Form(
    (
        Section("one", "申请", (REASON, ASKED, MARRIED)),
        Section("two", "配偶", (SPOUSE,), visible=married),
        Section("three", "审批", (text("opinion", "意见"),), ("decide",)),
        Section("four", "领款", (text("bank", "银行"),), ("draft", "decide")),
    ),
    rules=(not_thirteen,),
)


def faults(typed: dict[str, str], held: Values | None = None) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as found:
        check(FORM, typed, (REASON, ASKED, MARRIED, SPOUSE), typing(), held)
    return [(one.field, one.sentence) for one in found.value.faults]


def test_all_faults_at_once_in_the_order_of_the_form() -> None:
    assert faults({"married": "1", "asked": "x", "reason": "一二三四五六"}) == [
        ("reason", "最多 5 个字，现在有 6 个字。"),
        ("asked", faults({"asked": "x", "reason": "好", "married": "0"})[0][1]),
        ("spouse", "请填写配偶。"),
    ]


def test_one_fault_per_field() -> None:
    assert [field for field, _ in faults({"asked": "x"})] == ["reason", "asked", "married"]


def test_rules_over_several_fields_join_in() -> None:
    assert faults({"reason": "好", "married": "0", "asked": "13"}) == [("asked", "不能是 13 元。")]


def test_hidden_fields_are_not_needed() -> None:
    values = check(FORM, {"reason": "好", "asked": "5", "married": "0"}, (SPOUSE,), typing())
    assert SPOUSE not in values


def test_what_is_held_stays_and_what_is_emptied_goes() -> None:
    held = check(FORM, {"reason": "好", "asked": "5", "married": "0"}, (), typing())
    after = check(FORM, {"asked": "6", "reason": ""}, (ASKED, MARRIED), typing(), held)
    assert REASON not in after
    assert after[ASKED].fen == 600
    assert after[MARRIED] is False
    assert faults({"reason": " "}, held) == [("reason", "请填写申请理由。")]


def test_the_choice_is_asked_in_its_own_words() -> None:
    assert ("married", "请选择已婚。") in faults({"reason": "好", "asked": "5"})


def test_sections_open_at_their_stage() -> None:
    assert [section.code for section in FORM.intake] == ["one", "two", "four"]
    assert FORM.open_in("draft") == {"reason", "asked", "married", "spouse", "bank"}
    assert FORM.open_in("supplement") == {"reason", "asked", "married", "spouse"}
    assert FORM.open_in("decide") == {"opinion", "bank"}
    assert FORM.open_in("done") == frozenset()


@given(
    st.dictionaries(st.sampled_from(["reason", "asked", "married", "spouse", "other"]), st.text(max_size=8))
)
def test_reading_gives_a_value_or_a_fault_for_each_text(typed: dict[str, str]) -> None:
    values, found = read(FORM.fields, typed, typing())
    for field in FORM.fields:
        given_text = typed.get(field.code, "")
        faulty = field.code in {fault.field for fault in found}
        assert not (faulty and field in values)
        if not given_text.strip():
            assert not faulty
            assert field not in values
        elif given_text.isprintable():
            assert faulty or field in values


def test_the_head_asks_for_what_belongs_together() -> None:
    assert list(head_faults(Values())) == []
    assert [one.field for one in head_faults(Values().put(URGENT, True))] == ["urgent_reason"]
    assert [one.field for one in agency_faults(Values().put(AGENT, "何伟"))] == ["agent_relation"]
    assert [one.field for one in agency_faults(Values().put(AGENT_RELATION, "child"))] == ["agent"]
    given = filled([URGENT, URGENT_REASON, AGENT, AGENT_RELATION])
    assert [*head_faults(given), *agency_faults(given)] == []
    assert has_agent(filled(AGENCY.fields))
    assert not has_agent(filled(HEAD.fields))
