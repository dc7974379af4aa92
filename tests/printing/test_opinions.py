"""Boxes of approval forms (审批表的栏): two opinions side by side, a photograph, own words, long sections."""

from dataclasses import replace
from itertools import pairwise

import pytest

from app.engine.prints import (
    Apart,
    Block,
    Cells,
    Column,
    Document,
    Entry,
    Opinion,
    Opinions,
    Photo,
    Section,
    Size,
    Table,
)
from app.printing.fonts import KAI
from app.printing.laid import Page, Run
from app.printing.layout import lay_out
from app.printing.paper import MM

LEFT, COLUMN, RIGHT = 24 * MM, 14 * MM, 192 * MM
"""The edges of the grid of A4, and one of its twelve columns."""
BOTH = Opinions(Opinion("单位意见", "情况属实。", "负责人"), Opinion("县总工会意见", "同意。", "审批人"))
ROW = Cells((Entry("姓名", "徐桂芳", (3, 15)),))


def pages_of(*blocks: Block, size: Size = "a4", fit: int = 0) -> tuple[Page, ...]:
    return lay_out(Document("表", size, "", "", blocks, fit=fit)).pages


def runs(page: Page, text: str) -> list[Run]:
    return [one for one in page.runs if one.text == text]


def said(page: Page) -> str:
    return "".join(run.text for run in page.runs)


def test_two_opinions_stand_side_by_side_each_with_its_label_hand_seal_and_date() -> None:
    (page,) = pages_of(BOTH)
    middle = LEFT + 6 * COLUMN
    for words in ("负责人签名：", "审批人签名：", "情况属实。", "同意。"):
        (run,) = runs(page, words)
        assert (run.x < middle) is (words in ("负责人签名：", "情况属实。"))
    for words in ("（盖章）", "年", "月", "日"):
        left, right = sorted(one.x for one in runs(page, words))
        assert right - left == pytest.approx(6 * COLUMN, abs=0.1)
    labels = sorted((one.x, one.y) for one in page.runs if len(one.text) == 1 and one.text in "县总工会意见")
    assert {round((x - middle) / COLUMN) for x, _ in labels if x > middle} == {0}


def test_a_box_beside_another_holds_a_seal_of_42_mm_that_covers_no_signature() -> None:
    (page,) = pages_of(BOTH)
    height = page.frames[0].height
    assert height >= 45 * MM
    bottom = page.frames[0].y + height
    lines = [one for one in page.strokes if one.y1 == one.y2 and bottom - 12 * MM < one.y1 < bottom - 1]
    assert len(lines) == 2
    for line, edge in zip(sorted(lines, key=lambda one: one.x1), (LEFT + 6 * COLUMN, RIGHT), strict=True):
        assert line.x2 < edge - 42 * MM
        assert line.x2 - line.x1 > 15 * MM


def test_a_long_opinion_makes_both_boxes_higher_and_stands_above_the_hand() -> None:
    words = "经核实，情况属实。" * 30
    (page,) = pages_of(replace(BOTH, right=replace(BOTH.right, text=words)))
    assert said(page).replace(" ", "").count("情况属实") == 31
    lowest = max(one.y for one in page.runs if one.x > LEFT + 7 * COLUMN and "属实" in one.text)
    assert all(one.y > lowest + 5 * MM for one in runs(page, "审批人签名："))


def test_opinions_share_the_free_height_and_stay_with_the_table_they_decide_on() -> None:
    facts = Section("职工", (ROW,) * 20)
    (first, last) = pages_of(facts, Apart(), Section("核实", (ROW, ROW)), BOTH, BOTH, fit=2)
    assert said(first).count("徐桂芳") == 20
    assert said(last).count("徐桂芳") == 2
    assert said(last).count("（盖章）") == 4
    assert last.frames[0].height > 2 * 45 * MM + 18 * MM + 20 * MM


def test_opinions_on_the_roll_come_one_after_the_other() -> None:
    (page,) = pages_of(BOTH, Photo((ROW,)), size="roll80")
    first, second = (
        next(one.y for one in page.runs if one.text.startswith(words)) for words in ("负责人", "审批人")
    )
    assert first < second
    assert said(page).endswith("徐桂芳")


def test_a_photograph_has_its_place_beside_rows_that_share_out_its_height() -> None:
    (page,) = pages_of(Section("职工", (Photo((ROW, ROW)), ROW)))
    label = next(one for one in page.runs if one.text[0] == "照")
    assert label.x > LEFT + 10 * COLUMN
    edge = LEFT + 10 * COLUMN
    (upright,) = [one for one in page.strokes if one.x1 == one.x2 == pytest.approx(edge, abs=0.1)]
    assert abs(upright.y2 - upright.y1) == pytest.approx(37 * MM, abs=0.1)
    within = [one for one in page.strokes if one.y1 == one.y2 and one.x2 == pytest.approx(edge, abs=0.1)]
    assert len(within) == 1


def test_own_words_over_a_signature_are_set_in_their_face_and_go_over_the_page() -> None:
    words = "家里靠本人工资生活。" * 160
    asked = Section("申请理由", (Opinion("", words, "申请人", sealed=False, face="own"),))
    pages = pages_of(asked)
    assert len(pages) == 2
    own = "".join(run.text for page in pages for run in page.runs if run.font == KAI)
    assert own == words
    assert runs(pages[-1], "申请人签名：") != []
    for page in pages:
        label = sorted((one.y, one.text) for one in page.runs if one.x < LEFT + COLUMN and len(one.text) == 1)
        assert "".join(text for _, text in label) == "申请理由"
        (edge,) = {round(one.x1, 1) for one in page.strokes if one.x1 == one.x2}
        assert edge == pytest.approx(LEFT + COLUMN, abs=0.1)
    assert "（续）" in said(pages[-1])
    assert "（盖章）" not in "".join(said(page) for page in pages)


@pytest.mark.parametrize("above", range(20, 27))
def test_the_label_of_a_section_never_overprints_itself_where_it_goes_over(above: int) -> None:
    pages = pages_of(Section("职工", (ROW,) * above), Section("家庭收入与支出", (ROW,) * 9))
    for page in pages:
        upright = sorted(
            (round(one.x, 1), one.y) for one in page.runs if one.x < LEFT + COLUMN and len(one.text) == 1
        )
        gaps = [low - high for (x, high), (at, low) in pairwise(upright) if x == at]
        assert min(gaps) > 11


def test_rows_of_a_table_are_as_high_as_a_fingerprint_wants() -> None:
    table = Table((Column("姓名"), Column("指印")), (("徐桂芳", ""), ("李国强", "")), high=18)
    (page,) = pages_of(table)
    assert page.frames[0].height == pytest.approx((7 + 2 * 18) * MM, abs=0.1)
