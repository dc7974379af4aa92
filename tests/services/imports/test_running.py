"""Trying, taking in, taking back (试读、导入、撤销): faults at their rows, one act, the file as before."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select

from app.core.errors import Busy, Forbidden, Invalid, NotFound, Refused
from app.services import imports, people, timeline, upkeep
from app.services.imports import Opened, Page, Report
from app.services.imports.cells import Cell
from db.journal import entries_of, head
from db.rows import STAMPS
from db.tables import KEPT, household_member, import_run, journal, person
from tests.kit.factories import House, id_number, worker
from tests.kit.importing import PEOPLE, book

HEAD = ["姓名", "身份证号", "出生日期", "月收入", "困难类别"]
KEEPS = {"import_run", "import_mapping", "sequence"}


def opened(at: House, path: Path) -> Opened:
    return imports.match(at.admin, PEOPLE, imports.open_book(path))


def table(at: House, folder: Path, *rows: Sequence[Cell], head: Sequence[str] = HEAD) -> Opened:
    return opened(at, book(folder / "名单.xlsx", ("表", [head, *rows])))


def tried(at: House, found: Opened) -> Report:
    return imports.dry_run(at.admin, PEOPLE, found, "skip")


def told(report: Report) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.sentence) for one in report.faults]


def content(at: House) -> dict[str, dict[UUID, dict[str, object]]]:
    """Every kept row but those of imports, without its stamps."""
    with at.admin.read() as asks:
        return {
            name: {
                row.id: {key: value for key, value in row._mapping.items() if key not in STAMPS}
                for row in asks.all(select(kept))
            }
            for name, kept in KEPT.items()
            if name not in KEEPS
        }


def count(at: House) -> int:
    with at.admin.read() as asks:
        return asks.value(select(func.count()).select_from(person)) or 0


def history(at: House, who: UUID) -> list[str]:
    with at.clerk.read() as asks:
        return [one.title for one in timeline.of_person(at.clerk, asks, who)]


def good(n: int, name: str = "周素梅") -> list[Cell]:
    return [name, id_number(n), "", 1200.5, "深度困难"]


def test_every_fault_stands_at_its_row_and_column(at: House, tmp_path: Path) -> None:
    report = tried(
        at,
        table(
            at,
            tmp_path,
            good(1),
            ["", "", "", "", ""],
            ["徐立民", float(330723196203160019), "7月1日", -5.0, "穷"],
            ["", id_number(3), "", "", ""],
            good(1, "周素梅"),
            ["周😀", id_number(4), "", "", "低保"],
            good(5, "查无"),
        ),
    )
    faults = told(report)
    assert [(row, column) for row, column, _ in faults] == [
        (4, "身份证号"), (4, "出生日期"), (4, "月收入"), (4, "困难类别"),
        (5, "姓名"), (6, "身份证号"), (7, "姓名"), (8, "姓名"),
    ]  # fmt: skip
    assert "3.30723E+17" in faults[0][2]
    assert [sentence for row, _, sentence in faults if row in (5, 6, 8)] == [
        "缺“姓名”。", "和第 2 行是同一个身份证号，请合并成一行。", "查无此人。",
    ]  # fmt: skip
    assert (report.rows, report.good, report.bad, report.counts) == (6, 1, 5, (("新登记", 1),))
    assert count(at) == 0


def test_rows_with_faults_come_back_and_go_in_mended(at: House, tmp_path: Path) -> None:
    bad: list[Cell] = ["徐立民", "330723", "1962-03-16", 5.5, "深度困难"]
    rows: list[Sequence[Cell]] = [["武义县花名册"], [], HEAD, good(1), bad, good(2)]
    report = tried(at, opened(at, book(tmp_path / "a.xlsx", ("表", rows))))
    back = tmp_path / "问题.xlsx"
    assert imports.save_faults(at.admin, report, back) == 1
    sheet = imports.open_book(back).sheets[0]
    assert sheet.rows[0] == [*HEAD, "问题"]
    assert sheet.rows[1][:5] == bad
    assert str(sheet.rows[1][5]).startswith("身份证号：")
    mended = opened(
        at, book(tmp_path / "b.xlsx", ("表", [sheet.rows[0], [bad[0], id_number(7), "", 5.5, "x"]]))
    )
    assert mended.tables[0].columns == ("name", "id_number", "born_on", "income", "category", "")


def test_good_rows_go_in_by_one_entry(at: House, tmp_path: Path) -> None:
    found = table(at, tmp_path, good(1), good(2, "徐立民"), ["坏", "330723", "", "", ""])
    before = at.admin.database.head().n
    run_id = imports.write(at.admin, PEOPLE, found, "skip")
    assert (at.admin.database.head().n, count(at)) == (before + 1, 2)
    run = imports.run(at.admin, run_id)
    assert (run.title, run.file_name, run.rows_read, run.rows_written, run.by) == (
        "职工", "名单.xlsx", 3, 2, "管理员",
    )  # fmt: skip
    with at.admin.read() as asks:
        assert [one.command for one in entries_of(asks, "import", run_id)] == ["import_table"]
        who = asks.value(select(person.c.id).where(person.c.id_number == id_number(1)))
    assert who is not None
    assert history(at, who) == ["批量导入"]
    assert upkeep.verify(at.admin).ok


def test_members_beside_below_and_on_a_sheet_of_their_own(at: House, tmp_path: Path) -> None:
    beside = ["姓名", "身份证号", "成员2姓名", "成员2关系", "成员1姓名", "成员1关系", "次要致困原因"]
    below = ["姓名", "身份证号", "家庭成员姓名", "家庭成员关系"]
    first = table(
        at, tmp_path, ["周素梅", id_number(1), "乙", "父亲", "甲", "子", "患重特大疾病、9"], head=beside
    )
    second = opened(
        at,
        book(
            tmp_path / "b.xlsx",
            ("表", [below, ["徐立民", id_number(2), "丙", "妻"], ["", "", "丁", "女"], ["陈", id_number(3)]]),
        ),
    )
    third = opened(
        at,
        book(
            tmp_path / "c.xlsx",
            ("表", [["姓名", "身份证号"], ["王", id_number(4)]]),
            (
                "成员",
                [["职工身份证号", "姓名", "关系"], [id_number(4), "戊", "子"], [id_number(4), "己", "女"]],
            ),
        ),
    )
    for found in (first, second, third):
        report = tried(at, found)
        assert told(report) == []
        imports.write(at.admin, PEOPLE, found, "skip")
    with at.admin.read() as asks:
        rows = asks.all(
            select(person.c.name, household_member.c.n, household_member.c.name)
            .join(household_member, household_member.c.person_id == person.c.id)
            .order_by(person.c.id_number, household_member.c.n)
        )
    held: dict[str, list[str]] = {}
    for owner, _, name in rows:
        held.setdefault(owner, []).append(name)
    assert held == {"周素梅": ["甲", "乙"], "徐立民": ["丙", "丁"], "王": ["戊", "己"]}


def test_a_member_of_nobody_and_a_member_without_his_relation(at: House, tmp_path: Path) -> None:
    report = tried(
        at,
        opened(
            at,
            book(
                tmp_path / "c.xlsx",
                ("表", [["姓名", "身份证号"], ["王", id_number(4)]]),
                (
                    "成员",
                    [["职工身份证号", "姓名", "关系"], [id_number(4), "戊", ""], [id_number(5), "己", "女"]],
                ),
            ),
        ),
    )
    assert [(one.sheet, one.row, one.sentence) for one in report.faults] == [
        ("表", 2, "家庭成员第 1 行缺“与本人关系”。"),
        ("成员", 3, "主表里没有这个身份证号的资料，这一行没有归属。"),
    ]
    back = tmp_path / "问题.xlsx"
    assert imports.save_faults(at.admin, report, back) == 3
    assert [len(one.rows) for one in imports.open_book(back).sheets] == [2, 3]


def test_taken_back_the_file_is_as_before(at: House, tmp_path: Path) -> None:
    worker(at, 9)
    before = content(at)
    run_id = imports.write(at.admin, PEOPLE, table(at, tmp_path, good(1), good(2)), "skip")
    assert content(at) != before
    at.days_on(1)
    run = imports.undo(at.admin, PEOPLE, run_id, " 拿错了文件 ")
    assert (run.undone, run.undone_by) == ("拿错了文件", "管理员")
    assert content(at) == before
    assert upkeep.verify(at.admin).ok
    with pytest.raises(Refused, match="已经撤销过"):
        imports.undo(at.admin, PEOPLE, run_id, "再来")
    again = table(at, tmp_path, good(1), good(2))
    assert again.again == ""
    assert tried(at, again).good == 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            "edit",
            "导入的资料里有 1 条后来又改过（最近一次：陈晓岚 2026-11-02 09:00），不能整批撤销，请逐条更正。",
        ),
        (
            "standing",
            (
                "导入的资料后来又被 1 条记录用到（最近一次：何伟民 2026-11-02 09:00），"
                "不能整批撤销，请逐条更正。"
            ),
        ),
    ],
    ids=["edited", "used"],
)
def test_what_was_built_on_stays(at: House, tmp_path: Path, change: str, sentence: str) -> None:
    run_id = imports.write(at.admin, PEOPLE, table(at, tmp_path, good(1), good(2)), "skip")
    with at.admin.read() as asks:
        who = asks.one(select(person.c.id, person.c.version).where(person.c.id_number == id_number(1)))
    if change == "edit":
        people.update_person(at.clerk, who.id, who.version, {"phone": "13957265526"})
    else:
        standing = {"kind": "member", "from_on": "2026-01-05", "source": "登记"}
        people.add_standing(at.reviewer, who.id, standing)
    before = content(at)
    with pytest.raises(Refused) as refused:
        imports.undo(at.admin, PEOPLE, run_id, "拿错了")
    assert str(refused.value) == sentence
    assert content(at) == before


def test_a_reason_is_needed(at: House, tmp_path: Path) -> None:
    run_id = imports.write(at.admin, PEOPLE, table(at, tmp_path, good(1)), "skip")
    for reason in (" ", "长" * 201):
        with pytest.raises(Invalid) as wrong:
            imports.undo(at.admin, PEOPLE, run_id, reason)
        assert [one.field for one in wrong.value.faults] == ["reason"]
    with pytest.raises(NotFound):
        imports.undo(at.admin, PEOPLE, UUID(int=1), "没有")


def test_the_same_file_again_is_told(at: House, tmp_path: Path) -> None:
    found = table(at, tmp_path, good(1))
    assert found.again == ""
    imports.write(at.admin, PEOPLE, found, "skip")
    again = opened(at, tmp_path / "名单.xlsx")
    assert again.again == "这个文件 2026-11-02 09:00 已由管理员导入过，写入 1 行。"
    assert tried(at, again).counts == (("已登记，跳过", 1),)
    with pytest.raises(Refused, match="没有一行能写入"):
        imports.write(at.admin, PEOPLE, again, "skip")
    assert len(imports.runs(at.admin, PEOPLE.code)) == 1


def test_nothing_is_written_when_it_is_stopped(at: House, tmp_path: Path) -> None:
    found = table(at, tmp_path, *(good(n) for n in range(1, 6)))

    def stop(done: int, total: int) -> None:
        assert total == 5
        if done == 3:
            raise InterruptedError

    before = at.admin.database.head()
    with pytest.raises(InterruptedError):
        imports.write(at.admin, PEOPLE, found, "skip", stop)
    assert (at.admin.database.head(), count(at)) == (before, 0)


def test_a_column_that_must_be_there(at: House, tmp_path: Path) -> None:
    found = table(at, tmp_path, ["周素梅"], head=["姓名"])
    with pytest.raises(Invalid, match="工作表“表”缺少必需的栏：身份证号。请先对应。"):
        tried(at, found)


def test_who_may(at: House, tmp_path: Path) -> None:
    found = table(at, tmp_path, good(1))
    assert imports.may_import(at.reviewer, "relief") == ""
    assert imports.may_import(at.clerk, "relief") == "导入由困难帮扶的复核人员或管理员办理。"
    run_id = imports.write(at.reviewer, PEOPLE, found, "skip")
    for act in (
        lambda: imports.dry_run(at.clerk, PEOPLE, found, "skip"),
        lambda: imports.write(at.clerk, PEOPLE, found, "skip"),
        lambda: imports.undo(at.clerk, PEOPLE, run_id, "x"),
    ):
        with pytest.raises(Forbidden):
            act()


def test_a_table_handed_out_is_in_the_journal(at: House, tmp_path: Path) -> None:
    who = worker(at)
    page = Page("名单", [["姓名", "身份证号"], ["=1+1", id_number(1)]])
    imports.save_table(at.clerk, "relief", [page], [who], tmp_path / "a.xlsx", whole=False)
    assert imports.open_book(tmp_path / "a.xlsx").sheets[0].rows[1] == ["=1+1", id_number(1)]
    assert history(at, who)[0] == "导出表格"
    with pytest.raises(Forbidden):
        imports.save_table(at.clerk, "relief", [page], [who], tmp_path / "b.xlsx", whole=True)
    imports.save_table(at.reviewer, "relief", [page], [who], tmp_path / "b.xlsx", whole=True)
    assert history(at, who)[0] == "导出表格（完整号码）"
    with at.admin.read() as asks:
        n = head(asks).n
    with pytest.raises(Busy):
        imports.save_table(at.clerk, "relief", [page], [], tmp_path / "没有" / "a.xlsx", whole=False)
    with at.admin.read() as asks:
        assert head(asks).n == n
        assert asks.value(select(func.count()).select_from(import_run)) == 0
        assert asks.value(select(journal.c.n).where(journal.c.n == n)) == n


@pytest.mark.slow
def test_five_thousand_rows_of_which_four_hundred_are_wrong(at: House, tmp_path: Path) -> None:
    rows = [good(n) for n in range(1, 901)]
    wrong = [["坏", f"33072319{n:010d}", "", "", ""] for n in range(400)]
    filler = [["周素梅", "", "", "", ""] for _ in range(3700)]
    report = tried(at, table(at, tmp_path, *rows, *wrong, *filler))
    assert (report.rows, report.bad, len(report.first)) == (5000, 4100, 200)
    assert imports.save_faults(at.admin, report, tmp_path / "b.xlsx") == 4100
