"""Papers of a campaign (活动出具文书): which can be issued now, issued once for what stands in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.core.actor import Role
from app.core.clock import show_date
from app.core.errors import Refused
from app.engine.fields import Field
from app.engine.payout import CARD, WAYS
from app.engine.prints import Document, Size
from app.lines.relief.commands.campaigns.loading import (
    Campaign,
    Line,
    Site,
    fates,
    load,
    roster,
)
from app.lines.relief.commands.campaigns.writing import allowed, happen
from app.lines.relief.fields import campaign as fields
from app.lines.relief.fields.aid import CATEGORY
from app.lines.relief.prints import campaign as prints
from app.lines.relief.prints.campaign import CampaignFacts, Listed, SiteFacts
from app.lines.relief.rules.campaign import (
    APPROVED,
    CHANGED,
    CLOSED,
    ISSUED,
    ORDERED,
    RETURNED,
    SEASONS,
    SPRING,
    SUBMITTED,
)
from app.services import papers as kept
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import funds, states
from app.services.shelf import Reference
from db.reader import Reader

_NOTICE_DAYS = "days.relief.campaign.notice"
_DECIDED = (APPROVED, ORDERED, CLOSED)


@dataclass(frozen=True, slots=True)
class CampaignPaper:
    """A paper of campaigns (活动文书): its title, its sizes, in which states, made of the facts how.

    `counts` papers say how things stand today and are made anew each time.
    """

    title: str
    sizes: tuple[Size, ...]
    states: tuple[str, ...]
    build: Callable[[CampaignFacts], Document]
    fits: Callable[[Campaign, int], bool]
    counts: bool = False


def _masked(facts: CampaignFacts) -> Document:
    return prints.roster(facts, masked=True)


_ACROSS: tuple[Size, ...] = ("a4-across",)
PAPERS: Mapping[str, CampaignPaper] = {
    "campaign_notice": CampaignPaper(
        "公示", ("a4", "a3"), (SUBMITTED, *_DECIDED), prints.notice, lambda _, people: people > 0
    ),
    "campaign_roster": CampaignPaper(
        "发放花名册", _ACROSS, _DECIDED, prints.roster, lambda one, people: bool(one.kind) and people > 0
    ),
    "campaign_roster_masked": CampaignPaper(
        "发放花名册（脱敏）", _ACROSS, _DECIDED, _masked, lambda one, people: bool(one.kind) and people > 0
    ),
    "campaign_gifts": CampaignPaper(
        "签领单", _ACROSS, _DECIDED, prints.gifts,
        lambda one, people: bool(one.kind) and one.way != CARD and people > 0,
    ),
    "campaign_sites": CampaignPaper(
        "送清凉物资发放登记表", _ACROSS, _DECIDED, prints.sites,
        lambda one, _: any(site.live for site in one.sites),
    ),
    "campaign_summary": CampaignPaper(
        "活动汇总表", ("a4",), _DECIDED, prints.summary, lambda _one, _people: True, counts=True
    ),
}  # fmt: skip
"""The papers of campaigns by their codes (活动文书)."""


def papers(desk: Desk, campaign_id: UUID) -> tuple[tuple[str, str], ...]:
    """Which papers can be issued now (可出文书), code and title. Raises NotFound."""
    with desk.read() as asks:
        found = load(asks, campaign_id)
        people = sum(one.live for one in roster(asks, campaign_id))
    return tuple(
        (code, one.title)
        for code, one in PAPERS.items()
        if found.state in one.states and one.fits(found, people)
    )


def issue(desk: Desk, campaign_id: UUID, code: str) -> UUID:
    """Issue a paper (出文书); the one of the first time as long as the roster stands. Gives its id.

    Raises Forbidden, Refused, NotFound, Invalid where a character cannot be drawn.
    """
    with desk.write("issue_campaign_paper") as w:
        found = load(w, campaign_id)
        allowed(desk, w, Role.CLERK, Role.CASHIER, Role.APPROVER)
        lines = [one for one in roster(w, campaign_id) if one.live]
        paper = PAPERS[code]
        if found.state not in paper.states or not paper.fits(found, len(lines)):
            raise Refused(f"现在还不能出“{paper.title}”，请先办完前面的步骤。")
        if (before := _before(found, code)) is not None and not paper.counts:
            return before
        document = paper.build(facts_of(desk, w, found, lines))
        paper_id = kept.keep(desk, w, document, kept.Kind(code, paper.sizes, line="relief"))
        happen(desk, w, found, ISSUED, code, paper_id)
    return paper_id


def facts_of(desk: Desk, asks: Reader, found: Campaign, lines: list[Line]) -> CampaignFacts:
    """What papers say of a campaign (活动文书事实)."""
    settings = reference(desk, asks)
    days = int(settings.rules.get(_NOTICE_DAYS, "5"))
    fund = funds.names(desk, asks).get(found.fund, found.fund)
    return CampaignFacts(
        office=settings.office,
        number=found.number,
        season=found.season,
        season_name=SEASONS[found.season],
        name=found.name,
        year=found.year,
        term=f"{show_date(found.opens_on)} 至 {show_date(found.closes_on)}",
        source=found.source,
        fund=f"{fund}",
        way=found.way,
        way_name=WAYS.get(found.way, ""),
        people=tuple(_listed(one, settings) for one in lines),
        sites=tuple(_site(one) for one in found.sites if one.live),
        result=_result(asks, found, lines),
        today=desk.today,
        notice_from=settings.calendar.next_workday(desk.today),
        notice_to=settings.calendar.due(desk.today, days, "workday").rolled,
        notice_days=days,
    )


def _before(found: Campaign, code: str) -> UUID | None:
    """The paper that was issued of this very roster."""
    for one in reversed(found.events):
        if one.what in (CHANGED, RETURNED):
            return None
        if one.what == ISSUED and one.detail == code:
            return one.paper_id
    return None


def _listed(one: Line, settings: Reference) -> Listed:
    return Listed(
        one.name,
        one.id_number,
        one.phone,
        one.unit_name,
        _word(CATEGORY, one.category, settings) or one.group,
        one.amount,
        one.goods,
        one.bank,
        one.account_no,
        one.student,
        _word(fields.STAGE, one.stage, settings),
        one.school,
    )


def _word(field: Field[str], code: str, settings: Reference) -> str:
    return field.kind.show(code, settings.words) if code else ""


def _site(one: Site) -> SiteFacts:
    goods = tuple(f"{each.name} {each.quantity}{each.measure} × {each.price.show()}" for each in one.goods)
    return SiteFacts(one.name, one.contact, one.phone, one.heads, goods, one.amount, one.received_by)


def _result(asks: Reader, found: Campaign, lines: list[Line]) -> tuple[tuple[str, str], ...]:
    """What became of it, counted (办理情况)."""
    if found.season == SPRING:
        handed = sum(one.case_id is not None for one in lines)
        return (("列入名册", f"{len(lines)} 人"), ("转就业登记", f"{handed} 人"))
    stand = fates(asks, [one.order_id for one in lines if one.order_id is not None])
    counted = {"列入名册": f"{len(lines)} 人"}
    for state, word in ((states.PAID, "已发放"), (states.FAILED, "发放失败")):
        counted[word] = f"{sum(one.state == state for one in stand.values())} 人"
    counted["还没有结果"] = f"{sum(one.state in states.OPEN for one in stand.values())} 人"
    kept_on = sum(bool(one.kept_why) for one in lines)
    if kept_on:
        counted["准予保留"] = f"{kept_on} 人"
    sites = [one for one in found.sites if one.live]
    if sites:
        counted["已签收"] = f"{sum(one.received_on is not None for one in sites)} / {len(sites)} 处"
    return tuple(counted.items())
