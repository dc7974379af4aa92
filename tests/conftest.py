"""What holds for every test (测试约定): no screen, a home of its own, a far zone, repeatable examples."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

if "QT_QPA_PLATFORM" not in os.environ:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("house")

HOMES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA")


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Data, settings and caches of the session lie in a folder of its own, never in the user's."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in HOMES:
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture(scope="session", autouse=True)
def _far_time_zone() -> Iterator[None]:
    """The PC's zone is far from China's, so that a day taken from the PC instead of the clock shows."""
    if sys.platform == "win32":
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Pacific/Honolulu")
        time.tzset()
        yield
    time.tzset()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what belongs to another system."""
    for item in items:
        for marker, platform in (("linux", "linux"), ("windows", "win32")):
            if item.get_closest_marker(marker) and sys.platform != platform:
                item.add_marker(pytest.mark.skip(reason=f"only on {marker}"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return Path(__file__).resolve().parent.parent
