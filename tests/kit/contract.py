"""What every line must keep (业务线约定): each check gives sentences on what is broken."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import Integer, Table

from app.core.actor import Role
from app.core.errors import Forbidden, Invalid, Refused
from app.core.paths import resources
from app.engine.counter import lengths
from app.engine.fields import AnyField, Field
from app.engine.flow import DRAFT, Facts, Flow
from app.engine.line import CardFacts, Line
from app.engine.matter import Matter
from app.engine.parties import SEATS
from app.engine.rows import Rows
from app.engine.timers import Running, passed, start
from app.engine.values import Values
from app.services.catalog import MatterTables
from app.services.record import place_of
from db.tables import case_file, case_party
from tests.kit.facts import (
    CALENDAR,
    FILE,
    TODAY,
    codes,
    facts,
    filled,
    material_rules,
    paper,
    rules,
)


def flow_faults(flow: Flow) -> Iterator[str]:
    """Every state is reached from the draft, has a way to an end, and no end has a way on."""
    known = {state.code for state in flow.states}
    for move in flow.moves:
        if unknown := {*move.source, move.target} - known:
            yield f"move {move.code}: unknown states {sorted(unknown)}"
        if unknown := set(move.apart) - {one.code for one in flow.moves}:
            yield f"move {move.code}: apart from unknown moves {sorted(unknown)}"
    for kind, names in (("state", [s.code for s in flow.states]), ("move", [m.code for m in flow.moves])):
        yield from (f"{kind} {name}: declared twice" for name in set(names) if names.count(name) > 1)
    yield from (f"state {one}: unreachable" for one in sorted(known - reached(flow, DRAFT)))
    ends = {state.code for state in flow.states if state.end}
    for state in known - ends:
        if not reached(flow, state) & ends:
            yield f"state {state}: no way out"
    yield from (f"state {end}: an end with a way on" for end in sorted(ends) if flow.leaving(end))


def reached(flow: Flow, state: str) -> set[str]:
    """The states that can be reached from this one, itself included."""
    found, ahead = {state}, [state]
    while ahead:
        here = ahead.pop()
        for move in flow.moves:
            if here in move.source and move.target not in found:
                found.add(move.target)
                ahead.append(move.target)
    return found


def form_faults(matter: Matter) -> Iterator[str]:
    """What a move needs is on the form and can be filled where the move starts."""
    form = matter.form
    names = [field.code for field in form.fields]
    yield from (f"field {name}: twice on the form" for name in set(names) if names.count(name) > 1)
    for section in form.sections:
        known = {state.code for state in matter.flow.states}
        yield from (f"section {section.code}: unknown state {one}" for one in set(section.stages) - known)
    for move in matter.flow.moves:
        for source in move.source:
            editable = form.open_in(source)
            for field in move.needs:
                if field not in form.fields:
                    yield f"move {move.code}: {field.code} is not on the form"
                elif field.code not in editable:
                    yield f"move {move.code}: {field.code} can't be filled in {source}"
    for one in [*form.fields, *(column for field in form.fields for column in columns_of(field))]:
        if one.kind.list_name and not codes().items(one.kind.list_name):
            yield f"field {one.code}: list {one.kind.list_name} is not seeded"


def columns_of(field: AnyField) -> tuple[AnyField, ...]:
    """The columns of a field of rows."""
    return field.kind.columns if isinstance(field.kind, Rows) else ()


def guard_faults(matter: Matter, many: Sequence[Facts]) -> Iterator[str]:
    """A guard either lets pass or raises Refused with a sentence, whatever the facts."""
    for move in matter.flow.moves:
        for given in many:
            try:
                if move.guard:
                    move.guard(given)
            except Refused as closed:
                if not closed.reason.endswith("。"):
                    yield f"move {move.code}: {closed.reason!r} is no sentence"
            except (Forbidden, Invalid) as other:
                yield f"move {move.code}: raises {type(other).__name__}"


def timer_faults(matter: Matter) -> Iterator[str]:
    """A timer can start, can stop afterwards, and its days are seeded."""
    flow, known = matter.flow, {state.code for state in matter.flow.states}
    for timer in matter.timers:
        for state in (*timer.starts, *timer.stops, *timer.pauses):
            if state not in known:
                yield f"timer {timer.code}: unknown state {state}"
        begun = {move.target for move in flow.moves if timer.begins(move.code, move.target)}
        if not begun:
            yield f"timer {timer.code}: never starts"
        for state in begun:
            if not reached(flow, state) & set(timer.stops):
                yield f"timer {timer.code}: can't stop after {state}"
        if not rules().get(timer.days, "").isdecimal():
            yield f"timer {timer.code}: {timer.days} is not seeded"
    codes_ = [timer.code for timer in matter.timers]
    if matter.promise and matter.promise not in codes_:
        yield f"promise {matter.promise}: no such timer"


def material_faults(matter: Matter) -> Iterator[str]:
    """Each condition of the list is a question of the matter, and each conditional paper has one."""
    for rule in material_rules(matter.id):
        if rule.condition and rule.condition not in matter.conditions:
            yield f"material {rule.code}: unknown condition {rule.condition}"
        if bool(rule.condition) < (rule.need == "conditional"):
            yield f"material {rule.code}: conditional without a condition"
        if rule.condition and not rule.if_so.startswith("如"):
            yield f"material {rule.code}: its condition is not said in words"
    for name, condition in matter.conditions.items():
        for values in (Values(), filled(matter.form.fields), filled(matter.form.fields, 1)):
            if condition(values) not in (True, False, None):
                yield f"condition {name}: answers neither yes nor no"


def opens_faults(line: Line, every: Sequence[Line]) -> Iterator[str]:
    """What a move opens is a matter that is here, and the prefilled fields are on both forms."""
    there = {matter.id: matter for one in every for matter in one.matters}
    for matter in line.matters:
        own = {field.code for field in matter.form.fields}
        declared = [(f"move {move.code}", one) for move in matter.flow.moves for one in move.opens]
        declared += [(f"matter {matter.id}", one) for one in matter.opens]
        for who, opens in declared:
            target = there.get(opens.matter)
            if target is None:
                yield f"{who}: opens unknown {opens.matter}"
                continue
            other = {field.code for section in target.form.intake for field in section.fields}
            for mine, its in opens.pairs:
                if mine not in own or its not in other:
                    yield f"{who}: prefills unknown {mine}"


def becoming_faults(line: Line) -> Iterator[str]:
    """A matter that turns into another asks at intake for all that the other asks, in the same line."""
    for matter in line.matters:
        mine = {field.code for section in matter.form.intake for field in section.fields}
        for n in range(12):
            turned = matter.becomes(filled(matter.form.fields, n))
            if not turned:
                continue
            target = next((one for one in line.matters if one.id == turned), None)
            if target is None:
                yield f"matter {matter.id}: becomes unknown {turned}"
                continue
            asked = {field.code for section in target.form.intake for field in section.fields}
            yield from (
                f"matter {matter.id}: does not ask {code} of {turned}" for code in sorted(asked - mine)
            )


def paper_faults(matter: Matter) -> Iterator[str]:
    """Every paper that a move issues is declared, and builds on nothing, on everything and midway."""
    declared = {one.code for one in matter.prints}
    issued = {code for move in matter.flow.moves for code in move.papers} | {matter.receipt, "form"}
    yield from (f"paper {code}: issued but not declared" for code in sorted(issued - declared))
    asked = {one.code for one in matter.prints if one.on_request}
    yield from (f"paper {code}: nobody can issue it" for code in sorted(declared - issued - asked))
    timers = tuple(start(timer, TODAY, 15, CALENDAR) for timer in matter.timers)
    for print_ in matter.prints:
        number = f"{print_.numbered}-XC01-2026-000123" if print_.numbered else ""
        for n, running in ((None, ()), (0, timers), (1, timers)):
            values = Values() if n is None else filled(matter.form.fields, n)
            agent = "何伟" if n else ""
            given = paper(matter, values, timers=running, paper_number=number, agent=agent, reason="另有原因")
            document = print_.build(given)
            if document.size not in print_.sizes:
                yield f"paper {print_.code}: built for {document.size}, offered for {print_.sizes}"
            if document.number != (number or given.number):
                yield f"paper {print_.code}: carries {document.number!r}"
            if not document.title or not all(isinstance(one, str) for one in document.texts()):
                yield f"paper {print_.code}: without title or texts"
            for text in document.texts():
                if "None" in text or "…" in text:
                    yield f"paper {print_.code}: says {text!r}"


def table_faults(matter: Matter, tables: MatterTables | None) -> Iterator[str]:
    """Every field has its column of the right storage, and every column of the matter's table a field."""
    if tables is None:
        yield f"matter {matter.id}: no tables"
        return
    fields = matter.form.fields
    main = [field for field in fields if place_of(field) == "main"]
    yield from _columns(tables.main, main, {"case_id"})
    yield from _columns(case_file, [field for field in fields if place_of(field) == "case"], None)
    for field in fields:
        if place_of(field) == "rows":
            child = tables.rows.get(field.code)
            if child is None:
                yield f"field {field.code}: no table for its rows"
            else:
                yield from _columns(child, columns_of(field), {"case_id", "n"})
        if place_of(field) == "party" and SEATS[field.code].column not in case_party.columns:
            yield f"field {field.code}: no column of case_party"
        if place_of(field) == "parties":
            yield from _columns(case_party, columns_of(field), None)


def _columns(table: Table, fields: Sequence[AnyField], own: set[str] | None) -> Iterator[str]:
    for field in fields:
        column = table.columns.get(field.code)
        if column is None:
            yield f"field {field.code}: no column in {table.name}"
        elif (field.kind.storage == "int") != isinstance(column.type, Integer):
            yield f"field {field.code}: {field.kind.storage} in a column of {column.type}"
    if own is not None:
        kept = {"id", "version", "entry", "row_hash"} | own
        names = {column.name for column in table.columns}
        spare = names - kept - {field.code for field in fields}
        yield from (f"column {table.name}.{name}: no field" for name in sorted(spare))


def line_faults(line: Line) -> Iterator[str]:
    """The line's own words: letters, icon, ids, and a card that speaks for any facts."""
    if not (len(line.letters) == 2 and line.letters.isascii() and line.letters.isupper()):
        yield f"line {line.code}: letters {line.letters!r}"
    if not (resources() / "icons" / f"{line.icon}.svg").exists():
        yield f"line {line.code}: no icon {line.icon}"
    for matter in line.matters:
        if matter.line != line.code:
            yield f"matter {matter.id}: belongs to another line"
    for standing in ((), (FILE,)):
        if not line.card(CardFacts(TODAY, (), standing, (), codes())).text:
            yield f"line {line.code}: says nothing on the card"


def many_facts(matter: Matter) -> list[Facts]:
    """Facts of every sort: nothing known, everything filled, without a file, without parameters."""
    full, other = filled(matter.form.fields), filled(matter.form.fields, 1)
    running = tuple(start(one, TODAY, 5, CALENDAR) for one in matter.timers)
    return [
        facts(),
        facts(full, timers=running),
        facts(other, standing=(), identity_seen=False),
        facts(full, rules={}),
        facts(other, applicant="", timers=running, today=date(2030, 1, 4)),
    ]


def payout_faults(matter: Matter) -> Iterator[str]:
    """What pays out names its moves and fields; the approver knows the fund, the cashier the day."""
    payout, flow = matter.payout, matter.flow
    if payout is None:
        return
    known = {move.code: move for move in flow.moves}
    yield from (f"payout: no move {one}" for one in payout.moves if one not in known)
    fields = (getattr(payout, one) for one in payout.__dataclass_fields__)
    on_form = [one for one in fields if isinstance(one, Field)]
    yield from (f"payout: {one.code} is not on the form" for one in on_form if one not in matter.form.fields)
    steps = (payout.approved, Role.APPROVER, payout.fund), (payout.paid, Role.CASHIER, payout.paid_on)
    for code, by, needed in steps:
        move = known.get(code)
        if move and (move.by is not by or needed not in move.needs):
            yield f"payout: {code} is not by {by}, or does not need {needed.code}"
    if payout.paid in known and not set(known[payout.paid].source) & reached(
        flow, known[payout.approved].target
    ):
        yield "payout: what is approved cannot be paid"


def all_faults(line: Line, tables: Mapping[str, MatterTables], every: Sequence[Line]) -> list[str]:
    """Every broken promise of a line (全部问题)."""
    found = [*line_faults(line), *opens_faults(line, every), *becoming_faults(line)]
    for matter in line.matters:
        found += flow_faults(matter.flow)
        found += form_faults(matter)
        found += guard_faults(matter, many_facts(matter))
        found += timer_faults(matter)
        found += material_faults(matter)
        found += paper_faults(matter)
        found += table_faults(matter, tables.get(matter.id))
        found += payout_faults(matter)
    return found


def after(matter: Matter, kept: tuple[Running, ...], move: str, target: str, n: int) -> tuple[Running, ...]:
    """The timers after a move, made on the n-th day of a walk."""
    on = TODAY + timedelta(n)
    went = (move, target, matter.flow.state(target).label)
    return passed(matter.timers, kept, went, on, lengths(matter.timers, rules()), CALENDAR)
