"""A paper as laid out (版面): its dump gives it back, and the same drawing."""

import json
import zlib

import pytest

from app.core.errors import Damaged
from app.engine.prints import Document
from app.printing.fonts import BUNDLED
from app.printing.laid import Laid
from app.printing.layout import lay_out
from app.printing.pdf import Reprint, draw
from tests.printing.money_samples import received
from tests.printing.samples import RARE_NAMES, full_receipt, grid, receipt, recovery

DOCUMENTS = [receipt("roll80"), full_receipt("a5"), grid(RARE_NAMES * 300), recovery(), received("a4x3")]
AGAIN = Reprint(2, "2026-11-24 10:31", "陈晓")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_dump_gives_the_same_paper_and_the_same_bytes(document: Document) -> None:
    laid = lay_out(document)
    loaded = Laid.load(laid.dump())
    assert loaded == laid
    assert loaded.dump() == laid.dump()
    assert draw(loaded) == draw(laid)
    assert draw(loaded, AGAIN) == draw(laid, AGAIN)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_dump_is_stable_and_names_bundled_fonts_only(document: Document) -> None:
    laid = lay_out(document)
    assert lay_out(document).dump() == laid.dump()
    assert set(laid.fonts) <= set(BUNDLED)
    assert laid.fonts


def test_a_dump_is_small() -> None:
    assert len(lay_out(full_receipt("roll80")).dump()) < 4000


def test_a_newer_dump_is_refused_with_its_reason() -> None:
    whole = json.loads(zlib.decompress(lay_out(receipt("a5")).dump()))
    newer = zlib.compress(json.dumps(whole | {"v": 99}).encode())
    with pytest.raises(Damaged, match="较新的程序"):
        Laid.load(newer)


@pytest.mark.parametrize("data", [b"", b"nothing", zlib.compress(b"[]"), zlib.compress(b'{"v":1}')])
def test_a_broken_dump_is_damaged(data: bytes) -> None:
    with pytest.raises(Damaged, match="已损坏"):
        Laid.load(data)
