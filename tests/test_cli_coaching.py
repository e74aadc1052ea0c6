"""``touchline note``, ``search``, ``due`` and ``calendar``: the same as in the window."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from app import journal_file
from app.domain import commitments, feed, planning, sessions
from app.domain.kinds import NoteKind, Owner, SessionKind, Vis
from tests.command_line import asked, everything


@pytest.fixture
def typed(monkeypatch):
    """Puts bytes where a command reads standard input."""

    def put(data):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put


def newest(team):
    (entry, *_) = asked(team, feed.page)
    return entry.note


# note


def test_a_note_is_kept_as_the_capture_line_keeps_it(touchline, team):
    said = touchline(
        "note", "--journal", team, "win: @dana closed it alone #closing !send recap due:fri >>"
    )
    assert said.done == ["Saved: note 1, commitment 1."]
    full = newest(team)
    assert (full.note.kind, full.note.vis) == (NoteKind.WIN, Vis.SHAREABLE)
    assert full.tags == ("closing",)
    (promise,) = asked(team, commitments.due, date.today() + timedelta(days=8))
    assert promise.commitment.text == "send recap"


def test_words_need_no_quotes(touchline, team):
    assert touchline("note", "--journal", team, "@dana", "asked", "well").code == 0
    assert newest(team).note.text.endswith("asked well")


def test_standard_input_is_one_note_with_its_lines(touchline, team, typed):
    typed("@dana first line\nzweite Zeile: Straße\n".encode())
    assert touchline("note", "--journal", team, "-").code == 0
    assert newest(team).note.text.split("\n")[1:] == ["zweite Zeile: Straße"]


def test_what_is_not_understood_is_said_and_stays_in_the_note(touchline, team):
    said = touchline("note", "--journal", team, "@dnaa was late !call due:someday")
    assert said.code == 0
    assert any("Did you mean Dana Whitfield?" in line for line in said.err)
    assert any("someday" in line for line in said.err)
    assert "@dnaa was late" in newest(team).note.text


def test_nothing_to_note_is_refused_and_changes_nothing(touchline, team, tmp_path):
    before = everything(tmp_path)
    assert touchline("note", "--journal", team, " ").refusal == "Text: This cannot be empty."
    assert everything(tmp_path) == before


def test_bytes_that_are_no_text_are_kept_as_far_as_they_are(touchline, team, typed):
    typed(b"caf\xe9 \x00 with @dana")
    assert touchline("note", "--journal", team, "-").code == 0
    assert newest(team).note.text.startswith("caf\N{REPLACEMENT CHARACTER}")


# search


@pytest.fixture
def written(touchline, team):
    for text in ("@dana O'Brien asked about C++", "vent: @marcus tired of the lead routing"):
        assert touchline("note", "--journal", team, text).code == 0
    return team


def test_a_search_lists_what_it_finds(touchline, written):
    (line,) = touchline("search", "--journal", written, "O'Brien").done
    assert line.startswith(f"{date.today()} · Observation · Dana Whitfield · ")
    assert "O'Brien asked about C++" in line


def test_a_search_as_json_says_all_of_it(touchline, written):
    said = touchline("search", "--journal", written, "kind:vent", "--json").done
    (hit,) = json.loads("\n".join(said))
    assert (hit["kind"], hit["shareable"]) == ("vent", False)
    assert hit["people"] == ["Marcus Oyelaran"]


def test_a_filter_that_means_nothing_is_said_not_dropped(touchline, written):
    said = touchline("search", "--journal", written, "before:whenever", "routing")
    assert said.out == ["Nothing was found."]
    assert len(said.err) == 1
    assert "whenever" in said.err[0]


def test_a_search_changes_nothing(touchline, written, tmp_path):
    before = everything(tmp_path)
    touchline("search", "--journal", written, '"AND (')
    assert everything(tmp_path) == before


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_is_a_number_of_lines(touchline, written, limit):
    assert touchline("search", "--journal", written, "--limit", limit, "dana").code == 2


# due


@pytest.fixture
def owing(team):
    """Dana waits since forty days, promised something, and is to be called tomorrow."""
    journal = journal_file.open_journal(team)
    today = date.today()
    dana = 1
    held_on = today - timedelta(days=40)
    journal.do("Hold", sessions.hold, dana, kind=SessionKind.ONE_TO_ONE,
               held_on=held_on, today=today)  # fmt: skip
    journal.do("Promise", commitments.promise, today, text="send recap", due=today,
               owner=Owner.REP, person_id=dana)  # fmt: skip
    journal.do("Plan", planning.plan, [dana], today, kind=SessionKind.CALL,
               planned_for=today + timedelta(days=1), starts_at="9:30")  # fmt: skip
    journal.close()
    return team


def test_what_is_due_is_listed_the_longest_wait_first(touchline, owing):
    lines = touchline("due", "--journal", owing).done
    assert lines[0] == "contact · Dana Whitfield · Slipping · 40 days"
    assert lines[1].startswith("contact · Marcus Oyelaran · No conversation yet")
    assert lines[2] == f"promise · Dana Whitfield · send recap · {date.today()}"
    tomorrow = date.today() + timedelta(days=1)
    assert lines[3] == f"session · Coached call · Dana Whitfield · {tomorrow} · 09:30"


def test_what_is_due_as_json(touchline, owing):
    lines = json.loads("\n".join(touchline("due", "--journal", owing, "--json").done))
    assert [line["what"] for line in lines] == ["contact", "contact", "promise", "session"]
    assert lines[0]["days"] == 40
    assert lines[1]["last_contact"] is None


def test_where_nothing_is_due_it_says_so(touchline, tmp_path):
    touchline("new", tmp_path / "new.db", "--manager", "Robin")
    assert touchline("due", "--journal", tmp_path / "new.db").done == ["Nothing is due."]


# calendar


def test_the_calendar_is_a_file_that_others_read(touchline, owing, tmp_path):
    out = tmp_path / "made" / "coaching.ics"
    assert touchline("calendar", "--journal", owing, "--out", out).done == [str(out)]
    (event,) = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert str(event["summary"]) == "Coached call with Dana"


def test_a_calendar_that_cannot_be_written_is_refused_in_one_line(touchline, owing, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    out = tmp_path / "file" / "coaching.ics"
    assert touchline("calendar", "--journal", owing, "--out", out).refusal
