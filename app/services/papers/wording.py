"""Words of papers that the office may change (文书用语): what each place says, other words from a day on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from app.core.clock import show_date
from app.core.errors import Fault, Invalid, NotFound
from app.engine.fields import long_text
from app.engine.form import Form, Section
from app.engine.matter import Matter, Print
from app.engine.wording import OFFICE_BLANKS, Slot
from app.printing.layout import lay_out
from app.printing.pdf import draw
from app.services import forms
from app.services.desk import Desk
from app.services.papers.sample import sample
from app.services.parameters import administrator, note, reference
from app.services.parameters.changing import SOURCE, VALID_FROM, When
from db.reader import Reader
from db.tables import wording

TEXT = long_text("text", "用语", limit=500)
_FORM = Form((Section("wording", "文书用语", (TEXT, VALID_FROM, SOURCE)),))
_ROWS = select(
    wording.c.id,
    wording.c.version,
    wording.c.paper,
    wording.c.slot,
    wording.c.text,
    wording.c.valid_from,
    wording.c.source,
).order_by(wording.c.valid_from.desc())


@dataclass(frozen=True, slots=True)
class WordsRow:
    """Words with the day they hold from (用语一行)."""

    text: str
    from_text: str
    source: str
    when: When


@dataclass(frozen=True, slots=True)
class WordsView:
    """A place of a paper with its words (文书用语).

    `titles` names the paper, or the first of those that share it; `text` is what they say today;
    `blanks` may stand in braces, the first `needed` of them must; `rows` what was set, the latest first,
    the shipped words last.
    """

    id: str
    titles: str
    lines: str
    label: str
    text: str
    blanks: tuple[str, ...]
    needed: int
    rows: tuple[WordsRow, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    slot: Slot
    prints: tuple[tuple[Matter, Print], ...]


@dataclass(frozen=True, slots=True)
class _Held:
    id: UUID
    version: int
    text: str
    valid_from: date
    source: str


def all_words(desk: Desk) -> tuple[WordsView, ...]:
    """Every place whose words may be changed (文书用语), in the order of the lines."""
    with desk.read() as asks:
        held = _held(asks)
    return tuple(_view(desk, place, held.get(place.slot.id, ())) for place in _places(desk).values())


def set_words(desk: Desk, slot_id: str, typed: Mapping[str, str]) -> None:
    """Other words from a day on with their source (起用新用语); papers already issued keep what they say.

    Raises Forbidden, NotFound, Invalid with every fault: blanks that are unknown or lacking, characters
    that no font has, a day that has passed.
    """
    administrator(desk)
    with desk.write("set_words") as w:
        slot = _place(desk, slot_id).slot
        values = forms.read(_FORM, typed, (VALID_FROM, SOURCE), reference(desk, w))
        text, on = values.get(TEXT) or "", values[VALID_FROM]
        faults = [Fault(TEXT.code, told) for told in (_wrong(slot, text),) if told]
        if on < desk.today:
            faults.append(Fault(VALID_FROM.code, "起用日不能早于今天，出过的文书不改。"))
        if faults:
            raise Invalid(faults=faults)
        columns = {"text": text, "source": values[SOURCE]}
        same = next((one for one in _held(w).get(slot_id, ()) if one.valid_from == on), None)
        if same is not None:
            w.update(wording, same.id, same.version, **columns)
        else:
            w.insert(wording, paper=slot.paper, slot=slot.key, valid_from=on, **columns)
        note(w)


def preview(desk: Desk, slot_id: str, text: str) -> bytes:
    """The paper with other words, filled with a sample (用语预览). Raises Invalid at `text`."""
    place = _place(desk, slot_id)
    if told := _wrong(place.slot, text):
        raise Invalid(told, field=TEXT.code)
    matter, one = place.prints[0]
    with desk.read() as asks:
        facts = sample(desk, asks, matter, one, {slot_id: text})
    return draw(lay_out(one.build(facts)))


def _wrong(slot: Slot, text: str) -> str:
    """What is wrong with the words: their blanks, their characters."""
    if told := slot.fault(text):
        return told
    try:
        forms.drawable(text, TEXT.code)
    except Invalid as wrong:
        return wrong.sentence
    return ""


def _places(desk: Desk) -> dict[str, _Place]:
    """Every place by its id, with the papers that share it."""
    found: dict[str, _Place] = {}
    for matter in desk.catalog.matters:
        for one in matter.prints:
            for slot in one.slots:
                before = found[slot.id].prints if slot.id in found else ()
                found[slot.id] = _Place(slot, (*before, (matter, one)))
    return found


def _place(desk: Desk, slot_id: str) -> _Place:
    found = _places(desk).get(slot_id)
    if found is None:
        raise NotFound("没有这处用语，请重新载入。")
    return found


def _held(asks: Reader) -> dict[str, list[_Held]]:
    """What was set for each place, the latest first."""
    found: dict[str, list[_Held]] = {}
    for row in asks.all(_ROWS):
        one = _Held(row.id, row.version, row.text, row.valid_from, row.source)
        found.setdefault(f"{row.paper}.{row.slot}", []).append(one)
    return found


def _view(desk: Desk, place: _Place, held: tuple[_Held, ...] | list[_Held]) -> WordsView:
    slot = place.slot
    now = next((one for one in held if one.valid_from <= desk.today), None)
    rows = [
        WordsRow(one.text, show_date(one.valid_from), one.source, _when(one, now, desk.today)) for one in held
    ]
    shipped = WordsRow(slot.default, "", "程序自带", "past" if now else "now")
    titles = list(dict.fromkeys(one.title for _, one in place.prints))
    lines = dict.fromkeys(desk.catalog.line(matter.line).short for matter, _ in place.prints)
    return WordsView(
        id=slot.id,
        titles=titles[0] if len(titles) == 1 else f"{titles[0]}等 {len(titles)} 种",
        lines="各业务" if len(lines) == len(desk.catalog.lines) else "、".join(lines),
        label=slot.label,
        text=now.text if now else slot.default,
        blanks=(*slot.blanks, *OFFICE_BLANKS),
        needed=len(slot.blanks),
        rows=(*rows, shipped),
    )


def _when(one: _Held, now: _Held | None, today: date) -> When:
    if one.valid_from > today:
        return "later"
    return "now" if one is now else "past"
