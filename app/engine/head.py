"""The head of every case (案件公共栏): how it came, how to answer, who acts for the applicant."""

from collections.abc import Iterable

from app.core.errors import Fault
from app.engine.fields import AnyField, code, day, long_text, name, phone, text, yes_no
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

AGENT = name("agent", "代办人")
AGENT_RELATION = code("agent_relation", "与申请人关系", "agent_relation")

HEAD = Section(
    "head",
    "受理信息",
    (CHANNEL, APPLIED_ON, REPLY_WAY, PHONE, PRIORITY, SECRET, URGENT, URGENT_REASON, REMARK),
)
"""The head as a section of the registration (matters.md §5.1)."""

AGENCY = Section("agency", "代办", (AGENT, AGENT_RELATION))
"""Who acts for the applicant (代办): case_party of the role agent, no column of the case."""

HEAD_NEEDS: tuple[AnyField, ...] = (CHANNEL, APPLIED_ON, REPLY_WAY, PHONE)
"""What acceptance needs of the head; 信访 leaves PHONE out (matters.md §5.5)."""


def head_faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of the head (公共栏校验): reason of urgency, relation of the agent."""
    if values.get(URGENT) and URGENT_REASON not in values:
        yield Fault(URGENT_REASON.code, "请填写紧急原因。")
    if AGENT in values and AGENT_RELATION not in values:
        yield Fault(AGENT_RELATION.code, "请选择代办人与申请人关系。")
    if AGENT not in values and AGENT_RELATION in values:
        yield Fault(AGENT.code, "请填写代办人姓名。")


def has_agent(values: Values) -> bool:
    """Whether somebody acts for the applicant (有代办人)."""
    return AGENT in values
