"""Papers of petitions: the slip never says 受理, a report's papers name nobody, letters quote articles."""

from dataclasses import replace
from datetime import date

import pytest

from app.engine.head import SECRET
from app.engine.materials import judge
from app.engine.matter import Matter, Print
from app.engine.parties import ACCUSED
from app.engine.prints import Document, Missing, Promise, Query
from app.engine.timers import Running, start
from app.engine.values import Values
from app.lines.petitions.fields import intake, work
from app.lines.petitions.line import CALL, LETTER, PETITIONS, REPORT, SUGGESTION, VISIT
from tests.kit.facts import CALENDAR, PERSON, filled, material_rules, paper, received, typing

NUMBER = "XF-XC01-2026-000031"
EVERY = (VISIT, LETTER, CALL, REPORT, SUGGESTION)
STARTED = date(2026, 11, 23)


def running(matter: Matter) -> tuple[Running, ...]:
    days = {"inform": 15, "handle": 60, "internal": 30}
    return tuple(start(one, STARTED, days[one.code], CALENDAR) for one in matter.timers)


def built(matter: Matter, code: str, values: Values | None = None, **more: object) -> Document:
    held = matter.derive(filled(matter.form.fields) if values is None else values, ())
    given = {"timers": running(matter), "number": NUMBER, **more}
    return matter.print(code).build(paper(matter, held, **given))


def said(document: Document) -> str:
    return "\n".join(document.texts())


@pytest.mark.parametrize("matter", EVERY, ids=lambda one: one.id)
@pytest.mark.parametrize("lacking", [(), ("id", "evidence", "letter", "statement")])
def test_the_slip_never_says_accepted_or_owed(matter: Matter, lacking: tuple[str, ...]) -> None:
    values = filled(matter.form.fields)
    verdict = judge(material_rules(matter.id), received(matter, *lacking), matter.conditions, values)
    document = built(matter, "receipt", values, verdict=verdict)
    text = said(document)
    assert [one for one in ("受理", "容缺", "一次性", "补正", "办结") if one in text] == []
    assert "登记回执" in document.title
    assert document.number_label == "登记编号"
    promise = next(one for one in document.blocks if isinstance(one, Promise))
    assert (promise.heading, promise.date_text) == ("书面告知", "2026年12月8日前")
    friendly = [one for one in document.blocks if isinstance(one, Missing)]
    assert len(friendly) == (0 if matter is REPORT or not lacking else 1)
    assert all(one.due_text == "不影响登记" for one in friendly)


@pytest.mark.parametrize("matter", EVERY, ids=lambda one: one.id)
def test_the_slip_of_the_unnamed_promises_nothing(matter: Matter) -> None:
    nobody = replace(PERSON, name="", id_number="", id_label="", phone="", unit="", address="")
    document = built(matter, "receipt", person=nobody, timers=())
    assert not any(isinstance(one, Promise) for one in document.blocks)
    assert "未具名" in document.texts()
    query = next(one for one in document.blocks if isinstance(one, Query))
    assert query.code == "7K3M9P"


ACCUSED_NAME, ACCUSED_UNIT = "钱某某", "某某街道示例公司"


def report() -> Values:
    text = f'[{{"name": "{ACCUSED_NAME}", "address": "{ACCUSED_UNIT}", "post": "主席"}}]'
    values = filled(REPORT.form.fields).put(ACCUSED, ACCUSED.kind.parse(text, typing()))
    return values.put(intake.CLUE, "反映会费去向不明").put(work.FINDING, "查无此事")


@pytest.mark.parametrize(
    "print_", [one for one in REPORT.prints if one.code != "form"], ids=lambda one: one.code
)
def test_no_paper_of_a_report_names_class_or_accused(print_: Print) -> None:
    text = said(built(REPORT, print_.code, report(), reason="另有安排"))
    hidden = ("检举", "控告", "举报", "揭发", ACCUSED_NAME, ACCUSED_UNIT, "主席", "反映会费去向不明")
    assert [one for one in hidden if one in text] == []


def test_the_slip_of_a_report_says_neither_unit_nor_paper() -> None:
    document = built(REPORT, "receipt", report())
    text = said(document)
    assert document.title == "信访登记回执"
    assert "信访事项登记" in text
    assert [one for one in (PERSON.name, PERSON.unit, "006X", "工作单位", "已收材料") if one in text] == []
    assert NUMBER in text


def test_the_sealed_letter_does_not_name_the_reporter() -> None:
    text = said(built(REPORT, "sealed_letter", report()))
    assert PERSON.name not in text
    assert PERSON.phone not in text


ARTICLES: list[tuple[Matter, str, tuple[str, ...]]] = [
    (
        VISIT,
        "accept_notice",
        ("第二十三条", "第三十一条第六项", "第三十四条", "60日内", "2027年1月22日前", "暂定"),
    ),
    (LETTER, "transfer_letter", ("第二十三条", "15日内书面告知")),
    (CALL, "whereabouts", ("第二十三条", "转送")),
    (VISIT, "opinion_letter", ("第三十二条", "第三十五条", "30日内", "复查", "一、请求事项", "四、处理意见")),
    (VISIT, "extension_notice", ("第三十四条", "2027年1月22日（暂定）", "延期理由")),
    (VISIT, "extension_form", ("第三十四条", "受理日期", "2026年11月23日")),
    (REPORT, "receipt_notice", ("第二十三条",)),
    (SUGGESTION, "answer_letter", ("第二十九条",)),
]


@pytest.mark.parametrize(("matter", "code", "words"), ARTICLES, ids=[one[1] for one in ARTICLES])
def test_a_letter_quotes_its_articles(matter: Matter, code: str, words: tuple[str, ...]) -> None:
    document = built(matter, code)
    assert [one for one in words if one not in said(document)] == []
    assert (document.office, document.number, document.seal) == ("武义县总工会", NUMBER, "信访专用章")


@pytest.mark.parametrize(
    ("way", "article"), [("2", "第三十一条"), ("1", "第三十一条"), ("6", "第二十三条"), (None, "第二十三条")]
)
def test_a_reference_names_where_to_go_by_which_article(way: str | None, article: str) -> None:
    values = filled(VISIT.form.fields).put(work.WAY, way).put(work.REFER_TO, "县劳动人事争议仲裁院")
    text = said(built(VISIT, "refer_notice", values, reason="应当通过仲裁解决"))
    assert f"《信访工作条例》{article}的规定" in text
    assert "请向县劳动人事争议仲裁院提出" in text
    assert "应当通过仲裁解决" in text
    assert ("办理途径" in text) is (way in ("1", "2"))


def test_letters_to_others_carry_the_summary_and_never_the_own_words() -> None:
    values = filled(VISIT.form.fields).put(intake.FACTS, "原话原话").put(work.SUMMARY, "反映拖欠工资")
    for code in ("transfer_letter", "settlement", "accept_notice", "opinion_letter", "service_proof"):
        text = said(built(VISIT, code, values))
        assert "反映拖欠工资" in text
        assert "原话原话" not in text


@pytest.mark.parametrize("secret", [True, False])
def test_who_asks_for_secrecy_is_not_named_to_others(secret: bool) -> None:
    values = filled(VISIT.form.fields).put(SECRET, value=secret)
    text = said(built(VISIT, "transfer_letter", values))
    assert (PERSON.name in text) is not secret
    assert (PERSON.phone in text) is not secret


@pytest.mark.parametrize("channel", ["visit", "letter", "call", "online", "township"])
def test_the_letter_says_how_it_came(channel: str) -> None:
    words = {"visit": "以走访方式", "letter": "以书信方式", "call": "以电话方式", "online": "以信息网络方式"}
    values = filled(SUGGESTION.form.fields).put(intake.FORM, channel)
    text = said(built(SUGGESTION, "answer_letter", values))
    assert words.get(channel, f"你于2026年11月23日提出的信访事项（编号{NUMBER}）") in text


def test_every_qr_is_ascii_and_holds_number_and_code() -> None:
    for matter in PETITIONS.matters:
        for print_ in matter.prints:
            for block in built(matter, print_.code).blocks:
                assert not isinstance(block, Query) or block.qr == f"{NUMBER} 7K3M9P"
