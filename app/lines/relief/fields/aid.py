"""Fields of every relief in money (救助字段): what is asked, found, decided and paid (matters.md §5.3)."""

from app.engine.fields import (
    bank_card,
    code,
    day,
    id_number,
    long_text,
    money,
    name,
    text,
    yes_no,
)
from app.engine.rows import rows

HARDSHIP = "hardship"
"""The kind of standing that an active hardship file gives (在档)."""

CARD, CASH, GOODS = "card", "cash", "goods"
"""Ways to pay (发放方式): 打卡, 现金, 实物."""

FILE_NO = text("file_no", "困难职工档案号", computed=True)
CATEGORY = code("category", "困难类别", "hardship_category", computed=True)
HAS_UNION = yes_no("has_union", "单位已建工会")
ON_DIBAO = yes_no("on_dibao", "低保或低边户")
REASON = long_text("reason", "申请理由", limit=800)
ASKED_AMOUNT = money("asked_amount", "申请金额", zero=False)

AID_ELSEWHERE = yes_no("aid_elsewhere", "另有其他救助")
AID_SOURCE = code("source", "来源", "aid_source")
AID_AMOUNT = money("amount", "金额", zero=False)
AID_ON = day("received_on", "领取日期")
OTHER_AID = rows("other_aid", "其他救助明细", AID_SOURCE, AID_AMOUNT, AID_ON)

VERIFIED_ON = day("verified_on", "核实日期")
VERIFIERS = text("verifiers", "核实人", hint="两人，用顿号隔开", limit=60)
FINDINGS = long_text("findings", "核实情况", limit=800)
PROPOSED = money("proposed", "拟救助金额", zero=False)
STANDARD_USED = text("standard_used", "所用标准", hint="文件和金额，如本县救助办法每次不超过3,000元")
ENTITLED = money("entitled", "核算金额", computed=True)
STACK_REASON = long_text("stack_reason", "叠加救助理由", limit=300)

NOTICE_FROM = day("notice_from", "公示开始日", future=True)
NOTICE_TO = day("notice_to", "公示截止日", future=True)
NOTICE_PLACE = text("notice_place", "公示地点")
OBJECTION = yes_no("objection", "公示有异议")
OBJECTION_TEXT = long_text("objection_text", "异议内容", limit=500)

DECIDED = money("decided", "审批金额", zero=False)
FUND_SOURCE = code("fund_source", "资金来源", "fund_source")
OPINION = long_text("opinion", "审批意见", limit=500)
DENY_REASON = long_text("deny_reason", "不予救助理由", limit=500)

PAY_WAY = code("pay_way", "发放方式", "pay_way")
BANK = text("bank", "开户银行", limit=60)
BANK_BRANCH = text("bank_branch", "支行", limit=60)
ACCOUNT_NO = bank_card("account_no", "银行卡号")
ACCOUNT_NAME = name("account_name", "户名")

PAID_ON = day("paid_on", "发放日期")
RECEIVED_BY = name("received_by", "领款人")
RECEIVER_RELATION = code("receiver_relation", "与职工关系", "relation")
RECEIVER_ID_NUMBER = id_number("receiver_id_number", "领款人证件号")
