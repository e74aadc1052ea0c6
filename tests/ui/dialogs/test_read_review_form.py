"""S3-20: a returned form is read beside its page, and filed as the person's own words."""

from datetime import date

import pytest
from pypdf.generic import NameObject, TextStringObject
from PySide6.QtCore import Qt

from app import journal_file, review_files
from app.domain import review_answers, review_upward, reviews
from app.domain.kinds import ReviewFileKind, ReviewState, WordsFrom
from app.domain.review_form import Said
from app.formats import Formats
from app.ui.dialogs.read_review_form import INVITATION, ReadReviewFormDialog
from app.ui.dialogs.read_review_parts import KEEP, TAKE
from tests import builders
from tests.builders import ASKED, TODAY
from tests.exchange.plan_forms import ABROAD, rewritten, typed_into
from tests.exchange.review_forms import OWN, UPWARD, typed
from tests.ui.dialogs.form_reading import drop, instead, opened, said
from tests.ui.manager import enter

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

SAID = {0: Said(f"Zwei Siege in {ABROAD}", 4), 1: Said("To wait for the answer")}
AUGUST = date(2026, 8, 1)


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def review(journal, dana):
    return builders.review(journal, dana, ReviewState.PREPARING).id


@pytest.fixture
def form(journal, tmp_path):
    """Writes the form of a review as it comes back, and says where it is."""

    def write(review_id, said=SAID, kind=OWN, name="form.pdf"):
        formats = Formats("USD")
        (sheet,) = journal.ask(review_files.sheets, [review_id], kind, formats, TODAY)
        path = tmp_path / name
        path.write_bytes(typed_into(review_files.pdf(sheet), typed(said, kind)))
        return path

    return write


@pytest.fixture
def read(qtbot, window, journal):
    """Opens the dialog over a file, and waits until it was read."""

    def open_it(path=None, review_id=None, of=journal):
        return opened(qtbot, ReadReviewFormDialog(of, window, review_id), path)

    return open_it


def test_a_form_is_shown_beside_its_page_and_filed(qtbot, journal, review, form, read):
    dialog = read(form(review), review)
    assert dialog.head.title.text() == "Dana’s answers, October 2026"
    assert dialog.head.facts.text() == "form.pdf · 2 of 2 answered"
    shown = said(dialog.understood)
    assert {SAID[0].text, "4 of 5", ASKED[0].own_question, "New"} <= set(shown)
    assert dialog.view.isVisible()
    assert journal.ask(reviews.get, review).review.own_on is None, "nothing is filed yet"
    qtbot.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)
    found = journal.ask(reviews.get, review)
    assert [one.own_answer for one in found.sections] == [one.text for one in SAID.values()]
    assert found.review.own_from is WordsFrom.FORM
    assert dialog.told == ["Filed as Dana’s own words: 2 answers."]
    assert [one.file_name for one in found.files] == ["form.pdf"]
    journal.undo()
    assert not journal.ask(reviews.get, review).files


def test_what_differs_stands_side_by_side_and_stays_unless_it_is_taken(
    qtbot, journal, review, form, read
):
    here = {0: "What I heard", 1: "Nothing"}
    work = (review_answers.own, review, here, {0: 2}, WordsFrom.TALK, TODAY, TODAY)
    journal.do("Type in", *work)
    dialog = read(form(review), review)
    beside = {one.part: one for one in dialog.understood.beside}
    assert list(beside) == [0, 1]
    assert {"What I heard", SAID[0].text, "2 of 5", "4 of 5"} <= set(said(beside[0]))
    assert {one.choice.box.currentText() for one in beside.values()} == {KEEP}
    enter(beside[1].choice, TAKE)
    qtbot.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)
    found = journal.ask(reviews.get, review)
    assert [(one.own_answer, one.own_score) for one in found.sections] == [
        ("What I heard", 2),
        (SAID[1].text, None),
    ]
    assert dialog.told == ["Filed as Dana’s own words: 1 answer. Left as it stood: 1 answer."]


def test_feedback_for_me_is_told_from_their_own_answers(qtbot, journal, review, form, read):
    dialog = read(form(review, {0: Said("You listen", 5)}, UPWARD), review)
    assert dialog.head.title.text() == "Dana’s feedback for me, October 2026"
    qtbot.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)
    kept = journal.ask(review_upward.answers, review)
    assert (kept[0].answer, kept[0].score) == ("You listen", 5)
    assert dialog.told == ["Filed as Dana’s feedback for me: 1 answer. It is for you alone."]
    (file,) = journal.ask(reviews.get, review).files
    assert file.kind is ReviewFileKind.UPWARD


def test_what_nobody_could_read_is_flagged_and_kept(qtbot, journal, review, form, read):
    path = form(review, {0: Said("Two")})
    path.write_bytes(typed_into(path.read_bytes(), {"own.0.score": "splendid"}))
    dialog = read(path, review)
    assert "“splendid” is no score from 1 to 5." in said(dialog.understood.problems)
    assert dialog.head.facts.text().endswith("1 not understood")
    qtbot.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)
    assert "splendid" in journal.ask(reviews.get, review).sections[0].own_answer


def test_the_very_file_twice_says_so_and_is_kept_once(qtbot, journal, review, form, read):
    path = form(review)
    qtbot.mouseClick(read(path).file_button, Qt.MouseButton.LeftButton)
    again = read(path)
    assert "This very file was filed 22 Nov already." in again.promise.text()
    qtbot.mouseClick(again.file_button, Qt.MouseButton.LeftButton)
    assert len(journal.ask(reviews.get, review).files) == 1


def test_the_form_of_another_review_says_which_and_is_read_for_it(
    qtbot, journal, dana, review, form, read
):
    other = builders.review(journal, dana, ReviewState.PREPARING, day=AUGUST).id
    dialog = read(form(other), review)
    assert instead(dialog) == ("This form belongs to another review: Dana Whitfield, August 2026.")
    assert dialog.notice.action.text() == "Read it for Dana’s answers, August 2026"
    qtbot.mouseClick(dialog.notice.action, Qt.MouseButton.LeftButton)
    assert dialog.head.title.text() == "Dana’s answers, August 2026"
    assert not instead(dialog)


def test_a_form_of_another_journal_is_turned_away(review, form, read):
    path = form(review)

    def spoil(writer):
        for page in writer.pages:
            for one in page["/Annots"]:
                node = one.get_object()
                if node["/T"] == "touchline":
                    said = TextStringObject(node["/V"].replace(" 1 ", " 1 abc", 1))
                    node[NameObject("/V")] = said

    path.write_bytes(rewritten(path.read_bytes(), spoil))
    dialog = read(path, review)
    assert instead(dialog).startswith("This form was made by another journal.")
    assert not dialog.file_button.isVisible()


def test_an_empty_form_and_one_of_a_closed_review_file_nothing(qtbot, own, window, tmp_path):
    dana = builders.person(own, "Dana Whitfield").id
    review = builders.review(own, dana, ReviewState.HELD).id
    formats = Formats("USD")
    (sheet,) = own.ask(review_files.sheets, [review], UPWARD, formats, TODAY)
    path = tmp_path / "late.pdf"
    path.write_bytes(review_files.pdf(sheet))
    dialog = ReadReviewFormDialog(own, window, review)
    dialog.open()
    dialog.load(path)
    qtbot.waitUntil(lambda: "Nothing is written in this form." in instead(dialog))
    own.do_final("Close", reviews.close, review, TODAY, TODAY)
    dialog.load(path)
    qtbot.waitUntil(lambda: "This review is closed." in instead(dialog))
    assert not dialog.file_button.isVisible()
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [("empty.pdf", b"", "The file is empty."), ("letter.pdf", b"Dear Robin", "no PDF")],
)
def test_a_file_that_is_no_form_says_so(review, read, tmp_path, name, data, words):
    path = tmp_path / name
    path.write_bytes(data)
    dialog = read(path, review)
    assert words in instead(dialog)
    assert dialog.notice.action.text() == "Choose another file…"


def test_a_form_is_dropped_on_it(qtbot, review, form, read):
    dialog = read(review_id=review)
    assert instead(dialog) == INVITATION
    drop(dialog, form(review))
    qtbot.waitUntil(lambda: not dialog.busy and not instead(dialog), timeout=15_000)


def test_a_journal_for_reading_only_shows_it_and_files_nothing(journal, review, form, read):
    path = form(review)
    reading = journal_file.open_journal(journal.path, read_only=True)
    dialog = read(path, review, of=reading)
    assert not dialog.file_button.isEnabled()
    assert dialog.error.text() == "This journal is open for reading only."
    dialog.reject()
    reading.close()
