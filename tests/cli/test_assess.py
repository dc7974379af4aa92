"""Trying a scheme on a table of claims (试算): answers behind each line, faulty lines handed back."""

import csv
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import cli
from app.core.paths import resources

FOLDER = resources() / "schemes"
HANGZHOU = FOLDER / "hangzhou-2021.toml"
HEAD = "参保人,给付类别,参保项目,医院等级,入院日期,出院日期,个人自负"
GOOD = f"{HEAD}\n张三,住院,A,三级,2021-03-01,2021-03-13,800\n"
Run = Callable[..., tuple[int, list[str], list[str]]]
Rows = list[dict[str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the command on a text or bytes of claims; exit code, lines of stdout and stderr."""

    def once(claims: str | bytes, scheme: Path = HANGZHOU) -> tuple[int, list[str], list[str]]:
        table = tmp_path / "申请.csv"
        table.write_bytes(claims if isinstance(claims, bytes) else claims.encode())
        words = ("assess", "--scheme", scheme, "--claims", table, "--out", tmp_path / "结果.csv")
        code = cli.main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return once


def answers(folder: Path) -> Rows:
    """The answers, as a spreadsheet reads them."""
    data = (folder / "结果.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_template_is_assessed_line_by_line(run: Run, tmp_path: Path) -> None:
    code, out, err = run((FOLDER / "claims.csv").read_bytes())
    assert (code, err) == (0, [])
    assert out[0] == (
        "共 5 行：给付 3 人 4 件，合计 39,340.73 元；不予给付 1 件；没有算的 0 行。"
        "[5 claims: 4 paid, 1 refused, 0 not assessed, 39,340.73 yuan]"
    )
    assert out[1:] == ["不予给付原因：02 医院等级不到二级 1 件。"]
    found = answers(tmp_path)
    assert [one["给付金额"] for one in found] == ["160.00", "2040.00", "22140.73", "15000.00", "0.00"]
    assert "以前 800.00 + 本次 4,200.00 = 5,000.00 元" in found[1]["计算过程"]
    assert [one["不予给付原因"] for one in found] == ["", "", "", "", "02 医院等级不到二级"]
    assert [one["备注"] for one in found][:2] == ["第一次", "第二次接着累计"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_a_table_is_read_as_office_programs_save_it(run: Run, tmp_path: Path, encoding: str) -> None:
    text = GOOD.replace("\n", "\r\n").replace("2021-03-01", "2021/3/1")
    code, _, err = run(text.encode(encoding))
    assert (code, err) == (0, [])
    assert [one["参保人"] for one in answers(tmp_path)] == ["张三"]


def test_the_difference_to_what_was_paid_is_shown_and_summed(run: Run, tmp_path: Path) -> None:
    head, line = GOOD.splitlines()
    text = (
        f"{head},原给付\n{line},100\n{line.replace('张三', '李四')},200.50\n{line.replace('张三', '王五')},\n"
    )
    code, out, _ = run(text)
    assert code == 0
    assert out[-1] == "和原给付相比：多给 1 人 60.00 元，少给 1 人 40.50 元。"
    assert [one["差额"] for one in answers(tmp_path)] == ["60.00", "-40.50", ""]


def test_what_was_paid_before_may_stand_in_the_line(run: Run, tmp_path: Path) -> None:
    head, line = GOOD.splitlines()
    before = "住院和规定病种门诊自负,800,160"
    text = f"{head},以前项目,以前基数或天数,以前已付\n{line.replace('800', '4200')},{before}\n"
    assert run(text)[0] == 0
    assert answers(tmp_path)[0]["给付金额"] == "2040.00"


LINE = "张三,住院,A,三级,2021-03-01,2021-03-13,800"
LINES: list[tuple[str, str]] = [
    (LINE.replace("800", "8OO"), "个人自负：金额只能写数字"),
    (LINE.replace("800", "1.005"), "只写两位"),
    (LINE.replace("800", "-800"), "不能小于 0"),
    (LINE.replace("800", ""), "请填写个人自负。"),
    (LINE.replace("800", "1,200"), "格数比表头多"),
    (LINE.replace("三级", "四级"), "没有“四级”这一种，可以写：三级、二级、一级、未定级"),
    (LINE.replace("三级", ""), "请填写医院等级。"),
    (LINE.replace("住院", "手术"), "给付类别：没有“手术”这一种"),
    (LINE.replace("住院", ""), "请填写给付类别。"),
    (LINE.replace("2021-03-13", "2021-02-13"), "出院日期不能早于入院日期。"),
    (LINE.replace("2021-03-01", "2021-02-30"), "入院日期："),
    (LINE.replace("2021-03-01", "+3"), "日期要写成 2026-01-05。"),
    (LINE.replace("2021-03-01", ""), "请填写入院日期。"),
    (LINE.replace(",A,", ",甲,"), "参保项目：没有“甲”这一种"),
    (LINE.replace("张三", ""), "请填写参保人。"),
    (LINE.replace("张三", "3.30723E+17"), "科学计数"),
]


def test_faulty_lines_are_handed_back_with_their_reason(run: Run, tmp_path: Path) -> None:
    text = "\n".join((HEAD, *(line for line, _ in LINES), "", LINE, ",,,,,,"))
    code, out, err = run(text)
    assert (code, len(err)) == (1, 1)
    assert f"有 {len(LINES)} 行没有算" in err[0]
    assert out[0].startswith(f"共 {len(LINES) + 1} 行：给付 1 人 1 件，合计 160.00 元；")
    found = answers(tmp_path)
    for row, (line, said) in zip(found, LINES, strict=False):
        assert said in row["本行问题"], (line, row["本行问题"])
        assert row["给付金额"] == ""
    assert (found[-1]["给付金额"], found[-1]["本行问题"]) == ("160.00", "")


def test_all_faults_of_a_line_are_told_at_once(run: Run, tmp_path: Path) -> None:
    run(f"{HEAD}\n张三,住院,A,四级,2021-13-01,2021-03-13,x\n")
    said = answers(tmp_path)[0]["本行问题"]
    assert [part in said for part in ("入院日期", "个人自负", "医院等级")] == [True, True, True]


def test_columns_that_nobody_reads_are_named(run: Run) -> None:
    head, line = GOOD.splitlines()
    out = run(f"{head},个人自付,科室\n{line},1,内科\n")[1]
    assert out[-1] == "没有用到的列：个人自付、科室。"


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ("", "申请表是空的"),
        ("\n,,\n", "申请表是空的"),
        (HEAD, "没有一行申请"),
        ("姓名,金额\n张三,1\n", "缺“参保人”一列"),
        (f"{HEAD},个人自负\n{LINE},1\n", "“个人自负”一列写了两次"),
        (f"{HEAD},给付金额\n{LINE},1\n", "“给付金额”是结果列"),
        (f'{HEAD}\n"张三,住院\n', "不是逗号分隔的文本"),
        (b"PK\x03\x04\xff\xff\x80\x81", "不是文本文件"),
        (HEAD.replace(",", "\t").encode("utf-16"), "不是文本文件"),
    ],
    ids=("empty", "blank", "no-line", "other-columns", "twice", "answers", "quote", "binary", "utf-16"),
)
def test_what_is_no_table_is_one_line(run: Run, tmp_path: Path, claims: str | bytes, said: str) -> None:
    code, out, err = run(claims)
    assert (code, out, len(err)) == (1, [], 1)
    assert said in err[0]
    assert not (tmp_path / "结果.csv").exists()


def test_a_scheme_with_a_typing_error_is_told_by_line_and_column(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "错.toml"
    text = HANGZHOU.read_text(encoding="utf-8")
    wrong.write_text(text.replace('rate = "90%"', "rate = 90"), encoding="utf-8")
    code, out, err = run(GOOD, wrong)
    line = next(n for n, one in enumerate(text.splitlines(), 1) if '"90%"' in one)
    assert (code, out, len(err)) == (1, [], 1)
    assert f"第 {line} 行第 38 列：rate（比例）：比例要写成" in err[0]


def test_files_in_the_way_are_one_line(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "读不出来" in run(GOOD, tmp_path / "没有.toml")[2][0]
    table = tmp_path / "申请.csv"
    for out, said in ((table, "另起一个文件名"), (tmp_path / "没有" / "结果.csv", "写不进去")):
        words = ("assess", "--scheme", HANGZHOU, "--claims", table, "--out", out)
        assert cli.main([str(word) for word in words]) == 1
        assert said in capsys.readouterr().err
    assert table.read_text(encoding="utf-8") == GOOD
    assert cli.main(["assess", "--claims", str(table)]) == 2
    assert "--scheme" in capsys.readouterr().err


def test_a_real_process_needs_neither_data_nor_password_nor_window(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "结果.csv"
    lines = (
        "import sys; from app import cli; code = cli.main(sys.argv[1:])",
        "print('PySide6' in sys.modules); sys.exit(code)",
    )
    words = ["assess", "--scheme", str(HANGZHOU), "--claims", str(FOLDER / "claims.csv"), "--out", str(out)]
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", "\n".join(lines), *words],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[-1] == "False"
    assert len(answers(tmp_path)) == 5
