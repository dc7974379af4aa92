"""A morning at the counter (一个上午): five walk-ins, one per line, through the real window alone."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.printing import image
from app.services import people, today
from app.ui.screens.counter.compare_view import CompareView
from app.ui.screens.statistics.page import StatisticsPage
from app.ui.screens.today.due import DuePart
from app.ui.screens.today.page import TodayPage
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import Link
from app.ui.widgets.move_button import MoveButton
from tests.kit.factories import PASSWORD, House, house, id_number
from tests.kit.pages import Window, grey, seen, words_of
from tests.kit.papers import text_of
from tests.services.test_units import credit_code

ZHOU, TANG, LAN, FANG, LI, WU = "周素梅", "汤国良", "蓝秀英", "方国强", "李秀英", "吴金凤"
NUMBERS = {name: id_number(n) for n, name in enumerate((ZHOU, TANG, LAN, FANG, LI, WU), start=12)}
UNIT = "武义桐琴包装有限公司"
ACCUSED = "钱某某"

FILE = {
    "channel": "visit", "reply_way": "phone", "apply_category": "2", "worker_kind": "worker",
    "work_state": "1", "health": "01", "marriage": "2", "hukou_kind": "resident", "insurance": "worker",
    "on_dibao": "0", "housing": "1", "other_booklet": "0", "own_income": "3000", "other_income": "0",
    "household_income": "36000", "main_cause": "6", "reason": "本人患病，收入不够支出。",
}  # fmt: skip
FILE_PAPERS = (
    "form", "request", "id", "id_family", "promise", "check_auth",
    "hukou", "bank", "minutes", "notice_result", "union_opinion", "diagnosis", "settlement",
)  # fmt: skip
QUESTION = {"way": "visit", "topic": "R0401", "question": "单位拖欠工资怎么办？"}
ANSWER = {"answer": "可以申请调解，也可以申请仲裁。", "minutes": "10", "next": "mediation"}
PETITION = {
    "reply_way": "phone", "purpose": "plea", "content": "0204", "place": "330723102",
    "fact": "加班费三个月没有发。", "receiver": "方静", "complained": UNIT,
    "complained_phone": "0579-87654321",
}  # fmt: skip
DISPUTE = {
    "respondent_kind": "unit", "claims.1.claim": "R0401", "claims.1.demand": "支付加班费",
    "claims.1.amount": "5600", "oral": "1", "service_address": "武义县示例路18号", "still_employed": "1",
    "contract": "written", "heads": "1", "known_on": "20261020",
}  # fmt: skip
REFERRED = {"summary": "反映拖欠加班费", "refer_to": "劳动争议调解"}
LETTER = {
    "applied_on": "t", "purpose": "plea", "content": "0204", "place": "330723102", "receiver": "方静",
    "fact": "来信反映食堂卫生。", "postmark_on": "-2", "pages": "2",
}  # fmt: skip
REPORT = {
    "purpose": "report", "content": "0204", "place": "330723102", "fact": "会费去向不明。",
    "receiver": "方静", "accused.1.name": ACCUSED, "accused.1.post": "工会主席", "clue": "会费账目没有公开。",
    "wants_reply": "1",
}  # fmt: skip
SEEKER = {
    "reply_way": "phone", "town_code": "330723102", "education": "71", "consent": "1",
    "wishes.1.trade": "01", "wishes.1.wage": "5000", "wishes.1.place": "桐琴镇",
}  # fmt: skip
VACANCY = {
    "channel": "visit", "reply_way": "phone", "contact": "何建国", "is_agency": "0", "needs_permit": "0",
    "posts.1.job": "冲压工", "posts.1.trade": "01", "posts.1.seats": "2", "posts.1.wage_low": "5500",
    "posts.1.wage_high": "7500", "posts.1.wage_form": "piece", "posts.1.place": "桐琴镇",
    "posts.1.content": "操作冲床。", "valid_to": "+60",
}  # fmt: skip
CHECKED = {"minimum": "2490", "minimum_source": "测试用数", "check_opinion": "同意发布。"}
COVER = {
    "kind": "insured", "from_on": "20260101", "to_on": "20261231", "number": "CB-XC01-2026-000001",
    "source": "2026年度参保名册",
}  # fmt: skip
CLAIM = {
    "reply_way": "phone", "si_kind": "职工医保", "si_place": "武义县", "retired": "在职",
    "counter_reason": "2", "claim_kind": "住院", "hospital": "县样例医院", "hospital_level": "二级",
    "designated": "1", "place_kind": "本县", "admitted_on": "20261001", "discharged_on": "20261018",
    "cause_kind": "疾病", "diagnosis_main": "胆囊结石", "has_settlement": "1",
    "settlement_no": "JS2026000348", "settled_on": "20261018", "total_cost": "48260.75",
    "pool_paid": "28914.30", "serious_paid": "4510.25", "assist_paid": "0", "civil_paid": "0",
    "other_fund_paid": "0", "account_paid": "1200", "family_account_paid": "0", "cash_paid": "13600",
    "deductible": "800", "class_b_self": "2000", "self_funded": "3000", "over_limit": "0",
    "self_share": "9036.20", "one_stop_paid": "0", "commercial_paid": "0", "third_party_paid": "0",
    "relief_paid": "0", "payee_relation": "本人", "true_statement": "1", "data_consent": "1",
    "refund_promise": "1", "signed_on": "t",
}  # fmt: skip
CLAIM_PAPERS = ("form", "id", "diagnosis", "settlement", "bank", "union_seal")


class Morning:
    """The morning as it goes (上午): the window, whose papers are saved and read back as they come."""

    def __init__(self, window: Window, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.window, self.folder, self.patch = window, folder, patch
        self.codes: dict[str, str] = {}
        self.papers = 0

    def sit(self, initials: str) -> None:
        """Somebody takes the seat."""
        if self.window.entrance.frame is None:
            self.window.sign_in(initials, PASSWORD)
        else:
            self.window.change_to(initials, PASSWORD)

    def meet(self, name: str) -> None:
        """A walk-in whom nobody knows yet is entered; his card is in front."""
        self.window.search(NUMBERS[name], enter=False)
        self.window.press("F2")
        self.window.fill(self.window.person_form(), {"name": name, "phone": "13957265526"})
        self.window.press("F10")
        self.window.wait(self.on_card)

    def find(self, text: str) -> None:
        """The card of whoever the box finds."""
        self.window.search(text)
        self.window.wait(self.on_card)

    def on_card(self) -> bool:
        """The card of a person is in front."""
        return self.window.counter.current() is self.window.counter.card

    def take_in(
        self, texts: Mapping[str, str], papers: Sequence[str], move: str, *words: str, without: str = ""
    ) -> str:
        """Fill the registration in front, tick, make its move, read the paper; gives the number."""
        window, page = self.window, self.window.registration()
        window.fill(page, texts)
        if papers:
            window.tick(page, papers)
        window.wait(lambda: not page.moves.button(move).closed)
        page.moves.button(move).choose()
        window.wait(window.on_case)
        number = window.case.number
        assert number in window.line.pane._told.sentence()
        if words:
            self.codes[number] = self.read(*words, number, without=without)
        return number

    def open(self, number: str) -> None:
        """Type a number into the box."""
        self.window.search(number)
        self.window.wait(lambda: self.window.on_case() and self.window.case.number == number)

    def move(self, code: str, texts: Mapping[str, str], *words: str, reason: str = "") -> None:
        """One move of the case in front, and the paper that it prints read back."""
        window, before = self.window, self.window.case.version
        window.fill(window.line.pane, texts)
        window.move(code)
        if reason:
            window.give_reason(window.line.pane.ask, reason)
        window.wait(lambda: window.case.version > before)
        if words:
            self.read(*words)

    def follow(self, link: str) -> None:
        """Ctrl+J, then a link beside the case in front."""
        side = self.window.line.pane.side
        self.window.press("Ctrl+J")
        self.window.wait(lambda: any(one.isVisible() for one in side.findChildren(Link, link)))
        seen(side, Link, link).click()

    def read(self, *words: str, without: str = "") -> str:
        """The paper in preview, saved and read back in text and picture; gives the text of its code."""
        preview = self.window.line.preview
        self.window.wait(preview.isVisible)
        self.papers += 1
        target = self.folder / f"{self.papers}.pdf"
        self.patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
        seen(preview, MoveButton, "save_pdf").choose()
        pdf = target.read_bytes()
        text = text_of(pdf)
        assert [one for one in words if one not in text] == [], text
        assert [one for one in without.split() if one in text] == [], text
        for page in image.pages(pdf, 60):
            assert len(set(page.data)) > 8
        assert "打过 1 次" in words_of(preview)
        first = image.pages(pdf, 203)[0]
        grown = memoryview(first.data[::4]).cast("B", (first.height, first.stride // 4))
        found = [one.text for one in zxingcpp.read_barcodes(grown)]
        shown = zxingcpp.read_barcodes(grey(preview.sheets.picture().scaledToWidth(900)))
        assert {one.text for one in shown} <= set(found)
        self.window.press("Esc")
        self.window.wait(lambda: not preview.isVisible())
        return found[0] if found else ""


@pytest.fixture
def at(tmp_path: Path) -> House:
    """An office whose file is closed, with one older entry of 周素梅: no paper, only her birth date."""
    made = house(tmp_path / "data")
    number = NUMBERS[ZHOU]
    born = f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
    people.register_person(made.clerk, {"name": ZHOU, "born_on": born, "phone": "13857264444"})
    made.close()
    return made


@pytest.fixture
def morning(qtbot: QtBot, at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Morning]:
    """The window at its sign-in page."""
    window = Window(qtbot, at.folder, at.clock)
    yield Morning(window, tmp_path, monkeypatch)
    window.shell.close()


def relief_lacks_a_paper(m: Morning) -> str:
    """困难帮扶: she looks like an older entry; a paper is missing and told once."""
    m.window.search(NUMBERS[ZHOU], enter=False)
    m.window.press("F2")
    form = m.window.person_form()
    m.window.fill(form, {"name": ZHOU, "phone": "13957265526"})
    assert "姓名、出生日期相同" in words_of(form.same)
    m.window.press("F10")
    m.window.wait(m.on_card)
    assert f"可能与“{ZHOU}”（无证件）重复" in words_of(m.window.counter.card.twins)
    page = m.window.begin(1, "relief.file_open")
    m.window.fill(page, FILE)
    m.window.tick(page, FILE_PAPERS)
    assert page.moves.button("accept").closed.startswith("缺必要材料 1 件（收入证明")
    number = m.take_in({}, (), "supplement", "一次性告知书", "收入证明", "困难职工建档")
    assert number == "JZ-XC01-2026-000001"
    return number


def advice_is_answered(m: Morning) -> str:
    """维权: a question, answered at once; its sheet is printed on request."""
    m.meet(TANG)
    m.window.begin(2, "rights.advice")
    number = m.take_in({**QUESTION, **ANSWER}, (), "answer")
    m.follow("issue_answer_sheet")
    m.read("法律咨询答复单", "可以申请调解", number)
    assert m.window.case.ended
    return number


def unit_offers_posts(m: Morning) -> str:
    """就业: a unit with its credit code registers a post."""
    m.window.search(UNIT, enter=False)
    seen(m.window.counter.finder, Link, "register_unit").click()
    texts = {"credit_code": credit_code(), "phone": "0579-87654321", "contact": "何建国"}
    m.window.fill(m.window.unit_form(), texts)
    m.window.press("F10")
    m.window.wait(lambda: m.window.counter.current() is m.window.counter.unit)
    m.window.counter.begin("employment.vacancy")
    papers = ("licence", "job_brief", "unit_mandate", "id_contact")
    number = m.take_in(VACANCY, papers, "accept", "岗位登记回执", UNIT)
    m.move("submit", {})
    return number


def seeker_registers(m: Morning) -> str:
    """就业: somebody seeks work."""
    m.meet(FANG)
    m.window.begin(4, "employment.seeker")
    return m.take_in(SEEKER, ("id",), "accept", "求职登记", "方＊强")


def claim_waits_for_cover(m: Morning) -> None:
    """医疗互助: the cover isn't there yet; what was typed is kept while she asks."""
    m.meet(LI)
    page = m.window.begin(5, "mutual_aid.inpatient")
    m.window.fill(page, CLAIM)
    m.window.tick(page, CLAIM_PAPERS)
    m.window.press("Esc")
    m.window.wait(m.on_card)


def petition_becomes_mediation(m: Morning) -> tuple[str, str]:
    """信访: registered with a neutral slip, then carried over to 维权; both cases show the other."""
    m.meet(LAN)
    m.window.begin(3, "petitions.visit")
    petition = m.take_in(PETITION, ("id",), "accept", "登记回执", "蓝＊英", without="受理 容缺")
    m.follow("open_rights.mediation")
    page = m.window.registration()
    typed = page.form.typed()
    assert typed["respondent"] == UNIT
    assert typed["respondent_phone"] == "0579-87654321"
    assert typed["fact"] == PETITION["fact"]
    assert typed["phone"] == "13957265526"
    dispute = m.take_in(DISPUTE, ("id",), "accept", "登记回执", "已收到您的调解申请", without="受理 容缺")
    assert "转自" in words_of(m.window.line.pane.side)
    m.follow(f"case_{petition}")
    m.window.wait(lambda: m.window.case.number == petition)
    assert "转出" in words_of(m.window.line.pane.side)
    seen(m.window.line.pane.side, Link, f"case_{dispute}")
    why = "反映的事项不属于工会职权范围，属于劳动争议，已转调解。"
    m.move("refer", REFERRED, "不予受理告知书", "劳动争议调解", reason=why)
    assert m.window.case.ended
    return petition, dispute


def unnamed_letter(m: Morning) -> str:
    """信访: a letter that nobody signed."""
    m.window.press("F3")
    seen(m.window.counter.finder, Link, "register_unnamed").click()
    m.window.counter.finder.matters.begun.emit("petitions.letter")
    number = m.take_in(LETTER, ("letter",), "accept_unnamed", "登记回执", without="受理")
    assert m.window.case.timers == ()
    return number


def report_of_wrongdoing(m: Morning) -> str:
    """信访: a visit that accuses is filed as 检举控告; its slip says no class and nobody's name."""
    m.meet(WU)
    page = m.window.begin(3, "petitions.visit")
    m.window.fill(page, {"purpose": "report"})
    assert "将登记为检举控告" in [one.accessibleName() for one in page.findChildren(Chip) if one.isVisible()]
    number = m.take_in(REPORT, (), "accept", "登记回执", without=f"检举 控告 揭发 {ACCUSED} 受理")
    assert "检举控告" in words_of(m.window.line.pane)
    return number


def reviewer_merges_and_publishes(m: Morning, vacancy: str) -> None:
    """复核: the older entry is merged side by side, the post is published, the cover entered."""
    window = m.window
    m.find(NUMBERS[ZHOU])
    twin = next(iter(window.counter.card.twins.findChildren(Link)))
    twin.click()
    view = window.counter.current()
    assert isinstance(view, CompareView)
    window.press("F10")
    window.give_reason(view.ask, "同一人，上次没带身份证。")
    window.wait(m.on_card)
    assert f"已并入“{ZHOU}”（无证件）。" in words_of(window.counter.card.twins)
    m.open(vacancy)
    m.move("publish", CHECKED, "招聘岗位", "冲压工")
    m.find(NUMBERS[LI])
    window.counter.card.moves.button("standing").choose()
    window.fill(window.standing_form(), COVER)
    window.press("F10")
    window.wait(m.on_card)


def claim_is_taken_up_again(m: Morning) -> str:
    """医疗互助: the draft is offered with the cover, a wrong figure is told, the claim accepted."""
    m.find(NUMBERS[LI])
    page = m.window.begin(5, "mutual_aid.inpatient")
    assert "存下的草稿" in page._told.sentence()
    typed = page.form.typed()
    assert (typed["total_cost"], typed["self_share"]) == ("48,260.75", "9,036.20")
    assert page.form.cell("cover_no").input.typed() == COVER["number"]
    assert page.form.cell("difference").input.typed() == "36.20"
    m.window.fill(page, {"cash_paid": "13636.20"})
    m.window.wait(lambda: page.form.cell("difference").input.typed() == "0.00")
    return m.take_in({}, (), "accept", "受理回执", "住院给付", "李＊英")


def seeker_is_referred(m: Morning, seeker: str) -> str:
    """就业: from his case to the published post, with a letter to the unit."""
    m.open(seeker)
    m.follow("open_employment.referral")
    page = m.window.registration()
    assert page.form.typed()["phone"] == "13957265526"
    number = m.take_in({"vacancy": "冲压工"}, ("id",), "accept", "推荐函", UNIT, "冲压工", "回执")
    assert "转自" in words_of(m.window.line.pane.side)
    return number


def paper_comes_later(m: Morning, number: str) -> None:
    """困难帮扶: the missing paper comes; the case is accepted under its old number."""
    m.open(number)
    m.window.receive(["income"])
    m.window.wait(lambda: not m.window.line.pane.moves.button("accept").closed)
    m.move("accept", {}, "受理回执", number, "周＊梅")
    assert m.window.case.state == "accepted"


def others_see_nothing(m: Morning, report: str) -> None:
    """Neither box nor list nor card tells others of the report; its code opens nothing."""
    for text in (report, m.codes[report], m.codes[report].partition(" ")[2], ACCUSED):
        m.window.search(text)
        assert "案件 0" in m.window.results()
        assert m.window.counter.current() is m.window.counter.finder
    m.find(NUMBERS[WU])
    told = words_of(m.window.counter.card)
    assert report not in told
    assert "检举" not in told
    m.window.press("Alt+4")
    m.window.press("Ctrl+4")
    page = m.window.line
    rows = page.list.list.rows
    shown = [rows.index(row, column).data() for row in range(rows.rowCount()) for column in range(4)]
    assert report not in shown
    assert WU not in shown


def scanned_back(m: Morning, number: str) -> None:
    """A slip's code, as a scanner types it, opens its case."""
    scanned = m.codes[number]
    assert scanned.startswith(f"{number} ")
    m.open(number)
    m.window.search(scanned.lower())
    m.window.wait(lambda: m.window.on_case() and m.window.case.number == number)


def counted(m: Morning) -> None:
    """统计 and 今日 know the morning."""
    m.window.press("Alt+8")
    page = m.window.frame.current()
    assert isinstance(page, StatisticsPage)
    assert seen(page, QComboBox, "measure").currentText() == "登记件数"
    model = page.figures.model()
    figures = {
        str(model.index(row, 0).data()): str(model.index(row, 13).data()) for row in range(model.rowCount())
    }
    wanted = {
        "困难帮扶": "1", "困难职工建档": "1", "生活救助": "—", "维权": "2", "法律咨询": "1",
        "劳动争议调解": "1", "信访": "3", "来访": "1", "来信": "1", "检举控告": "1", "就业": "3",
        "求职登记": "1", "岗位登记": "1", "推荐": "1", "医疗互助": "1", "住院给付": "1", "合计": "10",
    }  # fmt: skip
    assert {name: figures[name] for name in wanted} == wanted
    m.window.press("Alt+7")
    page = m.window.frame.current()
    assert isinstance(page, TodayPage)
    day = page.part("due")
    assert isinstance(day, DuePart)
    told = [one.text() for one in day.summary.findChildren(QLabel) if one.text()]
    assert today.day_sheet(m.window.frame.desk).visits == (("来信", 1), ("窗口·本人", 6))
    assert told[told.index("接待") + 1] == "7"
    assert told[told.index("登记 / 受理") + 1] == "9 / 8"
    assert told[told.index("容缺 / 告知 / 不予受理") + 1] == "0 / 1 / 0"


def test_a_morning(morning: Morning) -> None:
    m = morning
    m.sit("cxl")
    relief = relief_lacks_a_paper(m)
    advice = advice_is_answered(m)
    vacancy = unit_offers_posts(m)
    seeker = seeker_registers(m)
    claim_waits_for_cover(m)
    m.sit("fj")
    petition, dispute = petition_becomes_mediation(m)
    letter, report = unnamed_letter(m), report_of_wrongdoing(m)
    m.sit("hwm")
    reviewer_merges_and_publishes(m, vacancy)
    m.sit("cxl")
    claim = claim_is_taken_up_again(m)
    referral = seeker_is_referred(m, seeker)
    paper_comes_later(m, relief)
    scanned_back(m, claim)
    others_see_nothing(m, report)
    assert [advice, dispute] == [f"WQ-XC01-2026-00000{n}" for n in (1, 2)]
    assert [petition, letter, report] == [f"XF-XC01-2026-00000{n}" for n in (1, 2, 3)]
    assert [vacancy, seeker, referral] == [f"JY-XC01-2026-00000{n}" for n in (1, 2, 3)]
    counted(m)
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [m.window.shell]
    assert m.papers == 13
