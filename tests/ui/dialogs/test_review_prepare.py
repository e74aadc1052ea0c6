"""Preparing everybody's reviews at once: who is, who is refused, and stopping in between."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QTimer

from app.domain import people, reviews
from app.domain.kinds import ReviewKind, ReviewState
from app.ui.dialogs.review_prepare import ALL_PREPARED, PrepareDialog
from tests import builders
from tests.builders import LAST_MONTH, TODAY

if TYPE_CHECKING:
    from app.journal import Journal

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

NAMES = ("Ben Carver", "Dana Whitfield", "Ola Berg")


@pytest.fixture
def who(journal: Journal) -> dict[str, int]:
    """Three people whose reviews of October are owed."""
    found = {}
    for name in NAMES:
        found[name] = builders.person(journal, name, started=date(2024, 1, 1)).id
        builders.review(journal, found[name], ReviewState.PLANNED)
    return found


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def dialog(journal: Journal, who: dict[str, int], window: Any, told: list[str]) -> PrepareDialog:
    made = PrepareDialog(window, journal, told.append)
    made.open()
    return made


def state(journal: Journal, person_id: int) -> ReviewState:
    found = journal.ask(reviews.latest, person_id, ReviewKind.MONTHLY, LAST_MONTH.starts)
    assert found is not None
    return found.review.state


def test_everybody_who_is_owed_one_is_prepared(
    qtbot: Any, journal: Journal, who: dict[str, int], dialog: PrepareDialog, told: list[str]
) -> None:
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == ["3 reviews prepared."]
    assert {state(journal, one) for one in who.values()} == {ReviewState.PREPARING}
    assert journal.undo() == "Review of Ola, October 2026, prepared"
    assert state(journal, who["Ola Berg"]) is ReviewState.PLANNED


def test_whoever_is_refused_is_named_with_the_reason_and_the_others_are_prepared(
    qtbot: Any, journal: Journal, who: dict[str, int], dialog: PrepareDialog, told: list[str]
) -> None:
    found = journal.ask(
        reviews.latest, who["Dana Whitfield"], ReviewKind.MONTHLY, LAST_MONTH.starts
    )
    journal.do("Delete", reviews.delete, found.id)
    journal.do("Join", people.change, who["Dana Whitfield"], started=TODAY)
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(dialog.form.error("who")), timeout=20_000)
    assert dialog.form.error("who") == "Dana Whitfield: Dana had not joined by then."
    assert dialog.progress.sentence.text() == "2 reviews prepared."
    assert state(journal, who["Ola Berg"]) is ReviewState.PREPARING
    assert not told
    dialog.reject()


def test_stopped_it_keeps_those_that_were_prepared_and_offers_the_rest(
    qtbot: Any, journal: Journal, who: dict[str, int], dialog: PrepareDialog, told: list[str]
) -> None:
    # Once the first one is prepared, before the next one is.
    journal.on_change = lambda _touched: QTimer.singleShot(0, dialog, dialog.reject)
    dialog.commit()
    qtbot.waitUntil(dialog.commit_button.isEnabled, timeout=20_000)
    journal.on_change = None
    assert dialog.isVisible()
    assert dialog.progress.sentence.text() == "Stopped. 1 review prepared."
    left = [item.text() for item in dialog.form.editor("who").items()]  # type: ignore[attr-defined]
    assert left == ["Dana Whitfield · October 2026", "Ola Berg · October 2026"]
    dialog.reject()
    assert not dialog.isVisible()


def test_where_everything_is_prepared_it_says_so(
    qtbot: Any, journal: Journal, window: Any, told: list[str]
) -> None:
    dialog = PrepareDialog(window, journal, told.append)
    assert dialog.form.error("who") == ALL_PREPARED
    assert not dialog.commit_button.isEnabled()
