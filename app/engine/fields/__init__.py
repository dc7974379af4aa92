"""Fields (字段): one constant is the column, the label, the parser, the cell on paper, the key in a rule."""

from app.engine.fields.declare import (
    AnyField,
    Field,
    bank_card,
    code,
    credit_code,
    day,
    id_number,
    long_text,
    money,
    name,
    phone,
    text,
    whole,
    yes_no,
)
from app.engine.fields.kind import CodeItem, CodeLists, Codes, Kind, Typing

__all__ = [
    "AnyField",
    "CodeItem",
    "CodeLists",
    "Codes",
    "Field",
    "Kind",
    "Typing",
    "bank_card",
    "code",
    "credit_code",
    "day",
    "id_number",
    "long_text",
    "money",
    "name",
    "phone",
    "text",
    "whole",
    "yes_no",
]
