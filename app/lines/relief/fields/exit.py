"""Fields of leaving the file (退出字段), matters.md §5.3 JZ08: how, why, from when, on which figures."""

from app.engine.fields import code, day, long_text, money, text, whole

EXIT_KIND = code("exit_kind", "退出方式", "relief_exit_kind")
RECATEGORY = "category"
"""The kind that only changes the category (类别变更); the others are the states that they bring."""

EXIT_REASON = code("exit_reason", "退出原因", "relief_exit_reason")
DIED = "died"
"""The reason after which nobody is told and nobody objects (去世)."""

EXIT_TEXT = long_text("reason", "情况说明", limit=800)
TO_COUNTY = text("to_county", "转往", limit=60, hint="接收档案的工会")
NEW_CATEGORY = code("new_category", "变更后类别", "hardship_category")

RIGID_NOW = money("rigid_now", "现刚性支出合计")
HEADS_NOW = whole("heads_now", "现家庭人口", unit="人", low=1, high=99)
TOLD_ON = day("told_on", "告知日期")
KEEP_REASON = long_text("deny_reason", "不予退出理由", limit=500)
