"""Money papers to print in tests (票据样张): receipts, payout slips, rosters, usual and at their limits."""

from datetime import date
from random import Random

from app.core.money import Money
from app.engine.prints import (
    AmountBox,
    Cells,
    Choice,
    Column,
    Copy,
    Document,
    Entry,
    Roster,
    Signatures,
    Signer,
    SignRow,
    Size,
)

LONG_UNIT = "浙江武义壶山晨曦不锈钢真空保温器皿制造股份有限公司熟溪分厂"
LONG_NAME = "阿卜杜热合曼·买买提依明·吐尔逊江·阿不都热西提·艾合买提江·吾"
USUAL = Money(1_386_000)
MOST = Money(99_999_999_999)
COPIES = (
    Copy("第一联 存根", "白", "本联由收款单位存查。"),
    Copy("第二联 收据", "红", "本联交付款人，加盖财务专用章有效。限内部往来结算，不代替发票、财政票据。"),
    Copy("第三联 记账", "黄", "本联作记账凭证附件。"),
)


def received(size: Size, amount: Money | None = USUAL, *, stress: bool = False, banner: str = "") -> Document:
    """An internal receipt in three copies."""
    payer = LONG_UNIT if stress else "武义晨曦保温器皿有限公司工会委员会"
    reason = (
        "2026年度职工医疗互助参保费及补缴上年度参保费（含新就业形态劳动者、在档困难职工家庭成员、"
        "外派技术人员），名册附后，共4份，经办人何𠮷、徐𬱖"
        if stress
        else "2026年度职工医疗互助参保费，126人 × 110.00元"
    )
    note = f"交款人 {LONG_NAME} 代交" if stress else "参保名册CB-XC01-2026-000087；转账凭证尾号3390"
    ways = (Choice("现金"), Choice("转账", ticked=amount is not None))
    blank = amount is None
    return Document(
        title="收款收据",
        size=size,
        number="" if blank else "收-XC01-2026-000123",
        office="武义县职工服务中心",
        purpose="医疗互助 · 参保缴费",
        dated_on=date(2026, 11, 23),
        copies=COPIES,
        banner=banner,
        blocks=(
            Cells(
                (
                    Entry("交款人", "" if blank else payer, (2, 6), by_hand=True),
                    Entry("收款方式", columns=(1.5, 2.5), choices=ways),
                ),
                high=11,
            ),
            Cells((Entry("收款事由", "" if blank else reason, (2, 10), by_hand=True),), high=13),
            AmountBox(amount),
            Cells((Entry("备注", "" if blank else note, (2, 10), by_hand=True),), high=8),
            SignRow(
                (
                    Signer("收款单位", "武义县职工服务中心", 2.2),
                    Signer("审核", "" if blank else "何敏"),
                    Signer("收款人", "" if blank else "陈晓"),
                    Signer("交款人", share=1.6),
                )
            ),
        ),
        foot="XC01 2026-11-23 09:31",
    )


def payout(size: Size = "a5", *, stress: bool = False) -> Document:
    """A payout slip."""
    reason = (
        "因突发意外致困，申请临时救助，并一次性补发2025年9月至2026年11月生活救助金；"
        "审批表 JZ-XC01-2026-000037、JZ-XC01-2026-000038"
        if stress
        else "困难职工生活救助（2026年第四季度），审批表 JZ-XC01-2026-000037"
    )
    return Document(
        title="领款单",
        size=size,
        number="领-XC01-2026-000045",
        office="武义县职工服务中心",
        copies=(Copy("第一联 记账", words="领款人须本人签名；按指印的须有见证人签名。金额涂改无效。"),),
        blocks=(
            Cells(
                (
                    Entry("领款人", LONG_NAME if stress else "徐桂芳", strong=True, whole=True),
                    Entry("领款日期", "2026-11-23"),
                )
            ),
            Cells((Entry("身份证号", "3307**********0012"), Entry("联系电话", "138****2266"))),
            Cells((Entry("工作单位", LONG_UNIT if stress else "武义晨曦保温器皿有限公司", (2, 10)),)),
            Cells((Entry("领款事由", reason, (2, 10)),), high=12),
            AmountBox(MOST if stress else Money(880_000)),
            Cells(
                (
                    Entry("资金来源", "县财政专项帮扶资金"),
                    Entry(
                        "收款方式", choices=(Choice("现金", ticked=stress), Choice("转账", ticked=not stress))
                    ),
                )
            ),
            Cells(
                (
                    Entry("代领人", "何𠮷" if stress else "", (2, 2)),
                    Entry("关系", "配偶" if stress else "", (1, 1), side="centre"),
                    Entry("代领证件", "尾号2213" if stress else "", (2, 2)),
                    Entry("附件", "12张" if stress else "2张", (1, 1), side="centre"),
                )
            ),
            Signatures(
                ("领款人（签章）", "经办", "审核", "会计", "出纳", "审批"),
                dated=False,
                boxed=True,
                shares=(3, 1.8, 1.8, 1.8, 1.8, 1.8),
            ),
        ),
        foot="XC01 2026-11-23 10:02",
    )


def roster(count: int, size: Size = "a4-across", *, stress: bool = False) -> Document:
    """The roster of a batch."""
    chance = Random(count)
    rows = tuple(_line(n, chance, stress=stress) for n in range(1, count + 1))
    columns = (
        Column("序号", side="centre"),
        Column("姓名"),
        Column("身份证号"),
        Column("工作单位"),
        Column("类别", side="centre"),
        Column("资金来源", side="centre"),
        Column("金额（元）", side="right"),
        Column("卡号\n尾四位", side="centre"),
        Column("联系电话", side="centre"),
        Column("本人签名"),
    )
    return Document(
        title="困难职工帮扶资金发放花名册",
        size=size,
        number="FF-XC01-2026-000009",
        office="武义县职工服务中心",
        purpose="填报单位：武义县职工服务中心\u3000\u3000项目：2026年第四季度生活救助",
        number_label="批次",
        blocks=(
            Roster(columns, rows, amount=6),
            SignRow(
                tuple(Signer(one) for one in ("制表", "经办", "审核", "出纳", "审批（主席）")),
                sealed=True,
                note="附：银行代发清单1份，退票重发0笔。代领须另附委托书并填写领款单。",
            ),
        ),
        form_code="JZ-07 · 2026版\u3000一式两份：中心、记账凭证",
    )


def _line(n: int, chance: Random, *, stress: bool) -> tuple[str | Money, ...]:
    """One line of the roster; at the limits every fifth has a long name and unit."""
    long = stress and n % 5 == 0
    unit = chance.choice(("武义样例休闲用品厂", "武义晨曦保温器皿有限公司", "武义县样例环卫所"))
    return (
        str(n),
        LONG_NAME if long else chance.choice("潘陈邹王何鲍") + chance.choice(("杰华", "永美", "𠮷", "平英")),
        f"33072319820615{chance.randrange(10_000):04d}",
        LONG_UNIT if long else unit,
        chance.choice(("深度", "相对", "意外")),
        chance.choice(("本级工会", "省总补助", "县财政专项")),
        MOST if long else Money(chance.choice((880_000, 300_000, 704_000, 1_100_000))),
        f"{chance.randrange(10_000):04d}",
        f"1380000{chance.randrange(10_000):04d}",
        "",
    )
