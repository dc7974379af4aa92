"""Kinds of field that hold words (文字类字段): texts, names, codes, phones, numbers of papers."""

import re
import unicodedata
from dataclasses import dataclass

from app.core.errors import Invalid
from app.core.identity import luhn_ok, mask_id, mask_phone, parse_credit_code, parse_id, parse_phone
from app.core.text import trimmed
from app.engine.fields.kind import Codes, Kind, Raw, Storage, Typing, clean, unmarked, within


@dataclass(frozen=True, slots=True)
class Text(Kind[str]):
    """One line of text (文本). Length in characters."""

    limit: int = 100
    kind: str = "text"

    def parse(self, typed: str, typing: Typing) -> str:
        """The text without control marks; Invalid when it is longer than the limit."""
        return within(clean(typed), self.limit)

    def load(self, raw: Raw) -> str:
        """The stored text."""
        return str(raw)


@dataclass(frozen=True, slots=True)
class LongText(Kind[str]):
    """Text of several lines (长文本). Length in characters."""

    limit: int = 800
    kind: str = "long"

    def parse(self, typed: str, typing: Typing) -> str:
        """The text with its line breaks; Invalid when it is longer than the limit."""
        lines = unmarked(typed.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
        return within("\n".join(line.rstrip() for line in lines).strip(), self.limit)

    def load(self, raw: Raw) -> str:
        """The stored text."""
        return str(raw)


@dataclass(frozen=True, slots=True)
class Name(Kind[str]):
    """A person's name (姓名): any script, · inside, no digits."""

    limit: int = 50
    kind: str = "name"

    def parse(self, typed: str, typing: Typing) -> str:
        """The name with one form of the middle dot; Invalid for digits or signs."""
        found = within(re.sub(r"\s*[·•‧・．]\s*", "·", clean(typed)), self.limit)
        for mark in found:
            if mark not in " ·'-" and not unicodedata.category(mark).startswith(("L", "M")):
                raise Invalid(f"姓名里不能有“{mark}”。")
        return found

    def load(self, raw: Raw) -> str:
        """The stored name."""
        return str(raw)


@dataclass(frozen=True, slots=True)
class YesNo(Kind[bool]):
    """Yes or no (是否), typed as 1 or 0."""

    kind: str = "yesno"
    storage: Storage = "int"

    def parse(self, typed: str, typing: Typing) -> bool:
        """True for 1 or 是, False for 0 or 否."""
        found = {"1": True, "是": True, "有": True, "0": False, "否": False, "无": False}.get(trimmed(typed))
        if found is None:
            raise Invalid("请选“是”或“否”。")
        return found

    def show(self, value: bool, codes: Codes) -> str:
        """是 / 否"""
        return "是" if value else "否"

    def edit(self, value: bool) -> str:
        """1 / 0"""
        return "1" if value else "0"

    def store(self, value: bool) -> Raw:
        """1 / 0"""
        return int(value)

    def load(self, raw: Raw) -> bool:
        """From 1 / 0."""
        return bool(raw)


@dataclass(frozen=True, slots=True)
class Code(Kind[str]):
    """One entry of a code list (代码)."""

    list_name: str = ""
    kind: str = "code"

    def parse(self, typed: str, typing: Typing) -> str:
        """The code; Invalid when the list has no such entry today. A name is taken for its code."""
        wanted = clean(typed)
        for item in typing.codes.items(self.list_name):
            if wanted in (item.code, item.name):
                return item.code
        raise Invalid(f"列表里没有“{wanted[:20]}”，请从列表里选。")

    def show(self, value: str, codes: Codes) -> str:
        """The entry's name; the code itself when it was retired."""
        return next((item.name for item in codes.items(self.list_name) if item.code == value), value)

    def load(self, raw: Raw) -> str:
        """The stored code."""
        return str(raw)


@dataclass(frozen=True, slots=True)
class Phone(Kind[str]):
    """A telephone number (电话)."""

    kind: str = "phone"

    def parse(self, typed: str, typing: Typing) -> str:
        """The number; Invalid unless a mobile or a land line (relief file §4.8)."""
        return parse_phone(typed)

    def mask(self, value: str) -> str:
        """139****5526"""
        return mask_phone(value)

    def load(self, raw: Raw) -> str:
        """The stored number."""
        return str(raw)


@dataclass(frozen=True, slots=True)
class IdNumber(Kind[str]):
    """An ID number (证件号码) whose kind can be told from its form."""

    kind: str = "idnumber"

    def parse(self, typed: str, typing: Typing) -> str:
        """The normalised number (GB 11643 and the other papers of relief file §4.2)."""
        return parse_id(typed, typing.today).number

    def mask(self, value: str) -> str:
        """330723********1524"""
        return mask_id(value)

    def load(self, raw: Raw) -> str:
        """The stored number."""
        return str(raw)


@dataclass(frozen=True, slots=True)
class CreditCode(Kind[str]):
    """A unit's credit code (统一社会信用代码) of GB 32100."""

    kind: str = "creditcode"

    def parse(self, typed: str, typing: Typing) -> str:
        """The 18 marks; Invalid when the check mark does not fit."""
        return parse_credit_code(typed).code

    def load(self, raw: Raw) -> str:
        """The stored code."""
        return str(raw)


@dataclass(frozen=True, slots=True)
class BankCard(Kind[str]):
    """A bank account (银行账号), shown in fours; a failed Luhn sum warns and never blocks."""

    kind: str = "bankcard"

    def parse(self, typed: str, typing: Typing) -> str:
        """8 to 30 digits without blanks; Invalid otherwise."""
        digits = re.sub(r"[\s-]", "", trimmed(typed))
        if not re.fullmatch(r"[0-9]{8,30}", digits):
            raise Invalid("银行账号应为 8 到 30 位数字。")
        return digits

    def show(self, value: str, codes: Codes) -> str:
        """6230 9105 7900 0123 454"""
        return self.edit(value)

    def edit(self, value: str) -> str:
        """6230 9105 7900 0123 454"""
        return " ".join(value[i : i + 4] for i in range(0, len(value), 4))

    def mask(self, value: str) -> str:
        """623091*********3454"""
        return mask_id(value)

    def load(self, raw: Raw) -> str:
        """The stored digits."""
        return str(raw)

    def doubt(self, value: str) -> str:
        """A warning when the check digit does not fit (Luhn, ISO/IEC 7812); empty when it does."""
        return "" if luhn_ok(value) else "末位校验不符，请核对卡面。"
