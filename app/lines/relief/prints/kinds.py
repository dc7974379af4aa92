"""Papers of 子女助学 and 意外灾害救助 (助学、意外救助文书): those of every relief with what each asks."""

from app.engine.matter import PaperFacts
from app.engine.prints import Entry
from app.lines.relief.fields import disaster as of_event
from app.lines.relief.fields import tuition as of_student
from app.lines.relief.prints.aid import Papers, aid_prints
from app.lines.relief.prints.approval import Lines, Part
from app.lines.relief.prints.hardship.entries import cell, choices, line

_FAMILY = 4
"""Lines for the members of the household on the form of 助学 (家庭成员行数)."""


def _student(facts: PaperFacts) -> Lines:
    """The student, the school, what it costs and what others give (学生与学费)."""
    return (
        line(
            cell(facts, of_student.STUDENT, (3, 5), strong=True),
            cell(facts, of_student.STUDENT_RELATION, (4, 2), "与职工关系"),
            cell(facts, of_student.FRESHMAN, (3, 5)),
        ),
        line(
            cell(facts, of_student.STUDENT_ID_NUMBER, (3, 8)),
            cell(facts, of_student.ADMIT_NO, (4, 7), "通知书号"),
        ),
        line(cell(facts, of_student.SCHOOL, (3, 8)), cell(facts, of_student.MAJOR, (4, 7))),
        line(
            Entry(of_student.STAGE.label, columns=(3, 11), choices=choices(facts, of_student.STAGE)),
            cell(facts, of_student.GRADE_YEAR, (3, 1), "年级"),
            cell(facts, of_student.STUDY_YEARS, (2, 2)),
        ),
        line(Entry("免费培养", columns=(3, 19), choices=choices(facts, of_student.FREE_KIND))),
        line(
            cell(facts, of_student.FEE_YEAR, (3, 5)),
            cell(facts, of_student.OTHER_GRANT, (4, 4)),
            cell(facts, of_student.LOAN, (4, 2), "助学贷款"),
        ),
    )


def _event(facts: PaperFacts) -> Lines:
    """What happened, what it cost, what others bore (事故与损失)."""
    return (
        line(
            Entry("类别", columns=(3, 19), choices=choices(facts, of_event.EVENT_KIND)),
        ),
        line(cell(facts, of_event.EVENT_TEXT, (3, 19))),
        line(cell(facts, of_event.EVENT_ON, (3, 8)), cell(facts, of_event.INCOME_YEAR, (4, 7))),
        line(cell(facts, of_event.LOSS_TOTAL, (5, 6)), cell(facts, of_event.INSURED_PAID, (5, 6))),
        line(cell(facts, of_event.NET_LOSS, (5, 6), strong=True), cell(facts, of_event.BILL_NO, (5, 6))),
    )


TUITION_PRINTS = aid_prints(
    Papers(
        "金秋助学申请（审批）表",
        "JZ-12 · 2026版",
        "金秋助学申请（审批）表",
        "JZ-12 · 2026版",
        joined=True,
        family=_FAMILY,
    ),
    Part("学生", _student),
)
"""Every paper of 子女助学."""

DISASTER_PRINTS = aid_prints(
    Papers(
        "意外灾害（临时）救助申请表",
        "JZ-13 · 2026版",
        "意外灾害（临时）救助审批表",
        "JZ-16 · 2026版",
    ),
    Part("事故与损失", _event),
)
"""Every paper of 意外灾害（临时）救助."""
