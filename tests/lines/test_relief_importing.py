"""Hardship files in and out as tables (档案导入与导出): the office's own columns, there and back the same."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.errors import Forbidden, Refused
from app.engine.rows import Rows
from app.engine.values import Values
from app.lines.relief.commands.files import register, versions, viewing
from app.lines.relief.commands.importing import FILES, export_files
from app.lines.relief.commands.importing.columns import COLUMNS, GROUPS
from app.lines.relief.fields.content import EXPENSES, HOUSEHOLD
from app.lines.relief.fields.register import RELIEF_GROUP
from app.lines.relief.line.content import CONTENT_FORM
from app.services import imports, people, upkeep, workers
from app.services.imports import Opened, Report
from app.services.imports.cells import Cell
from db.tables import hardship_file, number_skip, person
from tests.kit.factories import House, house, id_number, worker
from tests.kit.facts import typed
from tests.kit.importing import book
from tests.kit.register import CHILD, CONTENT, SPOUSE, family, filed, left

assert isinstance(HOUSEHOLD.kind, Rows)
assert isinstance(EXPENSES.kind, Rows)
MEMBERS, SPENDING = HOUSEHOLD.kind, EXPENSES.kind
HEAD = [
    "职工编号", "困难类别", "*姓名", "*身份证号", "手机号码", "工作单位", "家庭年度总收入（元）", "建筑面积",
    "主要致困原因", "次要致困原因", "健康状况", "建档日期", "成员1姓名", "成员1与户主关系", "成员1身份证号",
    "成员1身份", "成员1月收入",
]  # fmt: skip


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    found = house(tmp_path / "data")
    yield found
    found.close()


def row(n: int, **more: Cell) -> list[Cell]:
    cells: list[Cell] = [
        f"3307230000{n:04d}", "深度困难", "周素梅", id_number(n), 13957265526.0, "三溪门业有限公司",
        36000.5, 87.65, "6患重特大疾病", "子女上学、3", "尿毒症", date(2024, 3, 1),
        "周小雨", "女儿", id_number(n + 500), "上学", 0.0,
    ]  # fmt: skip
    for head, cell in more.items():
        cells[[one.strip("*").partition("（")[0] for one in HEAD].index(head)] = cell
    return cells


def opened(at: House, folder: Path, *rows: Sequence[Cell]) -> Opened:
    path = book(folder / "困难职工.xlsx", ("花名册", [["武义县困难职工花名册"], HEAD, *rows]))
    return imports.match(at.reviewer, FILES, imports.open_book(path))


def tried(at: House, found: Opened, existing: str = "skip") -> Report:
    return imports.dry_run(at.reviewer, FILES, found, existing)


def sentences(report: Report) -> list[tuple[int, str]]:
    return [(one.row, one.sentence) for one in report.faults]


def files(at: House) -> list[UUID]:
    with at.clerk.read() as asks:
        return [key for (key,) in asks.all(select(hardship_file.c.id).order_by(hardship_file.c.number))]


def held(at: House, file_id: UUID) -> tuple[Values, Values, dict[str, object]]:
    """The content in force, what the register knows of the worker, the head of the file."""
    with at.clerk.read() as asks:
        file = register.load(asks, file_id)
        now = versions.in_force(asks, file_id, at.clerk.today)
        who = workers.load(asks, file.person_id)
    assert now is not None
    same = ("national_no", "level", "category", "opened_on", "reviewed_on", "review_due_on")
    return now.values, who.values, {name: getattr(file, name) for name in (*same, "remark")}


def test_the_office_own_sheet_goes_in(at: House, tmp_path: Path) -> None:
    found = opened(at, tmp_path, row(1))
    assert found.tables[0].missing == ()
    assert "" not in found.tables[0].columns
    report = tried(at, found)
    assert (sentences(report), report.counts) == ([], (("新建档案", 1),))
    imports.write(at.reviewer, FILES, found, "skip")
    (file_id,) = files(at)
    seen = viewing.view(at.clerk, file_id)
    assert (seen.name, seen.number, seen.national_no, seen.category, seen.state_label) == (
        "周素梅", "DA-XC01-2026-000001", "33072300000001", "深度困难", "在档",
    )  # fmt: skip
    cells = {label: text for section in seen.sections for label, text in section.cells}
    assert cells["家庭年度总收入"] == "36,000.50 元"
    assert (cells["建筑面积"], cells["健康状况"]) == ("88 ㎡", "终末期肾病")
    assert seen.causes == ("患重特大疾病", "子女上学", "下岗失业")
    assert [(one.name, one.relation, one.status) for one in seen.household] == [("周小雨", "女", "学生")]
    assert [one.why for one in seen.versions] == ["导入"]
    assert seen.opened_on == "2024-03-01"
    assert upkeep.verify(at.admin).ok


def test_there_and_back_the_same(at: House, tmp_path: Path) -> None:
    made = [family(at, n, category=str(n)) for n in (1, 2, 3)]
    for n, file_id in enumerate(made):
        who, version = people_of(at, file_id)
        account = {
            "bank": "武义农商银行",
            "account_no": "" if n else CONTENT["account_no"],
            "account_name": "周素梅",
        }
        more = {"address": f"武义县壶山街道 {n} 号", "ethnic": "01", "town_code": "330723001"}
        people.update_person(at.clerk, who, version, account | more)
    path = tmp_path / "全部.xlsx"
    assert export_files(at.reviewer, made, path, whole=True) == 3
    other = house(tmp_path / "other")
    try:
        found = imports.match(other.reviewer, FILES, imports.open_book(path))
        assert [one.part for one in found.tables] == ["", "household", "expenses"]
        assert sentences(tried(other, found)) == []
        imports.write(other.reviewer, FILES, found, "skip")
        assert [held(other, one) for one in files(other)] == [held(at, one) for one in made]
        assert upkeep.verify(other.admin).ok
    finally:
        other.close()


def full(n: int) -> dict[str, str]:
    """A text for every field of the content, in another choice for another n."""
    plain = [one for one in versions.PLAIN if not one.computed and one != RELIEF_GROUP]
    texts = {one.code: typed(one, n) for one in plain} | {"account_name": "周素梅"}
    own = {"relation": "20", "id_number": id_number(600 + n), "born_on": "", "sex": ""}
    members = [{one.code: typed(one, n) for one in MEMBERS.columns} | own]
    members.append(
        {"name": "小", "relation": "30", "born_on": "20110305", "status": "student", "income": "0"}
    )
    spent = [{one.code: typed(one, n + k) for one in SPENDING.columns} for k in range(2)]
    causes = [{"cause": str(k)} for k in (1, 2, 3) if str(k) != texts["main_cause"]]
    return texts | {
        "household": json.dumps(members),
        "expenses": json.dumps(spent),
        "other_causes": json.dumps(causes[: n % 3]),
    }


def test_every_field_comes_back_as_it_was(at: House, tmp_path: Path) -> None:
    made = [filed(at, worker(at, n), date(2026, 1, 5), **full(n)) for n in range(1, 9)]
    path = tmp_path / "全部.xlsx"
    export_files(at.reviewer, made, path, whole=True)
    other = house(tmp_path / "other")
    try:
        found = imports.match(other.reviewer, FILES, imports.open_book(path))
        report = tried(other, found)
        assert (sentences(report), report.good) == ([], 8)
        imports.write(other.reviewer, FILES, found, "skip")
        for there, here in zip(files(other), made, strict=True):
            assert (held(other, there)[0], held(other, there)[2]) == (held(at, here)[0], held(at, here)[2])
    finally:
        other.close()


def people_of(at: House, file_id: UUID) -> tuple[UUID, int]:
    with at.clerk.read() as asks:
        who = workers.load(asks, register.load(asks, file_id).person_id)
    return who.id, who.version


def test_every_field_of_the_content_has_its_column() -> None:
    keys = {one.key for one in COLUMNS} | {one.key for one in GROUPS}
    assert {one.code for one in CONTENT_FORM.fields if not one.computed} - keys == set()
    assert len({one.key for one in COLUMNS}) == len(COLUMNS)


def test_others_eyes_get_no_numbers(at: House, tmp_path: Path) -> None:
    made = [family(at)]
    path = tmp_path / "a.xlsx"
    export_files(at.clerk, made, path)
    texts = str([sheet.rows for sheet in imports.open_book(path).sheets])
    assert id_number(1) not in texts
    assert "13957265526" not in texts
    assert "6230910579000123454" not in texts
    with pytest.raises(Forbidden, match="完整号码由困难帮扶的复核人员或管理员导出。"):
        export_files(at.clerk, made, path, whole=True)
    assert imports.may_whole(at.reviewer, "relief") == ""


def test_one_household_one_file(at: House, tmp_path: Path) -> None:
    family(at, 9)
    report = tried(
        at,
        opened(
            at,
            tmp_path,
            row(1, 成员1身份证号=id_number(9)),
            row(2, 成员1身份证号=id_number(3)),
            row(3),
            row(909),
            row(5, 成员1身份证号=id_number(5)),
        ),
    )
    ends = "一户一档，不能重复建档。"
    assert sentences(report) == [
        (3, f"家庭成员周小雨已有在册的困难职工档案 DA-XC01-2026-000001，{ends}"),
        (4, f"家庭成员周小雨在第 5 行那一户里也有，{ends}"),
        (6, f"本人是困难职工档案 DA-XC01-2026-000001 的家庭成员，{ends}"),
        (7, "本人不用填在家庭成员里。"),
    ]
    assert report.good == 1


def test_what_contradicts_the_register(at: House, tmp_path: Path) -> None:
    worker(at, 1, name="徐立民")
    died = worker(at, 2)
    with at.clerk.read() as asks:
        version = workers.own(asks, died).version
    people.update_person(at.clerk, died, version, {"died_on": "20260901"})
    report = tried(at, opened(at, tmp_path, row(1), row(2), row(3), row(4, 职工编号="33072300000003")))
    assert sentences(report) == [
        (3, "这个身份证号登记的是徐立民，请核对姓名和号码。"),
        (4, "周素梅已于 2026-09-01 去世，不能建档。"),
        (6, "和第 5 行的编号相同，请核对。"),
    ]


def test_one_who_is_known_is_filled_up_and_never_written_over(at: House, tmp_path: Path) -> None:
    who = worker(at, 1, phone="13800000000", unit="")
    imports.write(at.reviewer, FILES, opened(at, tmp_path, row(1)), "skip")
    with at.clerk.read() as asks:
        now = workers.load(asks, who)
        assert len(asks.all(select(person.c.id))) == 1
    assert (now.phone, now.unit) == ("13800000000", "三溪门业有限公司")


def test_a_file_that_is_there_is_left_or_changed_by_choice(at: House, tmp_path: Path) -> None:
    file_id = filed(at, worker(at, 1), household=json.dumps([SPOUSE, CHILD]))
    found = opened(at, tmp_path, row(1, 家庭年度总收入=12000.0))
    assert tried(at, found).counts == (("已有档案，跳过", 1),)
    with pytest.raises(Refused, match="没有一行能写入"):
        imports.write(at.reviewer, FILES, found, "skip")
    assert tried(at, found, "change").counts == (("记为资料变更", 1),)
    run_id = imports.write(at.reviewer, FILES, found, "change")
    seen = viewing.view(at.clerk, file_id)
    assert [(one.n, one.why) for one in seen.versions] == [(2, "导入"), (1, "建档")]
    cells = {label: text for section in seen.sections for label, text in section.cells}
    assert cells["家庭年度总收入"] == "12,000.00 元"
    assert cells["本人月平均收入"] == "5,000.00 元"
    before = seen.number
    imports.undo(at.reviewer, FILES, run_id, "弄错了")
    seen = viewing.view(at.clerk, file_id)
    assert ([one.n for one in seen.versions], seen.number) == ([1], before)


def test_an_ended_file_is_no_matter_of_imports(at: House, tmp_path: Path) -> None:
    file_id = family(at, 1)
    left(at, people_of(at, file_id)[0], {"exit_kind": "closed", "exit_reason": "refuse"}, told=True)
    report = tried(at, opened(at, tmp_path, row(1, 成员1身份证号=id_number(700))))
    assert sentences(report) == [(3, "档案 DA-XC01-2026-000001 已注销，重新困难的请按返困办建档。")]


def test_numbers_of_an_import_taken_back_have_their_fate(at: House, tmp_path: Path) -> None:
    family(at, 9)
    run_id = imports.write(at.reviewer, FILES, opened(at, tmp_path, row(1), row(2)), "skip")
    assert len(files(at)) == 3
    imports.undo(at.reviewer, FILES, run_id, "拿错了文件")
    assert len(files(at)) == 1
    with at.clerk.read() as asks:
        skip = asks.one(select(number_skip))
        assert asks.all(select(person.c.id).where(person.c.id_number == id_number(1))) == []
    assert (skip.kind, skip.year, skip.first, skip.last, skip.reason) == (
        "DA", 2026, 2, 3, "导入撤销：拿错了文件",
    )  # fmt: skip
    assert upkeep.verify(at.admin).lines[0].endswith("全部相符。")
    family(at, 10)
    assert viewing.view(at.clerk, files(at)[-1]).number == "DA-XC01-2026-000004"


def test_a_file_that_was_worked_on_stays(at: House, tmp_path: Path) -> None:
    run_id = imports.write(at.reviewer, FILES, opened(at, tmp_path, row(1)), "skip")
    (file_id,) = files(at)
    left(at, people_of(at, file_id)[0], {"exit_kind": "closed", "exit_reason": "refuse"}, told=True)
    with pytest.raises(Refused, match="不能整批撤销，请逐条更正。"):
        imports.undo(at.reviewer, FILES, run_id, "拿错了文件")
    assert len(files(at)) == 1


def test_old_categories_stay_readable(at: House, tmp_path: Path) -> None:
    found = opened(at, tmp_path, row(1, 困难类别="低保户", 建档日期="2018-05-01"))
    imports.write(at.reviewer, FILES, found, "skip")
    seen = viewing.view(at.clerk, files(at)[0])
    assert (seen.category, seen.opened_on) == ("低保户", "2018-05-01")


def test_half_a_file_is_no_file(at: House, tmp_path: Path) -> None:
    report = tried(at, opened(at, tmp_path, row(1, 成员1与户主关系="", 姓名="", 身份证号=3.30723e17)))
    assert [(one.column, one.sentence[:8].strip()) for one in report.faults] == [
        ("*身份证号", "是数字格式（3."),
        ("姓名", "缺“姓名”。"),
        ("家庭成员", "家庭成员第 1"),
    ]
