"""What joins several benefits (项目之间): those that exclude each other, and limits on several together."""

from dataclasses import replace

from app.core.money import Money
from app.lines.mutual_aid.scheme.asking import Asked
from app.lines.mutual_aid.scheme.claim import Part
from app.lines.mutual_aid.scheme.figuring.benefit import cut
from app.lines.mutual_aid.scheme.model import Exclusive, Together
from app.lines.mutual_aid.scheme.shapes import PER

Parts = dict[str, Part]
"""The parts of a claim by benefit (各项给付)."""


def joined(parts: Parts, asked: Asked) -> Parts:
    """The parts after exclusions and common limits (合并之后)."""
    for group in asked.scheme.exclusives:
        parts = _against_earlier(_largest(parts, group), group, asked)
    for limit in asked.scheme.together:
        parts = _limited(parts, limit, asked)
    return parts


def _largest(parts: Parts, group: Exclusive) -> Parts:
    """Of those in this claim only the largest stays, the weightier of two that are equal (取大)."""
    given = [parts[one] for one in group.benefits if one in parts and parts[one].amount.fen]
    if len(given) < 2:
        return parts
    kept = max(given, key=lambda one: one.amount)
    dropped = {one.benefit: _dropped(one, f"和{kept.name}只付一项，取大") for one in given if one is not kept}
    return parts | dropped


def _dropped(part: Part, how: str) -> Part:
    """Nothing is paid of it, and nothing counted (不付也不计)."""
    return replace(cut(part, "exclusive", "不可兼得", how, part.amount.fen), quantity=0)


def _against_earlier(parts: Parts, group: Exclusive, asked: Asked) -> Parts:
    """What was paid of the others earlier in the period (本期已付其他项)."""
    part = next((parts[one] for one in group.benefits if one in parts and parts[one].amount.fen), None)
    if part is None or group.earlier == "none":
        return parts
    others = tuple(one for one in group.benefits if one != part.benefit)
    paid = _paid(asked, others)
    if not paid.fen:
        return parts
    if group.earlier == "deduct":
        how = f"本期已付不可兼得的项目 {paid.show()}，补差"
        return parts | {part.benefit: cut(part, "exclusive", "不可兼得", how, min(paid, part.amount).fen)}
    weightier = group.benefits[: group.benefits.index(part.benefit)]
    if group.earlier == "refuse" or _paid(asked, weightier).fen:
        return parts | {part.benefit: _dropped(part, f"本期已付不可兼得的项目 {paid.show()}，不再付")}
    return parts


def _limited(parts: Parts, limit: Together, asked: Asked) -> Parts:
    """A limit on several together, in their order (合并限额)."""
    codes = limit.benefits or tuple(one.code for one in asked.scheme.benefits)
    paid = Money.ZERO if limit.per == "claim" else _paid(asked, codes, life=limit.per == "life")
    left = max((limit.amount - paid).fen, 0)
    for code in codes:
        if code not in parts:
            continue
        part = parts[code]
        over = max(part.amount.fen - left, 0)
        if over:
            how = f"合计限额 {limit.amount.show()}，已给付 {paid.show()}，可用 {Money(left).show()}"
            parts = parts | {code: cut(part, "together", f"{PER[limit.per]}合并限额", how, over)}
        left -= part.amount.fen - over
    return parts


def _paid(asked: Asked, codes: tuple[str, ...], *, life: bool = False) -> Money:
    return sum((one.paid for one in asked.earlier(codes, life=life)), Money.ZERO)
