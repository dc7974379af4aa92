"""The contract of a line: every line in the house keeps it, and a broken one is told what is broken."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.actor import Actor, Role
from app.core.errors import Forbidden, Refused
from app.engine.flow import DRAFT, Facts, Maker, Move, step
from app.engine.line import Line
from app.engine.materials import judge
from app.engine.matter import Matter
from app.engine.timers import Running
from app.room import Room
from app.rooms import ROOMS
from tests.kit.contract import after, all_faults, many_facts
from tests.kit.facts import (
    CALENDAR,
    FILE,
    PERSON,
    TODAY,
    actor,
    filled,
    maker,
    material_rules,
    received,
    rules,
    seed,
    staff,
)
from tests.kit.lines import ANSWER, TOPIC, URGED, opening, trial

LINES = tuple(room.line for room in ROOMS)
MATTERS = [matter for line in (*LINES, trial()) for matter in line.matters]
PEOPLE = (
    actor(1, Role.CLERK),
    actor(2, Role.REVIEWER),
    actor(3, Role.APPROVER),
    actor(4, Role.CASHIER),
    actor(5, Role.CLERK, Role.REVIEWER, Role.APPROVER, Role.CASHIER),
)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.line.code)
def test_every_line_keeps_the_contract(room: Room) -> None:
    assert all_faults(room.line, room.tables, LINES) == []


def test_every_effect_is_named_and_done_by_one_room_alone() -> None:
    done = [name for room in ROOMS for name in room.effects]
    assert len(done) == len(set(done))
    for room in ROOMS:
        named = {name for matter in room.line.matters for move in matter.flow.moves for name in move.effects}
        assert named == set(room.effects)
        assert set(room.tables) == {matter.id for matter in room.line.matters}


def test_the_five_lines_stand_in_the_order_of_their_tabs() -> None:
    assert [room.line.name for room in ROOMS] == ["困难帮扶", "维权", "信访", "就业", "医疗互助"]
    assert [room.line.letters for room in ROOMS] == ["JZ", "WQ", "XF", "JY", "HZ"]


def test_the_seeded_materials_belong_to_matters_that_are_here() -> None:
    ids = {matter.id for line in LINES for matter in line.matters}
    assert {matter["id"] for matter in seed("matter")} == ids


def faults(moves: Mapping[str, Move] | None = None, line: Line | None = None) -> list[str]:
    broken = line or trial(moves)
    return [
        one for one in all_faults(broken, {}, (broken, *LINES)) if one != "matter trial.question: no tables"
    ]


def test_the_throw_away_line_keeps_it_too() -> None:
    assert faults() == []


def refuse_badly(facts: Facts) -> None:
    raise Forbidden("由别人办理。")


def no_sentence(facts: Facts) -> None:
    raise Refused("不行")


MOVES = {move.code: move for move in trial().matters[0].flow.moves}
BROKEN: list[tuple[str, Move, str]] = [
    ("unreachable", replace(MOVES["study"], target="answered"), "state study: unreachable"),
    ("no way out", replace(MOVES["answer"], target="study"), "state answered: unreachable"),
    ("unknown state", replace(MOVES["answer"], target="gone"), "move answer: unknown states ['gone']"),
    (
        "needs elsewhere",
        replace(MOVES["study"], needs=(ANSWER,)),
        "move study: answer can't be filled in accepted",
    ),
    ("apart", replace(MOVES["answer"], apart=("gone",)), "move answer: apart from unknown moves ['gone']"),
    ("guard", replace(MOVES["answer"], guard=refuse_badly), "move answer: raises Forbidden"),
    ("no sentence", replace(MOVES["answer"], guard=no_sentence), "move answer: '不行' is no sentence"),
    ("paper", replace(MOVES["answer"], papers=("gone",)), "paper gone: issued but not declared"),
    ("opens", opening("trial.gone"), "move study: opens unknown trial.gone"),
    ("prefill", opening("relief.living", "question"), "move study: prefills unknown question"),
]


@pytest.mark.parametrize(("name", "move", "fault"), BROKEN, ids=[one[0] for one in BROKEN])
def test_a_broken_move_is_told(name: str, move: Move, fault: str) -> None:
    assert fault in faults({move.code: move})


def test_opening_a_matter_that_is_here_is_no_fault() -> None:
    move = opening("relief.living", "phone", "channel")
    assert faults({move.code: move}) == []


def with_matter(matter: Matter) -> Line:
    line = trial()
    return replace(line, matters=(matter,))


def test_a_broken_timer_or_material_or_field_is_told() -> None:
    matter = trial().matters[0]
    timer = replace(matter.timers[0], stops=(), days="days.gone")
    found = faults(line=with_matter(replace(matter, timers=(timer, *matter.timers[1:]))))
    assert "timer promise: can't stop after accepted" in found
    assert "timer promise: days.gone is not seeded" in found
    never = replace(matter.timers[0], starts=())
    assert "timer promise: never starts" in faults(line=with_matter(replace(matter, timers=(never,))))
    twice = replace(matter.form, sections=(*matter.form.sections, matter.form.sections[-1]))
    assert "field answer: twice on the form" in faults(line=with_matter(replace(matter, form=twice)))
    assert TOPIC in matter.form.fields
    assert URGED in matter.form.fields


def test_a_field_without_a_column_is_told() -> None:
    matter = trial().matters[0]
    found = all_faults(with_matter(matter), {matter.id: ROOMS[0].tables["relief.living"]}, LINES)
    assert "field answer: no column in relief_living" in found
    assert "column relief_living.proposed: no field" in found
    assert "field steps: no table for its rows" in found


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: matter.id)
@given(data=st.data())
def test_a_random_walk_breaks_nothing(matter: Matter, data: st.DataObject) -> None:
    state, n, made = DRAFT, 0, dict[str, Maker]()
    timers: tuple[Running, ...] = ()
    values = filled(matter.form.fields, data.draw(st.integers(0, 3)))
    missing = data.draw(st.sets(st.sampled_from([rule.code for rule in material_rules(matter.id)] or ["-"])))
    paid = 0
    for _ in range(12):
        leaving = matter.flow.leaving(state)
        if not leaving:
            break
        n += data.draw(st.integers(0, 30))
        move = data.draw(st.sampled_from(leaving))
        who: Actor = data.draw(st.sampled_from(PEOPLE))
        given_facts = Facts(
            values=values,
            today=TODAY + timedelta(n),
            actor=who,
            calendar=CALENDAR,
            verdict=judge(
                material_rules(matter.id),
                received(matter, *missing),
                matter.conditions,
                values,
                waits=matter.waits,
            ),
            made_by=made,
            staff=staff(*PEOPLE),
            standing=(FILE,) if data.draw(st.booleans()) else (),
            timers=timers,
            rules=rules(),
            applicant=PERSON.name,
        )
        try:
            outcome = step(matter.flow, state, move.code, given_facts)
        except (Refused, Forbidden):
            continue
        assert who.has(move.by)
        assert not {made[code].id for code in move.apart if code in made} & {who.id}
        made[move.code] = maker(who)
        state = outcome.target.code
        paid += matter.payout is not None and move.code == matter.payout.paid
        timers = after(matter, timers, move.code, state, n)
        running = [one.code for one in timers if one.open]
        assert len(running) == len(set(running))
        assert not (outcome.target.end and running)
        assert paid == 0 or outcome.target.end
        for timer in timers:
            declared = matter.timer(timer.code)
            assert not timer.open or (timer.paused_on is not None) == (state in declared.pauses)
            assert timer.start_on <= timer.safe <= timer.rolled


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: matter.id)
def test_every_need_is_asked_for_in_words(matter: Matter) -> None:
    for given_facts in many_facts(matter):
        for sentence in matter.tell(given_facts):
            assert sentence.endswith("。")
    for field in matter.form.fields:
        assert field.label
        assert len(field.label) <= 12
