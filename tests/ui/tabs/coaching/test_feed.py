"""The journal of everybody on screen: read as far as one scrolls, by keys, and hidden by F9."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app.domain.kinds import NoteKind, SessionKind, Tone, Vis
from app.ui import veil
from app.ui.form_dialog import EditDialog, FormDialog
from app.ui.tabs.coaching.feed import BESIDE, PAGE
from app.ui.tabs.coaching.feed_filters import KIND, PERIOD, PERSON, TAG, TONE, VIS
from tests import builders
from tests.builders import TODAY, note
from tests.ui.tabs.coaching.journal_desk import JournalDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def open_desk(qtbot, journal, asker):
    return lambda: JournalDesk(qtbot, journal)


@pytest.fixture
def _lifted():
    """The veil is off again when a test is over, however it ends."""
    yield
    if veil.is_on():
        veil.toggle()


def write_many(journal, count, *about):
    """That many notes, one a day, the first of them yesterday; in one step."""

    def write(db):
        for days in range(1, count + 1):
            note(builders.InOneStep(db), *about, text=f"Day {days}", days_ago=days)

    journal.do("Write", write)


def height(desk, number):
    view = desk.view.list.view
    return view.visualRect(desk.view.list.model.index(number, 0)).height()


def test_an_empty_journal_teaches_and_leads_to_the_capture_line(qtbot, open_desk):
    desk = open_desk()
    view = desk.view

    assert view.empty.isVisible()
    assert view.empty.sentence.text().startswith("What you see, hear and hold gathers here")
    with qtbot.waitSignal(view.capture_wanted):
        view.empty.action.click()


def test_notes_and_sessions_of_everybody_stand_newest_first(journal, dana, open_desk):
    other = builders.person(journal, "Ben Carver").id
    note(journal, dana, text="Asked why", days_ago=2)
    builders.session(journal, other, days_ago=1)
    note(journal, text="Talked too much", kind=NoteKind.REFLECTION)
    desk = open_desk()

    assert [row.who for row in desk.rows] == ["Nobody named", "Ben", "Dana"]
    assert not desk.view.empty.isVisible()


def test_fifty_first_and_more_as_one_scrolls_without_losing_the_place(journal, dana, open_desk):
    write_many(journal, 2 * PAGE + 7, dana)
    desk = open_desk()
    view = desk.view.list.view
    bar = view.verticalScrollBar()
    assert len(desk.rows) == PAGE
    desk.stand_on("Day 3")

    bar.setValue(bar.maximum() - bar.pageStep() - 20)
    assert len(desk.rows) == PAGE
    top = view.indexAt(QPoint(5, 5)).row()
    bar.setValue(bar.value() + 21)

    assert len(desk.rows) == 2 * PAGE
    assert abs(view.indexAt(QPoint(5, 5)).row() - top) <= 1
    assert desk.view.list.model.row_at(view.currentIndex().row()).text == "Day 3"
    for _ in range(3):
        desk.press("End", view)
    assert desk.texts() == [f"Day {days}" for days in range(1, 2 * PAGE + 8)]


def test_a_change_keeps_what_was_read_and_where_one_is(journal, dana, open_desk):
    write_many(journal, 2 * PAGE, dana)
    desk = open_desk()
    bar = desk.view.list.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.stand_on("Day 80")
    offset = bar.value()

    note(journal, dana, text="New")

    assert len(desk.rows) == 2 * PAGE
    assert desk.texts()[0] == "New"
    place = desk.view.list.view.currentIndex().row()
    assert desk.texts()[place] == "Day 80"
    assert offset > 0
    assert abs(bar.value() - offset) < bar.pageStep()


def test_a_heading_is_not_said_again_on_the_next_page(journal, dana, open_desk):
    def write(db):
        for number in range(PAGE + 5):
            note(builders.InOneStep(db), dana, text=str(number))

    journal.do("Write", write)
    desk = open_desk()
    bar = desk.view.list.view.verticalScrollBar()
    bar.setValue(bar.maximum())

    assert [row.heading for row in desk.rows] == ["This week", *[""] * (PAGE + 4)]


def test_long_texts_take_four_lines_and_the_longest_line_is_cut(journal, dana, open_desk):
    note(journal, dana, text="First of the week")
    note(journal, dana, text="Short", days_ago=1)
    note(journal, dana, text="word " * 5_000, days_ago=2)
    note(journal, dana, text="x" * 1_000_000, days_ago=3)
    note(journal, dana, text="\N{SMILING FACE WITH OPEN MOUTH}" * 2_000, days_ago=4)
    desk = open_desk()
    short, words, line, faces = (height(desk, number) for number in (1, 2, 3, 4))

    assert short < words == line
    assert words - short < 4 * desk.view.list.fontMetrics().lineSpacing()
    assert faces < 3 * short
    desk.view.resize(900, 600)
    assert not desk.view.grab().isNull()


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        (KIND, NoteKind.WIN, ["Won"]),
        (KIND, SessionKind.ONE_TO_ONE, [""]),
        (TAG, "pricing", ["Won"]),
        (TONE, Tone.MINUS, ["Rushed"]),
        (VIS, Vis.SHAREABLE, ["Won"]),
    ],
)
def test_each_filter_leaves_what_it_names(journal, dana, open_desk, name, value, left):
    note(journal, dana, text="Won", kind=NoteKind.WIN, tags=["pricing"], vis=Vis.SHAREABLE)
    note(journal, dana, text="Rushed", tone=Tone.MINUS, days_ago=1)
    builders.session(journal, dana, days_ago=2)
    desk = open_desk()
    assert desk.texts() == ["Won", "Rushed", ""]

    desk.view.filters.choose(name, value)
    assert desk.texts() == left
    desk.focus(desk.view.list.view)
    desk.press("Esc")
    assert desk.texts() == ["Won", "Rushed", ""]


def test_filters_on_people_and_time_go_together(journal, dana, open_desk):
    other = builders.person(journal, "Ben Carver").id
    note(journal, dana, text="Hers")
    note(journal, dana, text="Hers, long ago", days_ago=200)
    note(journal, other, text="His")
    desk = open_desk()

    desk.view.filters.choose(PERSON, dana)
    assert desk.texts() == ["Hers", "Hers, long ago"]
    desk.view.filters.choose(PERIOD, (builders.quarter().starts, None))
    assert desk.texts() == ["Hers"]


def test_where_nothing_fits_the_way_back_is_offered(journal, dana, open_desk):
    note(journal, dana, text="Asked why")
    desk = open_desk()
    desk.view.filters.choose(KIND, NoteKind.WIN)

    assert desk.view.nothing_fits.isVisible()
    assert desk.view.nothing_fits.sentence.text() == "No entry fits these filters."
    desk.click(desk.view.nothing_fits.action)
    assert desk.texts() == ["Asked why"]


def test_p_keeps_a_note_for_the_review_and_lets_it_go(journal, dana, open_desk):
    made = note(journal, dana, text="Asked why")
    desk = open_desk()
    desk.stand_on("Asked why")

    desk.press("P")
    assert desk.read(made.id).note.pinned
    assert desk.rows[0].below == "pinned for the review"
    desk.press("P")
    assert not desk.read(made.id).note.pinned


def test_d_delivers_feedback_today_and_says_why_not_otherwise(journal, dana, open_desk):
    """S3-06: feedback is to be delivered until it was."""
    made = note(journal, dana, kind=NoteKind.FEEDBACK, text="Wait longer")
    note(journal, dana, text="Asked why", days_ago=1)
    desk = open_desk()

    desk.stand_on("Wait longer")
    desk.press("D")
    assert desk.read(made.id).note.delivered_on == TODAY
    desk.press("D")
    desk.stand_on("Asked why")
    desk.press("D")

    assert desk.told[0].startswith("It was delivered on 22 November 2026.")
    assert desk.told[1:] == ["Only feedback is delivered."]


def test_del_deletes_a_note_and_undo_brings_it_back(journal, dana, open_desk):
    note(journal, dana, text="Asked why")
    note(journal, dana, text="Won", days_ago=1)
    desk = open_desk()
    desk.stand_on("Asked why")

    desk.press("Del")
    assert desk.texts() == ["Won"]
    journal.undo()
    assert desk.texts() == ["Asked why", "Won"]


def test_enter_and_del_are_for_sessions_too(journal, dana, open_desk):
    builders.session(journal, dana)
    desk = open_desk()
    desk.stand_on("")
    desk.press("Return")
    assert not desk.no_dialog()
    desk.give_up()

    desk.focus(desk.view.list.view)
    desk.press("Del")
    assert desk.rows == []
    journal.undo()
    assert len(desk.rows) == 1


def test_keys_for_notes_leave_a_session_alone(journal, dana, open_desk):
    builders.session(journal, dana)
    desk = open_desk()
    desk.stand_on("")
    before = journal.can_undo

    for keys in ("P", "D"):
        desk.press(keys)

    assert journal.can_undo == before
    assert desk.told == ["Only notes are kept for the review.", "Only feedback is delivered."]


def test_enter_opens_a_note_and_n_writes_one_about_whom_one_looks_at(journal, dana, open_desk):
    note(journal, dana, text="Asked why")
    desk = open_desk()
    desk.stand_on("Asked why")
    desk.press("Return")
    assert desk.dialog(EditDialog).form.values()["text"] == "Asked why"
    desk.give_up()

    desk.view.filters.choose(PERSON, dana)
    desk.focus(desk.view.list.view)
    desk.press("N")
    assert desk.dialog(FormDialog).form.values()["about"] == (dana,)
    desk.give_up()


def test_letters_do_not_look_for_anything(journal, dana, open_desk):
    note(journal, dana, text="Asked why")
    note(journal, dana, text="Bold", days_ago=1)
    desk = open_desk()
    desk.stand_on("Asked why")

    desk.press("B")
    assert desk.view.list.view.currentIndex().row() == 0


def test_the_cards_are_there_where_there_is_room(open_desk):
    desk = open_desk()
    assert desk.view.side.isVisible()
    desk.window.resize(BESIDE - 1, 600)
    assert not desk.view.side.isVisible()


def hover(desk):
    view = desk.view.list.view
    at = view.visualRect(desk.view.list.model.index(0, 0)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    return QToolTip.text()


def spoken(desk):
    return desk.view.list.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.usefixtures("_lifted")
def test_hidden_private_words_are_neither_seen_nor_said(journal, dana, open_desk):
    note(journal, dana, text="Cried in the car", kind=NoteKind.VENT, tags=["burnout"])
    desk = open_desk()
    seen, size = desk.view.list.grab().toImage(), height(desk, 0)
    assert "Cried in the car" in hover(desk)
    assert "Cried in the car" in spoken(desk)

    veil.toggle()
    for said in (hover(desk), spoken(desk)):
        assert not {"Cried", "Vent", "burnout"} & set(said.replace(",", " ").split())
    assert "Dana" in spoken(desk)
    assert height(desk, 0) == size
    assert desk.view.list.grab().toImage() != seen
    assert desk.view.veil_link.text() == "Show private  F9"

    veil.toggle()
    assert desk.view.list.grab().toImage() == seen


@pytest.mark.usefixtures("_lifted")
def test_what_may_be_shared_stays_to_be_read(journal, dana, open_desk):
    note(journal, dana, text="Won", kind=NoteKind.WIN, vis=Vis.SHAREABLE)
    desk = open_desk()
    veil.toggle()

    assert "Won" in spoken(desk)
    assert "Won" in hover(desk)
