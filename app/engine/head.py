"""The head of every case (案件公共栏): how it came, how to answer, who acts for the applicant."""

from collections.abc import Iterable

from app.core.errors import Fault
from app.engine.fields import AnyField, code, day, long_text, phone, text, yes_no
from app.engine.form import Section
from app.engine.values import Values

CHANNEL = code("channel", "渠道", "channel")
APPLIED_ON = day("applied_on", "申请日期")
REPLY_WAY = code("reply_way", "结果告知方式", "reply_way")
PHONE = phone("phone", "联系电话")
PRIORITY = code("priority", "优先办理", "priority")
SECRET = yes_no("secret", "要求保密")
URGENT = yes_no("urgent", "情况紧急")
URGENT_REASON = text("urgent_reason", "紧急原因", limit=200, width="full")
REMARK = long_text("remark", "备注", limit=500)

HEAD = Section(
    "head",
    "受理信息",
    (CHANNEL, APPLIED_ON, REPLY_WAY, PHONE, PRIORITY, SECRET, URGENT, URGENT_REASON, REMARK),
)
"""The head as a section of the registration (matters.md §5.1)."""

HEAD_NEEDS: tuple[AnyField, ...] = (CHANNEL, APPLIED_ON, REPLY_WAY, PHONE)
"""What acceptance needs of the head; 信访 leaves PHONE out (matters.md §5.5)."""


def head_faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of the head (公共栏校验): reason of urgency."""
    if values.get(URGENT) and URGENT_REASON not in values:
        yield Fault(URGENT_REASON.code, "请填写紧急原因。")
