"""Numbers on an opened case (案件号码脱敏): masked once they can't be typed, whole when asked for."""

import json

import pytest

from app.core.errors import Forbidden
from app.engine.fields import AnyField, bank_card, id_number, name, phone
from app.engine.rows import rows
from app.engine.values import Values
from app.services import casework, forms
from tests.kit.factories import House, accepted, decided, hardship, paid


def test_a_field_that_can_be_typed_stays_whole(at: House) -> None:
    done = accepted(at, hardship(at))
    decided(at, done.case_id)
    case = casework.case(at.approver, done.case_id)
    assert "account_no" in case.editable
    assert case.masked == {"phone"}
    assert case.texts["phone"] == "139****5526"
    assert "phone" not in case.shown


def test_an_ended_case_shows_its_account_only_when_asked(at: House) -> None:
    done = accepted(at, hardship(at))
    paid(at, done.case_id)
    case = casework.case(at.clerk, done.case_id)
    assert case.masked == {"phone", "account_no"}
    assert case.texts["account_no"] == "623091*********3454"
    whole = casework.reveal(at.clerk, done.case_id, case.masked)
    assert whole == {"phone": "13957265526", "account_no": "6230 9105 7900 0123 454"}
    after = casework.case(at.clerk, done.case_id)
    assert (after.timeline[0].mark, after.timeline[0].title) == ("eye", "查看完整号码")
    assert after.masked == case.masked


def test_looking_is_no_change(at: House) -> None:
    """Who had the case open before a colleague looked can still go on."""
    done = accepted(at, hardship(at))
    seen = casework.case(at.clerk, done.case_id)
    casework.reveal(at.reviewer, done.case_id, seen.masked)
    casework.move(at.clerk, done.case_id, seen.version, "verify", {})
    assert casework.case(at.clerk, done.case_id).state != seen.state


def test_those_who_may_not_see_a_case_see_no_number_of_it(at: House) -> None:
    done = accepted(at, hardship(at), secret="1")
    with pytest.raises(Forbidden):
        casework.reveal(at.desks["童志远"], done.case_id, {"phone"})


def test_rows_are_masked_column_by_column() -> None:
    who, number = name("name", "姓名"), id_number("id_number", "证件号码")
    members = rows("members", "家庭成员", who, number)
    plain: tuple[AnyField, ...] = (phone("phone", "电话"), bank_card("account_no", "账号"), who)
    values = Values().put(members, (Values().put(who, "周素梅").put(number, "330723196201011524"),))
    values = values.put(plain[0], "057912345678").put(plain[1], "12345678").put(who, "周素梅")
    hidden = forms.masked((members, *plain), values)
    assert json.loads(hidden.pop("members")) == [{"name": "周素梅", "id_number": "330723********1524"}]
    assert hidden == {"phone": "057****5678", "account_no": "1***5678"}
