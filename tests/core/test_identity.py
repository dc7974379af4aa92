"""Papers: the vectors of the relief file §4.1–4.2, every kind of bad number, 15 digits made 18."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.identity import IdKind, Sex, age, parse_id, parse_paper

TODAY = date(2026, 11, 23)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def with_check(first17: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(first17, WEIGHTS, strict=True))
    return first17 + "10X98765432"[total % 11]


births = st.dates(date(1900, 1, 1), TODAY)
citizens = st.builds(
    lambda area, born, sequence: with_check(f"{area}{born:%Y%m%d}{sequence:03d}"),
    st.integers(110000, 659999),
    births,
    st.integers(0, 999),
)


@pytest.mark.parametrize(
    ("typed", "kind", "born_on", "sex"),
    [
        ("11010519491231002X", IdKind.CITIZEN, "1949-12-31", Sex.FEMALE),
        ("440524188001010014", IdKind.CITIZEN, "1880-01-01", Sex.MALE),
        ("330723198504120010", IdKind.CITIZEN, "1985-04-12", Sex.MALE),
        ("33072319820615006X", IdKind.CITIZEN, "1982-06-15", Sex.FEMALE),
        ("33078219751230654X", IdKind.CITIZEN, "1975-12-30", Sex.FEMALE),
        ("330723199207088813", IdKind.CITIZEN, "1992-07-08", Sex.MALE),
        ("330723200002294512", IdKind.CITIZEN, "2000-02-29", Sex.MALE),
        ("332501196809034117", IdKind.CITIZEN, "1968-09-03", Sex.MALE),
        ("330723198503150023", IdKind.CITIZEN, "1985-03-15", Sex.FEMALE),
        ("810000199408230021", IdKind.RESIDENCE, "1994-08-23", Sex.FEMALE),
        ("820000198804151234", IdKind.RESIDENCE, "1988-04-15", Sex.MALE),
        ("830000199201300022", IdKind.RESIDENCE, "1992-01-30", Sex.FEMALE),
        ("932682198501010017", IdKind.PERMANENT, "1985-01-01", Sex.MALE),
        ("933840198003041185", IdKind.PERMANENT, "1980-03-04", Sex.FEMALE),
        ("933392199107172220", IdKind.PERMANENT, "1991-07-17", Sex.FEMALE),
    ],
)
def test_eighteen_characters_of_the_domain_file(typed: str, kind: IdKind, born_on: str, sex: Sex) -> None:
    paper = parse_id(typed, TODAY)
    assert (paper.kind, paper.number, paper.original) == (kind, typed, typed)
    assert (paper.born_on, paper.sex) == (date.fromisoformat(born_on), sex)


@pytest.mark.parametrize(
    ("typed", "number", "born_on"),
    [
        ("110105491231002", "11010519491231002X", "1949-12-31"),
        ("330723850412001", "330723198504120010", "1985-04-12"),
        ("330723600101003", "33072319600101003X", "1960-01-01"),
    ],
)
def test_fifteen_digits_become_eighteen_and_stay_as_original(typed: str, number: str, born_on: str) -> None:
    paper = parse_id(f" {typed} ", TODAY)
    assert (paper.kind, paper.number, paper.original) == (IdKind.CITIZEN, number, typed)
    assert paper.born_on == date.fromisoformat(born_on)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("33072319820615006x", "33072319820615006X"),
        ("  33072319820615006X\r\n", "33072319820615006X"),
        ("\u300033072319820615006x\u3000", "33072319820615006X"),
        ("３３０７２３１９８２０６１５００６ｘ", "33072319820615006X"),
        ("３３０７２３１９８２０６１５００６Ｘ", "33072319820615006X"),
        ("３３０７２３８５０４１２００１", "330723198504120010"),
    ],
)
def test_blanks_full_width_forms_and_small_letters_are_made_good(typed: str, number: str) -> None:
    assert parse_id(typed, TODAY).number == number
    assert parse_id(typed, TODAY).original == typed.strip()


@pytest.mark.parametrize(
    ("typed", "kind", "number"),
    [
        ("usa320001234567", IdKind.PERMANENT, "USA320001234567"),
        ("H12345678", IdKind.HK_MACAO, "H12345678"),
        ("m1234567801", IdKind.HK_MACAO, "M1234567801"),
        ("E12345678", IdKind.PASSPORT, "E12345678"),
        ("ej1234567", IdKind.PASSPORT, "EJ1234567"),
        ("h1234567", IdKind.PASSPORT, "H1234567"),
        ("Ｇ１２３４５６７８", IdKind.PASSPORT, "G12345678"),
    ],
)
def test_papers_that_tell_their_kind_by_their_form(typed: str, kind: IdKind, number: str) -> None:
    paper = parse_id(typed, TODAY)
    assert (paper.kind, paper.number, paper.born_on, paper.sex) == (kind, number, None, None)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("", "请填写"),
        (" \u3000\n", "请填写"),
        ("330723199002290014", "1990-02-29 不存在"),
        (with_check("33072319000229001"), "1900-02-29 不存在"),
        (with_check("33072319851332001"), "1985-13-32 不存在"),
        (with_check("00000000000000000"), "0000-00-00 不存在"),
        ("330723990229001", "1999-02-29 不存在"),
        (with_check("33072320261124001"), "还没有到"),
        (with_check("33072329990101001"), "还没有到"),
        (with_check("33072318751123001"), "超过 150 年"),
        (with_check("33072311111111111"), "超过 150 年"),
        ("330723198504120019", "校验不符"),
        ("33072319820615006", "18 位，现在是 17 位"),
        ("33072319850412001", "18 位，现在是 17 位"),
        ("3307231985041200100", "18 位，现在是 19 位"),
        ("33072319850412001O", "最后一位是数字或 X"),
        ("3307231985041200X0", "最后一位是数字或 X"),
        ("33072319850412OO10", "最后一位是数字或 X"),
        ("330723 19850412 0010", "空格"),
        ("330723\u3000198504120010", "空格"),
        ("33072385041200X", "18 位，现在是 15 位"),
        ("12345678", "先选证件类型"),
        ("1234567890", "先选证件类型"),
        ("1", "18 位，现在是 1 位"),
        ("9" * 10_000, "现在是 10000 位"),
        ("X" * 10_000, "认不出"),
        ("😀", "认不出"),
        ("😀" * 18, "最后一位是数字或 X"),
        ("٣٣٠٧٢٣١٩٨٥٠٤١٢٠٠١٠", "最后一位是数字或 X"),
        ("١١٠١٠٥٤٩١٢٣١٠٠٢", "认不出"),
        ("①②③", "认不出"),
        ("NaN", "认不出"),
        ("-33072319850412001", "最后一位是数字或 X"),
        ("+330723198504120010", "认不出"),
        ("330723198504120010\x00", "认不出"),
        ("3307231985041200\u200b10", "认不出"),
        ("ABCDE1234567", "认不出"),
        ("军字第1234567号", "认不出"),
    ],
)
def test_what_is_no_number(typed: str, word: str) -> None:
    with pytest.raises(Invalid) as wrong:
        parse_id(typed, TODAY)
    assert word in str(wrong.value)
    assert str(wrong.value).endswith("。")


def test_the_oldest_and_the_youngest_still_pass() -> None:
    assert parse_id(with_check("33072318761123001"), TODAY).born_on == date(1876, 11, 23)
    assert parse_id(with_check("33072318751124001"), TODAY).born_on == date(1875, 11, 24)
    assert parse_id(with_check("33072320261123001"), TODAY).born_on == TODAY


def test_without_a_day_the_clock_tells_it() -> None:
    assert parse_id("330723198504120010").born_on == date(1985, 4, 12)
    with pytest.raises(Invalid, match="还没有到"):
        parse_id(with_check("33072329990101001"))


@given(st.text())
def test_any_text_is_a_paper_or_invalid(text: str) -> None:
    for kind in [None, *IdKind]:
        sentence = number = ""
        try:
            number = (parse_paper(kind, text, TODAY) if kind else parse_id(text, TODAY)).number
        except Invalid as wrong:
            sentence = str(wrong)
        assert sentence.endswith("。") or (number and number == number.strip())


@given(citizens)
def test_every_well_made_number_passes(number: str) -> None:
    paper = parse_id(number, TODAY)
    assert paper.number == number
    assert paper.born_on is not None
    assert f"{paper.born_on:%Y%m%d}" == number[6:14]
    assert paper.sex is (Sex.MALE if number[16] in "13579" else Sex.FEMALE)
    assert parse_id(number.lower(), TODAY).number == number


@given(citizens, st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_digit_never_passes(number: str, place: int, digit: str) -> None:
    changed = number[:place] + digit + number[place + 1 :]
    if changed == number:
        return
    with pytest.raises(Invalid):
        parse_id(changed, TODAY)


@given(citizens, st.integers(0, 16))
def test_two_neighbours_exchanged_never_pass(number: str, place: int) -> None:
    changed = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if changed == number:
        return
    with pytest.raises(Invalid):
        parse_id(changed, TODAY)


@given(citizens.filter(lambda number: number[6:8] == "19"))
def test_fifteen_digits_and_eighteen_are_the_same_person(number: str) -> None:
    old = number[:6] + number[8:17]
    assert parse_id(old, TODAY).number == number
    assert parse_id(old, TODAY).original == old


@pytest.mark.parametrize(
    ("kind", "typed", "number"),
    [
        (IdKind.CITIZEN, "330723850412001", "330723198504120010"),
        (IdKind.RESIDENCE, "810000199408230021", "810000199408230021"),
        (IdKind.PERMANENT, "932682198501010017", "932682198501010017"),
        (IdKind.PERMANENT, "usa320001234567", "USA320001234567"),
        (IdKind.PASSPORT, "ab-12345", "AB-12345"),
        (IdKind.PASSPORT, "123456789", "123456789"),
        (IdKind.HK_MACAO, "h12345678", "H12345678"),
        (IdKind.TAIWAN, "12345678", "12345678"),
        (IdKind.TAIWAN, "1234567890", "1234567890"),
        (IdKind.MILITARY, "军字第１２３４５６７号", "军字第1234567号"),
        (IdKind.OTHER, "浙婚字（2020）12号", "浙婚字(2020)12号"),
    ],
)
def test_a_kind_chosen_by_hand(kind: IdKind, typed: str, number: str) -> None:
    paper = parse_paper(kind, typed, TODAY)
    assert (paper.kind, paper.number, paper.original) == (kind, number, typed)


@pytest.mark.parametrize(
    ("kind", "typed", "word"),
    [
        (IdKind.CITIZEN, "810000199408230021", "港澳台居民居住证"),
        (IdKind.RESIDENCE, "330723198504120010", "居民身份证"),
        (IdKind.PERMANENT, "330723198504120010", "居民身份证"),
        (IdKind.CITIZEN, "330723199002290014", "不存在"),
        (IdKind.CITIZEN, "", "请填写"),
        (IdKind.TAIWAN, "1234567", "不像"),
        (IdKind.HK_MACAO, "E12345678", "不像"),
        (IdKind.PASSPORT, "E1", "不像"),
        (IdKind.PASSPORT, "E" * 21, "不像"),
        (IdKind.PASSPORT, "E 1234567", "空格"),
        (IdKind.MILITARY, "军😀123", "不像"),
        (IdKind.OTHER, "١٢٣", "不像"),
    ],
)
def test_a_number_of_another_kind(kind: IdKind, typed: str, word: str) -> None:
    with pytest.raises(Invalid, match=word):
        parse_paper(kind, typed, TODAY)


def test_kinds_and_sexes_hold_their_codes() -> None:
    assert [kind.value for kind in IdKind] == [1, 2, 3, 4, 5, 6, 7, 9]
    assert len({kind.label for kind in IdKind}) == len(IdKind)
    assert [(sex.value, sex.label) for sex in Sex] == [(1, "男"), (2, "女")]


@pytest.mark.parametrize(
    ("born_on", "today", "years"),
    [
        ("1985-04-12", "2026-04-11", 40),
        ("1985-04-12", "2026-04-12", 41),
        ("2000-02-29", "2026-02-28", 25),
        ("2000-02-29", "2026-03-01", 26),
        ("2000-02-29", "2024-02-29", 24),
        ("2026-11-23", "2026-11-23", 0),
    ],
)
def test_age_in_full_years(born_on: str, today: str, years: int) -> None:
    assert age(date.fromisoformat(born_on), date.fromisoformat(today)) == years
