"""What the register of hardship files holds beside the content (档案台账字段): head, marks of old files."""

from app.engine.fields import AnyField, code, day, long_text, text, yes_no
from app.lines.relief.fields.hardship import LEVEL

ACTIVE, OUT, CLOSED, LAPSED, MOVED = "active", "out", "closed", "lapsed", "moved"
"""Where a file stands (档案状态): 在档, 脱困, 注销, 退档, 转出."""

STATES = {ACTIVE: "在档", OUT: "脱困", CLOSED: "注销", LAPSED: "退档", MOVED: "转出"}
"""The states in words, in their order (档案状态)."""

OPENED, REVIEWED, CHANGED, RECATEGORISED = "opened", "reviewed", "changed", "recategorised"
RETURNED, IMPORTED = "returned", "imported"
"""What happens to a file while it is in force (档案经过); its ends are named as the state they bring."""

EVENTS = {
    OPENED: "建档",
    REVIEWED: "年度复核",
    CHANGED: "资料变更",
    RECATEGORISED: "类别变更",
    RETURNED: "返困",
    IMPORTED: "导入",
    OUT: "脱困",
    CLOSED: "注销",
    LAPSED: "退档",
    MOVED: "转出",
}
"""The events in words (档案经过)."""

BY_OPENING, BY_REVIEW, BY_CHANGE, BY_IMPORT, BY_RETURN = "open", "review", "change", "import", "return"
WHYS = {
    BY_OPENING: "建档",
    BY_REVIEW: "年度复核",
    BY_CHANGE: "资料变更",
    BY_IMPORT: "导入",
    BY_RETURN: "返困",
}
"""What brought a version (版本来由)."""

NATIONAL_NO = text("national_no", "全国系统职工编号", limit=40)
FILED_BY = text("filed_by", "建档人", limit=30)
FILE_REMARK = long_text("remark", "备注", limit=500)
OF_HEAD: tuple[AnyField, ...] = (LEVEL, NATIONAL_NO, FILED_BY, FILE_REMARK)
"""The head of a file (档案首部) that is kept by hand."""

FROM_ON = day("from_on", "生效日期")
WHY = text("why", "变更原因", limit=200, width="full")
OF_CHANGE: tuple[AnyField, ...] = (FROM_ON, WHY)
"""A change of the content without a review (资料变更): from which day, and why."""

RELIEVED = yes_no("relieved", "解困脱困对象")
RELIEF_GROUP = code("relief_group", "重点群体", "relief_group")
RELIEF_PATH = text("relief_path", "四个一批", limit=40)
OF_RELIEVED: tuple[AnyField, ...] = (RELIEVED, RELIEF_GROUP, RELIEF_PATH)
"""Marks of the years 2016 to 2020 (解困脱困), kept as old files have them; relief file §1.2 A 34."""
