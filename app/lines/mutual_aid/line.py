"""The line of mutual aid (医疗互助): its matters and its row on a person's card."""

from app.core.clock import show_day
from app.engine.bills import BILL_CHOICE
from app.engine.flow import Opens, Standing
from app.engine.form import Form, Section
from app.engine.head import HEAD
from app.engine.line import CardFacts, CardLine, Line
from app.engine.matter import Matter
from app.engine.parties import AGENCY
from app.engine.payout import Payout
from app.lines.mutual_aid import fields as f
from app.lines.mutual_aid.flow import INPATIENT_FLOW, INPATIENT_TIMERS
from app.lines.mutual_aid.prints import INPATIENT_PRINTS
from app.lines.mutual_aid.rules.bills import bills
from app.lines.mutual_aid.rules.figures import cover_on, derive
from app.lines.mutual_aid.rules.form import CONDITIONS, faults, injured
from app.lines.mutual_aid.rules.telling import received_words, tell

# Few sections, since each is a tab beside the worklist; the sheet is one, to be typed from top to bottom.
_OPEN = ("draft", "supplement", "accepted", "returned")
"""Where the claim itself is filled: until it is computed, and again when it came back."""

_FORM = Form(
    (
        HEAD,
        AGENCY,
        Section(
            "insured",
            "参保",
            (
                f.COUNTER_REASON, f.CLAIM_KIND, f.SI_KIND, f.SI_PLACE, f.RETIRED, f.MEMBERSHIP_NO,
                f.COVER_NO, f.COVER_FROM, f.COVER_TO, f.UNIT_UNION, f.LATE_REASON,
            ),
            _OPEN,
        ),
        Section(
            "stay",
            "就医",
            (
                f.HOSPITAL, f.HOSPITAL_LEVEL, f.DESIGNATED, f.PLACE_KIND, f.REFERRAL, f.WARD, f.RECORD_NO,
                f.ADMITTED_ON, f.DISCHARGED_ON, f.DAYS, f.CAUSE_KIND, f.DIAGNOSIS_MAIN, f.DIAGNOSIS_CODE,
                f.DIAGNOSIS_OTHER, f.SURGERY, f.SURGERY_TEXT,
            ),
            _OPEN,
        ),
        Section(
            "accident",
            "意外",
            (f.EVENT_ON, f.EVENT_PLACE, f.POLICE_NO, f.EVENT_TEXT),
            _OPEN,
            lambda values: injured(values) is True,
        ),
        Section(
            "settlement",
            "结算单",
            (
                f.HAS_SETTLEMENT, f.SETTLEMENT_NO, f.INVOICE_CODE, f.INVOICE_NO, f.SETTLED_ON,
                f.TOTAL_COST, *f.FUND_PARTS, *f.OWN_PARTS, f.DIFFERENCE, *f.SELF_PARTS, *f.OTHER_PAID,
                BILL_CHOICE, f.BILL_REASON,
            ),
            _OPEN,
        ),
        Section(
            "account",
            "领款",
            (
                f.PAYEE_RELATION, f.PAYEE, f.PAYEE_REASON, f.PAYEE_ID_NUMBER,
                f.BANK, f.BANK_BRANCH, f.ACCOUNT_NO, f.ACCOUNT_NAME,
            ),
            (*_OPEN, "computed", "reviewed"),
        ),
        Section(
            "declaration",
            "声明",
            (
                f.TRUE_STATEMENT, f.DATA_CONSENT, f.REFUND_PROMISE, f.SIGNED_ON,
                f.UNION_OPINION, f.UNION_PERSON, f.UNION_ON,
            ),
            _OPEN,
        ),
        Section(
            "sum",
            "计算",
            (f.PERIOD, f.COMPUTED_SUM, f.DIFFERENCE_REASON, f.CALCULATION),
            ("accepted", "returned"),
        ),
        Section("review", "初审", (f.CONFIRMED_SUM, f.ADJUSTED, f.DECIDED, f.ADJUST_REASON), ("computed",)),
        Section("decide", "审批", (f.MUTUAL_FUND, f.OPINION), ("reviewed",)),
        Section("deny", "不予", (f.EXCLUSIONS, f.DENY_TEXT), ("computed", "reviewed", "approved")),
        Section("batch", "报盘", (f.BATCH_NO,), ("approved",)),
        Section("pay", "给付", (f.PAID_ON,), ("batched",)),
    ),
    rules=(faults,),
)  # fmt: skip

INPATIENT = Matter(
    line="mutual_aid",
    code="inpatient",
    no="HZ02",
    name="住院给付",
    title="住院给付申请",
    form=_FORM,
    flow=INPATIENT_FLOW,
    timers=INPATIENT_TIMERS,
    prints=INPATIENT_PRINTS,
    receipt="receipt",
    promise="promise",
    conditions=CONDITIONS,
    derive=derive,
    tell=tell,
    amount=f.DECIDED,
    identity="must",
    kind_label="承诺件",
    opens=(
        Opens("relief.medical", ("phone", "reply_way", "has_settlement")),
        Opens("relief.disaster", ("phone", "reply_way")),
        Opens("relief.visit_gift", ("phone", "reply_way")),
    ),
    bills=bills,
    payout=Payout(
        amount=f.CONFIRMED_SUM,
        fund=f.MUTUAL_FUND,
        paid_on=f.PAID_ON,
        approved="approve",
        sent="batch",
        paid="pay",
        failed="bank_failed",
        bank=f.BANK,
        account_no=f.ACCOUNT_NO,
        account_name=f.ACCOUNT_NAME,
        receiver=f.PAYEE,
        relation=f.PAYEE_RELATION,
        receiver_id=f.PAYEE_ID_NUMBER,
        batch_no=f.BATCH_NO,
    ),
)
"""HZ02 住院给付 (claim for a stay in hospital)."""


def card(facts: CardFacts) -> CardLine:
    """The line's row on the person's card (卡片一行): 参保至2026-12-31·今年给付 2 次 3,000.50 元."""
    running = [case for case in facts.cases if not case.ended]
    words = [one for one in (_cover_words(facts), received_words(facts.benefits)) if one]
    if len(running) == 1:
        words.append(f"{running[0].matter} {running[0].state}")
    elif running:
        words.append(f"在办 {len(running)} 件")
    if not words and facts.cases:
        words.append(f"办过 {len(facts.cases)} 件")
    timers = [case.timer for case in running if case.timer]
    nearest = min(timers, key=lambda one: one.due_on, default=None)
    return CardLine("·".join(words) or "无记录", bool(words), nearest)


def _cover_words(facts: CardFacts) -> str:
    cover: Standing | None = cover_on(facts.standing, facts.today)
    if cover is None:
        return ""
    return f"参保至{show_day(cover.to_on)[:10]}" if cover.to_on else "参保"


MUTUAL_AID = Line(
    code="mutual_aid",
    letters="HZ",
    name="医疗互助",
    short="互助",
    icon="stethoscope",
    matters=(INPATIENT,),
    card=card,
)
"""The line (医疗互助)."""
