"""Papers and sheets of campaigns: issued once of a roster, kept as laid out; a notice names nobody."""

import io

import pypdf
import pytest

from app.core.errors import Forbidden, Refused
from app.lines.relief.commands import campaigns
from app.lines.relief.commands.campaigns import Filter
from app.services import papers
from app.services.batches import sheet
from tests.kit.campaigns import approved, campaign, name_of, newcomer, ordered, people, rows, two_sites
from tests.kit.factories import House


def texts(at: House, paper_id: object) -> list[str]:
    """What stands on each page."""
    printed = papers.pdf(at.clerk, paper_id)  # type: ignore[arg-type]
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed)).pages]


def test_a_roster_runs_over_pages_with_its_head_and_its_sums(at: House) -> None:
    made = ordered(at, 40)
    pages = texts(at, campaigns.issue(at.clerk, made, "campaign_roster"))
    assert len(pages) > 2
    assert all("银行卡号" in one and "本页小计" in one for one in pages)
    assert "人民币贰万元整" in pages[-1].replace("\n", "")
    assert newcomer(1).id_number in "".join(pages)
    assert "HD-XC01-2026-000001" in pages[0]


def test_the_paper_of_the_first_time_stays_until_the_roster_changes(at: House) -> None:
    people(at, 2)
    made = campaign(at)
    campaigns.fill(at.clerk, made, Filter())
    with pytest.raises(Refused, match="还不能出"):
        campaigns.issue(at.clerk, made, "campaign_notice")
    assert campaigns.papers(at.clerk, made) == ()
    campaigns.submit(at.clerk, made)
    first = campaigns.issue(at.clerk, made, "campaign_notice")
    assert campaigns.issue(at.clerk, made, "campaign_notice") == first
    campaigns.send_back(at.approver, made, "改一人")
    campaigns.strike(at.clerk, made, [2], "已搬走")
    approved(at, made)
    assert campaigns.issue(at.clerk, made, "campaign_notice") != first
    with pytest.raises(Forbidden):
        campaigns.issue(at.petitions.with_actor(at.leader.actor), made, "campaign_roster")


def test_the_notice_shows_no_name_whole_and_no_number(at: House) -> None:
    people(at, 3)
    made = campaign(at)
    campaigns.fill(at.clerk, made, Filter())
    campaigns.submit(at.clerk, made)
    said = "".join(texts(at, campaigns.issue(at.clerk, made, "campaign_notice")))
    assert "周＊＊＊一" in said
    assert "2026年11月3日至2026年11月9日（5个工作日）" in said.replace(" ", "")
    for n in (1, 2, 3):
        one = newcomer(n)
        assert not any(hidden in said for hidden in (name_of(n), one.id_number, one.phone, one.account_no))


def test_what_can_be_issued_goes_by_season_and_way(at: House) -> None:
    winter = ordered(at)
    codes = [code for code, _ in campaigns.papers(at.clerk, winter)]
    assert codes == ["campaign_notice", "campaign_roster", "campaign_roster_masked", "campaign_summary"]
    summer = two_sites(at)
    codes = [code for code, _ in campaigns.papers(at.clerk, summer)]
    assert codes == ["campaign_sites", "campaign_summary"]
    said = "".join(texts(at, campaigns.issue(at.clerk, summer, "campaign_sites")))
    assert "矿泉水30箱×40.00" in "".join(said.split())
    cash = campaign(at, way="cash", name="现金慰问", time_limit="")
    campaigns.fill(at.clerk, cash, Filter())
    campaigns.keep(at.reviewer, cash, [1, 2, 3], "两次活动，集体研究同意")
    approved(at, cash)
    assert "本人或" in "".join(texts(at, campaigns.issue(at.clerk, cash, "campaign_gifts")))


def test_the_summary_says_how_it_stands_each_time(at: House) -> None:
    made = ordered(at)
    first = campaigns.issue(at.clerk, made, "campaign_summary")
    assert campaigns.issue(at.clerk, made, "campaign_summary") != first
    assert "还没有结果" in "".join(texts(at, first))


def test_the_roster_as_a_sheet_keeps_every_figure(at: House) -> None:
    made = ordered(at)
    found = campaigns.export(at.clerk, made)
    assert found.name == "HD-XC01-2026-000001 2026年冬送温暖名册.xlsx"
    head, *lines = sheet.read(found.data)
    assert head[:3] == ["序号", "姓名", "身份证号"]
    assert len(lines) == len(rows(at, made)) == 3
    assert newcomer(1).id_number in lines[0]
    assert newcomer(1).account_no in lines[0]
    assert lines[0][-1] == "待发放"
    with pytest.raises(Forbidden):
        campaigns.export(at.leader, made)


def test_a_template_has_every_column_that_a_list_may_have(at: House) -> None:
    head = sheet.read(campaigns.template(at.clerk).data)[0]
    assert head == [one.label for one in campaigns.LIST]
