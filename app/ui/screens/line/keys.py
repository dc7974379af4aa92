"""Keys of a line (业务条线按键): those of the list and of the case."""

from app.ui.screens.page import Keys

KEYS: Keys = (
    ("F1", "按键"),
    ("F3", "查找"),
    ("F6", "列表⇄案件"),
    ("F7", "收材料"),
    ("F9", "打印"),
    ("F10", "下一步"),
    ("Esc", "返回"),
    ("Ctrl+1…4", "待办 将到期 超期 全部"),
    ("Ctrl+L", "收起列表"),
    ("Ctrl+I", "看职工"),
    ("Ctrl+J", "经过和文书"),
    ("Ctrl+K", "附件"),
    ("Ctrl+T", "看算式"),
    ("Ctrl+S", "存内容"),
    ("Ctrl+Tab", "下一组"),
    ("Alt+M", "更多"),
)
