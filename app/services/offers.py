"""Lists that rooms supply (业务代码表): the office's lists with those that a matter asks of a room."""

import functools
from collections.abc import Iterable
from dataclasses import replace

from app.engine.fields import AnyField, CodeItem, CodeLists
from app.engine.form import Form
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
    wanted = _lists_of(matter.form) & desk.catalog.offers.keys()
    if not wanted:
        return settings
    entry = head(asks).n
    found = {
        name: desk.shelf.offered(
            name, entry, desk.today, functools.partial(desk.catalog.offers[name], asks, desk.today)
        )
        for name in wanted
    }
    return replace(settings, codes=_joined(settings.codes, found), words=_joined(settings.words, found))


@functools.cache
def _lists_of(form: Form) -> frozenset[str]:
    """The lists that a form asks for, looked for once."""
    return frozenset(_lists(form.fields))


def _lists(fields: Iterable[AnyField]) -> Iterable[str]:
    for one in fields:
        yield one.kind.list_name
        if isinstance(one.kind, Rows):
            yield from _lists(one.kind.columns)


def _joined(lists: CodeLists, found: dict[str, tuple[CodeItem, ...]]) -> CodeLists:
    return CodeLists({**lists.lists, **found})
