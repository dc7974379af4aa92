"""Fields of 送温暖慰问 (慰问字段): the occasion, the goods, the visit; matters.md §5.3."""

from app.engine.fields import code, day, money, text, whole
from app.engine.rows import rows

CAMPAIGN = code("campaign", "活动批次", "campaign_visit", hint="按活动慰问的才选")
OCCASION = code("occasion", "慰问事由", "visit_occasion")
IN_HOSPITAL, AT_WORK, MOURNING = "hospital", "injury", "mourning"
"""Occasions that ask for a paper of their own (住院, 工伤, 丧事)."""

GOODS_NAME = text("name", "品名", limit=40)
GOODS_MEASURE = text("measure", "单位", limit=10)
GOODS_QUANTITY = whole("quantity", "数量", low=1, high=100_000)
GOODS_PRICE = money("price", "单价", zero=False)
GOODS_ROWS = rows("goods", "慰问品", GOODS_NAME, GOODS_MEASURE, GOODS_QUANTITY, GOODS_PRICE)

VISITED_BY = text("visited_by", "慰问人", hint="两人，用顿号隔开", limit=60)
VISITED_ON = day("visited_on", "慰问日期")
