"""The hardship file (困难职工档案): what makes, reviews and ends it, the register, its versions."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from db.columns import (
    day,
    key_of,
    maybe_day,
    maybe_flag,
    maybe_key_of,
    maybe_number,
    maybe_text,
    needed,
    whole,
    words,
)
from db.tables.base import Kept, table
from db.tables.hardship_content import CauseColumns, ExpenseColumns, HardshipColumns, MemberColumns


class ReliefFileOpenColumns(HardshipColumns):
    """困难职工建档: the content of the file, and the way to the decision; money in 分, days as ISO text."""

    case_id = key_of("case_file", unique=True)
    batch = maybe_text()
    prior_file = maybe_text()
    moved_from = maybe_text()
    moved_no = maybe_text()
    apply_category = maybe_text()
    excluded = maybe_flag()
    visit_on = maybe_text()
    visitors = maybe_text()
    visit_result = maybe_text()
    meeting_on = maybe_text()
    base_opinion = maybe_text()
    base_by = maybe_text()
    union_opinion = maybe_text()
    union_by = maybe_text()
    notice_from = maybe_text()
    notice_to = maybe_text()
    notice_place = maybe_text()
    objection = maybe_flag()
    objection_text = maybe_text()
    objection_outcome = maybe_text()
    township_on = maybe_text()
    township_by = maybe_text()
    township_opinion = maybe_text()
    check_sent_on = maybe_text()
    check_back_on = maybe_text()
    check_result = maybe_text()
    check_text = maybe_text()
    county_visit_on = maybe_text()
    county_visit = maybe_text()
    panel_on = maybe_text()
    panel = maybe_text()
    decided_category = maybe_text()
    level = maybe_text()
    opinion = maybe_text()
    deny_reason = maybe_text()
    file_no = maybe_text()


class ReliefHouseholdColumns(MemberColumns):
    """The household as it was when the file was asked for (家庭成员)."""

    case_id = key_of("case_file")


class ReliefExpenseColumns(ExpenseColumns):
    """Rigid spending as it was asked for (刚性支出)."""

    case_id = key_of("case_file")


class ReliefCauseColumns(CauseColumns):
    """Further causes as they were asked for (次要致困原因)."""

    case_id = key_of("case_file")


class ReliefExclusionColumns(Kept):
    """Cases that speak against a file (不予建档情形), with the reason for an exception."""

    case_id = key_of("case_file")
    n = whole()
    item = maybe_text()
    exception = maybe_text()


class ReliefReviewColumns(HardshipColumns):
    """年度复核: the content of the file as it is now, what changed, and what came of it."""

    case_id = key_of("case_file", unique=True)
    file_no = maybe_text()
    category = maybe_text()
    asked_by = maybe_text()
    due_on = maybe_text()
    review_year = maybe_number()
    members_changed = maybe_flag()
    auth_old = maybe_flag()
    change_text = maybe_text()
    visit_on = maybe_text()
    visitors = maybe_text()
    visit_result = maybe_text()
    notice_from = maybe_text()
    notice_to = maybe_text()
    notice_place = maybe_text()
    objection = maybe_flag()
    objection_text = maybe_text()
    review_result = maybe_text()
    decided_category = maybe_text()
    effective_on = maybe_text()
    opinion = maybe_text()


class ReliefReviewMemberColumns(MemberColumns):
    """The household at the review (复核时的家庭成员)."""

    case_id = key_of("case_file")


class ReliefReviewExpenseColumns(ExpenseColumns):
    """Rigid spending at the review (复核时的刚性支出)."""

    case_id = key_of("case_file")


class ReliefReviewCauseColumns(CauseColumns):
    """Further causes at the review (复核时的次要致困原因)."""

    case_id = key_of("case_file")


class ReliefExitColumns(Kept):
    """脱困、注销、退档、转出、类别变更: why, from when, and what it was found on; money in 分."""

    case_id = key_of("case_file", unique=True)
    file_no = maybe_text()
    category = maybe_text()
    asked_by = maybe_text()
    exit_kind = maybe_text()
    exit_reason = maybe_text()
    reason = maybe_text()
    effective_on = maybe_text()
    to_county = maybe_text()
    new_category = maybe_text()
    household_income = maybe_number()
    rigid_now = maybe_number()
    heads_now = maybe_number()
    per_head = maybe_number()
    verified_on = maybe_text()
    verifiers = maybe_text()
    findings = maybe_text()
    told_on = maybe_text()
    objection = maybe_flag()
    objection_text = maybe_text()
    opinion = maybe_text()
    deny_reason = maybe_text()


class HardshipFileColumns(Kept):
    """A hardship file (困难职工档案): whose, its numbers, where it stands; `number` is our own (DA-…).

    `state`: active 在档, out 脱困, closed 注销, lapsed 退档, moved 转出. `reviewed_on` is the day of
    recognition or of the last review, `review_due_on` the last day for the next one. `national_no` is the
    number that the national system gave, `content_n` the number of its last version.
    """

    person_id = key_of("person", index=True)
    number = needed()
    national_no = maybe_text()
    level = words()
    category = words()
    state = needed()
    opened_on = day()
    reviewed_on = day()
    review_due_on = day()
    ended_on = maybe_day()
    end_reason = words()
    moved_from = words()
    moved_to = words()
    filed_by = words()
    remark = words()
    content_n = whole(0)


class HardshipVersionColumns(HardshipColumns):
    """The content of a file from a day on (档案版本): the one in force is that of the latest `from_on`, `n`.

    `why` says what brought it: open, review, change, import, return. The marks of 2016 to 2020 (解困脱困) are
    kept as they were read.
    """

    file_id = key_of("hardship_file")
    version_n = whole()
    from_on = day()
    why = needed()
    case_id = maybe_key_of("case_file")
    told = words()
    relieved = maybe_flag()
    relief_group = maybe_text()
    relief_path = maybe_text()


class HardshipMemberColumns(MemberColumns):
    """The household of a version (家庭成员); a person of the register himself if he is known."""

    version_id = key_of("hardship_version")
    member_id = maybe_key_of("person", index=True)


class HardshipExpenseColumns(ExpenseColumns):
    """Rigid spending of a version (刚性支出)."""

    version_id = key_of("hardship_version")


class HardshipCauseColumns(CauseColumns):
    """Further causes of a version (次要致困原因)."""

    version_id = key_of("hardship_version")


class HardshipEventColumns(Kept):
    """What happened to a file (档案经过), counted for `on_day`: who and when stands in its journal entry.

    `what`: opened, reviewed, changed, recategorised, out, closed, lapsed, moved, returned, imported.
    """

    file_id = key_of("hardship_file")
    n = whole()
    what = needed()
    on_day = day()
    case_id = maybe_key_of("case_file")
    detail = words()


_OF_CASE = ("case_id", "n")
_OF_VERSION = ("version_id", "n")

relief_file_open = table("relief_file_open", ReliefFileOpenColumns)
relief_household = table(
    "relief_household", ReliefHouseholdColumns, UniqueConstraint(*_OF_CASE), Index(None, "id_number")
)
relief_expense = table("relief_expense", ReliefExpenseColumns, UniqueConstraint(*_OF_CASE))
relief_cause = table("relief_cause", ReliefCauseColumns, UniqueConstraint(*_OF_CASE))
relief_exclusion = table("relief_exclusion", ReliefExclusionColumns, UniqueConstraint(*_OF_CASE))
relief_review = table("relief_review", ReliefReviewColumns)
relief_review_member = table("relief_review_member", ReliefReviewMemberColumns, UniqueConstraint(*_OF_CASE))
relief_review_expense = table(
    "relief_review_expense", ReliefReviewExpenseColumns, UniqueConstraint(*_OF_CASE)
)
relief_review_cause = table("relief_review_cause", ReliefReviewCauseColumns, UniqueConstraint(*_OF_CASE))
relief_exit = table("relief_exit", ReliefExitColumns)
hardship_file = table(
    "hardship_file",
    HardshipFileColumns,
    UniqueConstraint("number"),
    Index(None, "state", "review_due_on"),
    Index(None, "national_no"),
)
hardship_version = table("hardship_version", HardshipVersionColumns, UniqueConstraint("file_id", "version_n"))
hardship_member = table(
    "hardship_member", HardshipMemberColumns, UniqueConstraint(*_OF_VERSION), Index(None, "id_number")
)
hardship_expense = table("hardship_expense", HardshipExpenseColumns, UniqueConstraint(*_OF_VERSION))
hardship_cause = table("hardship_cause", HardshipCauseColumns, UniqueConstraint(*_OF_VERSION))
hardship_event = table("hardship_event", HardshipEventColumns, UniqueConstraint("file_id", "n"))
