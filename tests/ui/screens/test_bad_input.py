"""Bad input at the window (坏输入): red at its field, a sentence at its place, nothing typed is lost."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.services import casework, intake, search
from app.services.applicants import Applicant
from tests.kit.factories import PASSWORD, House, accepted, hardship, id_number, rooms, worker
from tests.kit.facts import received
from tests.kit.pages import Window, type_into, words_of
from tests.kit.typing import typed_for

LONG = "难" * 10_000
RARE = "䶮𬱖𠅤𠮷"
SQL = "Robert'); DROP TABLE person;--"
NO_DAY = "330723198502300017"
ELSE = ("JZ-XC01-2026-999999", "JZ-XC01-2026-000001 222222", "HTTPS://EXAMPLE.COM/PAY?ID=1", SQL, LONG)

TABLE: list[tuple[int, str, Mapping[str, tuple[str, str]]]] = [
    (1, "relief.living", {
        "reason": (LONG, "最多 800 个字，现在有 10000 个字。"), "phone": ("12", "。"),
        "asked_amount": ("1.234", "小数点后请只写两位"), "applied_on": ("20250229", "没有 2025 年 2 月 29"),
    }),
    (1, "relief.file_open", {
        "own_income": ("12.345", "小数点后请只写两位"), "reason": ("谢谢😀", "打印不出来"),
        "agent_id_number": (NO_DAY, "1985-02-30 不存在"),
    }),
    (2, "rights.mediation", {
        "respondent": (LONG, "最多 100 个字"), "fact": ("🙏", "打印不出来"),
        "known_on": ("20250229", "没有 2025 年 2 月 29 日。"), "claims.1.amount": ("1.234", ""),
    }),
    (2, "rights.advice", {"question": (LONG, "现在有 10000 个字。"), "minutes": ("2.5", "请填整数。")}),
    (3, "petitions.visit", {
        "receiver": (SQL, "姓名里不能有"), "fact": (LONG, "现在有 10000 个字。"),
        "amount_involved": ("1.001", "小数点后请只写两位"),
    }),
    (4, "employment.seeker", {
        "home": ("😀", "打印不出来"), "wishes.1.wage": ("1.234", ""), "graduated_on": ("20250229", "没有"),
    }),
    (5, "mutual_aid.inpatient", {
        "total_cost": ("48260.755", "小数点后请只写两位"), "diagnosis_main": (LONG, "现在有 10000 个字。"),
        "admitted_on": ("20250229", "没有 2025 年 2 月 29 日。"), "payee_id_number": (NO_DAY, "不存在"),
    }),
]  # fmt: skip


def stray() -> list[QWidget]:
    """Windows beside the program's own."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()][1:]


@pytest.mark.parametrize(("line", "matter", "bad"), TABLE, ids=[one[1] for one in TABLE])
def test_faults_stand_at_their_fields_and_what_was_typed_stays(
    window: Window, at: House, line: int, matter: str, bad: Mapping[str, tuple[str, str]]
) -> None:
    (worker if matter == "relief.file_open" else hardship)(at)
    window.sign_in("fj", PASSWORD)
    window.search("zsm")
    page = window.begin(line, matter)
    declared = rooms().matter(matter)
    window.tick(page, [one.code for one in received(declared) if one.code in _listed(page)])
    window.fill(page, {code: text for code, (text, _) in bad.items()})
    before = at.admin.database.head().n
    move = "answer" if matter == "rights.advice" else "accept"
    window.wait(lambda: not page.moves.button(move).closed)
    page.moves.button(move).choose()
    window.wait(page.form.faults)
    told, typed = page.form.faults(), page.form.typed()
    for code, (text, said) in bad.items():
        field, _, cell = code.partition(".")
        assert said in told[field], (code, told.get(field))
        assert (text in typed[field]) if cell else (typed[field] == text), code
    assert at.admin.database.head().n == before
    assert window.counter.current() is page
    focused = next(iter(told))
    assert page.form.cell(focused).area.isAncestorOf(page.focusWidget())
    kept = intake.draft(window.frame.desk, page._key)
    assert kept is not None
    assert {code: kept.typed[code] for code in bad if "." not in code} == {
        code: text for code, (text, _) in bad.items() if "." not in code
    }
    assert stray() == []


def _listed(page: object) -> set[str]:
    """The codes of the materials that the page lists."""
    return {one.code for one in page.materials.rows._rows}  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ELSE)
def test_the_box_says_what_it_did_not_find(window: Window, at: House, text: str) -> None:
    accepted(at, hardship(at))
    window.sign_in("cxl", PASSWORD)
    window.search(text)
    assert window.counter.current() is window.counter.finder
    assert window.results() == ["职工 0 ↑ ↓ 选择・Enter 打开", "案件 0", "单位 0"]
    told = words_of(window.counter.finder)
    assert "没找到“" in told
    assert len(told) < 300
    least = window.shell.minimumSizeHint()
    assert (least.width() <= 1366, least.height() <= 697) == (True, True)


@pytest.mark.parametrize(
    ("texts", "field", "said"),
    [
        ({"name": "", "phone": ""}, "name", "请填写姓名。"),
        ({"name": SQL}, "name", "姓名里不能有"),
        ({"name": "周素梅", "id_number": NO_DAY}, "id_number", "1985-02-30 不存在"),
        ({"name": "周素梅", "born_on": "20250229"}, "born_on", "没有 2025 年 2 月 29 日。"),
        ({"name": "周素梅", "remark": LONG}, "remark", "现在有 10000 个字。"),
    ],
)
def test_a_person_is_not_registered_with_bad_input(
    window: Window, at: House, texts: dict[str, str], field: str, said: str
) -> None:
    window.sign_in("cxl", PASSWORD)
    window.counter.register()
    form = window.person_form()
    window.fill(form, texts)
    before = at.clerk.database.head().n
    window.press("F10")
    window.wait(lambda: said in form.form.faults().get(field, ""))
    assert {code: form.typed()[code] for code in texts} == texts
    assert at.clerk.database.head().n == before
    type_into(window.field(form, field), "t" if field == "born_on" else "周")
    assert field not in form.form.faults()


def test_a_rare_name_with_a_full_width_number_is_registered_and_found(window: Window, at: House) -> None:
    number = id_number(9)
    window.sign_in("cxl", PASSWORD)
    window.counter.register()
    full = "".join(chr(ord(mark) + 0xFEE0) for mark in number)
    window.fill(window.person_form(), {"name": RARE, "id_number": full, "phone": "１３９５７２６５５２６"})
    window.press("F10")
    window.wait(lambda: window.counter.current() is window.counter.card)
    assert RARE in words_of(window.counter.card)
    assert [one.name for one in search.find(at.clerk, number).people] == [RARE]
    window.search(RARE[2:])
    assert RARE in words_of(window.counter.card)


def test_pasted_lines_become_one_where_a_field_has_one(window: Window, at: House) -> None:
    hardship(at)
    window.sign_in("cxl", PASSWORD)
    window.search("zsm")
    page = window.begin(2, "rights.mediation")
    box = window.field(page, "respondent")
    box.setFocus()
    QApplication.clipboard().setText(f"{RARE}\n门业\t有限公司")
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert page.form.typed()["respondent"] == f"{RARE} 门业 有限公司"


@pytest.mark.parametrize(
    ("matter_id", "code", "line"),
    [("petitions.visit", "summary", "petitions"), ("mutual_aid.inpatient", "bank", "mutual_aid")],
)
def test_the_second_on_a_case_is_told_who_was_first_and_keeps_his_typing(
    window: Window, at: House, matter_id: str, code: str, line: str
) -> None:
    matter = rooms().matter(matter_id)
    own = {"channel": "visit"} | ({"purpose": "plea"} if line == "petitions" else {})
    texts = typed_for(matter, "accept", phone="13957265526", **own)
    done = intake.take_in(at.petitions, matter_id, "accept", Applicant(hardship(at)), texts, received(matter))
    window.sign_in("fj", PASSWORD)
    window.search(done.number)
    window.wait(window.on_case)
    window.fill(window.line.pane, {code: "后打的"})
    casework.save(at.desks["全能"], done.case_id, window.case.version, {code: "先存的"})
    window.press("Ctrl+S")
    strip = window.line.pane.strip
    window.wait(lambda: "全能" in strip.sentence())
    assert window.line.pane.form.typed()[code] == "后打的"
    strip.ways.button("reload").choose()
    assert window.line.pane.form.typed()[code] == "后打的"
    assert casework.case(at.petitions, done.case_id).texts[code] == "先存的"
    window.press("Ctrl+S")
    window.wait(lambda: casework.case(at.petitions, done.case_id).texts[code] == "后打的")


def test_nobody_is_his_own_other_side_at_the_window(window: Window, at: House) -> None:
    hardship(at)
    window.sign_in("cxl", PASSWORD)
    window.search("zsm")
    page = window.begin(2, "rights.mediation")
    window.fill(page, {"respondent": "周素梅"})
    window.wait(lambda: "申请人和对方是同一人" in page.moves.reasons())
    assert page.moves.button("accept").closed


def test_a_preview_with_missing_papers_opens_no_window_of_its_own(window: Window, at: House) -> None:
    accepted(at, hardship(at), papers=("form", "id"), move="accept_owed")
    window.sign_in("cxl", PASSWORD)
    window.search("zsm", enter=False)
    window.wait(lambda: "周素梅" in words_of(window.counter.finder))
    assert stray() == []
    window.search("zsm")
    assert "缺的材料 2" in words_of(window.counter.card)
