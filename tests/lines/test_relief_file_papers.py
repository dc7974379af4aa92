"""Papers of 困难职工建档: what stands on each, empty, as usual and as long as it gets; relief file §1.7."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app.engine.fields import AnyField, CodeItem, CodeLists
from app.engine.matter import PaperPerson
from app.engine.prints import Choice, Document, Opinions, Paragraph, Section, Table, Tick
from app.engine.rows import Rows
from app.engine.values import Values
from app.lines.relief.fields import content, hardship
from app.lines.relief.fields.aid import OBJECTION, OBJECTION_TEXT, REASON
from app.lines.relief.line import FILE_OPEN
from app.lines.relief.prints.hardship import HARDSHIP_PRINTS
from app.printing.fonts import KAI
from app.printing.laid import Page
from app.printing.layout import lay_out
from app.services import papers
from db.tables import paper as issued
from tests.kit.factories import House, house, worker
from tests.kit.facts import OFFICE, PERSON, codes, facts, filled, paper
from tests.lines.test_relief_file import CHILD, COUNTY, LATER, SPOUSE, TYPED, values_of
from tests.lines.test_relief_story import FILE_OPEN as MATTER
from tests.lines.test_relief_story import take_in

OWN = {one.code: one for one in HARDSHIP_PRINTS if one not in HARDSHIP_PRINTS[:7]}
NOBODY = PaperPerson("", "", "", "", "", "")
MOTHER = json.dumps(
    {
        "name": "张惠", "relation": "52", "born_on": "19480512", "status": "unable", "income": "265",
        "sex": "2", "health": "12", "insurance": "resident", "phone": "13800002277",
    }
)  # fmt: skip
SPENT = [
    {"member": "李国强", "kind": "medical", "amount": "42000", "bills": "12", "counted": "30000"},
    {"member": "徐小雨", "kind": "school", "amount": "6800", "bills": "2"},
]
LONG = "阿卜杜热合曼·买买提依明·吐尔逊·麦麦提艾力江·阿布都热依木"
MUCH = ("本人因公负伤后长期停工，单位2026年1月起未发工资3,000.00元，家里靠借钱看病。" * 30)[:800]


def family(**typed: str) -> Values:
    """A family of four with two kinds of spending, on its way to the decision."""
    more = {"household": f"[{SPOUSE}, {CHILD}, {MOTHER}]", "expenses": json.dumps(SPENT), **typed}
    return values_of(**{**LATER, **more})


def made(code: str, values: Values | None = None, **more: object) -> Document:
    given = family() if values is None else values
    reckoned = FILE_OPEN.sum(facts(given, rules=COUNTY))
    return FILE_OPEN.print(code).build(paper(FILE_OPEN, given, **{"sum": reckoned, **more}))


def by_hand(code: str) -> Document:
    """The paper with nothing on it."""
    return FILE_OPEN.print(code).build(paper(FILE_OPEN, FILE_OPEN.derive(Values(), ()), person=NOBODY))


def texts(document: Document) -> str:
    return "\n".join(document.texts())


def said(page: Page) -> str:
    return "".join(run.text for run in page.runs).replace(" ", "")


def drawn(document: Document) -> str:
    return "".join(said(page) for page in lay_out(document).pages)


def section(document: Document, label: str) -> Section:
    return next(one for one in document.blocks if isinstance(one, Section) and one.label == label)


def table(document: Document, label: str) -> Table:
    return next(one for one in section(document, label).blocks if isinstance(one, Table))


def ticked(document: Document) -> list[str]:
    return [one.text for one in _choices(document.blocks) if one.ticked]


def _choices(part: object) -> Iterator[Choice]:
    if isinstance(part, Choice):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _choices(one)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from _choices(getattr(part, name))


def test_the_approval_stands_on_both_sides_of_one_sheet_its_sum_beside_the_decisions() -> None:
    front, back = lay_out(made("approval_form")).pages
    assert "照片" in said(front)
    assert "家庭成员" in "".join(one.text for one in front.runs if one.x < 108)
    for wanted in ("483.33", "深度困难", "申请人签名", "2026年12月1日公示，无异议", "同意上报", "审批人签名"):
        assert wanted in said(back)
    assert said(back).count("（盖章）") == 4


def test_the_approval_for_the_hand_is_empty_and_has_both_sides_too() -> None:
    document = by_hand("approval_form")
    assert len(lay_out(document).pages) == 2
    words = texts(document)
    assert "—" not in words
    assert "0.00" not in words
    assert "免公示" not in words
    assert ticked(document) == []
    assert table(document, "家庭成员").empty == 5
    assert table(document, "刚性支出").empty == 3


@pytest.mark.parametrize("code", ["form", "approval_form"])
def test_the_form_says_every_field_of_the_file(code: str) -> None:
    """Relief file §1.2 A to C: whatever is typed stands on paper."""
    fields = (
        *content.OF_WORKER, *content.OF_WORK, *content.OF_PROPERTY, content.HOUSEHOLD, *content.OF_FIGURES,
        *content.OF_CAUSE,
    )  # fmt: skip
    values = FILE_OPEN.derive(filled(fields), ())
    words = texts(made(code, values))
    silent = [one.code for one in fields if not _told(one, values, words)]
    assert silent == []


def _told(field: AnyField, values: Values, words: str) -> bool:
    value = values[field]
    if isinstance(field.kind, Rows):
        cells = ((one, row[one]) for row in value for one in field.kind.columns if one in row)
        return all(one is content.MEMBER_BORN_ON or _shown(one, cell) in words for one, cell in cells)
    if field.kind.kind == "yesno" and field is not content.HAS_UNION and field is not content.BUSINESS:
        return field.label in words
    return _shown(field, value) in words


def _shown(field: AnyField, value: object) -> str:
    text = field.kind.show(value, codes())
    return text.split(" ")[0] if field.kind.kind == "date" else text


def test_the_household_has_the_columns_of_the_published_form_and_the_rest_only_where_known() -> None:
    document = made("approval_form")
    found = table(document, "家庭成员")
    assert [one.label for one in found.columns] == [
        "姓名", "关系", "性别", "身份证号", "年龄", "健康状况", "身份", "单位或学校", "月收入（元）",
    ]  # fmt: skip
    assert [row[0] for row in found.rows] == ["李国强", "徐小雨", "张惠"]
    assert [row[4] for row in found.rows] == ["46", "15", "78"]
    words = texts(document)
    assert "医保状况 居民医保；手机号码 13800002277" in words
    assert words.count("李国强") == 2  # among the members, and where his spending stands
    alone = made("approval_form", family(household="", expenses=""))
    assert table(alone, "家庭成员").rows == ()
    assert "1 人" in texts(alone)


def test_a_negative_figure_and_each_step_stand_on_the_form() -> None:
    values = family(household=f"[{CHILD}]", household_income="30000", expenses=json.dumps([
        {"member": "徐桂芳", "kind": "medical", "amount": "45000"},
    ]))  # fmt: skip
    document = made("approval_form", values)
    steps = table(document, "经济测算")
    reckoned = FILE_OPEN.sum(facts(values, rules=COUNTY))
    assert reckoned is not None
    assert steps.rows == tuple((one.label, one.working, one.result) for one in reckoned.steps)
    assert steps.totals == ((reckoned.label, "", reckoned.result),)
    assert "-625.00" in drawn(document)


def test_without_a_line_the_form_says_what_is_lacking() -> None:
    values = family()
    reckoned = FILE_OPEN.sum(facts(values))
    assert reckoned is not None
    assert reckoned.lacking
    assert reckoned.lacking in texts(made("approval_form", values, sum=reckoned))


def test_only_categories_of_today_are_offered_and_a_retired_one_stays_readable() -> None:
    shut = CodeItem("old", "低保边缘户")
    known = CodeLists({**codes().lists, "hardship_category": (*codes().items("hardship_category"), shut)})
    fresh = made("approval_form", codes=known)
    assert "低保边缘户" not in texts(fresh)
    old = family().put(hardship.APPLY_CATEGORY, "old")
    assert "低保边缘户" in ticked(made("approval_form", old, codes=known))


def test_opinions_are_printed_with_who_gave_them() -> None:
    values = family(base_opinion="情况属实。", base_by="丁一", union_opinion="同意上报。", union_by="何敏")
    pairs = [one for one in made("approval_form", values).blocks if isinstance(one, Opinions)]
    boxes = [one for pair in pairs for one in (pair.left, pair.right)]
    assert [(one.label, one.text) for one in boxes] == [
        ("单位意见", "情况属实。　丁一"),
        ("基层工会意见", "同意上报。　何敏"),
        ("镇街工会意见", "情况属实，同意上报。　吴建平　2026年11月23日"),
        ("县总工会意见", "同意。"),
    ]
    assert all(one.sealed for one in boxes)


def test_nothing_is_lost_of_eight_members_with_long_names_and_800_characters() -> None:
    member = json.loads(MOTHER) | {"name": LONG[:30], "place": "浙江武义壶山晨曦保温器皿有限公司熟溪分厂"}
    values = family(household=json.dumps([member] * 8), reason=MUCH)
    document = made("approval_form", values)
    pages = lay_out(document).pages
    words = "".join(said(page) for page in pages)
    assert len(pages) <= 5
    assert "".join(run.text for page in pages for run in page.runs if run.font == KAI) == MUCH
    assert words.count("浙江武义") == 8
    assert said(pages[-1]).count("（盖章）") == 4
    assert "核定类别" in said(pages[-1])


def test_the_application_is_in_his_own_words_or_leaves_room_for_them() -> None:
    document = made("application")
    own = [one.text for one in document.blocks if isinstance(one, Paragraph) and one.face == "own"]
    assert own == [family()[REASON]]
    assert "我是徐桂芳，居民身份证号码33072319820615006X" in texts(document)
    (page,) = lay_out(by_hand("application")).pages
    assert max(one.height for one in page.frames) > 140 * 72 / 25.4
    assert "—" not in said(page)


BABY = {"name": "徐新生", "relation": "20", "born_on": "20261101", "status": "preschool", "income": "0"}
GROWN = BABY | {"name": "徐成年", "born_on": "20081123"}
TOMORROW = BABY | {"name": "徐未满", "born_on": "20081124"}
UNKNOWN = {one: text for one, text in BABY.items() if one != "born_on"} | {"name": "徐不详"}


@pytest.mark.parametrize("code", ["promise", "mandate"])
def test_who_is_of_age_on_the_day_signs_with_a_fingerprint(code: str) -> None:
    values = family(household=json.dumps([BABY, GROWN, TOMORROW, UNKNOWN]))
    document = made(code, values)
    (signing,) = (one for one in document.blocks if isinstance(one, Table))
    assert [row[0] for row in signing.rows] == ["徐桂芳", "徐成年", "徐不详"]
    assert signing.rows[0][1] == "本人"
    assert [one.label for one in signing.columns][3:] == ["签名", "指印", "日期"]
    assert float(signing.high) >= 15
    (empty,) = (one for one in by_hand(code).blocks if isinstance(one, Table))
    assert (empty.rows, empty.empty) == ((), 5)


def test_guardians_sign_for_those_under_age() -> None:
    values = family(household=json.dumps([BABY, GROWN, TOMORROW]))
    assert "未成年成员徐新生、徐未满，由其监护人" in texts(made("mandate", values))
    assert "监护人" not in texts(made("mandate", family(household=json.dumps([GROWN]))))
    later = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    assert "徐未满，由其" not in texts(made("mandate", values, issued_at=later))


def test_each_exclusion_is_found_or_not_and_told_why_it_is_let_pass() -> None:
    rows = json.dumps([{"item": "cars", "exception": "一辆是残疾人代步车"}])
    document = made("exclusions", family(excluded="1", exclusions=rows))
    (found,) = (one for one in document.blocks if isinstance(one, Table))
    assert [one.side for one in found.columns] == ["centre", "left", "tick", "tick", "left"]
    listed = codes().items("hardship_exclusion")
    assert [row[1] for row in found.rows] == [one.name for one in listed]
    yes = [row for row in found.rows if row[2]]
    assert [(row[1], row[3], row[4]) for row in yes] == [("有两辆以上生活用车", "", "一辆是残疾人代步车")]
    (clear,) = (one for one in made("exclusions").blocks if isinstance(one, Table))
    assert {row[2:4] for row in clear.rows} == {("", "无")}
    (unasked,) = (one for one in by_hand("exclusions").blocks if isinstance(one, Table))
    assert {row[2:4] for row in unasked.rows} == {("", "")}


def test_the_survey_has_room_for_two_visitors_for_photographs_and_for_wishes() -> None:
    document = made("survey_form")
    assert len(lay_out(document).pages) == 2
    words = texts(document)
    for wanted in ("被调查人", "家庭物品", "帮扶需求", "现场照片", "患病情况", "陈晓岚、何伟民"):
        assert wanted in words
    assert words.count("调查人\n") >= 2
    assert "—" not in texts(by_hand("survey_form"))


def test_the_notice_hides_what_it_must_and_says_how_to_object() -> None:
    document = made("public_notice")
    assert document.notice
    words = texts(document)
    for wanted in ("徐＊芳", "2026年11月24日至2026年12月1日", OFFICE.phone, "483.33", "收回"):
        assert wanted in words
    hidden = (PERSON.name, PERSON.id_number, PERSON.phone, PERSON.address, "重特大疾病", "李国强", "高血压")
    assert [one for one in hidden if one in words] == []
    large = lay_out(document.sized("a3")).pages
    assert [round(page.width * 25.4 / 72) for page in large] == [297]


@pytest.mark.parametrize("objected", [None, False, True])
def test_the_result_of_the_notice_is_proved_with_the_whole_name(objected: bool | None) -> None:
    values = family().put(OBJECTION, objected).put(OBJECTION_TEXT, "有车。" if objected else None)
    document = made("notice_result", values)
    assert ticked(document) == {None: [], False: ["无异议"], True: ["有异议"]}[objected]
    assert any(isinstance(one, Tick) for one in document.blocks)
    assert PERSON.name in texts(document)
    assert ("有车。" in texts(document)) is bool(objected)
    assert "（盖章）" in drawn(document)


def test_the_minutes_have_the_case_and_room_for_the_meeting() -> None:
    words = texts(made("minutes"))
    topic = "研究徐桂芳申请列为困难职工家庭事项"
    for wanted in ("2026年11月23日", topic, "主持人", "记录人", "参会人员签名"):
        assert wanted in words


def test_the_letter_to_the_bureau_numbers_everybody() -> None:
    (found,) = (one for one in made("check_letter").blocks if isinstance(one, Table))
    assert [(row[0], row[1]) for row in found.rows] == [
        ("1", "徐桂芳"), ("2", "李国强"), ("3", "徐小雨"), ("4", "张惠"),
    ]  # fmt: skip
    assert found.rows[0][3] == PERSON.id_number


@pytest.mark.parametrize("code", OWN)
def test_the_office_may_change_every_place_of_its_words(code: str) -> None:
    one = OWN[code]
    given = paper(FILE_OPEN, family(), sum=None)
    for slot in one.words:
        words = "、".join(f"样例{part}" for part in ("甲", "乙")) + "".join(f"{{{b}}}" for b in slot.blanks)
        changed = replace(given, words={slot.id: words})
        assert slot.fault(words) == ""
        assert "样例甲" in texts(one.build(changed)), slot.id


def test_no_form_that_hands_sign_asks_for_the_seal_of_the_office() -> None:
    sealed = {code for code in OWN if made(code).seal}
    assert sealed == {"public_notice", "check_letter", "file_notice", "file_denial"}


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    found = house(tmp_path / "data")
    yield found
    found.close()


def test_an_issued_form_carries_the_sum_of_its_day(at: House) -> None:
    done = take_in(at, MATTER, worker(at), TYPED)
    form = papers.issue_on_request(at.clerk, done.case_id, "form")
    mandate = papers.issue_on_request(at.clerk, done.case_id, "mandate")
    with at.clerk.read() as asks:
        held = {row.id: row.facts for row in asks.all(select(issued))}
    assert "经济测算" in held[form]
    assert "李国强" in held[mandate]
