"""岗位用语: each word that the law does not bear is told with its article, and lawful texts pass."""

import pytest

from app.core.errors import Refused
from app.engine.values import Values
from app.lines.employment.fields.vacancy import CONTENT, INTERVIEW, JOB, POSTS, TERMS, WORDING_NOTE
from app.lines.employment.rules.vacancy import lawful_words
from app.lines.employment.rules.wording import findings
from tests.kit.facts import facts

SEX = "《人力资源市场暂行条例》第二十四条"
BIRTH = "《就业促进法》第二十七条"
DISABLED = "《就业促进法》第二十九条"
CARRIER = "《就业促进法》第三十条"
EQUAL = "《就业促进法》第二十六条"
DEPOSIT = "《劳动合同法》第九条"


def vacancy(terms: str, content: str = "操作冲床。", job: str = "冲压工") -> Values:
    """One post with these words."""
    return Values().put(POSTS, (Values().put(JOB, job).put(CONTENT, content).put(TERMS, terms),))


UNLAWFUL = [
    ("限男", SEX, "限男"),
    ("限女性，白班", SEX, "限女性"),
    ("男士优先", SEX, "男士优先"),
    ("男性优先", SEX, "男性优先"),
    ("只招女工", SEX, "只招女工"),
    ("性别：男，高中", SEX, "性别:男"),
    ("不招女工", SEX, "不招女工"),
    ("限汉族", SEX, "限汉族"),
    ("汉族优先", SEX, "汉族优先"),
    ("无宗教信仰", SEX, "无宗教信仰"),
    ("已婚已育", BIRTH, "已婚已育"),
    ("已婚已育者优先，白班", BIRTH, "已婚已育"),
    ("未婚", BIRTH, "未婚"),
    ("三年内不得怀孕", BIRTH, "不得怀孕"),
    ("入职须查乙肝两对半", CARRIER, "乙肝两对半"),
    ("无乙肝", CARRIER, "乙肝"),
    ("ＨＢＶ阴性", CARRIER, "HBV"),
    ("身体健康，无残疾", DISABLED, "无残疾"),
    ("残疾人勿扰", DISABLED, "残疾人勿扰"),
    ("年龄≤35", EQUAL, "年龄≤35"),
    ("年龄 ≤ 35 周岁", EQUAL, "年龄≤35"),
    ("35岁以下", EQUAL, "35岁以下"),
    ("１８－３５周岁", EQUAL, "18-35周岁"),
    ("年龄18到30", EQUAL, "年龄18到30"),
    ("籍贯浙江", EQUAL, "籍贯"),
    ("限本地户口", EQUAL, "限本地户口"),
    ("外地人勿扰", EQUAL, "外地人勿扰"),
    ("不招河南省人", EQUAL, "不招河南省人"),
    ("属相不合者勿来", EQUAL, "属相"),
    ("押金500元", DEPOSIT, "押金"),
    ("入职交保证金", DEPOSIT, "保证金"),
    ("服装费200元", DEPOSIT, "服装费"),
    ("扣身份证一个月", DEPOSIT, "扣身份证"),
]

LAWFUL = [
    "男女不限",
    "不限男女，均可应聘",
    "性别不限",
    "婚育不限，已婚未婚均可",
    "不收押金、服装费",
    "无需交押金，服装费单位承担",
    "入职不查乙肝",
    "年龄18周岁以上",
    "45岁以下",
    "18-60周岁",
    "籍贯不限",
    "残疾人优先",
    "工作35小时以内，满35件另奖",
    "男装女装缝制",
    "缴纳社会保险，提供食宿，两班倒，月休四天。",
    "有三年以上冲床经验",
]


@pytest.mark.parametrize(("terms", "article", "word"), UNLAWFUL)
def test_an_unlawful_word_is_told_with_its_article(terms: str, article: str, word: str) -> None:
    found = findings(vacancy(terms))
    assert [(one.word, one.article) for one in found] == [(word, article)]
    assert found[0].sentence.startswith(f"冲压工“{word}”")
    assert found[0].sentence.endswith("，请改正后再发布。")


@pytest.mark.parametrize("terms", LAWFUL)
def test_a_lawful_text_passes(terms: str) -> None:
    assert findings(vacancy(terms)) == ()


def test_job_content_and_interview_are_read_too_and_each_word_is_told_once() -> None:
    values = vacancy("限男", "限男，操作冲床", "冲压工（限男）").put(INTERVIEW, "面试交报名费")
    assert [(one.where, one.word) for one in findings(values)] == [
        ("冲压工（限男）", "限男"),
        ("面试方式", "报名费"),
    ]


def test_a_text_without_end_is_read_in_no_time() -> None:
    assert findings(vacancy("年龄" + "不" * 10_000 + "限男")) == findings(vacancy("不限男")) == ()


def test_it_is_not_published_until_mended_or_kept_for_a_reason_in_writing() -> None:
    lawful_words(facts(vacancy("男女不限")))
    with pytest.raises(Refused, match=r"^岗位内容有“限男”、“押金” 2 处问题用语.*后再发布。$") as closed:
        lawful_words(facts(vacancy("限男，押金100元")))
    assert closed.value.article == SEX
    kept = vacancy("限男").put(WORDING_NOTE, "矿山井下岗位，法律禁止安排女职工。")
    lawful_words(facts(kept))
