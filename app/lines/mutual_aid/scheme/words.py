"""Words of a scheme (计划用语): the figures, facts, days and numbers of a claim that a rule may ask for.

The codes are those of the claim's form; their labels stand on the form, in the file's faults and in the sum.
"""

from collections.abc import Mapping

from app.lines.mutual_aid import fields as f

FIGURES: Mapping[str, str] = {one.code: one.label for one in (*f.FIGURES, *f.OTHER_PAID)}
"""What a base may be made of (结算单各项、其他补偿)."""

MAY_BE_ABSENT = frozenset(one.code for one in (*f.MAY_BE_ABSENT, *f.OTHER_PAID))
"""Figures that count as zero when nothing is said (可缺的项)."""

LISTED: Mapping[str, str] = {
    one.code: one.label
    for one in (f.SI_KIND, f.RETIRED, f.HOSPITAL_LEVEL, f.PLACE_KIND, f.REFERRAL, f.CAUSE_KIND)
}
"""Facts whose answers are a list of the office (代码表事实)."""

LIST_OF: Mapping[str, str] = {"retired": "work_status"}
"""The list of a fact where it isn't named like it (代码表名)."""

YES_NO: Mapping[str, str] = {"yes": "是", "no": "否"}
SEXES: Mapping[str, str] = {"male": "男", "female": "女"}
FIXED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "sex": ("性别", SEXES),
    "designated": (f.DESIGNATED.label, YES_NO),
    "surgery": (f.SURGERY.label, YES_NO),
    "first_join": ("首次参保", YES_NO),
    "hardship": ("在档困难职工", YES_NO),
    "disability_level": ("伤残等级", {str(n): f"{n}级" for n in range(1, 11)}),
}
"""Facts whose answers are the same everywhere (固定事实)."""

DISEASE = "disease"
GROUP = "group"
FACTS: Mapping[str, str] = {
    **LISTED,
    **{code: label for code, (label, _) in FIXED.items()},
    DISEASE: "病种",
    GROUP: "人员类别",
}
"""Every fact that a condition may ask for (条件可问的事实); a group is whatever the scheme calls it."""

COUNTS: Mapping[str, str] = {"days": "住院天数", "icu_days": "重症监护天数"}
"""What a benefit by days may count (可计的天数)."""

STATED: Mapping[str, str] = {**COUNTS, "age": "年龄", "join_years": "连续参保年数"}
"""Numbers that the claim states (申请写明的数)."""

NUMBERS: Mapping[str, str] = {
    **STATED,
    "cover_day": "参保第几天",
    "claim_no": "本期第几次",
}
"""Every number that a condition may bound (条件可限的数)."""

DAYS: Mapping[str, str] = {
    **{one.code: one.label for one in (f.ADMITTED_ON, f.DISCHARGED_ON, f.SETTLED_ON, f.EVENT_ON)},
    "first_diagnosed_on": "首次确诊日",
    "died_on": "身故日期",
}
"""Days by which an event is dated, or from which a time to claim runs (可作起算的日期)."""

KINDS: Mapping[str, str] = {
    "inpatient": "住院",
    "outpatient": "特病门诊",
    "serious": "重大疾病",
    "in_situ": "原位癌",
    "women": "女性特殊疾病",
    "accident_medical": "意外医疗",
    "accident_disability": "意外伤残",
    "death_illness": "疾病身故",
    "death_accident": "意外身故",
}
"""Kinds of claim (给付类别): the bound list `claim_kind`."""

OF_BENEFIT = "benefit."
"""How a term names what an earlier benefit of the same claim gives (本次已算的项目): benefit.CODE."""

PERIOD_END = "period_end"
"""The last day of the period, from which a time to claim may run too (本期最后一天)."""
