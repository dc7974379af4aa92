"""就业 on a real file: a unit's posts are published, a seeker is referred, the 回执 takes a seat."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.errors import Invalid, Refused
from app.lines.employment.commands import open_vacancies
from app.services import casework, intake, people, units, upkeep
from app.services.applicants import Applicant
from app.services.intake import Accepted
from db.tables import case_party, vacancy
from tests.kit.factories import House, go, house, papers_in, worker

HEAD = {"channel": "visit", "applied_on": "t", "reply_way": "phone", "phone": "13957265526"}
PRESS = {
    "job": "冲压工", "trade": "01", "seats": "1", "wage_low": "5500", "wage_high": "7500",
    "wage_form": "piece", "place": "桐琴镇", "content": "操作冲床。",
}  # fmt: skip
CHECK = {"job": "质检员", "seats": "2", "wage_low": "4800", "wage_high": "4800", "wage_form": "month",
         "place": "桐琴镇", "content": "检验半成品。"}  # fmt: skip
LICENCES = ("licence", "job_brief", "unit_mandate", "id_contact")
CHECKED = {"minimum": "2490", "minimum_source": "测试用数", "check_opinion": "同意发布。"}
ANSWERED = {
    "receipt_on": "t", "receipt_way": "person", "start_on": "+3", "hired_job": "冲压工",
    "start_wage": "6000", "has_contract": "1", "has_insurance": "1",
}  # fmt: skip
SEEKING = {
    "town_code": "330723102", "education": "71", "consent": "1",
    "wishes": '[{"trade": "01", "wage": "5000", "place": "桐琴镇"}]',
}  # fmt: skip


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    """A fresh office on 2026-11-02."""
    made = house(tmp_path / "data")
    yield made
    made.close()


def unit(at: House) -> UUID:
    """A registered unit."""
    texts = {"name": "武义三溪门业有限公司", "credit_code": "91330723MA2E7XQ15N", "phone": "0579-87654321"}
    return units.register_unit(at.clerk, texts | {"contact": "何建国", "address": "桐琴镇示例路 8 号"})


def registered(at: House, *posts: dict[str, str], received: tuple[str, ...] = LICENCES) -> Accepted:
    """A unit's vacancy taken in."""
    typed = {"contact": "何建国", "posts": json.dumps(posts or (PRESS, CHECK)), "valid_to": "+60"}
    typed |= {"is_agency": "0", "needs_permit": "0"}
    move = "accept" if received == LICENCES else "supplement"
    who = Applicant(unit_id=unit(at))
    return intake.take_in(at.clerk, "employment.vacancy", move, who, HEAD | typed, papers_in(*received))


def published(at: House, *posts: dict[str, str]) -> UUID:
    """A unit's vacancy, checked and open."""
    case_id = registered(at, *posts).case_id
    go(at.clerk, case_id, "submit")
    go(at.reviewer, case_id, "publish", **CHECKED)
    return case_id


def offered(at: House) -> dict[str, str]:
    """The register as it is offered today: words by number."""
    with at.clerk.read() as asks:
        return {item.code: item.name for item in open_vacancies(asks, at.clock.today())}


def referred(at: House, person_id: UUID, number: str) -> Accepted:
    """A letter for this post."""
    return intake.take_in(
        at.clerk,
        "employment.referral",
        "accept",
        Applicant(person_id),
        HEAD | {"vacancy": number},
        papers_in("id"),
    )


def test_from_a_units_posts_to_a_seat_taken(at: House) -> None:
    case_id = published(at)
    first, second = "GW-XC01-2026-000001", "GW-XC01-2026-000002"
    assert offered(at) == {
        first: "冲压工｜武义三溪门业有限公司｜计件（折合月） 5,500.00–7,500.00 元｜桐琴镇｜余 1 人",
        second: "质检员｜武义三溪门业有限公司｜月薪 4,800.00 元｜桐琴镇｜余 2 人",
    }
    assert [one.title for one in casework.case(at.clerk, case_id).papers] == ["岗位登记回执", "招聘岗位"]

    person = worker(at)
    seeker = intake.take_in(
        at.clerk, "employment.seeker", "accept", Applicant(person), HEAD | SEEKING, papers_in("id")
    )
    assert seeker.number == "JY-XC01-2026-000002"
    opens = casework.case(at.clerk, seeker.case_id).beside.opens
    assert [one.matter_id for one in opens] == ["employment.referral"]

    letter = intake.take_in(
        at.clerk, "employment.referral", "accept", Applicant(person), HEAD | {"vacancy": first},
        papers_in("id"), opened_from=seeker.case_id,
    )  # fmt: skip
    seen = casework.case(at.clerk, letter.case_id)
    assert seen.state_label == "已开函"
    assert [one.title for one in seen.papers] == ["推荐函"]
    assert seen.shown["post_job"] == "冲压工"
    assert seen.shown["post_unit"] == "武义三溪门业有限公司"
    assert seen.shown["post_contact"] == "何建国"
    assert [one.number for one in seen.beside.links] == [seeker.number]

    go(at.clerk, letter.case_id, "hire", **ANSWERED)
    assert list(offered(at)) == [second]
    with at.clerk.read() as asks:
        taken = asks.all(select(vacancy.c.number, vacancy.c.taken).order_by(vacancy.c.n))
    assert [tuple(row) for row in taken] == [(first, 1), (second, 0)]
    lines = dict(people.card(at.clerk, person).lines)
    assert lines["employment"].text == "求职中·推荐过 1 次"
    assert upkeep.verify(at.clerk).ok


def test_the_last_seat_is_taken_once(at: House) -> None:
    published(at)
    number = next(iter(offered(at)))
    letters = [referred(at, worker(at, n), number) for n in (1, 2)]
    go(at.clerk, letters[0].case_id, "hire", **ANSWERED)
    with pytest.raises(Refused, match=r"招 1 人，已登记录用 1 人"):
        go(at.clerk, letters[1].case_id, "hire", **ANSWERED)
    assert casework.case(at.clerk, letters[1].case_id).state_label == "已开函"
    with pytest.raises(Invalid, match="列表里没有"):
        referred(at, worker(at, 3), number)
    go(
        at.clerk,
        letters[1].case_id,
        "not_hire",
        receipt_on="t",
        receipt_way="phone",
        not_hired_why="已招满。",
    )
    assert upkeep.verify(at.clerk).ok


@pytest.mark.parametrize(("days", "open_still"), [(60, True), (61, False)])
def test_posts_are_offered_up_to_their_last_day(at: House, days: int, open_still: bool) -> None:
    published(at)
    at.days_on(days)
    assert bool(offered(at)) is open_still


def test_what_is_taken_down_is_offered_no_more_and_its_letters_still_say_where(at: House) -> None:
    case_id = published(at)
    letter = referred(at, worker(at), next(iter(offered(at))))
    go(at.reviewer, case_id, "take_down", "查实向求职人收取押金。")
    assert offered(at) == {}
    assert casework.case(at.clerk, case_id).papers[-1].title == "岗位下架告知"
    seen = casework.case(at.clerk, letter.case_id)
    assert seen.shown["post_unit"] == "武义三溪门业有限公司"
    with at.clerk.read() as asks:
        parties = asks.all(select(case_party.c.role, case_party.c.name, case_party.c.unit_id.is_not(None)))
    assert ("employer", "武义三溪门业有限公司", True) in [tuple(row) for row in parties]
    go(at.clerk, letter.case_id, "stay_away", receipt_on="t", receipt_way="unit", absence="gave_up")


def test_a_missing_licence_is_told_once_and_a_word_is_mended_on_screen(at: House) -> None:
    unlawful = PRESS | {"terms": "限男，押金300元"}
    done = registered(at, unlawful, received=("job_brief", "unit_mandate", "id_contact"))
    assert casework.case(at.clerk, done.case_id).papers[0].title == "一次性告知书"
    seen = casework.case(at.clerk, done.case_id)
    casework.receive(at.clerk, done.case_id, seen.version, "licence", True, 1)
    go(at.clerk, done.case_id, "accept")
    go(at.clerk, done.case_id, "submit")
    with pytest.raises(Refused, match="问题用语"):
        go(at.reviewer, done.case_id, "publish", **CHECKED)
    assert offered(at) == {}
    go(at.reviewer, done.case_id, "mend", "请改正用语。")
    go(at.clerk, done.case_id, "submit", posts=json.dumps([PRESS]))
    with pytest.raises(Refused, match="本县最低工资标准还没有设置"):
        go(at.reviewer, done.case_id, "publish", check_opinion="同意发布。")
    go(at.reviewer, done.case_id, "publish", **CHECKED)
    assert len(offered(at)) == 1


def test_a_person_registers_no_vacancy_and_a_unit_seeks_no_work(at: House) -> None:
    with pytest.raises(Refused, match="岗位登记由单位申请"):
        intake.blank(at.clerk, "employment.vacancy", Applicant(worker(at)))
    with pytest.raises(Refused, match="求职登记由职工本人申请"):
        intake.blank(at.clerk, "employment.seeker", Applicant(unit_id=unit(at)))


def test_a_unit_finds_its_contact_filled_in(at: House) -> None:
    blank = intake.blank(at.clerk, "employment.vacancy", Applicant(unit_id=unit(at)))
    assert blank.texts["contact"] == "何建国"
    assert blank.texts["phone"] == "0579-87654321"


def test_a_letter_that_nobody_answers_ends_after_thirty_days(at: House) -> None:
    published(at)
    letter = referred(at, worker(at), next(iter(offered(at))))
    at.clock.advance(timedelta(days=30))
    with pytest.raises(Refused, match="回执等到"):
        go(at.clerk, letter.case_id, "give_up")
    at.clock.advance(timedelta(days=1))
    go(at.clerk, letter.case_id, "give_up")
    assert casework.case(at.clerk, letter.case_id).state_label == "未回"
