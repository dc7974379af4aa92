"""Which input a field gets (字段与输入): one per kind."""

from app.engine.fields import AnyField, Typing
from app.ui.form.code_input import CodeInput
from app.ui.form.inputs import Input, LineInput, ShownInput
from app.ui.form.long_input import LongInput

CODES = frozenset({"code", "yesno"})
LINES = frozenset({"text", "name", "money", "int", "date", "phone", "bankcard", "idnumber", "creditcode"})


def make_input(field: AnyField, typing: Typing) -> Input:
    """The input of a field that is no table; ValueError for a kind that has none."""
    kind = field.kind.kind
    if kind == "long":
        return LongInput(field, typing)
    if field.computed:
        return ShownInput(field, typing)
    if kind in CODES:
        return CodeInput(field, typing)
    if kind in LINES:
        return LineInput(field, typing)
    raise ValueError(f"no input for kind {kind!r}")
