"""The copies of a receipt (收据联次): their order, names and colours as the office set them."""

import re
from collections.abc import Mapping

from app.engine.prints import Copy

COPIES = "receipt.copies"
"""The parameter that names them: 存根 白、收据 红、记账 黄."""

_USUAL = "存根 白、收据 红、记账 黄"
_FOR = {
    "存根": "本联由收款单位存查。",
    "收据": "本联交付款人，加盖财务专用章有效。",
    "记账": "本联作记账凭证附件。",
}
_INTERNAL = "限内部往来结算，不代替发票、财政票据。"
_PARTS = re.compile(r"[、，,;；]")
_ORDINALS = "一二三"


def copies(rules: Mapping[str, str]) -> tuple[Copy, ...]:
    """The copies in their order (联次), three at most; each says that it is for internal use."""
    named = [one.split() for one in _PARTS.split(rules.get(COPIES) or _USUAL) if one.strip()]
    return tuple(
        Copy(f"第{ordinal}联 {name}", " ".join(colour), _FOR.get(name, "") + _INTERNAL)
        for ordinal, (name, *colour) in zip(_ORDINALS, named, strict=False)
    )
