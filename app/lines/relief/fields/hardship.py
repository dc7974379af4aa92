"""Fields of the hardship file (档案字段): worker, household, spending, decision; relief file §1.2."""

from dataclasses import replace

from app.engine.fields import code, day, id_number, long_text, money, name, text, whole, yes_no
from app.engine.rows import rows

BATCH = text("batch", "申报批次", limit=40)
PRIOR_FILE = text("prior_file", "旧档案号", limit=40, hint="脱困后返困的填写，沿用旧号")
APPLY_CATEGORY = code("apply_category", "拟申请类别", "hardship_category")
WORKER_KIND = code("worker_kind", "对象身份", "hardship_worker")
WORK_STATE = code("work_state", "工作状态", "hardship_work")
HEALTH = code("health", "健康状况", "hardship_health")
DISABILITY_KIND = code("disability_kind", "残疾类别", "disability_kind")
DISABILITY_LEVEL = code("disability_level", "残疾等级", "disability_level")
DISABILITY_NO = text("disability_no", "残疾证号", limit=20)
MARRIAGE = code("marriage", "婚姻状况", "hardship_marriage")
HUKOU_KIND = code("hukou_kind", "户口类型", "hardship_hukou")
HUKOU_PLACE = text("hukou_place", "户口所在地", limit=100)
POLITICAL = code("political", "政治面貌", "hardship_political")
MODEL_WORKER = code("model_worker", "劳模类型", "hardship_model")
INSURANCE = code("insurance", "医保状况", "hardship_insurance")
ON_DIBAO = yes_no("on_dibao", "低保或低边户")
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
MEMBER_BORN_ON = day("born_on", "出生日期")
MEMBER_STATUS = code("status", "人员身份", "hardship_status")
MEMBER_INCOME = money("income", "月收入")
MEMBER_HEALTH = code("health", "健康状况", "hardship_health")
MEMBER_PLACE = text("place", "单位或学校", limit=60)
HOUSEHOLD = rows(
    "household",
    "家庭成员",
    MEMBER_NAME,
    MEMBER_RELATION,
    MEMBER_ID,
    MEMBER_BORN_ON,
    MEMBER_STATUS,
    MEMBER_INCOME,
    MEMBER_HEALTH,
    MEMBER_PLACE,
    optional=("id_number", "born_on", "health", "place"),
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
EXPENSES = rows(
    "expenses", "刚性支出", SPENT_BY, SPENT_ON, SPENT, BILLS, SPENT_COUNTED, optional=("bills", "counted")
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

EXCLUDED = yes_no("excluded", "有不予建档情形")
EXCLUSION = code("item", "情形", "hardship_exclusion")
EXCEPTION = text("exception", "例外理由", limit=200, width="full")
EXCLUSIONS = rows("exclusions", "不予建档情形核对", EXCLUSION, EXCEPTION, optional=("exception",))

VISIT_ON = day("visit_on", "入户日期")
VISITORS = text("visitors", "调查人", hint="两人，用顿号隔开", limit=60)
VISIT_RESULT = long_text("visit_result", "调查情况", limit=800)
MEETING_ON = day("meeting_on", "会议研究日期")

CHECK_SENT_ON = day("check_sent_on", "核对函发出日期")
CHECK_BACK_ON = day("check_back_on", "核对结果收到日期")
CHECK_RESULT = code("check_result", "核对结果", "check_result")
CHECK_TEXT = long_text("check_text", "核对说明", limit=500)
FITS, EXPLAIN = "fits", "explain"
"""Results of the check (核对结果): 符合, 需说明; 不符 is the third."""

DECIDED_CATEGORY = code("decided_category", "核定困难类别", "hardship_category")
LEVEL = code("level", "建档级别", "hardship_level")
DENY_REASON = long_text("deny_reason", "不予建档理由", limit=500)

DEEP, RELATIVE, SUDDEN = "1", "2", "3"
"""Categories (困难类别): 深度困难, 相对困难, 意外致困; relief file §1.3."""
