"""What a hardship file holds (档案内容字段): worker, household, figures; relief file §1.2 A to C."""

from dataclasses import replace

from app.engine.fields import code, day, id_number, money, name, phone, text, whole, yes_no
from app.engine.rows import rows
from app.lines.relief.fields.aid import ON_DIBAO, REASON

WORKER_KIND = code("worker_kind", "对象身份", "hardship_worker")
IDENTITY = code("identity", "人员身份", "hardship_status")
WORK_STATE = code("work_state", "工作状态", "hardship_work")
HEALTH = code("health", "健康状况", "hardship_health")
DISABILITY_KIND = code("disability_kind", "残疾类别", "disability_kind")
DISABILITY_LEVEL = code("disability_level", "残疾等级", "disability_level")
DISABILITY_NO = text("disability_no", "残疾证号", limit=20)
MARRIAGE = code("marriage", "婚姻状况", "hardship_marriage")
HUKOU_KIND = code("hukou_kind", "户口类型", "hardship_hukou")
HUKOU_AREA = text("hukou_area", "户口区划", limit=9, hint="6位或9位行政区划代码，如330723")
HUKOU_PLACE = text("hukou_place", "户口所在地", limit=100)
POSTCODE = text("postcode", "邮政编码", limit=6)
POLITICAL = code("political", "政治面貌", "hardship_political")
MODEL_WORKER = code("model_worker", "劳模类型", "hardship_model")
INSURANCE = code("insurance", "医保状况", "hardship_insurance")
SINGLE_PARENT = yes_no("single_parent", "单亲家庭")
CAN_HELP_SELF = yes_no("can_help_self", "有一定自救能力")
NOBODY_WORKS = yes_no("nobody_works", "零就业家庭")

WORKED_FROM = day("worked_from", "参加工作日期")
OWNERSHIP = code("ownership", "单位性质", "hardship_ownership")
UNIT_STATE = code("unit_state", "企业状况", "hardship_unit_state")
INDUSTRY = code("industry", "所属行业", "industry")
CONTRACT_ON = day("contract_on", "合同签订日期")
CONTRACT_MONTHS = whole("contract_months", "合同期限", unit="个月", low=0, high=600)
HAS_UNION = yes_no("has_union", "单位已建工会")

HOUSING = code("housing", "住房类型", "hardship_housing")
HOUSE_AREA = whole("house_area", "建筑面积", unit="㎡", low=0, high=2_000)
HOUSES = whole("houses", "住房套数", unit="套", low=0, high=50)
VEHICLES = whole("vehicles", "机动车", unit="辆", low=0, high=50)
BUSINESS = yes_no("business", "经商办企业")
SAVINGS = money("savings", "存款及有价证券")

MEMBER_NAME = name("name", "姓名")
MEMBER_RELATION = code("relation", "与本人关系", "relationship")
MEMBER_ID = id_number("id_number", "证件号码")
MEMBER_SEX = code("sex", "性别", "sex")
MEMBER_BORN_ON = day("born_on", "出生日期")
MEMBER_ETHNIC = code("ethnic", "民族", "ethnic")
MEMBER_POLITICAL = code("political", "政治面貌", "hardship_political")
MEMBER_STATUS = code("status", "人员身份", "hardship_status")
MEMBER_INCOME = money("income", "月收入")
MEMBER_MODEL = code("model_worker", "劳模类型", "hardship_model")
MEMBER_HEALTH = code("health", "健康状况", "hardship_health")
MEMBER_DISABILITY = code("disability_kind", "残疾类别", "disability_kind")
MEMBER_DISABILITY_LEVEL = code("disability_level", "残疾等级", "disability_level")
MEMBER_INSURANCE = code("insurance", "医保状况", "hardship_insurance")
MEMBER_MARRIAGE = code("marriage", "婚姻状况", "hardship_marriage")
MEMBER_HUKOU = code("hukou_kind", "户口类型", "hardship_hukou")
MEMBER_PHONE = phone("phone", "手机号码")
MEMBER_CONTACT = text("other_contact", "其他联系方式", limit=60)
MEMBER_EDUCATION = code("education", "当前学历", "education")
MEMBER_SCHOOL_FROM = whole("school_from", "入学年份", low=1950, high=2100)
MEMBER_SCHOOL_YEARS = whole("school_years", "学制", unit="年", low=1, high=10)
MEMBER_PLACE = text("place", "单位或学校", limit=60)
MEMBER_OWNERSHIP = code("ownership", "单位性质", "hardship_ownership")
MEMBER_UNIT_STATE = code("unit_state", "企业状况", "hardship_unit_state")
MEMBER_INDUSTRY = code("industry", "所属行业", "industry")
MEMBER_WORK_STATE = code("work_state", "工作状态", "hardship_work")
MEMBER_CONTRACT_ON = day("contract_on", "合同签订（入伍）日期")
MEMBER_CONTRACT_MONTHS = whole("contract_months", "合同期限", unit="个月", low=0, high=600)
MEMBER_REMARK = text("remark", "备注", limit=200)

_NEEDED_OF_MEMBER = (MEMBER_NAME, MEMBER_RELATION, MEMBER_STATUS, MEMBER_INCOME)
_OF_MEMBER = (
    MEMBER_NAME,
    MEMBER_RELATION,
    MEMBER_ID,
    MEMBER_BORN_ON,
    MEMBER_STATUS,
    MEMBER_INCOME,
    MEMBER_HEALTH,
    MEMBER_PLACE,
    MEMBER_SEX,
    MEMBER_ETHNIC,
    MEMBER_POLITICAL,
    MEMBER_MODEL,
    MEMBER_DISABILITY,
    MEMBER_DISABILITY_LEVEL,
    MEMBER_INSURANCE,
    MEMBER_MARRIAGE,
    MEMBER_HUKOU,
    MEMBER_PHONE,
    MEMBER_CONTACT,
    MEMBER_EDUCATION,
    MEMBER_SCHOOL_FROM,
    MEMBER_SCHOOL_YEARS,
    MEMBER_OWNERSHIP,
    MEMBER_UNIT_STATE,
    MEMBER_INDUSTRY,
    MEMBER_WORK_STATE,
    MEMBER_CONTRACT_ON,
    MEMBER_CONTRACT_MONTHS,
    MEMBER_REMARK,
)
HOUSEHOLD = rows(
    "household",
    "家庭成员",
    *_OF_MEMBER,
    optional=tuple(one.code for one in _OF_MEMBER if one not in _NEEDED_OF_MEMBER),
    shown=6,
)
OTHER_BOOKLET = yes_no("other_booklet", "有成员在他户")
MOST_MEMBERS = 8
"""Rows of the published table (家庭成员行数), relief file §1.2 B."""

OWN_INCOME = money("own_income", "本人月平均收入")
OTHER_INCOME = money("other_income", "家庭非薪资年收入")
HOUSEHOLD_INCOME = money("household_income", "家庭年度总收入")

SPENT_BY = name("member", "成员")
SPENT_ON = code("kind", "类别", "expense_kind")
SPENT = money("amount", "年金额", zero=False)
BILLS = whole("bills", "票据张数", unit="张", high=2_000)
SPENT_COUNTED = money("counted", "认定金额")
SPENT_REMARK = text("remark", "备注", limit=200)
EXPENSES = rows(
    "expenses",
    "刚性支出",
    SPENT_BY,
    SPENT_ON,
    SPENT,
    BILLS,
    SPENT_COUNTED,
    SPENT_REMARK,
    optional=("bills", "counted", "remark"),
)

LOSS = money("loss", "意外损失（费用）", hint="意外致困的填写")
RIGID = money("rigid", "刚性支出合计", computed=True)
HEAD_COUNT = replace(whole("head_count", "家庭人口", unit="人", low=1, high=99), computed=True)
PER_HEAD = money("per_head", "家庭月人均收入", computed=True)

MAIN_CAUSE = code("main_cause", "主要致困原因", "hardship_cause")
CAUSE = code("cause", "原因", "hardship_cause")
OTHER_CAUSES = rows("other_causes", "次要致困原因", CAUSE)
MOST_CAUSES = 3
CAUSE_TEXT = text("cause_text", "其他原因说明", limit=200, width="full")

OF_WORKER = (
    WORKER_KIND,
    IDENTITY,
    WORK_STATE,
    HEALTH,
    DISABILITY_KIND,
    DISABILITY_LEVEL,
    DISABILITY_NO,
    MARRIAGE,
    HUKOU_KIND,
    HUKOU_AREA,
    HUKOU_PLACE,
    POSTCODE,
    POLITICAL,
    MODEL_WORKER,
    INSURANCE,
    ON_DIBAO,
    SINGLE_PARENT,
    CAN_HELP_SELF,
    NOBODY_WORKS,
)
"""The worker himself (职工情况)."""

OF_WORK = (
    WORKED_FROM,
    HAS_UNION,
    OWNERSHIP,
    UNIT_STATE,
    INDUSTRY,
    CONTRACT_ON,
    CONTRACT_MONTHS,
)
"""His work (工作单位)."""

OF_PROPERTY = (HOUSING, HOUSE_AREA, HOUSES, VEHICLES, BUSINESS, SAVINGS)
"""House and property (住房与财产)."""

OF_FIGURES = (
    OWN_INCOME,
    OTHER_INCOME,
    HOUSEHOLD_INCOME,
    EXPENSES,
    LOSS,
    RIGID,
    HEAD_COUNT,
    PER_HEAD,
)
"""Income and spending (收入与支出)."""

OF_CAUSE = (MAIN_CAUSE, CAUSE_TEXT, OTHER_CAUSES, REASON)
"""Why they are in hardship (致困原因)."""
