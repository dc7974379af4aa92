"""PDF of a paper (出 PDF): text reads back, only bundled fonts, reprints marked, layers, offset."""

from io import BytesIO
from typing import cast

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from app.engine.prints import Document, Row, Rows
from app.printing import image
from app.printing.fonts import BUNDLED
from app.printing.layout import lay_out
from app.printing.pdf import Reprint, draw
from tests.kit.golden import picture, words
from tests.printing.form_samples import letter
from tests.printing.money_samples import payout, received, roster
from tests.printing.samples import RARE_NAMES, full_receipt, grid, receipt, recovery

EVERY = [
    receipt("roll80"), receipt("a5"), receipt("a4"), full_receipt("roll80"), full_receipt("a5"),
    grid(), recovery(), payout(stress=True), roster(20), received("a5"), received("roll80"), letter(),
]  # fmt: skip
AGAIN = Reprint(2, "2026-11-24 10:31", "陈晓")


def text(pdf: bytes) -> str:
    """All lines of all pages."""
    return "\n".join(line for page in words(pdf) for line in page)


def names(*rows: Row) -> Document:
    """A paper of rows alone."""
    return Document("人员名单", "a5", "", "武义县职工服务中心", (Rows(rows),))


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("face", ["record", "form", "own"])
def test_rare_characters_copy_out_right(bold: bool, face: str) -> None:
    row = Row("姓名", f"何{RARE_NAMES}芳", strong=bold, face=face)  # type: ignore[arg-type]
    assert f"姓名 何{RARE_NAMES}芳" in text(draw(lay_out(names(row))))


def test_a_slip_reads_line_by_line_without_stray_blanks() -> None:
    assert words(draw(lay_out(receipt("roll80"))))[0] == [
        "武义县职工服务中心", "受理回执", "困难职工生活救助申请", "受理编号 JZ-XC01-2026-000412",
        "申请人 徐＊芳", "证件 身份证 尾号0012", "受理时间 2026-11-23 09:12", "承诺办结",
        "2026年12月14日前", "星期一 · 受理后15个工作日", "已收材料 共7份", "1 救助申请书 原件1份",
        "2 家庭成员身份证、户口簿 复印3份", "3 近12个月收入证明 原件2份", "4 经济状况核对授权书 原件1份",
        "查询码", "7K3M9P", "查询电话", "0579-80000000", "工会热线12351",
        "凭本回执或本人证件查询、领取结果。遗失不影响", "办理。", "2号窗口 经办 陈晓 XC01 09:14印",
    ]  # fmt: skip


@pytest.mark.parametrize("document", EVERY)
def test_only_bundled_fonts_are_in_the_file_and_all_are_embedded(document: Document) -> None:
    for page in PdfReader(BytesIO(draw(lay_out(document), AGAIN))).pages:
        fonts = cast("DictionaryObject", cast("DictionaryObject", page["/Resources"])["/Font"])
        for one in fonts.values():
            font = cast("DictionaryObject", one.get_object())
            assert str(font["/BaseFont"]).split("+")[1] in BUNDLED
            assert "/FontFile2" in cast("DictionaryObject", font["/FontDescriptor"])


@pytest.mark.parametrize("document", EVERY)
def test_a_reprint_adds_exactly_one_line_to_each_page(document: Document) -> None:
    laid = lay_out(document)
    first, again = words(draw(laid)), words(draw(laid, AGAIN))
    for before, after in zip(first, again, strict=True):
        joined = "\n".join(after)
        assert joined.count("补打 第2次 2026-11-24 10:31 陈晓") == 1
        assert joined.replace("补打 第2次 2026-11-24 10:31 陈晓", "").split() == "\n".join(before).split()


@pytest.mark.parametrize("document", EVERY)
def test_the_reprint_line_falls_on_white_paper(document: Document) -> None:
    laid = lay_out(document)
    first, again = image.pages(draw(laid), 100), image.pages(draw(laid, AGAIN), 100)
    for before, after in zip(first, again, strict=True):
        assert (before.width, before.height) == (after.width, after.height)
        changed = [
            n for n, pair in enumerate(zip(before.data, after.data, strict=True)) if pair[0] != pair[1]
        ]
        assert changed
        assert all(before.data[n] == 255 for n in changed)


def test_a_long_name_of_a_clerk_takes_a_second_line_of_the_reprint_line() -> None:
    laid = lay_out(receipt("roll80"))
    read = text(draw(laid, Reprint(12, "2026-11-24 10:31", "阿卜杜拉·买买提江·吐尔逊")))
    assert "补打 第12次" in read
    assert "".join(read.split()).endswith("阿卜杜拉·买买提江·吐尔逊")


def test_the_same_paper_gives_the_same_bytes() -> None:
    laid = lay_out(full_receipt("a5"))
    assert draw(laid) == draw(laid)


def test_the_data_layer_alone_leaves_the_form_out_and_both_make_the_whole() -> None:
    laid = lay_out(receipt("a5"))
    data, form = text(draw(laid, layers={"data"})), text(draw(laid, layers={"form"}))
    for word in ("徐＊芳", "JZ-XC01-2026-000412", "2026年12月14日前", "救助申请书", "7K3M9P"):
        assert word in data
        assert word not in form
    for word in ("申请人", "受理回执", "武义县职工服务中心", "承诺办结", "查询码"):
        assert word in form
        assert word not in data
    whole = sorted("".join(text(draw(laid)).split()))
    assert sorted("".join((data + form).split())) == whole


def test_the_offset_moves_the_paper_right_and_down_by_tenths_of_a_millimetre() -> None:
    laid = lay_out(receipt("a5"))
    dpi = 254
    plain = ink(draw(laid), dpi)
    moved = ink(draw(laid, offset_mm=(1.5, 2.0)), dpi)
    assert [b - a for a, b in zip(plain, moved, strict=True)] == [15, 20, 15, 20]
    assert draw(laid, offset_mm=(0.04, 0.0)) == draw(laid)


@pytest.mark.parametrize("scale", [0.95, 0.99, 1.01, 1.02])
def test_the_scale_is_about_the_upper_left_corner(scale: float) -> None:
    laid, dpi = lay_out(receipt("a5")), 254
    plain = ink(draw(laid), dpi)
    assert ink(draw(laid, scale=scale), dpi) == pytest.approx([round(one * scale) for one in plain], abs=1)


@pytest.mark.parametrize("scale", [0.9, 1.1, 0.0, -1.0])
def test_a_senseless_scale_is_refused(scale: float) -> None:
    with pytest.raises(ValueError, match="scale"):
        draw(lay_out(receipt("a5")), scale=scale)


def ink(pdf: bytes, dpi: float) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is printed on the first page, in pixels."""
    box = picture(image.pages(pdf, dpi)[0]).point(lambda one: 255 if one < 128 else 0).getbbox()
    assert box is not None
    return box


def test_the_file_says_its_title_and_forbids_scaling() -> None:
    reader = PdfReader(BytesIO(draw(lay_out(receipt("a5")))))
    assert reader.metadata is not None
    assert reader.metadata.title == "受理回执 JZ-XC01-2026-000412"
    assert reader.metadata.author == "武义县职工服务中心"
    preferences = cast("DictionaryObject", reader.root_object["/ViewerPreferences"])
    assert str(preferences["/PrintScaling"]) == "/None"
