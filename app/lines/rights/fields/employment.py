"""Fields of the job in dispute (劳动关系字段), matters.md §5.4 EMP, and of the limitation that runs."""

from app.engine.fields import code, day, money, text, whole, yes_no
from app.engine.rows import rows

TOPIC = code("topic", "问题类别", "rights_topic")
"""R01…R99 of the desk file §2.7."""

WORKPLACE = code("workplace", "工作地", "town")
HIRED_ON = day("hired_on", "入职日期")
LEFT_ON = day("left_on", "离职日期")
STILL_EMPLOYED = yes_no("still_employed", "仍在职")
JOB = text("job", "岗位（工种）", limit=50)
CONTRACT = code("contract", "合同情况", "contract_kind")
CONTRACT_TO = day("contract_to", "合同到期日", future=True)
WAGE_FORM = code("wage_form", "计薪方式", "wage_form")
MONTHLY_WAGE = money("monthly_wage", "月工资", zero=False)
INSURED = yes_no("insured", "已参加社保")
HAS_UNION = yes_no("has_union", "单位已建工会")
MIGRANT = yes_no("migrant", "农民工")
MEMBER = yes_no("member", "工会会员")

MIGRANT_HEADS = whole("migrant_heads", "其中农民工", unit="人", high=100_000)
WOMEN_HEADS = whole("women_heads", "其中女职工", unit="人", high=100_000)

KNOWN_ON = day("known_on", "知道侵害日", hint="知道或者应当知道权利被侵害的那一天")
LIMITATION_ON = day("limitation_on", "仲裁时效届满日", future=True, computed=True)
INTERRUPTED_ON = day("interrupted_on", "日期")
INTERRUPTED_BY = code("interrupted_by", "方式", "interruption")
INTERRUPTIONS = rows("interruptions", "时效中断", INTERRUPTED_ON, INTERRUPTED_BY)
STEP_BODY = text("body", "机构", limit=60)
STEP_ON = day("done_on", "日期")
STEP_NO = text("doc_no", "文号", limit=60)
STEP_RESULT = text("result", "结果", limit=200)
PRIOR_STEPS = rows(
    "prior_steps", "已走的程序", STEP_BODY, STEP_ON, STEP_NO, STEP_RESULT, optional=("doc_no", "result")
)
