"""Lists that rooms supply (业务代码表): the office's lists with those that a matter asks of a room."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from app.engine.fields import AnyField, CodeItem, CodeLists
from app.engine.matter import Matter
from app.engine.rows import Rows
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.shelf import Reference
from db.journal import head
from db.reader import Reader


def settings_of(desk: Desk, asks: Reader, matter: Matter) -> Reference:
    """What the office set, with the lists that rooms supply for this matter (事项设置), as of today.

    A command asks before it writes: the lists are those of the last entry.
    """
    settings = reference(desk, asks)
    wanted = {name for name in _lists(matter.form.fields) if name in desk.catalog.offers}
    if not wanted:
        return settings
    entry = head(asks).n
    found = {
        name: desk.shelf.offered(
            name, entry, desk.today, partial(desk.catalog.offers[name], asks, desk.today)
        )
        for name in wanted
    }
    return replace(settings, codes=_joined(settings.codes, found), words=_joined(settings.words, found))


def _lists(fields: Iterable[AnyField]) -> Iterable[str]:
    for one in fields:
        yield one.kind.list_name
        if isinstance(one.kind, Rows):
            yield from _lists(one.kind.columns)


def _joined(lists: CodeLists, found: dict[str, tuple[CodeItem, ...]]) -> CodeLists:
    return CodeLists({**lists.lists, **found})
