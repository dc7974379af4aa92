"""What an answer does to a batch (回盘核对): each line by the bank's word, or nothing at all."""

from uuid import UUID

import pytest

from app.core.errors import Invalid
from app.core.money import Money
from app.services.batches.answer import Answer, Outcome, Said
from app.services.batches.judging import Sent, judge

NUMBER = "FF-XC01-2026-000002"


def sent(n: int, state: str = "sent", account: str = "") -> Sent:
    return Sent(n, UUID(int=n), account or f"623000000{n}", f"人{n}", Money(n * 10_000), state)


def said(n: int, outcome: Outcome = "paid", fen: int = 0, account: str = "", numbered: bool = True) -> Said:
    return Said(
        n + 1, n if numbered else None, account or f"623000000{n}", f"人{n}", Money(fen or n * 10_000),
        outcome, "0000" if outcome == "paid" else "E1", "户名不符" if outcome == "failed" else "",
    )  # fmt: skip


THREE = (sent(1), sent(2), sent(3))


@pytest.mark.parametrize("numbered", [True, False])
def test_each_line_gets_what_the_bank_says_and_the_others_wait(numbered: bool) -> None:
    told = Answer("", (said(1, numbered=numbered), said(2, "failed", numbered=numbered)))
    assert [(one.line.n, one.outcome, one.said) for one in judge(NUMBER, THREE, told)] == [
        (1, "paid", "0000"),
        (2, "failed", "户名不符"),
        (3, "waiting", ""),
    ]


def test_what_was_said_before_is_not_done_again() -> None:
    found = judge(NUMBER, (sent(1, "paid"), sent(2, "failed"), sent(3)), Answer("", (said(1), said(3))))
    assert [(one.line.n, one.outcome, one.before) for one in found] == [
        (1, "paid", True),
        (2, "waiting", True),
        (3, "paid", False),
    ]


def test_two_lines_of_one_account_are_told_apart_by_their_sums() -> None:
    two = (sent(1, account="62300"), sent(2, account="62300"))
    answers = (said(2, "failed", account="62300", numbered=False), said(1, account="62300", numbered=False))
    assert [one.outcome for one in judge(NUMBER, two, Answer("", answers))] == ["paid", "failed"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer("FF-XC01-2026-000001", (said(1),)), "这是批次 FF-XC01-2026-000001 的回盘，不是"),
        (Answer("", (said(7), said(8))), "回盘里的 2 个账号都不在批次 FF-XC01-2026-000002 里"),
        (Answer("", (said(1), said(7))), "第 8 行（尾号 0007）不在本批里。"),
        (Answer("", (said(1), said(7, numbered=False))), "第 8 行（尾号 0007）不在本批里。"),
        (Answer("", (said(1), said(2, account="6230000003"))), "账号和本批第 2 笔的（尾号 0002）不同"),
        (Answer("", (said(1, fen=1),)), "第 2 行（尾号 0001）的金额是 0.01，本批是 100.00。"),
        (Answer("", (said(1), said(1))), "第 2 行（尾号 0001）和前面的一行重复。"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_done(answer: Answer, told: str) -> None:
    with pytest.raises(Invalid) as wrong:
        judge(NUMBER, THREE, answer)
    assert told in wrong.value.sentence


def test_another_result_than_before_is_for_the_bank_to_explain() -> None:
    for state, outcome in (("paid", "failed"), ("failed", "paid")):
        with pytest.raises(Invalid, match="上次回盘是"):
            judge(NUMBER, (sent(1, state),), Answer("", (said(1, outcome),)))  # type: ignore[arg-type]


def test_many_faults_are_summed_up() -> None:
    with pytest.raises(Invalid) as wrong:
        judge(NUMBER, THREE, Answer("", (*(said(n, fen=1) for n in (1, 2, 3)), said(9))))
    assert wrong.value.sentence.startswith("有 4 行对不上：")
    assert len(wrong.value.faults) == 4
