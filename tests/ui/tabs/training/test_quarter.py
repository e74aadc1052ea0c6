"""The quarter on its board: read, gone through, moved by keys and by dragging, and settled."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from app.domain import (
    absences,
    closed_days,
    people,
    settings,
    training_quarters,
    training_topics,
    trainings,
)
from app.domain.kinds import QuarterState, TrainingKind, TrainingState
from app.domain.training_days import Pattern
from app.ui import veil
from app.ui.parts import LinkButton
from app.ui.tabs.training.board_paint import COMPACT, FULL, ROOMY
from app.ui.tabs.training.quarter import NO_PLACE, NOT_PLANNED, OVER
from app.ui.tabs.training.side import NOTHING
from tests import builders
from tests.builders import NEXT_QUARTER, TODAY
from tests.statements import read
from tests.ui.manager import said
from tests.ui.tabs.training.training_desk import THURSDAYS, TrainingDesk, drag

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def plan(journal, dana):
    """Twelve whole sessions, one each Thursday, all given by Dana."""
    return builders.training_plan(journal, count=12, givers=[dana]).id


@pytest.fixture
def desk(qtbot, journal, plan):
    return TrainingDesk(qtbot, journal)


def ids(journal, plan):
    return [one.id for one in journal.ask(training_quarters.get, plan).trainings]


def known(journal, plan):
    """The quarter is published."""
    journal.do("Publish", training_quarters.mark_published, plan, TODAY)


# What it shows


def test_an_empty_quarter_teaches_and_leads_to_planning_it(qtbot, journal):
    desk = TrainingDesk(qtbot, journal)
    assert NOT_PLANNED in said(desk.view)
    assert desk.view.head.plan_button.isHidden(), "the page has the button already"
    desk.press("Space")
    assert desk.dialog().windowTitle() == "Plan the training of January to March 2027"
    desk.dialog().reject()
    desk.view.in_sight.show(date(2026, 1, 1))
    assert desk.view.head.title.text() == "Training plan, January to March 2026"
    assert desk.shown._pages.currentWidget().sentence.text() == OVER


def test_three_months_hold_the_sessions_by_day(desk):
    assert desk.view.head.title.text() == "Training plan, January to March 2027"
    assert desk.view.head.facts.text() == "12 sessions · draft · publish by 18 December"
    shown = desk.board.slots.board
    assert shown.heads == ("January", "February", "March")
    assert [len(column) for column in shown.columns] == [4, 4, 4]
    first = desk.slot(THURSDAYS[0])
    assert (first.title, first.given, first.kind) == (
        *("Qualifying on pain", "Given by Dana", "Selling skill"),
    )
    assert first.when.startswith("Thu 7 · 11:00")
    index = desk.board.slots.index_of_day(THURSDAYS[0])
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Qualifying on pain (Selling skill), Thu 7 Jan, 11:00")


def test_the_type_and_what_is_missing_are_said_by_colour_and_by_word(journal, desk, plan):
    """Practice S4-12: what a session lacks is seen on its card, not only in a list."""
    kind = {"kind": TrainingKind.PRODUCT}
    builders.training(journal, plan, THURSDAYS[0] + timedelta(days=1), **kind)
    assert desk.slot(THURSDAYS[1]).kind == "Selling skill"
    journal.do("Change", trainings.change, ids(journal, plan)[2], TODAY, topic="")
    gone = {"giver_id": None, "place": ""}
    journal.do("Change", trainings.change, ids(journal, plan)[-1], TODAY, **gone)
    product = desk.slot(THURSDAYS[0] + timedelta(days=1))
    short = desk.slot(THURSDAYS[-1])
    assert (product.tone, product.kind) == ("blue", "Product")
    assert (short.tone, short.state) == ("red", "no giver, no place")
    assert short.given == "Given by nobody yet"
    assert desk.wanted()[-1] == "25 March has nobody to give it and has no place"
    assert desk.slot(THURSDAYS[1]).kind == ""  # nobody knows what it is about


@pytest.mark.parametrize(
    ("state", "word", "mark"),
    [
        (TrainingState.CONFIRMED, "confirmed", "check"),
        (TrainingState.CANCELLED, "cancelled", "x"),
        (TrainingState.PLANNED, "moved", "corner-up-right"),
    ],
)
def test_where_a_session_stands_is_a_word_and_a_shape(journal, desk, plan, state, word, mark):
    known(journal, plan)
    first = ids(journal, plan)[0]
    day = THURSDAYS[0]
    if state is TrainingState.CONFIRMED:
        journal.do("Confirm", trainings.confirm, first, TODAY, TODAY)
    elif state is TrainingState.CANCELLED:
        journal.do("Cancel", trainings.cancel, first, "No room", TODAY)
    else:
        day += timedelta(days=1)
        journal.do("Move", trainings.move, first, day, TODAY)
    assert (desk.slot(day).state, desk.slot(day).mark) == (word, mark)
    assert desk.slot(day).over is (state is TrainingState.CANCELLED)


def test_free_days_of_the_pattern_and_closed_ones_are_named(qtbot, journal):
    pattern = Pattern((3,), "11:00", "Europe/Berlin", place="Room 2")
    journal.do("Close", closed_days.add, THURSDAYS[2], THURSDAYS[2], "Trade fair")
    closed = {THURSDAYS[2]: "Trade fair"}
    made = journal.do("Lay out", training_quarters.lay_out, THURSDAYS[0], TODAY, pattern, closed)
    first = ids(journal, made.id)[0]
    journal.do("Delete", trainings.delete, first)
    desk = TrainingDesk(qtbot, journal)
    assert desk.column("January") == ["free", "No topic yet", "Trade fair", "No topic yet"]
    assert desk.slot(THURSDAYS[2]).spoken == "Thu 21 Jan: Trade fair"


def test_only_the_weeks_of_the_pattern_are_free(qtbot, journal):
    pattern = Pattern((3,), "11:00", "Europe/Berlin", place="Room 2", every_weeks=2)
    made = journal.do("Lay out", training_quarters.lay_out, THURSDAYS[0], TODAY, pattern, {})
    journal.do("Delete", trainings.delete, ids(journal, made.id)[0])
    assert TrainingDesk(qtbot, journal).column("January") == ["free", "No topic yet"]


def test_public_holidays_are_named_once_they_were_looked_up(qtbot, journal):
    journal.do("Where", settings.change, country="DE", region="BY")
    pattern = Pattern((2,), "11:00", "Europe/Berlin", place="Room 2")
    closed = {date(2027, 1, 6): "Epiphany"}
    journal.do("Lay out", training_quarters.lay_out, THURSDAYS[0], TODAY, pattern, closed)
    desk = TrainingDesk(qtbot, journal)
    qtbot.waitUntil(lambda: desk.column("January")[0] == "Epiphany")


@pytest.mark.parametrize(
    ("weekdays", "count", "lines"), [((3,), 12, FULL), ((1, 3), 25, 2), ((0, 1, 2, 3, 4), 64, 1)]
)
def test_more_sessions_have_fewer_lines_each(qtbot, journal, weekdays, count, lines):
    pattern = Pattern(weekdays, "11:00", "Europe/Berlin", place="Room 2")
    journal.do("Lay out", training_quarters.lay_out, THURSDAYS[0], TODAY, pattern, {})
    desk = TrainingDesk(qtbot, journal)
    assert sum(map(len, desk.board.slots.board.columns)) == count
    assert desk.board.painter.lines in ((ROOMY, FULL) if lines == FULL else (lines,))
    scrolls = desk.board.verticalScrollBar().isVisible()
    assert scrolls is (lines == COMPACT)
    assert not desk.board.horizontalScrollBar().isVisible()


def test_reading_it_takes_as_many_statements_for_sixty_sessions_as_for_three(journal, dana):
    """However many there are: no question is asked for each of them."""
    from app.domain import training_balance, training_gaps

    plan = builders.training_plan(journal, givers=[dana])

    def cost():
        found = journal.ask(training_quarters.get, plan.id)
        queries = (
            (training_quarters.of_day, THURSDAYS[0]),
            (training_gaps.standing, found, {}),
            (training_balance.given, found, TODAY),
        )
        return [len(read(journal, *one).statements) for one in queries]

    few = cost()

    def many(db):
        for number in range(60):
            day = NEXT_QUARTER.starts + timedelta(days=number)
            told = {"starts_at": "15:00", "zone": "Europe/Berlin", "giver_id": dana}
            trainings.add(db, plan.id, planned_for=day, topic="More", place="Room", **told)

    journal.do("Fill", many)
    assert cost() == few


# By keys


def test_arrows_go_from_card_to_card(desk, journal, plan):
    first, *_, last = ids(journal, plan)
    assert desk.board.training.id == first
    desk.keys("Down", "Right", "Down", "Down", "Right")
    assert desk.board.training.id == last
    desk.keys("Right", "Left", "Left", "Home")
    assert desk.board.training.session.planned_for == THURSDAYS[3]


@pytest.mark.parametrize(
    ("keys", "days"),
    [("Ctrl+Right", 1), ("Ctrl+Left", -1), ("Alt+Down", 7), ("Alt+Up", -7), ("Ctrl+Down", 7)],
)
def test_ctrl_or_alt_arrows_move_a_session_and_it_stays_in_hand(desk, journal, plan, keys, days):
    second = ids(journal, plan)[1]
    desk.keys("Down", keys)
    assert desk.session(second).planned_for == THURSDAYS[1] + timedelta(days=days)
    assert desk.board.training.id == second
    assert desk.board.hasFocus()
    journal.undo()
    assert desk.session(second).planned_for == THURSDAYS[1]
    assert desk.board.training.id == second


def test_a_move_out_of_the_quarter_says_why_it_stays(desk, journal, plan):
    desk.keys("Ctrl+Up")
    assert desk.session(ids(journal, plan)[0]).planned_for == THURSDAYS[0]
    assert desk.told[-1].startswith("It stays where it is.")


def test_enter_opens_n_puts_one_in_and_del_takes_it_out(desk, journal, plan):
    desk.keys("Return")
    assert desk.dialog().form.values()["topic"] == "Qualifying on pain"
    desk.dialog().reject()
    desk.keys("N")
    assert desk.dialog().form.values()["planned_for"] == THURSDAYS[0]
    desk.dialog().reject()
    desk.keys("Down", "Del")
    assert len(ids(journal, plan)) == 11
    assert desk.board.training.session.planned_for == THURSDAYS[2], "the next one is in hand"


def test_a_session_that_the_team_knows_of_is_cancelled_and_not_deleted(desk, journal, plan):
    known(journal, plan)
    desk.keys("Del")
    desk.fill(reason="No room")
    desk.commit()
    assert desk.session(ids(journal, plan)[0]).state is TrainingState.CANCELLED


# By dragging


def test_a_card_let_go_on_a_free_day_moves_there(qtbot, journal):
    pattern = Pattern((3,), "11:00", "Europe/Berlin", place="Room 2")
    made = journal.do("Lay out", training_quarters.lay_out, THURSDAYS[0], TODAY, pattern, {})
    first, second, *_ = ids(journal, made.id)
    journal.do("Delete", trainings.delete, second)
    desk = TrainingDesk(qtbot, journal)
    desk.drag(desk.place(THURSDAYS[0]), desk.place(THURSDAYS[1]))
    assert desk.session(first).planned_for == THURSDAYS[1]
    assert desk.board.training.id == first


def test_two_cards_change_places_when_one_is_let_go_on_the_other(desk, journal, plan):
    first, *_, last = ids(journal, plan)
    desk.drag(desk.place(THURSDAYS[0]), desk.place(THURSDAYS[-1]))
    assert desk.session(first).planned_for == THURSDAYS[-1]
    assert desk.session(last).planned_for == THURSDAYS[0]
    assert desk.board.training.id == first


def test_escape_or_an_empty_place_lets_go_of_a_card(desk, journal, plan):
    first = ids(journal, plan)[0]
    below = desk.place(THURSDAYS[3]) + QPoint(0, 300)
    desk.drag(desk.place(THURSDAYS[0]), below)
    desk.drag(desk.place(THURSDAYS[0]), desk.place(THURSDAYS[1]), let_go=False)
    assert desk.board.painter.target is not None
    desk.keys("Esc")
    assert desk.board.painter.target is None
    assert desk.session(first).planned_for == THURSDAYS[0]


def test_what_is_over_cannot_be_dragged(desk, journal, plan):
    known(journal, plan)
    first, second, *_ = ids(journal, plan)
    journal.do("Cancel", trainings.cancel, first, "No room", TODAY)
    desk.drag(desk.place(THURSDAYS[0]), desk.place(THURSDAYS[1]))
    desk.drag(desk.place(THURSDAYS[1]), desk.place(THURSDAYS[0]))
    assert desk.session(first).planned_for == THURSDAYS[0]
    assert desk.session(second).planned_for == THURSDAYS[1]


def test_the_menu_of_a_card_has_its_acts_and_its_papers(desk, journal, plan):
    desk.keys("Down")
    desk.board.customContextMenuRequested.emit(desk.place(THURSDAYS[1]))
    found = desk.popped()
    assert {"Open…", "Delete", "Print giver’s brief…", "Print attendance…"} <= set(found)
    found["Print giver’s brief…"].trigger()
    second = ids(journal, plan)[1]
    assert [(one.kind, one.training_id) for one in desk.papers] == [("giver_brief", second)]


# Beside it


def test_what_a_session_meets_is_said_and_leads_to_it(desk, journal, plan, dana):
    """Practice S4-11: what is in the way is known while there is time to move it."""
    assert desk.view.views["quarter"].wanted.title.text() == "Before you publish"
    assert NOTHING in said(desk.view)
    journal.do("Away", absences.add, dana, THURSDAYS[10], THURSDAYS[10])
    assert desk.wanted() == ["18 March is given by Dana, who is away"]
    assert desk.slot(THURSDAYS[10]).state == "meets something"
    (row,) = desk.rows()
    desk.focus(row)
    desk.press("Return")
    assert desk.board.training.session.planned_for == THURSDAYS[10]
    assert desk.board.hasFocus()


def test_a_session_whose_day_is_over_asks_whether_it_was_held(qtbot, journal, dana):
    this = builders.quarter(TODAY)
    builders.training_plan(
        journal, QuarterState.PUBLISHED, quarter=this, count=2, givers=[dana], on=date(2026, 9, 1)
    )
    desk = TrainingDesk(qtbot, journal)
    desk.view.in_sight.show(TODAY)
    assert desk.view.views["quarter"].wanted.title.text() == "To settle"
    assert desk.wanted() == [
        "1 October is over: was it held?",
        "8 October is over: was it held?",
    ]


def topic(journal, title, **told):
    return journal.do("Topic", training_topics.add, title, TODAY, **told).id


def test_topics_wait_with_how_much_they_are_wanted_and_nobody_named(desk, journal, dana):
    """Practice S3-05: whom a topic would help is counted, and their names stay off the screen."""
    topic(journal, "CRM hygiene", person_ids=[dana])
    topic(journal, "We have a vendor", asked=4)
    rows = desk.view.views["quarter"].topics.list.model.rows
    assert [(row.title, row.wanted) for row in rows] == [
        ("We have a vendor", "asked 4 times"),
        ("CRM hygiene", "1 person"),
    ]
    assert not any("Dana" in row.spoken for row in rows)


def test_a_topic_goes_into_the_session_that_it_is_dragged_onto(desk, journal, plan):
    number = topic(journal, "CRM hygiene")
    card = desk.view.views["quarter"].topics
    view = card.list.view
    start = view.visualRect(view.model().index(0, 0)).center()
    there = desk.board.viewport().mapToGlobal(desk.place(THURSDAYS[1]))
    drag(view.viewport(), start, view.viewport().mapFromGlobal(there))
    taken = desk.session(ids(journal, plan)[1])
    assert (taken.topic, taken.topic_id) == ("CRM hygiene", number)
    assert desk.board.training.id == taken.id
    assert not card.list.model.rows
    assert desk.board.painter.target is None


def test_enter_puts_a_topic_into_the_first_session_without_one(desk, journal, plan):
    topic(journal, "CRM hygiene")
    card = desk.view.views["quarter"].topics
    desk.focus(card.list.view)
    desk.press("Down")
    desk.press("Return")
    assert desk.told == [NO_PLACE]
    third = ids(journal, plan)[2]
    journal.do("Clear", trainings.change, third, TODAY, topic="")
    desk.focus(card.list.view)
    desk.press("Return")
    assert desk.session(third).topic == "CRM hygiene"


def test_topics_are_added_changed_and_made_into_sessions(desk, journal):
    number = topic(journal, "CRM hygiene")
    card = desk.view.views["quarter"].topics
    desk.click(card.findChildren(LinkButton)[0])
    desk.dialog().reject()
    desk.focus(card.list.view)
    desk.press("Down")
    desk.press("F2")
    assert desk.editing().form.values()["title"] == "CRM hygiene"
    desk.editing().reject()
    card.session_wanted.emit(number)
    assert desk.dialog().form.values()["topic"] == "CRM hygiene"
    desk.dialog().reject()


def test_who_gives_how_many_is_shown_with_me_last(desk, journal, plan):
    """Practice S4-13: whose turn it is can be seen before anybody is asked."""
    builders.person(journal, "Kofi Mensah")
    builders.person(journal, "Lena Fischer")
    reason = {"giver_id": None, "by_me": True, "my_reason": "The new discount rule"}
    journal.do("Mine", trainings.change, ids(journal, plan)[0], TODAY, **reason)
    givers = desk.view.views["quarter"].givers
    assert desk.texts(givers) == ["Dana", "Kofi, Lena", "You"]
    assert desk.row(givers, "Dana").accessibleName() == "Dana: 11 sessions"
    assert desk.row(givers, "You").accessibleName() == "You: 1 session"
    assert "The new discount rule" not in " ".join(said(desk.view))


def test_who_has_left_and_gave_none_is_not_among_them(desk, journal):
    gone = builders.person(journal, "Kofi Mensah").id
    journal.do("Leave", people.leave, gone, TODAY)
    assert desk.texts(desk.view.views["quarter"].givers) == ["Dana", "You"]


def test_a_long_name_and_forty_people_keep_the_page_in_its_place(qtbot, journal, plan):
    def many(db):
        doer = builders.InOneStep(db)
        for number in range(39):
            builders.person(doer, f"P{number:02} Surname")

    journal.do("Build", many)
    long = "Everything that one has to know about " * 5
    journal.do("Name", trainings.change, ids(journal, plan)[0], TODAY, topic=long)
    desk = TrainingDesk(qtbot, journal)
    assert not desk.board.horizontalScrollBar().isVisible()
    assert desk.view.width() == 1108
    assert desk.texts(desk.view.views["quarter"].givers)[-2].endswith("and 33 more")


def test_one_without_a_day_is_moved_to_the_first_free_one_by_a_key(qtbot, journal):
    pattern = Pattern((3,), "11:00", "Europe/Berlin", place="Room 2")
    made = journal.do("Lay out", training_quarters.lay_out, THURSDAYS[0], TODAY, pattern, {})
    first, second, *_ = ids(journal, made.id)
    desk = TrainingDesk(qtbot, journal)
    journal.do("Change", trainings.change, first, TODAY, planned_for=None)
    assert desk.board.go_to(first)
    desk.keys("Ctrl+Down")
    assert desk.session(first).planned_for == THURSDAYS[0]
    journal.do("Change", trainings.change, second, TODAY, planned_for=None)
    builders.training(journal, made.id, THURSDAYS[1])
    assert desk.board.go_to(second)
    desk.keys("Ctrl+Down")
    assert desk.dialog().windowTitle() == "Move to another day"
    desk.dialog().reject()


def test_what_is_added_is_in_hand(journal, desk, plan):
    desk.keys("N")
    desk.dialog().form.editor("planned_for").set_value(date(2027, 2, 1))
    desk.dialog().commit()
    assert desk.board.training.session.planned_for == date(2027, 2, 1)


def test_the_board_has_the_keyboard_once_the_quarter_is_published(desk):
    desk.focus(desk.view.head.publish_button)
    desk.press("Space")
    assert desk.view.head.publish_button.isHidden()
    assert desk.board.hasFocus()


def test_who_is_away_is_not_said_under_the_veil(journal, desk, dana):
    journal.do("Away", absences.add, dana, THURSDAYS[0], THURSDAYS[0])
    assert desk.wanted() == ["7 January is given by Dana, who is away"]
    veil.toggle()
    assert desk.wanted() == ["7 January meets something private"]
    assert "away" not in desk.slot(THURSDAYS[0]).spoken
    veil.toggle()
    assert desk.slot(THURSDAYS[0]).spoken.endswith("is given by Dana, who is away")
