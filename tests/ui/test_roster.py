from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app.domain import people
from app.domain.cadence import Cadence
from app.domain.kinds import Status
from app.domain.roster import RosterRow
from app.ui import icons, theme
from app.ui.roster import RosterPanel, explain_gap, short_gap
from tests.ui.manager import names_in, type_into

TODAY = date(2026, 11, 22)


def somebody(number=1, name="Dana Whitfield", days=2, **details):
    return RosterRow(
        id=number,
        name=name,
        preferred_name=details.get("preferred_name", ""),
        status=details.get("status", Status.ACTIVE),
        role=details.get("role", "Account executive"),
        segment=details.get("segment", "Enterprise"),
        territory=details.get("territory", "Northeast"),
        colour=number,
        started=None,
        left_on=None,
        cadence=Cadence(14, 21),
        last_held=None if days is None else TODAY - timedelta(days=days),
    )


TEAM = (
    somebody(1, "Dana Whitfield"),
    somebody(2, "Łukasz Wójcik", segment="Mid-market", territory="Zürich"),
    somebody(3, "Tomás Herrera", status=Status.ON_LEAVE),
    somebody(4, "Noor Candidate", status=Status.CANDIDATE),
    somebody(5, "Old Hand", status=Status.LEFT),
)


@pytest.fixture
def roster(qtbot, _on_the_day):
    made = RosterPanel()
    qtbot.addWidget(made)
    made.resize(290, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_people(TEAM)
    return made


@pytest.mark.parametrize(
    ("days", "short", "sentence"),
    [
        (0, "today", "Last conversation today"),
        (1, "1 d", "Last conversation yesterday"),
        (14, "14 d", "Last conversation 14 days ago"),
        (15, "15 d", "Last conversation 15 days ago, past the ideal of 14"),
        (21, "21 d", "Last conversation 21 days ago, past the ideal of 14"),
        (22, "22 d", "Last conversation 22 days ago, past the longest gap of 21"),
        (None, "not yet", "No conversation yet"),
    ],
)
def test_days_since_the_last_contact_in_short_and_in_a_sentence(days, short, sentence):
    row = somebody(days=days)

    assert short_gap(row, TODAY) == short
    assert explain_gap(row, TODAY) == sentence


@pytest.mark.parametrize(
    ("status", "short"), [(Status.LEFT, ""), (Status.CANDIDATE, ""), (Status.ON_LEAVE, "90 d")]
)
def test_nothing_is_due_for_whoever_is_not_at_work(status, short):
    row = somebody(days=90, status=status)

    assert short_gap(row, TODAY) == short
    assert "nothing is due" in explain_gap(row, TODAY)


def test_a_row_is_read_out_with_status_and_gap(roster):
    told = roster.list.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert told == ("Dana Whitfield, Active · Enterprise · Northeast, Last conversation 2 days ago")


def test_past_the_ideal_a_clock_and_past_the_longest_a_triangle(qapp, roster, monkeypatch):
    drawn = []
    draw = icons.pixmap
    monkeypatch.setattr(icons, "pixmap", lambda *how: drawn.append(how[:2]) or draw(*how))
    people = (somebody(1, days=14), somebody(2, days=16), somebody(3, days=27))
    roster.show_people(people)

    roster.list.view.viewport().grab()

    assert drawn == [("clock", "amber"), ("triangle-alert", "red")]


def test_those_on_the_team_are_shown_and_counted(roster):
    assert names_in(roster.list) == ["Dana Whitfield", "Łukasz Wójcik", "Tomás Herrera"]
    assert roster.filter.placeholderText() == "Filter 3 people"


def test_one_person_is_no_people(roster):
    roster.show_people(TEAM[:1])

    assert roster.filter.placeholderText() == "Filter 1 person"


def test_candidates_and_people_who_left_are_behind_the_tick(qtbot, roster):
    assert roster.everybody.isVisible()

    qtbot.keyClick(roster.everybody, Qt.Key.Key_Space)

    assert names_in(roster.list)[-2:] == ["Noor Candidate", "Old Hand"]


def test_s2_08_two_people_of_one_name_are_told_apart(journal):
    """By where they sell; where that is the same, by e-mail, and failing that by when they came."""
    twins = (
        {"territory": "South", "email": "dana.s@example.com"},
        {"territory": "North", "email": "dana@example.com"},
        {"territory": "North", "email": "d.whitfield@example.com"},
        {"territory": "West", "started": date(2021, 3, 1)},
        {"territory": "West", "started": date(2025, 6, 1)},
    )
    for details in twins:
        journal.do("Added", people.add, name="Dana Whitfield", same_name_ok=True, **details)

    assert [row.detail for row in journal.ask(people.roster)] == [
        "South",
        "dana@example.com · North",
        "d.whitfield@example.com · North",
        "since 2021-03-01 · West",
        "since 2025-06-01 · West",
    ]


def test_the_tick_is_there_only_when_there_is_somebody_behind_it(roster):
    roster.show_people(TEAM[:3])

    assert not roster.everybody.isVisible()


@pytest.mark.parametrize(
    "typed", ["lukasz", "ŁUK", "wojcik", "zurich", "mid luk", "  wójcik  ", "market"]
)
def test_the_filter_finds_any_word_without_case_and_accents(roster, typed):
    type_into(roster.filter, typed)

    assert names_in(roster.list) == ["Łukasz Wójcik"]


def test_a_filter_that_finds_nobody_says_how_to_go_on(roster):
    type_into(roster.filter, "<b>")

    assert names_in(roster.list) == []
    assert roster.list.view.empty_text == "Nobody matches. Clear the filter to see everybody."


def test_enter_in_the_filter_goes_to_the_first_found(qtbot, roster):
    type_into(roster.filter, "tom")

    with qtbot.waitSignal(roster.chosen) as told:
        qtbot.keyClick(roster.filter, Qt.Key.Key_Return)

    assert told.args == [3]
    assert roster.list.view.hasFocus()


def test_enter_in_the_filter_with_nobody_found_stays_there(qtbot, roster):
    roster.filter.setFocus()
    type_into(roster.filter, "zzz")

    with qtbot.assertNotEmitted(roster.chosen):
        qtbot.keyClick(roster.filter, Qt.Key.Key_Return)

    assert roster.filter.hasFocus()


def test_typing_in_the_list_goes_to_a_name(qtbot, roster):
    roster.select(1)
    roster.list.setFocus()

    qtbot.keyClicks(roster.list.view, "tomas")

    assert roster.list.current == 3


def test_enter_in_the_list_goes_on_with_the_person(qtbot, roster):
    roster.select(2)

    with qtbot.waitSignal(roster.opened) as told:
        qtbot.keyClick(roster.list.view, Qt.Key.Key_Return)

    assert told.args == [2]


def test_selection_and_scroll_survive_a_refresh(qapp, roster):
    many = tuple(somebody(number, f"Person {number:02}") for number in range(1, 41))
    roster.show_people(many)
    roster.select(30)
    QApplication.processEvents()
    bar = roster.list.view.verticalScrollBar()
    before = bar.value()
    assert before > 0

    roster.show_people(tuple(replace(row, last_held=TODAY) for row in many))

    assert (roster.list.current, bar.value()) == (30, before)


def test_the_filter_survives_a_refresh(roster):
    type_into(roster.filter, "dana")

    roster.show_people(TEAM)

    assert names_in(roster.list) == ["Dana Whitfield"]


def test_somebody_who_left_is_shown_when_gone_to(roster):
    roster.select(5)

    assert roster.everybody.isChecked()
    assert roster.list.current == 5


def test_who_is_current_until_somebody_is_chosen(roster):
    assert roster.current() == 1
    roster.select(2)
    assert roster.current() == 2
    roster.show_people(())
    assert roster.current() is None


def test_hovering_says_the_gap_and_never_reads_a_name_as_markup(qtbot, roster):
    roster.show_people((somebody(1, "<b>Bold</b> & Co", days=27),))
    view = roster.list.view
    at = view.visualRect(view.model().index(0, 0)).center()

    QApplication.sendEvent(
        view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(QPoint()))
    )

    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; Co" in QToolTip.text()
    assert "past the longest gap of 21" in QToolTip.text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_names_of_any_length_and_script_are_painted(qapp, roster, scheme):
    theme.apply(qapp, scheme)
    names = ("W" * 400, "", "  ", "سارة الخطيب", "田中 雄貴", "🙂", "e\u0301" * 50)

    roster.show_people(tuple(somebody(n, name) for n, name in enumerate(names)))
    shown = roster.grab()

    assert not shown.isNull()
    theme.apply(qapp, "light")
