"""仲裁时效: the year and its interruptions at their edges, and what the clerk is told day by day."""

from dataclasses import replace
from datetime import date

import pytest

from app.core.workdays import Calendar
from app.engine.fields import AnyField
from app.engine.values import Values
from app.lines.rights.fields.employment import (
    INTERRUPTED_BY,
    INTERRUPTED_ON,
    INTERRUPTIONS,
    KNOWN_ON,
    LEFT_ON,
    LIMITATION_ON,
    STILL_EMPLOYED,
    TOPIC,
)
from app.lines.rights.fields.mediation import CLAIM_TOPIC, CLAIMS, DEMAND
from app.lines.rights.line import ADVICE, MEDIATION
from app.lines.rights.rules.limitation import WARNINGS, a_year_after, limitation, rolled
from tests.kit.facts import CALENDAR, facts, rules


def day(text: str) -> date:
    return date.fromisoformat(text)


def broken(*days: str) -> tuple[Values, ...]:
    return tuple(Values().put(INTERRUPTED_ON, day(one)).put(INTERRUPTED_BY, "claim") for one in days)


@pytest.mark.parametrize(
    ("known", "nominal", "working"),
    [
        ("2025-11-23", "2026-11-23", "2026-11-23"),
        ("2024-02-29", "2025-02-28", "2025-02-28"),
        ("2025-10-03", "2026-10-03", "2026-10-08"),
        ("2025-02-28", "2026-02-28", "2026-02-28"),
        ("2025-05-02", "2026-05-02", "2026-05-06"),
    ],
)
def test_a_year_and_the_day_it_rolls_to(known: str, nominal: str, working: str) -> None:
    assert a_year_after(day(known)) == day(nominal)
    assert rolled(day(nominal), CALENDAR) == day(working)
    for matter in (ADVICE, MEDIATION):
        assert matter.derive(Values().put(KNOWN_ON, day(known)), ())[LIMITATION_ON] == day(nominal)


def test_the_year_does_not_depend_on_the_calendar_of_the_office() -> None:
    bare = Calendar(frozenset(), frozenset(), frozenset())
    assert a_year_after(day("2025-10-03")) == bare.due(day("2025-10-03"), 1, "year").nominal


@pytest.mark.parametrize(
    ("known", "interruptions", "end"),
    [
        ("2025-01-10", (), "2026-01-10"),
        ("2025-01-10", ("2025-06-01",), "2026-06-01"),
        ("2025-01-10", ("2026-01-10",), "2027-01-10"),
        ("2025-01-10", ("2026-01-11",), "2026-01-10"),
        ("2025-01-10", ("2026-05-01", "2025-06-01"), "2027-05-01"),
        ("2025-01-10", ("2025-06-01", "2026-06-02"), "2026-06-01"),
        ("2025-01-10", ("2025-01-10",), "2026-01-10"),
    ],
)
def test_an_interruption_starts_it_anew_while_it_runs(
    known: str, interruptions: tuple[str, ...], end: str
) -> None:
    values = Values().put(KNOWN_ON, day(known)).put(INTERRUPTIONS, broken(*interruptions))
    assert limitation(values) == day(end)


def test_unknown_stays_unknown_and_a_stale_day_goes() -> None:
    assert limitation(Values()) is None
    stale = Values().put(LIMITATION_ON, day("2020-01-01"))
    assert LIMITATION_ON not in MEDIATION.derive(stale, ())


TOLD: list[tuple[str, str]] = [
    ("2026-09-23", ""),
    ("2026-09-24", "还剩 60 天，请提醒"),
    ("2026-10-24", "还剩 30 天，请提醒"),
    ("2026-11-16", "还剩 7 天，请立即告知"),
    ("2026-11-22", "还剩 1 天，请立即告知"),
    ("2026-11-23", "今天是最后一天，请立即告知"),
    ("2026-11-24", "可能已在 2026年11月23日届满"),
]


@pytest.mark.parametrize(("today", "words"), TOLD)
def test_it_is_told_at_sixty_thirty_and_seven_days(today: str, words: str) -> None:
    given = facts(Values().put(KNOWN_ON, day("2025-11-23")), today=day(today))
    for matter in (ADVICE, MEDIATION):
        said = matter.tell(given)
        assert words in "".join(said) if words else said == ()
        assert all(one.endswith("。") for one in said)


def test_over_is_told_and_never_decided() -> None:
    given = facts(Values().put(KNOWN_ON, day("2020-01-06")))
    (said,) = MEDIATION.tell(given)
    assert "由仲裁机构认定" in said
    assert "照常登记" in said


def test_the_last_day_is_the_rolled_one() -> None:
    given = facts(Values().put(KNOWN_ON, day("2025-10-03")), today=day("2026-10-08"))
    assert "今天是最后一天" in MEDIATION.tell(given)[0]
    assert "2026年10月8日届满" in MEDIATION.tell(replace(given, today=day("2026-10-09")))[0]


def test_the_days_of_the_warnings_are_parameters() -> None:
    given = facts(Values().put(KNOWN_ON, day("2025-11-23")), today=day("2026-09-20"))
    assert ADVICE.tell(given) == ()
    wider = {**rules(), WARNINGS[0]: "90"}
    assert "还剩 64 天" in ADVICE.tell(replace(given, rules=wider))[0]
    assert ADVICE.tell(replace(given, rules={}, today=day("2026-11-22"))) == ()


def wage_case(topic: str, *more: tuple[AnyField, object]) -> tuple[Values, Values]:
    row = Values().put(CLAIM_TOPIC, topic).put(DEMAND, "工资")
    advice, mediation = Values().put(TOPIC, topic), Values().put(CLAIMS, (row,))
    for field, value in more:
        advice, mediation = advice.put(field, value), mediation.put(field, value)
    return advice, mediation


@pytest.mark.parametrize(
    ("topic", "employed", "left", "words"),
    [
        ("R0401", True, None, "劳动关系存续期间申请仲裁不受一年时效限制"),
        ("R04", False, "2026-03-31", "到 2027年3月31日为止"),
        ("R0401", False, "2025-10-03", "到 2026年10月8日为止"),
        ("R0401", False, None, ""),
        ("R05", True, None, ""),
    ],
)
def test_arrears_of_wages_have_their_own_rule(
    topic: str, employed: bool, left: str | None, words: str
) -> None:
    more = ((STILL_EMPLOYED, employed), (LEFT_ON, day(left) if left else None))
    for matter, values in zip((ADVICE, MEDIATION), wage_case(topic, *more), strict=True):
        said = "".join(matter.tell(facts(values)))
        assert words in said if words else said == ""
