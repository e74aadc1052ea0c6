"""Writing the forms that people fill before a review: whose, which, and where they are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app import review_files
from app.domain.kinds import ReviewState
from app.ui.dialogs.review_export import NO_FORM, NOTHING_OPEN, ExportFormsDialog
from tests import builders

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.journal import Journal
    from app.ui.settings import WindowSettings
    from tests.fake_ask import FakeAsker

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def reviewed(journal: Journal) -> dict[str, int]:
    """A review that waits for answers, one that has them, and one that is closed."""
    found = {}
    for name, state in (
        ("Ben Carver", ReviewState.PREPARING),
        ("Dana Whitfield", ReviewState.READY),
        ("Ola Berg", ReviewState.CLOSED),
    ):
        who = builders.person(journal, name, started=date(2024, 1, 1)).id
        found[name] = builders.review(journal, who, state).id
    return found


@pytest.fixture
def opened(
    journal: Journal, window: Any, told: list[str], settings: WindowSettings
) -> Callable[[], ExportFormsDialog]:
    def open_dialog() -> ExportFormsDialog:
        dialog = ExportFormsDialog(window, journal, told.append, settings)
        dialog.open()
        return dialog

    return open_dialog


def test_who_is_waited_for_gets_both_forms_and_each_reads_back_as_theirs(
    qtbot: Any, reviewed: dict[str, int], opened: Any, told: list[str],
    tmp_path: Path, asker: FakeAsker, settings: WindowSettings,
) -> None:  # fmt: skip
    dialog = opened()
    options = [item.text() for item in dialog.form.editor("who").items()]
    assert options == [
        "Ben Carver · October 2026 · preparing",
        "Dana Whitfield · October 2026 · the form again",
    ]
    assert dialog.form.values()["who"] == (reviewed["Ben Carver"],)
    dialog.form.editor("upward").box.click()
    asker.expect("folder", tmp_path)
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == [f"2 forms written to {tmp_path}."]
    assert settings.last_folder == tmp_path
    written = sorted(tmp_path.glob("Ben Carver*.pdf"))
    assert len(written) == 2
    for path in written:
        assert (
            review_files.read_form(path.read_bytes(), path.name).review_id
            == (reviewed["Ben Carver"])
        )


def test_without_a_form_it_asks_for_one(reviewed: dict[str, int], opened: Any) -> None:
    dialog = opened()
    dialog.form.editor("own").box.click()
    dialog.commit_button.click()
    assert dialog.form.error("own") == NO_FORM
    dialog.form.give_up()
    dialog.close()


def test_where_nothing_is_prepared_it_says_what_comes_first(opened: Any) -> None:
    dialog = opened()
    dialog.commit_button.click()
    assert dialog.form.error("who") == NOTHING_OPEN
    dialog.close()


def test_a_folder_that_is_gone_is_told(
    qtbot: Any, reviewed: dict[str, int], opened: Any, tmp_path: Path, asker: FakeAsker
) -> None:
    dialog = opened()
    asker.expect("folder", tmp_path / "gone")
    dialog.commit_button.click()
    qtbot.waitUntil(dialog.commit_button.isEnabled, timeout=20_000)
    assert "There is no folder" in dialog.form.error("own")
