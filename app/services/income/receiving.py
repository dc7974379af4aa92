"""Taking money in (收款): the sum, its event and its receipt in one transaction; never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.core.actor import Role
from app.core.clock import show_moment
from app.core.errors import Fault, Forbidden, Invalid
from app.core.money import Money
from app.engine import check
from app.engine.line import Line
from app.engine.values import Values
from app.services import forms, numbers, papers
from app.services.applicants import NOBODY, Applicant
from app.services.desk import Desk
from app.services.errors import ONLY_READING
from app.services.income import form
from app.services.income.copies import copies
from app.services.income.form import FORM, KINDS, OWN
from app.services.income.paper import CODE, LETTER, SIZES, ReceiptFacts, document, note_of
from app.services.parameters import reference
from app.services.periods import closed
from db.queries import income as ground
from db.reader import Reader
from db.tables.income import income, income_event
from db.writer import Writer

RECEIVED, VOIDED, REVERSED = "received", "voided", "reversed"


@dataclass(frozen=True, slots=True)
class Received:
    """A sum that was received (已收款): its id; its receipt, None where another's stands for it."""

    id: UUID
    paper_id: UUID | None
    number: str


def lines_of(desk: Desk) -> tuple[Line, ...]:
    """The lines for which this person takes money in (可收款的业务线)."""
    return tuple(one for one in desk.catalog.lines if desk.actor.has(Role.CASHIER, one.code))


def receiving_closed(desk: Desk) -> str:
    """Why this person may take no money in, as a sentence (不能收款的原因); "" when he may."""
    if desk.database.reading:
        return ONLY_READING
    return "" if lines_of(desk) else "收款由出纳人员办理。"


def receive(desk: Desk, typed: Mapping[str, str], payer: Applicant = NOBODY) -> Received:
    """Take a sum in (收款): with our receipt, or with the number of the finance department's.

    Raises Invalid with every fault at its field, Forbidden for whoever is not the line's cashier.
    """
    if sentence := receiving_closed(desk):
        raise Forbidden(sentence)
    with desk.write("receive_income") as w:
        values = _checked(desk, w, typed)
        if payer == NOBODY:
            payer = _known(w, values[form.PAYER])
        number, paper_id = "", None
        if values[form.PROOF] == OWN:
            number, paper_id = _receipt(desk, w, values, payer)
        made = enter(w, _columns(desk, values) | {
            "person_id": payer.person_id,
            "unit_id": payer.unit_id,
            "paper_id": paper_id,
        })  # fmt: skip
    return Received(made, paper_id, number)


def enter(w: Writer, columns: Mapping[str, object]) -> UUID:
    """Enter a sum and that it was received (登记收款). Gives its id."""
    made = w.insert(income, **columns)
    happen(w, made, 1, RECEIVED, "")
    return made


def happen(w: Writer, income_id: UUID, n: int, what: str, detail: str) -> None:
    """Enter what happened to a sum (登记收款经过)."""
    w.insert(
        income_event,
        income_id=income_id,
        n=n,
        what=what,
        at=w.at,
        by_id=w.actor.id,
        by_name=w.actor.name,
        detail=detail,
    )
    w.subject("income", income_id)


def outside_fault(asks: Reader, number: str) -> list[Fault]:
    """A fault where this number of another's receipt is entered already (电子票据号重复)."""
    if not number or asks.first(ground.OUTSIDE, number=number) is None:
        return []
    return [Fault(form.OUTSIDE_NO.code, "这个电子票据号已经登记过，请核对。")]


def _checked(desk: Desk, w: Writer, typed: Mapping[str, str]) -> Values:
    """The values of the form; Invalid with all faults, those of the books among them."""
    typing = form.typing(lines_of(desk), desk.today)
    faults: list[Fault] = []
    try:
        values = check.check(FORM, typed, form.NEEDS, typing)
    except Invalid as wrong:
        faults = list(wrong.faults)
        values, _ = check.read(FORM.fields, typed, typing)
    faults += forms.undrawn(FORM.fields, values, reference(desk, w))
    faults += outside_fault(w, form.text_of(values, form.OUTSIDE_NO))
    day = values.get(form.RECEIVED_ON)
    if day is not None and (sentence := closed(w, desk.actor.station, day)):
        faults.append(Fault(form.RECEIVED_ON.code, sentence))
    if faults:
        raise Invalid(faults=check.in_order(FORM, faults))
    return values


def _known(asks: Reader, name: str) -> Applicant:
    """The unit of exactly this name, nobody where there is none or more than one."""
    found = asks.all(ground.UNIT_NAMED, name=name)
    return Applicant(unit_id=found[0].id) if len(found) == 1 else NOBODY


def _columns(desk: Desk, values: Values) -> dict[str, object]:
    amount = form.amount_of(values)
    assert amount is not None, "the form asks for a sum"
    return {
        "line": values[form.LINE],
        "kind": values[form.KIND],
        "payer": values[form.PAYER],
        "reason": form.reason_of(values),
        "amount": amount.fen,
        "way": values[form.WAY],
        "voucher_no": form.text_of(values, form.VOUCHER),
        "outside_no": form.text_of(values, form.OUTSIDE_NO),
        "received_on": values[form.RECEIVED_ON],
        "remark": form.text_of(values, form.REMARK),
        "station": desk.actor.station,
    }


def _receipt(desk: Desk, w: Writer, values: Values, payer: Applicant) -> tuple[str, UUID]:
    """Issue our receipt. Gives its number and its id."""
    settings = reference(desk, w)
    office = settings.office
    number = numbers.take_paper(w, LETTER, office.station, desk.today.year)
    line = desk.catalog.line(values[form.LINE])
    way, voucher = values[form.WAY], form.text_of(values, form.VOUCHER)
    facts = ReceiptFacts(
        number=number,
        office=office.name,
        purpose=f"{line.name} · {KINDS[values[form.KIND]]}",
        on=values[form.RECEIVED_ON],
        payer=values[form.PAYER],
        reason=form.reason_of(values),
        amount=form.amount_of(values) or Money.ZERO,
        way=way,
        note=note_of(way, voucher, form.text_of(values, form.REMARK)),
        cashier=desk.actor.name,
        copies=copies(settings.rules),
        foot=f"{office.station} {show_moment(w.at)}",
    )
    kind = papers.Kind(CODE, SIZES, number, line.code)
    return number, papers.keep(desk, w, document(facts), kind, person_id=payer.person_id)
