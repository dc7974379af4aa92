"""Words of papers (文书用语): changed by the office from a day on, never on a paper already issued."""

from collections.abc import Mapping

import pytest

from app.core.errors import Forbidden, Invalid, NotFound
from app.engine.wording import OFFICE_BLANKS, Slot
from app.services import casework, intake, office, papers
from app.services.applicants import Applicant
from app.services.papers import Wanted
from tests.kit.factories import House, accepted, go, hardship, rooms, worker
from tests.lines.test_petitions_filed import PLEA, SORTED
from tests.services.test_paper_life import said

FOOT = "counter.slip.foot"
REFUSAL = "counter.refusal.body"


def typed(text: str, on: str = "t") -> Mapping[str, str]:
    return {"text": text, "valid_from": on, "source": "武工发〔2026〕9号"}


def slip(at: House, n: int) -> bytes:
    done = accepted(at, hardship(at, n))
    assert done.paper_id is not None
    return papers.pdf(at.clerk, done.paper_id)


def test_new_words_stand_on_new_papers_and_never_on_old_ones(at: House) -> None:
    done = accepted(at, hardship(at))
    assert done.paper_id is not None
    before = said(papers.pdf(at.clerk, done.paper_id))
    papers.set_words(at.admin, FOOT, typed("请保管好本回执，咨询电话{电话}。"))
    assert "请保管好本回执，咨询电话0579-80000000。" in said(slip(at, 2))
    assert said(papers.pdf(at.clerk, done.paper_id)) == before


def test_words_hold_from_their_day_on(at: House) -> None:
    papers.set_words(at.admin, FOOT, typed("第二版。", "+3"))
    assert "第二版" not in said(slip(at, 1))
    at.days_on(3)
    assert "第二版" in said(slip(at, 2))
    (view,) = [one for one in papers.all_words(at.admin) if one.id == FOOT]
    assert [(row.text[:3], row.when) for row in view.rows] == [("第二版", "now"), ("凭本回", "past")]
    papers.set_words(at.admin, FOOT, typed("第三版。"))
    papers.set_words(at.admin, FOOT, typed("改过的第三版。"))
    (view,) = [one for one in papers.all_words(at.admin) if one.id == FOOT]
    assert view.text == "改过的第三版。"


@pytest.mark.parametrize(
    ("slot", "text", "sentence"),
    [
        (REFUSAL, "  ", "请填写用语。"),
        (REFUSAL, "不予受理，找{县长}。", "没有占位 {县长}"),
        (REFUSAL, "不予受理 {电话", "花括号要成对"),
        (REFUSAL, "不予受理😀", "“😀”打印不出来"),
        ("relief.public_notice.body", "现予公示。", "缺少占位 {救助类别}"),
    ],
)
def test_words_that_do_not_pass_are_told_at_their_field(
    at: House, slot: str, text: str, sentence: str
) -> None:
    with pytest.raises(Invalid) as found:
        papers.set_words(at.admin, slot, typed(text))
    assert [one.field for one in found.value.faults] == ["text"]
    assert sentence in found.value.faults[0].sentence
    with pytest.raises(Invalid):
        papers.preview(at.admin, slot, text)


def test_a_day_that_has_passed_and_a_missing_source_are_refused(at: House) -> None:
    with pytest.raises(Invalid, match="不能早于今天"):
        papers.set_words(at.admin, FOOT, typed("旧的。", "-1"))
    with pytest.raises(Invalid, match="依据"):
        papers.set_words(at.admin, FOOT, {**typed("新的。"), "source": ""})


def test_only_administrators_change_words(at: House) -> None:
    with pytest.raises(Forbidden):
        papers.set_words(at.clerk, FOOT, typed("新的。"))
    with pytest.raises(NotFound):
        papers.set_words(at.admin, "counter.slip.none", typed("新的。"))


def test_every_place_has_a_preview_with_its_new_words(at: House) -> None:
    for one in papers.all_words(at.admin):
        if one.text and "、" not in one.text:
            drawn = said(papers.preview(at.admin, one.id, f"样张新词{one.text}"))
            assert "样张新词" in drawn, one.id


def test_every_line_and_every_counter_notice_has_words() -> None:
    slots: dict[str, Slot] = {}
    for matter in rooms().matters:
        for one in matter.prints:
            for slot in one.slots:
                assert slots.setdefault(slot.id, slot) == slot
                assert slot.fault(slot.default) == ""
                assert not set(slot.blanks) & set(OFFICE_BLANKS)
    lines = {slot.paper.partition(".")[0] for slot in slots.values()}
    assert lines == {"counter", *(line.code for line in rooms().lines)}


def letter(at: House, n: int) -> str:
    """The number of the letter that accepts a petition."""
    plea = PLEA | {"fact": f"第{n}件，加班费没有发。", "phone": "13957265526"}
    applicant = Applicant(worker(at, n))
    done = intake.take_in(at.petitions, "petitions.visit", "accept", applicant, plea, ())
    go(at.petitions, done.case_id, "handle", **SORTED)
    issued = casework.case(at.petitions, done.case_id).papers
    (found,) = [one for one in issued if one.code == "accept_notice"]
    drawn = said(papers.pdf(at.petitions, found.id))
    assert found.number in drawn
    assert done.number in drawn
    return found.number


def test_letters_take_their_number_where_the_office_set_its_characters(at: House) -> None:
    assert letter(at, 1) == ""
    seen = office.office_view(at.admin)
    office.change_office(at.admin, seen.version, {**seen.texts, "letter_word": "武工信复"})
    assert [letter(at, 2), letter(at, 3)] == ["武工信复字〔2026〕1号", "武工信复字〔2026〕2号"]
    papers.set_words(at.admin, "petitions.accept_notice.letter_word", typed("武工信受"))
    assert letter(at, 4) == "武工信受字〔2026〕1号"
    papers.set_words(at.admin, "petitions.accept_notice.letter_word", typed(""))
    assert letter(at, 5) == "武工信复字〔2026〕3号"
    assert papers.gap_check(at.admin) == ()
    found = papers.page(at.petitions, Wanted(papers.series(at.petitions)[0]))
    assert {one.fate for one in found.rows} == {"waiting"}
