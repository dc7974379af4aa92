"""Fields of the way to a hardship file (建档字段): what is asked, found out, publicised, checked, decided."""

from app.engine.fields import code, day, long_text, text, yes_no
from app.engine.rows import rows

BATCH = text("batch", "申报批次", limit=40)
PRIOR_FILE = text("prior_file", "旧档案号", limit=40, hint="脱困后返困的填写，沿用旧号")
MOVED_FROM = text("moved_from", "转自", limit=60, hint="外县转来的填写原建档工会")
MOVED_NO = text("moved_no", "原档案号", limit=40)
APPLY_CATEGORY = code("apply_category", "拟申请类别", "hardship_category")

EXCLUDED = yes_no("excluded", "有不予建档情形")
EXCLUSION = code("item", "情形", "hardship_exclusion")
EXCEPTION = text("exception", "例外理由", limit=200, width="full")
EXCLUSIONS = rows("exclusions", "不予建档情形核对", EXCLUSION, EXCEPTION, optional=("exception",))

VISIT_ON = day("visit_on", "入户日期")
VISITORS = text("visitors", "调查人", hint="两人，用顿号隔开", limit=60)
VISIT_RESULT = long_text("visit_result", "调查情况", limit=800)
MEETING_ON = day("meeting_on", "会议研究日期")
BASE_OPINION = long_text("base_opinion", "单位党政意见", limit=300)
BASE_BY = text("base_by", "单位负责人", limit=30)
UNION_OPINION = long_text("union_opinion", "基层工会意见", limit=300)
UNION_BY = text("union_by", "基层工会负责人", limit=30)

OBJECTION_OUTCOME = long_text("objection_outcome", "异议处理结果", limit=500)
TOWNSHIP_ON = day("township_on", "镇街复核日期")
TOWNSHIP_BY = text("township_by", "镇街复核人", limit=30)
TOWNSHIP_OPINION = long_text("township_opinion", "镇街工会意见", limit=300)

CHECK_SENT_ON = day("check_sent_on", "核对函发出日期")
CHECK_BACK_ON = day("check_back_on", "核对结果收到日期")
CHECK_RESULT = code("check_result", "核对结果", "check_result")
CHECK_TEXT = long_text("check_text", "核对说明", limit=500)
FITS, EXPLAIN = "fits", "explain"
"""Results of the check (核对结果): 符合, 需说明; 不符 is the third."""

COUNTY_VISIT_ON = day("county_visit_on", "县级入户日期")
COUNTY_VISIT = long_text("county_visit", "县级入户情况", limit=500)
PANEL_ON = day("panel_on", "集体研究日期")
PANEL = text("panel", "参加人员", limit=100, hint="至少两人，用顿号隔开")
DECIDED_CATEGORY = code("decided_category", "核定困难类别", "hardship_category")
LEVEL = code("level", "建档级别", "hardship_level")
DENY_REASON = long_text("deny_reason", "不予建档理由", limit=500)

DEEP, RELATIVE, SUDDEN = "1", "2", "3"
"""Categories (困难类别): 深度困难, 相对困难, 意外致困; relief file §1.3."""
