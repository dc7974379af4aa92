"""The matter of leaving the file (退出困难职工档案): 脱困, 注销, 退档, 转出, and 类别变更."""

from app.engine.form import Form, Section
from app.engine.head import HEAD
from app.engine.matter import Matter
from app.engine.parties import AGENCY, has_agent
from app.engine.values import Values
from app.lines.relief.fields.aid import (
    CATEGORY,
    FILE_NO,
    FINDINGS,
    OBJECTION,
    OBJECTION_TEXT,
    OPINION,
    VERIFIED_ON,
    VERIFIERS,
)
from app.lines.relief.fields.content import HOUSEHOLD_INCOME, PER_HEAD
from app.lines.relief.fields.exit import (
    EXIT_KIND,
    EXIT_REASON,
    EXIT_TEXT,
    HEADS_NOW,
    KEEP_REASON,
    NEW_CATEGORY,
    RECATEGORY,
    RIGID_NOW,
    TO_COUNTY,
    TOLD_ON,
)
from app.lines.relief.fields.register import MOVED
from app.lines.relief.fields.review import ASKED_BY, EFFECTIVE_ON
from app.lines.relief.flow.exit import EXIT_FLOW, EXIT_TIMERS
from app.lines.relief.prints.exit import EXIT_PRINTS
from app.lines.relief.rules import exit as rules

_INTAKE = ("draft", "supplement", "accepted", "verify")


def _elsewhere(values: Values) -> bool:
    """The file goes to another county (转出)."""
    return values.get(EXIT_KIND) == MOVED


def _recategorised(values: Values) -> bool:
    """Only the category changes (类别变更)."""
    return values.get(EXIT_KIND) == RECATEGORY


EXIT = Matter(
    line="relief",
    code="exit",
    no="JZ08",
    name="档案退出",
    title="困难职工档案退出（脱困、注销、转出、类别变更）",
    form=Form(
        (
            HEAD,
            AGENCY,
            Section(
                "exit",
                "退出",
                (FILE_NO, CATEGORY, ASKED_BY, EXIT_KIND, EXIT_REASON, EFFECTIVE_ON, EXIT_TEXT),
                _INTAKE,
            ),
            Section("moved", "转出", (TO_COUNTY,), _INTAKE, _elsewhere),
            Section("category", "类别变更", (NEW_CATEGORY,), _INTAKE, _recategorised),
            Section(
                "figures",
                "现在的收入",
                (HOUSEHOLD_INCOME, RIGID_NOW, HEADS_NOW, PER_HEAD),
                _INTAKE,
                rules.on_figures,
            ),
            Section("verify", "核实", (VERIFIED_ON, VERIFIERS, FINDINGS), ("verify",)),
            Section("told", "告知", (TOLD_ON,), ("verify",)),
            Section("objection", "异议", (OBJECTION, OBJECTION_TEXT), ("told",)),
            Section("decide", "审批", (OPINION, KEEP_REASON), ("decide",)),
        ),
        rules=(rules.faults,),
    ),
    flow=EXIT_FLOW,
    timers=EXIT_TIMERS,
    prints=EXIT_PRINTS,
    receipt="receipt",
    promise="promise",
    conditions={
        "asked_himself": rules.asked_himself,
        "died": rules.died,
        "out": rules.out,
        "moved": rules.moved,
        "has_agent": has_agent,
    },
    derive=rules.derive,
    identity="may",
    kind_label="承诺件",
    sum=rules.reckon,
)
"""JZ08 退出档案 (leaving the hardship file, or changing its category)."""
