"""Fields of 推荐 (推荐): the post, how he goes there, and what the unit's 回执 says."""

from app.engine.fields import code, text
from app.lines.employment.fields.seeker import (
    HAS_CONTRACT,
    HAS_INSURANCE,
    RECEIPT_ON,
    START_ON,
    START_WAGE,
)

VACANCIES = "vacancy"
"""The list of posts that are open today (岗位库), which the room supplies from its register."""

VACANCY = code("vacancy", "推荐岗位", VACANCIES)
POST_UNIT = text("post_unit", "用人单位", computed=True, width="full")
POST_JOB = text("post_job", "应聘岗位", computed=True)
POST_WAGE = text("post_wage", "薪酬", computed=True)
POST_PLACE = text("post_place", "工作地点", computed=True)
POST_CONTACT = text("post_contact", "单位联系人", computed=True)
POST_PHONE = text("post_phone", "单位联系电话", computed=True)
REFER_WAY = code("refer_way", "推荐方式", "refer_way")
MEETING = text("meeting", "面试安排", limit=100, hint="时间、地点，已约定时填写")

RECEIPT_WAY = code("receipt_way", "回执方式", "receipt_way")
HIRED_JOB = text("hired_job", "录用岗位", limit=40)
NOT_HIRED_WHY = text("not_hired_why", "未录用理由", limit=200, width="full")
ABSENCE = code("absence", "未到情形", "referral_absence")

__all__ = [
    "ABSENCE",
    "HAS_CONTRACT",
    "HAS_INSURANCE",
    "HIRED_JOB",
    "MEETING",
    "NOT_HIRED_WHY",
    "POST_CONTACT",
    "POST_JOB",
    "POST_PHONE",
    "POST_PLACE",
    "POST_UNIT",
    "POST_WAGE",
    "RECEIPT_ON",
    "RECEIPT_WAY",
    "REFER_WAY",
    "START_ON",
    "START_WAGE",
    "VACANCIES",
    "VACANCY",
]
