"""What every test lives with: no network, and real data only where the environment names a folder of it."""

from __future__ import annotations

import os
import runpy
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parent.parent
OFFLINE = REPOSITORY / "tests" / "offline"
DATA_VARIABLE = "CITECHECK_DATA"
ALLOWED = pytest.StashKey[set[tuple[str, int]]]()
"""Where the addresses are kept that the block lets pass."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-readme",
        action="store_true",
        help="write the real output of every README block into README.md instead of comparing with it",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Block the network before anything is collected: an audit hook cannot be taken back, and is not meant to be."""
    config.stash[ALLOWED] = runpy.run_path(str(OFFLINE / "sitecustomize.py"))["allowed"]
    settings.register_profile("untimed", deadline=None)  # no test measures time
    settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses real data, so that ``-m "not data"`` leaves them out."""
    for item in items:
        if "data_folder" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.data)


@pytest.fixture(scope="session", autouse=True)
def children_without_network():
    """Let the Python processes that tests start load the same block, and nothing of the user's settings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(OFFLINE), os.environ.get("PYTHONPATH")])))
        for name in [name for name in os.environ if name.startswith("CITECHECK_") and name != DATA_VARIABLE]:
            patch.delenv(name)
        yield


@pytest.fixture
def reachable(pytestconfig):
    """Let this test, and only while it runs, reach servers of its own on this machine: call it with their address."""
    allowed, added = pytestconfig.stash[ALLOWED], set()

    def allow(address):
        host, port = address
        assert host == "127.0.0.1", "tests reach nothing but this machine"
        added.add((host, port))
        allowed.add((host, port))

    yield allow
    allowed.difference_update(added)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout that the tests stand in."""
    return REPOSITORY


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The folder of real references that CITECHECK_DATA names."""
    value = os.environ.get(DATA_VARIABLE)
    if not value:
        pytest.skip(f"needs real references: {DATA_VARIABLE} names no folder of them (see CONTRIBUTING.md, Tests)")
    folder = Path(value)
    if not folder.is_dir():
        pytest.fail(f"{DATA_VARIABLE} names {folder}, which is not a folder; correct it or unset it")
    return folder
