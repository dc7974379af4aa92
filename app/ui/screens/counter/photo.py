"""The photo on a person's card (职工照片): brought off the window's thread, for those who have one."""

from uuid import UUID

from PySide6.QtCore import QObject

from app.printing import picture
from app.printing.image import PageImage
from app.services import attachments
from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.attachments import as_image
from app.ui.screens.breadth import Breadth
from app.ui.screens.counter.card_view import CardView
from app.ui.style import px
from app.ui.tasks import Runner


class Photo(QObject):
    """Puts the photo on the card (职工照片) whenever another person is shown on it."""

    def __init__(self, desk: Desk, notifier: Notifier, card: CardView) -> None:
        super().__init__(card)
        self._desk, self._notifier, self._card = desk, notifier, card
        self._runner = Runner(self)
        self._wanted: UUID | None = None
        card.shown.connect(self._show)

    def _show(self, person_id: UUID) -> None:
        if person_id != self._wanted:
            self._card.blocks.person.show_photo(None)
        self._wanted = person_id
        if not attachments.has_photo(self._desk, person_id):
            self._card.blocks.person.show_photo(None)
            return
        side = round(px(Breadth.PHOTO) * self._card.devicePixelRatioF())
        self._runner.run(
            lambda _: self._small(person_id, side),
            lambda found: self._made(person_id, found),
            lambda error: self._notifier.notice(error, "打开照片"),
        )

    def _small(self, person_id: UUID, side: int) -> PageImage | None:
        data = attachments.photo(self._desk, person_id)
        return picture.read(data).small(side) if data is not None else None

    def _made(self, person_id: UUID, found: PageImage | None) -> None:
        if person_id == self._wanted and found is not None:
            self._card.blocks.person.show_photo(as_image(found))
