"""An office with its staff, people and cases for tests (测试工厂): real files, made once and copied."""

import functools
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

from app.cli import catalog
from app.core.actor import Actor, Duty, Post, Role, everywhere
from app.core.clock import FixedClock
from app.core.identity import parse_id
from app.engine.materials import Received
from app.services import accounts, casework, intake, people
from app.services.applicants import Applicant
from app.services.catalog import Catalog
from app.services.desk import Desk
from app.services.intake import Accepted
from db.database import open_file
from db.keys import Cost

CHEAP = Cost(passes=1, memory=8, lanes=1)
"""Argon2 for tests: the same way, at almost no cost."""

PASSWORD = "pass-word-1"
DAY = date(2026, 11, 2)
LIVING = "relief.living"
STAFF: Mapping[str, tuple[Duty, ...]] = {
    "陈晓岚": (Role.CLERK,),
    "童志远": (Role.CLERK,),
    "何伟民": (Role.REVIEWER,),
    "徐立民": (Role.APPROVER,),
    "朱敏华": (Role.CASHIER,),
    "方静": (Role.CLERK, Post.PETITIONS),
    "林正": (Role.CLERK, Post.MEDIATOR, Post.LAWYER),
    "章领": (Post.LEADER,),
    "全能": (Role.CLERK, Role.REVIEWER, Role.APPROVER, Role.CASHIER),
}
TYPED = {
    "channel": "visit",
    "applied_on": "t",
    "reply_way": "phone",
    "phone": "13957265526",
    "reason": "本人患病，收入不够支出。",
    "has_union": "0",
    "on_dibao": "0",
    "aid_elsewhere": "0",
}
ASSESSED = {
    "verified_on": "t",
    "verifiers": "陈晓岚、童志远",
    "findings": "情况属实。",
    "proposed": "3000",
    "standard_used": "5000",
    "notice_from": "t",
    "notice_to": "+9",
    "notice_place": "公告栏",
}
DECIDED = {
    "decided": "3,000.00",
    "fund_source": "own",
    "pay_way": "card",
    "bank": "武义农商银行",
    "account_no": "6230910579000123454",
}
PAPERS = ("form", "id", "bank", "income")
REASONS = {"refuse": "不属于本级工会的服务区域或单位。住在外县。"}


@dataclass(frozen=True, slots=True)
class House:
    """An office that works (办公室): its folder, one clock for all, a desk for each of the staff."""

    folder: Path
    clock: FixedClock
    desks: Mapping[str, Desk]

    @property
    def clerk(self) -> Desk:
        return self.desks["陈晓岚"]

    @property
    def reviewer(self) -> Desk:
        return self.desks["何伟民"]

    @property
    def approver(self) -> Desk:
        return self.desks["徐立民"]

    @property
    def cashier(self) -> Desk:
        return self.desks["朱敏华"]

    @property
    def petitions(self) -> Desk:
        return self.desks["方静"]

    @property
    def mediator(self) -> Desk:
        return self.desks["林正"]

    @property
    def leader(self) -> Desk:
        return self.desks["章领"]

    @property
    def admin(self) -> Desk:
        return self.desks["管理员"]

    def close(self) -> None:
        self.admin.database.close()

    def days_on(self, days: int) -> None:
        self.clock.advance(timedelta(days=days))


@functools.cache
def rooms() -> Catalog:
    return catalog()


@functools.cache
def _made() -> tuple[Path, bytes, Mapping[str, Actor]]:
    """The office as it is copied for each test."""
    folder = Path(tempfile.mkdtemp(prefix="office-")) / "data"
    clock = FixedClock.on(DAY, time(8, 0))
    wanted = accounts.SetUp(
        office="武义县职工服务中心",
        union_name="武义县总工会",
        place_code="330723",
        station_no="1",
        admin_name="管理员",
        password=PASSWORD,
        phone="0579-80000000",
        address="武义县示例路 1 号",
    )
    admin, _ = accounts.set_up(folder, clock, rooms(), wanted, cost=CHEAP)
    actors = {"管理员": admin.actor}
    for name, roles in STAFF.items():
        made = accounts.add_person(admin, name, everywhere(roles), PASSWORD, "1号窗口", cost=CHEAP)
        actors[name] = Actor(made, name, everywhere(roles), "XC01", "1号窗口")
    admin.database.close()
    return folder, admin.key, actors


def house(folder: Path, day: date = DAY) -> House:
    """A fresh office in this folder, at nine in the morning of the day."""
    source, key, actors = _made()
    shutil.copytree(source, folder)
    clock = FixedClock.on(day)
    first = Desk(open_file(folder, key), clock, rooms(), actors["管理员"], folder, key)
    return House(folder, clock, {name: first.with_actor(actor) for name, actor in actors.items()})


def id_number(n: int = 1) -> str:
    """A valid number of 330723; another n, another person."""
    born = date(1962, 1, 1) + timedelta(days=n * 37 % 13_000)
    return parse_id(f"330723{born:%y%m%d}{n % 1000:03d}", DAY).number


def worker(at: House, n: int = 1, **typed: str) -> UUID:
    """A registered person."""
    texts = {"name": "周素梅", "id_number": id_number(n), "phone": "13957265526", "unit": "三溪门业有限公司"}
    return people.register_person(at.clerk, texts | typed)


def in_file(at: House, person_id: UUID, from_on: str = "2026-01-05") -> UUID:
    """The person gets a standing in file."""
    standing = {
        "kind": "hardship",
        "category": "2",
        "from_on": from_on,
        "number": "DA-XC01-2026-000001",
        "source": "年度审核",
    }
    people.add_standing(at.reviewer, person_id, standing)
    return person_id


def hardship(at: House, n: int = 1, **typed: str) -> UUID:
    """A registered person in file."""
    return in_file(at, worker(at, n, **typed))


def papers_in(*codes: str) -> tuple[Received, ...]:
    return tuple(Received(code, True, 1) for code in codes)


def accepted(
    at: House, person_id: UUID, papers: Iterable[str] = PAPERS, move: str = "accept", **typed: str
) -> Accepted:
    """A case taken in at the counter."""
    return intake.take_in(
        at.clerk, LIVING, move, Applicant(person_id), TYPED | typed, papers_in(*papers), REASONS.get(move, "")
    )


def go(desk: Desk, case_id: UUID, code: str, reason: str = "", **typed: str) -> casework.Moved:
    """One move, from the case as it is now."""
    seen = casework.case(desk, case_id)
    return casework.move(desk, case_id, seen.version, code, typed, reason)


def decided(at: House, case_id: UUID) -> None:
    """From accepted to waiting for approval; ten days pass for the public notice."""
    go(at.clerk, case_id, "verify")
    go(at.reviewer, case_id, "publicise", **ASSESSED)
    at.days_on(10)
    go(at.reviewer, case_id, "submit", objection="0")


def paid(at: House, case_id: UUID) -> None:
    """From accepted to paid."""
    decided(at, case_id)
    name = casework.case(at.clerk, case_id).applicant
    go(at.approver, case_id, "approve", **DECIDED, account_name=name)
    go(at.cashier, case_id, "pay", paid_on="t")
