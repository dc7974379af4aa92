"""The columns of the office's own sheet of hardship files (困难职工档案表), with names of older forms.

The labels are those of the published forms that relief file §1.2 merges; a column that a sheet lacks is
simply not taken in.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from app.engine.fields import AnyField, code, day, id_number
from app.engine.rows import Rows
from app.lines.relief.fields import content
from app.lines.relief.fields.aid import (
    ACCOUNT_NAME,
    ACCOUNT_NO,
    BANK,
    BANK_BRANCH,
    HAS_UNION,
    ON_DIBAO,
    REASON,
)
from app.lines.relief.fields.hardship import LEVEL
from app.lines.relief.fields.register import FILE_REMARK, FILED_BY, NATIONAL_NO, OF_RELIEVED, RELIEF_GROUP
from app.services.imports import Column, Group
from app.services.person_form import (
    ADDRESS,
    ETHNIC,
    JOB,
    NAME,
    OTHER_CONTACT,
    PHONE,
    SEX,
    TOWN,
    UNIT,
)

ID_NUMBER = id_number("id_number", "身份证号")
BORN_ON = day("born_on", "出生日期")
CATEGORY = code("category", "困难类别", "hardship_category")
OPENED_ON = day("opened_on", "建档日期")
REVIEWED_ON = day("reviewed_on", "复核日期", hint="最近一次年度复核")
REMARK = replace(FILE_REMARK, code="file_remark")

OF_PERSON: tuple[AnyField, ...] = (
    NAME,
    ID_NUMBER,
    SEX,
    ETHNIC,
    BORN_ON,
    PHONE,
    OTHER_CONTACT,
    TOWN,
    ADDRESS,
    UNIT,
    JOB,
)
"""What the register of people holds of the worker (职工资料栏)."""

OF_FILE: tuple[AnyField, ...] = (NATIONAL_NO, LEVEL, CATEGORY, OPENED_ON, REVIEWED_ON, FILED_BY, REMARK)
"""What the register holds of the file itself (档案首部栏)."""


def _rounded(text: str) -> str:
    """An area to whole square metres, as the file keeps it."""
    bare = text.removesuffix("平方米").removesuffix("平米").removesuffix("m2").removesuffix("㎡").strip()
    try:
        return str(Decimal(bare).quantize(Decimal(1), ROUND_HALF_UP))
    except InvalidOperation:
        return text


_SICK = {"癌症": "02", "尿毒症": "05"}
_STATUS: Mapping[str, str] = {
    "在岗": "work",
    "在职": "work",
    "下岗": "waiting",
    "待岗": "waiting",
    "失业": "jobless",
    "无业": "jobless",
    "内退": "retired",
    "离休": "retired",
    "个体": "business",
    "灵活就业人员": "flexible",
    "上学": "student",
    "在校学生": "student",
}
_RELATION: Mapping[str, str] = {
    "爱人": "10",
    "丈夫": "11",
    "妻子": "12",
    "儿子": "20",
    "女儿": "30",
    "父": "51",
    "母": "52",
}
_NAMES: Mapping[AnyField, tuple[str, ...]] = {
    NATIONAL_NO: ("职工编号", "档案编号", "困难职工编号", "编号"),
    LEVEL: ("建档标准", "档案级别"),
    CATEGORY: ("困难类型", "类别", "困难职工类别"),
    OPENED_ON: ("建档时间", "录入日期"),
    REVIEWED_ON: ("最近复核日期", "更新日期", "复核时间"),
    FILED_BY: ("录入人", "填表人"),
    NAME: ("职工姓名", "困难职工姓名", "户主姓名"),
    ID_NUMBER: ("身份证号码", "证件号码", "公民身份号码", "身份证", "职工身份证号"),
    BORN_ON: ("出生年月日", "出生年月"),
    PHONE: ("手机号码", "手机号", "手机", "电话", "联系方式"),
    OTHER_CONTACT: ("其它联系方式", "固定电话"),
    TOWN: ("镇街", "乡镇", "所属镇街"),
    ADDRESS: ("家庭住址", "家庭地址", "现住址", "详细地址"),
    UNIT: ("单位名称", "所在单位", "单位"),
    JOB: ("职务", "工种"),
    content.WORKER_KIND: ("职工类型",),
    content.IDENTITY: ("身份",),
    content.WORK_STATE: ("就业状态", "就业状况"),
    content.HEALTH: ("健康情况", "身体状况"),
    content.DISABILITY_KIND: ("残疾类型",),
    content.DISABILITY_LEVEL: ("残疾级别",),
    content.DISABILITY_NO: ("残疾证号码",),
    content.MARRIAGE: ("婚姻",),
    content.HUKOU_KIND: ("户口性质", "户籍类型", "户籍性质"),
    content.HUKOU_AREA: ("户口所在地行政区划", "行政区划"),
    content.HUKOU_PLACE: ("户籍所在地", "户籍地址"),
    content.POSTCODE: ("邮编",),
    content.MODEL_WORKER: ("劳模", "劳模称号"),
    content.INSURANCE: ("医疗保险", "参保情况", "医保类型"),
    ON_DIBAO: ("是否低保", "是否享受低保", "低保户"),
    content.SINGLE_PARENT: ("是否单亲", "单亲"),
    content.CAN_HELP_SELF: ("是否有一定自救能力", "自救能力"),
    content.NOBODY_WORKS: ("是否零就业家庭", "零就业"),
    content.WORKED_FROM: ("工作时间", "参加工作时间"),
    HAS_UNION: ("是否建会", "单位是否建会"),
    content.OWNERSHIP: ("企业性质",),
    content.UNIT_STATE: ("单位状况", "企业经营状况"),
    content.INDUSTRY: ("行业",),
    content.CONTRACT_ON: ("劳动合同签订日期",),
    content.CONTRACT_MONTHS: ("劳动合同期限",),
    content.HOUSING: ("住房性质",),
    content.HOUSE_AREA: ("住房面积", "建筑面积㎡", "面积"),
    content.HOUSES: ("房屋套数",),
    content.VEHICLES: ("机动车数量", "车辆"),
    content.SAVINGS: ("存款",),
    content.OWN_INCOME: ("本人月收入", "月平均收入", "本人收入"),
    content.OTHER_INCOME: ("家庭其他非薪资年收入", "其他非薪资年收入"),
    content.HOUSEHOLD_INCOME: ("家庭年收入", "家庭总收入", "年度总收入"),
    content.LOSS: ("意外损失", "损失金额"),
    content.MAIN_CAUSE: ("致困原因", "主要困难原因", "困难原因"),
    content.CAUSE_TEXT: ("其他致困原因", "致困说明"),
    REASON: ("困难情况", "困难情况说明", "情况说明"),
    BANK: ("开户行", "银行"),
    BANK_BRANCH: ("支行名称", "开户支行"),
    ACCOUNT_NO: ("银行账号", "卡号", "账号", "社保卡号"),
    ACCOUNT_NAME: ("开户名", "账户名"),
    RELIEF_GROUP: ("五类重点群体",),
    content.MEMBER_RELATION: ("与户主关系", "关系", "称谓"),
    content.MEMBER_ID: ("身份证号", "身份证号码"),
    content.MEMBER_STATUS: ("身份", "就业状况"),
    content.MEMBER_INCOME: ("月平均收入", "收入"),
    content.MEMBER_HEALTH: ("健康情况", "身体状况"),
    content.MEMBER_MODEL: ("劳模",),
    content.MEMBER_INSURANCE: ("医疗保险",),
    content.MEMBER_HUKOU: ("户口性质",),
    content.MEMBER_PHONE: ("手机", "电话", "联系电话"),
    content.MEMBER_CONTACT: ("其它联系方式",),
    content.MEMBER_EDUCATION: ("学历", "文化程度"),
    content.MEMBER_SCHOOL_YEARS: ("学制年制",),
    content.MEMBER_PLACE: ("单位", "学校", "工作单位", "工作单位或学校", "单位（学校）"),
    content.MEMBER_CONTRACT_ON: ("劳动合同签订时间", "合同签订日期", "入伍时间"),
    content.SPENT: ("金额", "支出金额"),
    content.SPENT_ON: ("支出类别",),
    content.SPENT_COUNTED: ("认定",),
}
_WORDS: Mapping[AnyField, Mapping[str, str]] = {
    content.HEALTH: _SICK,
    content.MEMBER_HEALTH: _SICK,
    content.MEMBER_STATUS: _STATUS,
    content.MEMBER_RELATION: _RELATION,
}
_NEEDED = (NAME, ID_NUMBER, CATEGORY)
_COMPUTED_HERE = (SEX, BORN_ON)


def _column(field: AnyField, *, of_worker: bool = True) -> Column:
    """A name alone is that of whoever the row is about: 职工姓名 is never a member's."""
    return Column(
        field,
        _NAMES.get(field, ()) if of_worker or field != NAME else (),
        field in _NEEDED,
        _WORDS.get(field, {}),
        _rounded if field == content.HOUSE_AREA else None,
    )


def _typed(fields: tuple[AnyField, ...]) -> tuple[Column, ...]:
    """The columns that somebody fills; tables inside the form stand in groups, what is worked out nowhere."""
    listed = (content.HOUSEHOLD, content.EXPENSES, content.OTHER_CAUSES)
    return tuple(_column(one) for one in fields if one not in listed and not one.computed)


OF_CONTENT = (
    *_typed(content.OF_WORKER),
    *_typed(content.OF_WORK),
    *_typed(content.OF_PROPERTY),
    *_typed((content.OTHER_BOOKLET,)),
    *_typed(content.OF_FIGURES),
    *_typed(content.OF_CAUSE),
    *_typed((BANK, BANK_BRANCH, ACCOUNT_NO, ACCOUNT_NAME)),
    *_typed(OF_RELIEVED),
)
"""What a version of the file holds (档案内容栏)."""

COLUMNS = (*_typed(OF_FILE[:3]), *_typed(OF_PERSON), *OF_CONTENT, *_typed(OF_FILE[3:]))
"""All columns of the sheet, in the order of the form (全部栏目)."""


def _group(field: AnyField, names: tuple[str, ...], most: int) -> Group:
    assert isinstance(field.kind, Rows)
    columns = tuple(_column(one, of_worker=False) for one in field.kind.columns)
    return Group(field, names, columns, most)


GROUPS = (
    _group(content.HOUSEHOLD, ("成员", "家庭成员"), content.MOST_MEMBERS),
    _group(content.EXPENSES, ("刚性支出", "支出"), 6),
    Group(
        content.OTHER_CAUSES,
        ("次要致困原因", "次要原因"),
        (Column(content.CAUSE, ("",)),),
        content.MOST_CAUSES,
    ),
)
"""Household, rigid spending, further causes (栏组)."""
