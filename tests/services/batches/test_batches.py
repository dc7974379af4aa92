"""A batch from list to bank and back (发放批次): by four people, paid on the bank's word alone."""

import pytest

from app.core.errors import Forbidden, Invalid, Refused
from app.core.money import Money
from app.services import batches, casework, payouts
from tests.kit.batches import answer, approved, filed, made, order, template
from tests.kit.factories import DECIDED, House, accepted, decided, go, hardship, id_number

FF = "FF-XC01-2026-00000"


def state(at: House, order_id: object) -> str:
    with at.cashier.read() as asks:
        return payouts.load(asks, order_id).state  # type: ignore[arg-type]


def test_from_the_list_to_the_bank_and_back(at: House) -> None:
    orders = [order(at, n) for n in (1, 2, 3)]
    assert [one.order_id for one in batches.waiting(at.cashier, "relief", "card")] == orders
    batch_id = made(at, orders)
    assert batches.waiting(at.cashier, "relief", "card") == ()
    seen = batches.view(at.cashier, batch_id)
    assert (seen.row.number, seen.row.label, seen.row.count, seen.row.total) == (
        f"{FF}1", "待复核", 3, Money(900_000),
    )  # fmt: skip
    assert [(name.split()[1], sum_) for name, sum_ in seen.funds] == [("2026", Money(900_000))]
    batches.review(at.reviewer, batch_id)
    batches.approve(at.approver, batch_id)
    done = batches.file(at.cashier, batch_id, template(at))
    assert (done.name, done.count, done.total) == (f"{FF}1.txt", 3, Money(900_000))
    assert [one.state for one in batches.view(at.cashier, batch_id).lines] == ["sent"] * 3
    data = answer(at.cashier, batch_id, [(2, "E017", "户名不符"), (3, "9999", "处理中")])
    outlook = batches.look(at.cashier, batch_id, "回盘.txt", data)
    assert outlook.sentence == "到账 1 笔 3,000.00 元，失败 1 笔，还没有结果 1 笔"
    batches.apply(at.cashier, batch_id, "回盘.txt", data, at.clock.today(), lambda *_: None)
    assert [state(at, one) for one in orders] == ["paid", "failed", "sent"]
    seen = batches.view(at.cashier, batch_id)
    assert [(one.label, one.said) for one in seen.lines] == [
        ("已发放", ""), ("失败", "户名不符"), ("待回盘", ""),
    ]  # fmt: skip
    with pytest.raises(Refused, match="还有 1 笔没有结果"):
        batches.end(at.cashier, batch_id)
    last = answer(at.cashier, batch_id, [(2, "E017", "户名不符")])
    batches.apply(at.cashier, batch_id, "回盘2.txt", last, at.clock.today(), lambda *_: None)
    batches.end(at.cashier, batch_id)
    assert [one.label for one in batches.listed(at.cashier, every=True)] == ["已完结"]
    assert batches.listed(at.cashier, every=False) == ()


def test_the_same_answer_twice_pays_nothing_twice(at: House) -> None:
    batch_id, _ = filed(at, [order(at, 1), order(at, 2)])
    data = answer(at.cashier, batch_id)
    batches.apply(at.cashier, batch_id, "回盘.txt", data, at.clock.today(), lambda *_: None)
    read = "已由朱敏华读入批次 FF-XC01-2026-000001，不再读第二次"
    with pytest.raises(Refused, match=read):
        batches.look(at.cashier, batch_id, "回盘.txt", data)
    with pytest.raises(Refused, match=read):
        batches.apply(at.cashier, batch_id, "回盘.txt", data, at.clock.today(), lambda *_: None)
    again = data.replace("成功".encode("gbk"), "已成功".encode("gbk"))
    with pytest.raises(Invalid, match="这个回盘里没有新的结果"):
        batches.look(at.cashier, batch_id, "回盘.txt", again)


def test_an_answer_that_is_stopped_or_wrong_leaves_nothing(at: House) -> None:
    orders = [order(at, 1), order(at, 2)]
    batch_id, _ = filed(at, orders)
    data = answer(at.cashier, batch_id)

    def stop(done: int, total: int) -> None:
        if done == total:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        batches.apply(at.cashier, batch_id, "回盘.txt", data, at.clock.today(), stop)
    broken = data.replace(b"2|62309105790", b"2|62309105791")
    with pytest.raises(Invalid, match=r"不在本批|不同"):
        batches.apply(at.cashier, batch_id, "回盘.txt", broken, at.clock.today(), lambda *_: None)
    assert [state(at, one) for one in orders] == ["sent", "sent"]
    assert batches.view(at.cashier, batch_id).row.label == "待回盘"


def test_the_answer_of_yesterdays_batch_is_told(at: House) -> None:
    first, _ = filed(at, [order(at, 1)])
    yesterday = answer(at.cashier, first)
    batch_id = approved(at, [order(at, 2)])
    code = batches.offered(at.cashier)[0].code
    batches.file(at.cashier, batch_id, code)
    with pytest.raises(Invalid, match=f"这是批次 {FF}1 的回盘，不是 {FF}2 的"):
        batches.look(at.cashier, batch_id, "回盘.txt", yesterday)


def test_what_is_wrong_with_a_line_stops_the_review_until_it_is_struck(at: House) -> None:
    orders = [order(at, 1), order(at, 2, holder="别人"), order(at, 3)]
    batch_id = made(at, orders)
    seen = batches.view(at.reviewer, batch_id)
    assert seen.blocked == 1
    assert "户名“别人”和本人" in seen.lines[1].told.sentences[0]
    with pytest.raises(Refused, match="第 2 笔：户名“别人”"):
        batches.review(at.reviewer, batch_id)
    with pytest.raises(Invalid, match="请填写理由"):
        batches.strike(at.clerk, batch_id, {2}, " ")
    batches.strike(at.clerk, batch_id, {2}, "户名不符，退回改正")
    assert [state(at, one) for one in orders] == ["listed", "approved", "listed"]
    batches.review(at.reviewer, batch_id)
    seen = batches.view(at.reviewer, batch_id)
    assert (seen.row.count, seen.row.total) == (2, Money(600_000))
    assert "第 2 笔：户名不符，退回改正" in seen.events[1][1]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ({"account": "6230910579000000001"}, "用同一个卡号"),
        ({"holder": "王五"}, "不一致"),
    ],
)
def test_each_line_is_checked_beside_the_others(at: House, second: dict[str, str], told: str) -> None:
    first = order(at, 1, account="6230910579000000001")
    batch_id = made(at, [first, order(at, 2, **second)])  # type: ignore[arg-type]
    assert told in "".join(batches.view(at.reviewer, batch_id).lines[1].told.sentences)


def test_the_same_person_twice_is_stopped(at: House) -> None:
    first = order(at, 1)
    with at.clerk.read() as asks:
        who = payouts.load(asks, first).person_id
    assert who is not None
    batch_id = made(at, [first, order(at, 1, person_id=who)])
    assert [one.told.blocked for one in batches.view(at.reviewer, batch_id).lines] == [True, True]


def test_each_step_is_another_persons(at: House) -> None:
    every = at.desks["全能"]
    batch_id = batches.make(every, "relief", "card", "救助金", [order(at, 1)])
    for act in (batches.review, batches.approve):
        with pytest.raises(Forbidden if act is batches.review else Refused):
            act(every, batch_id)
    batches.review(at.reviewer, batch_id)
    with pytest.raises(Forbidden, match="这个批次的制表是您办的"):
        batches.approve(every, batch_id)
    batches.approve(at.approver, batch_id)
    with pytest.raises(Forbidden):
        batches.file(at.clerk, batch_id, template(at))


def test_a_batch_that_is_dropped_gives_its_orders_back_and_keeps_its_number(at: House) -> None:
    orders = [order(at, 1), order(at, 2)]
    batch_id = approved(at, orders)
    batches.drop(at.clerk, batch_id, "资金没有到位")
    assert [state(at, one) for one in orders] == ["approved", "approved"]
    assert batches.view(at.clerk, batch_id).row.label == "已撤销"
    again = made(at, orders)
    assert batches.view(at.clerk, again).row.number == f"{FF}2"


def test_a_batch_is_sent_back_with_a_reason(at: House) -> None:
    batch_id = approved(at, [order(at, 1)])
    batches.send_back(at.cashier, batch_id, "开户行要补全")
    assert batches.view(at.clerk, batch_id).row.label == "待复核"
    with pytest.raises(Refused, match="批次现在是“待复核”，不能报盘"):
        batches.file(at.cashier, batch_id, template(at))


def test_exporting_again_gives_the_same_bytes(at: House) -> None:
    batch_id, first = filed(at, [order(at, 1), order(at, 2)])
    at.days_on(3)
    again = batches.file(at.cashier, batch_id)
    assert (again.data, again.hash) == (first.data, first.hash)
    assert "再次导出（第 2 次）" in batches.view(at.cashier, batch_id).events[0][1]


def test_a_character_that_the_bank_lacks_is_told_with_its_line(at: House) -> None:
    batch_id = approved(at, [order(at, 1), order(at, 2, name="何𠮷")])
    code = template(at)
    with pytest.raises(Invalid) as wrong:
        batches.file(at.cashier, batch_id, code)
    assert [one.field for one in wrong.value.faults] == ["2"]
    assert "第 2 行：户名“何𠮷”里的“𠮷”在 GBK 编码里没有" in wrong.value.sentence
    assert batches.view(at.cashier, batch_id).row.label == "待报盘"


def test_what_the_bank_did_not_do_is_taken_back(at: House) -> None:
    orders = [order(at, 1), order(at, 2)]
    batch_id, _ = filed(at, orders)
    data = answer(at.cashier, batch_id, [(2, "9999", "处理中")])
    batches.apply(at.cashier, batch_id, "回盘.txt", data, at.clock.today(), lambda *_: None)
    batches.release(at.cashier, batch_id, "银行书面答复未处理")
    assert [state(at, one) for one in orders] == ["paid", "failed"]
    assert batches.view(at.cashier, batch_id).lines[1].said == "银行书面答复未处理"
    batches.end(at.cashier, batch_id)


def test_cash_is_paid_to_those_who_signed(at: House) -> None:
    orders = [order(at, n, way="cash", fen=50_000) for n in (1, 2, 3)]
    batch_id = approved(at, orders, "cash")
    with pytest.raises(Refused, match="只有打卡的批次才报盘"):
        batches.file(at.cashier, batch_id, template(at))
    with pytest.raises(Invalid) as wrong:
        batches.sign(at.cashier, batch_id, [batches.Signature(2, "周小明")], at.clock.today())
    assert {one.field for one in wrong.value.faults} == {"relation", "id_number"}
    signed = [batches.Signature(1), batches.Signature(2, "周小明", "20", id_number(9))]
    assert batches.sign(at.cashier, batch_id, signed, at.clock.today()) == Money(100_000)
    assert [state(at, one) for one in orders] == ["paid", "paid", "listed"]
    batches.give_back(at.cashier, batch_id, "本人在外地，未领")
    assert state(at, orders[2]) == "approved"
    batches.end(at.cashier, batch_id)


def test_rosters_are_issued_whole_and_masked_once(at: House) -> None:
    batch_id = approved(at, [order(at, 1, name="徐桂芳"), order(at, 2)])
    whole = batches.issue_roster(at.cashier, batch_id, masked=False)
    masked = batches.issue_roster(at.cashier, batch_id, masked=True)
    assert batches.issue_roster(at.cashier, batch_id, masked=False) == whole
    seen = batches.view(at.cashier, batch_id)
    assert dict(seen.papers) == {batches.WHOLE: whole, batches.MASKED: masked}
    assert seen.row.label == "待报盘"


def test_a_case_moves_on_when_the_bank_has_paid(at: House) -> None:
    found = []
    for n, name in ((1, "周素梅"), (2, "徐桂芳")):
        done = accepted(at, hardship(at, n, name=name))
        decided(at, done.case_id)
        card = {"account_no": f"623091057900012{n:04d}", "account_name": name}
        go(at.approver, done.case_id, "approve", **DECIDED | card)
        found.append(done.case_id)
    waiting = batches.waiting(at.cashier, "relief", "card")
    assert [(one.name, one.told.blocked) for one in waiting] == [("周素梅", False), ("徐桂芳", False)]
    batch_id, _ = filed(at, [one.order_id for one in waiting])
    with pytest.raises(Refused, match="批次"):
        go(at.cashier, found[0], "pay", paid_on="t")
    data = answer(at.cashier, batch_id, [(2, "E017", "户名不符")])
    batches.apply(at.cashier, batch_id, "回盘.txt", data, at.clock.today(), lambda *_: None)
    assert casework.case(at.cashier, found[0]).ended
    assert not casework.case(at.cashier, found[1]).ended
    assert state(at, waiting[1].order_id) == "failed"
