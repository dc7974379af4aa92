"""The throw-away line (试用业务线): the smallest that keeps every promise of a line, and can be broken."""

from collections.abc import Mapping

from app.core.actor import Role
from app.core.errors import Refused
from app.engine.counter import COUNTER_PRINTS, counter, promise_timer, receipt, registration_form
from app.engine.fields import code, long_text, text, yes_no
from app.engine.flow import Facts, Flow, Move, Opens, Standing, State
from app.engine.form import Form, Section
from app.engine.head import HEAD, HEAD_NEEDS, head_faults
from app.engine.line import CardFacts, CardLine, Line
from app.engine.matter import Matter
from app.engine.parties import AGENCY, has_agent
from app.engine.rows import rows
from app.engine.values import Values

QUESTION = long_text("question", "咨询问题")
URGED = yes_no("urged", "催办过")
ANSWER = text("answer", "答复")
TOPIC = code("topic", "类别", "channel")
STEPS = rows("steps", "办理过程", text("what", "事项"))

_COUNTER = counter((*HEAD_NEEDS, QUESTION), onward=("study",), ends=("answered",))


def _asked(facts: Facts) -> None:
    if facts.values.get(URGED) is False:
        raise Refused("还没有催办。")


def _derive(values: Values, _standing: tuple[Standing, ...]) -> Values:
    return values


def _card(_facts: CardFacts) -> CardLine:
    return CardLine("无记录", active=False)


def trial(moves: Mapping[str, Move] | None = None) -> Line:
    """The line; `moves` stand in for its own moves of the same code, so that a test can break it."""
    own = (
        Move("study", "研究", ("accepted",), "study", Role.CLERK, (URGED,), guard=_asked),
        Move("answer", "答复", ("study",), "answered", Role.REVIEWER, (ANSWER,), apart=("study",)),
    )
    every = tuple((moves or {}).get(move.code, move) for move in (*_COUNTER.moves, *own))
    states = (*_COUNTER.states, State("study", "研究", "研究"), State("answered", "已答复", "答复", end=True))
    matter = Matter(
        line="trial",
        code="question",
        no="SY01",
        name="问题",
        title="问题答复申请",
        form=Form(
            (
                HEAD,
                AGENCY,
                Section("ask", "问题", (QUESTION, TOPIC)),
                Section("urge", "催办", (URGED,), ("accepted",)),
                Section("work", "办理", (ANSWER, STEPS), ("study",)),
            ),
            rules=(head_faults,),
        ),
        flow=Flow(states, every),
        timers=(promise_timer("days.relief.living.promise", ends=("answered",)), *_COUNTER.timers),
        prints=(receipt(), registration_form("SY-00 · 2026版"), *COUNTER_PRINTS),
        receipt="receipt",
        promise="promise",
        conditions={"has_agent": has_agent},
        derive=_derive,
    )
    return Line("trial", "SY", "试用", "试用", "info", (matter,), _card)


def opening(matter_id: str, *prefill: str) -> Move:
    """The move `study`, opening a case of a matter."""
    return Move(
        "study", "研究", ("accepted",), "study", Role.CLERK, (URGED,), opens=(Opens(matter_id, prefill),)
    )
