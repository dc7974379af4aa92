"""Keys of the counter (受理台按键): while searching, on the card, in a form."""

from app.ui.screens.page import Keys

FIND_KEYS: Keys = (
    ("F1", "按键"),
    ("F2", "新登记"),
    ("F3", "查找"),
    ("↑↓", "选"),
    ("Enter", "打开"),
    ("Esc", "清空"),
)
CARD_KEYS: Keys = (
    ("F1", "按键"),
    ("1…5", "在这条线办理"),
    ("F2", "开始办理"),
    ("F3", "查找"),
    ("F8", "改资料"),
    ("Esc", "返回"),
)
UNIT_KEYS: Keys = (
    ("F1", "按键"),
    ("1…9", "为单位办理"),
    ("F2", "选事项"),
    ("F3", "查找"),
    ("F8", "改资料"),
    ("Enter", "打开"),
    ("Esc", "返回"),
)
HOUSE_KEYS: Keys = (
    ("F1", "按键"),
    ("F2", "加一位成员"),
    ("↑↓", "选成员"),
    ("F10", "存下"),
    ("Ctrl+E", "下一处错"),
    ("Esc", "返回"),
)
PAIR_KEYS: Keys = (
    ("F1", "按键"),
    ("F10", "合并、撤销"),
    ("F8", "不是同一个"),
    ("Esc", "返回"),
)
FORM_KEYS: Keys = (
    ("F1", "按键"),
    ("Enter", "下一项"),
    ("Ctrl+E", "下一处错"),
    ("F10", "存下"),
    ("Esc", "返回"),
    ("Ctrl+Tab", "下一组"),
)
