"""Registration (登记): moves follow the materials, faults stand at their fields, drafts are kept."""

import pytest

from app.services import casework, intake
from app.ui.screens.registration.page import RegistrationPage
from app.ui.widgets.labels import Link
from tests.kit.factories import LIVING, PASSWORD, House, hardship, worker
from tests.kit.hands import write
from tests.kit.pages import Window, seen, type_into, words_of

FILLED = {
    "channel": "窗口",
    "reply_way": "电话",
    "reason": "收入不够支出。",
    "has_union": "否",
    "on_dibao": "否",
}


@pytest.fixture
def page(window: Window, at: House) -> RegistrationPage:
    """周素梅's registration, nothing typed yet."""
    hardship(at)
    window.sign_in("cxl", PASSWORD)
    window.search("zsm")
    return window.begin(1, LIVING)


def test_what_is_known_stands_there_already(page: RegistrationPage) -> None:
    typed = page.form.typed()
    assert typed["phone"] == "13957265526"
    assert typed["applied_on"].startswith("2026-11-02")
    assert page.form.cell("file_no").input.typed() == "DA-XC01-2026-000001"
    assert "周素梅" in words_of(page.person)


def test_ticks_open_and_close_moves_at_once(window: Window, page: RegistrationPage) -> None:
    assert page.moves.button("accept").closed.startswith("缺必要材料 2 件")
    assert not page.moves.button("supplement").closed
    window.fill(page, FILLED)
    window.tick(page, ["form", "id"])
    assert page.moves.button("accept").closed.startswith("缺可容缺材料")
    assert page.moves.button("accept_owed").primary
    window.tick(page, ["bank", "income"])
    assert page.moves.button("accept").primary
    assert page.materials.progress() == "已收 4 / 4"
    window.tick(page, ["id"])
    assert "居民身份证" in page.moves.button("accept").closed


def test_the_promise_is_told_before_it_is_given(window: Window, page: RegistrationPage) -> None:
    window.fill(page, FILLED)
    window.tick(page, ["form", "id", "bank", "income"])
    window.wait(lambda: page.moves.button("accept").primary)
    assert "承诺办结 2026年" in words_of(page.moves)


def test_every_fault_stands_at_its_field_and_nothing_is_saved(window: Window, page: RegistrationPage) -> None:
    window.tick(page, ["form", "id", "bank", "income"])
    window.fill(page, {"has_union": "否", "on_dibao": "否", "phone": "12"})
    window.wait(lambda: not page.moves.button("accept").closed)
    window.press("F10")
    window.wait(lambda: len(page.form.faults()) > 1)
    assert {"reply_way", "phone", "reason"} <= page.form.faults().keys()
    assert window.counter.current() is page
    window.fill(page, {"phone": "13957265526"})
    assert "phone" not in page.form.faults()


def test_a_refusal_asks_for_its_reason_in_a_strip(window: Window, page: RegistrationPage) -> None:
    window.press("F8")
    window.wait(page.ask.isVisible)
    page.ask._go.choose()
    assert "请填写理由" in words_of(page.ask)
    type_into(page.ask._text, "")
    write(page.ask._text, "住在外县。")
    page.ask._go.choose()
    assert "请先选一条常用理由" in words_of(page.ask)
    assert page.ask._text.text() == "住在外县。"
    page.ask._choice.activated.emit(1)
    page.ask._text.end(False)
    write(page.ask._text, "：住在外县。")
    page.ask._go.choose()
    window.wait(window.relief.isVisible)
    case = window.relief.pane.case
    assert case is not None
    assert case.state == "refused"
    told = case.timeline[0].detail + case.timeline[1].detail
    assert "不属于本级工会的服务区域或单位：住在外县。" in told


def test_esc_leaves_the_question_and_keeps_the_form(window: Window, page: RegistrationPage) -> None:
    window.fill(page, {"reason": "收入不够支出。"})
    window.press("F8")
    window.wait(page.ask.isVisible)
    window.press("Esc", page.ask._text)
    assert not page.ask.isVisible()
    assert page.form.typed()["reason"] == "收入不够支出。"


def test_what_is_wrong_with_a_paper_is_noted_and_counts(window: Window, page: RegistrationPage) -> None:
    window.tick(page, ["form", "id"])
    page.materials.rows.setFocus()
    window.press("Enter", page.materials.rows)
    window.wait(page.ask.isVisible)
    write(page.ask._text, "没有签名")
    page.ask._go.choose()
    assert "居民身份证" in page.moves.button("accept").closed


def test_a_draft_is_kept_within_two_seconds_and_offered_again(window: Window, page: RegistrationPage) -> None:
    window.fill(page, {"reason": "收入不够支出。"})
    key = page._key
    window.wait(lambda: intake.draft(window.frame.desk, key) is not None)
    window.tick(page, ["form"])
    window.sign_out()
    window.sign_in("cxl", PASSWORD)
    window.search("zsm")
    again = window.begin(1, LIVING)
    assert again.form.typed()["reason"] == "收入不够支出。"
    assert again.materials.progress().startswith("已收 1")
    assert "存下的草稿" in again._told.sentence()
    seen(again._told, Link, "drop_draft").click()
    assert again.form.typed()["reason"] == ""
    assert intake.draft(window.frame.desk, key) is None


def test_a_draft_goes_with_the_commit(window: Window, page: RegistrationPage) -> None:
    window.fill(page, FILLED)
    window.tick(page, ["form", "id", "bank", "income"])
    window.wait(lambda: not page.moves.button("accept").closed)
    window.press("F10")
    window.wait(window.relief.isVisible)
    assert intake.drafts(window.frame.desk) == ()
    case = window.relief.pane.case
    assert case is not None
    assert casework.case(window.frame.desk, case.id).state == "accepted"
    assert window.relief.preview.isVisible()


def test_without_a_file_acceptance_is_closed_with_the_way_out(window: Window, at: House) -> None:
    worker(at, 4, name="汤国良", phone="13957265529")
    window.sign_in("cxl", PASSWORD)
    window.search("tgl")
    window.counter.begin(LIVING)
    page = window.registration()
    window.fill(page, FILLED)
    window.tick(page, ["form", "id", "bank", "income"])
    closed = page.moves.button("accept").closed
    assert "档" in closed


def test_a_text_that_no_font_can_draw_is_a_fault_before_the_commit(
    window: Window, page: RegistrationPage
) -> None:
    window.fill(page, {**FILLED, "reason": "😀"})
    window.tick(page, ["form", "id", "bank", "income"])
    window.wait(lambda: not page.moves.button("accept").closed)
    window.press("F10")
    window.wait(lambda: "reason" in page.form.faults())
    assert "打印不出来" in page.form.faults()["reason"]
