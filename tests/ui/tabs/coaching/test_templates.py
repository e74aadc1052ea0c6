"""Templates: questions as rows, changed by keys; what sessions were asked stays."""

import pytest

from app.domain import session_templates, sessions
from app.domain.kinds import SessionKind, Voice
from app.domain.session_templates import Question
from app.templates import starter_session_templates
from app.ui.tabs.coaching.question_rows import QuestionRows
from app.ui.tabs.coaching.templates import TemplatesDialog
from tests import builders

pytestmark = pytest.mark.usefixtures("_on_the_day")
ASKED = (
    Question("Goal", "What do you want?"),
    Question("Reality", "What happens now?"),
    Question("Reality", "What would I add?", Voice.MANAGER),
)


@pytest.fixture
def own(journal):
    """The only template of the journal."""
    say = {"name": "GROW", "kind": SessionKind.SKILL, "questions": ASKED}
    return journal.do("Template", session_templates.save, **say)


@pytest.fixture
def open_templates(host, journal, manager):
    def open_them():
        TemplatesDialog(host, journal).open()
        return manager.dialog(TemplatesDialog)

    return open_them


@pytest.fixture
def dialog(own, open_templates):
    return open_templates()


@pytest.fixture
def rows(dialog):
    editor = dialog.form.editor("questions")
    assert isinstance(editor, QuestionRows)
    return editor


def stored(journal):
    """The questions of the only template."""
    [template] = journal.ask(session_templates.every)
    return [question.text for question in template.questions]


def texts(rows):
    return [row.text.text() for row in rows.rows]


def test_a_journal_without_templates_starts_with_the_usual_ones(journal, open_templates, manager):
    dialog = open_templates()

    names = {one.name for one in journal.ask(session_templates.every)}
    assert names == {one.name for one in starter_session_templates()}
    assert dialog.list.model.rowCount() == len(names)
    assert journal.undo() == "Templates put in"
    manager.give_up()


def test_questions_are_added_moved_and_taken_out_by_keys(journal, dialog, rows, manager):
    rows.rows[0].text.setFocus()
    manager.press("Return")
    assert rows.rows[1].text.hasFocus()
    assert rows.rows[1].section.text() == "Goal"
    manager.type("How will you know?")
    manager.press("Ctrl+Down")
    dialog.form.flush()
    assert stored(journal) == [
        *("What do you want?", "What happens now?", "How will you know?", "What would I add?"),
    ]

    manager.press("Ctrl+Up")
    manager.press("Ctrl+Up")
    manager.press("Ctrl+Up")
    dialog.form.flush()
    assert stored(journal)[0] == "How will you know?"

    rows.rows[0].text.selectAll()
    manager.press("Del")
    manager.press("Backspace")
    assert texts(rows) == [question.text for question in ASKED]
    dialog.form.flush()
    assert stored(journal) == [question.text for question in ASKED]
    manager.give_up()


def test_the_cross_takes_a_question_out(journal, dialog, rows, manager):
    manager.click(rows.rows[1].remove)
    dialog.form.flush()

    assert stored(journal) == ["What do you want?", "What would I add?"]
    manager.give_up()


def test_the_tab_key_goes_along_the_rows(dialog, rows, manager):
    rows.rows[0].section.setFocus()
    manager.press("Return")
    assert rows.rows[1].text.hasFocus()
    for expected in ("whose", "remove"):
        manager.press("Tab")
        assert getattr(rows.rows[1], expected).hasFocus()
    manager.press("Tab")
    assert rows.rows[2].section.hasFocus()
    manager.press("Tab")
    manager.press("Tab")
    assert rows.rows[2].whose.hasFocus()
    manager.give_up()


def test_whose_answer_it_is_can_be_changed(journal, dialog, rows, manager):
    rows.rows[0].whose.setFocus()
    manager.press("Down")
    dialog.form.flush()

    [template] = journal.ask(session_templates.every)
    assert template.questions[0].voice is Voice.MANAGER
    manager.give_up()


def test_a_template_without_questions_is_refused_beside_the_list(
    journal, dialog, rows, manager, asker
):
    for row in list(rows.rows):
        manager.click(row.remove)
    assert texts(rows) == [""]
    dialog.form.flush()

    assert dialog.form.error("questions") == "A template needs at least one question."
    assert stored(journal) == [question.text for question in ASKED]
    asker.expect("choose", "Discard")
    manager.give_up()
    assert manager.no_dialog()


def test_what_was_refused_is_kept_for_later(journal, dialog, rows, manager, asker, open_templates):
    for row in list(rows.rows):
        manager.click(row.remove)
    rows.rows[0].section.setFocus()
    manager.type("Only a section")
    asker.expect("choose", "Keep for later")
    manager.give_up()

    again = open_templates()

    [row] = again.form.editor("questions").rows
    assert (row.section.text(), row.text.text()) == ("Only a section", "")
    again.form.give_up()
    manager.give_up()


def test_a_template_is_added(journal, dialog, manager):
    manager.press("Ctrl+N")
    new = manager.front()
    assert new.windowTitle() == "Add a template"
    manager.type("Handover")
    new.form.editor("questions").setFocus()
    manager.type("What do you hand over?")
    manager.press("Ctrl+Return")

    found = {one.name: one for one in journal.ask(session_templates.every)}
    assert [one.text for one in found["Handover"].questions] == ["What do you hand over?"]
    assert dialog.form.values()["name"] == "Handover"
    assert dialog.status.sentence.text() == "Handover added."
    manager.give_up()


def test_a_new_one_without_questions_or_with_a_name_that_is_there_is_refused(dialog, manager):
    manager.press("Ctrl+N")
    new = manager.front()
    manager.type("grow")
    manager.press("Ctrl+Return")
    assert new.form.error("questions") == "A template needs at least one question."

    new.form.editor("questions").setFocus()
    manager.type("Why?")
    manager.press("Ctrl+Return")
    assert new.form.error("name")
    new.form.give_up()
    manager.press("Esc", new)
    manager.press("Esc", dialog)


def test_a_template_is_deleted_by_a_key_and_comes_back(journal, own, dialog, manager):
    dialog.list.setFocus()
    manager.press("Del")
    assert journal.ask(session_templates.every) == []
    assert not dialog.form.isEnabled()

    manager.click(dialog.status.action)

    assert stored(journal) == [question.text for question in ASKED]
    assert dialog.form.values()["name"] == "GROW"
    manager.give_up()


def test_sessions_keep_what_they_were_asked(journal, own, dialog, rows, manager):
    dana = builders.person(journal).id
    talk = builders.plan(journal, dana, kind=SessionKind.SKILL, template="GROW")
    rows.rows[0].text.selectAll()
    rows.rows[0].text.setFocus()
    manager.type("Something else?")
    manager.give_up()

    assert stored(journal)[0] == "Something else?"
    asked = [one.question for one in journal.ask(sessions.get, talk.id).answers]
    assert asked == [question.text for question in ASKED]


def test_a_question_that_is_too_long_stays_on_screen_as_a_problem(journal, dialog, rows, manager):
    rows.rows[0].text.setFocus()
    manager.type("x" * 300)
    dialog.form.flush()
    dialog.list.setFocus()

    assert "200 characters at most" in dialog.form.error("questions")
    assert "x" * 300 in rows.rows[0].text.text()
    assert stored(journal) == [question.text for question in ASKED]
    dialog.form.give_up()
    manager.window.findChild(TemplatesDialog).done(0)


def test_looking_changes_nothing(journal, dialog, manager):
    before = journal.can_undo
    manager.press("Return")
    manager.give_up()
    assert journal.can_undo == before
