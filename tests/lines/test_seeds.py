"""The shipped settings: codes unique and dated, retired ones still there, ID kinds as in the core."""

from datetime import date

from app.core.identity import IdKind, Sex
from tests.kit.facts import TODAY, codes, seed


def test_codes_and_names_are_unique_within_their_list_and_time() -> None:
    listed = seed("list")
    assert len({one["code"] for one in listed}) == len(listed)
    for one in listed:
        assert one["source"]
        for key in ("code", "name"):
            named = [item[key] for item in one["items"]]
            assert len(set(named)) == len(named)
        for item in one["items"]:
            begun = item.get("valid_from", one["valid_from"])
            assert begun <= item.get("valid_to", date.max)


def test_retired_categories_are_offered_no_more_and_still_read() -> None:
    now = {item.code for item in codes().items("hardship_category")}
    assert now == {"1", "2", "3"}
    then = {item.name for item in codes(date(2018, 5, 1)).items("hardship_category")}
    assert then == {"低保户", "低保边缘户", "意外致困户"}


def test_kinds_of_paper_and_sexes_are_those_of_the_core() -> None:
    assert [(item.code, item.name) for item in codes().items("id_kind")] == [
        (str(kind.value), kind.label) for kind in IdKind
    ]
    assert [(item.code, item.name) for item in codes().items("sex")] == [
        (str(sex.value), sex.label) for sex in Sex
    ]


def test_relations_keep_the_codes_of_the_national_standard() -> None:
    standard = {item.code: item.name for item in codes().items("relationship")}
    standard["98"] = (
        "非亲属"  # its place in the repository of the standard; the table that is shipped ends at 97
    )
    for item in codes().items("relation"):
        assert item.code in standard
        assert item.name.removeprefix("其他") in standard[item.code]


def test_parameters_are_dated_with_their_source() -> None:
    rows = seed("parameter")
    assert len({(row["key"], row["valid_from"]) for row in rows}) == len(rows)
    for row in rows:
        assert row["valid_from"] <= TODAY
        if row.get("unit") == "yesno":
            assert row["value"] in {"是", "否"}
        elif "unit" in row:
            assert row["value"].isdecimal()
            assert row["unit"] in {"day", "workday", "month", "year", "yuan", "percent"}
        else:
            assert row["value"].strip()
        assert "核对" in row["source"] or row["source"].startswith("《")


def test_materials_are_what_the_tables_take() -> None:
    for matter in seed("matter"):
        named = [one["code"] for one in matter["materials"]]
        assert len(set(named)) == len(named)
        for one in matter["materials"]:
            assert one["form"] in {"original", "copy", "either"}
            assert one["need"] in {"required", "deferrable", "conditional"}
            assert one["copies"] >= 1
        assert matter["source"]


def test_every_reason_of_refusal_has_a_place_to_go() -> None:
    reasons = [item.code for item in codes().items("refuse_reason")]
    assert [item.code for item in codes().items("refuse_where")] == reasons
