"""Money papers (票据): copies, sums in capitals, 套打 from the same layout, rosters that add up."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from app.core.money import Money, read_capital
from app.engine.prints import AmountBox, Cells, Column, Document, Entry, Roster, Signer, SignRow, Size
from app.printing.blocks.cells import capital_words
from app.printing.laid import Laid, Layer, Page, Run
from app.printing.layout import lay_out
from app.printing.paper import EDGE, MM
from tests.printing.money_samples import LONG_NAME, MOST, payout, received, roster
from tests.printing.test_every_paper import width

THIRD = 99 * MM


def texts(runs: Iterable[Run], layer: Layer | None = None) -> str:
    return "".join(run.text for run in runs if layer in (None, run.layer)).replace(" ", "")


def form(laid: Laid) -> list[object]:
    """Everything that a printed form has already."""
    return [
        one
        for page in laid.pages
        for things in (page.runs, page.strokes, page.frames)
        for one in things
        if one.layer == "form"
    ]


def beyond(page: Page) -> list[str]:
    """What stands where printers cannot print."""
    inside = (EDGE - 0.1, page.width - EDGE + 0.1, page.height - EDGE + 0.1)
    found = [
        run.text
        for run in page.runs
        if run.x < inside[0] or run.x + width(run) > inside[1] or not EDGE < run.y < inside[2]
    ]
    lines = [
        f"{one}" for one in page.strokes if max(one.x1, one.x2) > inside[1] or min(one.x1, one.x2) < inside[0]
    ]
    return found + lines


@pytest.mark.parametrize("size", ["a5", "a4x3", "a4"])
@pytest.mark.parametrize("stress", [False, True])
def test_nothing_of_a_receipt_stands_where_printers_cannot_print(size: Size, stress: bool) -> None:
    laid = lay_out(received(size, MOST, stress=stress, banner="冲销（红字）"))
    assert [one for page in laid.pages for one in beyond(page)] == []
    assert len(laid.pages) == (1 if size == "a4x3" else 3)


@pytest.mark.parametrize(
    "document", [payout(), payout(stress=True), roster(40, stress=True), roster(3, "a4")]
)
def test_nothing_of_slip_and_roster_stands_where_printers_cannot_print(document: Document) -> None:
    assert [one for page in lay_out(document).pages for one in beyond(page)] == []


def test_three_copies_have_one_number_their_names_and_one_to_three_bars() -> None:
    pages = lay_out(received("a5")).pages
    for n, (page, name) in enumerate(
        zip(pages, ("第一联存根白", "第二联收据红", "第三联记账黄"), strict=True), 1
    ):
        said = texts(page.runs)
        assert name in said
        assert said.count("收-XC01-2026-000123") == 1
        assert sum(one.thick == 2.0 for one in page.strokes) == n
    assert "不代替发票、财政票据" in texts(pages[1].runs)
    assert "不代替发票、财政票据" not in texts(pages[0].runs)


def test_three_copies_on_a_sheet_stand_each_on_its_third_with_tear_lines_between() -> None:
    (page,) = lay_out(received("a4x3")).pages
    assert texts(page.runs).count("收-XC01-2026-000123") == 3
    heights = sorted(run.y for run in page.runs if run.text == "¥13,860.00")
    assert [round(b - a, 1) for a, b in pairwise(heights)] == [round(THIRD, 1)] * 2
    dashes = {one.y1 for one in page.strokes if one.y1 == one.y2 and one.x2 - one.x1 == pytest.approx(3)}
    assert dashes == {round(THIRD, 2), round(2 * THIRD, 2)}
    assert len(page.places) == 3


def test_only_what_a_form_lacks_is_data() -> None:
    (page,) = lay_out(replace(received("a4x3"), copies=received("a4x3").copies[:1])).pages
    data = texts(page.runs, "data")
    for word in (
        "2026",
        "11",
        "23",
        "武义晨曦保温器皿有限公司工会委员会",
        "人民币壹万叁仟捌佰陆拾元整",
        "¥13,860.00",
    ):
        assert word in data
    for word in ("收款收据", "交款人：", "金额大写", "第一联", "本联由收款单位存查"):
        assert word not in data
        assert word in texts(page.runs, "form").replace("交款人", "交款人：", 1)
    assert {one.layer for one in page.strokes if one.thick == 1.2} == {"data"}
    assert "年" not in {run.text for run in page.runs if run.layer == "data"}


@pytest.mark.parametrize("size", ["a5", "a4x3"])
def test_a_printed_form_lies_under_every_receipt(size: Size) -> None:
    plain = lay_out(received(size))
    other = replace(
        received(size, MOST, stress=True), dated_on=date(2027, 1, 5), number="收-XC01-2026-999999"
    )
    for changed in (received(size, Money(1)), other):
        assert form(lay_out(changed)) == form(plain)


@pytest.mark.parametrize(
    "fen", [1, 10, 100, 1_000_001, 123_456_789, 99_999_999_999, 99_999_999_999_999, -880_000]
)
@pytest.mark.parametrize("room", [98 * MM, 60 * MM])
def test_capitals_break_only_after_the_words_that_end_a_group(fen: int, room: float) -> None:
    lines = [one.text for one in capital_words(Money(fen), room)]
    assert read_capital("".join(lines)) == Money(fen)
    assert [line[-1] for line in lines[:-1] if line[-1] not in "亿万元"] == []


def test_both_figures_of_a_reversal_are_negative() -> None:
    said = texts(lay_out(received("a5", Money(-1_386_000), banner="冲销（红字）")).pages[0].runs)
    assert "人民币负壹万叁仟捌佰陆拾元整" in said
    assert "¥-13,860.00" in said
    assert "冲销（红字）" in said


def test_a_declared_height_bears_two_lines_and_grows_for_three() -> None:
    heights = []
    for words in ("内容", "内容" * 30, "内容" * 60):
        document = Document(
            "表", "a4", "", "", (Cells((Entry("事由", words, (2, 10)),), high=11), AmountBox(None))
        )
        heights.append(lay_out(document).pages[0].frames[0].height)
    assert heights[0] == heights[1] < heights[2]


@pytest.mark.parametrize("count", [0, 1, 2, 13, 14, 15, 16, 27, 28, 29, 41, 42])
def test_a_roster_adds_up_on_every_page_and_its_sum_never_stands_alone(count: int) -> None:
    document = roster(count)
    (block,) = (one for one in document.blocks if isinstance(one, Roster))
    so_far, seen = Money.ZERO, 0
    pages = lay_out(document).pages
    for page in pages:
        rows = _rows(page, seen, len(block.rows))
        here = sum((block.money(block.rows[n]) for n in rows), Money.ZERO)
        so_far, seen = so_far + here, seen + len(rows)
        assert _beside(page, "本页小计") == here.show()
        assert _beside(page, "累计") == so_far.show()
        assert "序号" in texts(page.runs)
    last = texts(pages[-1].runs)
    assert seen == count
    assert f"{count}人" in last
    assert block.total.capital() in last
    assert "审批（主席）：" in last
    assert len(pages) == 1 or len(rows) >= 2


def _rows(page: Page, seen: int, count: int) -> list[int]:
    """The rows that stand on a page, by their running numbers in the first column."""
    left = {run.text for run in page.runs if run.x < 40 * MM and run.layer == "data"}
    return [n for n in range(seen, count) if str(n + 1) in left]


def _beside(page: Page, words: str) -> str:
    """The figure at the right of the words, on their line."""
    y = next(run.y for run in page.runs if run.text.startswith(words[0]) and words in _line(page, run.y))
    return next(run.text for run in page.runs if abs(run.y - y) < 2 and run.text[-1].isdecimal())


def _line(page: Page, y: float, font: str = "") -> str:
    """What stands on a line, in the font of a name if it is a name that is asked for."""
    left = 70 * MM if font else page.width
    kept = (run for run in page.runs if abs(run.y - y) < 2 and run.font in (font or run.font))
    return "".join(run.text for run in kept if run.x < left)


def test_columns_of_a_roster_keep_long_names_and_every_figure_whole() -> None:
    (page,) = lay_out(roster(5, stress=True)).pages
    runs = [run.text for run in page.runs]
    assert "999,999,999.99" in runs
    assert sum(text.startswith("33072319820615") and len(text) == 18 for text in runs) == 5
    lines = {run.y: _line(page, run.y, run.font) for run in page.runs if run.text[0] in "阿买艾"}
    assert "".join(lines[y] for y in sorted(lines)) == LONG_NAME
    assert all(one.endswith("·") or LONG_NAME.endswith(one) for one in lines.values())


def test_a_roster_of_few_columns_stands_upright() -> None:
    columns = (
        Column("序号", side="centre"),
        Column("姓名"),
        Column("金额（元）", side="right"),
        Column("签名"),
    )
    rows = tuple((str(n), "徐桂芳", Money(100), "") for n in range(1, 61))
    pages = lay_out(
        Document("签领单", "a4", "", "", (Roster(columns, rows, 2), SignRow((Signer("制表"),))))
    ).pages
    assert pages[0].width < pages[0].height
    assert _beside(pages[-1], "累计") == "60.00"


def test_signers_stand_at_the_same_places_whatever_their_names() -> None:
    def places(*names: str) -> list[float]:
        signers = tuple(Signer(label, name) for label, name in zip(("审核", "收款人"), names, strict=True))
        (page,) = lay_out(Document("单", "a5", "", "", (AmountBox(None), SignRow(signers)))).pages
        return [run.x for run in page.runs if run.text.endswith("：")]

    assert places("何敏", "") == places("欧阳海棠", "陈晓")
