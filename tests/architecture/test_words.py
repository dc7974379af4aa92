"""What a clerk reads (用语): one term per thing, no reproach, full-width marks, whole sentences."""

import ast
from pathlib import Path

import pytest

from tests.architecture.words import faults, texts, wrong_texts

PRINTED = "prints"
"""What is printed follows the forms of the authorities, not the words of the screen."""


def test_every_text_follows_the_words_of_the_screen(root: Path) -> None:
    files = [one for one in sorted((root / "app").rglob("*.py")) if PRINTED not in one.parts]
    files = [one for one in files if one.stem != PRINTED]
    assert len(files) > 100
    found = [told for one in files for told in wrong_texts(root, one)]
    assert not found, "\n".join(found)


def test_the_help_follows_the_words_of_the_screen(root: Path) -> None:
    for one in sorted((root / "resources" / "help").glob("*.md")):
        for line in one.read_text(encoding="utf-8").splitlines():
            told = [fault for fault in faults(line) if "sentence" not in fault]
            assert told == [], (one.name, line)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("请注意，快到期了。", "请注意"),
        ("密码不对。", "口令"),
        ("存好了！", "exclamation"),
        ("姓名,电话都要填。", "half-width"),
        ("没有存成。请再试", "end"),
    ],
)
def test_a_wrong_text_is_found(said: str, fault: str) -> None:
    assert [one for one in faults(said) if fault in one]


def test_docstrings_are_no_texts_and_what_is_filled_in_is_left_out() -> None:
    tree = ast.parse('"""说明。"""\nsaid = f"还缺 {n} 份。"\nother = "好了。"')
    assert [said for _, said in texts(tree)] == ["还缺 {} 份。", "好了。"]
