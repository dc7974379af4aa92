"""One family (一户人家) through the window: the application, the payout, the yearly review, the exit.

Four people work on it over a year and more; what the papers say, the file, the card and the money agree.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.lines.relief.commands.files import listing, viewing
from app.lines.relief.commands.files.listing import FileFilter
from app.lines.relief.pages.files.page import FilesPage
from app.lines.relief.rules import means
from app.services import parameters, payouts, upkeep
from app.ui.screens.line.parts import LineParts
from tests.kit.factories import House, house, id_number
from tests.kit.pages import Window, words_of
from tests.stories.test_morning import Morning

NAME, NUMBER = "周素梅", id_number(12)
FILE_NO = "DA-XC01-2026-000001"
FILE = {
    "channel": "visit", "reply_way": "phone", "apply_category": "1", "worker_kind": "worker",
    "work_state": "1", "health": "01", "marriage": "2", "hukou_kind": "resident", "insurance": "worker",
    "on_dibao": "0", "household.1.name": "李国强", "household.1.relation": "11",
    "household.1.id_number": id_number(900), "household.1.status": "jobless", "household.1.income": "0",
    "household.2.name": "周小雨", "household.2.relation": "30", "household.2.born_on": "20110305",
    "household.2.status": "student", "household.2.income": "0", "other_booklet": "0", "own_income": "5000",
    "other_income": "0", "household_income": "60000", "expenses.1.member": "李国强",
    "expenses.1.kind": "medical", "expenses.1.amount": "30000", "housing": "1", "main_cause": "6",
    "reason": "丈夫患病，女儿上学。", "excluded": "0",
}  # fmt: skip
FILE_PAPERS = (
    "form", "request", "id", "id_family", "promise", "check_auth", "income", "hukou", "bank", "minutes",
    "notice_result", "union_opinion", "diagnosis", "settlement",
)  # fmt: skip
VISIT = {"visit_on": "t", "visitors": "陈晓岚、童志远", "visit_result": "属实。"}
NOTICE = {"notice_from": "t", "notice_to": "+9", "notice_place": "单位公告栏"}
TOWNSHIP = {"township_on": "t", "township_by": "吴建平", "township_opinion": "同意上报。"}
PANEL = {"panel_on": "t", "panel": "徐立民、何伟民、陈晓岚"}
LIVING = {
    "channel": "visit", "reply_way": "phone", "reason": "丈夫患病，收入不够支出。", "has_union": "0",
    "on_dibao": "0", "aid_elsewhere": "0",
}  # fmt: skip
VERIFIED = {"verified_on": "t", "verifiers": "陈晓岚、童志远", "findings": "属实。"}
REVIEW = {
    "channel": "visit", "reply_way": "phone", "asked_by": "worker", "members_changed": "0", "auth_old": "0",
    "change_text": "丈夫找到工作，收入增加。", "household_income": "90000",
}  # fmt: skip
EXIT = {
    "channel": "visit", "reply_way": "phone", "asked_by": "union", "exit_kind": "out",
    "exit_reason": "income", "effective_on": "t", "reason": "丈夫转正，收入稳定。",
    "household_income": "140000", "rigid_now": "10000", "heads_now": "3",
}  # fmt: skip


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    """An office that set its low-income line."""
    made = house(tmp_path / "data")
    typed = {"value": "1100", "valid_from": "t", "source": "武民〔2026〕8号"}
    parameters.set_parameter(made.admin, means.LINE, typed)
    yield made
    made.close()


@pytest.fixture
def day(qtbot: QtBot, at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Morning]:
    """The window at its sign-in page."""
    window = Window(qtbot, at.folder, at.clock)
    yield Morning(window, tmp_path, monkeypatch)
    window.shell.close()


def file_is_opened(m: Morning, at: House) -> None:
    """The application, the visit, the notice, the township, the check, the decision by two."""
    m.sit("cxl")
    m.window.search(NUMBER, enter=False)
    m.window.press("F2")
    m.window.fill(m.window.person_form(), {"name": NAME, "phone": "13957265526"})
    m.window.press("F10")
    m.window.wait(m.on_card)
    page = m.window.begin(1, "relief.file_open")
    m.window.fill(page, FILE)
    m.window.wait(lambda: "833.33" in words_of(page.sum))
    assert "武民〔2026〕8号" in words_of(page.sum)
    number = m.take_in({}, FILE_PAPERS, "accept", "困难职工建档", "周＊梅")
    m.move("survey", {}, "入户调查表")
    m.move("publicise", {**VISIT, "meeting_on": "t", **NOTICE}, "公示", "周＊梅")
    at.days_on(10)
    m.move("township", {"objection": "0"})
    m.sit("hwm")
    m.open(number)
    m.move("check", {**TOWNSHIP, "check_sent_on": "t"}, "核对")
    at.days_on(7)
    m.move("submit", {"check_back_on": "t", "check_result": "fits"}, "833.33", "审批表")
    m.sit("xlm")
    m.open(number)
    decision = {**PANEL, "decided_category": "1", "level": "county", "opinion": "同意。"}
    m.move("approve", decision, FILE_NO)


def relief_is_paid(m: Morning, at: House) -> None:
    """生活救助: verified, publicised, decided by another, paid in cash by the cashier."""
    m.sit("cxl")
    m.find(FILE_NO)
    m.window.begin(1, "relief.living")
    number = m.take_in(LIVING, ("form", "id", "bank", "income"), "accept", "生活救助")
    m.move("verify", {})
    m.sit("hwm")
    m.open(number)
    assessed = {**VERIFIED, "proposed": "3000", "standard_used": "集体研究"}
    m.move("publicise", {**assessed, **NOTICE}, "公示")
    at.days_on(10)
    m.move("submit", {"objection": "0"}, "3,000.00")
    m.sit("xlm")
    m.open(number)
    m.move("approve", {"decided": "3000", "fund_source": "own", "pay_way": "cash"}, "叁仟元整")
    m.sit("zmh")
    m.open(number)
    paid = {"paid_on": "t", "received_by": NAME, "receiver_relation": "01"}
    m.move("pay", paid, "3,000.00")


def register(m: Morning) -> FilesPage:
    """困难帮扶 · 档案."""
    m.window.press("Alt+2")
    page = m.window.frame.page("relief")
    assert isinstance(page, LineParts)
    m.window.wait(page.isVisible)
    page.open_part("files")
    part = page.part("files")
    assert isinstance(part, FilesPage)
    m.window.wait(part.isVisible)
    return part


def file_is_reviewed(m: Morning, at: House) -> None:
    """A year later it stands among those to be reviewed; the category falls."""
    m.sit("cxl")
    part = register(m)
    assert listing.counts(at.clerk)["due_month"] == 1
    part.files.moves.bar.button("review").choose()
    m.window.wait(m.window.counter.isVisible)
    number = m.take_in(REVIEW, ("form", "promise", "income", "diagnosis"), "accept", "复核")
    m.move("verify", {})
    m.sit("hwm")
    m.open(number)
    found = {"review_result": "adjust", "decided_category": "2", "effective_on": "t"}
    m.move("submit", {**VISIT, **found})
    m.sit("xlm")
    m.open(number)
    m.move("approve", {"opinion": "同意。"}, "相对困难")


def family_leaves(m: Morning, at: House) -> None:
    """脱困: told, ten working days, approved; the file says since when and why."""
    m.sit("cxl")
    part = register(m)
    part.files.moves.bar.button("exit").choose()
    m.window.wait(m.window.counter.isVisible)
    number = m.take_in(EXIT, ("form", "income"), "accept", "周＊梅")
    m.move("verify", {})
    m.move("tell", {**VERIFIED, "told_on": "t"}, NAME)
    at.days_on(16)
    m.sit("hwm")
    m.open(number)
    m.move("submit_told", {"objection": "0"}, "3,611.11")
    m.sit("xlm")
    m.open(number)
    m.move("approve", {"opinion": "同意。"}, "脱困")


def test_one_family_from_application_to_exit(day: Morning, at: House) -> None:
    file_is_opened(day, at)
    relief_is_paid(day, at)
    at.days_on(345)
    file_is_reviewed(day, at)
    family_leaves(day, at)
    listed = listing.page(at.clerk, FileFilter("out")).rows
    assert [one.number for one in listed] == [FILE_NO]
    view = viewing.view(at.clerk, listed[0].file_id)
    assert [one.words for one in view.events] == ["脱困", "类别变更", "年度复核", "建档"]
    assert [one.why for one in view.versions] == ["年度复核", "建档"]
    with at.clerk.read() as asks:
        assert payouts.received(at.clerk, asks, [view.person_id], 2026) != ()
    assert upkeep.verify(at.clerk).ok
