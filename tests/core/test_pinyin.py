"""The keys that find a name: surnames read as surnames, several readings, the likeliest first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.pinyin import Keys, keys, spelled


@pytest.mark.parametrize(
    ("name", "syllables"),
    [
        ("曾晓明", "zeng xiao ming"),
        ("单田芳", "shan tian fang"),
        ("仇英", "qiu ying"),
        ("解小东", "xie xiao dong"),
        ("区小华", "ou xiao hua"),
        ("朴槿惠", "piao jin hui"),
        ("查良镛", "zha liang yong"),
        ("盖叫天", "ge jiao tian"),
        ("翟志刚", "zhai zhi gang"),
        ("覃海洋", "qin hai yang"),
        ("乐嘉", "yue jia"),
        ("任小明", "ren xiao ming"),
        ("华小明", "hua xiao ming"),
        ("钭小明", "tou xiao ming"),
        ("欧阳红", "ou yang hong"),
        ("尉迟恭", "yu chi gong"),
        ("尉遲恭", "yu chi gong"),
        ("长孙无忌", "zhang sun wu ji"),
        ("万俟卨", "mo qi xie"),
        ("澹台灭明", "tan tai mie ming"),
        ("单于小明", "chan yu xiao ming"),
        ("令狐冲", "ling hu chong"),
        ("长征", "chang zheng"),
        ("吕布", "lv bu"),
        ("张", "zhang"),
        ("阿依古丽·买买提", "a yi gu li mai mai ti"),
        ("John Smith", "john smith"),
        ("Ｊｏｈｎ", "john"),
        (" 李 小 明 ", "li xiao ming"),
        ("李A明2", "li a ming 2"),
        ("", ""),
        ("😀·。", ""),
    ],
)
def test_the_likeliest_reading(name: str, syllables: str) -> None:
    assert spelled(name) == tuple(syllables.split())


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("李小美", ("lixiaomei",), ("lxm",)),
        ("曾小美", ("zengxiaomei", "cengxiaomei"), ("zxm", "cxm")),
        ("单小美", ("shanxiaomei", "danxiaomei", "chanxiaomei"), ("sxm", "dxm", "cxm")),
        ("吕小美", ("lvxiaomei", "luxiaomei", "lyuxiaomei"), ("lxm",)),
        ("长孙小美", ("zhangsunxiaomei",), ("zsxm",)),
        ("", (), ()),
        ("😀", (), ()),
    ],
)
def test_the_keys(name: str, full: tuple[str, ...], initials: tuple[str, ...]) -> None:
    assert keys(name) == Keys(full, initials)


def test_a_given_name_of_two_readings_has_two_keys() -> None:
    assert set(keys("李晓乐").full) == {"lixiaole", "lixiaoyue"}
    assert set(keys("李晓乐").initials) == {"lxl", "lxy"}


@given(st.text(max_size=30) | st.text("李曾单欧阳乐长行重吕女大朝小明", max_size=8))
def test_any_name_has_few_keys_and_each_once(name: str) -> None:
    found = keys(name)
    for kind in (found.full, found.initials):
        assert len(kind) == len(set(kind)) <= 8
        assert all(key.isascii() and key.isalnum() and key == key.lower() for key in kind)
    assert bool(found.full) is bool(spelled(name))
    if found.full:
        assert found.full[0] == "".join(spelled(name))
        assert found.initials[0] == "".join(syllable[0] for syllable in spelled(name))


def test_a_name_without_end_is_no_trouble() -> None:
    assert len(keys("乐" * 10_000).full) == 8
