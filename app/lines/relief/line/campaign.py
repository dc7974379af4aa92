"""The forms of campaigns (活动表单), what they pay out, and what the spring one opens in employment."""

from collections.abc import Iterable

from app.core.errors import Fault
from app.engine.flow import Opens
from app.engine.form import Form, Section
from app.engine.values import Values
from app.lines.relief.fields import campaign as fields
from app.lines.relief.rules.campaign import SPRING

CAMPAIGN_LETTERS = "HD"
"""How the number of a campaign begins (活动字头)."""

SEEKER = Opens("employment.seeker", (fields.PHONE.code,))
"""What the spring campaign hands over to employment (转求职登记)."""


def _campaign_faults(values: Values) -> Iterable[Fault]:
    opens, closes = values.get(fields.OPENS_ON), values.get(fields.CLOSES_ON)
    if opens and closes and closes < opens:
        yield Fault(fields.CLOSES_ON.code, "结束日期早于开始日期，请核对。")
    if values.get(fields.SEASON) not in (None, SPRING):
        asked = (fields.FUND, fields.FUND_YEAR, fields.WAY)
        yield from (Fault(one.code, f"请填写{one.label}。") for one in asked if one not in values)
    amount, time = values.get(fields.AMOUNT), values.get(fields.TIME_LIMIT)
    if amount and time and amount > time:
        yield Fault(fields.AMOUNT.code, f"每人金额超过每人次限额 {time.show()} 元，请核对。")
    year = values.get(fields.YEAR_LIMIT)
    if time and year and year < time:
        yield Fault(fields.YEAR_LIMIT.code, "每人每年限额低于每人次限额，请核对。")


CAMPAIGN_FORM = Form(
    (
        Section(
            "campaign",
            "活动",
            (
                fields.SEASON,
                fields.NAME,
                fields.YEAR,
                fields.OPENS_ON,
                fields.CLOSES_ON,
                fields.SOURCE,
            ),
        ),
        Section(
            "money",
            "资金",
            (
                fields.FUND,
                fields.FUND_YEAR,
                fields.WAY,
                fields.AMOUNT,
                fields.TIME_LIMIT,
                fields.YEAR_LIMIT,
                fields.REMARK,
            ),
        ),
    ),
    rules=(_campaign_faults,),
)
"""The campaign (活动)."""

CAMPAIGN_NEEDS = (
    fields.SEASON,
    fields.NAME,
    fields.YEAR,
    fields.OPENS_ON,
    fields.CLOSES_ON,
    fields.SOURCE,
)

LINE_FORM = Form(
    (
        Section(
            "person",
            "本人",
            (
                fields.PERSON_NAME,
                fields.PERSON_ID,
                fields.PHONE,
                fields.UNIT,
                fields.TOWN,
                fields.GROUP,
                fields.LINE_AMOUNT,
            ),
        ),
        Section("account", "账户", (fields.BANK, fields.ACCOUNT_NO, fields.ACCOUNT_NAME)),
        Section(
            "student",
            "学生",
            (
                fields.STUDENT,
                fields.STUDENT_ID,
                fields.STAGE,
                fields.SCHOOL,
                fields.GRADE_YEAR,
                fields.FEE_YEAR,
            ),
        ),
        Section("wish", "就业", (fields.WISH,)),
    )
)
"""One on a roster (名册一人)."""

GOODS_FORM = Form((Section("goods", "慰问品", (fields.GOODS,)),))
"""What each gets where goods are handed out (每人慰问品)."""

SITE_FORM = Form(
    (
        Section(
            "site",
            "慰问点",
            (
                fields.SITE_NAME,
                fields.TOWN,
                fields.CONTACT,
                fields.PHONE,
                fields.HEADS,
                fields.VISITED_ON,
                fields.VISITED_BY,
            ),
        ),
        Section("goods", "慰问品", (fields.GOODS,)),
    )
)
"""A unit or site that is visited (慰问点)."""

SIGN_FORM = Form((Section("sign", "签收", (fields.RECEIVED_BY, fields.RECEIVED_ON)),))
"""Who signed for the goods of a site (签收)."""
