"""The recovery sheet (恢复页): the code on paper, how to use it, two signatures; it is never kept."""

from collections.abc import Sequence

from app.core.clock import local, long_day
from app.engine.prints import Document, Groups, Heading, Paragraph, Row, Rows, Signatures
from app.printing.layout import lay_out
from app.printing.pdf import draw
from app.services.desk import Desk
from app.services.parameters import reference

_HOW = (
    "一、在签到页点“忘记口令”，选自己的姓名。\n"
    "二、按顺序输入六组字符，再打一个新口令。\n"
    "三、用过以后本页仍然有效，请放回原处。"
)
_CARE = "口令全忘了，只有这张纸能打开数据文件，没有别的办法。请打印两张，两人签名，装封后分别放入保险柜。"


def recovery_pdf(desk: Desk, groups: Sequence[str]) -> bytes:
    """The sheet as a PDF (恢复页): nothing of it is written to disk or kept here."""
    with desk.read() as asks:
        office = reference(desk, asks).office
    made = local(desk.clock.now())
    about = Rows(
        (
            Row("单位", office.name),
            Row("站点", office.station, half=True),
            Row("制作日期", long_day(made.date()), half=True),
            Row("制作人", desk.actor.name),
        )
    )
    document = Document(
        title="恢复页",
        size="a4",
        number="",
        office=office.name,
        blocks=(
            about,
            Groups("恢复码", tuple(groups)),
            Heading("使用办法"),
            Paragraph(_HOW, face="form"),
            Paragraph(_CARE, face="form"),
            Signatures(("管理员签名", "监交人签名")),
        ),
        foot=f"{office.station} {made:%H:%M}印",
    )
    return draw(lay_out(document))
