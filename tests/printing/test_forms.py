"""Forms and official letters (表格与公文): upright labels, boxes that share the height, the 28 × 22 grid."""

from dataclasses import replace
from itertools import pairwise

import pytest

from app.engine.prints import (
    AmountBox,
    Cells,
    Closing,
    Document,
    Entry,
    Letterhead,
    Opinion,
    Paragraph,
    Section,
    Table,
)
from app.engine.prints.blocks import Column
from app.printing import image
from app.printing.calibration import CROSSES, FRAME_SIDE, sheet
from app.printing.fonts import SANS_BOLD
from app.printing.laid import Page
from app.printing.layout import lay_out
from app.printing.paper import MM
from app.printing.pdf import draw
from tests.kit.golden import picture
from tests.printing.form_samples import approval, day_sheet, letter

LABEL = "共同生活的家庭成员"


def said(page: Page) -> str:
    return "".join(run.text for run in page.runs).replace(" ", "")


def upright(page: Page) -> str:
    """What stands in the first column, from the top down."""
    edge = 24 * MM + 14 * MM
    runs = [run for run in page.runs if run.x < edge and run.y > 38 * MM and len(run.text) == 1]
    return "".join(run.text for run in sorted(runs, key=lambda one: one.y))


def test_a_section_has_its_label_once_and_again_on_the_next_page() -> None:
    table = Table((Column("姓名"), Column("关系")), (("徐桂芳", "本人"),) * 60)
    pages = lay_out(Document("表", "a4", "", "", (Section(LABEL, (table,)),))).pages
    assert len(pages) > 1
    assert upright(pages[0]) == LABEL
    for page in pages[1:]:
        assert upright(page).startswith(LABEL[0])
        assert "（续）" in said(page)
        assert "关系" in said(page)


def test_a_low_section_is_as_high_as_its_label_needs() -> None:
    one = Cells((Entry("姓名", "徐桂芳", (2, 9)),))
    low, high = (
        lay_out(Document("表", "a4", "", "", (Section(label, (one,)),))).pages[0].frames[0].height
        for label in ("人", LABEL)
    )
    assert low == pytest.approx(9 * MM, abs=0.1)
    assert high > 9 * 10.5


def test_boxes_for_opinions_share_the_free_height_and_stay_with_the_sum() -> None:
    for reason in ("同意。", "情况属实，同意上报。" * 40):
        pages = lay_out(approval(reason)).pages
        decided = said(pages[-1])
        assert "¥8,800.00" in decided
        assert decided.count("（盖章）") == 2
        assert max(one.y + one.height for one in pages[-1].frames) > 240 * MM


def test_an_amount_left_for_the_hand_is_empty() -> None:
    page = lay_out(Document("单", "a5", "", "", (AmountBox(None),))).pages[0]
    assert said(page) == "单金额大写"


def test_the_chain_stands_in_sixteen_groups_beside_its_code() -> None:
    (page,) = lay_out(day_sheet()).pages
    groups = "".join(run.text for run in page.runs if run.size == 12 and run.font == SANS_BOLD)
    assert groups == "9F3C51D07AE2B8464D0C77F1E85A2B9C03D6417EFA58C92BE1706D3F8B24A5CE"
    (code,) = page.codes
    assert all(run.x < code.x for run in page.runs if code.y < run.y < code.y + code.side)


def full_page(count: int) -> tuple[Page, ...]:
    head = Letterhead("武义县总工会")
    words = ("工" * (28 * count - 2), *("会" * 26,) * 3)
    blocks = (Paragraph("\n".join(words)), Closing("武义县总工会", "2026年12月11日"))
    return lay_out(Document("答复", "a4", "武工信复字〔2026〕7号", "", blocks, letterhead=head)).pages


def test_a_letter_has_22_lines_of_28_characters() -> None:
    page = full_page(60)[1]
    lines = sorted({run.y for run in page.runs if run.size == 15})
    assert len(lines) == 22
    assert [round(b - a, 2) for a, b in pairwise(lines)] == [28.99] * 21
    first = [run for run in page.runs if run.y == lines[0]]
    assert sum(len(run.text) for run in first) == 28


def test_pages_of_a_letter_are_numbered_left_and_right_but_for_the_first() -> None:
    pages = full_page(60)
    assert len(pages) >= 3
    places = [[run.x for run in page.runs if run.size == 14] for page in pages[:3]]
    assert places[0] == []
    assert min(places[1]) < 40 * MM
    assert min(places[2]) > 150 * MM
    assert "—2—" in said(pages[1])


def test_a_printed_letterhead_is_left_off_and_all_else_stays() -> None:
    plain, printed = (lay_out(letter(printed=one)).pages[0] for one in (False, True))
    gone = [run.text for run in plain.runs if run not in printed.runs]
    assert "".join(gone) == "武义县总工会"
    assert [one for one in printed.runs if one not in plain.runs] == []
    assert printed.strokes == ()


def test_a_title_too_long_for_a_line_is_set_on_lines_of_about_one_length() -> None:
    head = Letterhead("武义县总工会")
    title = "关于浙江武义壶山晨曦不锈钢真空保温器皿制造股份有限公司拖欠加班工资问题的处理意见书"
    page = lay_out(replace(letter(), title=title, letterhead=head)).pages[0]
    lines: dict[float, int] = {}
    for run in page.runs:
        if run.size == 22:
            lines[run.y] = lines.get(run.y, 0) + len(run.text)
    assert len(lines) == 3
    assert min(lines.values()) > 0.6 * max(lines.values())


def test_an_opinion_outside_a_section_has_its_label_beside_it() -> None:
    page = lay_out(Document("表", "a4", "", "", (Opinion("审批意见"),))).pages[0]
    assert "审批意见" in said(page)


def test_a_notice_on_a3_is_the_one_on_a4_enlarged() -> None:
    small, large = (lay_out(day_sheet().sized(size)).pages[0] for size in ("a4", "a3"))
    assert (round(large.width / MM), round(large.height / MM)) == (297, 420)
    assert said(large) == said(small)


def test_the_frame_of_the_calibration_sheet_is_100_mm_and_its_crosses_stand_where_they_say() -> None:
    dpi = 254
    page = picture(image.pages(draw(sheet("XC01"), layers={"form"}), dpi)[0])
    page = page.point(lambda one: 255 if one < 128 else 0)
    left, top = 550, 1000
    side = round(FRAME_SIDE * 10)
    for across, down in ((0, side // 2), (side, side // 2), (side // 2, side)):
        x, y = left + across, top + down
        assert page.crop((x - 2, y - 2, x + 3, y + 3)).getbbox() is not None
    for place in CROSSES:
        middle = round(place[0] * 10), round(place[1] * 10)
        box = page.crop((middle[0] - 60, middle[1] - 60, middle[0] + 61, middle[1] + 61)).getbbox()
        assert box is not None
        assert (box[0] + box[2]) / 2 == pytest.approx(60.5, abs=1)
        assert (box[1] + box[3]) / 2 == pytest.approx(60.5, abs=1)


def test_the_second_pass_of_the_calibration_sheet_is_a_scale_of_29_tenths_alone() -> None:
    (page,) = sheet("XC01").pages
    second = [one for one in page.strokes if one.layer == "data"]
    assert len(second) == 21
    assert {one.layer for one in page.runs} == {"form"}
    assert {one.layer for one in page.frames} == {"form"}
    assert {one.layer for one in page.codes} == {"form"}
    steps = {round((b.x1 - a.x1) / MM, 1) for a, b in pairwise(second)}
    assert steps == {2.9}
