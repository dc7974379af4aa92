"""Layout (排版): the order of a slip, sheets that hold, texts that flow over pages, empty values."""

from dataclasses import replace

import pytest

from app.core.errors import Invalid
from app.engine.prints import (
    Document,
    Groups,
    MaterialLine,
    Materials,
    Missing,
    Note,
    Paragraph,
    Query,
    Row,
    Rows,
    Signatures,
    Size,
    Subject,
)
from app.printing import image
from app.printing.laid import Laid
from app.printing.layout import lay_out
from app.printing.paper import EDGE, MM
from app.printing.pdf import Reprint, draw
from tests.kit.golden import picture, words
from tests.printing.samples import REASON, UNIT, full_receipt, grid, receipt, recovery

AGAIN = Reprint(2, "2026-11-24 10:31", "陈晓")
SHEETS: list[Document] = [
    receipt("a5"), full_receipt("a5"), full_receipt("a4"), grid(), grid(REASON * 40), grid(REASON * 9, "a5"),
    recovery(),
]  # fmt: skip


def said(laid: Laid) -> str:
    """All that is drawn, without blanks."""
    runs = (run.text for page in laid.pages for run in page.runs)
    return "".join("".join(runs).split())


def test_the_order_of_a_slip_is_fixed() -> None:
    read = "".join(words(draw(lay_out(full_receipt("roll80"))))[0])
    order = [
        "受理回执", "住院医疗互助金", "HZ-XC01-2026-000118", "何＊𠮷", "2027年1月5日前", "已收材料",
        "延迟申请情况说明", "尚缺（容缺受理）", "第二次住院费用发票", "4XW7QA", "0579-80000000", "经办 陈晓",
    ]  # fmt: skip
    places = [read.index(word) for word in order]
    assert places == sorted(places)


def test_a_slip_is_as_long_as_it_needs_and_keeps_the_place_of_the_reprint() -> None:
    short, long = lay_out(receipt("roll80")).pages[0], lay_out(full_receipt("roll80")).pages[0]
    assert short.width == long.width == pytest.approx(80 * MM, abs=0.01)
    assert long.height > short.height + 100
    for page in (short, long):
        lowest = max(run.y for run in page.runs)
        assert lowest + 10 < page.reprint.y < page.height - 8 * MM


def test_everything_on_a_slip_lies_within_the_72_mm_that_are_printed() -> None:
    pdf = draw(lay_out(full_receipt("roll80")), AGAIN)
    page = picture(image.pages(pdf, 254)[0]).point(lambda one: 255 if one < 200 else 0)
    box = page.getbbox()
    assert box is not None
    assert box[0] >= 39
    assert box[2] <= 761


def test_nothing_on_a_slip_is_under_nine_points_or_under_a_line_of_six_tenths() -> None:
    page = lay_out(full_receipt("roll80")).pages[0]
    assert min(run.size for run in page.runs) >= 9
    assert min(line.thick for line in page.strokes) >= 0.6
    assert min(box.thick for box in page.frames) >= 0.6


def test_nine_papers_two_missing_and_the_reprint_line_go_on_one_sheet_of_a5() -> None:
    laid = lay_out(full_receipt("a5"))
    assert len(laid.pages) == 1
    frame = max(one.y + one.height for one in laid.pages[0].frames)
    assert frame < 134.1 * MM
    assert frame + 3 < laid.pages[0].reprint.y - 8


@pytest.mark.parametrize("document", SHEETS)
def test_nothing_is_drawn_at_the_edge_of_a_sheet(document: Document) -> None:
    for page in image.pages(draw(lay_out(document), AGAIN), 127):
        shown = picture(page).point(lambda one: 255 if one < 250 else 0)
        box = shown.getbbox()
        assert box is not None
        edge = EDGE / 72 * 127
        assert min(box[0], box[1], page.width - box[2], page.height - box[3]) >= edge


@pytest.mark.parametrize("document", SHEETS)
def test_every_page_of_a_sheet_says_its_title_and_number(document: Document) -> None:
    pages = words(draw(lay_out(document)))
    for n, lines in enumerate(pages):
        page = "\n".join(lines)
        assert document.title in page
        assert document.number in page
        assert ("（续）" in page) == (n > 0)
        if len(pages) > 1 or document.size == "a4":
            assert f"第{n + 1}页 共{len(pages)}页" in page


@pytest.mark.parametrize("size", ["a4", "a5"])
@pytest.mark.parametrize("count", [0, 1, 800, 10_000])
def test_long_text_flows_over_pages_and_nothing_is_cut_or_shrunk(size: Size, count: int) -> None:
    text = (REASON * (count // len(REASON) + 1))[:count]
    laid = lay_out(grid(text, size))
    own = [run for page in laid.pages for run in page.runs if run.size == 12 and "Kai" in run.font]
    assert "".join(run.text for run in own) == text
    assert (len(laid.pages) > 1) == (count >= 800 or size == "a5")
    for page in laid.pages:
        assert max(run.y for run in page.runs) < page.height - EDGE


def test_a_text_that_goes_over_keeps_three_lines_and_gives_two() -> None:
    for count in range(400, 1200, 23):
        text = (REASON * 20)[:count]
        pages = lay_out(grid(text)).pages
        lines = [len({run.y for run in page.runs if "Kai" in run.font}) for page in pages]
        held = [one for one in lines if one]
        if len(held) > 1:
            assert held[0] >= 3
            assert held[-1] >= 2
        assert "（续）" not in said(Laid("", "", "", pages[:1]))


def test_the_label_of_a_text_that_goes_over_is_repeated_as_continued() -> None:
    second = "\n".join(words(draw(lay_out(grid(REASON * 20))))[1])
    assert "申请理由" in second
    assert second.count("（续）") == 2


def test_signatures_never_stand_without_what_they_sign() -> None:
    for count in range(700, 1500, 31):
        last = words(draw(lay_out(grid((REASON * 20)[:count]))))[-1]
        page = "".join(last)
        assert "经办人：" in page
        assert "核定金额" in page


def test_the_head_of_a_list_is_repeated_on_a_new_page() -> None:
    lines = tuple(MaterialLine(n + 1, f"第{n + 1}份材料", "原件", 1) for n in range(80))
    document = replace(receipt("a5"), blocks=(Subject("申请事项", "救助"), Materials("已收材料", "", lines)))
    pages = words(draw(lay_out(document)))
    assert len(pages) > 1
    assert all("序 已收材料 形式 份数 序 已收材料 形式 份数" in page for page in pages)
    read = "".join("".join(page) for page in pages)
    assert all(f"第{n + 1}份材料" in read for n in range(80))


def test_an_empty_value_is_a_dash_on_a_sheet_and_no_line_on_a_slip() -> None:
    rows = (Row("工作单位", ""), Row("姓名", "徐桂芳"))
    document = Document("登记表", "a4", "", "中心", (Rows(rows),))
    assert "工作单位 —" in words(draw(lay_out(document)))[0]
    assert "工作单位" not in said(lay_out(document.sized("roll80")))


@pytest.mark.parametrize("size", ["roll80", "a5", "a4"])
def test_empty_lists_and_blocks_leave_no_trace(size: Size) -> None:
    blocks = (
        Subject("申请事项", "救助"), Rows(()), Materials("已收材料", "", ()), Missing("尚缺", "", ()),
        Note("说明。"),
    )  # fmt: skip
    read = said(lay_out(Document("受理回执", size, "", "中心", blocks)))
    assert "已收材料" not in read
    assert "尚缺" not in read
    assert "说明。" in read


@pytest.mark.parametrize("size", ["roll80", "a5", "a4"])
def test_a_paper_of_nothing_but_its_head_is_a_page(size: Size) -> None:
    laid = lay_out(Document("受理回执", size, "", "", ()))
    assert len(laid.pages) == 1
    assert "受理回执" in said(laid)


@pytest.mark.parametrize("size", ["roll80", "a5", "a4"])
def test_long_names_wrap_and_are_whole(size: Size) -> None:
    name = "阿卜杜拉·买买提江·吐尔逊·艾合买提·图尔荪江"
    unit = UNIT * 3
    blocks = (
        Subject("申请事项", "困难职工" * 40),
        Rows((Row("姓名", name, half=True, whole=True), Row("证件", "X" * 40, half=True), Row("单位", unit))),
        Query("7K3M9P", "0579-80000000", "", "JZ-XC01-2026-000412 7K3M9P"),
    )
    document = Document(
        "受理回执" * 8, size, "JZ-XC01-2026-000412", UNIT * 2, blocks, clerk=name, foot="XC01 09:14印"
    )
    read = said(lay_out(document))
    for word in ("困难职工" * 40, name, "X" * 40, unit, "JZ-XC01-2026-000412"):
        assert word in read


def test_a_name_on_a_slip_breaks_only_after_its_dot() -> None:
    row = Row("申请人", "阿卜杜拉·买买提江·吐尔逊江巴依", whole=True)
    lines = words(draw(lay_out(Document("回执", "roll80", "", "中心", (Rows((row,)),)))))[0]
    assert lines[2:4] == ["申请人 阿卜杜拉·买买提江·", "吐尔逊江巴依"]


def test_a_query_code_with_no_rows_or_only_a_long_one_has_a_row_of_its_own() -> None:
    query = Query("7K3M9P", "", "", "JZ-XC01-2026-000412 7K3M9P")
    for blocks in ((query,), (Rows((Row("申请理由", REASON * 30, face="own"),)), query)):
        laid = lay_out(Document("回执", "a5", "", "中心", blocks))
        assert sum(len(page.codes) for page in laid.pages) == 1
        assert said(laid).count("7K3M9P") == 2
        assert "".join(said(laid).split()).count("母亲年老多病") == (30 if len(blocks) == 2 else 0)


def test_an_odd_half_row_stretches_and_rows_for_rolls_stay_there() -> None:
    rows = (
        Row("甲", "一", half=True),
        Row("乙", "二"),
        Row("丙", "三", on="roll"),
        Row("丁", "四", half=True),
    )
    sheet = lay_out(Document("表", "a4", "", "", (Rows(rows),)))
    assert "三" not in said(sheet)
    assert "三" in said(lay_out(Document("表", "roll80", "", "", (Rows(rows),))))
    assert len([one for one in sheet.pages[0].strokes if one.y1 == one.y2]) == 2


def test_figures_stand_in_the_form_face_and_words_in_the_record_face() -> None:
    rows = (
        Row("身份证号", "33072319820615006X"), Row("电话", "139****5526"), Row("时间", "2026-11-23 09:12"),
        Row("住址", "样例村12号"),
    )  # fmt: skip
    page = lay_out(Document("表", "a4", "", "", (Rows(rows),))).pages[0]
    fonts = {run.text: run.font for run in page.runs}
    assert fonts["33072319820615006X"] == fonts["139****5526"] == "NotoSansSC-Regular"
    assert fonts["2026-11-23 09:12"] == "NotoSansSC-Regular"
    assert fonts["样例"] == "NotoSerifSC-Regular"


@pytest.mark.parametrize("size", ["roll80", "a5", "a4"])
def test_a_character_without_a_glyph_is_named(size: Size) -> None:
    document = Document("表", size, "", "", (Rows((Row("姓名", "徐☐芳"),)),))
    with pytest.raises(Invalid, match="☐"):
        lay_out(document)


def test_paragraphs_of_every_face_flow_and_sign_on_rolls_too() -> None:
    blocks = (
        Paragraph(REASON * 12), Paragraph(REASON * 12, "own"), Paragraph(REASON * 12, "form"),
        Signatures(("领取人",), dated=False),
    )  # fmt: skip
    document = Document("说明", "a4", "", "中心", blocks)
    for laid in (lay_out(document), lay_out(document.sized("a5")), lay_out(document.sized("roll80"))):
        assert said(laid).count("特申请生活救助。") == 36
        assert "领取人：" in said(laid)


def test_groups_without_a_label_stand_in_a_table_of_their_own() -> None:
    blocks = (Rows((Row("编号", "一"),)), Groups("", tuple(f"{n:04X}" for n in range(16)), big=False))
    page = lay_out(Document("日结单", "a4", "RJ-XC01-20261123", "中心", blocks)).pages[0]
    first, second = page.frames
    assert second.y - first.y - first.height == pytest.approx(3 * MM, abs=0.05)
    figures = "".join(run.text for run in page.runs if run.font == "NotoSansSC-Bold")
    assert figures == "".join(f"{n:04X}" for n in range(16))
