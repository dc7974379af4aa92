"""今日 (今日): what is due for whom, and what the day brought, on a real file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from app.core.clock import CHINA
from app.core.errors import Invalid
from app.printing import image
from app.printing.layout import lay_out
from app.services import casework, papers, today
from app.services.desk import Desk
from app.services.today import Group
from app.services.today.paper import document
from tests.kit.factories import DECIDED, House, accepted, decided, go, hardship, paid


def move_to(at: House, day: date) -> None:
    """Nine in the morning of a day."""
    at.clock.moment = datetime.combine(day, time(9), CHINA)


def due_on(at: House, case: object) -> date:
    """The promised day of a case."""
    return casework.case(at.clerk, case).timers[0].due_on  # type: ignore[arg-type]


def shown(desk: Desk, group: Group, *, mine: bool = False, line: str = "") -> list[str]:
    return [one.applicant for one in today.page(desk, group, mine=mine, line=line).rows]


@pytest.mark.parametrize(
    ("before", "groups"),
    [
        (7, {}),
        (5, {Group.SOON: ["周素梅"]}),
        (1, {Group.SOON: ["周素梅"]}),
        (0, {Group.TODAY: ["周素梅"]}),
        (-1, {Group.LATE: ["周素梅"]}),
    ],
)
def test_a_case_goes_from_group_to_group_as_its_day_comes_near(
    at: House, before: int, groups: dict[Group, list[str]]
) -> None:
    done = accepted(at, hardship(at))
    move_to(at, due_on(at, done.case_id) - timedelta(days=before))
    found = {group: shown(at.clerk, group) for group in Group}
    assert {group: names for group, names in found.items() if names} == groups
    counted = {one.line: (one.late, one.today, one.soon) for one in today.counts(at.clerk, mine=False)}
    expected = tuple(int(group in groups) for group in Group)
    assert counted == ({"relief": expected} if groups else {})


def test_late_ones_stand_with_the_longest_overdue_first(at: House) -> None:
    first = accepted(at, hardship(at, 1, name="甲一"))
    at.days_on(1)
    accepted(at, hardship(at, 2, name="乙二"))
    move_to(at, due_on(at, first.case_id) + timedelta(days=30))
    assert shown(at.clerk, Group.LATE) == ["甲一", "乙二"]
    row = today.page(at.clerk, Group.LATE, mine=False).rows[0]
    assert (row.line_name, row.timer.label, row.timer.words) == ("帮扶", "承诺办结", "超期 30 天")
    assert (row.number, row.clerk) == (first.number, "陈晓岚")


def test_pages_follow_one_another_without_gap_or_repeat(at: House) -> None:
    first = accepted(at, hardship(at, 1))
    for n in range(2, 6):
        accepted(at, hardship(at, n))
    move_to(at, due_on(at, first.case_id) + timedelta(days=1))
    numbers: list[str] = []
    cursor: str | None = None
    while True:
        page = today.page(at.clerk, Group.LATE, mine=False, cursor=cursor, size=2)
        numbers += [one.number for one in page.rows]
        assert page.total == 5
        if (cursor := page.next) is None:
            break
    assert (len(numbers), len(set(numbers))) == (5, 5)
    with pytest.raises(Invalid):
        today.page(at.clerk, Group.LATE, mine=False, cursor="something else")


def test_mine_is_what_i_have_in_hand_and_what_waits_for_my_step(at: House) -> None:
    done = accepted(at, hardship(at))
    late = due_on(at, done.case_id) + timedelta(days=1)
    move_to(at, late)
    desks = {"clerk": at.clerk, "other": at.desks["童志远"], "reviewer": at.reviewer, "cashier": at.cashier}

    def mine() -> set[str]:
        return {name for name, desk in desks.items() if shown(desk, Group.LATE, mine=True)}

    assert mine() == {"clerk", "other"}
    go(at.clerk, done.case_id, "verify")
    assert mine() == {"clerk", "reviewer"}
    assert shown(at.cashier, Group.LATE) == ["周素梅"]


def test_another_line_shows_nothing_of_this_one(at: House) -> None:
    done = accepted(at, hardship(at))
    move_to(at, due_on(at, done.case_id) + timedelta(days=1))
    assert shown(at.clerk, Group.LATE, line="relief") == ["周素梅"]
    assert shown(at.clerk, Group.LATE, line="rights") == []
    assert today.page(at.clerk, Group.LATE, mine=False, line="rights").total == 0


def test_a_restricted_case_is_shown_and_counted_only_for_those_who_may_see_it(at: House) -> None:
    done = accepted(at, hardship(at), secret="1")
    move_to(at, due_on(at, done.case_id) + timedelta(days=1))
    assert shown(at.clerk, Group.LATE) == ["周**"]
    assert shown(at.reviewer, Group.LATE) == ["周**"]
    stranger = at.desks["童志远"]
    assert shown(stranger, Group.LATE) == []
    assert today.counts(stranger, mine=False) == ()
    assert today.page(stranger, Group.LATE, mine=True).total == 0


def test_an_ended_case_is_due_no_more(at: House) -> None:
    done = accepted(at, hardship(at))
    move_to(at, due_on(at, done.case_id) + timedelta(days=1))
    go(at.clerk, done.case_id, "withdraw", "本人不要了。")
    assert [shown(at.clerk, group) for group in Group] == [[], [], []]


def counts_of(desk: Desk) -> dict[str, object]:
    relief = next(one for one in today.day_sheet(desk).lines if one.name == "困难帮扶")
    return {name: getattr(relief, name) for name in relief.__dataclass_fields__ if name != "name"}


STANDING = ("open", "due", "late", "late_numbers")


def changed(before: dict[str, object], after: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in after.items() if value != before[name] and name not in STANDING}


@pytest.mark.parametrize(
    ("papers_brought", "move", "brings"),
    [
        (("form", "id", "bank", "income"), "accept", {"entered": 1, "accepted": 1, "moves": 1}),
        (("form", "id"), "accept_owed", {"entered": 1, "accepted": 1, "owed": 1, "moves": 1}),
        (("form",), "supplement", {"entered": 1, "notified": 1, "moves": 1}),
        ((), "refuse", {"entered": 1, "refused": 1, "moves": 1}),
    ],
)
def test_the_day_counts_what_the_counter_did(
    at: House, papers_brought: tuple[str, ...], move: str, brings: dict[str, object]
) -> None:
    person = hardship(at)
    before = counts_of(at.clerk)
    accepted(at, person, papers_brought, move)
    assert changed(before, counts_of(at.clerk)) == brings


def test_the_day_counts_payments_when_they_are_entered_and_the_next_day_begins_anew(at: House) -> None:
    done = accepted(at, hardship(at))
    paid(at, done.case_id)
    sheet = today.day_sheet(at.cashier)
    assert (sheet.total.done, sheet.total.payments, str(sheet.total.paid)) == (1, 1, "3,000.00")
    (given,) = sheet.money_papers
    assert (given.kind, given.count, given.first) == ("领", 1, given.last)
    at.days_on(1)
    after = today.day_sheet(at.cashier)
    assert (after.total.moves, after.total.payments, after.money_papers, after.came) == (0, 0, (), 0)
    assert after.head.entries == 0


def test_prints_and_reprints_of_the_day(at: House) -> None:
    done = accepted(at, hardship(at))
    assert done.paper_id is not None
    for how in ("printed", "printed", "printed", "exported"):
        papers.printed(at.clerk, done.paper_id, how)
    sheet = today.day_sheet(at.clerk)
    assert (sheet.printed, sheet.reprinted, sheet.exported) == (1, 2, 1)


def test_the_sheet_leaves_out_what_its_maker_may_not_see_and_says_so(at: House) -> None:
    accepted(at, hardship(at), secret="1")
    own, other = today.day_sheet(at.clerk), today.day_sheet(at.desks["童志远"])
    assert (own.total.entered, other.total.entered) == (1, 0)
    assert (own.came, other.came) == (1, 0)
    assert not other.whole


def test_the_sheet_is_numbered_by_its_day_and_carries_the_head_of_the_chain(at: House) -> None:
    accepted(at, hardship(at))
    sheet = today.day_sheet(at.clerk)
    head = at.clerk.database.head()
    assert sheet.number == "RJ-XC01-20261102"
    assert sheet.head.text == head.hash.hex().upper()
    assert (sheet.head.n, len(sheet.head.groups), sheet.head.whole) == (head.n, 16, True)
    assert "陈晓岚" in sheet.people
    assert sheet.maker == "陈晓岚"


@pytest.mark.parametrize("command", [today.print_out, today.export])
def test_printing_the_sheet_is_an_entry_and_looking_at_it_is_none(
    at: House, command: Callable[[Desk], bytes]
) -> None:
    decided(at, accepted(at, hardship(at)).case_id)
    before = at.clerk.database.head().n
    assert today.pdf(at.clerk).startswith(b"%PDF")
    assert at.clerk.database.head().n == before
    assert command(at.clerk).startswith(b"%PDF")
    assert at.clerk.database.head().n == before + 1


def test_a_full_sheet_stays_on_one_page(at: House) -> None:
    done = accepted(at, hardship(at))
    decided(at, done.case_id)
    go(at.approver, done.case_id, "approve", **DECIDED, account_name="周素梅")
    go(at.cashier, done.case_id, "pay", paid_on="t")
    assert image.count(today.pdf(at.cashier)) == 1


def test_a_sheet_with_every_kind_of_paper_and_many_people_stays_on_one_page(at: House) -> None:
    sheet = today.day_sheet(at.clerk)
    first, last = "-XC01-2026-000001", "-XC01-2026-000012"
    numbers = tuple(today.MoneyPapers(one, 12, one + first, one + last) for one in "收领给缴")
    full = replace(
        sheet,
        people=tuple(f"职员{n}" for n in "甲乙丙丁戊己庚辛壬癸子丑寅卯"),
        visits=tuple((name, 128) for name in ("窗口·本人", "窗口·代办", "电话", "来信", "网上")),
        money_papers=numbers,
        whole=False,
    )
    laid = lay_out(document(full))
    assert len(laid.pages) == 1
    texts = "".join(run.text for run in laid.pages[0].runs).replace(" ", "")
    words = ("RJ-XC01-20261102", "等14人", "缴款通知单", "不含按规定保密")
    assert [word for word in words if word not in texts] == []
