"""The rooms of the house (全部业务间): the lines that are here, and those whose tab already stands."""

from app.lines.relief.room import ROOM as RELIEF
from app.room import Coming, Room

ROOMS: tuple[Room, ...] = (RELIEF,)
"""The lines that have moved in, in the order of their tabs."""

COMING: tuple[Coming, ...] = (
    Coming(
        "rights",
        3,
        "维权",
        "维权",
        "scale",
        "这里将办理法律咨询、劳动争议调解、法律援助、劳动法律监督和欠薪协查。",
    ),
    Coming(
        "petitions",
        4,
        "信访",
        "信访",
        "mail",
        "这里将登记来访、来信、来电和网上信访，并按期限转送、办理、答复。",
    ),
    Coming(
        "employment", 5, "就业", "就业", "briefcase", "这里将办理求职登记、岗位登记、推荐、培训报名和招聘会。"
    ),
    Coming(
        "mutual_aid",
        6,
        "医疗互助",
        "互助",
        "stethoscope",
        "这里将办理团体参保、住院和门诊给付、重大疾病与意外给付。",
    ),
)
"""The lines that move in later; `digit` is that of the tab."""
