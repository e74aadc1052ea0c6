"""The papers of coaching: who may read what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app import gather
from app.domain import commitments, notes, planning, points, session_templates, sessions
from app.domain.errors import Refused
from app.domain.kinds import (
    CallMode,
    Driver,
    FactKind,
    NoteKind,
    Owner,
    PeriodKind,
    RaisedBy,
    Reached,
    SaidIn,
    SessionKind,
    Tone,
    Vis,
)
from app.domain.periods import period_of
from app.formats import Formats
from tests import builders
from tests.builders import TODAY

WORDING = Formats("USD")
SINCE, UNTIL = TODAY - timedelta(days=60), TODAY
MONDAY = date(2026, 11, 23)


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


def read(journal, query, *args, **named):
    return journal.ask(query, *args, **named, wording=WORDING, today=TODAY)


def note(journal, who, text="", **words):
    return journal.do("Note", notes.write, [who], TODAY, text=text, **words).id


def promise(journal, who, text, **words):
    words.setdefault("owner", Owner.REP)
    owner = who if words["owner"] is Owner.REP else None
    said = {"person_id": owner, "about_id": who, "text": text, **words}
    return journal.do("Promise", commitments.promise, TODAY, **said).id


# The prep sheet


def test_the_shared_sheet_has_what_is_shareable_and_no_trace_of_the_rest(journal, dana):
    raise_point = points.raise_point
    for vis, word in ((Vis.SHAREABLE, "open"), (Vis.PRIVATE, "shut")):
        journal.do("P", raise_point, dana, TODAY, text=f"asked {word}",
                   raised_by=RaisedBy.REP, vis=vis)  # fmt: skip
        journal.do("P", raise_point, dana, TODAY, text=f"say {word}", vis=vis)
        promise(journal, dana, f"theirs {word}", vis=vis, due=MONDAY)
        promise(journal, dana, f"mine {word}", vis=vis, owner=Owner.ME)
        note(journal, dana, f"feedback {word}", kind=NoteKind.FEEDBACK, vis=vis)
    builders.fact(journal, dana, "hurts shut", kind=FactKind.WHAT_HURTS)
    sheet = read(journal, gather.prep_sheet, dana)
    assert [one.text for one in sheet.asked] == ["asked open"]
    assert [one.text for one in sheet.points] == ["say open"]
    assert {one.text for one in sheet.promises} == {"theirs open", "mine open"}
    assert "shut" not in repr(sheet)
    assert "feedback" not in repr(sheet)


def test_my_own_sheet_has_all_of_it_and_how_to_be_with_them_first(journal, dana):
    builders.fact(journal, dana, "Time to think", kind=FactKind.WHAT_HELPS)
    builders.fact(journal, dana, "Public blame", kind=FactKind.WHAT_HURTS)
    journal.do("P", points.raise_point, dana, TODAY, text="pricing page")
    note(journal, dana, kind=NoteKind.FEEDBACK, behaviour="answered too soon", next_time="wait")
    note(journal, dana, "won it alone", kind=NoteKind.WIN, value_shown="Candour")
    note(journal, dana, "said already", kind=NoteKind.WIN, said_in=SaidIn.TEAM)
    sheet = read(journal, gather.manager_prep_sheet, dana)
    assert (sheet.helps, sheet.hurts) == (("Time to think",), ("Public blame",))
    assert [one.text for one in sheet.private_points] == ["pricing page"]
    assert [one.feedback.next_time for one in sheet.feedback] == ["wait"]
    assert [(one.text, one.value) for one in sheet.praise] == [("won it alone", "Candour")]


def test_a_point_says_how_often_it_was_carried_and_a_promise_from_when_it_was_moved(journal, dana):
    point = journal.do("P", points.raise_point, dana, TODAY, text="x", vis=Vis.SHAREABLE)
    for _ in range(2):
        journal.do("Carry", points.carry, dana, TODAY)
    number = promise(journal, dana, "recap", due=MONDAY, vis=Vis.SHAREABLE)
    later = MONDAY + timedelta(days=4)
    journal.do("Move", commitments.change, number, TODAY, due=later)
    sheet = read(journal, gather.prep_sheet, dana)
    assert point.text == sheet.points[0].text
    assert sheet.points[0].carried == "carried twice"
    assert (sheet.promises[0].due, sheet.promises[0].moved) == (
        "27 November 2026",
        "moved from 23 November 2026",
    )


def test_a_rate_is_said_only_where_something_was_due(journal, dana):
    assert read(journal, gather.prep_sheet, dana).rates == ""
    number = promise(journal, dana, "recap", due=TODAY, vis=Vis.SHAREABLE)
    done = commitments.CommitmentState.DONE
    journal.do("Done", commitments.close, number, done, TODAY, TODAY)
    assert "Dana kept 1 of 1" in read(journal, gather.prep_sheet, dana).rates


def test_the_sheet_says_when_it_is_or_when_it_would_be(journal, dana):
    assert read(journal, gather.prep_sheet, dana).meeting.time == ""
    plan = {"kind": SessionKind.ONE_TO_ONE, "planned_for": MONDAY, "starts_at": "14:00"}
    journal.do("Plan", planning.plan, [dana], TODAY, **plan)
    meeting = read(journal, gather.prep_sheet, dana).meeting
    assert (meeting.day, meeting.time) == ("23 November 2026", "14:00")


# The coached call


@pytest.fixture
def call(journal, dana):
    session = builders.session(journal, dana, kind=SessionKind.CALL)
    said = {
        "customer": "Brightwater",
        "mode": CallMode.COACHING,
        "driver": Driver.REP,
        "objective": "a next step",
        "reached": Reached.PARTLY,
        "rep_view": "rushed the opening",
        "positives": "asked well\nlet them finish",
        "improvement": "open with their goal",
        "reflection": "I talked too much",
        "ask_tell": 2,
    }
    journal.do("Note", sessions.note, session.id, **said)
    return session.id


def test_a_private_call_is_a_blank_form_for_them(journal, dana, call):
    form = read(journal, gather.call_form, dana, session_id=call)
    blank = read(journal, gather.blank_call_form, dana)
    assert form == blank


def test_a_shareable_call_says_all_but_my_reflection(journal, dana, call):
    journal.do("Share", sessions.note, call, vis=Vis.SHAREABLE)
    journal.do("Promise", commitments.promise, TODAY, owner=Owner.REP, person_id=dana,
               text="call again", session_id=call, vis=Vis.SHAREABLE)  # fmt: skip
    form = read(journal, gather.call_form, dana, session_id=call)
    assert (form.call.customer, form.call.mode, form.call.drove, form.call.reached) == (
        *("Brightwater", "coaching", "rep", "partly"),
    )
    assert form.own == "rushed the opening"
    assert form.well == ("asked well", "let them finish")
    assert form.improve == ("open with their goal",)
    assert form.promise.text == "call again"
    assert "talked too much" not in repr(form)
    mine = read(journal, gather.manager_call_form, dana, session_id=call)
    assert (mine.reflection, mine.ask_tell) == ("I talked too much", 2)


def test_a_call_of_somebody_else_is_refused(journal, dana, call):
    ben = builders.person(journal, "Ben Carver").id
    for query in (gather.call_form, gather.manager_call_form):
        with pytest.raises(Refused):
            read(journal, query, ben, session_id=call)


# Notes over some time


def test_their_copy_of_the_notes_is_what_is_shareable_and_was_said(journal, dana):
    note(journal, dana, "seen by all", vis=Vis.SHAREABLE, tone=Tone.PLUS)
    note(journal, dana, "shut", pinned=True)
    note(journal, dana, "not said yet", kind=NoteKind.FEEDBACK, vis=Vis.SHAREABLE)
    note(journal, dana, kind=NoteKind.FEEDBACK, behaviour="heard", vis=Vis.SHAREABLE,
         delivered_on=TODAY)  # fmt: skip
    sheet = read(journal, gather.person_notes, dana, since=SINCE, until=UNTIL)
    ((month, inside),) = [(one.title, one.notes) for one in sheet.months]
    assert month == "November 2026"
    assert {one.text or one.feedback.feedback.behaviour for one in inside} == {
        *("seen by all", "heard"),
    }
    mine = read(journal, gather.manager_notes, dana, since=SINCE, until=UNTIL)
    assert [len(one.notes) for one in mine.months] == [4]
    assert {(one.text, one.private, one.pinned) for one in mine.months[0].notes} >= {
        *(("shut", True, True), ("seen by all", False, False)),
    }


def test_notes_stand_under_their_month_the_newest_first(journal, dana):
    for days in (0, 1, 40):
        note(journal, dana, f"{days} ago", happened_on=TODAY - timedelta(days=days))
    sheet = read(journal, gather.manager_notes, dana, since=SINCE, until=UNTIL)
    assert [(one.title, [n.text for n in one.notes]) for one in sheet.months] == [
        ("November 2026", ["0 ago", "1 ago"]),
        ("October 2026", ["40 ago"]),
    ]


def test_an_end_before_its_start_is_refused(journal, dana):
    with pytest.raises(Refused):
        read(journal, gather.person_notes, dana, since=UNTIL, until=SINCE)


# The calendar and the questions


def test_the_calendar_is_whole_weeks_and_knows_which_days_are_outside(journal, dana):
    plan = {"kind": SessionKind.CALL, "planned_for": MONDAY, "starts_at": "14:00"}
    journal.do("Plan", planning.plan, [dana], TODAY, **plan, customer="Brightwater")
    month = period_of(PeriodKind.MONTH, TODAY)
    sheet = read(journal, gather.calendar, month)
    assert sheet.weekdays[0] == "Monday"
    assert {len(week) for week in sheet.weeks} == {7}
    days = [day for week in sheet.weeks for day in week]
    assert sum(not day.outside for day in days) == 30
    ((day, entry),) = [(day.name, entry) for day in days for entry in day.entries]
    assert (day, entry.time, entry.person) == ("23", "14:00", "Dana")
    assert entry.kind == "Coached call, Brightwater"


def test_the_questions_of_a_template_stand_under_their_sections(journal):
    asked = [
        session_templates.Question("Goal", "What do you want?"),
        session_templates.Question("Goal", "By when?"),
        session_templates.Question("Way", "What will you do?"),
    ]
    saved = {"name": "GROW", "kind": SessionKind.SKILL, "questions": asked}
    template = journal.do("Template", session_templates.save, **saved)
    sheet = read(journal, gather.template_sheet, template.id)
    assert [(step.title, len(step.questions)) for step in sheet.steps] == [("Goal", 2), ("Way", 1)]
    assert sheet.cover.kind == "GROW"
