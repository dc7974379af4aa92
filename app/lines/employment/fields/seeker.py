"""Fields of 求职登记 (求职登记表): who seeks, what he has learnt and done, what he wishes for."""

from app.engine.fields import code, day, money, text, yes_no
from app.engine.rows import rows

TRADES = "trade"
"""The list of trades (工种), short and local; what it lacks is written into the job's own words."""

TOWN = code("town_code", "居住乡镇", "town")
HOME = text("home", "户籍地", limit=100)
HOUSEHOLD_KIND = code("household_kind", "户口性质", "household_kind")
POLITICAL = code("political", "政治面貌", "political")
MARITAL = code("marital", "婚姻状况", "marital", hint="选填，不作求职条件")
OTHER_CONTACT = text("other_contact", "备用联系人", limit=50)
SEEKER_KIND = code("seeker_kind", "身份类别", "seeker_kind")
JOBLESS_NO = text("jobless_no", "失业登记号", limit=40)
FOUND_HARD = yes_no("found_hard", "就业困难认定")
DISABLED = yes_no("disabled", "残疾", hint="自愿填写")
HEALTH = text("health", "健康说明", limit=100, hint="自愿填写")

EDUCATION = code("education", "学历", "education")
SCHOOL = text("school", "毕业院校", limit=60)
MAJOR = text("major", "专业", limit=40)
GRADUATED_ON = day("graduated_on", "毕业时间")
SKILL = code("skill", "技能等级", "skill_level")
SKILL_NAME = text("skill_name", "职业资格", limit=60)
CERTIFICATE = text("certificate", "证书号", limit=40)

WORKED_FROM = day("worked_from", "起")
WORKED_TO = day("worked_to", "止")
WORKED_AT = text("worked_at", "单位", limit=60)
WORKED_AS = text("worked_as", "岗位", limit=40)
LEFT_WHY = text("left_why", "离职原因", limit=60)
EXPERIENCE = rows(
    "experience", "工作经历", WORKED_FROM, WORKED_TO, WORKED_AT, WORKED_AS, LEFT_WHY,
    optional=("worked_to", "left_why"),
)  # fmt: skip

WISH_TRADE = code("trade", "工种", TRADES)
WISH_JOB = text("job", "具体岗位", limit=40)
WISH_WAGE = money("wage", "月薪下限", zero=False)
WISH_PLACE = text("place", "地点", limit=40)
WISH_INDUSTRY = code("industry", "行业", "industry")
WISH_FORM = code("work_form", "用工形式", "work_form")
WISH_SHIFT = code("shift", "班次", "work_shift")
WISH_LODGING = yes_no("lodging", "要住宿")
WISHES = rows(
    "wishes", "求职意向",
    WISH_TRADE, WISH_JOB, WISH_WAGE, WISH_PLACE, WISH_INDUSTRY, WISH_FORM, WISH_SHIFT, WISH_LODGING,
    optional=("job", "industry", "work_form", "shift", "lodging"),
)  # fmt: skip
AVAILABLE_ON = day("available_on", "到岗时间", future=True)
TRAINING_WISH = text("training_wish", "培训意向", limit=60)

CONSENT = yes_no("consent", "同意使用个人信息", hint="本人在登记表上签名")

PLACED_UNIT = text("placed_unit", "就业单位", limit=100)
PLACED_JOB = text("placed_job", "就业岗位", limit=40)
START_ON = day("start_on", "到岗日期", future=True)
START_WAGE = money("start_wage", "月工资", zero=False)
HAS_CONTRACT = yes_no("has_contract", "已签劳动合同")
HAS_INSURANCE = yes_no("has_insurance", "已参加社会保险")
RECEIPT_ON = day("receipt_on", "回执日期")
