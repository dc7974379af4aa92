"""What is typed to take a matter in (登记录入): a text for each field that a move needs."""

from app.engine.matter import Matter
from tests.kit.facts import typed


def typed_for(matter: Matter, move: str = "accept", /, **own: str) -> dict[str, str]:
    """A text for every field that the move needs, `own` texts over them."""
    texts = {field.code: typed(field) for field in matter.flow.move(move).needs}
    return {**texts, "applied_on": "t", **own}
