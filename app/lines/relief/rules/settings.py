"""Settings of the county that rules of relief read (参数): a percentage, a yes or no."""

from fractions import Fraction

from app.core.errors import Refused
from app.engine.flow import Facts

_YES_NO = {"是": True, "否": False}


def percent_of(facts: Facts, key: str) -> Fraction | None:
    """A percentage among the parameters (参数百分数), exact; None when not set, Refused when none."""
    text = facts.rules.get(key, "")
    if not text:
        return None
    try:
        return Fraction(text)
    except ValueError:
        raise Refused(f"参数 {key} 不是百分数，请管理员在“管理・参数”里改正。") from None


def yes_of(facts: Facts, key: str) -> bool | None:
    """A yes or no among the parameters (是否参数); None when not set, Refused when neither."""
    text = facts.rules.get(key, "")
    if text and text not in _YES_NO:
        raise Refused(f"参数 {key} 应是“是”或“否”，请管理员在“管理・参数”里改正。")
    return _YES_NO.get(text)
