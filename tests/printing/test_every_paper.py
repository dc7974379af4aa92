"""Every paper of every matter, empty, usual and full: nothing outside the sheet, every text read back."""

from collections import Counter
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.engine.matter import Matter, Print
from app.engine.prints import Column, Document, Face, Size, Table
from app.printing.fonts import inkless
from app.printing.laid import Laid, Page, Run
from app.printing.layout import lay_out
from app.printing.layout.sheet import grid
from app.printing.paper import EDGE, MM
from app.printing.pdf import draw
from app.printing.setting.marks import WIDE_CLOSING
from app.printing.setting.type import Type
from tests.kit.every_paper import HOWS, How, all_papers, facts_of

EVERY = list(all_papers())
NAMES = [f"{matter.id}.{one.code}" for matter, one in EVERY]
LOOSE = 1.0
"""pt that rounding may take."""
FEW = 2
"""Pages of a registration form as it is usually filled in."""


def packed(text: str) -> str:
    return "".join(one for one in text if not one.isspace() and not inkless(one))


def built(matter: Matter, one: Print, how: How, size: Size) -> tuple[Document, Laid]:
    document = one.build(facts_of(matter, one, how)).sized(size)
    return document, lay_out(document)


def width(run: Run) -> float:
    kinds: tuple[Face, ...] = ("form", "record", "own")
    faces = [Type(kind, run.size, bold) for kind in kinds for bold in (False, True)]
    type_ = next(one for one in faces if one.glyph(run.text[0]).font == run.font)
    whole = sum(type_.glyph(one).width * run.size + run.spacing for one in run.text) - run.spacing
    return whole - (run.size / 2 if run.text[-1] in WIDE_CLOSING else 0.0)


def outside(page: Page, size: Size, document: Document) -> list[str]:
    """Texts that leave the measure; the names of copies stand upright in the right margin."""
    paper = grid(document)
    aside = EDGE if document.copies else paper.right - LOOSE
    times = page.width / paper.width  # an A3 is its A4 enlarged
    left, right = times * paper.left - LOOSE, times * (paper.width - aside)
    low = page.height - (EDGE if size != "roll80" else paper.bottom)
    return [
        run.text
        for run in page.runs
        if run.x < left or run.x + width(run) > right or not 3 * MM < run.y < low
    ]


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize(("matter", "one"), EVERY, ids=NAMES)
def test_a_paper_stays_on_its_sheet_and_reads_back(matter: Matter, one: Print, how: How) -> None:
    for size in one.sizes:
        document, laid = built(matter, one, how, size)
        assert [text for page in laid.pages for text in outside(page, size, document)] == []
        pages = PdfReader(BytesIO(draw(laid))).pages
        for page, held in zip(laid.pages, pages, strict=True):
            drawn = Counter(packed("".join(run.text for run in page.runs)))
            read = Counter(packed(held.extract_text()))
            assert (drawn - read, read - drawn) == (Counter(), Counter())


@pytest.mark.parametrize(("matter", "one"), EVERY, ids=NAMES)
def test_every_text_of_a_document_is_drawn_on_one_of_its_sizes(matter: Matter, one: Print) -> None:
    document = one.build(facts_of(matter, one, "usual"))
    pages = [page for size in one.sizes for page in lay_out(document.sized(size)).pages]
    drawn = "".join(packed(run.text) for page in pages for run in page.runs)
    said = [text for text in document.texts() if not text.isascii()]
    assert [text for text in said if packed(text) not in drawn] == []


@pytest.mark.parametrize(
    "matter", {matter.id: matter for matter, _ in EVERY}.values(), ids=lambda matter: matter.id
)
@pytest.mark.parametrize("how", ["empty", "usual"])
def test_a_registration_form_has_two_pages_at_most(matter: Matter, how: How) -> None:
    _, laid = built(matter, matter.print("form"), how, "a4")
    assert len(laid.pages) <= FEW


def test_a_table_of_300_rows_keeps_its_figures_whole_under_a_repeated_head() -> None:
    number, sum_ = "33072319820615006X", "9,999,999.99"
    columns = (Column("姓名", 6), Column("证件号码", 1), Column("金额（元）", 1, "right"))
    rows = (("阿卜杜热合曼·买买提依明", number, sum_),) * 300
    document = Document("名册", "a4", "", "", (Table(columns, rows, title="人员"),))
    laid = lay_out(document)
    runs = [run.text for page in laid.pages for run in page.runs]
    assert (runs.count(number), runs.count(sum_)) == (300, 300)
    assert all(any(run.text == "证件号码" for run in page.runs) for page in laid.pages)
    assert [text for page in laid.pages for text in outside(page, "a4", document)] == []
