"""Inviting people to write their plan, and the forms that are written for them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from app.domain import people, plans
from app.domain.kinds import PlanState
from app.ui.dialogs.invite_plans import IS_OVER, NO_FILE, NO_ONE_LEFT, NOBODY, InviteDialog
from tests import builders
from tests.builders import NEXT_HALF, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.journal import Journal
    from app.ui.settings import WindowSettings
    from tests.fake_ask import FakeAsker

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def who(journal: Journal) -> dict[str, int]:
    """Two people at work, and one on leave."""
    found = {
        name: builders.person(journal, name).id
        for name in ("Ben Carver", "Dana Whitfield", "Ola Berg")
    }
    journal.do("Leave", people.go_on_leave, found["Ola Berg"], TODAY)
    return found


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def opened(
    journal: Journal, window: Any, told: list[str], settings: WindowSettings
) -> Callable[..., InviteDialog]:
    def open_dialog(person_id: int | None = None) -> InviteDialog:
        dialog = InviteDialog(window, journal, person_id, told.append, settings)
        dialog.open()
        return dialog

    return open_dialog


def state(journal: Journal, person_id: int) -> PlanState | None:
    found = journal.ask(plans.latest, person_id, NEXT_HALF.starts)
    return found.plan.state if found else None


def test_everybody_without_a_plan_is_invited_and_gets_a_form(
    qtbot: Any, journal: Journal, who: dict[str, int], opened: Any, told: list[str],
    tmp_path: Path, asker: FakeAsker, settings: WindowSettings,
) -> None:  # fmt: skip
    dialog = opened()
    assert dialog.form.values()["half"] == NEXT_HALF
    assert dialog.form.values()["who"] == (who["Ben Carver"], who["Dana Whitfield"])
    asker.expect("folder", tmp_path)
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    names = ["Ben Carver - plan H1 2027.pdf", "Dana Whitfield - plan H1 2027.pdf"]
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == names
    assert told == [
        f"2 people invited. 2 forms written to {tmp_path}. Ctrl+Z takes the invitations back"
    ]
    assert settings.last_folder == tmp_path
    assert state(journal, who["Ola Berg"]) is None, "on leave, and not ticked"
    found = journal.ask(plans.latest, who["Dana Whitfield"], NEXT_HALF.starts)
    assert (found.plan.state, found.plan.due_on) == (
        *(PlanState.INVITED, TODAY + timedelta(days=14)),
    )
    assert journal.undo() == "2 people invited for H1 2027"
    assert state(journal, who["Dana Whitfield"]) is state(journal, who["Ben Carver"]) is None


def test_a_form_can_be_written_again_without_another_invitation(
    qtbot: Any, journal: Journal, who: dict[str, int], opened: Any, told: list[str],
    tmp_path: Path, asker: FakeAsker,
) -> None:  # fmt: skip
    invited = builders.business_plan(journal, who["Dana Whitfield"], PlanState.INVITED)
    dialog = opened(who["Dana Whitfield"])
    assert dialog.form.values()["who"] == (who["Dana Whitfield"],)
    assert "Dana Whitfield · invited: the form again" in [
        item.text() for item in dialog.form.editor("who").items()
    ]
    dialog.form.editor("as_xlsx").box.click()
    asker.expect("folder", tmp_path)
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == [f"2 forms written to {tmp_path}"]
    assert {path.suffix for path in tmp_path.glob("Dana*")} == {".pdf", ".xlsx"}
    versions = journal.ask(plans.versions, who["Dana Whitfield"], NEXT_HALF.starts)
    assert [one.plan.id for one in versions] == [invited.id]


@pytest.mark.parametrize("over", [True, False])
def test_a_form_that_is_there_is_written_over_only_if_one_says_so(
    qtbot: Any, who: dict[str, int], opened: Any, told: list[str], tmp_path: Path,
    asker: FakeAsker, journal: Journal, *, over: bool,
) -> None:  # fmt: skip
    filled = tmp_path / "Dana Whitfield - plan H1 2027.pdf"
    filled.write_bytes(b"what Dana wrote")
    dialog = opened(who["Dana Whitfield"])
    asker.expect("folder", tmp_path)
    asker.expect("choose", "Write over them" if over else "Cancel")
    dialog.commit_button.click()
    assert asker.asked[-1][1].startswith("1 of the forms is there already.")
    if over:
        qtbot.waitUntil(lambda: bool(told), timeout=20_000)
        assert filled.read_bytes().startswith(b"%PDF")
    else:
        assert filled.read_bytes() == b"what Dana wrote"
        assert state(journal, who["Dana Whitfield"]) is None
        dialog.reject()


def test_another_folder_can_be_chosen_instead(
    qtbot: Any, who: dict[str, int], opened: Any, told: list[str], tmp_path: Path,
    asker: FakeAsker,
) -> None:  # fmt: skip
    (tmp_path / "Dana Whitfield - plan H1 2027.pdf").write_bytes(b"what Dana wrote")
    other = tmp_path / "other"
    other.mkdir()
    dialog = opened(who["Dana Whitfield"])
    asker.expect("folder", tmp_path).expect("choose", "Choose another folder")
    asker.expect("folder", other)
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert [path.name for path in other.iterdir()] == ["Dana Whitfield - plan H1 2027.pdf"]


def test_a_folder_that_is_gone_is_told_and_the_forms_can_go_elsewhere(
    qtbot: Any, journal: Journal, who: dict[str, int], opened: Any, told: list[str],
    tmp_path: Path, asker: FakeAsker,
) -> None:  # fmt: skip
    dialog = opened(who["Dana Whitfield"])
    asker.expect("folder", tmp_path / "gone")
    dialog.commit_button.click()
    qtbot.waitUntil(dialog.commit_button.isEnabled, timeout=20_000)
    assert "There is no folder" in dialog.form.error("as_pdf")
    assert state(journal, who["Dana Whitfield"]) is PlanState.INVITED
    asker.expect("folder", tmp_path)
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == [f"1 form written to {tmp_path}"], "nobody is invited twice"


def test_backing_out_of_the_folder_invites_nobody(
    journal: Journal, who: dict[str, int], opened: Any, asker: FakeAsker
) -> None:
    dialog = opened()
    asker.expect("folder", None)
    dialog.commit_button.click()
    assert dialog.isVisible()
    assert state(journal, who["Dana Whitfield"]) is None
    dialog.reject()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("who", (), "This cannot be empty."),
        ("due_on", TODAY - timedelta(days=1), IS_OVER),
        ("as_pdf", False, NO_FILE),
    ],
)
def test_what_is_missing_stands_beside_its_field(
    who: dict[str, int], opened: Any, field: str, value: Any, words: str
) -> None:
    dialog = opened()
    dialog.form.editor(field).set_value(value)
    dialog.commit_button.click()
    assert dialog.form.error(field) == words
    dialog.form.give_up()
    dialog.reject()


def test_the_people_are_those_of_the_half_year_that_is_chosen(
    qtbot: Any, journal: Journal, who: dict[str, int], opened: Any
) -> None:
    builders.business_plan(journal, who["Dana Whitfield"], PlanState.AGREED)
    dialog = opened()
    assert who["Dana Whitfield"] not in dialog.form.values()["who"]
    half = dialog.form.editor("half")
    half.box.setFocus()
    qtbot.keyClick(half.box, Qt.Key.Key_Up)
    assert who["Dana Whitfield"] in dialog.form.values()["who"]
    dialog.form.give_up()
    dialog.reject()


def test_where_nobody_can_be_asked_it_says_why(journal: Journal, opened: Any) -> None:
    dialog = opened()
    dialog.commit_button.click()
    assert dialog.form.error("who") == NOBODY
    dialog.reject()
    dana = builders.person(journal, "Dana Whitfield").id
    builders.business_plan(journal, dana, PlanState.AGREED)
    dialog = opened()
    dialog.commit_button.click()
    assert dialog.form.error("who") == NO_ONE_LEFT
    dialog.reject()
