"""Fields of the yearly review (年度复核字段), matters.md §5.3 JZ07: what changed, what came of it."""

from app.engine.fields import code, day, long_text, whole, yes_no

ASKED_BY = code("asked_by", "提出方", "relief_asked_by")
BY_WORKER, BY_UNION, BY_OFFICE = "worker", "union", "office"
"""Who asks (提出方): 本人, 基层工会, 本会."""

DUE_ON = day("due_on", "应复核日期", future=True, hint="上次复核或建档满一个周期的日子")
REVIEW_YEAR = whole("review_year", "复核年度", low=2000, high=2100)
MEMBERS_CHANGED = yes_no("members_changed", "家庭成员有变化")
AUTH_OLD = yes_no("auth_old", "核对授权已过期", hint="授权书满12个月的选“是”，要重新签")
CHANGE_TEXT = long_text("change_text", "变化情况", limit=800)

REVIEW_RESULT = code("review_result", "复核结果", "relief_review_result")
KEEP, ADJUST = "keep", "adjust"
"""Results with which the file stays (复核结果): 维持, 调整类别; the others lead out of it."""

EFFECTIVE_ON = day("effective_on", "生效日期")
