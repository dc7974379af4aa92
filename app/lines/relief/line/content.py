"""The content of a hardship file as a form (档案内容表): shared by its register, the review, the import."""

from app.engine.form import Form, Section, Visible
from app.lines.relief.fields.aid import ACCOUNT_NAME, ACCOUNT_NO, BANK, BANK_BRANCH
from app.lines.relief.fields.content import (
    HOUSEHOLD,
    OF_CAUSE,
    OF_FIGURES,
    OF_PROPERTY,
    OF_WORK,
    OF_WORKER,
    OTHER_BOOKLET,
)
from app.lines.relief.fields.register import OF_HEAD, OF_RELIEVED
from app.lines.relief.rules.hardship import content_faults

OF_ACCOUNT = (BANK, BANK_BRANCH, ACCOUNT_NO, ACCOUNT_NAME)
"""The worker's own account (领款账户)."""

_PARTS = (
    ("worker", "职工情况", OF_WORKER),
    ("employment", "工作单位", OF_WORK),
    ("household", "家庭成员", (HOUSEHOLD, OTHER_BOOKLET)),
    ("figures", "收入与支出", OF_FIGURES),
    ("property", "住房与财产", OF_PROPERTY),
    ("cause", "致困原因", OF_CAUSE),
    ("account", "领款账户", OF_ACCOUNT),
)


def content_sections(stages: tuple[str, ...] = (), visible: Visible | None = None) -> tuple[Section, ...]:
    """The sections of the content (档案内容分组), to be filled in these states."""
    return tuple(Section(code, title, fields, stages, visible) for code, title, fields in _PARTS)


CONTENT_FORM = Form(
    (*content_sections(), Section("relieved", "解困脱困（2016—2020年）", OF_RELIEVED)),
    rules=(content_faults,),
)
"""All that a version of a file holds (档案内容), relief file §1.2 A to C."""

HEAD_FORM = Form((Section("file", "档案", OF_HEAD),))
"""What is kept by hand of the file itself (档案首部)."""
