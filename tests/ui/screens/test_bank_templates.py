"""管理 · 银行模板: an example becomes the office's own, a fault stands with its line, the samples follow."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.services import batches
from app.ui.screens.manage.bank_templates import BankTemplatesPart
from tests.kit.factories import PASSWORD, House
from tests.kit.pages import Window, seen, type_into, words_of


@pytest.fixture
def part(window: Window) -> BankTemplatesPart:
    """The administrator at the templates of banks."""
    window.sign_in("gly", PASSWORD)
    window.press("Alt+9")
    window.wait(window.manage.isVisible)
    window.manage.open_part("bank_templates")
    made = window.manage.part("bank_templates")
    assert isinstance(made, BankTemplatesPart)
    window.wait(made.isVisible)
    return made


def test_an_example_becomes_the_offices_own(part: BankTemplatesPart, window: Window, at: House) -> None:
    assert "周素梅|3000.00" in seen(part, QPlainTextEdit, "shown_file").toPlainText()
    window.press("F10")
    box = seen(part, QPlainTextEdit, "spec_text")
    spec = box.toPlainText()
    box.setPlainText(spec.replace('{ "栏" = "用途" }', '{ "栏" = "用图" }'))
    window.wait(lambda: "第 15 行第 3 个字：这里的“栏”可以写" in words_of(part))
    window.press("F10")
    window.wait(lambda: "请填写名称。" in words_of(part))
    assert "第 15 行" in words_of(part)
    box.setPlainText(spec.replace('"分隔符" = "|"', '"分隔符" = ","'))
    window.wait(lambda: "周素梅,3000.00" in seen(part, QPlainTextEdit, "spec_file").toPlainText())
    for code, text in (("name", "农商行代发"), ("source", "农商行代发说明")):
        type_into(seen(part, QLineEdit, code), text)
    window.press("F10")
    window.wait(lambda: "保存办好了" in part.strip.sentence())
    own = batches.templates(at.admin)[0]
    assert (own.name, own.example, own.rows[0].when) == ("农商行代发", False, "now")
