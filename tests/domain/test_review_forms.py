"""S3-20: the person's own voice: forms go out, come back, and nothing here is written over."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain import kept_files, review_answers, review_forms, review_upward, reviews, settings
from app.domain.errors import Reason, Refused
from app.domain.kinds import ReviewFileKind, ReviewState, WordsFrom
from app.domain.review_form import Question, Returned, Said, answer_field, score_field
from tests import builders
from tests.builders import ASKED, TODAY

OWN, UPWARD = ReviewFileKind.FORM, ReviewFileKind.UPWARD
FEEDBACK = (("Help", "What helps you?"), ("Stop", "What should I stop?"))
FILE = {"file_name": "form.pdf", "content": b"%PDF-1.7 form"}


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def review(journal, dana):
    """A review whose questions are asked and not answered yet."""
    return builders.review(journal, dana, ReviewState.PREPARING).id


def blank(journal, review_id, kind=OWN):
    return journal.ask(review_forms.blank, review_id, kind, TODAY, FEEDBACK)


def filled(form, said, **other):
    """The form as it comes back with these answers, and maybe scores."""
    fields = {}
    for position, one in said.items():
        text, score = one if isinstance(one, tuple) else (one, None)
        fields[answer_field(form.kind, position)] = text
        if score is not None:
            fields[score_field(form.kind, position)] = str(score)
    asked = {answer_field(form.kind, one.position): one.question for one in form.questions}
    scores = {score_field(form.kind, one.position) for one in form.questions}
    return Returned(
        **{
            "file": "form.pdf", "mark": form.mark, "person_id": form.person_id,
            "review_id": form.review_id, "kind": form.kind, "fields": fields, "asked": asked,
            "present": frozenset({*asked, *scores}), **other,
        }
    )  # fmt: skip


def read(journal, returned, review_id=None):
    return journal.ask(review_forms.understood, returned, review_id)


def file(journal, reading, take=(), **file):
    def work(db):
        return review_forms.file(
            db, reading.found.id, reading.form, TODAY, take=take, **{**FILE, **file}
        )

    return journal.do("File", work)


def refused(journal, returned, review_id=None):
    with pytest.raises(Refused) as caught:
        read(journal, returned, review_id)
    return caught.value.reason, caught.value.detail


def own(journal, review_id):
    found = journal.ask(reviews.get, review_id)
    return [(one.own_answer, one.own_score) for one in found.sections]


def test_a_form_says_whose_it_is_and_asks_what_the_review_asks(journal, dana, review):
    form = blank(journal, review)
    assert form.said.split()[:2] == ["touchline-review", "1"]
    assert form.said.split()[3:] == [str(dana), str(review), "form"]
    assert [one.question for one in form.questions] == [one.own_question for one in ASKED]
    assert (form.name, form.period.label, form.due_on) == (
        "Dana Whitfield", "October 2026", date(2026, 11, 10),
    )  # fmt: skip


def test_a_form_waits_for_the_review_to_be_prepared(journal, dana):
    planned = builders.review(journal, dana, ReviewState.PLANNED).id
    with pytest.raises(Refused) as caught:
        blank(journal, planned)
    assert caught.value.reason is Reason.NOT_PREPARED
    asked = blank(journal, planned, UPWARD).questions
    assert [(one.section, one.question) for one in asked] == list(FEEDBACK)


def test_what_comes_back_is_filed_as_their_own_words_and_the_file_is_kept(journal, review):
    reading = read(journal, filled(blank(journal, review), {0: ("Zwei Siege, Łódź", 4), 1: "Ja"}))
    assert [one.is_new for one in reading.beside] == [True, True]
    assert own(journal, review) == [("", None), ("", None)], "reading writes nothing"
    done = file(journal, reading)
    assert (done.taken, done.left, done.known, done.kept) == ((0, 1), (), False, True)
    assert own(journal, review) == [("Zwei Siege, Łódź", 4), ("Ja", None)]
    found = journal.ask(reviews.get, review)
    assert (found.review.state, found.review.own_from) == (ReviewState.READY, WordsFrom.FORM)
    assert found.review.own_on == TODAY
    (kept,) = found.files
    assert (kept.kind, kept.file_name, kept.read_on) == (OWN, "form.pdf", TODAY)
    before = journal.ask(review_forms.filed_before, review, OWN, FILE["content"])
    assert before.id == kept.id


def test_the_same_file_twice_is_kept_once(journal, review):
    reading = read(journal, filled(blank(journal, review), {0: "Two renewals"}))
    file(journal, reading)
    again = file(journal, read(journal, filled(blank(journal, review), {0: "Two renewals"})))
    assert (again.known, again.taken, again.left) == (True, (), ())
    assert len(journal.ask(reviews.get, review).files) == 1


def test_a_file_that_is_too_large_is_read_and_not_kept(journal, review):
    reading = read(journal, filled(blank(journal, review), {0: "Two renewals"}))
    large = b"%PDF" + bytes(kept_files.MOST_KEPT)
    assert not file(journal, reading, content=large).kept
    assert journal.ask(review_forms.filed_before, review, OWN, large).content == b""


def test_what_was_typed_in_already_stays_unless_the_forms_is_taken(journal, review):
    work = (review_answers.own, review, {0: "What I heard"}, {1: 2}, WordsFrom.TALK, TODAY, TODAY)
    journal.do("Type in", *work)
    reading = read(journal, filled(blank(journal, review), {0: "Two renewals", 1: ("To wait", 5)}))
    assert reading.differing == (0, 1)
    assert reading.beside[1].here == Said("", 2)
    done = file(journal, reading)
    assert (done.taken, done.left) == ((1,), (0, 1))
    assert own(journal, review) == [("What I heard", None), ("To wait", 2)]
    done = file(journal, read(journal, filled(blank(journal, review), {0: "Two", 1: ("", 5)})), [0])
    assert (done.taken, done.left) == ((0,), (1,))
    assert own(journal, review) == [("Two", None), ("To wait", 2)]


def test_what_the_form_leaves_empty_takes_nothing_away(journal, review):
    work = (review_answers.own, review, {0: "Heard"}, {0: 3}, WordsFrom.TALK, TODAY, TODAY)
    journal.do("Type in", *work)
    reading = read(journal, filled(blank(journal, review), {1: "To wait"}))
    file(journal, reading, take=[0, 1])
    assert own(journal, review) == [("Heard", 3), ("To wait", None)]


def test_a_form_of_another_journal_or_review_is_told_apart(journal, dana, review):
    form = filled(blank(journal, review), {0: "Two renewals"})
    other = builders.review(journal, dana, ReviewState.PREPARING, day=date(2026, 8, 1)).id
    assert refused(journal, form, other) == (
        Reason.FORM_OF_ANOTHER_REVIEW, "Dana Whitfield, October 2026",
    )  # fmt: skip
    assert refused(journal, replace(form, mark="0123"))[0] is Reason.FORM_OF_ANOTHER_JOURNAL
    assert refused(journal, replace(form, review_id=9_999)) == (
        Reason.FORM_OF_ANOTHER_REVIEW, "one of Dana Whitfield that is no longer here",
    )  # fmt: skip
    assert refused(journal, replace(form, person_id=9_999)) == (
        Reason.FORM_OF_ANOTHER_REVIEW, "somebody who is no longer here",
    )  # fmt: skip
    marcus = builders.person(journal, "Marcus Bell").id
    assert refused(journal, replace(form, person_id=marcus))[0] is Reason.FORM_OF_ANOTHER_REVIEW


def test_an_empty_form_and_a_closed_review_take_nothing(journal, dana, review):
    form = blank(journal, review)
    assert refused(journal, filled(form, {0: "  "}))[0] is Reason.FORM_IS_EMPTY
    closed = builders.review(journal, dana, day=date(2026, 8, 1)).id
    late = filled(replace(form, review_id=closed), {0: "Late"})
    assert refused(journal, late)[0] is Reason.REVIEW_IS_CLOSED
    reading = read(journal, filled(form, {0: "Late"}))
    with pytest.raises(Refused) as caught:
        journal.ask(review_forms.blank, closed, UPWARD, TODAY, FEEDBACK)
    assert caught.value.reason is Reason.REVIEW_IS_CLOSED
    assert reading.found.id == review


def test_a_form_of_what_was_closed_is_read_for_the_revision_that_is_open(journal, dana):
    """They wrote it once: that another revision was begun meanwhile is not their fault."""
    asked = builders.review(journal, dana, ReviewState.HELD).id
    late = filled(blank(journal, asked), {0: "Two renewals"})
    journal.do_final("Close", reviews.close, asked, TODAY, TODAY)
    assert refused(journal, late)[0] is Reason.REVIEW_IS_CLOSED
    again = journal.do("Reopen", reviews.reopen, asked, "The form came late").id
    for wanted in (None, again):
        reading = read(journal, late, wanted)
        assert review_forms.called(reading.found) == "Dana Whitfield, October 2026, revision 2"
    assert reading.differing == (0,), "what was taken over is not written over unasked"
    file(journal, reading, [0])
    assert own(journal, again)[0] == ("Two renewals", 4)
    assert own(journal, asked)[0] == ("Both mills called back", 4)
    assert refused(journal, late, asked)[0] is Reason.REVIEW_IS_CLOSED


def test_feedback_comes_with_the_questions_that_its_form_asked(journal, review):
    form = blank(journal, review, UPWARD)
    reading = read(journal, filled(form, {0: ("You listen", 5)}))
    file(journal, reading)
    kept = journal.ask(review_upward.answers, review)
    assert [(one.question, one.answer, one.score) for one in kept] == [
        ("What helps you?", "You listen", 5), ("What should I stop?", "", None),
    ]  # fmt: skip
    assert own(journal, review) == [("", None), ("", None)]
    assert journal.ask(reviews.get, review).review.own_on is None
    known = replace(form.questions[0], position=1)
    later = replace(form, questions=(Question(0, "", "What next?"), known))
    reading = read(journal, filled(later, {0: "Berlin", 1: ("You hear", 5)}))
    assert [reading.beside[n].question for n in reading.differing] == ["What helps you?"]
    file(journal, reading, content=b"%PDF another")
    kept = journal.ask(review_upward.answers, review)
    assert [one.answer for one in kept] == ["You listen", "", "Berlin"]


def test_a_form_out_of_a_plan_is_paper_of_the_chosen_size(journal, review):
    assert blank(journal, review).paper is journal.ask(settings.current).paper
