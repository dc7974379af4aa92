"""What a hardship file holds (档案内容): shared by the file, the application and the review."""

from __future__ import annotations

from db.columns import maybe_flag, maybe_number, maybe_text, whole
from db.tables.base import Kept


class HardshipColumns(Kept):
    """The worker, his work, his home, his figures, his account (档案内容); money in 分, days as ISO text.

    Every column may be empty, since a draft needs nothing and an old file says little.
    """

    worker_kind = maybe_text()
    identity = maybe_text()
    work_state = maybe_text()
    health = maybe_text()
    disability_kind = maybe_text()
    disability_level = maybe_text()
    disability_no = maybe_text()
    marriage = maybe_text()
    hukou_kind = maybe_text()
    hukou_area = maybe_text()
    hukou_place = maybe_text()
    postcode = maybe_text()
    political = maybe_text()
    model_worker = maybe_text()
    insurance = maybe_text()
    on_dibao = maybe_flag()
    single_parent = maybe_flag()
    can_help_self = maybe_flag()
    nobody_works = maybe_flag()
    worked_from = maybe_text()
    ownership = maybe_text()
    unit_state = maybe_text()
    industry = maybe_text()
    contract_on = maybe_text()
    contract_months = maybe_number()
    has_union = maybe_flag()
    housing = maybe_text()
    house_area = maybe_number()
    houses = maybe_number()
    vehicles = maybe_number()
    business = maybe_flag()
    savings = maybe_number()
    other_booklet = maybe_flag()
    own_income = maybe_number()
    other_income = maybe_number()
    household_income = maybe_number()
    loss = maybe_number()
    rigid = maybe_number()
    head_count = maybe_number()
    per_head = maybe_number()
    main_cause = maybe_text()
    cause_text = maybe_text()
    reason = maybe_text()
    bank = maybe_text()
    bank_branch = maybe_text()
    account_no = maybe_text()
    account_name = maybe_text()


class MemberColumns(Kept):
    """One of the household (家庭成员), §1.2 B; `income` in 分 a month, days as ISO text."""

    n = whole()
    name = maybe_text()
    relation = maybe_text()
    id_number = maybe_text()
    sex = maybe_text()
    born_on = maybe_text()
    ethnic = maybe_text()
    political = maybe_text()
    status = maybe_text()
    income = maybe_number()
    model_worker = maybe_text()
    health = maybe_text()
    disability_kind = maybe_text()
    disability_level = maybe_text()
    insurance = maybe_text()
    marriage = maybe_text()
    hukou_kind = maybe_text()
    phone = maybe_text()
    other_contact = maybe_text()
    education = maybe_text()
    school_from = maybe_number()
    school_years = maybe_number()
    place = maybe_text()
    ownership = maybe_text()
    unit_state = maybe_text()
    industry = maybe_text()
    work_state = maybe_text()
    contract_on = maybe_text()
    contract_months = maybe_number()
    remark = maybe_text()


class ExpenseColumns(Kept):
    """Rigid spending (刚性支出), one row each; `amount` and `counted` in 分 a year."""

    n = whole()
    member = maybe_text()
    kind = maybe_text()
    amount = maybe_number()
    bills = maybe_number()
    counted = maybe_number()
    remark = maybe_text()


class CauseColumns(Kept):
    """A further cause of hardship (次要致困原因)."""

    n = whole()
    cause = maybe_text()
