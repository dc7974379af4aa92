"""Who somebody is (身份): papers, credit codes, telephone and card numbers, and how they are masked."""

from __future__ import annotations

from app.core.identity.contact import luhn_ok, parse_phone
from app.core.identity.credit import CreditCode, parse_credit_code
from app.core.identity.masks import mask, mask_id, mask_phone, tail
from app.core.identity.person import IdKind, IdPaper, Sex, age, parse_id, parse_paper

__all__ = [
    "CreditCode",
    "IdKind",
    "IdPaper",
    "Sex",
    "age",
    "luhn_ok",
    "mask",
    "mask_id",
    "mask_phone",
    "parse_credit_code",
    "parse_id",
    "parse_paper",
    "parse_phone",
    "tail",
]
