"""What is taken down when a petition comes in (信访登记): F-P1 to F-P4, one form for every channel."""

from app.engine.fields import code, day, long_text, money, name, phone, text, whole, yes_no
from app.engine.rows import rows

LETTER, CALL = "letter", "call"
"""The channels (信访形式) that ask for more: 来信, 来电."""

SUGGESTION, APPEAL, PLEA, REPORT = "suggestion", "appeal", "plea", "report"
"""Purposes (信访目的): 意见建议, 申诉, 求决, 揭发控告; 咨询 and 其他 lead nowhere of their own."""

ALIAS, UNNAMED = "alias", "unnamed"
"""How a petition is signed that is not 实名 (署名): 化名, 匿名."""

FIRST, REPEATED = "first", "repeated"
"""初件 and 重件 of the same matter."""

FORM = code("channel", "信访形式", "channel")
RECEIVED_ON = day("applied_on", "收到日期", hint="来信填收信日期，期限从这一天说起")
RECEIVER = name("receiver", "接待人")
NAMING = code("naming", "署名方式", "petition_naming")
PETITIONER_KIND = code("petitioner_kind", "信访人身份", "petitioner_kind")
UNION_MEMBER = yes_no("member", "工会会员")
ADDRESS = text("address", "联系地址", limit=200, width="full")

PURPOSE = code("purpose", "信访目的", "petition_purpose")
CONTENT = code("content", "内容分类", "petition_content")
PLACE = code("place", "问题属地", "town")
FACTS = long_text("fact", "主要事实与理由", limit=2000)
DEMANDS = long_text("demands", "具体诉求", limit=1000)
AMOUNT = money("amount_involved", "涉及金额")
INVOLVED = whole("involved", "涉及人数", unit="人", low=1, high=100_000)
LITIGATED = yes_no("litigated", "涉法涉诉")
MIGRANT = yes_no("about_migrants", "涉农民工")
WOMEN = yes_no("about_women", "涉女职工")
DISABLED = yes_no("about_disabled", "涉残疾人")
DANGER = yes_no("danger", "有人身风险", hint="说到自伤或伤人的，先救助、先报告")
DANGER_NOTE = long_text("danger_note", "风险处置", limit=500, hint="通知了谁、什么时间、做了什么")

ROUND = code("petition_round", "初重件", "petition_round")
FIRST_NUMBER = text("first_number", "首次信访编号", limit=40)

PRIOR_KIND = code("kind", "程序", "prior_procedure")
PRIOR_BODY = text("body", "机构", limit=60)
PRIOR_DOCUMENT = text("document", "文号", limit=60)
PRIOR_ON = day("on_day", "日期")
PRIOR_RESULT = text("result", "结果", limit=100)
PRIOR = rows(
    "prior",
    "已走过的程序",
    PRIOR_KIND,
    PRIOR_BODY,
    PRIOR_DOCUMENT,
    PRIOR_ON,
    PRIOR_RESULT,
    optional=("body", "document", "on_day", "result"),
)

POSTMARK_ON = day("postmark_on", "邮戳日期")
PAGES = whole("pages", "信件页数", unit="页", low=1, high=10_000)
ENCLOSURES = whole("enclosures", "附件件数", unit="件", high=10_000)
ADDRESSED_TO = text("addressed_to", "收信人", limit=60)
POSTCODE = text("postcode", "邮编", limit=10)

CALLER_NUMBER = phone("caller_number", "来电号码")
CALL_TIME = text("call_time", "通话起止", hint="如 9:05—9:20", limit=30)
SELF_CALL = yes_no("self_call", "是否本人来电")
CALL_BACK = phone("call_back", "回拨电话")
RECORDING = text("recording", "录音文件名", limit=100)

CLUE = long_text("clue", "检举控告线索", limit=2000)
WANTS_REPLY = yes_no("wants_reply", "要求反馈结果")
SHOWN_TO = text("reporter_shown_to", "可知情人", hint="可以知道检举控告人是谁的人", limit=100)

TOPIC = text("proposal_topic", "建议主题", limit=100, width="full")
PROPOSAL = long_text("proposal", "建议内容", limit=2000)
