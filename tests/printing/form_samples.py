"""Forms and letters to print in tests (表格与公文样张): an approval, a day sheet, an official letter."""

from app.core.money import Money
from app.engine.prints import (
    AmountBox,
    Apart,
    Cells,
    Chain,
    Choice,
    Closing,
    Column,
    Document,
    Entry,
    Heading,
    Letterhead,
    Opinion,
    Paragraph,
    Salutation,
    Section,
    Signatures,
    Table,
)

UNION = "武义县总工会"
TITLE = ("关于蓝水根反映", "拖欠加班工资问题的处理意见书")
FACTS = (
    "本会工作人员何敏、陈晓于2026年11月24日、26日两次到熟溪分厂查阅考勤记录、工资表和劳动合同，询问生产主管及"
    "同班组职工四人。查明：你自2019年5月起在抛光车间工作，双方订有书面劳动合同，约定实行标准工时。2026年3月至"
    "10月，考勤记录载明延长工作时间合计312小时，休息日加班14天；工资表列支加班工资7,215.00元。按照合同约定的月工"
    "资4,800.00元折算，应发加班工资与实发数相差11,425.17元。你主张的其余部分，因缺少考勤或者其他证据印证，未予认定。"
)
OPINION = (
    "（一）对支付加班工资的请求，支持其中11,425.17元。本会已向熟溪分厂发出工会劳动法律监督意见书，该厂书面承诺"
    "于2026年12月25日前支付。\n（二）对补缴社会保险费差额的请求，请向武义县社会保险经办机构提出。"
)


def letter(*, printed: bool = False) -> Document:
    """An opinion on a petition, on three pages."""
    return Document(
        title="关于蓝水根反映拖欠加班工资问题的处理意见书",
        size="a4",
        number="武工信复字〔2026〕7号",
        office=UNION,
        letterhead=Letterhead(UNION, printed, "抄报：金华市总工会。", TITLE),
        blocks=(
            Salutation("蓝水根："),
            Paragraph(
                "你2026年11月20日反映浙江武义壶山晨曦不锈钢真空保温器皿制造股份有限公司熟溪分厂（以下简称熟溪分厂）"
                "拖欠加班工资的信访事项，本会于同日收到，11月23日受理。现已办理完毕，答复如下。"
            ),
            Heading("一、信访请求"),
            Paragraph("请求督促熟溪分厂支付2026年3月至10月的加班工资18,640.00元，并补缴同期社会保险。"),
            Heading("二、调查经过和认定的事实"),
            Paragraph("（一）关于加班工资", face="own"),
            Paragraph(FACTS),
            Paragraph("（二）关于社会保险", face="own"),
            Paragraph(
                "经向有关机构了解，熟溪分厂已为你参加各项社会保险，其中2026年7月、8月缴费基数低于实际工资。"
            ),
            Heading("三、处理意见"),
            Paragraph(
                "根据《中华人民共和国劳动法》第四十四条、《信访工作条例》第三十二条的规定，提出以下意见："
            ),
            Paragraph(OPINION),
            Paragraph(
                "如不服本意见，可自收到本意见书之日起30日内，持本意见书向金华市总工会书面提出复查申请。"
            ),
            Closing(UNION, "2026年12月11日"),
        ),
        form_code="XF-09 · 2026版",
        foot="XC01 09:14印",
    )


def approval(
    reason: str = "经入户调查（2026年11月10日）并经工会委员会讨论，情况属实，公示无异议，同意上报。",
) -> Document:
    """An approval form with upright labels, a household table and opinions."""
    household = Table(
        (
            Column("姓名", 3),
            Column("关系", 2, "centre"),
            Column("年龄", 2, "centre"),
            Column("月收入（元）", 3, "right"),
        ),
        (("何志明", "配偶", "45", "0.00"), ("徐𬱖", "长女", "20", "0.00"), ("张惠", "母亲", "78", "265.00")),
        empty=1,
    )
    levels = tuple(
        Choice(one, ticked=one == "区县级") for one in ("全国级", "省级", "地市级", "区县级", "基层")
    )
    person = (
        Cells((Entry("姓名", "徐桂芳", (1.5, 2.5), strong=True), Entry("性别", "女", (1, 1.5), side="centre"),
               Entry("民族", "汉族", (1.5, 3)))),
        Cells((Entry("身份证号", "33072319820615006X", (1.5, 5)), Entry("出生日期", "1982-06-15", (1.5, 3)))),
        Cells((Entry("工作单位", "武义晨曦保温器皿有限公司", (1.5, 9.5)),)),
    )  # fmt: skip
    return Document(
        title="困难职工救助申请审批表",
        size="a4",
        number="JZ-XC01-2026-000037",
        office="武义县职工服务中心",
        blocks=(
            Section("申请人", person),
            Section("认定", (Cells((Entry("建档标准", columns=(1.5, 9.5), choices=levels),)),)),
            Section("共同生活的家庭成员", (household,)),
            Section(
                "拟救助",
                (
                    Cells((Entry("救助项目", "生活救助（2026年第四季度）", (1.5, 9.5)),)),
                    AmountBox(Money(880_000)),
                ),
            ),
            Section("基层工会意见", (Opinion("", reason, "工会主席"),)),
            Section("县总工会意见", (Opinion("", "", "审批人"),)),
        ),
        form_code="JZ-03 · 2026版",
        foot="XC01 09:14印",
    )


def day_sheet() -> Document:
    """The sheet that ends a day."""
    counts = tuple(Column(one, 2, "right") for one in ("受理", "办结", "在办", "今日到期", "已超期"))
    lines = (
        ("困难帮扶", "9", "6", "84", "2", "—", "—"),
        ("维权", "4", "3", "31", "1", "1", "WQ-XC01-2026-000102"),
    )
    papers = (
        ("收款收据", "收-XC01-2026-000117", "收-XC01-2026-000123", "7", "1", "28,740.00"),
        ("领款单", "领-XC01-2026-000041", "领-XC01-2026-000045", "5", "0", "39,640.00"),
    )
    digest = "9F3C51D07AE2B8464D0C77F1E85A2B9C03D6417EFA58C92BE1706D3F8B24A5CE"
    cash = (
        _cash("上日结存", "1,200.00", "今日现金收", "2,640.00"),
        _cash("今日现金付", "0.00", "今日缴存银行", "2,640.00"),
        _cash("账面结存", "1,200.00", "实点现金", ""),
        _cash("长短款", "", "说明", ""),
    )
    return Document(
        title="日结单",
        size="a4",
        number="RJ-XC01-20261123",
        office="武义县职工服务中心",
        blocks=(
            Cells((Entry("日期", "2026年11月23日 星期一", (1.5, 3.5)), Entry("站点", "XC01县中心", (1.25, 2)),
                   Entry("操作人", "陈晓、何敏", (1.5, 2.25)))),
            Apart(),
            Table((Column("业务条线", 4), *counts, Column("超期案件", 5)), lines,
                  (("合计", "13", "9", "115", "3", "1", ""),)),
            Apart(),
            Table((Column("票据", 3), Column("起号", 4), Column("止号", 4), Column("份数", 2, "centre"),
                   Column("作废", 2, "centre"), Column("金额（元）", 4, "right")), papers),
            Cells((Entry("作废号码", "收-XC01-2026-000119（三联已收回，另开收-XC01-2026-000120）", (2, 6.5)),
                   Entry("缺号", columns=(1, 2.5), choices=(Choice("无缺号", ticked=True),)))),
            Apart(),
            Section("现金", cash),
            Chain("日志链首", "第18,406条 2026-11-23 17:31:08",
                  tuple(digest[n : n + 4] for n in range(0, 64, 4)),
                  ("今日143条\u3000前一日链首4B7E……A190\u3000校验：连续", "备份：17:32已写入。"), digest),
            Apart(),
            Signatures(("经办", "出纳", "复核", "负责人"), dated=False, boxed=True, shares=(3, 3, 3, 3)),
        ),
        form_code="RJ-01 · 2026版\u3000一式一份，按月装订",
        foot="17:32印",
    )  # fmt: skip


def _cash(left: str, first: str, right: str, second: str) -> Cells:
    """A row of the cash box; what is not known is for the hand."""
    pairs = ((left, first), (right, second))
    return Cells(tuple(Entry(label, value, (2, 3.5), side="right", by_hand=True) for label, value in pairs))
