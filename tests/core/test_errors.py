"""The known errors: their sentences, their faults."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.core.errors import (
    Busy,
    CenterError,
    Damaged,
    Fault,
    Forbidden,
    Invalid,
    NotFound,
    Refused,
    Stale,
)


def test_invalid_with_one_sentence_is_one_fault() -> None:
    wrong = Invalid("请填写金额。", field="sum")
    assert str(wrong) == wrong.sentence == "请填写金额。"
    assert wrong.faults == (Fault("sum", "请填写金额。"),)


def test_invalid_with_many_faults_speaks_the_first() -> None:
    faults = [Fault("name", "请填写姓名。"), Fault("phone", "请填写电话。")]
    wrong = Invalid(faults=iter(faults))
    assert str(wrong) == "请填写姓名。"
    assert wrong.faults == tuple(faults)
    assert str(Invalid("共两处要改。", faults=faults)) == "共两处要改。"


def test_invalid_at_a_field_leaves_placed_faults_where_they_are() -> None:
    wrong = Invalid(faults=[Fault("", "甲。"), Fault("name", "乙。")]).at("phone")
    assert wrong.faults == (Fault("phone", "甲。"), Fault("name", "乙。"))


def test_invalid_without_a_word_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="at least one fault"):
        Invalid()


def test_refused_names_its_article() -> None:
    no = Refused("收入高于标准，不予受理。", article="示例办法第八条")
    assert (str(no), no.reason, no.article) == ("收入高于标准，不予受理。",) * 2 + ("示例办法第八条",)
    assert Refused("不行。").article == ""


def test_stale_says_who_and_when() -> None:
    at = datetime(2026, 11, 23, 1, 12, tzinfo=UTC)
    late = Stale("王芳", at)
    assert (late.who, late.when) == ("王芳", at)
    assert "王芳" in str(late)
    assert str(late).endswith("。")


@pytest.mark.parametrize("kind", [Forbidden, NotFound, Busy, Damaged])
def test_the_others_carry_a_sentence(kind: type[CenterError]) -> None:
    assert str(kind("请稍后再试。")) == "请稍后再试。"
    assert issubclass(kind, CenterError)
