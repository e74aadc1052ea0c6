"""What is printed, from wherever it is asked for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain import planning, session_templates
from app.domain.kinds import SessionKind
from app.ui.dialogs.packet import TEAM, PacketDialog
from tests import builders
from tests.builders import TODAY

pytestmark = pytest.mark.long


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def call(journal, dana):
    plan = {"kind": SessionKind.CALL, "planned_for": TODAY + timedelta(days=1)}
    (session,) = journal.do("Plan", planning.plan, [dana], TODAY, customer="Brightwater", **plan)
    return session.id


@pytest.fixture
def template(journal):
    asked = [session_templates.Question("Goal", "What do you want?")]
    saved = {"name": "GROW", "kind": SessionKind.SKILL, "questions": asked}
    return journal.do("Template", session_templates.save, **saved).id


@pytest.fixture
def shown(open_window, journal, qtbot, dana, call, template):
    """Opens the preview of a paper and waits until its pages are there."""
    manager = open_window(journal)

    def show(kind, about):
        manager.window.papers.show_coaching(kind, about)
        dialog = manager.dialog(PacketDialog)
        qtbot.waitUntil(lambda: dialog.data is not None, timeout=20_000)
        return dialog

    yield show
    for dialog in manager.window.findChildren(PacketDialog):
        dialog.reject()


def about(dialog):
    return dialog.choices.kind.value().key, dialog.head.title.text(), dialog.choices.copy


def test_a_prep_sheet_is_about_the_person(shown, dana):
    assert about(shown("prep", dana)) == ("prep", "Dana Whitfield", "shared")


def test_a_call_form_is_about_that_call(shown, call):
    dialog = shown("call", call)
    assert about(dialog) == ("call", "Dana Whitfield", "shared")
    assert dialog.choices.which == call


def test_the_calendar_is_about_the_team_and_for_the_manager(shown):
    assert about(shown("calendar", 0)) == ("calendar", TEAM, "mine")


def test_a_template_prints_its_questions_to_write_on(shown, template):
    dialog = shown("template", template)
    assert about(dialog) == ("template", TEAM, "blank")
    assert dialog.choices.which == template


def test_the_days_of_the_notes_can_be_chosen(shown, dana, qtbot):
    dialog = shown("notes", dana)
    since, until = dialog.choices.days
    assert until == TODAY
    before = dialog.data
    editor = dialog.choices.day_editor("since")
    editor.box.selectAll()
    qtbot.keyClicks(editor.box, "2026-01-05")
    qtbot.waitUntil(lambda: dialog.data not in (None, before), timeout=20_000)
    assert dialog.choices.days[0].isoformat() == "2026-01-05" != since.isoformat()


def test_a_day_that_cannot_be_read_stands_beside_its_field_and_the_pages_stay(shown, dana, qtbot):
    dialog = shown("notes", dana)
    editor = dialog.choices.day_editor("until")
    editor.box.selectAll()
    qtbot.keyClicks(editor.box, "whenever")
    qtbot.waitUntil(lambda: bool(dialog.choices.day_error("until")))
    assert dialog.data is not None


def test_an_end_before_its_start_is_said_in_place_of_the_pages(shown, dana, qtbot):
    dialog = shown("notes", dana)
    editor = dialog.choices.day_editor("until")
    editor.box.selectAll()
    qtbot.keyClicks(editor.box, "2020-01-05")
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.failed)
    assert "before the start" in dialog.failed.sentence.text()
