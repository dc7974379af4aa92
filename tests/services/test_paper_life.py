"""The life of a paper (文书的一生): void, red, handed over; what was laid out stays what it was."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from app.core.clock import show_date
from app.core.errors import Forbidden, Invalid, NotFound, Refused
from app.core.money import Money
from app.engine.prints import AmountBox, Document, Note
from app.services import casework, office, papers
from app.services.catalog import Undo, UndoFacts
from app.services.desk import Desk
from app.services.papers import Kind
from app.services.papers.facts import Red, document_of, red
from app.services.papers.facts import text_of as kept_text
from db.tables import period_close
from db.writer import Writer
from tests.kit.every_paper import all_papers, facts_of
from tests.kit.factories import DAY, House, accepted, hardship
from tests.kit.papers import text_of

MONEY = Money(123_456)


def receipt(at: House) -> tuple[UUID, UUID]:
    done = accepted(at, hardship(at))
    assert done.paper_id is not None
    return done.case_id, done.paper_id


def money_paper(desk: Desk, number: str = "收-XC01-2026-000001", line: str = "mutual_aid") -> UUID:
    """A receipt that belongs to no case."""
    blocks = (AmountBox(MONEY), Note(f"QR SK-{number[2:]}"))
    document = Document("收款收据", "a5", number, "武义县职工服务中心", blocks)
    with desk.write("receive_money") as w:
        w.next_number("收", 2026)
        return papers.keep(desk, w, document, Kind("income_receipt", ("a5",), number, line))


def said(pdf: bytes) -> str:
    """What a paper says, without blanks and ends of lines."""
    return "".join(text_of(pdf).split())


def close_month(at: House, month: str) -> None:
    with at.cashier.write("close_month") as w:
        w.insert(
            period_close,
            kind="month",
            period=month,
            station="XC01",
            number=f"RJ-XC01-{month}",
            closed_at=w.at,
            by_id=at.cashier.actor.id,
            by_name=at.cashier.actor.name,
            until=w.n,
            layout=b"",
        )


def undoing(desk: Desk, undo: Undo) -> Desk:
    """The same desk where a receipt stands for something that is undone with it."""
    return replace(desk, catalog=replace(desk.catalog, undo={"收": undo}))


def test_a_void_paper_stays_listed_and_prints_only_marked(at: House) -> None:
    case_id, paper_id = receipt(at)
    papers.printed(at.clerk, paper_id)
    papers.void(at.clerk, paper_id, "姓名写错", copies_back=True)
    shown = casework.case(at.clerk, case_id).papers[0]
    assert (shown.prints, shown.fate) == (1, "voided")
    drawn = said(papers.pdf(at.clerk, paper_id))
    assert "作废" in drawn
    assert "姓名写错" in drawn
    assert "补打第2次" in drawn
    again = papers.print_out(at.clerk, paper_id, "printed")
    assert again.n == 2
    assert "作废" in said(again.pdf)
    assert casework.case(at.clerk, case_id).timeline[1].title == "受理回执 已作废"


def test_voiding_wants_a_reason_all_copies_and_the_right_person(at: House) -> None:
    _, paper_id = receipt(at)
    papers.printed(at.clerk, paper_id)
    with pytest.raises(Invalid, match="请写明原因"):
        papers.void(at.clerk, paper_id, "  ", copies_back=True)
    with pytest.raises(Invalid, match="收回全部联次") as found:
        papers.void(at.clerk, paper_id, "写错", copies_back=False)
    assert found.value.faults[0].field == "copies_back"
    with pytest.raises(Forbidden, match="开具人陈晓岚或复核人员"):
        papers.void(at.cashier, paper_id, "写错", copies_back=True)
    papers.void(at.reviewer, paper_id, "写错", copies_back=True)
    with pytest.raises(Refused, match="已经作废"):
        papers.void(at.reviewer, paper_id, "写错", copies_back=True)


def test_after_the_month_is_closed_nothing_is_voided(at: House) -> None:
    _, paper_id = receipt(at)
    number = money_paper(at.cashier)
    close_month(at, "2026-11")
    at.days_on(30)
    with pytest.raises(Refused, match="2026-11 已经月结，不能再作废。"):
        papers.void(at.clerk, paper_id, "写错", copies_back=True)
    with pytest.raises(Refused, match="只能冲红"):
        papers.void(at.cashier, number, "写错", copies_back=True)
    assert papers.view(at.cashier, papers.reverse(at.reviewer, number, "写错")).fate == "red"


def test_a_void_receipt_is_issued_anew_and_both_stay(at: House) -> None:
    case_id, paper_id = receipt(at)
    papers.void(at.clerk, paper_id, "姓名写错", copies_back=False)
    assert ("receipt", "受理回执") in casework.case(at.clerk, case_id).beside.on_request
    anew = papers.issue_on_request(at.clerk, case_id, "receipt")
    assert anew != paper_id
    assert [one.fate for one in casework.case(at.clerk, case_id).papers] == ["voided", ""]
    assert "作废" not in said(papers.pdf(at.clerk, anew))


def test_a_red_paper_has_its_own_number_and_says_what_it_reverses(at: House) -> None:
    paper_id = money_paper(at.cashier)
    with pytest.raises(Forbidden, match="另一人"):
        papers.reverse(at.cashier, paper_id, "重复收款")
    with pytest.raises(Forbidden, match="复核、审批或出纳"):
        papers.reverse(at.clerk, paper_id, "重复收款")
    red_id = papers.reverse(at.reviewer, paper_id, "重复收款")
    red = papers.view(at.reviewer, red_id)
    assert (red.number, red.fate) == ("收-XC01-2026-000002", "red")
    drawn = said(papers.pdf(at.reviewer, red_id))
    assert "人民币负壹仟贰佰叁拾肆元伍角陆分" in drawn
    assert "-1,234.56" in drawn
    assert "冲销（红字）" in drawn
    assert "冲销收-XC01-2026-000001（2026-11-02开具）" in drawn
    assert "SK-XC01-2026-000002" in drawn
    first = papers.view(at.reviewer, paper_id)
    assert first.fate == "reversed"
    assert "已冲销收-XC01-2026-000002" in said(papers.pdf(at.reviewer, paper_id))
    for again in (paper_id, red_id):
        with pytest.raises(Refused):
            papers.reverse(at.approver, again, "重复收款")
        with pytest.raises(Refused, match="不能再作废"):
            papers.void(at.reviewer, again, "重复收款", copies_back=True)


def test_what_a_paper_stands_for_is_undone_with_it_or_not_at_all(at: House) -> None:
    done: list[UndoFacts] = []
    undo = Undo(void=lambda _, facts: done.append(facts), red=lambda _, facts: done.append(facts))
    first, second = money_paper(at.cashier), money_paper(at.cashier, "收-XC01-2026-000002")
    papers.void(undoing(at.cashier, undo), first, "写错", copies_back=True)
    red_id = papers.reverse(undoing(at.reviewer, undo), second, "重复")
    assert [(one.paper_id, one.red_id, one.reason) for one in done] == [
        (first, None, "写错"),
        (second, red_id, "重复"),
    ]

    def moved(_: Writer, __: UndoFacts) -> None:
        raise Refused("钱已经缴存银行，请冲红。")

    third = money_paper(at.cashier, "收-XC01-2026-000004")
    with pytest.raises(Refused, match="缴存银行"):
        papers.void(undoing(at.cashier, Undo(void=moved, red=moved)), third, "写错", copies_back=True)
    with pytest.raises(Refused, match="缴存银行"):
        papers.reverse(undoing(at.reviewer, Undo(void=moved, red=moved)), third, "写错")
    assert papers.view(at.cashier, third).fate == ""


def test_a_paper_without_a_sum_is_never_red(at: House) -> None:
    _, paper_id = receipt(at)
    with pytest.raises(Refused, match="带编号的票据"):
        papers.reverse(at.reviewer, paper_id, "写错")


def test_it_is_handed_over_once(at: House) -> None:
    case_id, paper_id = receipt(at)
    papers.deliver(at.clerk, paper_id, "周素梅")
    with pytest.raises(Refused, match="已经登记过交付"):
        papers.deliver(at.clerk, paper_id)
    assert papers.printed(at.clerk, paper_id) == 1
    titles = [(one.title, one.detail) for one in casework.case(at.clerk, case_id).timeline]
    assert ("受理回执 已交付", "陈晓岚 · 周素梅") in titles


def test_papers_of_no_case_are_for_the_people_of_their_line(at: House) -> None:
    paper_id = money_paper(at.cashier)
    assert papers.sizes(at.clerk, paper_id) == ("a5",)
    with pytest.raises(Forbidden, match="医疗互助的人员"):
        papers.pdf(only(at, "rights"), paper_id)
    with pytest.raises(NotFound):
        papers.pdf(at.clerk, UUID(int=7))


def only(at: House, line: str) -> Desk:
    """A clerk of one line alone."""
    held = frozenset(replace(one, line=line) for one in at.clerk.actor.held)
    return at.clerk.with_actor(replace(at.clerk.actor, held=held))


def test_a_reprint_is_what_was_laid_out_whatever_changed_since(at: House) -> None:
    _, paper_id = receipt(at)
    first = said(papers.print_out(at.clerk, paper_id, "printed").pdf)
    seen = office.office_view(at.admin)
    texts = dict(seen.texts) | {"name": "另一个名称", "phone": "0579-11111111"}
    office.change_office(at.admin, seen.version, texts)
    at.clock.advance(timedelta(days=400))
    again = papers.print_out(at.clerk, paper_id, "printed").pdf
    mark = f"补打第2次{show_date(at.clock.today())}09:00陈晓岚"
    assert said(again).replace(mark, "") == first


def test_every_money_paper_of_a_line_can_be_turned_red() -> None:
    found = [(matter, one) for matter, one in all_papers() if one.numbered]
    assert {one.numbered for _, one in found} >= {"领", "给"}
    for matter, one in found:
        document = one.build(facts_of(matter, one, "usual"))
        about = Red(f"{one.numbered}-XC01-2026-000349", document.number, "2026-11-02", "重复", DAY, "")
        made = red(document_of(kept_text(document)), about)
        said_of = "".join(made.texts())
        assert "人民币负" in said_of
        assert made.number.endswith("000349")
        assert "XC01-2026-000348" not in said_of.replace(f"冲销 {document.number}", "")
