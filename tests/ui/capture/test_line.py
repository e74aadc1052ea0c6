"""Writing a note in the line above every page."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextLayout

from app import journal_file
from app.domain.kinds import NoteKind, Owner
from app.ui import keeping, theme, veil
from tests import builders

pytestmark = pytest.mark.long

EXAMPLE = "@dana handled the price objection alone #negotiation !send recap due:fri"


def paste(writer, text):
    clip = QMimeData()
    clip.setText(text)
    writer.line.box.insertFromMimeData(clip)


def draft(journal):
    return journal.asides("draft/capture").get("draft/capture", {}).get("text", "")


# Saving


def test_type_enter_saved(writer, people):
    writer.type(EXAMPLE)
    writer.press("Return")

    (capture,) = writer.saved
    assert capture.source == EXAMPLE
    assert capture.text == "Dana handled the price objection alone"
    assert capture.people == (people["Dana Whitfield"],)
    (promise,) = capture.commitments
    assert (promise.text, promise.owner) == ("send recap", Owner.REP)
    assert writer.text == EXAMPLE

    writer.line.saved()

    assert writer.text == ""
    assert writer.chips() == []
    assert writer.line.box.hasFocus()


def test_what_is_refused_stays_and_says_why(writer):
    writer.type("win: @dana closed it")
    writer.press("Return")

    writer.line.refused("The disk is full.")

    assert writer.text == "win: @dana closed it"
    assert "The disk is full." in writer.said()
    writer.type(" today")
    assert "The disk is full." not in writer.said()


def test_an_empty_line_saves_nothing(writer):
    writer.press("Return")
    writer.type("  ")
    writer.press("Return")

    assert writer.saved == []


def test_several_lines_by_key_and_by_paste(writer):
    writer.type("One")
    writer.press("Shift+Return")
    paste(writer, "two\n- three\n")
    writer.type("four")
    writer.press("Return")

    assert writer.saved[0].text == "One\ntwo\n- three\nfour"


def test_it_is_one_line_high_until_more_is_written(writer, qtbot):
    one = writer.line.sizeHint().height()
    writer.type("One line")
    assert writer.line.sizeHint().height() == one

    paste(writer, "\ntwo\nthree")
    three = writer.line.sizeHint().height()
    assert three > one
    paste(writer, "\nline" * 60)
    assert three < writer.line.sizeHint().height() < 300

    writer.field.setFocus()
    assert writer.line.sizeHint().height() == one


def test_all_lines_are_seen_while_they_fit(writer, qtbot):
    paste(writer, "one\ntwo\nthree\nfour")

    box = writer.line.box
    qtbot.waitUntil(lambda: box.height() == writer.line.sizeHint().height())
    assert box.firstVisibleBlock().text() == "one"
    assert box.viewport().rect().contains(box.cursorRect())


def test_a_million_characters_can_be_pasted(writer):
    text = "@dana " + "x" * 1_000_000

    paste(writer, text)
    writer.press("Return")

    assert writer.saved[0].source == text
    writer.line.saved()
    assert writer.text == ""


def test_letters_of_other_scripts(writer, own):
    builders.person(own, "נועה כהן")
    writer.field.setFocus()
    writer.line.begin()

    writer.type("🎉 @נועה סגרה #価格 >>")
    writer.press("Return")

    (capture,) = writer.saved
    assert (capture.text, capture.tags) == ("🎉 נועה סגרה", ("価格",))
    assert capture.shareable


# What is understood


def test_chips_tell_what_was_understood_while_it_is_typed(writer):
    writer.type("win: ")
    assert writer.chips() == ["Win", "Private"]

    writer.type("@tomas closed it #negotiation !send recap by:me due:fri ?needs a reference + >>")

    assert writer.chips() == [
        *("Win", "Tomás Herrera", "#negotiation", "Me: send recap, due Friday 27 Nov"),
        *("Help: needs a reference", "Went well", "Shareable"),
    ]
    assert "Shareable: it may be printed in a packet." in writer.said()


def test_a_vent_says_that_it_stays_private(writer):
    writer.type("vent: @tomas is angry !call him >>")

    assert writer.chips() == ["Vent", "Tomás Herrera", "Private"]
    assert "This kind of note always stays private." in writer.said()
    assert "A vent carries no action: this stays in its text." in writer.said()


def test_a_day_that_cannot_be_read_is_told(writer):
    writer.type("!send recap due:3/4 ")

    assert "3/4 could be two days. Write it like 12 dec." in writer.said()


def coloured(box, line=0):
    """The coloured parts of a line, each with its colour's name."""
    block = box.document().findBlockByNumber(line)
    raw = block.text().encode("utf-16-le")
    return [
        (raw[2 * f.start : 2 * (f.start + f.length)].decode("utf-16-le"), f.format.foreground())
        for f in block.layout().formats()
        if isinstance(f, QTextLayout.FormatRange)
    ]


def test_pieces_are_coloured_also_after_a_picture(writer):
    paste(writer, "🎉 yes\n🎉 @dana and @nobody won")

    first, second = coloured(writer.line.box, 1)
    assert (first[0], first[1].color()) == ("@dana", theme.role("accent"))
    assert (second[0], second[1].color()) == ("@nobody", theme.role("amber"))
    assert coloured(writer.line.box, 0) == []


# Names that nobody has


def test_an_unknown_name_is_asked_about_once(writer):
    writer.type("@dnaa handled it ")
    assert "Nobody is called dnaa." in writer.said()
    writer.press("Return")
    assert writer.saved == []
    assert "Enter again saves it as it is." in writer.said()

    writer.press("Return")

    assert writer.saved[0].text == "@dnaa handled it"
    assert writer.saved[0].people == ()


def test_after_a_change_it_is_asked_about_again(writer):
    writer.type("@dnaa handled it ")
    writer.press("Return")
    writer.type("well @bne ")
    writer.press("Return")

    assert writer.saved == []


def test_an_offer_is_taken_by_its_key(writer, people):
    writer.type("🎉 @dnaa handled it ")
    assert writer.offers()[0] == "Dana Whitfield    Alt+1"

    writer.press("Alt+1")

    assert writer.text == "🎉 @Dana handled it "
    assert writer.offers() == []
    writer.press("Return")
    assert writer.saved[0].people == (people["Dana Whitfield"],)


def test_an_offer_is_taken_by_a_click_and_undone_in_the_box(writer, qtbot, people):
    writer.type("with @sam today ")
    assert "Who is Sam?" in writer.said()
    _, baker = writer.buttons()

    qtbot.mouseClick(baker, Qt.MouseButton.LeftButton)

    assert writer.text == "with @Sam Baker today "
    assert writer.line.box.hasFocus()
    writer.press("Ctrl+Z")
    assert writer.text == "with @sam today "


def test_an_owner_that_nobody_is_called(writer, people):
    writer.type("!send recap by:dnaa ")

    writer.press("Alt+1")

    assert writer.text == "!send recap by:Dana "
    writer.press("Return")
    assert writer.saved[0].commitments[0].person == people["Dana Whitfield"]


# Completion


def test_names_are_completed(writer, people):
    writer.type("with @sa")
    assert writer.completions() == ["Sam Baker", "Sam Hastings"]
    writer.press("Down")
    writer.press("Down")

    writer.press("Return")

    assert writer.text == "with @Sam Hastings "
    assert writer.saved == []
    assert writer.completions() == []
    writer.type("today")
    writer.press("Return")
    assert writer.saved[0].people == (people["Sam Hastings"],)


def test_the_tab_key_takes_the_first(writer):
    writer.type("@her")
    writer.press("Tab")

    assert writer.text == "@Tomás "
    writer.press("Tab")
    assert writer.field.hasFocus()


def test_tags_and_skills_are_completed(writer):
    writer.type("#obj")
    assert writer.completions() == ["objection-handling"]
    writer.press("Up")
    writer.press("Return")

    assert writer.text == "#objection-handling "


def test_enter_saves_while_nothing_of_the_list_is_chosen(writer, people):
    writer.type("well done @da")
    assert writer.completions() == ["Dana Whitfield"]

    writer.press("Return")

    assert writer.saved[0].people == (people["Dana Whitfield"],)


def test_esc_closes_the_list_and_then_leaves(writer):
    writer.type("with @sa")
    writer.press("Esc")
    assert writer.completions() == []
    assert writer.line.box.hasFocus()

    writer.press("Esc")

    assert writer.field.hasFocus()
    assert writer.text == "with @sa"
    assert writer.chips() == []


def test_no_list_in_the_middle_of_a_word_or_an_address(writer):
    writer.type("mail dana@da")

    assert writer.completions() == []


# Keys of the window


def test_undo_is_the_boxs_own_and_the_windows_when_it_is_empty(writer):
    undone = []
    QShortcut(QKeySequence("Ctrl+Z"), writer.window, lambda: undone.append("window"))

    writer.type("typed")
    writer.press("Ctrl+Z")
    assert writer.text == ""
    assert undone == []

    writer.type("typed")
    writer.line.saved()
    writer.press("Ctrl+Z")
    assert undone == ["window"]


def test_search_is_reached_from_the_line(writer):
    searched = []
    QShortcut(QKeySequence("Ctrl+K"), writer.window, lambda: searched.append(True))

    writer.type("typed")
    writer.press("Home")
    writer.press("Ctrl+K")

    assert (writer.text, searched) == ("typed", [True])


# Drafts


def test_leaving_keeps_the_draft_and_saving_ends_it(writer, own):
    writer.type("@dana half a tho")
    writer.press("Esc")
    writer.press("Esc")
    assert draft(own) == "@dana half a tho"

    writer.line.begin()
    writer.press("Return")
    writer.line.saved()

    assert draft(own) == ""


def test_typing_is_kept_while_one_pauses(writer, own, qtbot):
    writer.type("half a tho")

    qtbot.waitUntil(lambda: draft(own) == "half a tho", timeout=keeping.PAUSE_MS + 3_000)
    assert writer.line.box.hasFocus()


def test_after_a_crash_the_text_is_back(writer, own, path, make_writer):
    paste(writer, "🎉 half a tho\nught")
    assert writer.line.put_by()
    crashed = path.with_name("crashed.db")
    shutil.copy(path, crashed)

    again = journal_file.open_journal(crashed)
    after = make_writer()
    after.line.attach(again)

    assert after.text == "🎉 half a tho\nught"
    after.line.begin()
    after.type("s")
    after.press("Return")
    assert after.saved[0].text == "🎉 half a tho\nughts"
    after.line.detach()
    again.close()


def test_each_journal_has_its_own_draft(writer, own):
    writer.type("of this one")

    writer.line.detach()

    assert writer.text == ""
    assert not writer.line.box.isEnabled()
    writer.line.attach(own)
    assert writer.text == "of this one"


def test_nothing_is_written_into_a_journal_for_reading_only(make_writer, own, path):
    own.close()
    reading = journal_file.open_journal(path, read_only=True)
    writer = make_writer()

    writer.line.attach(reading)

    assert not writer.line.box.isEnabled()
    writer.line.detach()
    reading.close()


# Around it


def test_before_the_journal_is_there_it_is_seen_and_cannot_be_used(make_writer):
    writer = make_writer()

    writer.line.begin()

    assert writer.line.isVisible()
    assert not writer.line.box.hasFocus()
    assert writer.line.put_by()


def test_the_hint_is_cut_short_where_there_is_no_room_for_it(writer, qtbot):
    assert writer.line.box.placeholderText().endswith("Ctrl+Space")

    writer.window.resize(400, 400)

    qtbot.waitUntil(lambda: writer.line.box.placeholderText().endswith("…"))


def test_what_is_hidden_with_f9_is_hidden_here_as_well(writer):
    writer.type("@dana was furious about the forecast")
    shown = writer.line.grab().toImage()

    veil.toggle()
    try:
        assert writer.chips() == []
        hidden = writer.line.grab().toImage()
        writer.line.box.selectAll()
        writer.type("@ben wept in the car park, for once ")
        assert writer.completions() == []
    finally:
        veil.toggle()

    assert hidden != shown
    assert writer.chips() == ["Observation", "Ben Carver", "Private"]


def test_in_the_dark_the_colours_are_the_dark_ones(writer, qapp):
    writer.type("@dana won")
    theme.apply(qapp, "dark")
    try:
        ((_, ink),) = coloured(writer.line.box)
        assert ink.color() == theme.role("accent")
    finally:
        theme.apply(qapp, "light")


def test_somebody_new_is_known_at_once(writer, own):
    writer.field.setFocus()
    person = builders.person(own, "Ingrid Solberg")
    writer.line.begin()

    writer.type("@ingrid rang")
    writer.press("Return")

    assert writer.saved[0].people == (person.id,)
    assert writer.saved[0].kind is NoteKind.OBSERVATION


def test_it_brings_nothing_heavy_to_the_first_screen():
    code = (
        "import sys, app.ui.capture.line\n"
        "print([m for m in sys.modules if m.startswith(('sqlalchemy', 'app.journal',"
        " 'app.domain.models', 'app.domain.capture', 'app.ui.editors', 'app.ui.form'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
