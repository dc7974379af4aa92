"""Workers and units (职工与单位): unit, person, person_standing."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from db.columns import (
    day,
    key_of,
    maybe_day,
    maybe_key_of,
    maybe_number,
    maybe_text,
    needed,
    plain_key,
    whole,
    words,
)
from db.tables.base import Kept, table


class UnitColumns(Kept):
    """An employer or another organisation (单位); `credit_code` 18 characters.

    `merged_into` is the same unit entered better, `merge_why` the reason of the last merging or undoing.
    """

    name = needed()
    credit_code = maybe_text(unique=True)
    town_code = maybe_text()
    address = words()
    phone = words()
    local_union = words()
    kind = maybe_text()
    industry = maybe_text()
    legal_rep = maybe_text()
    contact = maybe_text()
    staff = maybe_number()
    remark = maybe_text()
    merged_into = maybe_key_of("unit", index=True)
    merge_why = maybe_text()


class PersonColumns(Kept):
    """A person (职工): `id_kind` and `sex` hold the codes of the standard, `id_original` what was shown.

    `merged_into` is the same person entered better, `merge_why` the reason of the last merging or undoing.
    """

    name = needed()
    id_kind = maybe_number()
    id_number = maybe_text()
    id_original = maybe_text()
    sex = maybe_number()
    born_on = maybe_day()
    ethnic = maybe_text()
    phone = words()
    other_contact = words()
    unit_id = maybe_key_of("unit")
    job = words()
    town_code = words()
    address = words()
    bank = words()
    bank_branch = words()
    account_no = words()
    account_name = words()
    died_on = maybe_day()
    remark = words()
    merged_into = maybe_key_of("person", index=True)
    merge_why = maybe_text()


class PersonStandingColumns(Kept):
    """What a person is (身份): 在档 with its category, 会员, 参保; `to_on` NULL while it lasts."""

    person_id = key_of("person", index=True)
    kind = needed()
    category = words()
    from_on = day()
    to_on = maybe_day()
    number = words()
    source = words()
    case_id = maybe_key_of("case_file")


class HouseholdMemberColumns(Kept):
    """One who lives with a person (家庭成员): a person of the register himself if he is known."""

    person_id = key_of("person", index=True)
    n = whole()
    member_id = maybe_key_of("person", index=True)
    name = needed()
    relation = words()
    id_number = words()
    born_on = maybe_day()
    status = words()
    phone = words()
    remark = words()


class DistinctPairColumns(Kept):
    """Two persons or units that look alike and are not the same (并非同一), so that nobody asks again."""

    kind = needed()
    one_id = plain_key()
    other_id = plain_key()


unit = table("unit", UnitColumns, Index(None, "name"))
person = table(
    "person",
    PersonColumns,
    UniqueConstraint("id_kind", "id_number"),
    CheckConstraint("(id_kind IS NULL) = (id_number IS NULL)", name="id_pair"),
    Index(None, "id_number"),
    Index(None, "unit_id", "merged_into"),
)
person_standing = table("person_standing", PersonStandingColumns, Index(None, "number"))
household_member = table("household_member", HouseholdMemberColumns, Index(None, "id_number"))
distinct_pair = table("distinct_pair", DistinctPairColumns, UniqueConstraint("one_id", "other_id"))
