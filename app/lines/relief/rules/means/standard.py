"""The standard of recognition (认定标准), relief file §1.3: below which limits a family is in hardship."""

from dataclasses import dataclass
from fractions import Fraction

from app.core.errors import Refused
from app.engine.flow import Facts
from app.lines.relief.fields.hardship import DEEP, RELATIVE, SUDDEN
from app.lines.relief.rules.aid import sum_of
from app.lines.relief.rules.means.figures import Figures, with_relief
from app.lines.relief.rules.settings import percent_of, yes_of

LINE = "relief.file_open.line"
"""Parameter: the local low-income line (低保线), yuan a month and head. Not shipped: the county enters it."""

RELATIVE_SHARE = "relief.file_open.relative_share"
"""Parameter: 相对困难 reaches up to so many percent of the line (200, relief file §1.3 [S1][S2])."""

LOSS_SHARE = "relief.file_open.loss_share"
"""Parameter: percent of the yearly income above which a loss makes 意外致困 ([S1] 80). Not shipped."""

DEEP_STRICT = "relief.file_open.deep_strict"
"""Parameter: 深度困难 is below the line (是), or the line itself counts too (否)."""

RELATIVE_STRICT = "relief.file_open.relative_strict"
"""Parameter: 相对困难 is below its limit (是), or the limit itself counts too (否)."""

CATEGORY_WORDS = {DEEP: "深度困难", RELATIVE: "相对困难", SUDDEN: "意外致困", "": "超过建档标准"}
"""What a category is called in a sentence (类别用语); the list of categories keeps these codes."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit a month and head (标准线): its category, its name, its sum in words and in 分.

    A `strict` one is itself not below it.
    """

    category: str
    name: str
    working: str
    fen: Fraction
    strict: bool

    def bar(self, figures: Figures) -> Fraction:
        """The limit for a year and all heads (全年全户标准), in 分."""
        return self.fen * 12 * figures.heads

    def place(self, figures: Figures) -> int:
        """Below -1, on 0, above 1 (低于、等于、高于): over the sums of a year, nothing divided or rounded."""
        left, bar = figures.left.fen, self.bar(figures)
        return (left > bar) - (left < bar)

    def holds(self, figures: Figures) -> bool:
        """Whether the figures are below the limit, or on it where that counts (符合标准)."""
        return self.place(figures) < (0 if self.strict else 1)


def limits_of(facts: Facts) -> tuple[Limit, ...]:
    """The limits that the county has set, the lowest first (现行标准线); none without the low-income line."""
    line, share = sum_of(facts, LINE), percent_of(facts, RELATIVE_SHARE)
    if line is None:
        return ()
    strict = yes_of(facts, DEEP_STRICT) is not False
    deep = Limit(DEEP, "低保线", line.show(), Fraction(line.fen), strict)
    if share is None:
        return (deep,)
    percent, strict = f"{facts.rules[RELATIVE_SHARE]}%", yes_of(facts, RELATIVE_STRICT) is not False
    working = f"{line.show()} × {percent}"
    return deep, Limit(RELATIVE, f"低保线的 {percent}", working, line.fen * share / 100, strict)


def found_category(facts: Facts, figures: Figures | None) -> str | None:
    """深度, 相对 or "" by income alone (按收入测算); None while a figure or a limit is unknown."""
    limits = limits_of(facts)
    if figures is None or not limits:
        return None
    whole = with_relief(facts, figures)
    for limit in limits:
        if limit.holds(whole):
            return limit.category
    return "" if len(limits) > 1 else None


def struck(facts: Facts, figures: Figures) -> bool | None:
    """Whether a loss is above its share of the yearly income (意外致困), exactly; None if not known."""
    share = percent_of(facts, LOSS_SHARE)
    if share is None or figures.loss is None:
        return None
    return figures.loss.fen * 100 > share * figures.income.fen


def bears(facts: Facts, figures: Figures | None, category: str) -> None:
    """The figures bear this category (类别与测算相符). Raises Refused where they are above it."""
    if category == SUDDEN:
        _loss_bears(facts, figures)
        return
    found = found_category(facts, figures)
    if figures is None or found is None:
        return
    if found == "" or (category, found) == (DEEP, RELATIVE):
        limit = "低保线" if found else "相对困难的标准"
        shown = with_relief(facts, figures).per_head.show()
        raise Refused(f"家庭月人均收入 {shown} 元，不低于{limit}，不能按这个类别建档，请改类别或不予建档。")


def _loss_bears(facts: Facts, figures: Figures | None) -> None:
    if figures is None or figures.loss is None:
        raise Refused("意外致困要有意外损失（费用）和家庭年度总收入，请退回调查补填。")
    if struck(facts, figures) is False:
        raise Refused(
            f"意外损失 {figures.loss.show()} 元没有超过家庭年收入的 {facts.rules[LOSS_SHARE]}%，"
            "不能按意外致困建档。"
        )
