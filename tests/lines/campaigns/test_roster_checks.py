"""What the checks find on a roster: twice, over a limit, dead, outside the register; 5,000 lines."""

from uuid import UUID

import pytest

from app.core.errors import Forbidden, Invalid, Refused
from app.lines.relief.commands import campaigns
from app.lines.relief.commands.campaigns import Filter
from app.services import parameters
from app.services import people as register
from tests.kit.campaigns import approved, campaign, name_of, newcomer, ordered, people, rows, seen
from tests.kit.factories import House, id_number
from tests.kit.statements import asked

LINES = 5_000


def listed(n: int, **more: str) -> dict[str, str]:
    """The n-th person as a list has him."""
    one = newcomer(n)
    return {
        "name": one.name,
        "id_number": one.id_number,
        "phone": one.phone,
        "unit_name": one.unit,
        "bank": one.bank,
        "account_no": one.account_no,
        **more,
    }


def told(at: House, made: UUID) -> list[tuple[str, ...]]:
    """What was found of each."""
    return [one.found for one in rows(at, made)]


def test_the_same_person_twice_and_one_card_for_two(at: House) -> None:
    made = campaign(at)
    card = listed(1)["account_no"]
    campaigns.take(at.clerk, made, [listed(1), listed(1), listed(2, account_no=card)])
    first, second, third = told(at, made)
    assert first[0] == "与第 2 行是同一人，请剔除一行。"
    assert second[0] == "与第 1 行是同一人，请剔除一行。"
    assert third[0] == "与第 1 行用同一个卡号，请核对卡号。"
    with pytest.raises(Refused, match="与第 2 行是同一人"):
        campaigns.submit(at.clerk, made)
    campaigns.strike(at.clerk, made, [2], "重复")
    campaigns.amend(at.clerk, made, [3], {"account_no": listed(2)["account_no"]})
    assert [one.blocked for one in rows(at, made)] == [False, False]


def test_people_outside_the_register_are_registered_when_ordered(at: House) -> None:
    people(at, 1)
    made = campaign(at)
    campaigns.take(at.clerk, made, [listed(1, group="困难职工"), listed(2, group="新就业形态")])
    assert [one.person_id is not None for one in rows(at, made)] == [True, False]
    assert told(at, made)[1] == ("没有登记过，开单时登记。",)
    approved(at, made)
    assert campaigns.order(at.clerk, made) == 2
    who = rows(at, made)[1].person_id
    assert who is not None
    card = register.card(at.clerk, who)
    assert (card.person.name, card.person.unit) == (name_of(2), "示例2厂")


def test_a_list_is_taken_whole_or_not_at_all(at: House) -> None:
    made = campaign(at)
    bad = [listed(1), listed(2, id_number="330723198001011235"), listed(3, name=""), listed(4, amount="很多")]
    with pytest.raises(Invalid) as wrong:
        campaigns.take(at.clerk, made, bad)
    assert [one.field for one in wrong.value.faults] == ["2.id_number", "3.name", "4.amount"]
    assert all(one.sentence.startswith("第 ") for one in wrong.value.faults)
    assert rows(at, made) == ()


def test_somebody_who_died_and_somebody_of_another_name(at: House) -> None:
    made = campaign(at)
    one, _ = people(at, 2)
    seen_ = register.card(at.clerk, one).person
    register.update_person(at.clerk, one, seen_.version, {"died_on": "2026-10-01"})
    campaigns.take(at.clerk, made, [listed(1), listed(2, name="别人", account_name="别人")])
    assert told(at, made)[0][0] == "已于 2026年10月1日去世，请剔除。"
    assert told(at, made)[1][0] == f"这个身份证号登记的姓名是{name_of(2)}，请核对。"
    assert campaigns.matching(at.clerk, campaign(at), Filter()) == 1


def test_a_limit_of_the_campaign_is_overridden_by_another_with_a_reason(at: House) -> None:
    people(at, 2)
    made = campaign(at, time_limit="500")
    campaigns.fill(at.clerk, made, Filter())
    campaigns.amend(at.clerk, made, [1], {"amount": "800"})
    row = rows(at, made, "blocked")[0]
    assert row.found == ("金额 800.00 元，超过每人次限额 500.00 元。",)
    assert row.keepable
    campaigns.submit(at.clerk, made)
    with pytest.raises(Refused, match="超过每人次限额"):
        campaigns.approve(at.approver, made)
    with pytest.raises(Forbidden):
        campaigns.keep(at.clerk, made, [1], "情况特殊")
    with pytest.raises(Invalid):
        campaigns.keep(at.reviewer, made, [1], "")
    campaigns.keep(at.reviewer, made, [1], "患重病，集体研究同意")
    assert rows(at, made)[0].kept == "何伟民：患重病，集体研究同意"
    campaigns.approve(at.approver, made)
    assert campaigns.order(at.clerk, made) == 2


def test_what_was_kept_is_asked_anew_when_it_changes(at: House) -> None:
    people(at, 1)
    made = campaign(at, time_limit="500")
    campaigns.fill(at.clerk, made, Filter())
    campaigns.amend(at.clerk, made, [1], {"amount": "800"})
    campaigns.keep(at.reviewer, made, [1], "患重病")
    campaigns.amend(at.clerk, made, [1], {"phone": "13900000001"})
    assert rows(at, made)[0].kept
    campaigns.amend(at.clerk, made, [1], {"amount": "900"})
    assert not rows(at, made)[0].kept


def test_the_countys_limit_of_the_year_counts_what_campaigns_paid(at: House) -> None:
    limit = {"value": "900", "valid_from": "2026-01-01", "source": "武工〔2026〕1号"}
    parameters.set_parameter(at.admin, "relief.visit_gift.year_limit", limit)
    ordered(at, 2)
    again = campaign(at, name="第二次慰问")
    campaigns.fill(at.clerk, again, Filter())
    over = "今年已有送温暖慰问 500.00 元，加上这笔，超过全县年度限额 900.00 元。"
    assert over in told(at, again)[0]
    assert "今年已列入“2026年冬送温暖”。" in told(at, again)[0]
    assert not rows(at, again)[0].keepable
    campaigns.amend(at.clerk, again, [1, 2], {"amount": "400"})
    assert told(at, again)[0] == ("今年已列入“2026年冬送温暖”。",)
    assert rows(at, again)[0].keepable


def test_the_filter_by_category_unit_card_and_help(at: House) -> None:
    people(at, 10)
    people(at, 4, first=11, card=False)
    made = campaign(at)
    assert campaigns.matching(at.clerk, made, Filter(categories=("1",))) == 7
    assert campaigns.matching(at.clerk, made, Filter(unit="示例3")) == 2
    assert campaigns.matching(at.clerk, made, Filter(with_card=True)) == 10
    assert campaigns.matching(at.clerk, made, Filter(levels=("county",))) == 0
    with pytest.raises(Invalid) as wrong:
        campaigns.filter_of(at.clerk, {"not_helped_since": "去年"})
    assert wrong.value.faults[0].field == "not_helped_since"


def test_one_person_of_the_register(at: House) -> None:
    who = people(at, 1, filed=False)[0]
    made = campaign(at)
    one = {"name": name_of(1), "id_number": id_number(1)}
    campaigns.take(at.clerk, made, [{**one, "amount": "300", "group": "劳模"}])
    row = rows(at, made)[0]
    assert (row.name, row.category, row.amount.show()) == (name_of(1), "劳模", "300.00")
    assert row.person_id == who
    assert campaigns.take(at.clerk, made, [one]).blocked == 1, "listed twice"


def test_a_roster_is_read_in_as_many_statements_whatever_its_length(at: House) -> None:
    counted = []
    for first, count in ((1, 5), (1001, 50)):
        people(at, count, first=first)
        made = campaign(at, name=f"活动{first}")
        campaigns.fill(at.clerk, made, Filter())
        with asked() as found:
            seen(at, made)
            rows(at, made)
        counted.append(len(found))
    assert counted[0] == counted[1]


@pytest.mark.slow
def test_five_thousand_typed_lines(at: House) -> None:
    made = campaign(at)
    typed = [listed(n) for n in range(1, LINES + 1)]
    assert len({one["id_number"] for one in typed}) == LINES
    with pytest.raises(Invalid, match="一次最多列入 5,000 人"):
        campaigns.take(at.clerk, made, [*typed, listed(LINES + 1)])
    typed[1233]["id_number"] = id_number(1)
    filled = campaigns.take(at.clerk, made, typed)
    assert (filled.added, filled.blocked) == (LINES, 2)
    assert {one.n for one in rows(at, made, "blocked")} == {1, 1234}
    campaigns.strike(at.clerk, made, [1234], "重复")
    approved(at, made)
    assert campaigns.order(at.clerk, made) == LINES - 1
