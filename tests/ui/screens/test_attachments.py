"""Attached files on the screen (附件界面): dropped, pasted, chosen, seen, described, taken off."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit

from app.services import attachments
from app.services.attachments import CASE, PERSON, Owner
from app.ui.screens.attachments import AttachmentsPage
from app.ui.screens.attachments.rows import AttachmentRows
from app.ui.screens.counter.card_acts import FILES
from app.ui.screens.page import ToCase, ToPerson
from app.ui.widgets.labels import Link
from tests.kit import scans
from tests.kit.factories import PASSWORD, House, accepted, hardship, worker
from tests.kit.hands import write
from tests.kit.pages import Window, seen, type_into, words_of


@pytest.fixture
def case(window: Window, at: House) -> UUID:
    """A case in front, nothing attached."""
    made = accepted(at, hardship(at)).case_id
    window.sign_in("cxl", PASSWORD)
    window.frame.go(ToCase("relief", made))
    window.wait(window.relief.isVisible)
    return made


def opened(window: Window) -> AttachmentsPage:
    """The files of the case in front, by the key."""
    window.press("Ctrl+K")
    window.wait(lambda: bool(window.relief.findChildren(AttachmentsPage)))
    return seen(window.relief, AttachmentsPage, "attachments")


def put(folder: Path, name: str, data: bytes) -> Path:
    """A file as a scanner leaves it."""
    path = folder / name
    path.write_bytes(data)
    return path


def dropped(*paths: Path) -> QMimeData:
    """Files as they are dragged out of a folder."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
    return data


def drop(target: AttachmentsPage, data: QMimeData) -> None:
    """Let them fall on the page."""
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    target.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))


def listed(at: House, case: UUID) -> dict[str, str]:
    """Name and kind of what hangs there."""
    return {one.name: one.kind_name for one in attachments.listed(at.clerk, Owner(CASE, case))}


def test_files_are_dropped_seen_and_described(window: Window, at: House, case: UUID, tmp_path: Path) -> None:
    page = opened(window)
    assert "还没有附件" in words_of(page)
    drop(page, dropped(put(tmp_path, "一.jpg", scans.picture(1)), put(tmp_path, "二.pdf", scans.pdf(2))))
    window.wait(lambda: page.rows.count() == 2)
    window.wait(lambda: page.look.sheets.count() == 2)
    assert "附上了 2 份。请在左边选好种类。" in page.strip.sentence()
    assert "第 1 页，共 2 页" in words_of(page)
    window.wait(lambda: not page.rows.without_thumb())
    kind = seen(page, QComboBox, "kind")
    kind.setCurrentIndex(kind.findText("会议纪要"))
    kind.activated.emit(kind.currentIndex())
    name = seen(page, QLineEdit, "name")
    type_into(name, "十月会议")
    QTest.keyClick(name, Qt.Key.Key_Return)
    window.wait(lambda: listed(at, case) == {"一.jpg": "", "十月会议.pdf": "会议纪要"})
    assert seen(window.relief, Link, "open_attachments").text() == "附件 2 ›"
    window.press("Esc", page.rows)
    window.wait(lambda: not page.isVisible())


def test_one_bad_file_holds_up_no_other(window: Window, at: House, case: UUID, tmp_path: Path) -> None:
    page = opened(window)
    bad, good = put(tmp_path, "病毒.exe", b"MZ"), put(tmp_path, "证.png", scans.picture(1, "PNG"))
    drop(page, dropped(bad, tmp_path, good))
    window.wait(lambda: page.rows.count() == 1)
    assert "“病毒.exe”没有附上：这种文件不能附" in page.strip.sentence()
    assert listed(at, case) == {"证.png": ""}
    page.take([])
    drop(page, dropped(good))
    window.wait(lambda: "就是“证.png”" in page.strip.sentence())


def test_a_picture_is_pasted_and_text_is_not(window: Window, at: House, case: UUID) -> None:
    page, clipboard = opened(window), QGuiApplication.clipboard()
    clipboard.setText("文字")
    window.press("Ctrl+V", page)
    window.wait(lambda: "剪贴板里没有图片" in page.strip.sentence())
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    clipboard.setImage(picture)
    window.press("Ctrl+V", page)
    window.wait(lambda: page.rows.count() == 1)
    assert listed(at, case) == {"粘贴的图片.png": ""}
    window.wait(lambda: page.look.sheets.count() == 1)


def test_a_file_is_chosen_saved_outside_and_taken_off(
    window: Window, at: House, case: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, source = opened(window), put(tmp_path, "户口簿.tif", scans.pages(2))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(source)], ""))
    window.press("F2", page)
    window.wait(lambda: page.rows.count() == 1)
    target = tmp_path / "外面.tif"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.act("copy_attachment")
    window.wait(lambda: "存到“外面.tif”了" in page.strip.sentence())
    assert target.read_bytes() == source.read_bytes()
    page.act("take_off_attachment")
    reason = seen(page, QLineEdit, "move_reason")
    page.ask.answered.emit("")
    assert "请写明为什么取下。" in words_of(page)
    write(reason, "附错了人")
    page.ask.answered.emit(reason.text())
    window.wait(lambda: page.rows.count() == 0)
    assert "还没有附件" in words_of(page)
    assert listed(at, case) == {}


def test_another_case_shows_its_form_again(window: Window, at: House, case: UUID, tmp_path: Path) -> None:
    other = accepted(at, hardship(at, 2)).case_id
    page = opened(window)
    drop(page, dropped(put(tmp_path, "1.jpg", scans.picture())))
    window.wait(lambda: page.rows.count() == 1)
    window.frame.go(ToCase("relief", other))
    window.wait(lambda: not page.isVisible())
    window.press("Ctrl+K")
    window.wait(page.isVisible)
    assert page.rows.count() == 0


def test_a_torn_file_is_told_where_it_would_be_seen(
    window: Window, at: House, case: UUID, tmp_path: Path
) -> None:
    attachments.attach(at.clerk, Owner(CASE, case), "id", "1.jpg", scans.picture())
    (path,) = [one for one in (at.folder / "files").rglob("*") if one.is_file()]
    path.write_bytes(b"torn")
    page = opened(window)
    window.wait(lambda: "这份附件的文件坏了" in words_of(page))
    assert window.relief.pane.case is not None


def test_who_only_looks_sees_why(window: Window, at: House, tmp_path: Path) -> None:
    made = accepted(at, hardship(at)).case_id
    attachments.attach(at.clerk, Owner(CASE, made), "id", "1.docx", scans.document())
    window.sign_in("gly", PASSWORD)
    window.frame.go(ToCase("relief", made))
    window.wait(window.relief.isVisible)
    page = opened(window)
    assert "您的职责只能查看" in words_of(page)
    window.wait(lambda: "请存一份出来，用 Word 或 Excel 打开" in words_of(page))
    assert not seen(page, AttachmentRows, "attachment_rows").isHidden()


def test_a_person_gets_a_photo_and_the_card_shows_it(window: Window, at: House, tmp_path: Path) -> None:
    person = worker(at)
    window.sign_in("cxl", PASSWORD)
    window.frame.go(ToPerson(person))
    window.wait(window.counter.card.isVisible)
    photo = window.counter.card.blocks.person.findChild(QLabel, "photo")
    assert isinstance(photo, QLabel)
    assert photo.isHidden()
    window.counter.card.act.emit(FILES)
    page = seen(window.counter, AttachmentsPage, "attachments")
    drop(page, dropped(put(tmp_path, "照片.jpg", scans.picture(size=(300, 400)))))
    window.wait(lambda: page.rows.count() == 1)
    kind = seen(page, QComboBox, "kind")
    kind.setCurrentIndex(kind.findText("本人照片"))
    kind.activated.emit(kind.currentIndex())
    assert [one.kind for one in attachments.listed(at.clerk, Owner(PERSON, person))] == ["photo"]
    page.back()
    window.wait(lambda: not photo.isHidden())
    assert photo.pixmap().height() == 72
    window.frame.go(ToPerson(worker(at, 2)))
    window.wait(photo.isHidden)


def test_what_is_said_is_kept_when_the_page_goes(window: Window, at: House, case: UUID) -> None:
    attachments.attach(at.clerk, Owner(CASE, case), "id", "1.jpg", scans.picture())
    page = opened(window)
    type_into(seen(page, QLineEdit, "remark"), "第二代证")
    window.press("Alt+1")
    window.wait(lambda: not page.isVisible())
    assert attachments.listed(at.clerk, Owner(CASE, case))[0].remark == "第二代证"
