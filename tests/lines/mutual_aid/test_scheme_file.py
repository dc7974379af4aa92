"""A scheme's file (计划文件): every fault is told with its line and column and what is allowed there."""

import re

import pytest

from app.core.errors import Invalid
from app.core.paths import resources
from app.lines.mutual_aid.scheme import overlaps, parsed, shipped_lists, written
from app.lines.mutual_aid.scheme.places import Places
from app.lines.mutual_aid.scheme.shape import Key, Rows, Shape
from app.lines.mutual_aid.scheme.shapes import SCHEME
from tests.lines.mutual_aid.asked import shipped

FOLDER = resources() / "schemes"
FILES = sorted(FOLDER.glob("*.toml"))
LISTS = shipped_lists()

GOOD = """\
code = "x"
name = "试验"
source = "文号"

[waiting]
first = 30
waived_causes = ["accident"]

[[period]]
no = "1"
start = 2026-01-01
end = 2026-12-31

[[period]]
no = "2"
start = 2027-01-01
end = 2027-12-31

[[item]]
code = "A"
name = "住院"
fees = [{ amount = 50 }]
split = [{ payer = "职工", amount = 20 }, { payer = "单位", amount = 30 }]

[[benefit]]
code = "stay"
name = "住院"
item = "A"
claims = ["inpatient"]
second = "total"
base = [{ figure = "self_share" }, { figure = "relief_paid", minus = true, rate = "50%" }]
floor = { amount = 100 }
caps = [{ per = "claim", amount = 5000 }, { per = "period", amount = 20000 }]

[[benefit.table]]
when = { hospital_level = ["3", "2"] }
bands = [
  { from = 0, to = 1000, rate = "20%" },
  { from = 1000, to = 2500.50, rate = "50%" },
  { from = 2500.50, rate = "60%" },
]

[[benefit.table]]
bands = [{ from = 0, rate = "10%" }]

[[benefit]]
code = "days"
name = "津贴"
item = "A"
claims = ["inpatient"]
measure = "days"
windows = [{ days = "1-30" }, { days = "31-60", rate = "50%" }]

[[benefit.table]]
bands = [{ from = 0, to = 10, each = 50 }, { from = 10, each = 30 }]

[[exclusive]]
benefits = ["stay", "days"]

[[reason]]
no = "03"
text = "工伤"
when = { cause_kind = ["work_injury"] }
"""


def told(text: str) -> list[str]:
    """The sentences about a text, each with its line and column in front."""
    with pytest.raises(Invalid) as wrong:
        parsed(text, LISTS)
    return [one.sentence for one in wrong.value.faults]


def at(sentence: str) -> tuple[int, int]:
    """Line and column that a sentence names."""
    found = re.match(r"第 (\d+) 行第 (\d+) 列：", sentence)
    assert found
    return int(found[1]), int(found[2])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_shipped_schemes_are_others_and_go_there_and_back(path: object) -> None:
    text = FOLDER.joinpath(str(path)).read_text(encoding="utf-8")
    scheme = parsed(text, LISTS)
    assert scheme.status == "example"
    assert "不是本县规定" in text.splitlines()[0]
    assert parsed(written(scheme), LISTS) == scheme
    assert written(parsed(written(scheme), LISTS)) == written(scheme)


def test_a_file_is_read_with_windows_line_ends_and_mark() -> None:
    assert parsed("\ufeff" + GOOD.replace("\n", "\r\n"), LISTS) == parsed(GOOD, LISTS)


FLAT = '[[benefit.table]]\nbands = [{ from = 0, rate = "10%" }]'
FALLING = """[[benefit.table]]
over = "whole"
bands = [{ from = 0, to = 10, rate = "10%" }, { from = 10, rate = "5%" }]"""

FAULTS: list[tuple[str, str, str]] = [
    # syntax: named by the place that can't be read on
    ('name = "试验"', "name = 试验", "从这里读不下去"),
    ('source = "文号"', 'source = "文号', "从这里读不下去"),
    ('source = "文号"', 'source = "文号"\nsource = "又"', "写了两次"),
    # keys
    ('source = "文号"\n', "", "还缺 source（依据文件（文号））"),
    ("second =", "secund =", "是不是 second"),
    ("first = 30", "frist = 30", "是不是 first"),
    ("payer", "buyer", "是不是 payer"),
    ("[[reason]]", "[[reasons]]", "是不是 reason"),
    ("[[exclusive]]", "[exclusive]", "[[exclusive]]"),
    # kinds of value
    ("amount = 50 }", "amount = 50.005 }", "最多写两位小数"),
    ("amount = 50 }", 'amount = "50" }', "不加引号"),
    ("amount = 50 }", "amount = -50 }", "不能小于 0"),
    ("amount = 50 }", "amount = nan }", "太大"),
    ("amount = 50 }", "amount = 1e999999 }", "太大"),
    ("amount = 50 }", "amount = 1000000000000 }", "太大"),
    ("amount = 50 }", "amount = 1.00000000000000000000000000000000001 }", "最多写两位小数"),
    ("amount = 50 }", "amount = 1e-999999 }", "最多写两位小数"),
    ("start = 2026-01-01", "start = 2026-02-30", "从这里读不下去"),
    ("amount = 50 }", "amount = true }", "要写数字"),
    ('rate = "20%"', "rate = 20", '要写成 "20%"'),
    ('rate = "20%"', "rate = 0.2", '要写成 "20%"'),
    ('rate = "20%"', 'rate = "2/0"', '要写成 "20%"'),
    ("start = 2026-01-01", 'start = "2026-01-01"', "不加引号"),
    ("start = 2026-01-01", "start = 2026-01-01T08:00:00", "不加引号"),
    ("first = 30", "first = 30.5", "整数"),
    ("minus = true", 'minus = "是"', "true（是）"),
    ('second = "total"', 'second = "all"', '"total"（累计减已付）'),
    ('figure = "self_share"', 'figure = "self_paid"', "self_share"),
    ('"1-30"', '"一至三十"', '"1-6"'),
    ('"31-60"', '"60-31"', "起点大于终点"),
    ('claims = ["inpatient"]\nsecond', "claims = []\nsecond", "至少写一个"),
    ('claims = ["inpatient"]\nsecond', 'claims = ["inpatient", "stay"]\nsecond', '"outpatient"（特病门诊）'),
    # contradictions
    ("from = 1000, to", "from = 900, to", "第 2 段和第 1 段重叠"),
    ("from = 1000, to", "from = 1000.01, to", "第 2 段和第 1 段留了空档"),
    ("from = 0, to = 1000", "from = 1, to = 1000", "要从 0 开始"),
    ("to = 2500.50", "to = 900", "终点不大于起点"),
    (", to = 2500.50", "", "后面不能再有段"),
    ('rate = "60%"', 'rate = "160%"', "超过 100%"),
    ('rate = "60%"', "each = 60", "不能写每天多少元"),
    ("each = 30", 'rate = "30%"', "不能写比例"),
    ("to = 10, each", "to = 10.5, each", "天数只能是整数"),
    ("amount = 5000", "amount = 99", "低于最低给付"),
    ("amount = 5000", "amount = 30000", "大小颠倒"),
    ('per = "period", amount', 'per = "claim", amount', "每次限额前面写过"),
    ('per = "period", amount = 20000', 'per = "period", days = 20', "请去掉 days"),
    ("floor = { amount = 100 }", "floor = { amount = 100 }\nnothing_below = 50", "去掉一个"),
    ('"31-60"', '"40-60"', "首尾相接，应从第 31 天接着"),
    ("start = 2027-01-01", "start = 2026-12-31", "重叠"),
    ("end = 2027-12-31", "end = 2026-12-31", "早于第一天"),
    ('no = "2"', 'no = "1"', "前面用过"),
    ('payer = "单位", amount = 30', 'payer = "单位", amount = 20', "分担合计 40.00 元"),
    ('item = "A"\nclaims = ["inpatient"]\ns', 'item = "B"\nclaims = ["inpatient"]\ns', "写的有：A"),
    ('["stay", "days"]', '["stay", "day"]', "没有代码为“day”的给付项目"),
    ('["3", "2"]', '["3", "4"]', "没有“4”这一种。可以写的有：3（三级）"),
    ('"work_injury"', '"injury"', "work_injury（工伤）"),
    ('["accident"]', '["crash"]', "没有代码为“crash”的住院原因"),
    ("hospital_level = [", "hospital = [", "条件里没有“hospital”"),
    ('when = { hospital_level = ["3", "2"] }\n', "", "用不到"),
    ('code = "days"', 'code = "stay"', "前面用过"),
    ('measure = "days"', 'measure = "once"', "定额项目只写一段"),
    ('when = { cause_kind = ["work_injury"] }', "when = {}", "所有申请都不予给付"),
    ('base = [{ figure = "self_share" },', "base = [", "基数只有减项"),
    ('figure = "relief_paid"', 'figure = "benefit.days"', "排在前面的给付项目"),
    (FLAT, FALLING, "反而给得少"),
]  # fmt: skip


ELSEWHERE = ("还缺 source", "低于最低给付", "定额项目只写一段", "用不到", "每次限额前面写过", "重叠")
"""What stands at the other of two places that contradict each other."""


@pytest.mark.parametrize(("good", "bad", "said"), FAULTS, ids=[f"{n}" for n in range(len(FAULTS))])
def test_a_fault_is_told_where_it_stands(good: str, bad: str, said: str) -> None:
    assert GOOD.count(good) >= 1
    text = GOOD.replace(good, bad, 1)
    sentences = told(text)
    found = [one for one in sentences if said in one]
    assert found, sentences
    line, _ = at(found[0])
    start = GOOD.index(good)
    first = GOOD.count("\n", 0, start) + 1
    if not said.startswith(ELSEWHERE):
        assert first <= line <= first + 1 + bad.count("\n"), (line, found[0])


def test_a_place_is_named_to_the_character() -> None:
    text = GOOD.replace('rate = "50%" },\n', "rate = 50 },\n", 1)
    line = text.splitlines().index("  { from = 1000, to = 2500.50, rate = 50 },") + 1
    column = "  { from = 1000, to = 2500.50, rate = 50 },".index("50 }") + 1
    assert [at(one) for one in told(text)] == [(line, column)]


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    text = (
        GOOD.replace("first = 30", "frist = 30")
        .replace('"1-30"', '"x"')
        .replace("amount = 50 ", "amount = 0.001 ")
    )
    places = [at(one) for one in told(text)]
    assert len(places) == 3
    assert places == sorted(places)


def test_places_follow_every_way_of_writing() -> None:
    text = (
        'a.b = [1, [2, 3]] # no "c"\n[x]\n'
        '"y z" = { k = \'\'\'a\n]b\'\'\', m = """q"" }""" }\n'
        "[[r]]\n[[r.s]]\nn = 1\n[[r]]\n[r.t]\nn = -2.5\n"
    )
    places = Places(text)
    assert places.of(("a", "b", 1, 1)) == (1, 15)
    assert places.of(("x", "y z", "k")) == (3, 15)
    assert places.of(("x", "y z", "m"), key=True) == (4, 8)
    assert places.of(("r", 0, "s", 0, "n")) == (7, 5)
    assert places.of(("r", 1, "t", "n")) == (10, 5)
    assert places.of(("r", 1, "t", "missing")) == (9, 2)
    assert places.of(("nothing",)) == (1, 1)


@pytest.mark.parametrize(
    "text", ["", "\x00", "[" * 5000, "code = 1", "# 空\n", "code = " + "9" * 9000, "a" * 1_000_001]
)
def test_what_is_no_scheme_is_told_in_sentences(text: str) -> None:
    for sentence in told(text):
        assert sentence.endswith("。")


def test_periods_of_one_scheme_in_two_files_do_not_overlap() -> None:
    scheme = parsed(GOOD, LISTS)
    assert overlaps((scheme, shipped("hangzhou-2021"))) == ()
    assert len(overlaps((scheme, scheme))) == 2


def test_every_key_is_explained_to_whoever_writes_a_file() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name, about in keys(SCHEME):
        assert f"`{name}`" in readme, name
        assert about in readme, (name, about)


def keys(shape: Shape) -> list[tuple[str, str]]:
    """Every key of the file with its meaning."""
    found: list[tuple[str, str]] = []
    for key in shape.keys:
        found.append((key.name, key.about))
        below = content_of(key)
        found += keys(below) if below is not None else []
    return found


def content_of(key: Key) -> Shape | None:
    """The table under a key."""
    content = key.content.shape if isinstance(key.content, Rows) else key.content
    return content if isinstance(content, Shape) else None
