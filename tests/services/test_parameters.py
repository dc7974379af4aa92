"""What the office sets (设置): dated values, lists, materials, bodies and the office itself."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from app.core.errors import Forbidden, Invalid, NotFound, Refused, Stale
from app.services import accounts, casework, office, parameters, upkeep
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.shelf import Reference
from tests.kit.factories import DAY, LIVING, House, accepted, hardship

PROMISE = "days.relief.living.promise"
STANDARD = "relief.living.standard"
PAPER_NO = "武工发〔2026〕5号"
ITEM = {"name": "当面告知", "valid_from": "t", "source": "内部"}
TODAY, YESTERDAY = {"valid_from": "t"}, {"valid_from": "-1"}


def settings(at: House) -> Reference:
    """What the clerk's desk reads."""
    with at.clerk.read() as asks:
        return reference(at.clerk, asks)


def value(text: str, on: str = "t", source: str = PAPER_NO) -> dict[str, str]:
    return {"value": text, "valid_from": on, "source": source}


def one(at: House, key: str) -> parameters.ParameterView:
    return next(view for view in parameters.parameters(at.admin) if view.key == key)


def test_a_new_value_closes_the_old_one_and_holds_from_its_day(at: House) -> None:
    before = accepted(at, hardship(at, 1))
    parameters.set_parameter(at.admin, PROMISE, value("20", "+10"))
    assert settings(at).rules[PROMISE] == "15"
    at.days_on(10)
    assert settings(at).rules[PROMISE] == "20"
    seen = one(at, PROMISE)
    assert (seen.value, seen.source, seen.group) == ("20 工作日", PAPER_NO, "困难帮扶")
    assert [(row.value, row.to_text, row.when) for row in seen.rows] == [
        ("20 工作日", "", "now"),
        ("15 工作日", (DAY + timedelta(days=9)).isoformat(), "past"),
    ]
    after = accepted(at, hardship(at, 2))
    spans = [casework.case(at.clerk, case.case_id).timers[0] for case in (before, after)]
    assert spans[1].due_on - spans[0].due_on > timedelta(days=10)
    assert upkeep.verify(at.admin).ok


def test_a_value_between_two_ends_where_the_next_begins(at: House) -> None:
    parameters.set_parameter(at.admin, PROMISE, value("20", "+30"))
    parameters.set_parameter(at.admin, PROMISE, value("18", "+10"))
    assert [(row.value, row.to_text) for row in one(at, PROMISE).rows] == [
        ("20 工作日", ""),
        ("18 工作日", (DAY + timedelta(days=29)).isoformat()),
        ("15 工作日", (DAY + timedelta(days=9)).isoformat()),
    ]


def test_a_row_is_put_right_until_its_day_has_passed(at: House) -> None:
    parameters.set_parameter(at.admin, PROMISE, value("200"))
    parameters.set_parameter(at.admin, PROMISE, value("20"))
    assert [row.value for row in one(at, PROMISE).rows] == ["20 工作日", "15 工作日"]
    at.days_on(1)
    with pytest.raises(Invalid, match="办件已经用过") as wrong:
        parameters.set_parameter(at.admin, PROMISE, value("21", DAY.isoformat()))
    assert [fault.field for fault in wrong.value.faults] == ["valid_from"]


def test_what_rules_ask_for_and_nobody_set_is_listed_and_can_be_set(at: House) -> None:
    assert (one(at, STANDARD).value, one(at, STANDARD).rows) == ("", ())
    parameters.set_parameter(at.admin, STANDARD, value("５,０００", "t"))
    assert settings(at).rules[STANDARD] == "5000.00"
    assert one(at, STANDARD).value == "5,000.00 元"
    keys = [view.key for view in parameters.parameters(at.admin)]
    assert len(set(keys)) == len(keys)
    assert keys.index("days.supplement") < keys.index(PROMISE)


@pytest.mark.parametrize(
    ("key", "typed", "fields"),
    [
        (PROMISE, value(""), ["value"]),
        (PROMISE, value("十五"), ["value"]),
        (PROMISE, value("1.5"), ["value"]),
        (PROMISE, value("99999"), ["value"]),
        (STANDARD, value("12.345"), ["value"]),
        (STANDARD, value("-1"), ["value"]),
        (PROMISE, value("20", "20260230"), ["valid_from"]),
        (PROMISE, value("20", source=""), ["source"]),
        (PROMISE, value("20", source="文件😀"), ["source"]),
        (PROMISE, value("", "", ""), ["value", "valid_from", "source"]),
    ],
)
def test_what_does_not_pass_stands_at_its_input(
    at: House, key: str, typed: dict[str, str], fields: list[str]
) -> None:
    before = at.admin.database.head().n
    with pytest.raises(Invalid) as wrong:
        parameters.set_parameter(at.admin, key, typed)
    assert [fault.field for fault in wrong.value.faults] == fields
    assert at.admin.database.head().n == before


def test_law_gives_way_only_to_a_row_that_names_its_new_source(at: House) -> None:
    law = "《信访工作条例》第二十三条"
    parameters.set_parameter(at.admin, PROMISE, value("15", source=law))
    at.days_on(1)
    assert one(at, PROMISE).law
    for source in (law, "领导口头同意"):
        with pytest.raises(Invalid, match="请写明新的依据") as wrong:
            parameters.set_parameter(at.admin, PROMISE, value("20", source=source))
        assert [fault.field for fault in wrong.value.faults] == ["source"]
    parameters.set_parameter(at.admin, PROMISE, value("20", source="《信访工作条例》（2027年修订）"))
    assert one(at, PROMISE).value == "20 工作日"


def test_only_an_administrator_sets_anything(at: House) -> None:
    assert parameters.changing_closed(at.admin) == ""
    assert parameters.changing_closed(at.clerk).endswith("由管理员修改。")
    item = {"name": "微信", "valid_from": "t", "source": "内部"}
    agency = parameters.all_agencies(at.admin)[0]
    seen = office.office_view(at.admin)
    for act in (
        lambda: parameters.set_parameter(at.clerk, PROMISE, value("20")),
        lambda: parameters.add_item(at.clerk, "reply_way", item),
        lambda: parameters.rename_item(at.clerk, "reply_way", "sms", item),
        lambda: parameters.retire_item(at.clerk, "reply_way", "sms", {"valid_from": "t"}),
        lambda: parameters.add_material(at.clerk, LIVING, MATERIAL),
        lambda: parameters.retire_material(at.clerk, LIVING, "bank", {"valid_from": "+1"}),
        lambda: parameters.add_agency(at.clerk, {"name": "县侨联"}),
        lambda: parameters.remove_agency(at.clerk, agency.id, agency.version),
        lambda: office.change_office(at.clerk, seen.version, dict(seen.texts)),
    ):
        with pytest.raises(Forbidden):
            act()
    with pytest.raises(NotFound):
        parameters.set_parameter(at.admin, "no.such.key", value("20"))


# code lists


def names(at: House, code: str) -> list[str]:
    return [item.name for item in settings(at).codes.items(code)]


def test_an_entry_is_added_renamed_and_retired_from_a_day_on(at: House) -> None:
    typed = {"name": "微信", "valid_from": "t", "source": "内部"}
    code = parameters.add_item(at.admin, "reply_way", typed)
    assert code == "u1"
    assert names(at, "reply_way")[-1] == "微信"
    parameters.rename_item(at.admin, "reply_way", code, typed | {"name": "企业微信", "valid_from": "+5"})
    parameters.retire_item(at.admin, "reply_way", "post", {"valid_from": "+5"})
    assert names(at, "reply_way") == ["短信", "电话", "邮寄", "自取", "微信"]
    at.days_on(5)
    assert names(at, "reply_way") == ["短信", "电话", "自取", "企业微信"]
    words = {item.code: item.name for item in settings(at).words.items("reply_way")}
    assert (words["post"], words[code]) == ("邮寄", "企业微信")
    assert [(row.name, row.when) for row in parameters.items(at.admin, "reply_way")][-2:] == [
        ("微信", "past"),
        ("企业微信", "now"),
    ]


def test_a_coming_name_does_not_show_before_its_day(at: House) -> None:
    typed = {"name": "发短信", "valid_from": "+5", "source": "内部"}
    parameters.rename_item(at.admin, "reply_way", "sms", typed)
    words = {item.code: item.name for item in settings(at).words.items("reply_way")}
    assert words["sms"] == "短信"


@pytest.mark.parametrize(
    ("act", "error", "said"),
    [
        (lambda desk: parameters.add_item(desk, "ethnic", ITEM), Refused, "国家标准"),
        (lambda desk: parameters.rename_item(desk, "sex", "1", ITEM), Refused, "国家标准"),
        (lambda desk: parameters.add_item(desk, "refuse_reason", ITEM), Refused, "只能改名称"),
        (lambda desk: parameters.retire_item(desk, "pay_way", "card", TODAY), Refused, "只能改名称"),
        (lambda desk: parameters.add_item(desk, "nowhere", ITEM), NotFound, "没有这张代码表"),
        (lambda desk: parameters.rename_item(desk, "reply_way", "nobody", ITEM), NotFound, "没有找到"),
        (lambda desk: parameters.add_item(desk, "reply_way", ITEM | {"name": "短信"}), Invalid, "已有“短信”"),
        (lambda desk: parameters.add_item(desk, "reply_way", ITEM | {"name": "😀"}), Invalid, "打印不出来"),
        (lambda desk: parameters.add_item(desk, "reply_way", ITEM | {"name": "长" * 201}), Invalid, "最多"),
        (lambda desk: parameters.retire_item(desk, "reply_way", "sms", YESTERDAY), Invalid, "不能早于今天"),
    ],
)
def test_what_may_not_be_done_to_a_list(
    at: House, act: Callable[[Desk], object], error: type[Exception], said: str
) -> None:
    before = at.admin.database.head().n
    with pytest.raises(error, match=said):
        act(at.admin)
    assert at.admin.database.head().n == before


def test_a_reason_of_refusal_may_be_worded_anew(at: House) -> None:
    typed = {"name": "不是本县工会会员", "valid_from": "t", "source": PAPER_NO}
    parameters.rename_item(at.admin, "refuse_reason", "N01", typed)
    assert names(at, "refuse_reason")[0] == "不是本县工会会员"
    assert [item.code for item in settings(at).codes.items("refuse_reason")] == [
        f"N{n:02d}" for n in range(1, 29)
    ]


def test_numbered_codes_go_on_counting(at: House) -> None:
    there = [row.code for row in parameters.items(at.admin, "hardship_ownership")]
    assert parameters.add_item(at.admin, "hardship_ownership", ITEM) == str(max(map(int, there)) + 1)
    locks = {view.code: view.lock for view in parameters.lists(at.admin)}
    assert (locks["town"], locks["refuse_where"], locks["fund_source"]) == ("national", "bound", "")


# materials

MATERIAL = {
    "name": "居住证明",
    "need": "deferrable",
    "form": "either",
    "copies": "1",
    "condition": "",
    "valid_from": "t",
    "source": PAPER_NO,
}


def listed(at: House) -> list[tuple[str, str]]:
    return [(rule.name, rule.need) for rule in settings(at).materials[LIVING]]


def test_a_paper_is_added_changed_and_retired_from_a_day_on(at: House) -> None:
    code = parameters.add_material(at.admin, LIVING, MATERIAL)
    assert listed(at)[-1] == ("居住证明", "deferrable")
    parameters.change_material(
        at.admin, LIVING, code, MATERIAL | {"need": "required", "copies": "2", "valid_from": "+3"}
    )
    parameters.retire_material(at.admin, LIVING, "income", {"valid_from": "+3"})
    assert listed(at)[-1] == ("居住证明", "deferrable")
    at.days_on(3)
    assert listed(at)[-1] == ("居住证明", "required")
    assert not any(name.startswith("收入证明") for name, _ in listed(at))
    rows = [row for row in parameters.checklist(at.admin, LIVING) if row.code == code]
    assert [(row.copies, row.when) for row in rows] == [(1, "past"), (2, "now")]


def test_a_condition_is_one_of_the_matter_and_brings_its_words(at: House) -> None:
    words = dict(parameters.conditions(at.admin, LIVING))
    assert words["has_agent"] == "如由他人代办"
    parameters.add_material(at.admin, LIVING, MATERIAL | {"need": "conditional", "condition": "on_dibao"})
    rule = settings(at).materials[LIVING][-1]
    assert (rule.condition, rule.if_so) == ("on_dibao", "如享受低保或属低保边缘")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "居民身份证"}, "name"),
        ({"name": "证明😀"}, "name"),
        ({"need": "maybe"}, "need"),
        ({"need": "conditional"}, "condition"),
        ({"need": "required", "condition": "has_agent"}, "need"),
        ({"condition": "no_such"}, "condition"),
        ({"form": ""}, "form"),
        ({"copies": "0"}, "copies"),
        ({"copies": "两份"}, "copies"),
        ({"valid_from": "20250229"}, "valid_from"),
        ({"source": ""}, "source"),
    ],
)
def test_a_faulty_paper_is_told_at_its_input(at: House, change: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        parameters.add_material(at.admin, LIVING, MATERIAL | change)
    assert [fault.field for fault in wrong.value.faults] == [field]


def test_what_the_law_wants_can_not_be_waived_by_the_list(at: House) -> None:
    with pytest.raises(Refused, match="不能停用"):
        parameters.retire_material(at.admin, LIVING, "proxy", {"valid_from": "+1"})
    row = next(row for row in parameters.checklist(at.admin, LIVING) if row.code == "proxy")
    typed = dict(row.edit) | {"valid_from": "+1", "source": PAPER_NO}
    with pytest.raises(Refused, match="依法不能免交"):
        parameters.change_material(at.admin, LIVING, "proxy", typed | {"need": "deferrable"})
    parameters.change_material(at.admin, LIVING, "proxy", typed | {"copies": "2"})
    at.days_on(1)
    rule = next(rule for rule in settings(at).materials[LIVING] if rule.code == "proxy")
    assert (rule.copies, rule.fixed) == (2, True)


# bodies and the office


def test_bodies_are_added_changed_and_removed(at: House) -> None:
    there = parameters.all_agencies(at.admin)
    assert "县民政局" in [body.name for body in there]
    assert all(not body.address for body in there)
    made = parameters.add_agency(at.admin, {"name": "县侨联", "phone": "0579-87600000"})
    found = parameters.all_agencies(at.admin)[-1]
    assert (found.id, found.name, found.phone) == (made, "县侨联", "0579-87600000")
    parameters.change_agency(at.admin, made, found.version, {"name": "县侨联", "address": "示例路 9 号"})
    with pytest.raises(Stale):
        parameters.change_agency(at.admin, made, found.version, {"name": "县侨联"})
    with pytest.raises(Invalid, match="已有“县民政局”"):
        parameters.add_agency(at.admin, {"name": "县民政局"})
    now = parameters.all_agencies(at.admin)[-1]
    assert (now.address, now.phone) == ("示例路 9 号", "")
    parameters.remove_agency(at.admin, made, now.version)
    assert len(parameters.all_agencies(at.admin)) == len(there)
    with pytest.raises(NotFound):
        parameters.remove_agency(at.admin, UUID(int=1), 1)


def test_every_place_to_go_names_bodies_that_are_known(at: House) -> None:
    own = {"N01", "N02", "N08", "N20", "N22", "N27"}
    with at.clerk.read() as asks:
        for item in reference(at.clerk, asks).codes.items("refuse_where"):
            named = [body for body in parameters.agencies(asks) if body.name in item.name]
            assert bool(named) is (item.code not in own), item.code


def test_the_office_changes_on_papers_and_at_the_sign_in_page(at: House) -> None:
    seen = office.office_view(at.admin)
    assert (seen.station, seen.place) == ("XC01", "武义县（县中心）")
    typed = dict(seen.texts) | {"name": "武义县职工服务中心（新址）", "letter_word": "武工信复"}
    office.change_office(at.admin, seen.version, typed)
    assert settings(at).office.name == "武义县职工服务中心（新址）"
    page = accounts.front(at.folder)
    assert page is not None
    assert page.office_name == "武义县职工服务中心（新址）"
    with pytest.raises(Stale):
        office.change_office(at.admin, seen.version, typed | {"phone": "0579-1"})
    for field, text in (("name", " "), ("union_name", ""), ("address", "😀"), ("letter_word", "字" * 13)):
        with pytest.raises(Invalid) as wrong:
            office.change_office(at.admin, seen.version + 1, typed | {field: text})
        assert [fault.field for fault in wrong.value.faults] == [field]


# the calendar


def test_the_year_shows_its_special_days_and_which_years_are_loaded(at: House) -> None:
    seen = parameters.year_view(at.clerk, 2026)
    assert (seen.loaded, seen.years) == (True, (2024, 2025, 2026))
    assert seen.days[date(2026, 10, 1)] == parameters.Special("off", "国庆节")
    assert {day.year for day in seen.days} == {2026}
    assert not parameters.year_view(at.clerk, 2027).loaded
    parameters.import_calendar(at.admin, "2027-01-01,off,statutory,元旦", "国办发明电〔2026〕8号")
    coming = parameters.year_view(at.clerk, 2027)
    assert (coming.loaded, coming.source) == (True, "国办发明电〔2026〕8号")
    assert coming.days == {date(2027, 1, 1): parameters.Special("off", "元旦")}
