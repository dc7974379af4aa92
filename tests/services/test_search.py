"""The one box (查找): every key finds, nothing that is typed breaks it, restricted cases stay hidden."""

import pytest

from app.core.errors import Forbidden
from app.services import casework, intake, numbers, search, worklist
from app.services.applicants import Applicant
from tests.kit.factories import LIVING, TYPED, House, accepted, hardship, id_number, papers_in, worker
from tests.kit.typing import typed_for

PAPERS = papers_in("form", "id", "bank", "income")


@pytest.mark.parametrize(
    "typed",
    [
        "周素梅",
        "素梅",
        "周",
        "zhousumei",
        "zhous",
        "ZSM",
        "zs",
        id_number(1),
        id_number(1)[-4:],
        id_number(1)[-6:],
        "13957265526",
        "5526",
        "1395726 5526",
        "三溪",
        "sxmy",
        "  周素梅\n",
    ],
)
def test_every_key_finds_the_person(at: House, typed: str) -> None:
    person = worker(at, 1)
    worker(at, 2, name="何美娟", phone="13800001111", unit="石苍五金厂")
    assert [one.id for one in search.find(at.clerk, typed).people] == [person]


@pytest.mark.parametrize("typed", ["DA-XC01-2026-000001", "da-xc01-2026-000001", "DAXC012026000001"])
def test_the_number_of_a_hardship_file_finds_its_person(at: House, typed: str) -> None:
    person = hardship(at)
    worker(at, 2, name="何美娟", phone="13800001111")
    assert [one.id for one in search.find(at.clerk, typed).people] == [person]
    assert not search.find(at.clerk, "DA-XC01-2026-000009").people


def test_a_rare_name_is_found_by_its_characters(at: House) -> None:
    person = worker(at, 3, name="𠮷䶮")
    assert [one.id for one in search.find(at.clerk, "𠮷").people] == [person]
    assert [one.id for one in search.find(at.clerk, "䶮").people] == [person]


@pytest.mark.parametrize("form", ["{number}", "{code}", "{number} {code}", "{lower}", "{wide}", " {bare} "])
def test_whole_numbers_and_codes_name_their_case(at: House, form: str) -> None:
    done = accepted(at, hardship(at))
    wide = "".join(chr(ord(mark) + 0xFEE0) for mark in done.number)
    typed = form.format(
        number=done.number,
        code=done.query_code,
        lower=done.number.lower(),
        wide=wide,
        bare=done.number.replace("-", ""),
    )
    found = search.find(at.clerk, typed)
    assert found.exact == done.case_id
    assert found.cases[0].number == done.number


def test_a_qr_with_anothers_code_opens_nothing(at: House) -> None:
    first, second = accepted(at, hardship(at, 1)), accepted(at, hardship(at, 2))
    assert search.find(at.clerk, f"{first.number} {second.query_code}").exact is None


def test_a_serial_and_a_name_find_the_case(at: House) -> None:
    done = accepted(at, hardship(at))
    for typed in ("1", "000001", "周素梅"):
        assert [one.id for one in search.find(at.clerk, typed).cases] == [done.case_id]


@pytest.mark.parametrize(
    "typed", ["", " ", "'", '"', "%", "*", "a" * 10_000, "😀", "NEAR(", "chars : x", "0", "-", "\x00"]
)
def test_nothing_typed_breaks_the_box(at: House, typed: str) -> None:
    worker(at)
    assert search.find(at.clerk, typed).exact is None


def test_restricted_cases_stay_hidden(at: House) -> None:
    done = intake.accept(at.clerk, LIVING, Applicant(hardship(at)), TYPED | {"secret": "1"}, PAPERS)
    other = at.desks["童志远"]
    assert search.find(other, done.number) == search.Found()
    assert search.find(other, "周素梅").cases == ()
    with pytest.raises(Forbidden):
        casework.case(other, done.case_id)
    assert search.find(at.clerk, done.number).cases[0].applicant == "周**"
    for desk, seen in ((other, 0), (at.clerk, 1), (at.reviewer, 1)):
        assert worklist.counts(desk, "relief").all == seen
        assert len(worklist.page(desk, worklist.Filter("relief", "all")).rows) == seen


def test_looking_at_a_restricted_case_is_an_entry(at: House) -> None:
    done = intake.accept(at.clerk, LIVING, Applicant(hardship(at)), TYPED | {"secret": "1"}, PAPERS)
    before = at.clerk.database.head().n
    seen = casework.case(at.reviewer, done.case_id)
    assert at.clerk.database.head().n == before + 1
    assert (seen.timeline[0].mark, seen.timeline[0].detail) == ("eye", "何伟民")


def test_one_wrong_mark_or_two_changed_ones_are_no_code() -> None:
    draws = iter(range(0, 32 * 7, 7))
    code = numbers.draw_code(lambda below: next(draws) % below)
    assert numbers.is_code(code)
    for place in range(6):
        for mark in numbers.ALPHABET:
            changed = code[:place] + mark + code[place + 1 :]
            assert numbers.is_code(changed) == (mark == code[place])
    for place in range(5):
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        assert numbers.is_code(swapped) == (code[place] == code[place + 1])


def test_an_ordinary_petition_is_not_found_by_its_persons_name(at: House) -> None:
    person = worker(at, 1)
    matter = at.clerk.catalog.matter("petitions.visit")
    typed = typed_for(matter, purpose="plea", phone="13957265526")
    done = intake.accept(at.clerk, matter.id, Applicant(person), typed, ())
    for desk, seen in ((at.desks["童志远"], 0), (at.clerk, 1), (at.petitions, 1)):
        found = search.find(desk, "周素梅")
        assert (found.people[0].open_cases, len(found.cases)) == (seen, seen)
        assert search.find(desk, done.number).exact == done.case_id
