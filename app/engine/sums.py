"""A sum that explains itself (算式): each step with how it was reckoned, what came out, its rule."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["", "good", "bad"]
"""How a step reads (语气): plain, in order, not in order."""


@dataclass(frozen=True, slots=True)
class SumStep:
    """One step (计算步骤): 计入基数, how it was reckoned, what came out."""

    label: str
    working: str
    result: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum with all its steps (算式), in words as they stand on the screen and on paper.

    `result` says what came out under `label`, empty while something is missing, which `lacking` says;
    `source` names the rule (文号); `brief` is the whole sum on one line, where it fits.
    """

    title: str
    steps: tuple[SumStep, ...]
    label: str = ""
    result: str = ""
    source: str = ""
    lacking: str = ""
    brief: str = ""

    @property
    def line(self) -> str:
        """The sum in one line (一行算式): what is lacking, else the reckoning, else what came out."""
        if self.lacking:
            return self.lacking
        return self.brief or f"{self.label} {self.result}".strip()
