"""The list of parts (组成清单): every package has its licence and its text; the SBOM says the same."""

import json
import re
from pathlib import Path

import pytest

from app.core import parts as shown
from tests.windows import parts
from tests.windows.parts import Part, Unlicensed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program folder with all that is written into it."""
    made = tmp_path_factory.mktemp("program")
    parts.write(made)
    return made


def test_every_package_of_the_lock_is_there(folder: Path, root: Path) -> None:
    names = re.findall(r"(?m)^([a-z0-9-]+)==", (root / "requirements.lock").read_text(encoding="utf-8"))
    listed = {
        one["name"] for one in json.loads((folder / shown.LIST).read_text(encoding="utf-8"))["components"]
    }
    assert len(names) > 15
    assert set(names) - listed == parts.NOT_SHIPPED
    assert {"Python", "Qt", "SQLCipher", "SQLite", "PDFium", "PyInstaller bootloader", "Lucide"} <= listed


def test_what_is_not_shipped_is_left_out_by_the_build(root: Path) -> None:
    spec = (root / "build.spec").read_text(encoding="utf-8")
    assert all(re.search(rf"\b{name.replace('-', '_')}\b", spec) for name in parts.NOT_SHIPPED)


def test_the_table_names_a_text_for_each(folder: Path) -> None:
    table = (folder / parts.TABLE).read_text(encoding="utf-8")
    files = re.findall(r"\| (licences/\S+) \|", table)
    assert len(files) == len({one.casefold() for one in files}) == len(parts.every())
    assert [one for one in files if len((folder / one).read_text(encoding="utf-8")) < 200] == []
    there = {one.name for one in (folder / shown.LICENCES).iterdir()}
    assert there == {Path(one).name for one in files} | {"WorkerServiceCenter.txt"}


def test_all_of_it_has_ascii_names(folder: Path) -> None:
    assert all(one.name.isascii() for one in folder.rglob("*"))


def test_qt_says_how_it_can_be_replaced(folder: Path) -> None:
    for name in ("Qt", "pyside6-essentials", "shiboken6"):
        text = (folder / "licences" / f"{name}.txt").read_text(encoding="utf-8")
        assert "替换这些文件" in text
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
        assert "GNU GENERAL PUBLIC LICENSE\n                       Version 3" in text


def test_the_bootloader_may_be_shipped(folder: Path) -> None:
    assert "Bootloader Exception" in (folder / "licences/PyInstaller-bootloader.txt").read_text(
        encoding="utf-8"
    )


def test_the_sbom_is_whole_and_the_same_each_time(folder: Path) -> None:
    held = json.loads((folder / shown.LIST).read_text(encoding="utf-8"))
    references = [one["bom-ref"] for one in held["components"]]
    assert (held["bomFormat"], held["specVersion"]) == ("CycloneDX", "1.6")
    assert len(references) == len(set(references))
    assert held["dependencies"] == [
        {"ref": held["metadata"]["component"]["bom-ref"], "dependsOn": references}
    ]
    assert all(one["licenses"] for one in held["components"])
    assert parts.sbom(parts.every()) == held


def test_the_window_reads_the_list(folder: Path) -> None:
    found = shown.listed((folder / shown.LIST).read_text(encoding="utf-8"))
    assert [(one.name, one.version, one.licence) for one in found] == [
        (one.name, one.version, one.licence) for one in parts.every()
    ]


@pytest.mark.parametrize(("licence", "texts"), [("", ("text",)), ("MIT", ()), ("MIT", (" \n",))])
def test_a_part_without_licence_or_text_is_not_shipped(licence: str, texts: tuple[str, ...]) -> None:
    with pytest.raises(Unlicensed, match="some-part"):
        Part("some-part", "1", licence, texts)


def test_a_package_that_is_not_installed_is_named() -> None:
    with pytest.raises(Unlicensed, match="no-such-package"):
        list(parts.packages("no-such-package==1.0 \\\n    --hash=sha256:00\n"))


def test_a_package_for_another_system_is_left_out() -> None:
    assert list(parts.packages("no-such-package==1.0 ; sys_platform == 'plan9' \\\n    --hash=x\n")) == []
