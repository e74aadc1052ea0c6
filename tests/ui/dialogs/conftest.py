"""What dialogs need besides a window: their icons."""

from __future__ import annotations

import pytest

from app import paths
from app.ui import icons


@pytest.fixture(autouse=True)
def _icons() -> None:
    icons.use(paths.resources() / "icons")
