"""Numbers and query codes (编号与查询码): taken inside the transaction, read in every form they are typed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.core.text import half_width
from app.services.catalog import Catalog
from db.writer import Writer

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""The 32 marks of a query code: no 0 O 1 I (查询码字符)."""

MONEY_PAPERS = {"SK": "收", "LK": "领", "JF": "给", "JK": "缴"}
"""How a QR code spells the kind of a money paper (文书字头)."""

LETTER = "字"
"""Ends what stands before the year in the number of an official letter (文号字头)."""

_CODE = re.compile(f"[{ALPHABET}]{{6}}")
_CASE = re.compile(r"([A-Z]{2})-?([A-Z]{2}[0-9]{2})-?([0-9]{4})-?([0-9]{6})")
_KINDS = "|".join((*MONEY_PAPERS, *MONEY_PAPERS.values()))
_PAPER = re.compile(rf"({_KINDS})-?([A-Z]{{2}}[0-9]{{2}})-?([0-9]{{4}})-?([0-9]{{6}})")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a typed or scanned text names (所指编号): a case, a query code, a money paper."""

    case: str = ""
    code: str = ""
    paper: str = ""


def take_case(w: Writer, letters: str, station: str, year: int) -> str:
    """The next number of a case (取受理编号): JZ-XC01-2026-000412."""
    return printed(letters, station, year, w.next_number(letters, year))


def take_paper(w: Writer, kind: str, station: str, year: int) -> str:
    """The next number of a money paper (取文书编号): 领-XC01-2026-000123."""
    return printed(kind, station, year, w.next_number(kind, year))


def take_letter(w: Writer, word: str, year: int) -> str:
    """The next number of an official letter (取文号): 武工信复字〔2026〕7号; `word` stands before 字."""
    kind = word + LETTER
    return printed(kind, "", year, w.next_number(kind, year))


def printed(kind: str, station: str, year: int, n: int) -> str:
    """The n-th number of a kind in a year as papers carry it (编号写法)."""
    first = head(kind, station, year)
    return f"{first}{n}号" if is_letter(kind) else f"{first}{n:06d}"


def head(kind: str, station: str, year: int) -> str:
    """What stands before the serial of a kind in a year (编号前段): 领-XC01-2026-, 武工信复字〔2026〕."""
    return f"{kind}〔{year}〕" if is_letter(kind) else f"{kind}-{station}-{year}-"


def is_letter(kind: str) -> bool:
    """Whether official letters are numbered by this kind (是否文号): all before the year, 字 included."""
    return kind.endswith(LETTER)


SHARED = {"收": "收款收据编号", "FF": "发放批次编号"}
"""What is numbered beside the lines' own (各业务共用的编号)."""


def labels(catalog: Catalog) -> Mapping[str, str]:
    """Every kind of number that the program gives out but letters (编号种类), and its name."""
    cases = {line.letters: f"{line.name}受理编号" for line in catalog.lines}
    registers = {letters: f"{name}编号" for line in catalog.lines for letters, name in line.registers.items()}
    prints = (one for matter in catalog.matters for one in matter.prints if one.numbered)
    papers = {one.numbered: f"{one.title}编号" for one in reversed(tuple(prints))}
    return cases | registers | SHARED | papers


def draw_code(chance: Callable[[int], int]) -> str:
    """A query code (查询码): five marks by chance and a check mark."""
    marks = "".join(ALPHABET[chance(len(ALPHABET))] for _ in range(5))
    return marks + _check(marks)


def is_code(text: str) -> bool:
    """Whether the text is a query code whose check mark fits (查询码校验)."""
    return bool(_CODE.fullmatch(text)) and _check(text[:5]) == text[5]


def read(typed: str) -> Asked | None:
    """What the text names: number, query code or a QR's `NUMBER CODE`, any case and width; None for none."""
    text = re.sub(r"\s+", " ", half_width(typed)).strip().upper().replace("—", "-").replace("–", "-")
    if is_code(text):
        return Asked(code=text)
    number, _, code = text.partition(" ")
    if code and not is_code(code):
        return None
    if found := _CASE.fullmatch(number):
        return _paper(*found.groups()) if found[1] in MONEY_PAPERS else Asked("-".join(found.groups()), code)
    return _paper(*found.groups()) if (found := _PAPER.fullmatch(number)) else None


def _paper(kind: str, station: str, year: str, serial: str) -> Asked:
    return Asked(paper=f"{MONEY_PAPERS.get(kind, kind)}-{station}-{year}-{serial}")


def _check(marks: str) -> str:
    """The check mark: Horner's rule over GF(32), so one wrong mark or two neighbours changed are found."""
    total = 0
    for mark in marks:
        total = _twice(total ^ ALPHABET.index(mark))
    return ALPHABET[total]


def _twice(value: int) -> int:
    """Times x in GF(32) with x^5 + x^2 + 1."""
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 0b100000 else doubled
