"""What the work on a petition adds (信访办理): way, letters, opinion, service, results."""

from app.engine.fields import code, day, long_text, name, text, whole

WAY_SIX = "6"
"""The way of item six of article 31 (三十一条六项): hear, verify, give a written opinion within 60 days."""

BY_POST, LEFT = "post", "left"
"""邮寄 and 留置: the ways of service that want a proof of their own."""

WAY = code("way31", "办理途径", "petition_way")
PROPOSED_STEP = long_text("proposed_step", "拟办意见", limit=500)
SUMMARY = long_text("summary", "事项摘要", limit=300, hint="印在函件上，不写信访人原话和隐私")

REFER_TO = text("refer_to", "去向单位", limit=100, width="full")
REFER_CONTACT = text("refer_contact", "去向地址电话", limit=100, width="full")

TRANSFER_TO = text("transfer_to", "转送单位", limit=100, width="full")
TRANSFER_CONTACT = text("transfer_contact", "转送单位电话", limit=60)
TRANSFER_COUNT = whole("transfer_count", "随函附件", unit="件", high=10_000)

CLOSE_KIND = code("close_kind", "办结方式", "petition_close_kind")
SPOT_ANSWER = long_text("spot_answer", "答复或存件理由", limit=1000)

DEPARTMENT = text("department", "承办部门", limit=60)
UNDERTAKER = name("undertaker", "承办人")

EXTEND_DAYS = whole("extend_days", "延长天数", unit="日", low=1, high=365)
EXTEND_WHY = long_text("extend_why", "延期理由", limit=300, hint="印在延期告知书上，告知信访人")

REQUESTS = long_text("requests", "请求事项", limit=1000, hint="逐项写明，逐项答复")
INQUIRY = long_text("inquiry", "调查核实情况", limit=2000, hint="经过、事实和证据")
LEGAL_BASIS = long_text("legal_basis", "法律法规依据", limit=1000)
STANCE = code("stance", "处理结论", "petition_stance")
OPINION = long_text("handling_opinion", "处理意见", limit=2000)
REVIEW_BODY = text("review_body", "复查机关", hint="上一级机关、单位", limit=60)

SETTLED_ON = day("settled_on_day", "化解日期")
SETTLEMENT = long_text("settlement_terms", "协议内容", limit=1500)

SERVED_WAY = code("served_way", "送达方式", "service_way")
SERVED_ON = day("served_on", "送达日期")
SERVERS = text("servers", "送达人", hint="两人，用顿号隔开", limit=60)
RECIPIENT = name("recipient", "收件人")
PROXY_WHY = text("proxy_why", "代收关系和理由", limit=100)
REFUSED_WHY = text("refused_why", "拒收事由", limit=100)
WITNESS = name("witness", "见证人")
POST_NO = text("post_no", "挂号信号", limit=40)

SENT_TO = text("sent_to", "移送机关", limit=100, width="full")
FINDING = long_text("finding", "核查情况", limit=2000)
RESULT = long_text("report_result", "处理结果", limit=1000)

STUDY_NOTE = long_text("study_note", "研究情况", limit=1000)
ADOPTED = code("adopted", "采纳情况", "suggestion_adopted")
SUGGESTION_ANSWER = long_text("suggestion_answer", "答复内容", limit=1000)
REWARD = text("reward", "奖励情况", limit=100)
