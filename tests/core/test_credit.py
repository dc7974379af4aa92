"""Credit codes: the vectors of the relief file §4.3 and bad input."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.identity import parse_credit_code

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def with_check(first17: str) -> str:
    total = sum(ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(first17))
    return first17 + ALPHABET[-total % 31]


codes = st.builds(
    lambda kind, area, body: with_check(f"{kind}{area}{body}"),
    st.sampled_from(["11", "12", "51", "52", "81", "91", "92", "93", "N2", "Y1"]),
    st.integers(110000, 659999),
    st.text(ALPHABET, min_size=9, max_size=9),
)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("91330100799655058B", "企业"),
        ("9144030071526726XG", "企业"),
        ("91110000600037341L", "企业"),
        ("91330723MA2TE5T1X4", "企业"),
        ("91330723MA29ABCD0P", "企业"),
        ("913307231471025893", "企业"),
        ("93330723MA2E0A1B7Y", "农民专业合作社"),
        ("81330723MC0A12346J", "基层工会"),
        ("11330723002600122L", "机关"),
        ("123307234716903518", "事业单位"),
        ("5133072350265432XU", "社会团体"),
        ("52330723MJ91827358", "民办非企业单位"),
        ("N2330723MF12345677", "村级集体经济组织"),
    ],
)
def test_codes_of_the_domain_file(typed: str, label: str) -> None:
    assert (parse_credit_code(typed).code, parse_credit_code(typed).kind_label) == (typed, label)


@pytest.mark.parametrize(
    ("typed", "ok"),
    [
        ("91330100799655058B", True),
        ("9144030071526726XG", True),
        ("91110000600037341L", True),
        (with_check("91330100799655059"), False),
    ],
)
def test_the_inner_check_is_only_told(typed: str, ok: bool) -> None:
    assert parse_credit_code(typed).org_check_ok is ok


@pytest.mark.parametrize(
    "typed", [" 91330723ma2te5t1x4\n", "９１３３０７２３ＭＡ２ＴＥ５Ｔ１Ｘ４", "\u300091330723Ma2Te5T1x4"]
)
def test_blanks_full_width_forms_and_small_letters_are_made_good(typed: str) -> None:
    assert parse_credit_code(typed).code == "91330723MA2TE5T1X4"


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("", "请填写"),
        ("\u3000 \n", "请填写"),
        ("91330723MA2TE5T16X", "校验不符"),
        ("91330723MA2TE5T1X5", "校验不符"),
        ("91330723MA2IE5T1X4", "没有 I、O、S、V、Z"),
        ("91330723MA2ZE5T1X4", "没有 I、O、S、V、Z"),
        ("91330723MA2TE5T1X", "现在是 17 位"),
        ("91330723MA2TE5T1X44", "现在是 19 位"),
        ("91330723 MA2TE5T1X4", "空格"),
        ("000000000000000000", "第一位"),
        (with_check("B1330723MA2TE5T1X"), "第一位"),
        (with_check("91A30723MA2TE5T1X"), "行政区划"),
        ("9" * 10_000, "现在是 10000 位"),
        ("😀" * 18, "没有 I、O、S、V、Z"),
        ("٩" * 18, "没有 I、O、S、V、Z"),
        ("NaN", "现在是 3 位"),
        ("1e5", "现在是 3 位"),
        ("9133072３MA2TE5T1X\u00df", "位"),
        ("-1330723MA2TE5T1X4", "没有 I、O、S、V、Z"),
    ],
)
def test_what_is_no_code(typed: str, word: str) -> None:
    with pytest.raises(Invalid) as wrong:
        parse_credit_code(typed)
    assert word in str(wrong.value)
    assert str(wrong.value).endswith("。")


@given(st.text())
def test_any_text_is_a_code_or_invalid(text: str) -> None:
    try:
        sentence = ""
        code = parse_credit_code(text).code
    except Invalid as wrong:
        sentence, code = str(wrong), ""
    assert sentence.endswith("。") or len(code) == 18


@given(codes, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_never_passes(code: str, place: int, char: str) -> None:
    assert parse_credit_code(code).code == code
    changed = code[:place] + char + code[place + 1 :]
    if changed == code:
        return
    with pytest.raises(Invalid):
        parse_credit_code(changed)


def test_a_kind_nobody_told_us_of_is_named_by_who_registered_it() -> None:
    assert parse_credit_code(with_check("95330723MA2TE5T1X")).kind_label == "市场监管部门登记的单位"
