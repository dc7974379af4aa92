"""The register of hardship files for tests (困难职工档案台账): files with their content, reviews, exits."""

import json
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from app.engine.materials import Received
from app.engine.values import Values
from app.lines.relief.commands.files import opening, register, viewing
from app.lines.relief.line.content import CONTENT_FORM
from app.lines.relief.rules.hardship import derive
from app.services import forms, intake, parameters
from app.services.applicants import Applicant
from app.services.desk import Desk
from app.services.intake import Accepted
from app.services.parameters import reference
from tests.kit.factories import House, go, id_number, worker

SPOUSE = {"name": "李国强", "relation": "11", "id_number": id_number(900), "status": "jobless", "income": "0"}
CHILD = {"name": "周小雨", "relation": "30", "born_on": "20110305", "status": "student", "income": "0"}
CONTENT = {
    "worker_kind": "worker",
    "work_state": "1",
    "health": "01",
    "marriage": "2",
    "insurance": "worker",
    "on_dibao": "0",
    "has_union": "0",
    "housing": "1",
    "own_income": "5000",
    "other_income": "0",
    "household_income": "60000",
    "main_cause": "6",
    "bank": "武义农商银行",
    "account_no": "6230910579000123454",
    "account_name": "周素梅",
    "household": json.dumps([SPOUSE, CHILD]),
    "expenses": json.dumps([{"member": "李国强", "kind": "medical", "amount": "30000"}]),
}
HEAD = {"channel": "visit", "applied_on": "t", "reply_way": "phone", "phone": "13957265526"}
REVIEW = {
    "asked_by": "worker",
    "members_changed": "0",
    "auth_old": "0",
    "change_text": "收入、成员和去年一样。",
}
FOUND = {
    "visit_on": "t",
    "visitors": "陈晓岚、童志远",
    "visit_result": "属实。",
    "review_result": "keep",
    "effective_on": "t",
}
EXIT = {"asked_by": "union", "effective_on": "t", "reason": "家庭情况有变化。"}
VERIFIED = {"verified_on": "t", "verifiers": "陈晓岚、童志远", "findings": "属实。"}
LEAVES = ("out", "closed")


def content(desk: Desk, **typed: str) -> Values:
    """The content of a file from what was typed."""
    with desk.read() as asks:
        return derive(forms.read(CONTENT_FORM, CONTENT | typed, (), reference(desk, asks)), ())


def filed(at: House, person_id: UUID, on: date | None = None, category: str = "2", **typed: str) -> UUID:
    """A file in force since a day, today unless one is given."""
    values = content(at.clerk, **typed)
    day = on or at.clerk.today
    with at.clerk.write("enter_files") as w:
        number = register.take_number(w, "XC01", day.year)
        new = opening.NewFile(person_id, number, category, "county", day, at.clerk.today, values)
        return opening.enter(w, new)


def family(at: House, n: int = 1, on: date | None = None, category: str = "2", **typed: str) -> UUID:
    """A registered person with a file; who comes after the first has a household of his own."""
    own = {"household": json.dumps([SPOUSE | {"id_number": id_number(900 + n)}, CHILD]), "account_no": ""}
    named = {code: typed.pop(code) for code in ("name",) if code in typed}
    return filed(at, worker(at, n, **named), on, category, **((own if n > 1 else {}) | typed))


def person_of(at: House, file_id: UUID) -> UUID:
    """Whose file it is."""
    return viewing.view(at.clerk, file_id).person_id


def rule(at: House, key: str, value: str) -> None:
    """The county sets a parameter from today on."""
    typed = {"value": value, "valid_from": "t", "source": "武工发〔2026〕1号"}
    parameters.set_parameter(at.admin, key, typed)


def begun(at: House, matter: str, person_id: UUID, typed: Mapping[str, str]) -> Accepted:
    """A review or an exit taken in with every paper that its list may want, the form as it starts."""
    who = Applicant(person_id)
    texts = {**intake.blank(at.clerk, matter, who).texts, **HEAD, **typed}
    asked = intake.outlook(at.clerk, matter, who, texts, ())
    hand = [Received(one.code, True, one.copies) for one in asked.materials if one.need != "no"]
    return intake.take_in(at.clerk, matter, "accept", who, texts, hand, "")


def reviewed(at: House, person_id: UUID, typed: Mapping[str, str] | None = None, **found: str) -> UUID:
    """A review from the counter to its approval, without a public notice; gives the case."""
    case_id = begun(at, "relief.review", person_id, REVIEW | dict(typed or {})).case_id
    go(at.clerk, case_id, "verify")
    go(at.reviewer, case_id, "submit", **(FOUND | found))
    move = "leave" if found.get("review_result") in LEAVES else "approve"
    go(at.approver, case_id, move, opinion="同意。")
    return case_id


def left(at: House, person_id: UUID, typed: Mapping[str, str], *, told: bool = True) -> UUID:
    """An exit from the counter to its approval, the person told first and the days for objecting over."""
    case_id = begun(at, "relief.exit", person_id, EXIT | dict(typed)).case_id
    go(at.clerk, case_id, "verify")
    if told:
        go(at.clerk, case_id, "tell", **VERIFIED, told_on="t")
        at.days_on(15)
        go(at.reviewer, case_id, "submit_told", objection="0")
    else:
        go(at.reviewer, case_id, "submit", **VERIFIED)
    go(at.approver, case_id, "approve", opinion="同意。")
    return case_id
