"""Fields of medical relief (医疗救助字段): the illness, stays in hospital, what others paid."""

from app.engine.fields import code, day, money, text, yes_no
from app.engine.rows import rows

DISEASE = code("disease", "病种", "relief_disease")
HAS_SETTLEMENT = yes_no("has_settlement", "有医保结算单")
TREATED_AWAY = yes_no("treated_away", "在县外就医")
OTHER_PAYER = yes_no("other_payer", "另有赔付方", hint="商业保险、惠民保、第三人、互助金")

HOSPITAL = text("hospital", "医院", limit=60)
ADMITTED_ON = day("admitted_on", "入院日期")
DISCHARGED_ON = day("discharged_on", "出院日期")
SETTLEMENT_NO = text("settlement_no", "结算单（票据）号", limit=40)
TOTAL = money("total", "费用总额", zero=False)
POOL_PAID = money("pool_paid", "统筹基金")
SERIOUS_PAID = money("serious_paid", "大病保险")
ASSIST_PAID = money("assist_paid", "医疗救助")
OTHER_FUND_PAID = money("other_fund_paid", "其他基金")
OWN_PAID = money("own_paid", "个人支付")

FUND_PARTS = (POOL_PAID, SERIOUS_PAID, ASSIST_PAID, OTHER_FUND_PAID)
"""What the funds paid of a bill (基金支付), as the sheet of the hospital says it."""

STAYS = rows(
    "stays",
    "住院与结算单",
    HOSPITAL,
    ADMITTED_ON,
    DISCHARGED_ON,
    SETTLEMENT_NO,
    TOTAL,
    *FUND_PARTS,
    OWN_PAID,
    optional=(*(one.code for one in FUND_PARTS), OWN_PAID.code),
)

MUTUAL_AID_PAID = money("mutual_aid_paid", "互助金已给付")
COMMERCIAL_PAID = money("commercial_paid", "商业险等已赔付")
SELF_PAID = money("self_paid", "个人自付合计", computed=True)
BALANCE = money("balance", "自付余额", computed=True)
