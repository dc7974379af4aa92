"""What a paper says (文书内容): one description for every size, all of its texts at hand."""

import pytest

from app.engine.prints import Document
from app.printing.fonts import undrawable
from tests.printing.samples import RARE_NAMES, full_receipt, grid, receipt, recovery


@pytest.mark.parametrize("document", [receipt("a5"), full_receipt("roll80"), grid(RARE_NAMES), recovery()])
def test_every_text_of_a_paper_can_be_checked_before_it_is_issued(document: Document) -> None:
    texts = document.texts()
    assert undrawable("".join(texts)) == ()
    assert document.title in texts
    if document.number:
        assert document.number in texts


@pytest.mark.parametrize(
    "word",
    [
        "徐＊芳", "身份证 尾号0012", "困难职工生活救助申请", "承诺办结", "2026年12月14日前",
        "星期一 · 受理后15个工作日", "共7份", "近12个月收入证明", "复印", "7K3M9P", "0579-80000000", "12351",
        "JZ-XC01-2026-000412 7K3M9P", "2号窗口 经办 陈晓", "XC01 09:14印", "业务专用章", "SL-01 · 2026版",
    ],
)  # fmt: skip
def test_no_text_of_a_receipt_is_left_out(word: str) -> None:
    assert word in receipt("roll80").texts()


def test_the_texts_of_the_other_blocks() -> None:
    texts = (*recovery().texts(), *full_receipt("a5").texts(), *grid().texts())
    for word in ("恢复码", "H5JK", "使用办法", "见证人签名", "尚缺材料", "12月8日前补齐", "审批人"):
        assert word in texts


def test_another_size_is_the_same_description() -> None:
    slip = receipt("roll80")
    assert slip.sized("a5") == receipt("a5")
    assert slip.sized("a5").blocks is slip.blocks
