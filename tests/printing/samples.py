"""Papers to print in tests (样张内容): a plain and a full receipt, a grid, a recovery sheet."""

from app.engine.prints import (
    Document,
    Groups,
    Heading,
    MaterialLine,
    Materials,
    Missing,
    Note,
    Paragraph,
    Promise,
    Query,
    Row,
    Rows,
    Signatures,
    Size,
    Subject,
)

NOTE = "凭本回执或本人证件查询、领取结果。遗失不影响办理。"
REASON = (
    "本人在抛光车间工作。配偶2025年9月因意外受伤，长期卧床，经医保报销后家庭自负医疗费九万六千余元；"
    "长女就读高职，次子就读小学，母亲年老多病。家庭仅靠本人工资维持，人均月收入低于本县最低生活保障标准，"
    "特申请生活救助。"
)
UNIT = "浙江武义壶山晨曦不锈钢真空保温器皿制造股份有限公司熟溪分厂"
RARE_NAMES = "𠮷䶮𬱖𠅤"
PLAIN = (
    ("救助申请书", "原件", 1),
    ("家庭成员身份证、户口簿", "复印", 3),
    ("近12个月收入证明", "原件", 2),
    ("经济状况核对授权书", "原件", 1),
)
FULL = (
    ("给付申请表", "原件", 1),
    ("出院记录（含入院、出院诊断，加盖病案室章）", "复印", 2),
    ("医疗费用发票或医保结算单", "原件", 6),
    ("费用明细清单", "原件", 1),
    ("身份证", "复印", 1),
    ("社会保障卡（金融账户）", "复印", 1),
    ("单位工会证明", "原件", 1),
    ("委托书及受托人身份证", "原件", 2),
    ("延迟申请情况说明", "原件", 1),
)


def receipt(size: Size) -> Document:
    """A receipt as it usually is."""
    number, code = "JZ-XC01-2026-000412", "7K3M9P"
    return Document(
        title="受理回执",
        size=size,
        number=number,
        office="武义县职工服务中心",
        number_label="受理编号",
        blocks=(
            Subject("申请事项", "困难职工生活救助申请"),
            Rows(_rows("徐＊芳", "")),
            Promise("承诺办结", "2026年12月14日前", ("星期一 · 受理后15个工作日",)),
            _materials("共7份", PLAIN),
            Query(code, "0579-80000000", "12351", f"{number} {code}"),
            Note(NOTE),
        ),
        foot="XC01 09:14印",
        form_code="SL-01 · 2026版",
        clerk="2号窗口 经办 陈晓",
        seal="业务专用章",
    )


def full_receipt(size: Size) -> Document:
    """A receipt with all it may hold: nine papers, two missing, a provisional date, rare characters."""
    number, code = "HZ-XC01-2026-000118", "4XW7QA"
    return Document(
        title="受理回执",
        size=size,
        number=number,
        office="武义县职工服务中心",
        number_label="受理编号",
        blocks=(
            Subject("申请事项", "住院医疗互助金给付申请（第二次，附家庭成员同期住院材料）"),
            Rows(_rows("何＊𠮷（代办：徐＊𬱖）", UNIT)),
            Promise(
                "承诺办结",
                "2027年1月5日前",
                ("星期二 · 受理后30个工作日", "暂定：2027年放假安排公布后可能顺延"),
            ),
            _materials("共16份", FULL),
            Missing(
                "尚缺（容缺受理）",
                "12月8日前补齐",
                ("转院备案表（定点医院医保办盖章）", "第二次住院费用发票第3页"),
            ),
            Query(code, "0579-80000000", "12351", f"{number} {code}"),
            Note(NOTE),
        ),
        foot="XC01 09:14印",
        form_code="SL-01 · 2026版",
        clerk="2号窗口 经办 陈晓",
        seal="业务专用章",
    )


def grid(reason: str = REASON, size: Size = "a4") -> Document:
    """A plain grid of label and value, with the applicant's own words and three signatures."""
    rows = (
        Row("姓名", "徐桂芳", strong=True, half=True, whole=True),
        Row("性别", "女", half=True),
        Row("身份证号", "33072319820615006X", half=True),
        Row("出生日期", "1982-06-15", half=True),
        Row("工作单位", UNIT),
        Row("家庭住址", "武义县熟溪街道样例村12号"),
        Row("其他说明", ""),
        Row("申请理由", reason, face="own"),
        Row("家庭人均月收入（元）", "312.48", half=True),
        Row("对照标准（元/月）", "1,180.00", half=True),
        Row("核定金额", "人民币壹万叁仟捌佰陆拾元整", strong=True),
    )
    return Document(
        title="困难职工救助审批表",
        size=size,
        number="JZ-XC01-2026-000412",
        office="武义县职工服务中心",
        blocks=(
            Rows(rows),
            Note("本表一式两份：中心、记账凭证。"),
            Signatures(("经办人", "复核人", "审批人")),
        ),
        foot="XC01 09:14印",
        form_code="JZ-03 · 2026版",
    )


def recovery(groups: tuple[str, ...] = ("7K3M", "9PXA", "B2CD", "E4FG", "H5JK", "L6MN")) -> Document:
    """The recovery sheet: the code in big groups, how to use it, two signatures."""
    return Document(
        title="恢复页",
        size="a4",
        number="",
        office="武义县职工服务中心（站点XC01）",
        blocks=(
            Paragraph("这一页能打开本中心的全部资料。\n请当面封存，由两人签名后放入保险柜，不要拍照。"),
            Groups("恢复码", groups),
            Heading("使用办法"),
            Paragraph("一、在登录页选“使用恢复码”，按顺序输入六组字符。", face="form"),
            Heading("封存"),
            Signatures(("设置人签名", "见证人签名")),
        ),
        foot="XC01 2026-11-23 09:14印",
        form_code="GL-01 · 2026版",
    )


def _rows(applicant: str, unit: str) -> tuple[Row, ...]:
    """Who applies, and who received it when."""
    return (
        Row("申请人", applicant, half=True),
        Row("证件", "身份证 尾号0012", half=True),
        Row("工作单位", unit),
        Row("受理时间", "2026-11-23 09:12", half=True),
        Row("经办", "2号窗口\u3000陈晓", half=True, on="sheet"),
    )


def _materials(count: str, papers: tuple[tuple[str, str, int], ...]) -> Materials:
    """The papers received."""
    lines = tuple(MaterialLine(n + 1, *paper) for n, paper in enumerate(papers))
    return Materials("已收材料", count, lines)
