"""Reading typed texts on a screen (录入环境): today and the code lists of the desk."""

from app.engine.fields import Typing
from app.engine.matter import Matter
from app.services.desk import Desk
from app.services.offers import settings_of
from app.services.parameters import reference


def typing_of(desk: Desk, matter: Matter | None = None) -> Typing:
    """What the inputs of a form need to read what is typed; for a matter with the lists of its room."""
    with desk.read() as asks:
        settings = reference(desk, asks) if matter is None else settings_of(desk, asks, matter)
        return settings.typing
