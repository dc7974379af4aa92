"""What is counted (统计指标): which ends are decisions, refusals or given up; what each measure takes."""

import pytest

from app.core.actor import Role
from app.engine.flow import Flow, Move, State
from app.engine.matter import Matter
from app.engine.measure import MEASURES, ending_of, measure
from tests.kit.lines import trial

MATTER = trial().matters[0]


def with_end(label: str, kind: str) -> Matter:
    """The throw-away matter with one more end, reached from `study` by a move of that kind."""
    flow = MATTER.flow
    move = Move("end_it", "终结", ("study",), "extra", Role.CLERK, kind=kind)  # type: ignore[arg-type]
    states = (*flow.states, State("extra", label, end=True))
    changed = {name: getattr(MATTER, name) for name in MATTER.__dataclass_fields__}
    return Matter(**{**changed, "flow": Flow(states, (*flow.moves, move))})


@pytest.mark.parametrize(
    ("state", "ending"),
    [
        ("refused", "refused"),
        ("lapsed", "given_up"),
        ("withdrawn", "given_up"),
        ("revoked", "given_up"),
        ("answered", "done"),
    ],
)
def test_how_a_case_ended(state: str, ending: str) -> None:
    assert ending_of(MATTER, state) == ending


@pytest.mark.parametrize(
    ("label", "kind", "ending"),
    [
        ("不予受理", "refuse", "refused"),
        ("不予救助", "refuse", "done"),
        ("不予受理", "next", "done"),
    ],
)
def test_a_later_refusal_counts_by_its_word(label: str, kind: str, ending: str) -> None:
    assert ending_of(with_end(label, kind), "extra") == ending


def test_each_measure_takes_its_own() -> None:
    ends = {"refused", "lapsed", "withdrawn", "revoked", "answered"}
    taken = {
        code: {state for state in ends if measure(code).takes(MATTER, state)}
        for code in ("done", "refused", "given_up")
    }
    assert taken == {
        "done": {"answered"},
        "refused": {"refused"},
        "given_up": {"lapsed", "withdrawn", "revoked"},
    }
    assert [measure("owed").takes(MATTER, one) for one in ("accept_owed", "accept_waived", "accept")] == [
        True,
        True,
        False,
    ]


def test_codes_and_labels_are_unique_and_each_says_how_it_counts() -> None:
    for parts in ([one.code for one in MEASURES], [one.label for one in MEASURES]):
        assert len(set(parts)) == len(MEASURES)
    assert all(one.about.endswith("。") and len(one.label) <= 12 for one in MEASURES)
    assert measure("no-such-measure") is MEASURES[0]
