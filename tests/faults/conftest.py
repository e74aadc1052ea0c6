"""What the tests of faults stand on: a journal of their own, plain and encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app import journal_file
from app.journal_file import Key
from tests.faults import vfs
from tests.ui.conftest import (  # noqa: F401  # fixtures of the window serve here as well
    _icons,
    _on_the_day,
    asker,
    make_window,
    open_window,
    reporter,
    settings,
)

if TYPE_CHECKING:
    from pathlib import Path

#: A key for whatever is encrypted; no passphrase leads to it, because that is not the point here.
KEY = Key(bytes(range(32)), bytes(range(100, 116)))


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> Key | None:
    """What the journal is encrypted with."""
    return request.param


@pytest.fixture
def made(path: Path, key: Key | None) -> Path:
    """A new journal, closed."""
    journal_file.create(path, key=key, manager="Robin Hale", currency="USD").close()
    return path


@pytest.fixture
def _heard() -> None:
    """Needed by what listens to the driver's calls to the system."""
    if vfs.missing():
        pytest.skip(vfs.missing())
