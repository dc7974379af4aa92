"""Fields of 法律咨询 (咨询字段): who asks how, what about, and what was answered (matters.md §5.4 WQ01)."""

from app.engine.fields import code, long_text, name, text, whole

ASKED_AT = text("asked_at", "咨询时间", limit=5, hint="时:分，如 09:30")
WAY = code("way", "咨询方式", "advice_way")
ASKER_KIND = code("identity_kind", "咨询人身份", "asker_kind")
QUESTION = long_text("question", "咨询问题", limit=1000)
ANSWER = long_text("answer", "答复", limit=1000)
BASIS = text("basis", "法律依据", limit=200, hint="法律名称和条文")
LAWYER = name("lawyer", "答复律师")
MINUTES = whole("minutes", "用时", unit="分钟", low=1, high=600)
NEXT = code("next", "后续", "advice_next")
RATING = code("rating", "评价", "advice_rating")
