"""Acts (动作): what a move bar can offer that is no move of a case: 改资料, 打印, 上一步."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """One button of a move bar (动作); closed says why it is closed."""

    code: str
    label: str
    key: str = ""
    primary: bool = False
    closed: str | None = None
    needs_reason: bool = False
