"""Writing the sheets that the reps fill themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.domain.kinds import Status
from app.ui.dialogs.export_sheets import open_export
from tests import builders
from tests.exchange.rep_sheets import opened

if TYPE_CHECKING:
    from pathlib import Path

    from app.journal import Journal
    from tests.fake_ask import FakeAsker

pytestmark = pytest.mark.usefixtures("_on_the_day")


@pytest.fixture
def numbers(journal: Journal) -> Journal:
    """A journal with two people on the team, one who left, and a metric."""
    for name in ("Dana Whitfield", "Ben Carver"):
        builders.person(journal, name)
    builders.person(journal, "Lena Fischer", status=Status.CANDIDATE)
    builders.metric(journal)
    return journal


def test_everybody_gets_a_workbook_of_their_own(
    qtbot: Any, numbers: Journal, tmp_path: Path, window: Any, asker: FakeAsker
) -> None:
    said: list[str] = []
    dialog = open_export(window, numbers, None, said.append)
    asker.expect("folder", tmp_path)
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(said))
    assert said == [f"2 sheets written to {tmp_path}"]
    names = ["Ben Carver", "Dana Whitfield"]
    found = sorted(path.name for path in tmp_path.glob("*.xlsx"))
    assert found == [f"{name} from 23 November 2026.xlsx" for name in names]


def test_one_workbook_for_all(
    qtbot: Any, numbers: Journal, tmp_path: Path, window: Any, asker: FakeAsker
) -> None:
    said: list[str] = []
    dialog = open_export(window, numbers, None, said.append)
    dialog.form.editor("together").box.click()
    target = tmp_path / "all.xlsx"
    asker.expect("save_file", target)
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(said))
    assert opened(target.read_bytes()).sheetnames == ["Ben Carver", "Dana Whitfield"]


def test_the_person_in_focus_alone_is_offered_first(
    qtbot: Any, numbers: Journal, tmp_path: Path, window: Any, asker: FakeAsker
) -> None:
    said: list[str] = []
    dialog = open_export(window, numbers, 1, said.append)
    assert dialog.form.values()["who"] == (1,)
    target = tmp_path / "dana.xlsx"
    asker.expect("save_file", target)
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(said))
    assert said == [f"1 sheet written to {target}"]


def test_backing_out_of_the_place_keeps_what_was_chosen(
    qtbot: Any, numbers: Journal, tmp_path: Path, window: Any, asker: FakeAsker
) -> None:
    dialog = open_export(window, numbers, 1, lambda _words: None)
    asker.expect("save_file", None)
    dialog.commit_button.click()
    assert dialog.isVisible()
    dialog.form.editor("weeks").set_value(None)
    dialog.commit_button.click()
    assert dialog.form.error("weeks")
    assert dialog.isVisible()
    dialog.reject()


def test_a_folder_that_cannot_be_written_is_told(
    qtbot: Any, numbers: Journal, tmp_path: Path, window: Any, asker: FakeAsker
) -> None:
    dialog = open_export(window, numbers, 1, lambda _words: None)
    asker.expect("save_file", tmp_path / "gone" / "dana.xlsx")
    dialog.commit_button.click()
    qtbot.waitUntil(dialog.commit_button.isEnabled)
    assert "There is no folder" in dialog.form.error("who")
    dialog.reject()


def test_with_nobody_or_nothing_to_report_it_says_what_is_missing(
    journal: Journal, window: Any
) -> None:
    dialog = open_export(window, journal, None, print)
    dialog.commit_button.click()
    assert dialog.form.error("who") == "Nobody is on the team yet: a sheet is somebody’s."
    dialog.reject()
    builders.person(journal, "Dana Whitfield")
    dialog = open_export(window, journal, None, print)
    dialog.commit_button.click()
    assert dialog.form.error("who") == "No numbers are followed yet. Add the metrics first."
    dialog.reject()
