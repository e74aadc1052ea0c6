"""``touchline review``: how far everybody is, preparing, and forms out and back (S3-20)."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
import time_machine

from app import journal_file
from app.domain import people, review_steps, review_upward, reviews
from app.domain.kinds import ReviewKind, ReviewState, WordsFrom
from app.domain.review_form import Said
from tests import builders
from tests.builders import ASKED, TODAY
from tests.command_line import asked, everything
from tests.exchange.plan_forms import ABROAD, typed_into
from tests.exchange.review_forms import UPWARD, typed

OCTOBER = date(2026, 10, 1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def team(team):
    """Two people who have been there all year, with reviews owed since the summer."""
    with closing(journal_file.open_journal(team)) as journal:
        for who in (1, 2):
            journal.do("Join", people.change, who, started=date(2024, 1, 1))
            builders.review(journal, who, day=date(2026, 8, 1))
    return team


@pytest.fixture
def review(touchline, team):
    """The command, about the journal of two people."""
    return lambda *words: touchline("review", *words, "--journal", team)


@pytest.fixture
def form(review, team, tmp_path):
    """Dana's form about October, whose review is prepared."""
    with closing(journal_file.open_journal(team)) as journal:
        builders.review(journal, 1, ReviewState.PREPARING)
    (path,) = review("forms", "2026-10", "--person", "Dana Whitfield", "--to", tmp_path).done
    assert path == str(tmp_path / "Dana Whitfield - self-assessment October 2026.pdf")
    return tmp_path / "Dana Whitfield - self-assessment October 2026.pdf"


def latest(team, who=1, day=OCTOBER):
    return asked(team, reviews.latest, who, ReviewKind.MONTHLY, day)


def fill(path, said, **kind):
    path.write_bytes(typed_into(path.read_bytes(), typed(said, **kind)))
    return path


def own(team):
    return [(one.own_answer, one.own_score) for one in latest(team).sections]


def test_the_board_says_how_far_each_review_is_how_late_and_what_is_next(review, team):
    with closing(journal_file.open_journal(team)) as journal:
        builders.review(journal, 1, ReviewState.READY)
    assert review("status", "2026-10").done == [
        "Dana Whitfield · October 2026 · Ready · 12 days late · next: sit down together",
        "Marcus Oyelaran · October 2026 · not prepared yet · 12 days late · next: prepare it",
        "October 2026: 0 of 2 reviews closed, 2 late.",
    ]
    said = review("status", "2026-Q3").done
    assert "Dana Whitfield · August 2026 · Closed" in said
    assert said[-1].startswith("Q3 2026: 2 of ")


def test_other_programs_read_the_same_board(review, team):
    found = json.loads("\n".join(review("status", "2026-10", "--json").done))
    assert [(one["person"], one["state"], one["next"]) for one in found] == [
        ("Dana Whitfield", None, "prepare"),
        ("Marcus Oyelaran", None, "prepare"),
    ]
    assert {one["days_late"] for one in found} == {12}
    assert {(one["kind"], one["period"]) for one in found} == {("monthly", "2026-10")}


def test_a_third_month_is_the_quarters(review):
    said = review("status", "2026-09").done
    assert all("Q3 2026" in line for line in said[:-1])


def test_everybodys_review_is_prepared_once(review, team):
    said = review("prepare", "2026-10", "--all").done
    assert said == [
        "Dana Whitfield · October 2026 · prepared",
        "Marcus Oyelaran · October 2026 · prepared",
    ]
    for who in (1, 2):
        found = latest(team, who)
        assert (found.review.state, found.review.prepared_on) == (ReviewState.PREPARING, TODAY)
        assert found.sections
    refusal = review("prepare", "2026-10", "--all").refusal
    assert refusal == "Nobody owes a review of October 2026 that is not prepared yet."
    assert review("prepare", "--person", "Dana Whitfield").done == [said[0]]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("2026-10", "--person", "Dan"), "Nobody here is called Dan."),
        (("2026-09", "--person", "Dana Whitfield", "--kind", "monthly"), "The quarterly review"),
        (("2027-02", "--person", "Dana Whitfield"), "February 2027 has not begun yet."),
        (("2023-10", "--person", "Dana Whitfield"), "Dana had not joined by then."),
        (("2026-08", "--person", "Dana Whitfield"), "This review is closed."),
        (("2026-Q4", "--all", "--kind", "monthly"), "2026-Q4 is a quarter: name a month"),
        (("2026-H2", "--all"), "2026-H2 is not a month or a quarter, such as 2026-11 or 2026-Q4."),
        (("2026-11", "--all"), "Nobody owes a review of November 2026"),
    ],
)
def test_what_cannot_be_prepared_is_said_in_one_line(review, tmp_path, words, why):
    before = everything(tmp_path)
    assert why in review("prepare", *words).refusal
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("status", "--all"),
        ("prepare", "2026-10"),
        ("prepare", "--all", "--kind", "weekly"),
        ("forms", "2026-10", "--all"),
        ("forms", "--all", "--person", "Dana Whitfield", "--to", "out"),
        ("read",),
        ("read", "form.pdf", "--take", "some"),
        ("read", "form.pdf", "--check", "--take", "all"),
    ],
)
def test_a_mistake_in_the_arguments(review, words):
    assert review(*words).code == 2


def test_forms_wait_for_the_review_to_be_prepared(review, tmp_path):
    out = tmp_path / "forms"
    person = ("--person", "Dana Whitfield", "--to", out)
    assert review("forms", "2026-10", "--all", "--to", out).refusal == (
        "No review of October 2026 is prepared and open."
    )
    assert review("forms", "2026-10", *person).refusal.startswith("Dana Whitfield has no review")
    assert review("forms", "2026-08", *person).refusal.startswith("This review is closed.")
    assert not out.exists()


def test_everybodys_forms_of_both_kinds_are_written(review, team, tmp_path):
    review("prepare", "2026-10", "--all")
    before = team.read_bytes()
    out = tmp_path / "forms"
    own_forms = review("forms", "2026-10", "--all", "--to", out).done
    upward = review("forms", "2026-10", "--all", "--upward", "--to", out).done
    assert sorted(own_forms + upward) == sorted(map(str, out.iterdir()))
    assert len({*own_forms, *upward}) == 4
    assert team.read_bytes() == before


def test_a_returned_form_is_checked_without_a_change(review, form, tmp_path):
    fill(form, {0: Said(ABROAD, 4), 1: Said("To wait")})
    before = everything(tmp_path)
    assert review("read", form, "--check").done == [
        "Dana Whitfield, October 2026 · Self-assessment",
        f"1 {ASKED[0].section}: {ABROAD} · 4 of 5",
        f"2 {ASKED[1].section}: To wait",
    ]
    assert everything(tmp_path) == before


def test_what_the_form_says_is_filed_after_a_backup_as_their_own_words(review, form, team):
    said = review("read", fill(form, {0: Said(ABROAD, 4)})).done
    assert said[-1] == "Filed as their own words: 1 Results."
    found = latest(team)
    assert (found.review.state, found.review.own_from) == (ReviewState.READY, WordsFrom.FORM)
    assert own(team)[0] == (ABROAD, 4)
    assert [one.file_name for one in found.files] == [form.name]
    assert list(team.parent.rglob("*import*"))
    assert review("read", form).done[-1] == "This very form was filed before."
    assert len(latest(team).files) == 1


def test_where_something_else_stands_nothing_is_overwritten_unless_it_is_taken(review, form, team):
    review("read", fill(form, {0: Said("First"), 1: Said("One", 2)}))
    fill(form, {0: Said("Second"), 1: Said("Two", 2)})
    said = review("read", form).done
    at = said.index("1 Results: the review says something else (--take 1 takes the form’s):")
    assert said[at + 1 : at + 3] == ["  here: First", "  on the form: Second"]
    assert said[-1] == "Left as it stands: 1 Results, 2 Growth."
    assert review("read", form, "--take", "1").done[-2:] == [
        "Filed as their own words: 1 Results.",
        "Left as it stands: 2 Growth.",
    ]
    assert own(team) == [("Second", None), ("One", 2)]
    review("read", form, "--take", "all")
    assert own(team) == [("Second", None), ("Two", 2)]


def test_feedback_is_read_and_kept_apart(review, form, team, tmp_path):
    person = ("--person", "Dana Whitfield", "--to", tmp_path)
    (path,) = review("forms", "2026-10", *person, "--upward").done
    sheet = fill(tmp_path / path, {0: Said("You listen", 5)}, kind=UPWARD)
    assert review("read", sheet).done[0] == "Dana Whitfield, October 2026 · Feedback for me"
    kept = asked(team, review_upward.answers, latest(team).id)
    assert (kept[0].answer, kept[0].score) == ("You listen", 5)
    assert own(team) == [("", None), ("", None)]


def test_what_is_no_form_or_says_nothing_is_refused(review, form, team, tmp_path):
    stray = tmp_path / "letter.pdf"
    stray.write_bytes(b"Dear Robin")
    before = everything(tmp_path)
    assert review("read", stray).refusal
    assert review("read", tmp_path / "gone.pdf").refusal.startswith("There is no file ")
    assert review("read", form).refusal == "Nothing is written in this form."
    assert everything(tmp_path) == before


def test_a_form_of_a_review_that_was_closed_meanwhile_is_refused(review, form, team):
    with closing(journal_file.open_journal(team)) as journal:
        of = latest(team).id
        journal.do("Go on", reviews.go_without_own, of)
        journal.do("Hold", reviews.hold, of, TODAY, TODAY)
        journal.do("Step", review_steps.add, of, text="Call", due=TODAY)
        journal.do_final("Close", reviews.close, of, TODAY, TODAY)
    assert review("read", fill(form, {0: Said("Late")})).refusal.startswith(
        "This review is closed."
    )


@pytest.mark.long
def test_the_forms_are_packets_like_any_other(touchline, review, team, tmp_path):
    review("prepare", "2026-10", "--all")
    words = ("packet", "--journal", team, "--out", tmp_path / "paper", "--all", "--kind")
    for kind in ("review_form", "upward"):
        written = touchline(*words, kind, "--period", "2026-10").done
        assert [("Dana" in path, "Marcus" in path) for path in sorted(written)] == [
            (True, False), (False, True),
        ]  # fmt: skip
    assert touchline(*words, "upward").code == 2, "which month or quarter"
    assert touchline(*words, "upward", "--period", "2026-H2").refusal == (
        "2026-H2 is not a month or a quarter, such as 2026-11 or 2026-Q4."
    )
    assert touchline(*words, "review_form", "--period", "2026-08").refusal == (
        "No review of August 2026 is prepared and open."
    )
