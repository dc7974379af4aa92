"""秋送助学: students of files by stage, not twice with other relief; 春送就业: handed over to employment."""

from uuid import UUID

import pytest

from app.core.errors import Refused
from app.lines.relief.commands import campaigns
from app.lines.relief.commands.campaigns import Filter
from app.services import batches, intake
from app.services.applicants import Applicant
from db.tables import hardship_file, hardship_member, hardship_version
from tests.kit.campaigns import approved, campaign, name_of, people, rows, seen
from tests.kit.factories import House, accepted, id_number, paid, papers_in

SEEKER = "employment.seeker"
SEEKING = {
    "channel": "visit",
    "applied_on": "t",
    "reply_way": "phone",
    "town_code": "330723102",
    "education": "71",
    "consent": "1",
    "wishes": '[{"trade": "01", "wage": "5000", "place": "桐琴镇"}]',
}


def household(at: House, who: UUID, n: int, *students: tuple[str, str]) -> None:
    """A file of this person with students: name and education of each."""
    day = at.clock.today()
    with at.clerk.write("fill") as w:
        file_id = w.insert(
            hardship_file, person_id=who, number=f"DA-XC01-2026-{n:06d}", level="county", category="1",
            state="active", opened_on=day, reviewed_on=day, review_due_on=day,
        )  # fmt: skip
        version = w.insert(
            hardship_version, file_id=file_id, version_n=1, from_on=day, why="open", main_cause="9"
        )
        w.insert_many(
            hardship_member,
            [
                {
                    "version_id": version,
                    "n": at_,
                    "name": name,
                    "id_number": id_number(n * 100 + at_),
                    "status": "student",
                    "education": education,
                    "place": "武义第一中学",
                    "school_from": 2026,
                }
                for at_, (name, education) in enumerate(students, start=1)
            ],
        )


def test_students_of_files_by_stage(at: House) -> None:
    first, second, _ = people(at, 3)
    household(at, first, 1, ("周小文", "20"), ("周小武", "61"))
    household(at, second, 2, ("周小明", "20"))
    made = campaign(at, "autumn", amount="5000")
    assert campaigns.matching(at.clerk, made, Filter()) == 3
    filled = campaigns.fill(at.clerk, made, Filter(stages=("bachelor",), levels=("county",), causes=("9",)))
    assert (filled.added, filled.blocked) == (2, 0)
    assert {(one.student, one.stage, one.school) for one in rows(at, made)} == {
        ("周小文", "本科", "武义第一中学"),
        ("周小明", "本科", "武义第一中学"),
    }
    campaigns.fill(at.clerk, made, Filter())
    assert [one.found for one in rows(at, made)] == [()] * 3
    approved(at, made)
    assert campaigns.order(at.clerk, made) == 3
    batch_id = campaigns.batch(at.clerk, made)
    assert [one.told.blocked for one in batches.view(at.reviewer, batch_id).lines] == [False] * 3


def test_a_student_is_not_helped_twice_nor_beside_other_relief(at: House) -> None:
    who = people(at, 1)[0]
    household(at, who, 1, ("周小文", "20"))
    paid(at, accepted(at, who).case_id)
    made = campaign(at, "autumn", amount="5000")
    campaigns.fill(at.clerk, made, Filter())
    row = rows(at, made)[0]
    assert row.found == ("今年已领生活救助 3,000.00 元。",)
    assert row.keepable
    again = campaign(at, "autumn", name="秋送助学补充", amount="5000")
    campaigns.fill(at.clerk, again, Filter())
    assert "今年已列入“2026年秋送助学”。" in rows(at, again)[0].found


def test_spring_hands_people_over_to_employment(at: House) -> None:
    people(at, 1)
    made = campaign(at, "spring")
    campaigns.fill(at.clerk, made, Filter())
    campaigns.take(
        at.clerk,
        made,
        [{"name": "王建国", "id_number": id_number(77), "phone": "13900000077", "wish": "叉车工"}],
    )
    approved(at, made)
    with pytest.raises(Refused, match="春送就业不发放资金"):
        campaigns.order(at.clerk, made)
    known = campaigns.handover(at.clerk, made, 1)
    assert (known.matter_id, known.prefill["phone"]) == (SEEKER, "13900000001")
    outside = campaigns.handover(at.clerk, made, 2)
    assert (outside.person_id, outside.person["name"]) == (None, "王建国")
    assert known.person_id is not None
    accepted(at, known.person_id)
    before = at.clerk.database.head().n
    assert campaigns.keep_handed(at.clerk, made) == 0, "another matter is no registration"
    assert at.clerk.database.head().n == before
    intake.take_in(
        at.clerk, SEEKER, "accept", Applicant(known.person_id), {**SEEKING, **known.prefill}, papers_in("id")
    )
    assert campaigns.keep_handed(at.clerk, made) == 1
    assert campaigns.keep_handed(at.clerk, made) == 0
    with pytest.raises(Refused, match="已办求职登记"):
        campaigns.handover(at.clerk, made, 1)
    campaigns.close(at.clerk, made)
    row = rows(at, made)[0]
    assert (seen(at, made).counts.handed, row.name, row.label) == (1, name_of(1), "已转就业")
