"""Fields of 子女助学 (助学字段): the season, the student, his school and what it costs; matters.md §5.3."""

from dataclasses import replace

from app.engine.fields import code, day, id_number, money, name, text, whole, yes_no

CAMPAIGN = code("campaign", "活动批次", "campaign_autumn", hint="按活动申报的才选")
SEASON_FROM = day("season_from", "申报开始日", future=True, computed=True)
SEASON_TO = day("season_to", "申报截止日", future=True, computed=True)

STUDENT = name("student", "学生姓名")
STUDENT_ID_NUMBER = id_number("student_id_number", "学生证件号")
STUDENT_RELATION = code("student_relation", "学生与职工关系", "relation")
OTHER_BOOKLET = yes_no("other_booklet", "学生在其他户口簿")
STAGE = code("stage", "就读阶段", "tuition_stage")
SCHOOL = text("school", "学校", limit=60)
MAJOR = text("major", "专业", limit=60)
GRADE_YEAR = replace(whole("grade_year", "就读年级", low=1, high=10), hint="如大学二年级填 2")
STUDY_YEARS = whole("study_years", "学制", unit="年", low=1, high=10)
FRESHMAN = yes_no("freshman", "今年新生")
ADMIT_NO = text("admit_no", "录取通知书号", limit=40)
FREE_KIND = code("free_kind", "免费培养类别", "tuition_free")
NOT_FREE = "none"
"""No kind of schooling that the state pays for (免费培养类别：无)."""

FEE_YEAR = money("fee_year", "学年学费")
LOAN = yes_no("loan", "已办助学贷款")
OTHER_GRANT = money("other_grant", "其他资助金额")
