"""Fields of mutual aid (医疗互助字段): what a claim for a stay in hospital says (matters.md §5.2).

One case holds one stay with its one sheet, each figure a field of its own: some 25 figures are typed in
the order of the sheet, each with its label, its check and its column, which the columns of a grid could
not give. A further stay is a further case.
"""

from dataclasses import replace

from app.core.money import Money
from app.engine.fields import (
    AnyField,
    Field,
    bank_card,
    code,
    day,
    id_number,
    long_text,
    money,
    name,
    text,
    whole,
    yes_no,
)
from app.engine.rows import rows

INSURED = "insured"
"""The kind of standing that cover by the mutual aid gives (参保)."""

SELF = "01"
"""本人 in the list of relations (GB/T 4761)."""

# the insured: the applicant of the case
UNIT_UNION = text("unit_union", "单位工会")
MEMBERSHIP_NO = text("membership_no", "会员卡号", limit=30, hint="或社保卡号")
SI_KIND = code("si_kind", "医保种类", "si_kind")
SI_PLACE = text("si_place", "医保参保地", limit=40, hint="县（市、区）")
RETIRED = code("retired", "在职或退休", "work_status", hint="入院当天")
COVER_NO = text("cover_no", "参保凭证号", computed=True)
COVER_FROM = day("cover_from", "保障起日", computed=True)
COVER_TO = day("cover_to", "保障止日", computed=True)

# the claim
COUNTER_REASON = code("counter_reason", "窗口申请原因", "counter_reason")
CLAIM_KIND = code("claim_kind", "给付类别", "claim_kind")
LATE_REASON = text("late_reason", "延迟申请原因", limit=300, width="full", hint="过了申请期才填")

# the stay
HOSPITAL = text("hospital", "医院", width="full")
HOSPITAL_LEVEL = code("hospital_level", "医院等级", "hospital_level")
DESIGNATED = yes_no("designated", "医保定点")
PLACE_KIND = code("place_kind", "就医地", "place_kind")
REFERRAL = code("referral", "转诊或急诊", "referral")
WARD = text("ward", "科室", limit=30)
RECORD_NO = text("record_no", "住院号", limit=30)
ADMITTED_ON = day("admitted_on", "入院日期")
DISCHARGED_ON = day("discharged_on", "出院日期")
DAYS = replace(whole("days", "住院天数", unit="天"), computed=True)
CAUSE_KIND = code("cause_kind", "住院原因", "cause_kind")
DIAGNOSIS_MAIN = text("diagnosis_main", "主要诊断", limit=200, width="full")
DIAGNOSIS_CODE = text("diagnosis_code", "诊断编码", limit=10, hint="ICD-10，可不填")
DIAGNOSIS_OTHER = text("diagnosis_other", "其他诊断", limit=200, width="full")
SURGERY = yes_no("surgery", "做过手术")
SURGERY_TEXT = text("surgery_text", "手术名称")

# an accident
EVENT_ON = day("event_on", "意外日期")
EVENT_PLACE = text("event_place", "意外地点")
POLICE_NO = text("police_no", "认定书号", limit=60)
EVENT_TEXT = long_text("event_text", "意外经过", limit=500)

# the sheet and the bill
HAS_SETTLEMENT = yes_no("has_settlement", "有医保结算单")
SETTLEMENT_NO = text("settlement_no", "结算单号", limit=60, hint="没有结算单的填票据号码")
SETTLED_ON = day("settled_on", "结算日期")
INVOICE_CODE = text("invoice_code", "票据代码", limit=30)
INVOICE_NO = text("invoice_no", "票据号码", limit=30)
BILL_REASON = text("bill_reason", "处理理由", limit=200, width="full")

# the figures, copied as printed
TOTAL_COST = money("total_cost", "医疗费总额", zero=False)
POOL_PAID = money("pool_paid", "统筹基金支付")
SERIOUS_PAID = money("serious_paid", "大病保险支付")
ASSIST_PAID = money("assist_paid", "医疗救助")
CIVIL_PAID = money("civil_paid", "公务员补助")
OTHER_FUND_PAID = money("other_fund_paid", "其他基金支付", hint="没有可不填")
ACCOUNT_PAID = money("account_paid", "个人账户支付")
FAMILY_ACCOUNT_PAID = money("family_account_paid", "家庭共济支付", hint="没有可不填")
CASH_PAID = money("cash_paid", "个人现金支付")
DIFFERENCE = money("difference", "各项差额", computed=True)
DEDUCTIBLE = money("deductible", "起付标准")
CLASS_B_SELF = money("class_b_self", "乙类先行自付")
SELF_FUNDED = money("self_funded", "自费")
OVER_LIMIT = money("over_limit", "超限价自费")
SELF_SHARE = money("self_share", "个人自负")

FUND_PARTS: tuple[Field[Money], ...] = (POOL_PAID, SERIOUS_PAID, ASSIST_PAID, CIVIL_PAID, OTHER_FUND_PAID)
"""What funds paid of the total (基金支付)."""

OWN_PARTS: tuple[Field[Money], ...] = (ACCOUNT_PAID, FAMILY_ACCOUNT_PAID, CASH_PAID)
"""What the person paid of the total (个人支付)."""

SELF_PARTS: tuple[Field[Money], ...] = (DEDUCTIBLE, CLASS_B_SELF, SELF_FUNDED, OVER_LIMIT, SELF_SHARE)
"""Of what the person's part consists (个人负担构成)."""

MAY_BE_ABSENT: tuple[Field[Money], ...] = (OTHER_FUND_PAID, FAMILY_ACCOUNT_PAID)
"""Figures that many sheets don't have (可缺的项): absent counts as zero."""

FIGURES: tuple[Field[Money], ...] = (TOTAL_COST, *FUND_PARTS, *OWN_PARTS, *SELF_PARTS)
"""Every figure of the sheet in its order (结算单各项)."""

# what others paid on the same bill
ONE_STOP_PAID = money("one_stop_paid", "一站式已付")
COMMERCIAL_PAID = money("commercial_paid", "商业保险已付", hint="含惠民保")
THIRD_PARTY_PAID = money("third_party_paid", "第三人赔付")
RELIEF_PAID = money("relief_paid", "工会民政救助")

OTHER_PAID: tuple[Field[Money], ...] = (ONE_STOP_PAID, COMMERCIAL_PAID, THIRD_PARTY_PAID, RELIEF_PAID)
"""What others paid on the same bill (其他补偿)."""

# who takes the money
PAYEE_RELATION = code("payee_relation", "领款人身份", "relation", hint="领款人是参保人的什么人")
PAYEE = name("payee", "领款人")
PAYEE_REASON = code("payee_reason", "代领原因", "payee_reason")
PAYEE_ID_NUMBER = id_number("payee_id_number", "领款人证件号")
BANK = text("bank", "开户银行", limit=60)
BANK_BRANCH = text("bank_branch", "支行", limit=60)
ACCOUNT_NO = bank_card("account_no", "银行卡号")
ACCOUNT_NAME = name("account_name", "户名")

# the three declarations, and the word of the unit's union
TRUE_STATEMENT = yes_no("true_statement", "如实申报")
DATA_CONSENT = yes_no("data_consent", "同意核查医保")
REFUND_PROMISE = yes_no("refund_promise", "承诺多领退回")
SIGNED_ON = day("signed_on", "签名日期")
UNION_OPINION = text("union_opinion", "单位工会意见", limit=200, width="full")
UNION_PERSON = name("union_person", "工会签字人")
UNION_ON = day("union_on", "工会签章日期")

# the sum: worked out on paper, confirmed by another
PERIOD = text("period", "第几期计划", limit=20, hint="如2026")
CALCULATION = long_text("calculation", "计算过程", limit=800, hint="基数、比例、已付、限额，照计算表写")
COMPUTED_SUM = money("computed_sum", "计算金额")
DIFFERENCE_REASON = text("difference_reason", "差额原因", limit=200, width="full")
CONFIRMED_SUM = money("confirmed_sum", "复核金额")
ADJUSTED = money("adjusted", "调整金额", computed=True)
ADJUST_REASON = text("adjust_reason", "调整理由", limit=200, width="full")
DECIDED = money("decided", "核定金额", computed=True)

OPINION = long_text("opinion", "审批意见", limit=500)
MUTUAL_FUND = code("mutual_fund", "互助金来源", "mutual_fund")
EXCLUSION = code("exclusion", "原因", "exclusion")
EXCLUSIONS = rows("exclusions", "不予给付原因", EXCLUSION)
DENY_TEXT = long_text("deny_text", "不予给付说明", limit=500)

BATCH_NO = text("batch_no", "报盘批次", limit=30, hint="银行代发文件的名称或批号")
PAID_ON = day("paid_on", "到账日期")

ACCEPT_NEEDS: tuple[AnyField, ...] = (
    SI_KIND,
    SI_PLACE,
    COUNTER_REASON,
    CLAIM_KIND,
    HOSPITAL,
    ADMITTED_ON,
    DISCHARGED_ON,
    CAUSE_KIND,
    DIAGNOSIS_MAIN,
    HAS_SETTLEMENT,
    SETTLEMENT_NO,
    TOTAL_COST,
    PAYEE_RELATION,
    TRUE_STATEMENT,
    DATA_CONSENT,
    REFUND_PROMISE,
    SIGNED_ON,
)
"""What acceptance needs of the claim (受理必填), the A of matters.md §5.2."""

COMPUTE_NEEDS: tuple[AnyField, ...] = (
    RETIRED,
    HOSPITAL_LEVEL,
    DESIGNATED,
    PLACE_KIND,
    SETTLED_ON,
    *(one for one in FIGURES if one not in MAY_BE_ABSENT),
    *OTHER_PAID,
    UNION_OPINION,
    UNION_PERSON,
    UNION_ON,
    PERIOD,
    COMPUTED_SUM,
)
"""What the calculation needs (计算必填), the S of matters.md §5.2."""
