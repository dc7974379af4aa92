"""Reading typed texts on a screen (录入环境): today and the code lists of the desk."""

from app.engine.fields import Typing
from app.services.desk import Desk
from app.services.parameters import reference


def typing_of(desk: Desk) -> Typing:
    """What the inputs of a form need to read what is typed."""
    with desk.read() as asks:
        return reference(desk, asks).typing
