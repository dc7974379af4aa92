"""Papers (文书): as laid out, marked from the second print on, on request where no move issued them."""

from pathlib import Path
from uuid import UUID

import pytest

from app.core.errors import Busy, NotFound, Refused
from app.services import casework, papers
from tests.kit.factories import House, accepted, go, hardship, paid
from tests.kit.papers import text_of


def receipt(at: House) -> tuple[UUID, UUID, str]:
    done = accepted(at, hardship(at))
    assert done.paper_id is not None
    return done.case_id, done.paper_id, done.number


def test_only_reprints_are_marked_and_counted(at: House) -> None:
    case_id, paper_id, number = receipt(at)
    first = papers.pdf(at.clerk, paper_id)
    assert number in text_of(first)
    assert "补打" not in text_of(first)
    assert papers.printed(at.clerk, paper_id) == 1
    second = papers.print_out(at.desks["童志远"], paper_id, "printed", "a5")
    assert second.n == 2
    assert "补打 第2次 2026-11-02 09:00 童志远" in text_of(second.pdf)
    assert "补打 第3次" in text_of(papers.pdf(at.clerk, paper_id))
    seen = casework.case(at.clerk, case_id)
    assert seen.papers[0].prints == 2
    assert [one.title for one in seen.timeline[:2]] == ["受理回执 已打印", "受理回执 已打印"]


def test_a_paper_has_the_sizes_of_its_kind(at: House) -> None:
    _, paper_id, _ = receipt(at)
    assert papers.sizes(at.clerk, paper_id) == ("roll80", "a5")
    with pytest.raises(NotFound):
        papers.pdf(at.clerk, paper_id, "a4")


def test_a_paper_stays_as_it_was_issued(at: House) -> None:
    case_id, paper_id, _ = receipt(at)
    before = papers.pdf(at.clerk, paper_id)
    go(at.clerk, case_id, "verify")
    assert papers.pdf(at.clerk, paper_id) == before


def test_a_receipt_is_made_on_request_once(at: House) -> None:
    done = accepted(at, hardship(at), ("id",), "supplement")
    made = papers.issue_on_request(at.clerk, done.case_id, "receipt")
    assert papers.issue_on_request(at.clerk, done.case_id, "receipt") == made
    assert done.number in text_of(papers.pdf(at.clerk, made))


def test_the_slip_of_any_case_is_written_and_marked(at: House, tmp_path: Path) -> None:
    done = accepted(at, hardship(at, 1))
    refused = accepted(at, hardship(at, 2), ("form",), "refuse")
    out = tmp_path / "slip.pdf"
    assert papers.slip(at.clerk, f"{done.number} {done.query_code}", out) == 1
    assert "受理回执" in text_of(out.read_bytes())
    assert papers.slip(at.clerk, done.query_code.lower(), out) == 2
    assert "补打 第2次" in text_of(out.read_bytes())
    papers.slip(at.clerk, refused.number, out)
    assert refused.number in text_of(out.read_bytes())
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "slip.pdf"]


def test_a_slip_that_cannot_be_put_counts_no_print(at: House, tmp_path: Path) -> None:
    done = accepted(at, hardship(at))
    with pytest.raises(Refused, match="没有文件夹"):
        papers.slip(at.clerk, done.number, tmp_path / "none" / "slip.pdf")
    with pytest.raises(Refused, match="是一个文件夹"):
        papers.slip(at.clerk, done.number, tmp_path)
    with pytest.raises(NotFound):
        papers.slip(at.clerk, "JZ-XC01-2026-999999", tmp_path / "slip.pdf")
    with pytest.raises(Busy):
        papers.slip(at.clerk, done.number, tmp_path / ("x" * 300))
    assert casework.case(at.clerk, done.case_id).papers[0].prints == 0


def test_the_money_paper_is_found_by_its_number(at: House) -> None:
    done = accepted(at, hardship(at))
    paid(at, done.case_id)
    from_qr = papers.slip(at.clerk, "LK-XC01-2026-000001", at.folder / "slip.pdf")
    assert from_qr == 1
