"""What is printed, from wherever it is asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app import gather
from app.domain import lifts, planning, session_templates
from app.domain.kinds import PeriodKind, PlanState, SessionKind
from app.domain.periods import period_of
from app.ui.dialogs.packet import TEAM, PacketDialog
from app.ui.tabs.plans.view import Paper
from tests import builders
from tests.builders import NEXT_HALF, TODAY

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

    def show(*wanted, by="show_coaching"):
        getattr(manager.window.papers, by)(*wanted)
        dialog = manager.dialog(PacketDialog)
        qtbot.waitUntil(lambda: dialog.data is not None, timeout=20_000)
        return dialog

    yield show
    for dialog in manager.window.findChildren(PacketDialog):
        dialog.reject()


@pytest.fixture
def shown_plans(shown):
    """The same for a paper of the Plans tab."""
    return lambda paper: shown(paper, by="show_plans")


@pytest.fixture
def numbers(shown):
    """The same for a paper of the Scorecard tab."""

    def show(kind, about):
        return shown(kind, about, by="show_numbers")

    return show


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


# The papers about numbers


@pytest.mark.parametrize("kind", ["scorecard", "recipe", "standards", "improvement"])
def test_a_paper_about_somebodys_numbers_is_theirs_to_begin_with(numbers, dana, kind):
    assert about(numbers(kind, dana)) == (kind, "Dana Whitfield", "shared")


@pytest.mark.parametrize("kind", ["team_scorecard", "team_recipe", "team_standards"])
def test_a_paper_about_everybodys_numbers_is_for_the_manager(numbers, kind):
    dialog = numbers(kind, 0)
    assert about(dialog) == (kind, TEAM, "mine")
    assert dialog.choices.rep_copy.isHidden()
    assert dialog.choices.blank.isHidden()


def test_a_grid_to_fill_in_is_blank(shown, numbers, dana):
    assert about(numbers("tracking", dana)) == ("tracking", "Dana Whitfield", "blank")


def test_a_lift_is_about_the_scenario_that_was_kept(numbers, journal):
    kept = {"starts_on": TODAY.replace(month=7, day=1), "percent": 50, "percent_2": 50}
    scenario = journal.do("Keep", lifts.save, name="Two levers", **kept).id
    dialog = numbers("lift", scenario)
    assert about(dialog) == ("lift", TEAM, "mine")
    assert dialog.choices.which == scenario


def test_no_audience_is_offered_that_a_paper_is_not_for(numbers, dana):
    """Whatever was looked at before, a copy that there is none of gives way."""
    for person, team in ((dana, False), (0, True)):
        dialog = numbers("team_scorecard" if team else "scorecard", person)
        choices = dialog.choices
        radios = {"shared": choices.rep_copy, "mine": choices.my_page, "blank": choices.blank}
        for before in ("shared", "mine", "blank"):
            for kind in (one for one in gather.KINDS if one.of_team == team):
                if not radios[before].isHidden():
                    radios[before].setChecked(True)
                choices.kind.set_value(kind)
                choices.kind.edited.emit()
                assert choices.copy in kind.copies, kind.key
                offered = {copy for copy, radio in radios.items() if not radio.isHidden()}
                assert offered == (set(kind.copies) if len(kind.copies) > 1 else set()), kind.key
        dialog.reject()


def test_the_key_prints_the_numbers_in_sight(journal, dana, open_window):
    """On the Scorecard tab it is the scorecard of whoever is in focus."""
    manager = open_window(journal)
    manager.window.focus.set_person(dana)
    manager.press("Ctrl+6")
    manager.press("Ctrl+Shift+P")
    dialog = manager.dialog(PacketDialog)
    assert about(dialog)[:2] == ("scorecard", "Dana Whitfield")
    dialog.reject()


# The papers about plans


def test_a_paper_about_a_plan_is_its_persons(shown_plans, journal, dana):
    made = builders.business_plan(journal, dana, PlanState.DRAFT)
    for copy in ("shared", "blank", "mine"):
        dialog = shown_plans(Paper("plan", made.id, copy))
        assert about(dialog) == ("plan", "Dana Whitfield", copy)
        assert dialog.choices.which == made.id
        dialog.reject()


def test_a_form_begins_with_the_half_year_of_its_plan(shown_plans, journal, dana):
    made = builders.business_plan(journal, dana, PlanState.DRAFT)
    dialog = shown_plans(Paper("plan_form", made.id, "blank"))
    assert about(dialog) == ("plan_form", "Dana Whitfield", "blank")
    assert dialog.choices.period == NEXT_HALF


def test_a_paper_about_everybodys_plans_is_for_the_manager(shown_plans):
    early = period_of(PeriodKind.HALF, date(2023, 1, 1))
    dialog = shown_plans(Paper("team_plans", half=early))
    assert about(dialog) == ("team_plans", TEAM, "mine")
    assert dialog.choices.period == early
