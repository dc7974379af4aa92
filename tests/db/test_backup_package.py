"""The one file of a backup (备份文件): whole or refused, whatever was cut or flipped."""

from __future__ import annotations

import hashlib
import json
import random
import zipfile
from pathlib import Path

import pytest

from db.backup.copying import State
from db.backup.package import MANIFEST, Manifest, manifest_of, pack, seal_of, send, unpack
from db.errors import Damaged, DbError, Missing, Newer
from tests.kit.files import START

STATE = State("0004", "职工服务中心", "XC01", 7, "ab" * 32, 1234)
CUTS, FLIPS = 200, 1_000


def unwatched(_done: int, _whole: int) -> None:
    """Nobody looks on."""


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A package of two small files."""
    chance = random.Random(5)
    (tmp_path / "center.db").write_bytes(chance.randbytes(3_000))
    (tmp_path / "keys.json").write_text('{"format": 1}', encoding="utf-8")
    target = tmp_path / "backup.zgbf"
    pack(
        target,
        (tmp_path / "center.db", tmp_path / "keys.json"),
        Manifest("0.3.0", START, "asked", STATE, {}),
        unwatched,
    )
    return target


def accepted(path: Path, tmp_path: Path) -> bool:
    """Whether anybody would take it for a package."""
    folder = tmp_path / "out"
    folder.mkdir(exist_ok=True)
    try:
        unpack(path, folder, unwatched)
    except DbError:
        return False
    return True


def test_what_was_packed_comes_out(packed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    seen: list[tuple[int, int]] = []
    found = unpack(packed, folder, lambda done, whole: seen.append((done, whole)))
    assert (found.program, found.made_at, found.why, found.state) == ("0.3.0", START, "asked", STATE)
    for name in ("center.db", "keys.json"):
        assert (folder / name).read_bytes() == (tmp_path / name).read_bytes()
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]
    with zipfile.ZipFile(packed) as plain:
        assert plain.testzip() is None
        assert {one.compress_type for one in plain.infolist()} == {zipfile.ZIP_STORED}
        assert set(json.loads(plain.read(MANIFEST))) == {
            "format", "made_at", "members", "program", "state", "why"
        }  # fmt: skip


def test_every_cut_and_every_flipped_bit_is_refused(packed: Path, tmp_path: Path) -> None:
    whole, chance = packed.read_bytes(), random.Random(7)
    torn = tmp_path / "torn.zgbf"
    for _ in range(CUTS):
        torn.write_bytes(whole[: chance.randrange(len(whole))])
        assert not accepted(torn, tmp_path)
    for _ in range(FLIPS):
        bits = bytearray(whole)
        bits[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        torn.write_bytes(bits)
        assert not accepted(torn, tmp_path)
    torn.write_bytes(whole + b"0")
    assert not accepted(torn, tmp_path)
    torn.write_bytes(whole)
    assert accepted(torn, tmp_path)


def resealed(tmp_path: Path, members: dict[str, bytes]) -> Path:
    """A package with a sound seal but other contents, as somebody else might make it."""
    made = tmp_path / "made.zgbf"
    with zipfile.ZipFile(made, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
        package.comment = b"0" * 64
    data = made.read_bytes()[:-64]
    made.write_bytes(data + hashlib.sha256(data).hexdigest().encode())
    return made


@pytest.mark.parametrize("name", ["../center.db", "C:\\center.db", "sub/center.db", ".", "a/..", "CON:"])
def test_a_name_that_leads_elsewhere_is_refused(packed: Path, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(packed) as package:
        held = json.loads(package.read(MANIFEST))
    held["members"] = {name: {"sha256": "0" * 64, "size": 0}}
    made = resealed(tmp_path, {MANIFEST: json.dumps(held).encode(), name: b""})
    assert seal_of(made, unwatched)
    with pytest.raises(Damaged):
        unpack(made, tmp_path, unwatched)


def test_one_of_a_newer_program_says_so(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed) as package:
        held = json.loads(package.read(MANIFEST))
    made = resealed(tmp_path, {MANIFEST: json.dumps(held | {"format": 2}).encode()})
    with pytest.raises(Newer):
        manifest_of(made)


def test_no_file_is_missing(tmp_path: Path) -> None:
    for act in (manifest_of, lambda path: seal_of(path, unwatched)):
        with pytest.raises(Missing):
            act(tmp_path / "none.zgbf")


def test_a_copy_on_another_disk_has_the_same_seal(packed: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.part"
    assert send(packed, target, unwatched) == seal_of(target, unwatched) == seal_of(packed, unwatched)
    assert manifest_of(target) == manifest_of(packed)
