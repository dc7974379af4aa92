"""Fields of 劳动争议调解 (调解字段), matters.md §5.4 WQ02: claims, consent, sessions, agreement, payments."""

from app.engine.fields import code, day, long_text, money, text, yes_no
from app.engine.rows import rows

CONSENTED, REFUSED, SILENT = "agree", "refuse", "silent"
"""What the other side says (对方意见): 同意, 拒绝, 未答."""

CLAIM_TOPIC = code("claim", "请求类别", "rights_topic")
DEMAND = text("demand", "请求内容", limit=200)
AMOUNT = money("amount", "金额", zero=False)
CLAIMS = rows("claims", "请求事项", CLAIM_TOPIC, DEMAND, AMOUNT, optional=("amount",))
CLAIMED_TOTAL = money("claimed_total", "请求金额合计", computed=True)
FACT = long_text("fact", "事实与理由", limit=2000)
ORAL = yes_no("oral", "口头申请", hint="口头申请的当场记录，请申请人签名")
SERVICE_ADDRESS = text("service_address", "送达地址", limit=200)

CONSENT_OTHER = code("consent_other", "对方意见", "consent")
CONSENT_ON = day("consent_on", "对方答复日期")
MEDIATORS = text("mediators", "调解员", limit=60, hint="几人的用顿号隔开")
MEET_ON = day("meet_on", "调解日期", future=True)
MEET_AT = text("meet_at", "调解时间", limit=5, hint="时:分，如 09:30")
MEET_PLACE = text("meet_place", "调解地点")

SESSION_ON = day("held_on", "日期")
SESSION_PRESENT = text("present", "到场人", limit=100)
SESSION_RESULT = text("outcome", "调解情况", limit=300)
SESSIONS = rows("sessions", "调解场次", SESSION_ON, SESSION_PRESENT, SESSION_RESULT)

CONSENT_EXTEND = yes_no("consent_extend", "双方同意延期")
EXTEND_TO = day("extend_to", "延期到", future=True)

AGREED_ON = day("agreed_on", "协议日期")
AGREED_SCOPE = code("agreed_scope", "达成范围", "agreed_scope")
TERM = text("term", "协议事项", limit=200)
TERM_HOW = text("how", "履行方式", limit=100)
TERM_DUE = day("due_on", "履行期限", future=True)
TERMS = rows("terms", "协议内容", TERM, AMOUNT, TERM_HOW, TERM_DUE, optional=("amount", "how"))
AGREED_TOTAL = money("agreed_total", "协议金额合计", computed=True)
BREACH = long_text("breach", "违约责任", limit=500)

PAID_ON = day("performed_on", "履行日期")
PROOF = text("proof", "凭证", limit=100)
PERFORMED = rows("performed", "履行记录", PAID_ON, AMOUNT, PROOF, optional=("amount",))
PERFORMED_TOTAL = money("performed_total", "实际到账合计", computed=True)
VISITED_ON = day("visited_on", "回访日期")
VISIT_TEXT = long_text("visit_text", "回访情况", limit=500)
HELP_NEXT = code("help_next", "逾期后的协助", "performance_help")

END_REASON = code("end_reason", "终止原因", "mediation_end")
END_TEXT = long_text("end_text", "终止说明", limit=500)
