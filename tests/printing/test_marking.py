"""Marks on later prints (加印标记): 作废, 已冲销, 补打 in every place that is kept for them."""

import pytest

from app.engine.prints import Document
from app.printing import image
from app.printing.layout import lay_out
from app.printing.marks import Mark, Reprint, Reversed, Voided, added_to
from app.printing.paper import EDGE
from app.printing.pdf import draw
from tests.kit.golden import picture, words
from tests.printing.money_samples import MOST, payout, received, roster
from tests.printing.samples import receipt

AGAIN = Reprint(2, "2026-11-24 10:31", "陈晓")
VOIDED = Voided("交款人名称写错，三联已收回，另开收-XC01-2026-000124", "2026-11-24 10:31", "陈晓")
REVERSED = Reversed("收-XC01-2026-000131", "2026-12-02 09:05", "何敏")
DOCUMENTS = [
    receipt("roll80"), receipt("a5"), received("a5"), received("roll80"), payout(), roster(3),
]  # fmt: skip


def said(pdf: bytes) -> list[str]:
    return ["".join(page).replace(" ", "") for page in words(pdf)]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_mark_stands_on_every_page(document: Document) -> None:
    for page in said(draw(lay_out(document), (VOIDED, REVERSED, AGAIN))):
        for mark in (VOIDED, REVERSED, AGAIN):
            assert mark.text.replace(" ", "") in page


@pytest.mark.parametrize("marks", [(AGAIN,), (VOIDED, AGAIN)])
def test_each_of_three_copies_on_a_sheet_is_marked_in_its_own_third(marks: tuple[Mark, ...]) -> None:
    (page,) = lay_out(received("a4x3", MOST, stress=True)).pages
    last = {run.y for run in added_to(page, marks).runs if "10:31" in run.text}
    third = page.height / 3
    for n in range(3):
        inside = [y for y in last if n * third < y < (n + 1) * third - EDGE]
        assert len(inside) == len(marks)


def test_no_mark_falls_on_what_a_receipt_says() -> None:
    laid = lay_out(received("a4x3", MOST, stress=True))
    plain, marked = (image.pages(draw(laid, marks), 100)[0] for marks in (None, (REVERSED, AGAIN)))
    changed = [n for n, pair in enumerate(zip(plain.data, marked.data, strict=True)) if pair[0] != pair[1]]
    assert changed
    assert all(plain.data[n] == 255 for n in changed)


def test_the_word_across_a_voided_paper_hides_nothing() -> None:
    laid = lay_out(received("a5"))
    plain, voided = (picture(image.pages(draw(laid, marks), 100)[0]) for marks in (None, VOIDED))
    lighter = sum(b > a + 8 for a, b in zip(plain.tobytes(), voided.tobytes(), strict=True))
    darker = sum(b < a - 8 for a, b in zip(plain.tobytes(), voided.tobytes(), strict=True))
    assert lighter == 0
    assert darker > 500


def test_a_roll_grows_by_the_lines_it_needs_and_a_sheet_does_not() -> None:
    for document, grows in ((received("roll80"), True), (received("a5"), False)):
        laid = lay_out(document)
        plain, marked = (image.pages(draw(laid, marks), 72)[0].height for marks in (AGAIN, (VOIDED, AGAIN)))
        assert (marked > plain) is grows


def test_a_mark_of_a_sheet_ends_above_its_edge() -> None:
    for document in (receipt("a5"), received("a5"), roster(3)):
        page = lay_out(document).pages[0]
        added = added_to(page, (VOIDED, REVERSED, AGAIN, AGAIN))
        assert max(run.y for run in added.runs) < page.height - EDGE
