"""Papers of the hardship file (建档文书), relief file §1.7, from the application to the result."""

from app.engine.counter import COUNTER_PRINTS
from app.engine.counter.papers import receipt
from app.engine.matter import Print
from app.lines.relief.prints.hardship.application import APPLICATION
from app.lines.relief.prints.hardship.approval import APPROVAL, FORM
from app.lines.relief.prints.hardship.decision import FILE_DENIAL, FILE_NOTICE
from app.lines.relief.prints.hardship.exclusions import EXCLUSION_LIST
from app.lines.relief.prints.hardship.letter import CHECK_LETTER
from app.lines.relief.prints.hardship.mandate import MANDATE
from app.lines.relief.prints.hardship.minutes import MINUTES
from app.lines.relief.prints.hardship.notice import NOTICE, RESULT
from app.lines.relief.prints.hardship.promise import PROMISE
from app.lines.relief.prints.hardship.survey import SURVEY

HARDSHIP_PRINTS: tuple[Print, ...] = (
    receipt(),
    *COUNTER_PRINTS,
    FORM,
    APPLICATION,
    PROMISE,
    MANDATE,
    SURVEY,
    MINUTES,
    EXCLUSION_LIST,
    NOTICE,
    RESULT,
    CHECK_LETTER,
    APPROVAL,
    FILE_NOTICE,
    FILE_DENIAL,
)
"""Every paper of 困难职工建档."""
