"""The grid of numbers: typed as in a spreadsheet, missing is not zero, each figure explained.

S1-16: only exceptions are shown when wanted. S3-02: quality stands before volume before results.
S4-22: each seller brings their own numbers, and the share of them is said.
"""

import pytest
from PySide6.QtWidgets import QApplication

from app.domain import metrics, points, scorecards
from app.domain.kinds import EnteredBy, Nature, PeriodKind, RollUp, Unit
from app.ui.tabs.scorecard.grid import GridView
from app.ui.tabs.scorecard.grid_board import Arrangement
from tests import builders
from tests.builders import TODAY
from tests.ui.tabs.scorecard.grid_desk import GridDesk, aim, metric, value, week

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def ben(journal):
    return builders.person(journal, "Ben Carver").id


@pytest.fixture
def meetings(journal):
    made = metric(journal).id
    aim(journal, made, 10_000)
    return made


@pytest.fixture
def desk(qtbot, journal, dana, meetings):
    return GridDesk(qtbot, journal)


# What is shown


def test_people_stand_against_metrics_and_the_team_comes_last(qtbot, journal, ben, dana, meetings):
    value(journal, dana, meetings, 6_000)
    assert GridDesk(qtbot, journal).table() == [
        ["Meetings"],
        ["Ben Carver", "–"],
        ["Dana Whitfield", "6"],
        ["The team", "6"],
    ]


def test_a_cell_says_everything_about_itself(desk, journal, dana, meetings):
    value(journal, dana, meetings, 6_000, entered_by=EnteredBy.REP_SHEET)
    desk.at("Dana Whitfield", "Meetings")
    said = "Dana Whitfield, Meetings, week 47: 6 of 10, missed, from their own sheet"
    assert desk.said_here() == said
    journal.undo()
    assert (
        desk.said_here() == "Dana Whitfield, Meetings, week 47: not reported, should be 10 or more"
    )
    value(journal, dana, meetings, 0)
    assert "0 of 10, missed, typed by me" in desk.said_here()


def test_quality_stands_before_volume_before_results_each_under_its_heading(qtbot, journal, dana):
    """S3-02."""
    metric(journal, "Deals", nature=Nature.RESULT)
    metric(journal, "Calls", nature=Nature.VOLUME)
    metric(journal, "Prepared calls", nature=Nature.QUALITY)
    heads = GridDesk(qtbot, journal).view.table.cells.board.columns
    assert [(head.block, head.title) for head in heads] == [
        ("Quality", "Prepared calls"),
        ("Volume", "Calls"),
        ("Results", "Deals"),
    ]


def test_one_persons_numbers_stand_period_by_period_with_averages_and_status(
    desk, journal, dana, meetings
):
    for back, amount in ((1, 6_000), (2, 8_000), (3, 12_000)):
        value(journal, dana, meetings, amount, back)
    desk.view.show_person(dana)
    head, row = desk.table()
    assert head[-6:] == ["45", "46", "47", "4-week", "13-week", "Status"]
    assert row[-6:] == ["8", "6", "–", "8.67", "8.67", "Slipping"]
    assert desk.here() == ("Meetings", "47")


def test_months_are_added_up_and_say_of_how_many_weeks(desk, journal, dana, meetings):
    for back in (1, 2):
        value(journal, dana, meetings, 6_000, back)
    desk.view.show_person(dana)
    desk.view.tools.kinds.choose(PeriodKind.MONTH)
    assert desk.table()[1][-4] == "12"
    assert "2 of 5 reported" in desk.said_here() or "2 of 4 reported" in desk.said_here()
    desk.type("5")
    assert desk.told[-1] == "Meetings is counted from its weeks: show weeks to enter it."
    assert desk.figure(dana, meetings, 1).amount == 6_000


def test_the_current_week_is_hidden_when_wanted_and_that_is_remembered(
    qtbot, journal, dana, meetings, settings
):
    desk = GridDesk(qtbot, journal, settings)
    assert "week 47" in desk.view.tools.when.text()
    desk.click(desk.view.tools.hide_current)
    assert "week 46" in desk.view.tools.when.text()
    again = GridView(journal, desk.focus_on, settings)
    qtbot.addWidget(again)
    again.show()
    assert again.tools.hide_current.isChecked()


def test_the_team_is_first_looked_at_by_the_last_week_that_was_reported(
    qtbot, journal, dana, meetings
):
    value(journal, dana, meetings, 6_000, back=1)
    desk = GridDesk(qtbot, journal)
    assert "week 46" in desk.view.tools.when.text()
    desk.press("Alt+Right")
    assert "week 47" in desk.view.tools.when.text()
    assert not desk.view.tools.later.isEnabled()
    desk.press("Alt+Left")
    desk.click(desk.view.tools.now)
    assert "week 47" in desk.view.tools.when.text()
    desk.view.show_person(dana)
    assert desk.here() == ("Meetings", "47")


def test_earlier_weeks_are_reached_by_keys_and_now_leads_back(desk):
    desk.press("Alt+Left")
    desk.press("Alt+Left")
    assert "week 45" in desk.view.tools.when.text()
    desk.press("Alt+Right")
    assert "week 46" in desk.view.tools.when.text()
    desk.click(desk.view.tools.now)
    assert "week 47" in desk.view.tools.when.text()


def test_only_exceptions_shows_nothing_that_is_in_range(desk, journal, dana, ben, meetings):
    """S1-16."""
    for back in (1, 2, 3):
        value(journal, dana, meetings, 12_000, back)
        value(journal, ben, meetings, 3_000, back)
    desk.click(desk.view.tools.only_exceptions)
    assert "Ben Carver" in {row[0] for row in desk.table()[1:]}
    assert "Dana Whitfield" not in {row[0] for row in desk.table()[1:]}
    for back in (1, 2, 3):
        value(journal, ben, meetings, 12_000, back)
    assert desk.view.pages.in_range.isVisible()
    desk.click(desk.view.pages.in_range.action)
    assert desk.table()[1][0] == "Ben Carver"


def test_without_metrics_one_sentence_and_the_usual_ones(qtbot, journal, dana):
    desk = GridDesk(qtbot, journal)
    assert desk.view.pages.no_metrics.isVisible()
    desk.press("Space")
    assert journal.ask(metrics.listed)
    assert desk.view.table.isVisible()


# Typing


def test_numbers_are_typed_as_in_a_spreadsheet(desk, journal, dana, ben, meetings):
    desk.at("Ben Carver", "Meetings")
    desk.enter("7")
    assert desk.here() == ("Dana Whitfield", "Meetings")
    desk.enter("12")
    assert (desk.figure(ben, meetings).amount, desk.figure(dana, meetings).amount) == (
        7_000,
        12_000,
    )
    assert desk.figure(dana, meetings).entered_by is EnteredBy.ME
    journal.undo()
    assert desk.figure(dana, meetings).amount is None
    assert desk.figure(ben, meetings).amount == 7_000


def test_tab_goes_right_esc_gives_up_and_f2_takes_up_what_is_there(desk, journal, dana, meetings):
    desk.view.show_person(dana)
    desk.at("Meetings", "45")
    desk.enter("5", "Tab")
    assert desk.here() == ("Meetings", "46")
    desk.enter("9", "Escape")
    assert desk.figure(dana, meetings, 1).amount is None
    assert desk.view.table.hasFocus()
    desk.at("Meetings", "45")
    desk.press("F2")
    assert QApplication.focusWidget().selectedText() == "5"
    desk.press("End")
    desk.type("0")
    desk.press("Return")
    assert desk.figure(dana, meetings, 2).amount == 50_000


@pytest.mark.parametrize("text", ["n/a", "-"])
def test_not_reported_is_said_on_purpose_and_delete_takes_it_back(desk, dana, meetings, text):
    desk.at("Dana Whitfield", "Meetings")
    desk.enter(text)
    found = desk.figure(dana, meetings)
    assert (found.amount, found.said) == (None, True)
    assert "not reported, said so on purpose" in desk.said_here()
    desk.press("Del")
    assert not desk.figure(dana, meetings).said


@pytest.mark.parametrize(
    ("unit", "text", "words"),
    [
        (Unit.COUNT, "abc", "“abc” is not a number."),
        (Unit.COUNT, "5%", "“5%” is a percentage, and this is not counted in percent."),
        (Unit.PERCENT, "€5", "“€5” is an amount of money, not a percentage."),
        (Unit.COUNT, "-3", "This cannot be below 0."),
    ],
)
def test_what_cannot_be_understood_stays_in_its_cell_with_the_reason(
    qtbot, journal, dana, unit, text, words
):
    what = metric(journal, unit=unit).id
    desk = GridDesk(qtbot, journal)
    desk.enter(f"1{text}", "Escape")
    desk.press("F2")
    desk.type(text)
    desk.press("Return")
    assert desk.view.problem.text().endswith(words)
    assert desk.table()[1][1] == text
    assert f"“{text}” is not recorded" in desk.said_here()
    assert desk.figure(dana, what).amount is None
    assert not desk.view.put_by()
    builders.person(journal, "Ada Brook")
    desk.at("Dana Whitfield", "Meetings")
    assert desk.table()[2][1] == text, "nothing is lost by another change"
    desk.press("F2")
    assert QApplication.focusWidget().text() == text
    desk.type("4")
    desk.press("Return")
    assert desk.figure(dana, what).amount == 4_000
    assert desk.view.problem.text() == ""
    assert desk.view.put_by()


def test_the_reason_stays_in_sight_while_the_keyboard_moves_on(desk, ben, dana, meetings):
    desk.at("Ben Carver", "Meetings")
    desk.enter("abc")
    assert desk.here() == ("Dana Whitfield", "Meetings")
    assert desk.view.problem.text() == (
        "Not recorded, Ben Carver, Meetings, week 47: “abc” is not a number."
    )
    desk.press("Up")
    assert desk.view.problem.text() == "Not recorded: “abc” is not a number."
    desk.press("Delete")
    assert desk.view.problem.text() == ""


def test_the_numbers_in_sight_are_printed_of_the_person_they_are_of(qtbot, journal, dana, meetings):
    desk, asked = GridDesk(qtbot, journal), []
    desk.view.print_wanted.connect(lambda kind, about: asked.append((kind, about)))
    desk.click(desk.view.print_button)
    desk.view.tools.arrangements.choose(Arrangement.PERSON)
    desk.click(desk.view.print_button)
    assert asked == [("team_scorecard", 0), ("scorecard", dana)]


def test_a_week_that_has_not_begun_is_refused(qtbot, journal, dana, meetings):
    import time_machine

    desk = GridDesk(qtbot, journal)
    desk.at("Dana Whitfield", "Meetings")
    with time_machine.travel(week(2), tick=True):
        desk.enter("4")
    assert desk.view.problem.text() == "This period has not begun yet."
    assert desk.figure(dana, meetings).amount is None


def test_what_is_computed_is_not_typed_and_says_why(qtbot, journal, dana, meetings):
    held = metric(journal, "Proposals").id
    metric(
        journal,
        "Rate",
        unit=Unit.PERCENT,
        roll_up=RollUp.RATIO,
        numerator_id=held,
        denominator_id=meetings,
    )
    value(journal, dana, held, 3_000)
    value(journal, dana, meetings, 6_000)
    desk = GridDesk(qtbot, journal)
    desk.at("Dana Whitfield", "Rate")
    assert desk.table()[1][-1] == "50%"
    desk.type("7")
    assert desk.told[-1] == "Rate is computed from its parts: enter those."
    desk.press("Return")
    assert [row[:2] for row in desk.counted()] == [["Proposals", "3"], ["Meetings", "6"]]


# The clipboard


def test_a_block_goes_out_and_comes_back_in_one_step(desk, journal, dana, meetings):
    for back, amount in ((3, 4_000), (2, None), (1, 12_500)):
        value(journal, dana, meetings, amount, back)
    desk.view.show_person(dana)
    desk.at("Meetings", "44")
    for _ in range(2):
        desk.press("Shift+Right")
    desk.press("Ctrl+C")
    assert QApplication.clipboard().text() == "4\tn/a\t12.5"
    desk.at("Meetings", "41")
    desk.paste(QApplication.clipboard().text())
    assert [desk.figure(dana, meetings, back).amount for back in (6, 5, 4)] == [4_000, None, 12_500]
    journal.undo()
    assert desk.figure(dana, meetings, 6).amount is None


def test_blanks_in_a_paste_leave_cells_alone(desk, journal, dana, meetings):
    value(journal, dana, meetings, 5_000, 1)
    desk.view.show_person(dana)
    desk.at("Meetings", "45")
    desk.paste("3\t\t4\r\n")
    assert [desk.figure(dana, meetings, back).amount for back in (2, 1, 0)] == [3_000, 5_000, 4_000]


def test_one_bad_cell_keeps_the_whole_block_out_and_is_named(desk, ben, dana, meetings):
    desk.at("Ben Carver", "Meetings")
    desk.paste("abc\n5%")
    assert desk.view.problem.text() == (
        "Nothing was pasted: 2 cells cannot be read. Ben Carver, Meetings: “abc” is not a number; "
        "Dana Whitfield, Meetings: “5%” is a percentage, and this is not counted in percent."
    )
    desk.paste("7\n\n\n8")
    assert "the block has 4 rows and 1 column" in desk.view.problem.text()
    assert desk.figure(ben, meetings).amount is None


# What follows


def test_a_missed_number_becomes_a_talking_point_once(desk, journal, dana, meetings):
    value(journal, dana, meetings, 6_000)
    desk.at("Dana Whitfield", "Meetings")
    assert desk.view.talk_button.isEnabled()
    desk.press("T")
    assert [one.text for one in journal.ask(points.waiting, dana, TODAY)] == [
        "Meetings: 6 of 10 in week 47"
    ]
    assert desk.told[-1] == "On the list for Dana’s next 1:1: Meetings: 6 of 10 in week 47."
    desk.click(desk.view.talk_button)
    assert desk.told[-1].startswith("It is on the list for Dana’s next 1:1 already")
    assert len(journal.ask(points.waiting, dana, TODAY)) == 1


def test_what_was_not_missed_is_not_talked_about(desk, journal, dana, meetings):
    value(journal, dana, meetings, 12_000)
    desk.at("Dana Whitfield", "Meetings")
    desk.press("T")
    assert desk.told[-1] == "This number was not missed."
    assert not desk.view.talk_button.isEnabled()
    assert not journal.ask(points.waiting, dana, TODAY)


def test_averages_and_status_show_the_weeks_they_were_counted_from(desk, journal, dana, meetings):
    value(journal, dana, meetings, 6_000, 1)
    value(journal, dana, meetings, 12_000, 2)
    desk.view.show_person(dana)
    desk.at("Meetings", "Status")
    desk.press("Return")
    assert desk.counted() == [
        ["week 46", "6", "should be 10 or more", "missed"],
        ["week 45", "12", "should be 10 or more", "reached"],
        ["week 44", "not reported", "should be 10 or more", ""],
    ]
    desk.at("Meetings", "4-week")
    desk.press("Return")
    assert [row[1] for row in desk.counted()] == ["6", "12", "not reported", "not reported"]


def test_an_index_says_on_what_it_is_based_and_shows_its_items(desk, journal, dana, meetings):
    other = metric(journal, "Calls").id
    aim(journal, other, 10_000)
    journal.do("Weigh", scorecards.save, "", {meetings: 85, other: 15})
    value(journal, dana, meetings, 6_000)
    desk.at("Dana Whitfield", "Index")
    assert desk.said_here() == "Dana Whitfield, index: 60%, based on 85 of 100 points"
    desk.press("Return")
    assert desk.counted() == [
        ["Meetings", "85", "6 of 10, missed, typed by me", "60%"],
        ["Calls", "15", "not reported, should be 10 or more", "–"],
    ]


def test_the_share_that_the_reps_brought_is_said_and_explained(desk, journal, dana, ben, meetings):
    """S4-22."""
    value(journal, dana, meetings, 6_000, entered_by=EnteredBy.REP_SHEET)
    value(journal, ben, meetings, 7_000)
    assert desk.view.brought.text() == "1 of 2 values brought by the reps"
    desk.click(desk.view.brought)
    assert desk.counted() == [["Ben Carver", "0", "1", "0%"], ["Dana Whitfield", "1", "1", "100%"]]


def test_of_a_large_team_the_first_are_read_and_the_rest_when_asked_for(
    qtbot, journal, meetings, monkeypatch
):
    monkeypatch.setattr("app.ui.tabs.scorecard.grid.MOST_PEOPLE", 2)
    for name in ("Ada Brook", "Ben Carver", "Cy Dorn"):
        builders.person(journal, name)
    desk = GridDesk(qtbot, journal)
    assert [row[0] for row in desk.table()[1:]] == ["Ada Brook", "Ben Carver"]
    desk.click(desk.view.more)
    assert [row[0] for row in desk.table()[1:]] == [
        "Ada Brook",
        "Ben Carver",
        "Cy Dorn",
        "The team",
    ]


def test_a_head_leads_to_one_person_or_one_metric(qtbot, desk, dana, meetings):
    desk.view.table.verticalHeader().sectionDoubleClicked.emit(0)
    assert desk.view.tools.arrangement is Arrangement.PERSON
    assert desk.focus_on.person == dana
    desk.view.show_metric(meetings)
    assert desk.view.tools.arrangement is Arrangement.METRIC
    assert desk.table()[1][0] == "Dana Whitfield"


def test_a_number_that_is_reported_by_month_leads_to_months(qtbot, journal, dana):
    what = metric(journal, "Forecast", unit=Unit.MONEY, frequency=PeriodKind.MONTH).id
    desk = GridDesk(qtbot, journal)
    desk.view.show_metric(what)
    assert desk.view.pages.too_short.sentence.text() == "Forecast: see months."
    desk.click(desk.view.pages.too_short.action)
    assert desk.view.tools.kind is PeriodKind.MONTH
    assert desk.table()[1][0] == "Dana Whitfield"


def test_a_large_team_is_added_up_when_asked_for(qtbot, journal, dana, ben, meetings, monkeypatch):
    monkeypatch.setattr("app.ui.tabs.scorecard.grid.MOST_PEOPLE", 1)
    value(journal, dana, meetings, 6_000)
    desk = GridDesk(qtbot, journal)
    desk.view.tools.arrangements.choose(Arrangement.TOGETHER)
    assert desk.view.pages.large.isVisible()
    desk.click(desk.view.pages.large.action)
    assert desk.table()[1][-4] == "6"
