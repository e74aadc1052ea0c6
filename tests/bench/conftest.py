"""Ratios to something measured right beside: what a machine and its noise leave standing."""

from __future__ import annotations

import os
import statistics
from typing import TYPE_CHECKING

import pytest

from tests.bench import journals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

#: Pairs of ours and its twin; the median of their ratios counts.
PAIRS = 11

Ratio = tuple[float, float]


@pytest.fixture(scope="session", autouse=True)
def _bytecode():
    """Without bytecode on the disk every start would compile every source."""
    before = os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    yield
    if before is not None:
        os.environ["PYTHONDONTWRITEBYTECODE"] = before


@pytest.fixture(scope="session")
def application():
    """The program's look, without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from app import paths
    from app.ui import icons, theme

    made = QApplication.instance() or QApplication([])
    icons.use(paths.resources() / "icons")
    theme.apply(made, "light")
    return made


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal such as a manager has after three years."""
    return journals.make(tmp_path_factory.mktemp("small") / "journal.db", journals.REAL)


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One with many times as much of everything."""
    size = journals.REAL.times(journals.TIMES)
    return journals.make(tmp_path_factory.mktemp("large") / "journal.db", size)


@pytest.fixture
def judge(capsys: pytest.CaptureFixture[str]) -> Callable[..., None]:
    """Prints ``name: ratio`` for pairs of seconds and fails where it is above ``at_most``."""

    def median(name: str, pairs: Iterable[Ratio], *, goal: float, at_most: float) -> None:
        measured = list(pairs)
        assert len(measured) >= PAIRS
        ratio = statistics.median(ours / twin for ours, twin in measured)
        ours, twin = (statistics.median(side) for side in zip(*measured, strict=True))
        said = f"{name}: {ratio:.2f} (goal {goal:g}, pass {at_most:g})"
        with capsys.disabled():
            print(f"\n{said}, {ours * 1000:.0f} ms beside {twin * 1000:.0f} ms")  # noqa: T201
        assert ratio <= at_most, said

    return median
