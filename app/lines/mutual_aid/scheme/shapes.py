"""The keys of a scheme's file (文件各项): for each table of it the keys, their kinds and what they mean.

Reading, writing and the list of what may be written all come from here. A key is required if its
attribute has no default in the model.
"""

from app.lines.mutual_aid.scheme import model as m
from app.lines.mutual_aid.scheme import words
from app.lines.mutual_aid.scheme.kinds import (
    DAY,
    FIGURE,
    FLAG,
    MONEY,
    NUMBER,
    RATE,
    SPAN,
    TEXT,
    WHEN,
    WHOLE,
    among,
    several,
)
from app.lines.mutual_aid.scheme.shape import Key, Rows, Shape

PER = {"claim": "每次", "period": "每期", "life": "终身"}
UNITS = {"day": "天", "workday": "工作日", "month": "月", "year": "年"}
STATES = {"example": "示例", "draft": "草稿", "active": "在用", "closed": "已停用"}
RULES = {
    "cover": "不在保障期内",
    "waiting": "在等待期内",
    "late": "逾期申请",
    "times": "次数用完",
    "applies": "没有适用的给付项目",
    "nothing": "核定金额为零",
}
"""What the sum itself finds against a claim (算式自带的原因)."""

PERIOD = Shape(
    m.Period,
    "期",
    (
        Key("no", TEXT, "期号"),
        Key("start", DAY, "保障第一天"),
        Key("end", DAY, "保障最后一天"),
        Key("enrol_open", DAY, "参保登记开始"),
        Key("enrol_close", DAY, "参保登记截止"),
    ),
)
FEE = Shape(m.Fee, "交费", (Key("amount", MONEY, "每份金额"), Key("unit_kind", TEXT, "单位类型，不写为全部")))
SHARE = Shape(m.Share, "分担", (Key("payer", TEXT, "交费方"), Key("amount", MONEY, "每份承担")))
ITEM = Shape(
    m.Item,
    "参保项目",
    (
        Key("code", TEXT, "代码"),
        Key("name", TEXT, "名称"),
        Key("base", FLAG, "是否基本项目，不写为是"),
        Key("sex", among(words.SEXES), "只限性别"),
        Key("most_shares", WHOLE, "最多份数，不写为 1"),
        Key("fees", Rows(FEE, inline=True), "交费标准"),
        Key("split", Rows(SHARE, inline=True), "由谁分担，合计等于交费"),
    ),
)
AGE = Shape(
    m.Age,
    "参保年龄",
    (
        Key("who", TEXT, "人群，如 男、女干部、女工人"),
        Key("years", WHOLE, "岁数"),
        Key("months", WHOLE, "另加月数"),
        Key("born_from", DAY, "这天及以后出生的适用"),
    ),
)
ELIGIBILITY = Shape(
    m.Eligibility,
    "参保条件",
    (
        Key("member", FLAG, "是否须为会员，不写为是"),
        Key("least_months", WHOLE, "至少工作几个月"),
        Key("si_kinds", several(TEXT), "须有的医保种类"),
        Key("ages", Rows(AGE, inline=True), "参保年龄上限表"),
    ),
)
WAITING = Shape(
    m.Waiting,
    "等待期",
    (
        Key("first", WHOLE, "首保等待多长"),
        Key("renewal", WHOLE, "续保等待多长"),
        Key("unit", among(UNITS), "单位，不写为天"),
        Key("waived_causes", several(TEXT), "不设等待期的住院原因"),
    ),
)
DEADLINE = Shape(
    m.Deadline,
    "申请期限",
    (
        Key("length", WHOLE, "多长"),
        Key("unit", among(UNITS), "单位，不写为天"),
        Key(
            "from",
            among({**words.DAYS, words.PERIOD_END: "本期最后一天"}),
            "从哪天起算，不写为出院日期",
            "begins",
        ),
    ),
)
ROUNDING = Shape(
    m.Rounding,
    "取整",
    (
        Key("to", MONEY, "取到多少元：0.01、0.1、1、10"),
        Key("way", among({"half_up": "四舍五入", "down": "舍去", "up": "进一"}), "取整办法"),
        Key("at", among({"benefit": "每个项目合计后", "band": "每一段先取"}), "在哪一步取整"),
    ),
)
TERM = Shape(
    m.Term,
    "基数的一项",
    (
        Key("figure", FIGURE, "结算单上的哪一项，或 benefit.前面项目的代码"),
        Key("minus", FLAG, "减去这一项，不写为加"),
        Key("rate", RATE, "按比例计入，不写为 100%"),
        Key("most", MONEY, "最多计入多少元"),
    ),
)
BAND = Shape(
    m.Band,
    "分段",
    (
        Key("from", NUMBER, "从多少起（不含）", "low"),
        Key("to", NUMBER, "到多少止（含），最后一段不写为不封顶", "high"),
        Key("rate", RATE, "比例"),
        Key("each", MONEY, "每天多少元"),
        Key("sum", MONEY, "到了本段另给的定额"),
    ),
)
TABLE = Shape(
    m.Table,
    "分段表",
    (
        Key("when", WHEN, "适用条件，先写的先用"),
        Key("over", among({"marginal": "分段累加", "whole": "全额按所在档"}), "分段办法"),
        Key("edge", among({"lower": "归下一档", "upper": "归上一档"}), "正好在分界上归哪一档"),
        Key("deductible", NUMBER, "起付线（元或天）"),
        Key("deductible_per", among({"claim": "每次", "period": "每期"}), "起付线每次扣还是每期扣一次"),
        Key("qualify", NUMBER, "达到多少（元或天）才给，达到后全部计入"),
        Key("bands", Rows(BAND, inline=True), "各段"),
    ),
)
FACTOR = Shape(
    m.Factor,
    "系数",
    (Key("name", TEXT, "名称"), Key("rate", RATE, "系数"), Key("when", WHEN, "适用条件")),
)
WINDOW = Shape(
    m.Window,
    "观察期档",
    (
        Key("days", SPAN, "参保第几天，生效当天是第 1 天"),
        Key("rate", RATE, "按算得金额的比例，不写为 0"),
        Key("sum", MONEY, "改给定额"),
    ),
)
CAP = Shape(
    m.Cap,
    "限额",
    (
        Key("per", among(PER), "范围"),
        Key("amount", MONEY, "最多给付"),
        Key("base", MONEY, "最多计入基数"),
        Key("days", WHOLE, "最多计几天"),
        Key("when", WHEN, "适用条件"),
    ),
)
FLOOR = Shape(
    m.Floor,
    "最低给付",
    (
        Key("amount", MONEY, "不足按多少给"),
        Key("per", among({"claim": "每次", "period": "每期累计"}), "每次还是每期累计"),
    ),
)
BENEFIT = Shape(
    m.Benefit,
    "给付项目",
    (
        Key("code", TEXT, "代码"),
        Key("name", TEXT, "名称"),
        Key("item", TEXT, "属于哪个参保项目"),
        Key("article", TEXT, "办法条款"),
        Key("claims", several(among(words.KINDS)), "哪些给付类别可用"),
        Key("when", WHEN, "另加条件"),
        Key("dated_by", among(words.DAYS), "以哪天为出险日，不写为入院日期"),
        Key("measure", among({"money": "按金额", "days": "按天数", "once": "定额"}), "按什么算"),
        Key("count", among(words.COUNTS), "按天数算的数哪种天数"),
        Key(
            "second",
            among({"each": "每次单算", "total": "累计减已付", "onward": "累计接着算"}),
            "同一期再次申请怎么算",
        ),
        Key("base", Rows(TERM, inline=True), "基数由哪些项组成"),
        Key("windows", Rows(WINDOW, inline=True), "观察期各档，写了就不用统一的等待期"),
        Key("windows_for", among({"first": "只对首保", "all": "首保续保都算"}), "观察期对谁"),
        Key("floor", FLOOR, "最低给付"),
        Key("nothing_below", MONEY, "算得不足多少元的不给"),
        Key("caps", Rows(CAP, inline=True), "限额"),
        Key("not_above", Rows(TERM, inline=True), "给付不超过这些项的合计"),
        Key("times", WHOLE, "最多几次，0 为不限"),
        Key("times_per", among({"period": "每期", "life": "终身"}), "次数的范围"),
        Key("per_share", FLAG, "金额按份数加倍"),
        Key("table", Rows(TABLE), "分段表", "tables"),
        Key("factor", Rows(FACTOR), "系数", "factors"),
    ),
)
EXCLUSIVE = Shape(
    m.Exclusive,
    "不可兼得",
    (
        Key("benefits", several(TEXT), "哪几项，重的写在前面"),
        Key(
            "earlier",
            among({"deduct": "补差", "keep": "照付", "refuse": "不再付", "none": "只看本次"}),
            "本期已付过别的一项时怎么办",
        ),
    ),
)
TOGETHER = Shape(
    m.Together,
    "合并限额",
    (
        Key("amount", MONEY, "合计最多给付"),
        Key("per", among(PER), "范围，不写为每期"),
        Key("benefits", several(TEXT), "哪几项，不写为全部"),
    ),
)
REASON = Shape(
    m.Reason,
    "不予给付原因",
    (
        Key("no", TEXT, "序号"),
        Key("text", TEXT, "写在通知上的话"),
        Key("rule", among(RULES), "对应系统查出的哪种情形"),
        Key("when", WHEN, "符合条件就不予给付"),
    ),
)
DISEASES = Shape(
    m.Diseases,
    "病种表",
    (Key("code", TEXT, "代码"), Key("name", TEXT, "名称"), Key("items", several(TEXT), "病种")),
)
SCHEME = Shape(
    m.Scheme,
    "计划",
    (
        Key("code", TEXT, "代码"),
        Key("name", TEXT, "名称"),
        Key("place", TEXT, "地区"),
        Key("source", TEXT, "依据文件（文号）"),
        Key("status", among(STATES), "状态，不写为草稿"),
        Key("note", TEXT, "说明"),
        Key("eligibility", ELIGIBILITY, "参保条件"),
        Key("waiting", WAITING, "等待期"),
        Key("deadline", DEADLINE, "申请期限"),
        Key("rounding", ROUNDING, "取整"),
        Key("period", Rows(PERIOD), "期", "periods"),
        Key("item", Rows(ITEM), "参保项目", "items"),
        Key("disease", Rows(DISEASES), "病种表", "diseases"),
        Key("benefit", Rows(BENEFIT), "给付项目", "benefits"),
        Key("exclusive", Rows(EXCLUSIVE), "不可兼得", "exclusives"),
        Key("together", Rows(TOGETHER), "合并限额"),
        Key("reason", Rows(REASON), "不予给付原因", "reasons"),
    ),
)
"""The whole file (整个文件)."""
