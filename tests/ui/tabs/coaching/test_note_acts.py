"""Writing and changing notes, in dialogs: nothing typed is lost, nothing is changed by looking."""

from datetime import date

import pytest
import time_machine
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from app.domain import feed, notes
from app.domain.kinds import Hat, NoteKind, SaidIn, Tone, Vis
from app.ui import veil
from app.ui.form_dialog import EditDialog, FormDialog
from app.ui.tabs.coaching.note_dialog import SETTLED, HistoryDialog
from app.ui.tabs.coaching.note_fields import OF_KIND, REMINDER, STAYS_PRIVATE
from tests import builders
from tests.builders import TODAY, note
from tests.ui.tabs.coaching.journal_desk import JournalDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

HOSTILE = (
    '<img src="file:///etc/passwd"><img src=http://example.com/x.png>',
    "![](file:///etc/passwd) ![x](http://example.com/x.png) ![u](\\\\server\\share\\x)",
    "[click](javascript:alert(1)) <script>alert(1)</script> {{7*7}} ${x} %s",
    "<John> said a<b and c>d &amp; &nbsp; <style>*{display:none}</style>",
    "<table><tr><td>" * 40 + "\n> " * 60 + "* " * 60,
    "\u202egnihtemos\u202c \u0301\u0301 \N{FAMILY} trailing blanks  \n\n\n",
    "tab\tbed\u00a0hard blank\u2009thin\n   \nindented",
)


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def desk(qtbot, journal, dana, asker):
    return JournalDesk(qtbot, journal)


def only_note(journal):
    (entry,) = journal.ask(feed.page)
    return entry.note


def shown_fields(dialog):
    editors = (dialog.form.editor(name) for names in OF_KIND.values() for name in names)
    return {editor.objectName() for editor in editors if editor.isVisible()}


def test_a_note_is_written_by_keys_alone(desk, journal, dana):
    desk.view.write()
    desk.type("dana")
    desk.press("Return")
    desk.focus(desk.dialog().form.editor("text").target())
    desk.type("Let the **buyer** finish")
    desk.press("Ctrl+Return")

    assert desk.no_dialog()
    written = only_note(journal)
    assert written.note.text == "Let the **buyer** finish"
    assert [person.id for person in written.people] == [dana]
    assert (written.note.kind, written.note.vis) == (NoteKind.OBSERVATION, Vis.PRIVATE)
    assert desk.texts() == ["Let the buyer finish"]


def test_feedback_has_four_parts_and_is_to_be_delivered(desk, journal, dana):
    """S3-06: situation, behaviour, effect and next time, and when to look again."""
    desk.view.acts.write(NoteKind.FEEDBACK, (dana,))
    assert shown_fields(desk.dialog()) == set(OF_KIND[NoteKind.FEEDBACK])
    desk.type("Brightwater demo")
    desk.fill(behaviour="Answered too soon", effect="They stopped asking", next_time="Count")
    desk.fill(follow_up="3 dec", tags="listening")
    desk.commit()

    written = only_note(journal)
    assert (written.note.situation, written.note.next_time) == ("Brightwater demo", "Count")
    assert written.note.follow_up == date(2026, 12, 3)
    assert written.note.delivered_on is None
    assert written.tags == ("listening",)


def test_a_win_can_be_a_recognition(desk, journal, dana):
    """S1-08: the value shown and how it was said; S2-03: with the hat that was worn."""
    desk.view.acts.write(NoteKind.WIN, (dana,))
    assert shown_fields(desk.dialog()) == set(OF_KIND[NoteKind.WIN])
    desk.fill(text="Called back", value_shown="Care", said_in="Said in the team")
    desk.fill(tone="Went well", hat="Cheerleader", pinned=True, shareable=True)
    desk.commit()

    written = only_note(journal).note
    assert (written.value_shown, written.said_in) == ("Care", SaidIn.TEAM)
    assert (written.tone, written.hat, written.pinned) == (Tone.PLUS, Hat.CHEERLEADER, True)
    assert written.vis is Vis.SHAREABLE


def test_another_kind_hides_no_field_that_holds_something(desk, dana):
    desk.view.acts.write(NoteKind.FEEDBACK, (dana,))
    desk.fill(situation="Brightwater demo", delivered_on="20 nov", kind="Observation")

    assert shown_fields(desk.dialog()) == {"situation"}
    desk.fill(kind="Feedback")
    assert desk.dialog().form.values()["delivered_on"] == date(2026, 11, 20)
    assert desk.dialog().form.values()["situation"] == "Brightwater demo"
    desk.dialog().form.give_up()


def test_what_is_delivered_belongs_to_feedback_only(desk, journal, dana):
    made = note(journal, dana, kind=NoteKind.FEEDBACK, delivered_on=TODAY)
    desk.view.acts.open(made.id)

    desk.fill(kind="Observation")
    desk.editing().form.flush()
    assert desk.read(made.id).note.delivered_on is None
    desk.fill(kind="Feedback")
    desk.editing().form.flush()
    assert desk.read(made.id).note.delivered_on == TODAY
    desk.give_up()


def test_vents_cannot_be_shared_and_say_why(desk, dana):
    """S0-14: a place to vent is always private."""
    desk.view.acts.write(NoteKind.OBSERVATION, (dana,))
    share = desk.dialog().form.editor("shareable")
    assert REMINDER in [label.text() for label in desk.dialog().findChildren(QLabel)]
    desk.fill(shareable=True)

    for kind in ("Vent", "Personal", "Reflection"):
        desk.fill(kind=kind)
        assert not share.value()
        assert not share.box.isEnabled()
        assert share.reason.isVisible()
        assert share.reason.text() == STAYS_PRIVATE
    desk.fill(kind="Observation")
    assert share.value()
    assert not share.reason.isVisible()
    desk.dialog().form.give_up()


def test_a_shared_note_that_becomes_a_vent_is_private_at_once(desk, journal, dana):
    made = note(journal, dana, vis=Vis.SHAREABLE)
    desk.view.acts.open(made.id)
    desk.fill(kind="Vent")
    desk.editing().form.flush()

    assert desk.read(made.id).note.vis is Vis.PRIVATE
    assert desk.read(made.id).note.kind is NoteKind.VENT
    assert desk.editing().state.text() == "Saved"
    desk.give_up()


def test_nothing_to_say_is_refused_beside_the_text(desk, dana):
    desk.view.acts.write(None, (dana,))
    desk.commit()
    assert desk.dialog().form.error("text") == "This cannot be empty."
    desk.dialog().form.give_up()


def test_a_day_to_come_is_refused_and_the_text_stays(desk, dana):
    desk.view.acts.write(None, (dana,))
    desk.fill(text="Seen", happened_on="2026-11-23")
    desk.commit()

    assert "not come yet" in desk.dialog().form.error("happened_on")
    assert desk.dialog().form.values()["text"] == "Seen"
    desk.dialog().form.give_up()


def test_a_tag_counts_without_enter(desk, journal, dana):
    desk.view.acts.write(None, (dana,))
    desk.fill(text="Seen")
    desk.focus(desk.dialog().form.editor("tags").target())
    desk.type("#Big deal")
    desk.press("Ctrl+Return")

    assert only_note(journal).tags == ("big-deal",)


def test_what_is_typed_and_put_off_comes_back(desk, asker, journal, dana):
    desk.view.acts.write(NoteKind.WIN, (dana,))
    desk.fill(text="Half a thought", value_shown="Care")
    asker.expect("choose", "Keep for later")
    desk.give_up()
    assert desk.no_dialog()

    desk.view.acts.write(None, (dana,))
    values = desk.dialog().form.values()
    assert (values["text"], values["value_shown"]) == ("Half a thought", "Care")
    assert shown_fields(desk.dialog()) >= {"value_shown"}
    desk.commit()
    assert journal.asides("draft/") == {}


def test_an_edit_is_saved_as_it_is_made_and_undone_in_one_step(desk, journal, dana):
    other = builders.person(journal, "Ben Carver").id
    made = note(journal, dana, tags=["old"])
    desk.view.acts.open(made.id)
    desk.fill(text="Asked why twice", about="ben", tags="new")
    desk.give_up()

    full = desk.read(made.id)
    assert full.note.text == "Asked why twice"
    assert {person.id for person in full.people} == {dana, other}
    assert full.tags == ("old", "new")
    assert desk.rows[0].who == "Dana and Ben"


def test_feedback_is_delivered_from_its_dialog(desk, journal, dana):
    made = note(journal, dana, kind=NoteKind.FEEDBACK)
    desk.view.acts.open(made.id)
    desk.press_button("Delivered today")
    assert desk.read(made.id).note.delivered_on == TODAY

    desk.view.acts.open(made.id)
    desk.press_button("Delete")
    assert desk.rows == []


def test_past_fourteen_days_earlier_words_are_kept_and_can_be_read(desk, journal, dana):
    made = note(journal, dana, text="Asked why")
    with time_machine.travel(made.created_at.replace(year=made.created_at.year + 1), tick=True):
        desk.view.acts.open(made.id)
        assert SETTLED in [label.text() for label in desk.editing().findChildren(QLabel)]
        for words in ("Asked wh", "Asked who"):
            desk.fill(text=words)
            desk.editing().form.flush()
        desk.give_up()
        desk.view.acts.open(made.id)
        desk.press_button("History")
        history = desk.window.findChild(HistoryDialog)

        assert history.form.values() == {"0": "Asked why"}
        assert history.form.editor("0").box.isReadOnly()
        history.reject()
        desk.give_up()
    assert desk.rows[0].below == "amended"


def test_a_young_note_says_nothing_of_history(desk, journal, dana):
    made = note(journal, dana)
    desk.view.acts.open(made.id)
    assert SETTLED not in [label.text() for label in desk.editing().findChildren(QLabel)]
    desk.give_up()


def test_a_private_note_is_hidden_in_its_dialog_with_its_kind(desk, journal, dana):
    made = note(journal, dana, text="Cried", kind=NoteKind.VENT)
    desk.view.acts.open(made.id)
    form = desk.editing().form
    veil.toggle()
    try:
        assert form.editor("text").hidden
        assert not form.editor("text").toggle.isEnabled()
        assert form.editor("kind").box.currentText() == ""
        assert form.values()["kind"] is NoteKind.VENT
    finally:
        veil.toggle()
    assert form.editor("kind").box.currentText() == "Vent"
    desk.give_up()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_notes_are_listed_and_opened_as_they_are(desk, journal, dana, text):
    made = note(journal, dana, text=text, kind=NoteKind.FEEDBACK, situation=text)
    stored = desk.read(made.id).note.text
    before = journal.can_undo
    desk.view.grab()
    desk.stand_on(desk.rows[0].text)
    desk.press("Return")
    dialog = desk.dialog(EditDialog)
    dialog.form.editor("text").turn()
    dialog.grab()
    desk.give_up()

    assert journal.can_undo == before
    assert desk.read(made.id).note.text == stored


@pytest.mark.long
def test_opening_two_hundred_notes_marks_none_as_changed(qtbot, journal, asker):
    """Hostile ones among them: looking leaves no step to undo and every row as it was."""
    who = [builders.person(journal, name).id for name in ("Dana Whitfield", "Ben Carver")]
    kinds = list(NoteKind)

    def write(db):
        for number in range(200):
            kind = kinds[number % len(kinds)]
            note(
                builders.InOneStep(db),
                *who[: number % 3],
                text=f"{HOSTILE[number % len(HOSTILE)]} {number} \n",
                kind=kind,
                days_ago=number % 90,
                tags=["Über-tag", "c++"][: number % 3],
                tone=[None, *Tone][number % 3],
                value_shown="Care " if kind is NoteKind.WIN else "",
                situation=HOSTILE[number % 5] if number % 2 else "",
                delivered_on=TODAY if kind is NoteKind.FEEDBACK and number % 2 else None,
                pinned=number % 7 == 0,
            )

    journal.do("Write", write)
    desk = JournalDesk(qtbot, journal)
    step, rows = journal.can_undo, builders.dump(journal.path)
    ids = [row[0] for row in rows["note"]]

    for note_id in ids:
        desk.view.acts.open(note_id)
        dialog = desk.window.findChildren(EditDialog)[-1]
        dialog.form.editor("text").target().setFocus()
        dialog.form.editor("tags").target().setFocus()
        dialog.reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as between two clicks

    assert journal.can_undo == step == "Write"
    assert builders.dump(journal.path) == rows
    assert journal.asides("draft/") == {}
    assert len(journal.ask(notes.amended, ids)) == 0
    assert desk.no_dialog()


def test_the_dialogs_own_class_asks_before_it_loses_anything(desk, asker, dana):
    desk.view.acts.write(None, (dana,))
    desk.fill(text="Seen")
    asker.expect("choose", "Keep writing")
    desk.give_up()
    assert isinstance(desk.dialog(), FormDialog)
    asker.expect("choose", "Discard")
    desk.give_up()
    assert desk.no_dialog()
