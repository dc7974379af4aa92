"""Data of older programs (旧版本数据): backed up as it is, brought up at sign-in, all or nothing."""

from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Connection, LargeBinary, MetaData, Table, select

from app.core.clock import FixedClock
from app.core.errors import Busy
from app.services import accounts, backups, front, parameters, search, upkeep
from app.services.backups import Secret, upgrading
from app.services.demo.older import older
from app.services.desk import Desk
from app.services.parameters import seeding
from db.columns import Key, new_key
from db.database import Database
from db.engine import FILE_NAME, make_engine
from db.errors import Full
from db.keys import Slots
from db.tables import code_item, material_rule, parameter
from db.upgrade import PROGRAM
from db.versions import HEAD_REVISION, REVISIONS
from tests.kit.factories import CHEAP, DAY, rooms

PASSWORD = "older-password"
NAMES = ("周素梅", "叶明")


@pytest.fixture(params=REVISIONS[:-1])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder as an older program left it, with two people and a unit in it."""
    folder, clock = tmp_path / "data", FixedClock.on(DAY)
    wanted = accounts.SetUp("武义县职工服务中心", "武义县总工会", "330723", "1", "管理员", PASSWORD)
    actor = older(folder, clock, wanted, request.param, cost=CHEAP)
    _, key = Slots.load(folder).open_with_password(actor.id, PASSWORD)
    engine = make_engine(folder / FILE_NAME, key)
    database = Database(folder / FILE_NAME, engine)
    with engine.connect() as connection:
        person, unit = (as_it_was(name, connection) for name in ("person", "unit"))
    with database.write(actor, "register_unit", at=clock.now()) as w:
        where = w.insert(unit, **filled(unit, name="三溪门业有限公司"))
        for name in NAMES:
            w.insert(person, **filled(person, name=name, unit_id=where))
    database.close()
    return folder


def as_it_was(name: str, connection: Connection) -> Table:
    """A table with the columns that it has in this file."""
    found: Table = Table(name, MetaData(), autoload_with=connection, resolve_fks=False)
    for column in found.columns:
        if isinstance(column.type, LargeBinary) and (column.name == "id" or column.name.endswith("_id")):
            column.type = Key()
    return found


def filled(table: Table, **known: str | UUID) -> dict[str, object]:
    """A whole row: what is known, and nothing where it may be."""
    empty: dict[str, object] = {
        column.name: 0 if column.type.python_type is int else ""
        for column in table.columns
        if not column.nullable and column.name not in ("id", "version", "entry", "row_hash")
    }
    return {**empty, "id": new_key(), **known}


def signed_in(folder: Path) -> Desk:
    return accounts.sign_in_any(folder, FixedClock.on(DAY), rooms(), PASSWORD)


def test_signing_in_backs_up_and_brings_it_up(old: Path) -> None:
    desk = signed_in(old)
    assert upkeep.versions(desk).revision == HEAD_REVISION
    assert upkeep.verify(desk).ok
    for name in NAMES:
        assert [one.name for one in search.find(desk, name).people] == [name]
    (one,) = backups.listed(old)
    assert (one.why, one.proven, one.entries) == ("upgrade", True, 3)
    page = front.read(old)
    assert page is not None
    assert page.backup_at == one.made_at
    assert desk.database.head().n == 5
    upkeep.close(desk)
    again = signed_in(old)
    assert len(backups.listed(old)) == 1
    assert again.database.head().n == 5
    upkeep.close(again)


def test_what_the_new_program_ships_comes_with_it(old: Path) -> None:
    """Parameters, lists and checklists that the old file never had stand there, each once."""
    desk = signed_in(old)
    with desk.read() as asks:
        settings = parameters.reference(desk, asks)
        keys = [row.key for row in asks.all(select(parameter.c.key))]
        items = [(row.list, row.code) for row in asks.all(select(code_item.c.list, code_item.c.code))]
    shipped = {one["key"] for one in seeding.parameters_shipped()}
    assert shipped <= set(keys)
    assert len(items) == len(set(items))
    assert settings.materials["relief.file_open"]
    assert settings.codes.items("hardship_category")
    upkeep.close(desk)


def test_what_the_office_set_is_left_as_it_is(old: Path) -> None:
    """A number that the office changed and a paper that it struck off are not shipped again."""
    desk = signed_in(old)
    kept, struck = "days.supplement", "relief.living"
    with desk.write("settings") as w:
        for row in w.all(select(parameter.c.id, parameter.c.version).where(parameter.c.key == kept)):
            w.update(parameter, row.id, row.version, value="7", source="武总工〔2026〕3号")
        rules = w.all(
            select(material_rule.c.id, material_rule.c.version).where(material_rule.c.matter == struck)
        )
        for row in rules[1:]:
            w.delete(material_rule, row.id, row.version)
    with desk.database.write(PROGRAM, "upgrade", at=desk.clock.now()):
        pass
    parameters.bring(desk)
    with desk.read() as asks:
        settings = parameters.reference(desk, asks)
    assert settings.rules[kept] == "7"
    assert len(settings.materials[struck]) == 1
    upkeep.close(desk)


def test_its_backup_restores_and_comes_up_aside(old: Path, tmp_path: Path) -> None:
    upkeep.close(signed_in(old))
    (one,) = backups.listed(old)
    assert backups.look(one.path, old).fault == ""
    clock = FixedClock.on(DAY)
    with backups.open_aside(one.path, old, clock, rooms(), Secret(PASSWORD)) as aside:
        assert aside.relation.kin == "behind"
        backups.restore(aside, {})
    desk = signed_in(old)
    assert upkeep.verify(desk).ok
    assert [one.name for one in search.find(desk, "周素梅").people] == ["周素梅"]
    upkeep.close(desk)
    kept = next((old / "replaced").iterdir())
    assert (kept / FILE_NAME).exists()


def test_without_a_backup_it_stays_as_it_is(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (old / FILE_NAME).read_bytes()

    def full(*_words: object) -> None:
        raise Busy("磁盘已满。")

    with monkeypatch.context() as patch:
        patch.setattr(upgrading, "made", full)
        with pytest.raises(Busy):
            signed_in(old)
    assert (old / FILE_NAME).read_bytes() == before
    upkeep.close(signed_in(old))


def test_an_upgrade_that_fails_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_words: object) -> int:
        raise Full("no room")

    with monkeypatch.context() as patch:
        patch.setattr("db.upgrade.fill", broken)
        with pytest.raises(Busy):
            signed_in(old)
    desk = signed_in(old)
    assert upkeep.verify(desk).ok
    assert len(backups.listed(old)) == 2
    upkeep.close(desk)
