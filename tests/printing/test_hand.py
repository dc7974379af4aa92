"""What a hand fills in (手填构件): opinions keep with what is signed, boxes stand even, rolls have all."""

import pytest

from app.engine.prints import (
    Band,
    Block,
    Choice,
    Closing,
    Cut,
    Document,
    Heading,
    Note,
    Opinion,
    Paragraph,
    Row,
    Rows,
    Salutation,
    Signatures,
    Size,
    Tick,
)
from app.printing.laid import Laid, Page
from app.printing.layout import lay_out
from app.printing.paper import MM

LONG = "经入户调查并经工会委员会讨论，情况属实，公示无异议，同意上报。"
DECISION: tuple[Block, ...] = (
    Heading("意见"),
    Rows((Row("拟救助金额", "人民币贰仟元整"),)),
    Opinion("基层工会意见", LONG, "工会主席"),
    Opinion("镇街工会意见"),
    Opinion("复核意见", signer="复核人", sealed=False),
    Opinion("审批意见", "同意。", "审批人"),
    Note("本表一式两份。"),
)
WORD = "".join


def laid(*blocks: Block, size: Size = "a4") -> Laid:
    return lay_out(Document("审批表", size, "", "中心", blocks))


def said(page: Page) -> str:
    return WORD(run.text for run in page.runs).replace(" ", "")


def facts(count: int) -> Rows:
    return Rows(tuple(Row(f"栏目{n}", "内容") for n in range(count)))


@pytest.mark.parametrize("count", range(0, 27, 3))
def test_every_opinion_stands_on_the_page_of_the_sum(count: int) -> None:
    pages = laid(facts(count), Signatures(("申请人", "经办人"), boxed=True), *DECISION).pages
    last = said(pages[-1])
    wanted = ("意见", "人民币贰仟元整", "工会主席签名：", "负责人签名：", "复核人签名：", "审批人签名：")
    assert [one for one in (*wanted, "本表一式两份。") if one not in last] == []
    assert last.count("（盖章）") == 3
    assert len(pages) <= 2


def test_opinions_too_long_for_one_page_go_over_without_an_empty_one() -> None:
    text = "\n".join([LONG * 3] * 6)
    pages = laid(*DECISION[:2], *(Opinion(f"意见{n}", text) for n in range(5))).pages
    drawn = WORD(said(page) for page in pages)
    assert drawn.count("情况属实") == 5 * 18
    assert all(len(said(page)) > 200 for page in pages)


def test_a_sealed_box_holds_a_seal_of_42_millimetres() -> None:
    page = laid(Opinion("审批意见")).pages[0]
    assert page.frames[0].height >= 45 * MM
    label = next(run for run in page.runs if run.text == "（盖章）")
    assert page.frames[0].y + page.frames[0].height - label.y == pytest.approx(21 * MM, abs=0.1)


@pytest.mark.parametrize(("hands", "across"), [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2])])
def test_boxes_to_sign_stand_in_even_rows(hands: int, across: list[int]) -> None:
    page = laid(Signatures(tuple(f"第{n}人" for n in range(hands)), boxed=True)).pages[0]
    tops = [run.y for run in page.runs if run.text.endswith("：") and not run.text.startswith("编号")]
    assert [tops.count(y) for y in sorted(set(tops))] == across


@pytest.mark.parametrize("before", [Note("说明。"), Paragraph("正文。"), Salutation("徐桂芳：")])
def test_a_table_under_text_does_not_touch_it(before: Block) -> None:
    closing = Closing("中心", "2026年11月23日")
    page = laid(before, facts(2), closing).pages[0]
    text = max(run.y for run in page.runs if run.y < page.frames[0].y)
    assert page.frames[0].y - text > 2 * MM


def test_what_is_torn_off_ends_at_the_foot_of_the_first_page() -> None:
    reply = (
        Cut("WQ-XC01-2026-000005"),
        Heading("答复"),
        Tick("答复", ((Choice("同意", ticked=True), Choice("不同意")),)),
        facts(3),
        Signatures(("签名",), boxed=True),
    )
    pages = laid(Paragraph(LONG), *reply).pages
    assert len(pages) == 1
    assert max(one.y + one.height for one in pages[0].frames) == pytest.approx(279 * MM, abs=0.5)


@pytest.mark.parametrize("size", ["roll80", "a5", "a4"])
def test_every_block_for_the_hand_goes_on_every_paper(size: Size) -> None:
    blocks: tuple[Block, ...] = (
        Salutation("徐桂芳："),
        Band("分栏"),
        *DECISION,
        Tick("结果", ((Choice("录用"), Choice("未录用", ticked=True)),)),
        Closing("武义县职工服务中心", "2026年11月23日"),
        Cut("JY-XC01-2026-000001"),
    )
    document = Document("全", size, "JY-XC01-2026-000001", "中心", blocks)
    drawn = WORD(said(page) for page in lay_out(document).pages)
    assert [one for one in document.texts() if one.replace(" ", "") not in drawn and one != "骑缝章"] == []
