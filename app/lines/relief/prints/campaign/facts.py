"""What papers of a campaign may look at (活动文书事实): all of it in words, as it stands."""

from dataclasses import dataclass
from datetime import date

from app.core.identity import mask, mask_id, mask_phone, tail
from app.core.money import Money
from app.engine.matter import Office
from app.engine.prints import Column, Signer

ROSTER_SIGNERS = tuple(Signer(one) for one in ("制表", "经办", "审核", "出纳", "审批（主席）"))
"""Who signs a roster (花名册签字)."""

NUMBER = Column("序号", side="centre")
GAP = "\u3000\u3000"


@dataclass(frozen=True, slots=True)
class Listed:
    """One of a roster as a paper has him (名册一人)."""

    name: str
    id_number: str
    phone: str
    unit: str
    category: str
    amount: Money
    goods: str
    bank: str
    account_no: str
    student: str
    stage: str
    school: str

    @property
    def masked(self) -> "Listed":
        """The same for other eyes (脱敏)."""
        return Listed(
            mask(self.name, "paper"),
            mask_id(self.id_number),
            mask_phone(self.phone) if self.phone else "",
            self.unit,
            self.category,
            self.amount,
            self.goods,
            "",
            tail(self.account_no),
            mask(self.student, "paper") if self.student else "",
            self.stage,
            self.school,
        )


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """A site as a paper has it (慰问点)."""

    name: str
    contact: str
    phone: str
    heads: int
    goods: tuple[str, ...]
    amount: Money
    received_by: str


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    """A campaign as its papers have it (活动): `result` counts what became of it, label and text."""

    office: Office
    number: str
    season: str
    season_name: str
    name: str
    year: int
    term: str
    source: str
    fund: str
    way: str
    way_name: str
    people: tuple[Listed, ...]
    sites: tuple[SiteFacts, ...]
    result: tuple[tuple[str, str], ...]
    today: date
    notice_from: date
    notice_to: date
    notice_days: int

    @property
    def about(self) -> str:
        """Who fills it in, for what, out of which fund (填报单位、项目和资金来源)."""
        fund = f"{GAP}资金来源：{self.fund}" if self.fund else ""
        return f"填报单位：{self.office.name}{GAP}项目：{self.name}{fund}"

    @property
    def total(self) -> Money:
        """What the people get (金额合计)."""
        return sum((one.amount for one in self.people), Money.ZERO)
