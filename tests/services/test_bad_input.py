"""Bad input (坏输入) in matters of all lines: a clear sentence at its place, nothing lost, nothing half."""

import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from app.core.errors import Invalid, NotFound, Refused, Stale
from app.engine.fields import AnyField
from app.engine.matter import Matter
from app.engine.rows import Rows
from app.lines.employment.commands import open_vacancies
from app.services import casework, intake, papers, parameters, people, search, units, upkeep
from app.services.applicants import Applicant
from app.services.desk import Desk
from app.services.intake import Accepted
from tests.kit.factories import House, go, hardship, id_number, rooms, worker
from tests.kit.facts import received
from tests.kit.papers import text_of
from tests.kit.typing import typed_for

RARE = "䶮𬱖𠅤𠮷"
SQL = "Robert'); DROP TABLE case_file;--"
NO_DAY = "330723198502300017"
"""An ID number whose check digit is right and whose birth date, 30 February 1985, is none."""

MATTERS = [one for one in rooms().matters if "person" in one.applicants or "unit" in one.applicants]
IDS = [one.id for one in MATTERS]
LIKE_SUGGESTIONS = {"petitions.report": "report", "petitions.suggestion": "suggestion"}
"""Matters that are filed by their purpose (按目的归类)."""

BAD: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "long": {
        "text": ("难" * 10_000, "现在有 10000 个字。"),
        "long": ("难" * 10_000, "现在有 10000 个字。"),
        "name": ("难" * 10_000, "现在有 10000 个字。"),
        "phone": ("1" * 10_000, "。"),
        "money": ("9" * 10_000, "。"),
        "date": ("2" * 10_000, "。"),
        "int": ("3" * 10_000, "请填整数。"),
        "code": ("难" * 10_000, "请从列表里选。"),
        "yesno": ("难" * 10_000, "请选“是”或“否”。"),
        "idnumber": ("3" * 10_000, "请核对。"),
        "creditcode": ("9" * 10_000, "。"),
        "bankcard": ("6" * 10_000, "银行账号应为 8 到 30 位数字。"),
    },
    "emoji": {
        "text": ("谢谢😀", "“😀”打印不出来，请换成别的字。"),
        "long": ("谢谢😀\n🙏", "“😀”“🙏”打印不出来，请换成别的字。"),
        "name": ("周😀", "姓名里不能有“😀”。"),
    },
    "kind": {
        "date": ("20250229", "没有 2025 年 2 月 29 日。"),
        "money": ("1.234", "金额最多写到分，小数点后请只写两位。"),
        "idnumber": (NO_DAY, "证件号码里的出生日期 1985-02-30 不存在，请核对。"),
        "code": (SQL, "请从列表里选。"),
        "name": (SQL, "姓名里不能有“)”。"),
        "int": ("2.5", "请填整数。"),
    },
}


@dataclass(frozen=True, slots=True)
class Counter:
    """A matter at the counter (窗口): who takes it in for whom, and what passes."""

    desk: Desk
    matter: Matter
    who: Applicant
    typed: Mapping[str, str]

    def take_in(self, **own: str) -> Accepted:
        """Take it in with these texts over what passes."""
        return intake.take_in(
            self.desk, self.matter.id, "accept", self.who, {**self.typed, **own}, received(self.matter)
        )


def unit(at: House, name: str = "武义石苍五金厂") -> UUID:
    """A unit without a credit code."""
    return units.register_unit(at.clerk, {"name": name, "phone": "0579-87654321"})


def post(at: House) -> str:
    """The number of a post that is open."""
    rows = [{"job": "冲压工", "seats": "9", "wage_low": "5500", "wage_high": "7500", "wage_form": "month",
             "place": "桐琴镇", "content": "操作冲床。"}]  # fmt: skip
    made = counter(at, rooms().matter("employment.vacancy"), name="武义桐琴包装厂")
    case_id = made.take_in(posts=json.dumps(rows), is_agency="0", needs_permit="0").case_id
    go(at.clerk, case_id, "submit")
    go(at.reviewer, case_id, "publish", minimum="2490", minimum_source="测试用数", check_opinion="同意。")
    with at.clerk.read() as asks:
        return open_vacancies(asks, at.clock.today())[0].code


def counter(at: House, matter: Matter, name: str = "武义石苍五金厂") -> Counter:
    """A matter with somebody who may ask for it and with texts that pass."""
    if "person" not in matter.applicants:
        who = Applicant(unit_id=unit(at, name))
    else:
        who = Applicant(worker(at) if matter.id == "relief.file_open" else hardship(at))
    own = {"channel": "visit", "phone": "13957265526", "reply_way": "phone"}
    if matter.line == "petitions":
        own |= {"purpose": LIKE_SUGGESTIONS.get(matter.id, "plea")}
    if matter.id == "relief.medical":
        stay = {"hospital": "县样例医院", "admitted_on": "-9", "discharged_on": "-3", "settlement_no": "J1"}
        own |= {"stays": json.dumps([stay | {"total": "1000"}])}
    desk = at.petitions if matter.line == "petitions" else at.clerk
    return Counter(desk, matter, who, typed_for(matter, "accept", **own))


def askable(matter: Matter) -> list[AnyField]:
    """What may be typed when it is taken in, tables of rows aside."""
    fields = [field for section in matter.form.intake for field in section.fields]
    return [one for one in fields if not one.computed and not isinstance(one.kind, Rows)]


@pytest.mark.parametrize(("matter_id", "way"), [*itertools.product(IDS, BAD)])
def test_every_bad_text_stands_at_its_field_and_nothing_is_written(
    at: House, matter_id: str, way: str
) -> None:
    made = counter(at, rooms().matter(matter_id))
    bad = {one.code: BAD[way][one.kind.kind] for one in askable(made.matter) if one.kind.kind in BAD[way]}
    for code in (
        "purpose",
        "asked_at",
    ):  # the one files it as another matter, the other has a form of its own
        bad.pop(code, None)
    before = at.admin.database.head().n
    with pytest.raises(Invalid) as wrong:
        made.take_in(**{code: text for code, (text, _) in bad.items()})
    told = {one.field: one.sentence for one in wrong.value.faults}
    missed = {code: told.get(code) for code, (_, said) in bad.items() if said not in told.get(code, "")}
    assert missed == {}
    assert all(one.sentence.endswith("。") and len(one.sentence) < 80 for one in wrong.value.faults)
    assert at.admin.database.head().n == before
    assert intake.outlook(
        made.desk, matter_id, made.who, {code: text for code, (text, _) in bad.items()}, ()
    ).moves


@pytest.mark.parametrize("matter_id", IDS)
def test_nothing_typed_names_every_needed_field(at: House, matter_id: str) -> None:
    made = counter(at, rooms().matter(matter_id))
    needs = {one.code for one in made.matter.flow.move("accept").needs}
    before = at.admin.database.head().n
    with pytest.raises((Invalid, Refused)) as wrong:
        intake.take_in(made.desk, matter_id, "accept", made.who, dict.fromkeys(needs, " \n"), ())
    if isinstance(wrong.value, Invalid):
        assert {one.field for one in wrong.value.faults} <= needs
        assert all(one.sentence.startswith("请") for one in wrong.value.faults)
    assert at.admin.database.head().n == before


WORDS = {
    "relief": "reason", "rights.advice": "question", "rights.mediation": "fact", "petitions": "fact",
    "employment.seeker": "home", "employment.vacancy": "site", "employment.referral": "meeting",
    "mutual_aid": "diagnosis_main", "relief.review": "change_text",
}  # fmt: skip
"""A field of words that the printed form shows, by matter or line."""


FITTING = {
    "relief.tuition": {"freshman": "1", "grade_year": "1"},
    "relief.exit": {"exit_kind": "closed", "exit_reason": "died"},
}
"""Texts that fit one another, by matter."""


@pytest.mark.parametrize("matter_id", IDS)
def test_rare_characters_full_width_and_sql_are_kept_and_printed(at: House, matter_id: str) -> None:
    season = {"value": "12月31日", "valid_from": "t", "source": "武总工〔2026〕3号"}
    parameters.set_parameter(at.admin, "relief.tuition.season_to", season)
    made = counter(at, rooms().matter(matter_id))
    code = WORDS.get(matter_id) or WORDS[made.matter.line]
    own = {"vacancy": post(at)} if matter_id == "employment.referral" else dict(FITTING.get(matter_id, {}))
    own |= {code: f" {RARE}{SQL}\r\n", "applied_on": "２０２６１１０２", "phone": "１３９５７２６５５２６"}
    done = made.take_in(**own)
    seen = casework.case(made.desk, done.case_id)
    assert seen.texts["applied_on"].startswith("2026-11-02")
    assert seen.texts[code] == f"{RARE}{SQL}"
    assert casework.reveal(made.desk, done.case_id, {"phone"}) == {"phone": "13957265526"}
    printed = text_of(papers.pdf(made.desk, papers.issue_on_request(made.desk, done.case_id, "form")))
    assert done.number in printed
    assert RARE in printed
    assert "DROP" in printed
    assert upkeep.verify(at.admin).ok


def test_a_pasted_line_break_becomes_a_blank_where_there_is_one_line(at: House) -> None:
    made = counter(at, rooms().matter("rights.mediation"))
    done = made.take_in(respondent=f" {RARE}\r\n门业\t有限公司 ", service_address="示例路\n18号")
    seen = casework.case(at.clerk, done.case_id)
    assert seen.texts["respondent"] == f"{RARE} 门业 有限公司"
    assert seen.texts["service_address"] == "示例路 18号"


@pytest.mark.parametrize(
    ("texts", "field", "said"),
    [
        ({"name": ""}, "name", "请填写姓名。"),
        ({"name": SQL}, "name", "姓名里不能有"),
        ({"name": "难" * 10_000}, "name", "现在有 10000 个字。"),
        ({"name": "周😀"}, "name", "“😀”"),
        ({"id_number": NO_DAY}, "id_number", "1985-02-30 不存在"),
        ({"born_on": "20250229"}, "born_on", "没有 2025 年 2 月 29 日。"),
        ({"unit": "示例😀厂"}, "unit", "打印不出来"),
        ({"phone": "12"}, "phone", "。"),
    ],
)
def test_a_person_is_not_entered_with_bad_input(
    at: House, texts: dict[str, str], field: str, said: str
) -> None:
    before = at.clerk.database.head().n
    with pytest.raises(Invalid) as wrong:
        people.register_person(at.clerk, {"name": "周素梅"} | texts)
    assert [one.field for one in wrong.value.faults] == [field]
    assert said in wrong.value.faults[0].sentence
    assert at.clerk.database.head().n == before


def test_a_rare_name_is_found_masked_and_printed(at: House) -> None:
    person = people.register_person(
        at.clerk, {"name": RARE, "id_number": id_number(3).translate(FULL), "unit": SQL}
    )
    assert [one.name for one in search.find(at.clerk, RARE[1:3]).people] == [RARE]
    assert [one.id for one in search.find(at.clerk, id_number(3)).people] == [person]
    assert people.card(at.clerk, person).person.unit == SQL
    made = counter(at, rooms().matter("rights.mediation"))
    done = intake.take_in(at.clerk, made.matter.id, "accept", Applicant(person), made.typed, ())
    assert done.paper_id is not None
    slip = text_of(papers.pdf(at.clerk, done.paper_id))
    assert f"{RARE[0]}＊＊{RARE[-1]}" in slip
    assert RARE in text_of(papers.pdf(at.clerk, papers.issue_on_request(at.clerk, done.case_id, "form")))


FULL = {ord(half): chr(ord(half) + 0xFEE0) for half in "0123456789X"}
"""Half-width to full-width (半角转全角)."""


@pytest.mark.parametrize("purpose", ["petitions.visit", "rights.mediation"])
def test_three_hundred_people_are_taken_in_with_five_delegates(at: House, purpose: str) -> None:
    made = counter(at, rooms().matter(purpose))
    six = [{"name": f"代表{mark}"} for mark in "甲乙丙丁戊己"]
    with pytest.raises(Invalid) as wrong:
        made.take_in(heads="300", delegates=json.dumps(six))
    assert [(one.field, one.sentence[:8]) for one in wrong.value.faults] == [("delegates", "代表最多 5 人")]
    done = made.take_in(heads="３００", delegates=json.dumps(six[:5]))
    seen = casework.case(made.desk, done.case_id)
    assert seen.texts["heads"] == "300"
    printed = text_of(papers.pdf(made.desk, papers.issue_on_request(made.desk, done.case_id, "form")))
    assert "代表戊" in printed


def test_nobody_is_his_own_other_side(at: House) -> None:
    made = counter(at, rooms().matter("rights.mediation"))
    before = at.clerk.database.head().n
    with pytest.raises(Refused, match="申请人和对方是同一人（单位），请核对“对方名称（姓名）”"):
        made.take_in(respondent="周 素梅")
    own = Applicant(unit_id=unit(at))
    with pytest.raises(Refused, match="申请人和对方是同一人（单位）"):
        intake.take_in(
            at.clerk, made.matter.id, "accept", own, {**made.typed, "respondent": "武义石苍五金厂"}, ()
        )
    assert at.clerk.database.head().n == before + 1
    visit = rooms().matter("petitions.visit")
    texts = {**typed_for(visit), "purpose": "plea", "complained": "周素梅"}
    told = intake.outlook(at.petitions, visit.id, made.who, texts, ()).tells
    assert "被反映单位（人）和信访人同名，请核对。" in told


def test_a_unit_without_a_code_comes_through(at: House) -> None:
    made = counter(at, rooms().matter("employment.vacancy"))
    done = made.take_in(is_agency="0", needs_permit="0")
    assert done.paper_id is not None
    assert "武义石苍五金厂" in text_of(papers.pdf(at.clerk, done.paper_id))
    with pytest.raises(Invalid) as wrong:
        units.register_unit(at.clerk, {"name": "另一家", "credit_code": "91330723MA29ABCD00"})
    assert [one.field for one in wrong.value.faults] == ["credit_code"]


@pytest.mark.parametrize(
    "text",
    [
        "JZ-XC01-2026-999999", "JZ-XC01-2026-000001 222222", "JZ-XC01-2026-000001 ", "领-XC01-2026-000009",
        "7K3M9P", "https://example.com/pay?id=JZ-XC01-2026-000001", "WIFI:S:office;T:WPA;P:1;;", SQL, RARE,
        "％", "*", '"', "９９９９９９", "难" * 10_000, "\x00\n",
    ],
)  # fmt: skip
def test_a_number_or_code_of_something_else_opens_nothing(at: House, tmp_path: Path, text: str) -> None:
    made = counter(at, rooms().matter("relief.living"))
    done = made.take_in()
    whole = text.strip() == done.number
    assert (search.find(at.clerk, text).exact is not None) is whole
    before = at.clerk.database.head().n
    if not whole:
        with pytest.raises(NotFound, match="没有编号或查询码为“"):
            papers.slip(at.clerk, text, tmp_path / "slip.pdf")
        assert not (tmp_path / "slip.pdf").exists()
        assert at.clerk.database.head().n == before


SAVED = {
    "relief.living": "bank", "relief.medical": "bank", "petitions.visit": "summary",
    "employment.seeker": "school", "mutual_aid.inpatient": "bank", "rights.mediation": "service_address",
}  # fmt: skip
"""A field that may still be changed after it was taken in."""


@pytest.mark.parametrize("matter_id", SAVED)
def test_the_second_to_change_a_case_is_told_who_was_first(at: House, matter_id: str) -> None:
    made, code = counter(at, rooms().matter(matter_id)), SAVED[matter_id]
    done = made.take_in()
    second = at.desks["全能"]
    version = casework.case(made.desk, done.case_id).version
    casework.save(second, done.case_id, version, {code: "先存的"})
    material = casework.case(made.desk, done.case_id).materials[0].code
    typed = {code: "后存的"}
    for act in (
        lambda: casework.save(made.desk, done.case_id, version, typed),
        lambda: casework.move(made.desk, done.case_id, version, "withdraw", typed, "本人不要了。"),
        lambda: casework.receive(made.desk, done.case_id, version, material, False, 0),
    ):
        with pytest.raises(Stale) as told:
            act()
        assert told.value.who == "全能"
    seen = casework.case(made.desk, done.case_id)
    assert (seen.texts[code], seen.state) == ("先存的", "accepted")
