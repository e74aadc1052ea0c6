"""Beside the timeline: the next 1:1, coached calls, feedback to deliver, and who waits."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain import planning, points
from app.domain.kinds import CallMode, NoteKind, RaisedBy, SessionKind
from app.ui import veil
from app.ui.form_dialog import EditDialog
from app.ui.parts import Chip, LinkButton, Row
from tests import builders
from tests.builders import TODAY, note
from tests.ui.manager import said
from tests.ui.tabs.coaching.journal_desk import JournalDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def tomas(journal):
    return builders.person(journal, "Tom\u00e1s Herrera").id


@pytest.fixture
def open_desk(qtbot, journal, asker):
    return lambda: JournalDesk(qtbot, journal)


def plan(journal, who, days, kind=SessionKind.ONE_TO_ONE, at="14:00", **details):
    day = TODAY + timedelta(days=days)
    journal.do("Plan", planning.plan, [who], TODAY, kind=kind, planned_for=day,
               starts_at=at, **details)  # fmt: skip


def rows(card):
    return [row.text.text() for row in card.findChildren(Row)]


def test_the_next_one_to_one_says_what_it_is_prepared_with(qtbot, journal, tomas, open_desk):
    item = journal.do("Raise", points.raise_point, tomas, TODAY, text="pricing page")
    for _ in range(2):
        journal.do("Carry", points.carry, tomas, TODAY)
    asked = {"text": "help with the renewal", "raised_by": RaisedBy.REP}
    journal.do("Ask", points.raise_point, tomas, TODAY, **asked)
    skill = builders.skill(journal, "Listening")
    builders.goal(journal, tomas, "Listen", skill.id)
    note(journal, tomas, kind=NoteKind.FEEDBACK)
    plan(journal, tomas, 1)
    desk = open_desk()
    card = desk.view.side.next

    assert card.title.text() == "Next 1:1: Tom\u00e1s, tomorrow 14:00"
    assert said(card)[1:] == [
        "Carried twice: pricing page",
        "Tom\u00e1s asked: help with the renewal",
        "Focus: listening",
        "1 feedback to deliver",
    ]
    assert item.carried == 0
    assert card.action.text() == "Prepare"
    with qtbot.waitSignal(desk.view.thread_wanted) as wanted:
        desk.click(card.action)
    assert wanted.args == [tomas]


def test_without_a_plan_it_offers_to_make_one(qtbot, open_desk):
    desk = open_desk()
    card = desk.view.side.next
    assert said(card) == ["Next 1:1", "No 1:1 is planned."]
    assert card.action.text() == "Plan one"
    desk.click(card.action)
    assert desk.dialog().form.values()["kind"] is SessionKind.ONE_TO_ONE
    desk.give_up()


def test_a_coached_call_is_scheduled_from_its_card(open_desk):
    """S4-20: coaching happens on scheduled calls."""
    desk = open_desk()
    desk.click(desk.view.side.calls.action)
    assert desk.dialog().form.values()["kind"] is SessionKind.CALL
    desk.give_up()


def test_calls_of_the_week_say_when_with_whom_and_how(journal, tomas, open_desk):
    call = SessionKind.CALL
    plan(journal, tomas, 0, call, "16:30", customer="Brightwater", mode=CallMode.COACHING)
    plan(journal, tomas, 8, call)
    held = builders.session(journal, tomas, days_ago=3, kind=call)
    desk = open_desk()
    card = desk.view.side.calls

    assert rows(card) == ["Tom\u00e1s", "Tom\u00e1s at Brightwater"]
    assert {"Sun 16:30", "coaching", "Thu", "held"} <= set(said(card))
    assert held.kind is call


def test_feedback_waits_oldest_first_and_opens(journal, tomas, open_desk):
    """S3-06: the list of what is undelivered."""
    other = builders.person(journal, "Ben Carver").id
    note(journal, tomas, kind=NoteKind.FEEDBACK, text="Newer")
    note(journal, other, kind=NoteKind.FEEDBACK, text="Older", days_ago=4)
    desk = open_desk()
    card = desk.view.side.feedback
    assert rows(card) == ["Ben", "Tom\u00e1s"]

    row = card.findChildren(Row)[0]
    desk.focus(row)
    desk.press("Return")
    assert desk.dialog(EditDialog).form.values()["text"] == "Older"
    desk.press_button("Delivered today")
    assert rows(desk.view.side.feedback) == ["Tom\u00e1s"]


def test_no_card_where_nothing_is_to_be_delivered(open_desk):
    desk = open_desk()
    assert not desk.view.side.feedback.isVisible()


def test_who_slips_is_said_with_days_and_a_word_and_leads_to_them(qtbot, journal, tomas, open_desk):
    """S3-07: time with individuals, those first who wait longest for it."""
    ben = builders.person(journal, "Ben Carver").id
    lena = builders.person(journal, "Lena Fox").id
    builders.session(journal, tomas, days_ago=40)
    builders.session(journal, ben, days_ago=1)
    desk = open_desk()
    card = desk.view.side.slipping

    assert rows(card) == ["Tom\u00e1s Herrera", "Lena Fox"]
    assert "40 days, slipping" in said(card)
    assert "No conversation yet" in said(card)
    with qtbot.waitSignal(desk.view.thread_wanted) as wanted:
        desk.click(card.findChildren(Row)[1])
    assert wanted.args == [lena]
    assert ben


def test_five_at_most_and_the_others_on_request(journal, open_desk):
    for number in range(8):
        builders.person(journal, f"Person {number}")
    desk = open_desk()
    card = desk.view.side.slipping
    assert len(rows(card)) == 5

    (more,) = [one for one in card.findChildren(LinkButton) if one.text() == "3 more"]
    desk.click(more)
    assert len(rows(card)) == 8


def test_hidden_private_text_is_hidden_here_too(journal, tomas, open_desk):
    journal.do("Raise", points.raise_point, tomas, TODAY, text="his divorce",
               raised_by=RaisedBy.REP)  # fmt: skip
    note(journal, tomas, kind=NoteKind.FEEDBACK)
    plan(journal, tomas, 1)
    desk = open_desk()
    side = desk.view.side
    line = next(one for one in side.next.findChildren(QLabel) if "divorce" in one.text())
    chip = side.next.findChild(Chip)
    veil.toggle()
    try:
        shown = [line, chip, side.feedback.findChildren(Row)[0]]
        assert [one.toolTip() for one in shown] == ["", "", ""]
        assert not any("divorce" in QLabel.accessibleName(one) for one in shown[:2])
    finally:
        veil.toggle()
    assert line.focusPolicy() == Qt.FocusPolicy.NoFocus
