"""Fields of 意外灾害（临时）救助 (意外救助字段): what happened and what it cost; matters.md §5.3."""

from app.engine.fields import code, day, long_text, money, text

EVENT_KIND = code("event_kind", "事故（灾害）类别", "disaster_kind")
EVENT_ON = day("event_on", "发生日期")
EVENT_TEXT = long_text("event_text", "经过", limit=800)
ILLNESS, INJURY = "illness", "injury"
"""Kinds that hospital papers prove (疾病, 工伤)."""

LOSS_TOTAL = money("loss_total", "损失（费用）总额", zero=False)
INSURED_PAID = money("insured_paid", "保险和赔偿所得", hint="没有的填 0")
NET_LOSS = money("net_loss", "净损失", computed=True)
INCOME_YEAR = money("income_year", "家庭年收入")
BILL_NO = text("bill_no", "票据号", limit=40, hint="有医疗票据的填写")
BILL_AMOUNT = money("bill_amount", "票据金额", zero=False)
