import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app import sample
from app.domain import people, settings
from app.ui import theme
from app.ui.chart import ChartView
from tests import builders
from tests.ui.manager import said

pytestmark = pytest.mark.long


@pytest.fixture
def team(journal):
    for name in ("Dana Whitfield", "Ben Carver", "Łukasz Wójcik"):
        builders.person(journal, name)
    return journal


def test_an_empty_journal_teaches_with_one_sentence_and_one_button(open_window, journal, asker):
    manager = open_window(journal)
    nobody = manager.window.team.nobody
    assert manager.window.team.stack.currentWidget() is nobody
    assert said(nobody) == [
        "Your team starts here. Import a roster from a spreadsheet, or add people one by one "
        "with Ctrl+N."
    ]

    asker.expect("open_file", None)
    manager.click(nobody.action)
    assert asker.asked == [("open_file", "Import a roster")]


def test_the_first_person_takes_the_sentences_place(open_window, journal):
    manager = open_window(journal)

    manager.press("Ctrl+N")
    manager.type("Dana Whitfield")
    manager.press("Return")

    assert manager.window.team.stack.currentWidget() is manager.page
    manager.press("Ctrl+Z")
    assert manager.window.team.stack.currentWidget() is manager.window.team.nobody


def test_it_opens_with_the_first_of_the_roster(open_window, team):
    manager = open_window(team)

    assert manager.current() == "Ben Carver"
    assert manager.page.head.title.text() == "Ben Carver"


def test_arrows_and_clicks_in_the_roster_show_whom_they_reach(open_window, team):
    manager = open_window(team)

    manager.press("Down")
    assert manager.page.head.title.text() == "Dana Whitfield"

    manager.choose("Łukasz Wójcik")
    assert manager.page.head.title.text() == "Łukasz Wójcik"


def test_enter_in_the_roster_goes_on_to_the_page(open_window, team):
    manager = open_window(team)

    manager.press("Return")

    assert manager.page.sections.hasFocus()


def test_a_change_of_one_person_leaves_the_roster_where_it_was(open_window, journal):
    many = [builders.person(journal, f"Person {number:02}").id for number in range(1, 41)]
    manager = open_window(journal)
    manager.choose("Person 30")
    QApplication.processEvents()
    bar = manager.roster.list.view.verticalScrollBar()
    before = bar.value()
    assert before > 0

    journal.do("Details changed", people.change, many[29], territory="South")

    assert (manager.current(), bar.value()) == ("Person 30", before)
    assert "South" in manager.page.head.facts.text()


def test_whom_one_looks_at_stays_when_somebody_is_added_above(open_window, team):
    manager = open_window(team)
    manager.choose("Dana Whitfield")

    builders.person(team, "Aaron First")

    assert manager.current() == "Dana Whitfield"
    assert manager.page.head.title.text() == "Dana Whitfield"


def test_a_filter_hides_people_and_not_the_page(open_window, team):
    manager = open_window(team)
    manager.focus(manager.roster.filter)

    manager.type("lukasz")

    assert manager.names() == ["Łukasz Wójcik"]
    assert manager.page.head.title.text() == "Ben Carver"
    manager.press("Return")
    assert manager.page.head.title.text() == "Łukasz Wójcik"


def test_only_people_who_left_are_found_behind_the_tick(open_window, journal):
    gone = builders.person(journal, "Old Hand").id
    journal.do("Left", people.leave, gone, left_on=builders.TODAY)
    manager = open_window(journal)

    assert manager.window.team.stack.currentWidget() is manager.window.team.nobody_chosen

    manager.click(manager.roster.everybody)
    manager.choose("Old Hand")
    assert manager.page.head.title.text() == "Old Hand"


def test_other_settings_are_shown_at_once(open_window, team):
    who = team.ask(people.roster)[0].id
    builders.result(team, who, builders.month(builders.TODAY.replace(day=1, month=10)), 100, 100)
    manager = open_window(team)

    team.do("Settings changed", settings.change, currency="EUR")

    chart = manager.page.results.findChild(ChartView)
    assert "quota €1" in chart.accessibleDescription()


def test_the_sample_team_is_shown_person_by_person(qapp, open_window, journal):
    journal.do("Sample team added", sample.fill, builders.TODAY)
    manager = open_window(journal)

    for name in manager.names():
        manager.choose(name)
        assert manager.page.head.title.text() == name
        assert manager.page.profile.horizontalScrollBar().maximum() == 0
    light = manager.window.grab().toImage()
    theme.apply(qapp, "dark")
    assert manager.window.grab().toImage() != light
    theme.apply(qapp, "light")


def test_hostile_names_are_shown_as_typed_everywhere(open_window, journal):
    name = "<img src='file:///etc/passwd'> & <b>Co</b>"
    builders.person(journal, name)
    manager = open_window(journal)

    assert manager.page.head.title.text() == name
    manager.more("Delete")
    assert name in manager.status
    for label in manager.window.findChildren(QLabel):
        assert label.textFormat() == label.textFormat().PlainText, label.text()
    manager.press("Ctrl+Z")
    assert manager.names() == [name]
