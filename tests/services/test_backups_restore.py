"""Restores (恢复): nothing is given out twice, what is replaced is kept, what would be lost is told."""

import os
import shutil
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from app.core.computer import Computer, this_computer
from app.core.errors import Busy, CenterError, Forbidden, Invalid
from app.services import accounts, backups, front, intake, numbers, upkeep
from app.services.applicants import Applicant
from app.services.backups import Aside, Restored, Secret
from app.services.desk import Desk
from db.backup import swap
from db.engine import FILE_NAME
from db.journal import entry
from db.keys import FILE_NAME as KEYS_NAME
from db.keys import Slots
from tests.kit.factories import CHEAP, PASSWORD, House, accepted, hardship, rooms, worker
from tests.kit.typing import typed_for

ACCUSED = '[{"name": "赖某某", "address": "示例街道", "post": "主任"}]'


def opened(at: House, path: Path, secret: Secret | None = None) -> Aside:
    """The backup aside."""
    return backups.open_aside(path, at.folder, at.clock, rooms(), secret or Secret(PASSWORD))


def restored(at: House, path: Path, typed: Mapping[str, str] | None = None, jump: int = 1000) -> Restored:
    """The whole restore; the present data is closed before."""
    at.close()
    with opened(at, path) as aside:
        return backups.restore(aside, typed or {}, jump=jump)


def signed_in(at: House, name: str = "陈晓岚") -> Desk:
    """A desk on the data as it is now."""
    return accounts.sign_in_any(at.folder, at.clock, rooms(), PASSWORD, name)


def case_on(desk: Desk, at: House, n: int) -> str:
    """A case taken in on that desk."""
    now = House(at.folder, at.clock, {name: desk.with_actor(one.actor) for name, one in at.desks.items()})
    return accepted(now, hardship(now, n)).number


@pytest.fixture
def backup(at: House) -> Path:
    """A backup with one case; two more and a person came after it."""
    accepted(at, hardship(at, 1))
    path = backups.make(at.admin, "close").backup.path
    at.clock.advance(timedelta(hours=1))
    accepted(at, hardship(at, 2))
    accepted(at, hardship(at, 3))
    return path


def test_what_came_after_is_listed_and_its_numbers_are_never_given_again(at: House, backup: Path) -> None:
    before = {one.name: one.read_bytes() for one in at.folder.iterdir() if one.is_file()}
    with opened(at, backup) as aside:
        assert (aside.relation.kin, aside.relation.behind) == ("behind", 6)
        (line,) = aside.numbers
        assert (line.key, line.in_backup, line.in_present, line.proposed) == ("JZ-2026", 1, 3, 3)
        assert (line.label, line.shown) == ("困难帮扶受理编号 2026 年", "JZ-XC01-2026-000003")
        assert [one.text for one in aside.lost] == [
            "JZ-XC01-2026-000002  困难帮扶 生活救助  2026-11-02 10:00 新登记",
            "JZ-XC01-2026-000003  困难帮扶 生活救助  2026-11-02 10:00 新登记",
        ]
        assert aside.others == "备份之后还登记或改过 2 位职工的资料。"
        assert set(aside.names) == {*at.desks}
    after = {one.name: one.read_bytes() for one in at.folder.iterdir() if one.is_file()}
    assert {name: after[name] for name in before if not name.endswith("-shm")} == {
        name: data for name, data in before.items() if not name.endswith("-shm")
    }
    done = restored(at, backup)
    assert [one.text for one in done.skipped] == [
        "困难帮扶受理编号 JZ-XC01-2026-000002 至 JZ-XC01-2026-000003，共 2 个，因恢复停用"
    ]
    desk = signed_in(at)
    assert backups.skipped(desk) == done.skipped
    assert upkeep.verify(desk).ok
    assert desk.database.head().n == done.entries
    assert case_on(desk, at, 4) == "JZ-XC01-2026-000004"
    assert upkeep.verify(desk).ok
    upkeep.close(desk)
    assert done.kept is not None
    assert {one.name for one in done.kept.iterdir()} >= {FILE_NAME, KEYS_NAME, "front.json"}


def test_the_kept_data_opens_again(at: House, backup: Path, tmp_path: Path) -> None:
    done = restored(at, backup)
    assert done.kept is not None
    old = accounts.sign_in_any(done.kept, at.clock, rooms(), PASSWORD)
    assert old.database.head().n == done.entries + 5
    assert upkeep.verify(old).ok
    upkeep.close(old)


@pytest.mark.parametrize(
    ("typed", "last"),
    [("9", 9), ("000009", 9), ("JZ-XC01-2026-000009", 9), (" jz—xc01－2026-９ ", 9), ("", 3), ("1", 1)],
)
def test_the_last_printed_number_is_read_in_any_form(at: House, backup: Path, typed: str, last: int) -> None:
    restored(at, backup, {"JZ-2026": typed})
    desk = signed_in(at)
    assert case_on(desk, at, 4) == f"JZ-XC01-2026-{last + 1:06d}"
    upkeep.close(desk)


def test_a_number_that_cannot_be_is_told_at_its_field_and_nothing_is_done(at: House, backup: Path) -> None:
    at.close()
    with opened(at, backup) as aside:
        for typed in ("0", "x", "1000000", "WQ-XC01-2026-000009", "JZ-XC01-2025-000009"):
            with pytest.raises(Invalid) as wrong:
                backups.restore(aside, {"JZ-2026": typed})
            assert [one.field for one in wrong.value.faults] == ["JZ-2026"]
        with pytest.raises(Invalid) as wrong:
            backups.restore(aside, {"QQ-2026": "1"})
        assert [one.field for one in wrong.value.faults] == ["QQ-2026"]
    assert not (at.folder / swap.REPLACED).exists()
    assert signed_in(at).database.head().n == aside.backup.entries + 6


def test_while_the_data_is_open_nothing_is_restored(at: House, backup: Path) -> None:
    with opened(at, backup) as aside:
        with pytest.raises(Busy, match="还开着"):
            backups.restore(aside, {})
        assert at.clerk.database.head().n == aside.backup.entries + 6
        at.close()
        assert backups.restore(aside, {}).kept


def unreadable(at: House) -> dict[str, bytes]:
    """What may have become of the present data."""
    whole = (at.folder / FILE_NAME).read_bytes()
    return {"damaged": os.urandom(4096) + whole[4096:], "foreign": os.urandom(len(whole)), "empty": b""}


@pytest.mark.parametrize("what", ["damaged", "foreign", "empty", "gone"])
def test_without_the_present_data_every_kind_jumps(at: House, backup: Path, what: str) -> None:
    at.close()
    path = at.folder / FILE_NAME
    if what == "gone":
        path.unlink()
    else:
        path.write_bytes(unreadable(at)[what])
    with opened(at, backup) as aside:
        assert aside.relation.kin == ("none" if what == "gone" else "unknown")
        asked = {one.key: (one.in_present, one.proposed) for one in aside.numbers}
        assert asked["JZ-2026"] == (None, 1001)
        assert set(asked) == {f"{kind}-2026" for kind in numbers.labels(rooms())}
        assert {"WQ-2026", "领-2026", "给-2026", "DA-2026", "GW-2026"} <= set(asked)
        done = backups.restore(aside, {"WQ-2026": "12"}, jump=500)
    assert {(one.kind, one.first, one.last) for one in done.skipped} >= {
        ("JZ", 2, 501), ("WQ", 1, 12), ("DA", 1, 500), ("领", 1, 500),
    }  # fmt: skip
    desk = signed_in(at)
    assert case_on(desk, at, 4) == "JZ-XC01-2026-000502"
    assert upkeep.verify(desk).ok
    upkeep.close(desk)


def test_after_new_year_both_years_are_asked(at: House, backup: Path) -> None:
    at.days_on(70)
    at.close()
    (at.folder / FILE_NAME).unlink()
    with opened(at, backup) as aside:
        assert {one.year for one in aside.numbers} == {2026, 2027}
        backups.restore(aside, {})
    desk = signed_in(at)
    assert case_on(desk, at, 4) == "JZ-XC01-2027-001001"
    upkeep.close(desk)


def test_two_restores_one_after_the_other(at: House, backup: Path) -> None:
    first = restored(at, backup, {"JZ-2026": "50"})
    desk = signed_in(at)
    assert case_on(desk, at, 4) == "JZ-XC01-2026-000051"
    upkeep.close(desk)
    with opened(at, backup) as aside:
        assert aside.relation.kin == "behind"
        assert aside.numbers[0].in_present == 51
        second = backups.restore(aside, {})
    assert first.kept != second.kept
    desk = signed_in(at)
    assert case_on(desk, at, 5) == "JZ-XC01-2026-000052"
    assert [(one.first, one.last) for one in backups.skipped(desk)] == [(2, 51)]
    upkeep.close(desk)


def test_a_later_backup_over_a_restored_one_is_another_history(at: House, backup: Path) -> None:
    later = backups.make(at.admin, "close").backup.path
    restored(at, backup, {"JZ-2026": "50"})
    desk = signed_in(at)
    case_on(desk, at, 4)
    upkeep.close(desk)
    with opened(at, later) as aside:
        assert aside.relation.kin == "history"
        assert aside.lost == ()
        assert aside.numbers[0].in_present == 51


def test_a_backup_ahead_of_the_present_data_says_so(at: House, backup: Path, tmp_path: Path) -> None:
    later = backups.make(at.admin, "close").backup.path
    at.close()
    with opened(at, backup) as aside:
        old = aside.desk.folder / FILE_NAME
        aside.desk.database.close()
        shutil.copy(old, at.folder / FILE_NAME)
    for left in ("center.db-wal", "center.db-shm", "head.txt"):
        (at.folder / left).unlink(missing_ok=True)
    with opened(at, later) as aside:
        assert aside.relation.kin == "ahead"
        assert aside.numbers[0].proposed == aside.numbers[0].in_backup == 3


def test_a_backup_of_another_office_says_so(at: House, tmp_path: Path) -> None:
    wanted = accounts.SetUp("别的中心", "别的工会", "330723", "7", "外人", PASSWORD)
    other, _ = accounts.set_up(tmp_path / "other", at.clock, rooms(), wanted, cost=CHEAP)
    path = backups.make(other, "asked").backup.path
    upkeep.close(other)
    with opened(at, path) as aside:
        assert (aside.relation.kin, aside.backup.station) == ("station", "XC07")
        assert "XC01" in aside.relation.sentence
        at.close()
        backups.restore(aside, {})
    desk = signed_in(at, "外人")
    assert desk.actor.station == "XC07"
    upkeep.close(desk)


def test_restricted_cases_are_told_by_their_number_alone(at: House, backup: Path) -> None:
    matter = rooms().matter("petitions.visit")
    typed = typed_for(
        matter, purpose="report", channel="visit", accused=ACCUSED, clue="克扣慰问品。", phone="13957265526"
    )
    done = intake.accept(at.clerk, matter.id, Applicant(worker(at, 9)), typed, ())
    with opened(at, backup) as aside:
        (line,) = (one for one in aside.lost if one.number == done.number)
        assert (line.line, line.matter) == ("", "")
        assert line.text == f"{done.number}  保密案件  2026-11-02 10:00 新登记"


def test_passwords_of_then_and_of_today_and_the_code_open_it(at: House, backup: Path, tmp_path: Path) -> None:
    clerk = at.clerk.actor.id
    Slots.load(at.folder, cost=CHEAP).change_password(clerk, PASSWORD, "new-password-2")
    code = "2345-6789-ABCD-EFGH-JKLM-NPQR"
    Slots.load(at.folder, cost=CHEAP).add_recovery(at.clerk.key, code)
    for secret in (
        Secret(PASSWORD), Secret(PASSWORD, clerk), Secret("new-password-2"), Secret("new-password-2", clerk),
        Secret(code=code),
    ):  # fmt: skip
        with opened(at, backup, secret) as aside:
            assert aside.same_key
    for secret, field in (
        (Secret("wrong"), "password"),
        (Secret(code="x"), "code"),
        (Secret(""), "password"),
    ):
        with pytest.raises(Invalid) as wrong:
            opened(at, backup, secret)
        assert [one.field for one in wrong.value.faults] == [field]
    assert not [one for one in at.folder.iterdir() if one.name.startswith("restoring-")]


def test_todays_slots_stay_where_they_open_the_same_key(at: House, backup: Path) -> None:
    slots = Slots.load(at.folder, cost=CHEAP)
    slots.change_password(at.clerk.actor.id, PASSWORD, "new-password-2")
    restored(at, backup)
    desk = accounts.sign_in(at.folder, at.clock, rooms(), at.clerk.actor.id, "new-password-2")
    upkeep.close(desk)
    with pytest.raises(Invalid):
        accounts.sign_in(at.folder, at.clock, rooms(), at.clerk.actor.id, PASSWORD)


def test_one_whose_account_was_closed_restores_nothing(at: House) -> None:
    gone = at.desks["章领"].actor.id
    kept = (at.folder / KEYS_NAME).read_bytes()
    accounts.set_active(at.admin, gone, active=False)
    (at.folder / KEYS_NAME).write_bytes(kept)
    path = backups.make(at.admin, "asked").backup.path
    with pytest.raises(Forbidden):
        opened(at, path, Secret(PASSWORD, gone))


def test_a_new_pc_asks_who_goes_on(at: House, backup: Path, tmp_path: Path) -> None:
    at.close()
    new = tmp_path / "new pc" / "data"
    with backups.open_aside(backup, new, at.clock, rooms(), Secret(PASSWORD)) as aside:
        done = backups.restore(aside, {})
    assert done.kept is None
    page = front.read(new)
    assert page is not None
    assert (page.station, page.backup_at) == ("XC01", aside.backup.made_at)
    desk = accounts.sign_in_any(new, at.clock, rooms(), PASSWORD, "管理员")
    other = Computer("another", "二号机")
    assert accounts.elsewhere(desk, this_computer()) is None
    found = accounts.elsewhere(desk, other)
    assert found is not None
    assert found.host == this_computer().host
    upkeep.close(desk)


def test_the_second_folder_of_this_pc_outlives_a_restore(at: House, backup: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.choose_second(at.admin, stick)
    restored(at, backup)
    desk = signed_in(at)
    assert backups.second_folder(desk) == stick
    assert backups.status(at.folder, at.clock).second == stick
    upkeep.close(desk)


def test_a_restore_cut_short_is_completed_at_the_start(
    at: House, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_swap: swap.Swap) -> None:
        raise KeyboardInterrupt

    assert backups.finish(at.folder) == ""
    at.close()
    aside = opened(at, backup)
    with monkeypatch.context() as patch:
        patch.setattr(swap, "_forward", killed)
        with pytest.raises(KeyboardInterrupt):
            backups.restore(aside, {})
    assert "接着恢复完" in backups.finish(at.folder)
    assert backups.finish(at.folder) == ""
    desk = signed_in(at)
    assert desk.database.head().n == aside.backup.entries + 1
    assert not [one for one in at.folder.iterdir() if one.name.startswith("restoring-")]
    upkeep.close(desk)


def test_whoever_watches_may_cancel_at_any_moment(at: House, backup: Path) -> None:
    class Cancelled(Exception):
        pass

    steps: list[int] = []
    with backups.open_aside(
        backup, at.folder, at.clock, rooms(), Secret(PASSWORD), lambda done, _: steps.append(done)
    ):
        pass
    assert steps == sorted(steps)

    def cancel(done: int, _whole: int) -> None:
        if done >= last:
            raise Cancelled

    for step in sorted(set(steps))[::2]:
        last = step
        with pytest.raises(Cancelled):
            backups.open_aside(backup, at.folder, at.clock, rooms(), Secret(PASSWORD), cancel)
        assert not [one for one in at.folder.iterdir() if one.name.startswith("restoring-")]


def test_no_folder_that_cannot_hold_data(at: House, backup: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(CenterError):
        backups.open_aside(backup, tmp_path / "file", at.clock, rooms(), Secret(PASSWORD))


def test_a_backup_of_the_same_state_loses_nothing_and_skips_nothing(at: House) -> None:
    accepted(at, hardship(at))
    path = backups.make(at.admin, "asked").backup.path
    at.close()
    with opened(at, path) as aside:
        assert (aside.relation.kin, aside.lost, aside.others) == ("same", (), "")
        assert backups.restore(aside, {}).skipped == ()


def test_the_journal_tells_who_restored(at: House, backup: Path) -> None:
    code = "2345-6789-ABCD-EFGH-JKLM-NPQR"
    Slots.load(at.folder, cost=CHEAP).add_recovery(at.clerk.key, code)
    at.close()
    for secret, name in ((Secret(PASSWORD, at.clerk.actor.id), "陈晓岚"), (Secret(code=code), "恢复码")):
        with opened(at, backup, secret) as aside:
            done = backups.restore(aside, {})
        desk = signed_in(at)
        with desk.read() as asks:
            found = entry(asks, done.entries)
        upkeep.close(desk)
        assert found is not None
        assert (found.command, found.actor, found.station) == ("restore", name, "XC01")
        assert {"sequence", "number_skip"} <= set(found.changes)
