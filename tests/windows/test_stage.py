"""The Windows stage without Wine (缺 Wine 时): said loudly, a failure only where it must be."""

import pytest

from tests.__main__ import Count
from tests.windows import debian, stage
from tests.windows.debian import Wanting


@pytest.mark.linux
@pytest.mark.parametrize(("must", "count"), [(False, Count(skipped=1)), (True, Count(failed=1))])
def test_without_wine(
    must: bool, count: Count, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lacking() -> None:
        raise Wanting("缺少 wine64。")

    monkeypatch.setattr(debian, "prepare", lacking)
    assert stage.run([], must=must) == count
    told = capsys.readouterr().out
    assert "NOT TESTED AS A WINDOWS PROGRAM" in told
    assert "缺少 wine64。" in told
    assert told.count("!" * 100) == 2


@pytest.mark.linux
def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "_there", lambda tool: tool != "makensis")
    monkeypatch.setattr(debian, "may_install", lambda: False)
    with pytest.raises(Wanting, match="apt-get install nsis"):
        debian.prepare()
