"""Fields of 岗位登记 (用人单位招聘登记表): the unit's contact, its posts, and what the check finds."""

from app.engine.fields import code, day, id_number, long_text, money, name, text, whole, yes_no
from app.engine.rows import rows
from app.lines.employment.fields.seeker import TRADES

HOURLY = "hour"
"""The form of wage (计薪方式) that is told by the hour; 月薪 and 计件 are told by the month."""

CONTACT = name("contact", "单位经办人")
CONTACT_ID = id_number("contact_id_number", "经办人证件号")
CONTACT_POST = text("contact_post", "经办人职务", limit=30)
SITE = text("site", "生产经营地址", limit=100, width="full")
HAS_UNION = yes_no("has_union", "单位已建工会")
IS_AGENCY = yes_no("is_agency", "人力资源机构", hint="职业中介、劳务派遣单位")
NEEDS_PERMIT = yes_no("needs_permit", "岗位须有资质", hint="如办学、特种作业")

JOB = text("job", "岗位", limit=40)
TRADE = code("trade", "工种", TRADES)
SEATS = whole("seats", "人数", unit="人", low=1, high=10_000)
WAGE_LOW = money("wage_low", "薪酬下限", zero=False)
WAGE_HIGH = money("wage_high", "薪酬上限", zero=False)
WAGE_FORM = code("wage_form", "计薪", "vacancy_wage")
PLACE = text("place", "地点", limit=60)
SCHOOLING = code("schooling", "学历", "education")
CONTENT = text("content", "工作内容", limit=300, width="full")
TERMS = text("terms", "条件与待遇", limit=300, width="full", hint="经验、技能、工时、社保、食宿、合同期")
POSTS = rows(
    "posts", "招聘岗位",
    JOB, TRADE, SEATS, WAGE_LOW, WAGE_HIGH, WAGE_FORM, PLACE, SCHOOLING, CONTENT, TERMS,
    optional=("trade", "schooling", "terms"),
)  # fmt: skip
INTERVIEW = text("interview", "面试方式", limit=100, width="full")
VALID_TO = day("valid_to", "有效期至", future=True)
SHOWN_BY = code("shown_by", "发布渠道", "vacancy_channel")

MINIMUM = money("minimum", "月最低工资", zero=False, hint="参数里没有设置时填写")
MINIMUM_HOUR = money("minimum_hour", "小时最低工资", zero=False, hint="参数里没有设置时填写")
MINIMUM_SOURCE = text("minimum_source", "标准出处", hint="文件和执行日期", width="full")
WORDING_NOTE = long_text("wording_note", "用语审核说明", limit=500, hint="保留被提示的用语时填写理由")
OPINION = long_text("check_opinion", "审核意见", limit=500)
