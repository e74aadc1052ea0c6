"""Sessions that are there: a coached call in the order of voices, questions, commitments."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain import commitments, planning, session_templates, sessions
from app.domain.kinds import (
    CallMode,
    CommitmentState,
    Driver,
    Origin,
    Owner,
    Reached,
    SessionKind,
    SessionState,
    Vis,
    Voice,
)
from app.domain.session_templates import Question
from app.ui import veil
from app.ui.drafts import flush_all
from app.ui.focus import Focus
from app.ui.form_dialog import FormDialog
from app.ui.tabs.coaching import session_dialog as words
from app.ui.tabs.coaching.session_acts import SessionActs
from app.ui.tabs.coaching.session_dialog import SessionDialog
from tests import builders
from tests.ui.exposed import exposed
from tests.ui.manager import enter

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]
TODAY = builders.TODAY
SECRET = "code 1234"


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def acts(journal, host):
    return SessionActs(journal, Focus(), host)


@pytest.fixture
def call(journal, dana):
    """A call that is to be held today, with its objective."""
    plan = {"kind": SessionKind.CALL, "customer": "Brightwater", "objective": "A next step"}
    return builders.plan(journal, dana, in_days=0, **plan).id


@pytest.fixture
def held(acts, call):
    """The same call, held and open to be written down."""
    acts.hold(call)
    return call


def read(journal, session_id):
    return journal.ask(sessions.get, session_id).session


def promised(journal, dana):
    return [one.commitment for one in journal.ask(commitments.of_thread, dana)]


def shown(dialog, name):
    """What a sentence in the dialog says, empty where it is out of sight."""
    editor = dialog.form.editor(name)
    return editor.text() if editor.isVisible() else ""


def tab_to(manager, editor):
    """Press Tab until an editor has the keyboard."""
    for _ in range(30):
        if editor.target().hasFocus():
            return
        manager.press("Tab")
    raise AssertionError(f"Tab does not come to {editor.objectName()}")


def test_a_coached_call_from_the_plan_to_the_commitment_by_keyboard(journal, dana, acts, manager):
    """S0-14, S1-07: the objective, their own view, then at most two improvements, one promise."""
    acts.plan(SessionKind.CALL, dana, on=TODAY)
    plan = manager.dialog().form.editor
    for name, text in (("customer", "Brightwater"), ("objective", "Agree a next step")):
        tab_to(manager, plan(name))
        manager.type(text)
    tab_to(manager, plan("starts_at"))
    manager.type("14:00")
    manager.press("Return")
    [call] = journal.ask(sessions.planned, TODAY, TODAY)

    acts.open(call.session.id)
    hold = next(one for one in buttons(manager) if one.text() == "Hold it")
    tab_to_widget(manager, hold)
    manager.press("Space")

    editor = manager.dialog(SessionDialog).form.editor
    assert editor("rep_view").target().hasFocus(), "the objective is there: theirs comes next"
    assert not editor("positives").isEnabled()
    manager.type("I rushed the opening")
    for name, text in (
        ("positives", "Let them finish"),
        ("improvement", "Open with their goal"),
        ("improvement_2", "Count to two"),
        ("observe_again", "2026-12-03"),
    ):
        tab_to(manager, editor(name))
        manager.type(text)
    promise = manager.dialog(SessionDialog).commitments.form.editor
    tab_to(manager, promise("text"))
    manager.type("Write down their goal before each call")
    tab_to(manager, promise("due"))
    manager.type("2026-11-30")
    manager.press("Return")
    manager.give_up()

    said = read(journal, call.session.id)
    assert said.state is SessionState.HELD
    assert (said.held_on, said.scheduled_on) == (TODAY, TODAY)
    assert said.objective == "Agree a next step"
    assert said.rep_view == "I rushed the opening"
    assert said.positives == "Let them finish"
    assert (said.improvement, said.improvement_2) == ("Open with their goal", "Count to two")
    assert said.observe_again == date(2026, 12, 3)
    [made] = promised(journal, dana)
    assert (made.owner, made.person_id, made.origin) == (Owner.REP, dana, Origin.SESSION)
    assert made.text == "Write down their goal before each call"
    assert (made.due, made.session_id) == (date(2026, 11, 30), said.id)
    assert manager.no_dialog()


def buttons(manager):
    return manager.dialog(SessionDialog).findChildren(QPushButton)


def tab_to_widget(manager, widget):
    for _ in range(30):
        if widget.hasFocus():
            return
        manager.press("Tab")
    raise AssertionError(f"Tab does not come to {widget.text()}")


def test_what_the_manager_saw_is_shut_with_the_reason_until_theirs_is_typed(held, manager):
    dialog = manager.dialog(SessionDialog)
    editor = dialog.form.editor
    shut = ("positives", "improvement", "improvement_2", "observe_again")
    assert [editor(name).isEnabled() for name in shut] == [False] * 4
    assert shown(dialog, "locked") == words.LOCKED

    manager.type("R")

    assert [editor(name).isEnabled() for name in shut] == [True] * 4
    assert shown(dialog, "locked") == ""
    manager.press("Backspace")
    assert not editor("positives").isEnabled()
    manager.give_up()


def test_what_was_seen_stays_open_to_be_read_when_theirs_is_taken_back(journal, held, manager):
    manager.fill(rep_view="Rushed", positives="Let them finish")
    manager.wait_saved()
    manager.fill(rep_view="")
    dialog = manager.dialog(SessionDialog)
    dialog.settle()

    assert dialog.form.editor("positives").isEnabled()
    assert "own judgement comes first" in dialog.form.error("positives")
    assert read(journal, held).rep_view == "Rushed"
    manager.fill(rep_view="Rushed it")
    manager.give_up()
    assert read(journal, held).rep_view == "Rushed it"


def test_theirs_waits_for_the_objective(journal, dana, acts, manager, asker):
    call = builders.plan(journal, dana, in_days=0, kind=SessionKind.CALL).id
    acts.hold(call)
    dialog = manager.dialog(SessionDialog)
    assert dialog.form.editor("objective").target().hasFocus()

    manager.fill(rep_view="Rushed")
    dialog.settle()

    assert "objective comes first" in dialog.form.error("rep_view")
    manager.fill(objective="A next step")
    manager.give_up()
    assert read(journal, call).rep_view == "Rushed"


def test_that_i_took_over_is_said_without_reproach(journal, held, manager):
    dialog = manager.dialog(SessionDialog)
    assert shown(dialog, "drove") == ""

    manager.fill(driver="I took over", reached="Partly")
    assert shown(dialog, "drove") == words.TOOK_OVER
    manager.fill(driver="They drove")
    assert shown(dialog, "drove") == ""
    manager.give_up()

    said = read(journal, held)
    assert (said.driver, said.reached) == (Driver.REP, Reached.PARTLY)


def test_in_a_demo_nothing_of_theirs_is_improved_and_nothing_typed_is_lost(journal, held, manager):
    """Coaching and showing how are never mixed."""
    manager.fill(rep_view="Rushed", improvement="Open with their goal")
    dialog = manager.dialog(SessionDialog)
    manager.fill(mode="Demo", driver="I took over")

    assert not dialog.form.editor("improvement").isVisible()
    assert shown(dialog, "locked") == f"{words.SHOWN} {words.KEPT}"
    assert shown(dialog, "drove") == "", "driving is what a demo is"
    dialog.settle()
    said = read(journal, held)
    assert (said.mode, said.improvement) == (CallMode.DEMO, "Open with their goal")

    manager.fill(mode="Coaching")
    assert dialog.form.editor("improvement").value() == "Open with their goal"
    assert dialog.form.editor("improvement").isVisible()
    manager.give_up()


def test_a_commitment_is_made_when_the_dialog_is_closed(journal, dana, held, manager):
    promise = manager.dialog(SessionDialog).commitments.form.editor("text")
    promise.setFocus()
    manager.type("Send the recap")
    manager.give_up()

    [made] = promised(journal, dana)
    assert (made.text, made.owner, made.due) == ("Send the recap", Owner.REP, None)
    assert made.vis is Vis.PRIVATE


def test_one_commitment_is_enough_and_more_are_a_key_away(journal, dana, held, acts, manager):
    part = manager.dialog(SessionDialog).commitments
    part.form.editor("text").setFocus()
    manager.type("Send the recap")
    manager.press("Return")
    assert not part.form.isVisible()
    assert part.more.hasFocus()

    manager.press("Space")
    manager.type("Bring the numbers")
    manager.press("Return")
    assert [one.text for one in promised(journal, dana)] == ["Send the recap", "Bring the numbers"]
    manager.give_up()

    acts.open(held)
    part = manager.dialog(SessionDialog).commitments
    assert len(part.rows) == 2
    part.rows[0].setFocus()
    manager.press("Space")
    assert journal.ask(commitments.get, 1).commitment.state is CommitmentState.DONE
    manager.give_up()


def test_a_commitment_is_opened_and_changed_from_its_session(journal, dana, held, manager):
    dialog = manager.dialog(SessionDialog)
    dialog.commitments.form.editor("text").setFocus()
    manager.type("Send the recap")
    manager.press("Return")
    manager.press("Return", dialog.commitments.rows[0])
    opened = manager.front()
    assert opened.windowTitle() == "Promise"

    opened.form.editor("text").box.selectAll()
    manager.type("Send the recap and the price")
    manager.press("Esc", opened)

    assert [one.text for one in promised(journal, dana)] == ["Send the recap and the price"]
    assert [row.text.text() for row in dialog.commitments.rows] == ["Send the recap and the price"]
    manager.press("Esc", dialog)


def test_my_own_commitment_is_mine(journal, dana, held, manager):
    form = manager.dialog(SessionDialog).commitments.form
    enter(form.editor("person_id"), "Me")
    enter(form.editor("text"), "Ask legal")
    manager.press("Return")
    manager.give_up()

    [made] = promised(journal, dana)
    assert (made.owner, made.person_id, made.about_id) == (Owner.ME, None, dana)


def test_a_day_without_words_is_no_commitment(journal, dana, held, manager, asker):
    part = manager.dialog(SessionDialog).commitments
    part.form.editor("due").setFocus()
    manager.type("2026-11-30")
    asker.expect("choose", "Keep writing")
    manager.give_up()
    assert part.form.error("text")

    asker.expect("choose", "Discard")
    manager.give_up()

    assert manager.no_dialog()
    assert promised(journal, dana) == []


def test_a_commitment_before_the_session_is_refused_beside_its_day(journal, dana, held, manager):
    part = manager.dialog(SessionDialog).commitments
    part.form.editor("text").setFocus()
    manager.type("Send the recap")
    part.form.editor("due").setFocus()
    manager.type("2026-11-01")
    manager.press("Return")

    assert part.form.error("due") == "The end is before the start."
    part.form.editor("due").box.clear()
    part.form.editor("due").edited.emit()
    manager.give_up()
    assert [one.text for one in promised(journal, dana)] == ["Send the recap"]


def test_watching_again_plans_nothing_by_itself_but_offers_it(journal, dana, held, manager):
    manager.fill(rep_view="Rushed", observe_again="2026-12-03")
    dialog = manager.dialog(SessionDialog)
    dialog.settle()
    later = TODAY + timedelta(days=1)
    assert journal.ask(sessions.planned, later, date(2030, 1, 1)) == []

    manager.click(dialog.form.editor("observe_again").link)
    plan = manager.dialog(FormDialog)
    assert plan.form.values()["kind"] is SessionKind.CALL
    assert plan.form.values()["person_ids"] == (dana,)
    manager.press("Ctrl+Return")

    [planned] = journal.ask(sessions.planned, later, date(2030, 1, 1))
    assert planned.day == date(2026, 12, 3)
    manager.press("Esc", dialog)


@pytest.fixture
def grow(journal, dana):
    """A talk led by questions, theirs and mine in one section, held today."""
    asked = (
        Question("Options", "What would I add?", Voice.MANAGER),
        Question("Options", "What could you do?"),
        Question("Will", "What will you do?"),
        Question("", "What did I hear?", Voice.MANAGER),
    )
    journal.do(
        *("Template", session_templates.save), name="GROW", kind=SessionKind.SKILL, questions=asked
    )
    plan = {"kind": SessionKind.SKILL, "template": "GROW"}
    return builders.plan(journal, dana, in_days=0, **plan).id


def questions(manager):
    """Each question in the order of the form, with whether it can be answered."""
    part = manager.dialog(SessionDialog).questions
    return [(one.question, part.form.editor(str(one.id)).isEnabled()) for one in part._asked]


def test_questions_are_answered_theirs_first(journal, grow, acts, manager):
    acts.hold(grow)
    assert questions(manager) == [
        ("What could you do?", True),
        ("What would I add?", False),
        ("What will you do?", True),
        ("What did I hear?", False),
    ]

    manager.type("Call them today")

    assert dict(questions(manager))["What would I add?"]
    assert dict(questions(manager))["What did I hear?"]
    manager.press("Tab")
    manager.type("Ask who decides")
    manager.give_up()

    found = {one.question: one.answer for one in journal.ask(sessions.get, grow).answers}
    assert found["What could you do?"] == "Call them today"
    assert found["What would I add?"] == "Ask who decides"


def test_questions_stay_when_the_template_goes(journal, grow, acts, manager):
    [template] = journal.ask(session_templates.every)
    journal.do("Delete", session_templates.delete, template.id)
    acts.hold(grow)

    assert len(questions(manager)) == 4
    manager.give_up()


def test_a_crash_loses_nothing_that_is_typed(journal, held, acts, manager, host):
    dialog = manager.dialog(SessionDialog)
    promise = dialog.commitments.form.editor("text")
    promise.setFocus()
    manager.type("Send the recap")
    manager.fill(rep_view="Rushed")
    assert flush_all(host)
    dialog.hide()  # as if the program had ended here: nothing is closed in order
    dialog.deleteLater()
    assert read(journal, held).rep_view == "Rushed"

    acts.open(held)

    again = manager.dialog(SessionDialog).commitments.form.editor("text")
    assert again.value() == "Send the recap"
    assert again.isVisible()
    manager.dialog(SessionDialog).commitments.form.give_up()
    manager.give_up()


def test_f9_hides_what_was_said_and_keeps_names_and_times(journal, dana, acts, manager):
    plan = {"kind": SessionKind.CALL, "customer": "Brightwater", "objective": SECRET}
    call = builders.plan(journal, dana, in_days=0, starts_at="14:00", **plan).id
    acts.open(call)
    veil.toggle()
    assert SECRET not in exposed()
    assert "Brightwater" in exposed()
    assert "14:00" in exposed()
    manager.give_up()

    veil.toggle()
    acts.hold(call)
    manager.fill(rep_view=SECRET, driver="I took over")
    assert words.TOOK_OVER in exposed()
    veil.toggle()
    part = manager.dialog(SessionDialog).commitments
    part.form.editor("text").setFocus()
    manager.type(SECRET)
    manager.press("Return")
    assert SECRET not in exposed()
    assert words.TOOK_OVER not in exposed()

    veil.toggle()
    assert SECRET in exposed()
    manager.give_up()
    assert read(journal, call).rep_view == SECRET


def test_what_may_be_shared_stays_readable_but_for_what_is_mine(journal, held, manager):
    manager.fill(shareable=True, rep_view="plain words", reflection=SECRET)
    veil.toggle()

    assert "plain words" in exposed()
    assert SECRET not in exposed()
    manager.give_up()
    assert read(journal, held).vis is Vis.SHAREABLE


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> &amp; <b>",
        "\N{RIGHT-TO-LEFT OVERRIDE}gnirts",
        "0" * 200_000,
        "line\n" * 5_000,
        "'; DROP TABLE session; --",
    ],
    ids=["markup", "bidi", "one long line", "many lines", "sql"],
)
def test_hostile_and_huge_texts_are_only_texts(journal, held, acts, manager, text):
    dialog = manager.dialog(SessionDialog)
    QApplication.clipboard().setText(text)
    dialog.form.editor("rep_view").setFocus()
    manager.press("Ctrl+V")
    manager.give_up()
    assert read(journal, held).rep_view == text.rstrip()

    before = journal.can_undo
    acts.open(held)
    manager.dialog(SessionDialog).grab()
    manager.give_up()
    assert journal.can_undo == before, "opening changes nothing"


def test_a_group_session_asks_whose_commitment_it_is(journal, dana, acts, manager):
    ben = builders.person(journal, "Ben Carver").id
    made = journal.do(
        *("Plan", planning.plan, (dana, ben), TODAY),
        kind=SessionKind.PIPELINE,
        planned_for=TODAY,
    )[0]
    acts.hold(made.id)
    part = manager.dialog(SessionDialog).commitments
    enter(part.form.editor("person_id"), "Ben")
    enter(part.form.editor("text"), "Clean up the stage")
    manager.press("Return")
    manager.give_up()

    [promise] = promised(journal, ben)
    assert (promise.person_id, promise.session_id) == (ben, made.id)
