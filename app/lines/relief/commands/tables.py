"""Where the matters of relief keep their fields (困难帮扶数据表)."""

from collections.abc import Mapping

from app.lines.relief.fields.aid import OTHER_AID
from app.lines.relief.fields.content import EXPENSES, HOUSEHOLD, OTHER_CAUSES
from app.lines.relief.fields.hardship import EXCLUSIONS
from app.lines.relief.fields.medical import STAYS
from app.lines.relief.fields.visit_gift import GOODS_ROWS
from app.lines.relief.line import (
    DISASTER,
    EXIT,
    FILE_OPEN,
    LIVING,
    MEDICAL,
    REVIEW,
    TUITION,
    VISIT_GIFT,
)
from app.services.catalog import MatterTables
from db.tables import (
    relief_cause,
    relief_disaster,
    relief_exclusion,
    relief_exit,
    relief_expense,
    relief_file_open,
    relief_household,
    relief_living,
    relief_medical,
    relief_other_aid,
    relief_review,
    relief_review_cause,
    relief_review_expense,
    relief_review_member,
    relief_stay,
    relief_tuition,
    relief_visit_gift,
    relief_visit_goods,
)

FILE_OPEN_TABLES = MatterTables(
    relief_file_open,
    {
        HOUSEHOLD.code: relief_household,
        EXPENSES.code: relief_expense,
        OTHER_CAUSES.code: relief_cause,
        EXCLUSIONS.code: relief_exclusion,
    },
)
"""困难职工建档."""

TABLES: Mapping[str, MatterTables] = {
    FILE_OPEN.id: FILE_OPEN_TABLES,
    LIVING.id: MatterTables(relief_living, {OTHER_AID.code: relief_other_aid}),
    MEDICAL.id: MatterTables(relief_medical, {OTHER_AID.code: relief_other_aid, STAYS.code: relief_stay}),
    TUITION.id: MatterTables(relief_tuition, {OTHER_AID.code: relief_other_aid}),
    DISASTER.id: MatterTables(relief_disaster, {OTHER_AID.code: relief_other_aid}),
    VISIT_GIFT.id: MatterTables(relief_visit_gift, {GOODS_ROWS.code: relief_visit_goods}),
    REVIEW.id: MatterTables(
        relief_review,
        {
            HOUSEHOLD.code: relief_review_member,
            EXPENSES.code: relief_review_expense,
            OTHER_CAUSES.code: relief_review_cause,
        },
    ),
    EXIT.id: MatterTables(relief_exit),
}
"""The tables of each matter, by its id."""
