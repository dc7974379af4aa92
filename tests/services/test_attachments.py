"""Attached files (附件): what may hang where, who sees it, what the journal keeps; damage and its mending."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from app.core.errors import Busy, Forbidden, Invalid, NotFound, Refused, Stale
from app.services import attachments, backups, casework, intake, merging, people, upkeep
from app.services.applicants import Applicant
from app.services.attachments import CASE, PERSON, AttachmentView, Owner
from app.services.desk import Desk
from db.attachments import BESIDE, FOLDER, names_in, place_of
from db.journal import entry, subjects_of
from db.tables import person_standing
from tests.kit import scans
from tests.kit.factories import House, accepted, hardship, worker
from tests.kit.typing import typed_for

ACCUSED = '[{"name": "赖某某", "address": "示例街道", "post": "主任"}]'


def case_of(at: House) -> Owner:
    """A case of a person in file."""
    return Owner(CASE, accepted(at, hardship(at)).case_id)


def only(desk: Desk, owner: Owner) -> AttachmentView:
    """The one file that hangs there."""
    (one,) = attachments.listed(desk, owner)
    return one


def files(at: House) -> list[Path]:
    """The encrypted files beside the data."""
    return [place_of(at.folder / FOLDER, name) for name in names_in(at.folder / FOLDER)]


def subjects(at: House, command: str) -> list[tuple[str, UUID]]:
    """What the last entry touches; it is of this command."""
    n = at.clerk.database.head().n
    with at.clerk.read() as asks:
        found = entry(asks, n)
        assert found is not None
        assert found.command == command
        return subjects_of(asks, n)


def test_a_scan_hangs_on_a_case_and_comes_back(at: House) -> None:
    owner, data = case_of(at), scans.picture()
    made = attachments.attach(at.clerk, owner, "id", r"D:\扫描\身份证 正面.JPEG", data)
    assert subjects(at, "attach") == [("case", owner.id)]
    one = only(at.clerk, owner)
    assert (one.id, one.kind_name, one.name, one.media) == (made, "身份证", "身份证 正面.jpeg", "jpg")
    assert one.told == "1 KB · 2026-11-02 陈晓岚"
    assert attachments.opened(at.clerk, owner, made) == data
    with at.clerk.read() as asks:
        assert attachments.count(asks, CASE, [owner.id]) == 1
    top = casework.case(at.clerk, owner.id).timeline[0]
    assert (top.title, top.detail) == ("附上文件", "陈晓岚 · 身份证 正面.jpeg")


@pytest.mark.parametrize(
    ("data", "name", "kept", "media"),
    [
        (scans.picture(1, "PNG"), "照片", "照片.png", "png"),
        (scans.picture(1, "WEBP"), "微信图片.jpg", "微信图片.webp", "webp"),
        (scans.pages(), "户口簿.tiff", "户口簿.tiff", "tif"),
        (scans.picture(1, "BMP"), "a.bmp", "a.bmp", "bmp"),
        (scans.pdf(), "会议纪要.pdf", "会议纪要.pdf", "pdf"),
        (scans.document(), "证明.docx", "证明.docx", "docx"),
        (scans.document("xl"), "../../工资表.xlsx", "工资表.xlsx", "xlsx"),
        (scans.picture(2), "con", "其他con.jpg", "jpg"),
        (scans.picture(3), "...", "其他.jpg", "jpg"),
        (scans.picture(4), "a\u202egpj.exe\x00", "agpj.exe.jpg", "jpg"),
        (scans.picture(5), "笑\U0001f600脸?.jpg", "笑脸.jpg", "jpg"),
        (scans.picture(6), "长" * 300 + ".jpg", "长" * 80 + ".jpg", "jpg"),
    ],
)
def test_the_type_is_told_by_the_bytes_and_the_name_is_cleaned(
    at: House, data: bytes, name: str, kept: str, media: str
) -> None:
    owner = Owner(PERSON, worker(at))
    attachments.attach(at.clerk, owner, "other", name, data)
    one = only(at.clerk, owner)
    assert (one.name, one.media) == (kept, media)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (b"MZ" + bytes(500), "这种文件不能附"),
        (b"<html>", "这种文件不能附"),
        (b"RIFF0000WAVE" + bytes(99), "这种文件不能附"),
        (b"PK\x03\x04" + bytes(99), "这种文件不能附"),
        (scans.document("ppt"), "这种文件不能附"),
        (scans.document("word", "vbaProject.bin"), "这种文件不能附"),
        (b"\xff\xd8\xff" + bytes(99), "读不出来"),
        (scans.picture(1, "PNG")[:-40], "读不出来"),
        (b"%PDF-1.7 nothing", "PDF 打不开"),
        (b"%PDF-" + bytes(20 * 1024 * 1024), "20.0 MB"),
    ],
)
def test_what_nobody_could_open_is_refused_and_leaves_nothing(at: House, data: bytes, said: str) -> None:
    owner, before = Owner(PERSON, worker(at)), at.clerk.database.head().n
    with pytest.raises(Invalid, match=said):
        attachments.attach(at.clerk, owner, "other", "x.jpg", data)
    assert (files(at), at.clerk.database.head().n) == ([], before)


def test_twenty_megabytes_are_taken(at: House) -> None:
    owner, plain = Owner(PERSON, worker(at)), scans.picture()
    data = plain + bytes(20 * 1024 * 1024 - len(plain))
    made = attachments.attach(at.clerk, owner, "form", "大.jpg", data)
    assert attachments.opened(at.clerk, owner, made) == data
    assert only(at.clerk, owner).told.startswith("20.0 MB")


def test_the_same_file_hangs_once_on_one_and_lies_once_for_all(at: House) -> None:
    first, second, data = Owner(PERSON, worker(at, 1)), Owner(PERSON, worker(at, 2)), scans.picture()
    attachments.attach(at.clerk, first, "hukou", "户口簿.jpg", data)
    with pytest.raises(Refused, match=r"就是“户口簿\.jpg”"):
        attachments.attach(at.clerk, first, "id", "又一份.jpg", data)
    attachments.attach(at.clerk, second, "hukou", "户口簿.jpg", data)
    assert len(files(at)) == 1


def test_it_is_described_anew_and_taken_off_with_a_reason(at: House) -> None:
    owner = case_of(at)
    attachments.attach(at.clerk, owner, "other", "1.jpg", scans.picture())
    one = only(at.clerk, owner)
    typed = {"kind": "bill", "name": "结算单", "remark": "第一页"}
    attachments.change(at.clerk, owner, one.id, one.version, typed)
    new = only(at.clerk, owner)
    assert (new.kind_name, new.name, new.remark) == ("医疗票据或结算单", "结算单.jpg", "第一页")
    with pytest.raises(Stale):
        attachments.change(at.clerk, owner, one.id, one.version, typed | {"name": "别的"})
    with pytest.raises(Invalid) as wrong:
        attachments.change(at.clerk, owner, one.id, new.version, {"kind": "no", "name": "长" * 91})
    assert {fault.field for fault in wrong.value.faults} == {"kind", "name"}
    for reason in ("", "  ", "长" * 201):
        with pytest.raises(Invalid):
            attachments.take_off(at.clerk, owner, one.id, new.version, reason)
    attachments.take_off(at.clerk, owner, one.id, new.version, "附错了人")
    assert attachments.listed(at.clerk, owner) == ()
    assert len(files(at)) == 1
    top = casework.case(at.clerk, owner.id).timeline[0]
    assert (top.title, top.detail) == ("取下附件", "陈晓岚 · 附错了人")
    with pytest.raises(NotFound, match="已经取下"):
        attachments.opened(at.clerk, owner, one.id)


def test_a_person_has_one_photo(at: House) -> None:
    person = worker(at)
    owner = Owner(PERSON, person)
    assert attachments.photo(at.clerk, person) is None
    attachments.attach(at.clerk, owner, "photo", "旧.jpg", scans.picture(1))
    attachments.attach(at.clerk, owner, "photo", "新.jpg", scans.picture(2))
    assert only(at.clerk, owner).name == "新.jpg"
    assert attachments.photo(at.clerk, person) == scans.picture(2)
    with pytest.raises(Invalid, match="图片文件"):
        attachments.attach(at.clerk, owner, "photo", "x.pdf", scans.pdf())
    attachments.attach(at.clerk, owner, "form", "x.pdf", scans.pdf())
    sheet = next(one for one in attachments.listed(at.clerk, owner) if one.media == "pdf")
    typed = {"kind": "photo", "name": "x"}
    with pytest.raises(Invalid, match="图片文件"):
        attachments.change(at.clerk, owner, sheet.id, sheet.version, typed)


def test_who_was_merged_brings_his_files(at: House) -> None:
    kept, twin = worker(at, 1), worker(at, 2, id_number="")
    attachments.attach(at.clerk, Owner(PERSON, twin), "photo", "照片.jpg", scans.picture())
    merging.merge(at.reviewer, "person", twin, kept, "同一人")
    assert only(at.clerk, Owner(PERSON, kept)).name == "照片.jpg"
    assert attachments.photo(at.clerk, kept) == scans.picture()


def test_only_those_of_the_line_change_a_case(at: House) -> None:
    owner = case_of(at)
    attachments.attach(at.clerk, owner, "id", "1.jpg", scans.picture())
    one = only(at.admin, owner)
    assert attachments.opened(at.admin, owner, one.id) == scans.picture()
    before = files(at)
    with pytest.raises(Forbidden):
        attachments.attach(at.admin, owner, "id", "2.jpg", scans.picture(2))
    with pytest.raises(Forbidden):
        attachments.take_off(at.admin, owner, one.id, one.version, "不要")
    assert files(at) == before


def test_a_row_of_a_register_is_an_owner_too_and_nothing_else_is(at: House) -> None:
    person = hardship(at)
    with at.clerk.read() as asks:
        row = asks.one(select(person_standing.c.id).where(person_standing.c.person_id == person))
    owner = Owner("person_standing", row.id, "relief", (("person", person),))
    attachments.attach(at.clerk, owner, "minutes", "纪要.pdf", scans.pdf())
    assert set(subjects(at, "attach")) == {("person_standing", owner.id), ("person", person)}
    assert only(at.clerk, owner).kind_name == "会议纪要"
    with pytest.raises(NotFound):
        attachments.listed(at.clerk, Owner(CASE, uuid4()))


def test_a_restricted_case_keeps_its_files(at: House) -> None:
    matter = at.clerk.catalog.matter("petitions.visit")
    typed = typed_for(
        matter, purpose="report", channel="visit", accused=ACCUSED, clue="克扣。", phone="13957265526"
    )
    done = intake.accept(at.clerk, "petitions.visit", Applicant(worker(at)), typed, ())
    owner = Owner(CASE, done.case_id)
    attachments.attach(at.petitions, owner, "other", "线索.jpg", scans.picture())
    one = only(at.petitions, owner)
    for desk in (at.desks["童志远"], at.reviewer, at.admin):
        for act in (attachments.listed, lambda d, o: attachments.opened(d, o, one.id)):
            with pytest.raises(Forbidden):
                act(desk, owner)
        with pytest.raises(Forbidden):
            attachments.attach(desk, owner, "other", "x.jpg", scans.picture(2))
    assert attachments.opened(at.petitions, owner, one.id) == scans.picture()
    assert subjects(at, "look_at_attachment") == [("case", owner.id)]


def test_a_look_at_any_other_is_no_entry_but_a_copy_outside_is(at: House, tmp_path: Path) -> None:
    owner = case_of(at)
    made = attachments.attach(at.clerk, owner, "id", "1.jpg", scans.picture())
    before = at.clerk.database.head().n
    attachments.opened(at.clerk, owner, made)
    assert at.clerk.database.head().n == before
    attachments.save_copy(at.clerk, owner, made, tmp_path / "1.jpg")
    assert (tmp_path / "1.jpg").read_bytes() == scans.picture()
    assert subjects(at, "export_attachment") == [("case", owner.id)]
    with pytest.raises(Busy):
        attachments.save_copy(at.clerk, owner, made, tmp_path / "nowhere" / "1.jpg")
    assert at.clerk.database.head().n == before + 1


def test_no_plain_byte_lies_in_the_folder(at: House) -> None:
    owner, data = case_of(at), scans.pdf() + b"330723199001011234"
    made = attachments.attach(at.clerk, owner, "id", "方国强身份证.pdf", data)
    attachments.opened(at.clerk, owner, made)
    for path in at.folder.rglob("*"):
        if path.is_file():
            held = path.read_bytes()
            assert b"330723199001011234" not in held
            assert "方国强".encode() not in held


def test_a_torn_file_is_told_and_the_data_is_sound(at: House) -> None:
    owner = case_of(at)
    made = attachments.attach(at.clerk, owner, "id", "1.jpg", scans.picture())
    assert upkeep.verify(at.clerk).lines[-1] == "附件 1 个，全部完好。"
    (path,) = files(at)
    held = bytearray(path.read_bytes())
    held[-1] ^= 1
    path.write_bytes(held)
    with pytest.raises(Refused, match="坏了"):
        attachments.opened(at.clerk, owner, made)
    found = upkeep.verify(at.clerk)
    assert not found.ok
    assert "资料相符，但附件有缺" in found.lines[0]
    assert found.lines[1:] == (
        "附件 1 个，有 1 个打不开。请接上第二个备份文件夹逐个打开一次，就会补回。",
        "附件损坏：1.jpg",
    )
    path.unlink()
    with pytest.raises(NotFound, match="不在了"):
        attachments.opened(at.clerk, owner, made)
    assert upkeep.verify(at.clerk).lines[-1] == "附件不在：1.jpg"
    assert casework.case(at.clerk, owner.id).number


def test_the_second_folder_gives_it_back(at: House, tmp_path: Path) -> None:
    owner = case_of(at)
    made = attachments.attach(at.clerk, owner, "id", "1.jpg", scans.picture())
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.choose_second(at.admin, stick)
    backups.make(at.admin, "asked")
    assert len(names_in(stick / BESIDE)) == 1
    (path,) = files(at)
    path.write_bytes(b"torn")
    assert attachments.opened(at.clerk, owner, made) == scans.picture()
    assert upkeep.verify(at.clerk).ok


def test_bytes_without_a_row_harm_nothing_and_serve_the_next_try(
    at: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut between the file and the commit leaves."""
    owner = Owner(PERSON, worker(at))
    with monkeypatch.context() as patch:
        patch.setattr("app.services.attachments.doing._refuse_same", _cut)
        with pytest.raises(RuntimeError, match="cut"):
            attachments.attach(at.clerk, owner, "id", "1.jpg", scans.picture())
    assert (len(files(at)), attachments.listed(at.clerk, owner)) == (1, ())
    assert upkeep.verify(at.clerk).ok
    attachments.attach(at.clerk, owner, "id", "1.jpg", scans.picture())
    assert len(files(at)) == 1


def _cut(*_: object) -> None:
    raise RuntimeError("cut")


def test_every_kind_is_offered(at: House) -> None:
    assert {"photo", "id", "hukou", "other"} <= {one.code for one in attachments.kinds(at.clerk)}
    owner = Owner(PERSON, worker(at))
    with pytest.raises(Invalid, match="停用"):
        attachments.attach(at.clerk, owner, "no such kind", "1.jpg", scans.picture())
    attachments.attach(at.clerk, owner, "", "1.jpg", scans.picture())
    assert only(at.clerk, owner).kind_name == ""


def test_a_card_is_read_as_before(at: House) -> None:
    person = worker(at)
    attachments.attach(at.clerk, Owner(PERSON, person), "id", "证.jpg", scans.picture())
    recent = people.card(at.clerk, person).recent[0]
    assert (recent.title, recent.detail) == ("附上文件", "陈晓岚 · 证.jpg")
