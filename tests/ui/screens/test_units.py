"""Units, households and twins at the counter (受理台): cards, forms, side by side, who applies."""

from collections import Counter
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.services import household, people, search, units
from app.services.unit_card import unit_card
from app.ui.screens.counter.compare_view import CompareView
from app.ui.screens.counter.household_form import HouseholdForm
from app.ui.screens.counter.unit_form import UnitForm
from app.ui.widgets.labels import Link
from app.ui.widgets.move_button import MoveButton
from tests.kit.factories import PASSWORD, House, hardship, id_number, worker
from tests.kit.pages import Window, seen, type_into, words_of
from tests.services.test_units import credit_code

BORN = f"{id_number(1)[6:10]}-{id_number(1)[10:12]}-{id_number(1)[12:14]}"
UNIT = {"name": "武义石苍五金厂", "credit_code": credit_code(), "contact": "陈建军", "staff": "126"}


@pytest.fixture
def clerk(window: Window, at: House) -> Window:
    """陈晓岚 at the window; 周素梅 and 石苍五金厂 known."""
    hardship(at)
    units.register_unit(at.clerk, UNIT)
    window.sign_in("cxl", PASSWORD)
    return window


def unit_form(window: Window) -> UnitForm:
    """The form of a unit, which must be in front."""
    form = window.counter.current()
    assert isinstance(form, UnitForm)
    return form


def house_form(window: Window) -> HouseholdForm:
    """The form of a household, which must be in front."""
    form = window.counter.current()
    assert isinstance(form, HouseholdForm)
    return form


def pair(window: Window) -> CompareView:
    """The comparison, which must be in front."""
    view = window.counter.current()
    assert isinstance(view, CompareView)
    return view


@pytest.mark.parametrize("text", ["石苍", "wyscwjc", credit_code(), credit_code()[:9].lower()])
def test_a_unit_is_found_and_opened_by_the_one_box(clerk: Window, text: str) -> None:
    clerk.search(text, enter=False)
    assert "单位 1" in clerk.results()
    assert "武义石苍五金厂" in words_of(clerk.counter.finder)
    clerk.search(text)
    assert clerk.counter.current() is clerk.counter.unit
    told = words_of(clerk.counter.unit)
    for part in ("武义石苍五金厂", credit_code(), "陈建军", "126 人", "还没有涉及这家单位的案件。"):
        assert part in told


def test_digits_on_the_units_card_begin_a_matter_for_the_unit(clerk: Window) -> None:
    clerk.search("石苍")
    clerk.press("2")
    page = clerk.registration()
    assert page._applicant.kind == "unit"
    assert "武义石苍五金厂" in words_of(page.person)
    clerk.press("Esc")
    assert clerk.counter.current() is clerk.counter.unit
    clerk.press("Esc")
    assert clerk.counter.current() is clerk.counter.finder


def test_only_matters_of_units_are_offered_to_a_unit_and_of_persons_to_a_person(clerk: Window) -> None:
    clerk.search("石苍")
    assert "岗位登记" in words_of(clerk.counter.unit.matters)
    assert "生活救助" not in words_of(clerk.counter.unit.matters)
    clerk.search("zsm")
    clerk.press("4")
    told = words_of(clerk.counter.card.blocks.lines.choice)
    assert "求职登记" in told
    assert "岗位登记" not in told


def test_a_line_with_several_matters_asks_beneath_its_row(clerk: Window) -> None:
    clerk.search("zsm")
    clerk.press("2")
    lines = clerk.counter.card.blocks.lines
    assert lines.choice.isVisible()
    clerk.press("Esc")
    assert not lines.choice.isVisible()
    assert clerk.counter.current() is clerk.counter.card
    clerk.press("2")
    clerk.press("Down")
    clerk.press("Enter")
    assert clerk.registration()._matter.id == "rights.mediation"


def test_a_unit_without_a_code_is_registered_and_the_card_says_so(clerk: Window) -> None:
    clerk.search("桐琴包装厂", enter=False)
    seen(clerk.counter.finder, Link, "register_unit").click()
    form = unit_form(clerk)
    assert form.typed()["name"] == "桐琴包装厂"
    clerk.fill(form, {"town_code": "tqz"})
    clerk.press("F10")
    clerk.wait(lambda: clerk.counter.current() is clerk.counter.unit)
    told = words_of(clerk.counter.unit)
    assert "桐琴镇" in told
    assert clerk.counter._unit is not None
    assert clerk.counter._unit.unit.code_due == "代码待补"


def test_a_wrong_check_mark_and_a_known_code_stand_at_the_field(clerk: Window) -> None:
    clerk.counter.register_unit()
    form = unit_form(clerk)
    clerk.fill(form, {"name": "桐琴包装厂", "credit_code": f"{credit_code()[:-1]}0"})
    clerk.press("F10")
    clerk.wait(lambda: "校验不符" in form.form.faults().get("credit_code", ""))
    clerk.fill(form, {"credit_code": credit_code()})
    assert "信用代码相同" in words_of(form.same)
    clerk.press("F10")
    clerk.wait(lambda: "已登记为武义石苍五金厂" in form.form.faults().get("credit_code", ""))


def test_a_half_typed_unit_is_offered_again(clerk: Window) -> None:
    clerk.counter.register_unit()
    clerk.fill(unit_form(clerk), {"name": "桐琴包装厂"})
    clerk.press("Esc")
    clerk.search("", enter=False)
    seen(clerk.counter.finder, MoveButton, "draft:unit:new").choose()
    assert unit_form(clerk).typed()["name"] == "桐琴包装厂"


def test_the_persons_unit_opens_from_his_card(clerk: Window) -> None:
    clerk.search("zsm")
    seen(clerk.counter.card, Link, "open_unit").click()
    assert clerk.counter.current() is clerk.counter.unit
    assert "三溪门业有限公司" in words_of(clerk.counter.unit)


def test_somebody_unnamed_may_begin_what_takes_him(clerk: Window) -> None:
    seen(clerk.counter.finder, Link, "register_unnamed").click()
    told = words_of(clerk.counter.finder.matters)
    assert "来信" in told
    assert "生活救助" not in told
    clerk.press("3")
    page = clerk.registration()
    assert page._applicant.kind == "anonymous"
    assert "不具名" in words_of(page.person)
    clerk.press("Esc")
    assert clerk.counter.current() is clerk.counter.finder


def test_a_number_scanned_into_the_name_goes_where_it_belongs(clerk: Window) -> None:
    clerk.counter.register()
    form = clerk.person_form()
    box = clerk.field(form, "name")
    type_into(box, id_number(8))
    QTest.keyClick(box, Qt.Key.Key_Return)
    typed = form.typed()
    assert (typed["name"], typed["id_number"]) == ("", id_number(8))
    assert typed["born_on"].startswith(f"{id_number(8)[6:10]}-")
    clerk.wait(lambda: clerk.field(form, "name").hasFocus())


def test_members_are_entered_changed_and_taken_out(clerk: Window, at: House) -> None:
    worker(at, 5, name="方国强", phone="13800002222")
    clerk.search("zsm")
    seen(clerk.counter.card, Link, "keep_house").click()
    form = house_form(clerk)
    clerk.fill(form, {"name": "方国强", "relation": "夫", "id_number": id_number(5), "status": "病休"})
    assert form.typed()["born_on"].startswith(f"{id_number(5)[6:10]}-")
    clerk.press("F10")
    clerk.wait(lambda: form.list.total() == 1)
    form.list.choose_first()
    clerk.fill(form, {"status": "已上班"})
    clerk.press("F10")
    clerk.wait(lambda: form.member is None)
    clerk.press("Esc")
    told = words_of(clerk.counter.card.blocks.household)
    assert "家庭 2 人" in told
    assert "已上班" in told
    clerk.counter.card.moves.button("household").choose()
    form = house_form(clerk)
    form.list.choose_first()
    form.moves.button("open_member").choose()
    assert "方国强" in words_of(clerk.counter.card)
    clerk.search("zsm")
    clerk.counter.card.moves.button("household").choose()
    form = house_form(clerk)
    form.list.choose_first()
    form.moves.button("remove_member").choose()
    clerk.wait(lambda: form.list.total() == 0)


def test_faults_of_a_member_stand_at_their_fields_and_another_household_is_told(
    clerk: Window, at: House
) -> None:
    other = worker(at, 7, name="李秀英", phone="13800001111")
    household.add_member(at.clerk, other, {"name": "方国强", "relation": "11", "id_number": id_number(5)})
    clerk.search("zsm")
    seen(clerk.counter.card, Link, "keep_house").click()
    form = house_form(clerk)
    clerk.fill(form, {"name": "方国强", "id_number": "33072319900230001X"})
    clerk.press("F10")
    clerk.wait(lambda: form.form.faults().keys() == {"id_number", "relation"})
    clerk.fill(form, {"id_number": id_number(5), "relation": "夫"})
    clerk.press("F10")
    clerk.wait(lambda: form.list.total() == 1)
    assert form.notice.sentence() == "方国强也登记在李秀英的家庭成员里，请核对后保留一处。"


def test_twins_are_told_apart_for_good(clerk: Window, at: House) -> None:
    twin = people.register_person(at.clerk, {"name": "周素梅", "born_on": BORN})
    clerk.search(id_number(1))
    assert "可能与“周素梅”（无证件）重复：姓名、出生日期相同。" in words_of(clerk.counter.card.twins)
    seen(clerk.counter.card, Link, f"twin_{twin.hex}").click()
    view = pair(clerk)
    assert "有" in words_of(view)
    assert id_number(1) not in words_of(view)
    assert view.moves.button("merge_left").closed == "合并和撤销合并由复核人员办理。"
    clerk.press("F8")
    clerk.wait(lambda: clerk.counter.current() is clerk.counter.card)
    assert not clerk.counter.card.twins.isVisible()


def test_a_reviewer_merges_with_a_reason_and_undoes_it(clerk: Window, at: House) -> None:
    twin = people.register_person(at.clerk, {"name": "周素梅", "born_on": BORN, "phone": "13857264444"})
    clerk.change_to("hwm", PASSWORD)
    clerk.search(id_number(1))
    seen(clerk.counter.card, Link, f"twin_{twin.hex}").click()
    view = pair(clerk)
    assert "请并到有号码的这一份" in str(view.moves.button("merge_right").closed)
    clerk.press("F10")
    clerk.wait(view.ask.isVisible)
    seen(view.ask, MoveButton, "answer").choose()
    assert "请写明理由。" in words_of(view.ask)
    type_into(seen(view.ask, QLineEdit, "move_reason"), "同一人，没带身份证时登记的。")
    seen(view.ask, MoveButton, "answer").choose()
    clerk.wait(lambda: clerk.counter.current() is clerk.counter.card)
    assert "已并入“周素梅”（无证件）。" in words_of(clerk.counter.card.twins)
    clerk.search("4444")
    assert clerk.counter._card is not None
    assert clerk.counter._card.person.id_tail == id_number(1)[-4:]
    seen(clerk.counter.card, Link, f"twin_{twin.hex}").click()
    view = pair(clerk)
    view.moves.button("undo_merge").choose()
    type_into(seen(view.ask, QLineEdit, "move_reason"), "看错了，是两个人。")
    seen(view.ask, MoveButton, "answer").choose()
    clerk.wait(lambda: clerk.counter.current() is clerk.counter.card)
    assert "可能与“周素梅”" in words_of(clerk.counter.card.twins)


def test_two_units_are_merged_side_by_side(clerk: Window, at: House) -> None:
    other = units.register_unit(at.clerk, {"name": "石苍五金厂（武义）"})
    clerk.change_to("hwm", PASSWORD)
    clerk.search(credit_code())
    seen(clerk.counter.unit, Link, f"twin_{other.hex}").click()
    view = pair(clerk)
    clerk.press("F10")
    clerk.wait(view.ask.isVisible)
    type_into(seen(view.ask, QLineEdit, "move_reason"), "同一家单位。")
    seen(view.ask, MoveButton, "answer").choose()
    clerk.wait(lambda: clerk.counter.current() is clerk.counter.unit)
    assert [one.id for one in unit_card(at.clerk, other).merged] == [other]


def go(window: Window, place: str, twin: UUID) -> None:
    """Go to one of the views of people and units."""
    counter = window.counter
    if place == "unit":
        window.search("石苍")
    elif place == "unit_form":
        counter.register_unit()
    elif place == "unnamed":
        counter.look_up()
        counter.finder.unnamed_asked.emit()
    else:
        window.search(id_number(1))
        if place == "choice":
            window.press("3")
        elif place == "household":
            counter.card.moves.button("household").choose()
            house_form(window).list.choose_first()
        elif place == "compare":
            seen(counter.card, Link, f"twin_{twin.hex}").click()
            window.press("F10")
    QApplication.processEvents()


def test_every_view_fits_and_every_key_is_heard_by_one_part_alone(clerk: Window, at: House) -> None:
    twin = people.register_person(at.clerk, {"name": "周素梅", "born_on": BORN})
    worker(at, 5, name="方国强", phone="13800002222")
    owner = people.card(at.clerk, search.find(at.clerk, id_number(1)).people[0].id).person.id
    for n in range(6):
        typed = {"name": f"方{'一二三四五六'[n]}", "relation": "20", "id_number": id_number(20 + n)}
        household.add_member(at.clerk, owner, typed)
    clerk.change_to("qn", PASSWORD)
    local = {"Ctrl+E", "Ctrl+Tab", "Ctrl+Shift+Tab"}
    for place in ("unit", "unit_form", "unnamed", "choice", "household", "compare"):
        go(clerk, place, twin)
        least = clerk.shell.minimumSizeHint()
        assert (least.width() <= 1366, least.height() <= 697) == (True, True), (place, least)
        heard: Counter[str] = Counter()
        for one in clerk.frame.findChildren(QShortcut):
            parent = one.parent()
            if one.isEnabled() and isinstance(parent, QWidget) and parent.isVisible():
                heard[one.key().toString()] += 1
        assert [key for key, n in heard.items() if n > 1 and key not in local] == [], place
