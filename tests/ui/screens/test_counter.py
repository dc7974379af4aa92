"""The counter (受理台): results while typing, the card, people registered and changed, drafts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services import intake, people
from app.ui.screens.counter.person_work import NEW_PERSON
from app.ui.screens.counter.results import spelled_marks
from app.ui.widgets.labels import Link
from app.ui.widgets.move_button import MoveButton
from tests.kit.factories import PASSWORD, House, accepted, hardship, id_number, worker
from tests.kit.pages import Window, seen, words_of


@pytest.fixture
def clerk(window: Window, at: House) -> Window:
    """陈晓岚 at the window, 周素梅 known."""
    hardship(at)
    window.sign_in("cxl", PASSWORD)
    return window


def test_results_stand_while_typing_and_the_first_is_previewed(clerk: Window) -> None:
    clerk.search("zs", enter=False)
    assert clerk.results()[0].startswith("职工 1")
    assert clerk.results()[1].startswith("周素梅 ")
    clerk.wait(lambda: "预览：周素梅" in words_of(clerk.counter.finder))
    told = words_of(clerk.counter.finder)
    assert "三溪门业有限公司" in told
    assert id_number(1) not in told
    assert "139****5526" in told


def test_no_card_comes_after_the_box_was_emptied(clerk: Window) -> None:
    clerk.search("zs", enter=False)
    clerk.counter.finder.search.line.clear()
    QTest.qWait(150)
    assert "预览：" not in words_of(clerk.counter.finder)


@pytest.mark.parametrize(
    "text", ["周素梅", "素梅", "zsm", "zhousumei", id_number(1), id_number(1)[-4:], "5526", "sxmy"]
)
def test_one_box_finds_the_person_in_every_way(clerk: Window, text: str) -> None:
    clerk.search(text)
    assert clerk.counter.current() is clerk.counter.card
    assert "周素梅" in words_of(clerk.counter.card)


def test_nothing_found_says_what_to_do_and_f2_takes_the_text_along(clerk: Window) -> None:
    clerk.search("方国强", enter=False)
    assert "没找到“方国强”" in words_of(clerk.counter.finder)
    clerk.press("F2")
    assert clerk.person_form().typed()["name"] == "方国强"


def test_a_case_is_opened_in_its_line(clerk: Window, at: House) -> None:
    done = accepted(at, hardship(at, 2, name="方国强", phone="13957265527"))
    clerk.search(done.number, enter=False)
    assert any(one.startswith(done.number) for one in clerk.results())
    clerk.search(done.number)
    clerk.wait(clerk.relief.isVisible)
    case = clerk.relief.pane.case
    assert case is not None
    assert case.number == done.number


def test_esc_leads_back_one_level_and_empties_the_box(clerk: Window) -> None:
    clerk.search("zsm")
    clerk.begin(1, "relief.living")
    clerk.press("Esc")
    assert clerk.counter.current() is clerk.counter.card
    clerk.press("Esc")
    assert clerk.counter.current() is clerk.counter.finder
    clerk.press("Esc", clerk.counter.finder.search.line)
    assert clerk.counter.finder.search.text() == ""


def test_digits_begin_only_on_the_card_and_only_in_open_lines(clerk: Window) -> None:
    clerk.search("1", enter=False)
    assert clerk.counter.current() is clerk.counter.finder
    clerk.search("zsm")
    assert clerk.counter.current() is clerk.counter.card
    clerk.press("F2")
    assert clerk.counter.card.blocks.lines.choice.isVisible()
    clerk.press("F2")
    assert clerk.registration()._matter.line == "relief"


def test_typing_in_the_small_box_goes_on_in_the_large_one(clerk: Window) -> None:
    clerk.search("zsm")
    box = clerk.counter.card.findChildren(type(clerk.counter.finder.search))[0]
    box.line.setFocus()
    QTest.keyClicks(box.line, "z")
    assert clerk.counter.current() is clerk.counter.finder
    QTest.keyClicks(clerk.counter.finder.search.line, "sm")
    assert clerk.counter.finder.search.text() == "zsm"


def test_numbers_are_masked_until_they_are_asked_for_and_the_look_is_kept(clerk: Window) -> None:
    clerk.search("zsm")
    card = clerk.counter.card
    assert id_number(1) not in words_of(card)
    seen(card, Link, "reveal").click()
    assert id_number(1) in words_of(card)
    person = people.card(clerk.frame.desk, clerk.counter._card.person.id)  # type: ignore[union-attr]
    assert person.recent[0].title == "查看证件和电话"


def test_who_may_be_the_same_is_shown_while_typing(clerk: Window) -> None:
    clerk.counter.register()
    form = clerk.person_form()
    clerk.fill(form, {"name": "周苏梅", "phone": "13957265526"})
    told = words_of(form.same)
    assert "周素梅" in told
    assert "联系电话相同" in told
    form.same.findChildren(Link)[0].click()
    assert clerk.counter.current() is clerk.counter.card
    assert "周素梅" in words_of(clerk.counter.card)


def test_a_known_number_is_a_fault_at_its_field(clerk: Window) -> None:
    clerk.counter.register()
    form = clerk.person_form()
    clerk.fill(form, {"name": "周苏梅", "id_number": id_number(1)})
    clerk.press("F10")
    clerk.wait(lambda: "id_number" in form.form.faults())
    assert "已登记为周素梅" in form.form.faults()["id_number"]


def test_another_number_brings_another_birth_date(clerk: Window) -> None:
    clerk.counter.register()
    form = clerk.person_form()
    clerk.fill(form, {"id_number": id_number(5)})
    first = form.typed()["born_on"]
    clerk.fill(form, {"id_number": id_number(6)})
    assert form.typed()["born_on"] != first
    clerk.fill(form, {"born_on": "19700101"})
    clerk.fill(form, {"id_number": id_number(7)})
    assert form.typed()["born_on"].startswith("1970-01-01")


def test_a_person_without_a_number_is_registered_and_the_card_says_so(clerk: Window) -> None:
    clerk.counter.register()
    clerk.fill(clerk.person_form(), {"name": "蓝秀英"})
    clerk.press("F10")
    clerk.wait(lambda: clerk.counter.current() is clerk.counter.card)
    card = people.card(clerk.frame.desk, clerk.counter._card.person.id)  # type: ignore[union-attr]
    assert card.person.papers_due == "证件待补"


def test_a_changed_phone_stands_on_the_card(clerk: Window) -> None:
    clerk.search("zsm")
    clerk.press("F8")
    clerk.wait(lambda: clerk.counter.current() not in {clerk.counter.card, clerk.counter.finder})
    form = clerk.person_form()
    assert form.typed()["name"] == "周素梅"
    clerk.fill(form, {"phone": "13857264444"})
    clerk.press("F10")
    clerk.wait(lambda: clerk.counter.current() is clerk.counter.card)
    assert "138****4444" in words_of(clerk.counter.card)


def test_another_who_saved_first_is_told_and_the_typing_stays(clerk: Window, at: House) -> None:
    clerk.search("zsm")
    clerk.press("F8")
    clerk.wait(lambda: clerk.counter.current() is not clerk.counter.card)
    form = clerk.person_form()
    assert form.known is not None
    people.update_person(at.desks["童志远"], form.known, form.version, {"phone": "13857261111"})
    clerk.fill(form, {"phone": "13857264444"})
    clerk.press("F10")
    clerk.wait(lambda: clerk.counter.strip.sentence() != "")
    assert "童志远" in clerk.counter.strip.sentence()
    assert form.typed()["phone"] == "13857264444"


def test_a_half_typed_person_is_offered_again_after_signing_in(clerk: Window) -> None:
    clerk.counter.register()
    clerk.fill(clerk.person_form(), {"name": "蓝秀英", "phone": "13857264444"})
    clerk.sign_out()
    clerk.sign_in("cxl", PASSWORD)
    offered = seen(clerk.counter.finder, MoveButton, "draft:person:new")
    assert offered.text().startswith("接着办 登记职工")
    offered.choose()
    assert clerk.person_form().typed()["phone"] == "13857264444"


@pytest.mark.parametrize("way", ["same", "F3"])
def test_what_is_typed_is_kept_whichever_way_the_form_is_left(clerk: Window, at: House, way: str) -> None:
    clerk.counter.register()
    form = clerk.person_form()
    clerk.fill(form, {"name": "周苏梅", "phone": "13957265526"})
    if way == "same":
        form.same.findChildren(Link)[0].click()
        assert clerk.counter.current() is clerk.counter.card
    else:
        clerk.press(way)
        assert clerk.counter.current() is clerk.counter.finder
    kept = intake.draft(at.clerk, NEW_PERSON)
    assert kept is not None
    assert (kept.typed["name"], kept.typed["phone"]) == ("周苏梅", "13957265526")


def test_a_standing_needs_its_fields_and_only_a_reviewer_enters_it(clerk: Window, at: House) -> None:
    worker(at, 3, name="汤国良", phone="13957265528")
    clerk.search("tgl")
    button = clerk.counter.card.moves.button("standing")
    assert button.closed == "身份由复核人员登记。"
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert clerk.counter.current() is clerk.counter.card
    clerk.change_to("hwm", PASSWORD)
    clerk.search("tgl")
    clerk.counter.card.moves.button("standing").choose()
    form = clerk.standing_form()
    clerk.press("F10")
    clerk.wait(lambda: len(form.form.faults()) == 3)


@pytest.mark.parametrize(
    ("typed", "marks"),
    [
        ("zsm", (("z", "hou"), ("s", "u"), ("m", "ei"))),
        ("zs", (("z", "hou"), ("s", "u"), ("", "mei"))),
        ("zhous", (("zhou", ""), ("s", "u"), ("", "mei"))),
        ("周", (("", "zhou"), ("", "su"), ("", "mei"))),
        ("x", (("", "zhou"), ("", "su"), ("", "mei"))),
        ("ZSM", (("z", "hou"), ("s", "u"), ("m", "ei"))),
    ],
)
def test_the_letters_that_were_typed_are_marked(typed: str, marks: tuple[tuple[str, str], ...]) -> None:
    assert spelled_marks(("zhou", "su", "mei"), typed) == marks
