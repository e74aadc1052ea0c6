import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QToolButton

from app import journal_file, paths
from app.domain import people
from app.domain import settings as choices
from app.storage.first_look import first_look
from app.ui import theme
from app.ui.dialogs.deleted import DeletedDialog
from app.ui.dialogs.packet import PacketDialog
from app.ui.dialogs.shortcuts import ShortcutsDialog
from app.ui.settings import WindowSettings
from app.ui.switcher import Switcher
from app.ui.window import Window
from tests import builders

pytestmark = pytest.mark.long


@pytest.fixture
def team(journal):
    for name in ("Dana Whitfield", "Ben Carver", "Tomás Herrera"):
        builders.person(journal, name)
    return journal


@pytest.fixture
def manager(team, open_window):
    return open_window(team)


def names(window):
    model = window.team_shell.roster.list.model
    return [model.row_at(number).name for number in range(model.rowCount())]


def again(window):
    """The settings as another start of the program reads them."""
    window.keep()
    return WindowSettings(paths.window_settings())


# Before the journal is open


def test_the_roster_is_there_before_the_journal_and_stays_as_it_is(make_window, team, qtbot):
    window = make_window()
    look = first_look(team.path)
    window.show_first(look.people, look.fiscal_start, look.week_start)
    before = names(window)
    assert before == ["Ben Carver", "Dana Whitfield", "Tomás Herrera"]

    window.attach(team)
    qtbot.waitUntil(window.team.isVisible)

    assert names(window) == before
    assert window.team_shell.roster.list.model.row_at(0) == look.people[0]


def test_whom_one_clicked_before_the_journal_was_open_is_shown(make_window, team, qtbot):
    window = make_window()
    look = first_look(team.path)
    window.show_first(look.people, look.fiscal_start, look.week_start)
    window.team_shell.roster.select(look.people[2].id)

    window.attach(team)
    qtbot.waitUntil(window.team.isVisible)

    assert window.team.page.head.title.text() == "Tomás Herrera"


def test_a_filter_typed_before_the_journal_is_open_keeps_the_keyboard(make_window, team, qtbot):
    window = make_window()
    look = first_look(team.path)
    window.show_first(look.people, look.fiscal_start, look.week_start)
    window.team_shell.roster.filter.setFocus()
    qtbot.keyClicks(window.team_shell.roster.filter, "da")

    window.attach(team)
    qtbot.waitUntil(window.team.isVisible)
    window.activateWindow()

    qtbot.waitUntil(window.team_shell.roster.filter.hasFocus)
    assert names(window) == ["Dana Whitfield"]


def test_without_a_journal_every_command_is_harmless(make_window):
    window = make_window()

    for name in (
        *("undo", "redo", "deleted", "go_to_person", "add_person", "print_packet"),
        *("import_roster", "import_results", "settings"),
    ):
        window.findChild(QAction, name).trigger()

    assert window.status.sentence.text() == "Choose somebody first: Ctrl+P finds them by name."


@pytest.mark.usefixtures("_on_the_day")
def test_it_tells_once_that_it_is_on_screen(qtbot, settings):
    window = Window(settings, paths.resources())
    qtbot.addWidget(window)
    told = []
    window.painted.connect(lambda: told.append("painted"))

    with qtbot.waitSignal(window.painted):
        window.show()
    window.repaint()
    QApplication.processEvents()

    assert told == ["painted"]


# Going about


def test_ctrl_p_goes_to_a_person_by_name(manager):
    manager.press("Ctrl+P")
    manager.dialog(Switcher)
    manager.type("tomas")
    manager.press("Return")

    assert manager.page.head.title.text() == "Tomás Herrera"
    assert manager.current() == "Tomás Herrera"
    manager.front()
    assert manager.roster.list.view.hasFocus()


def test_the_field_above_does_the_same(manager):
    manager.click(manager.window.top.go_to)

    manager.dialog(Switcher)
    manager.press("Esc")
    assert manager.no_dialog()


def test_somebody_who_left_is_found_and_shown(manager, team):
    gone = team.ask(people.roster)[0].id
    team.do("Left", people.leave, gone, left_on=builders.TODAY)

    manager.press("Ctrl+P")
    manager.dialog(Switcher)
    manager.type("ben")
    manager.press("Return")

    assert manager.page.head.title.text() == "Ben Carver"
    assert "Ben Carver" in manager.names()


def test_ctrl_1_goes_to_the_page(manager):
    manager.focus(manager.window.rail.tabBar())

    manager.press("Ctrl+1")

    assert not manager.window.rail.tabBar().hasFocus()
    assert manager.window.rail.tabText(manager.window.rail.currentIndex()) == "Team"


@pytest.mark.parametrize(
    ("keys", "dialog"), [("F1", ShortcutsDialog), ("Ctrl+Shift+P", PacketDialog)]
)
def test_keys_open_dialogs(manager, keys, dialog):
    manager.press(keys)

    assert manager.dialog(dialog)
    manager.press("Esc")
    assert manager.no_dialog()


def test_deleted_people_can_be_looked_up(manager):
    manager.more("Delete")
    manager.window.findChild(QAction, "deleted").trigger()

    dialog = manager.dialog(DeletedDialog)
    manager.click(dialog.bring_back_button)
    manager.press("Esc")

    assert manager.names() == ["Ben Carver", "Dana Whitfield", "Tomás Herrera"]


def test_printing_with_nobody_chosen_says_what_to_do(open_window, journal):
    manager = open_window(journal)

    manager.press("Ctrl+Shift+P")

    assert manager.no_dialog()
    assert manager.status == "Choose somebody first: Ctrl+P finds them by name."


# Undo and redo


def test_undo_and_redo_say_what_they_would_do(manager, team):
    window = manager.window
    undo, redo = (window.findChild(QAction, name) for name in ("undo", "redo"))
    assert redo.text() == "Redo"
    assert not redo.isEnabled()

    team.do("Ben renamed", people.change, team.ask(people.roster)[0].id, name="Ben C.")
    assert undo.text() == "Undo: Ben renamed"
    manager.press("Ctrl+Z")
    assert redo.text() == "Redo: Ben renamed"
    assert redo.isEnabled()
    manager.press("Ctrl+Y")
    assert not redo.isEnabled()


def test_everything_can_be_taken_back_and_then_nothing_happens(manager):
    for _ in range(3):
        manager.press("Ctrl+Z")
    assert manager.names() == []
    last = manager.status

    manager.press("Ctrl+Z")

    assert manager.status == last
    for _ in range(4):
        manager.press("Ctrl+Shift+Z")
    assert len(manager.names()) == 3


def test_the_link_in_the_status_line_takes_back_and_does_again(manager, team):
    team.do("Ben renamed", people.change, team.ask(people.roster)[0].id, name="Ben C.")
    link = manager.window.status.action

    manager.click(link)
    assert manager.status == "Undone: Ben renamed."
    assert "Ben Carver" in manager.names()
    manager.click(link)
    assert manager.status == "Done again: Ben renamed."
    assert "Ben C." in manager.names()


# What stands around


def test_the_title_and_the_foot(open_window, journal):
    journal.do("Settings changed", choices.change, company="Larkfield <Systems> & Co")
    manager = open_window(journal)

    assert manager.window.windowTitle() == "Larkfield <Systems> & Co – Touchline"
    foot = manager.window.rail.foot.findChildren(type(manager.window.status.sentence))
    assert [label.text() for label in foot] == ["No backup yet", "Q4 2026 · week 47"]


def test_without_a_company_the_title_is_the_managers(manager):
    assert manager.window.windowTitle() == "Robin Hale – Touchline"


def test_a_journal_for_writing_has_no_banner(manager):
    assert not manager.window.banner.isVisible()


def test_a_journal_for_reading_says_so_and_can_be_read(open_window, own, path):
    builders.person(own, "Dana Whitfield")
    own.close()
    kept = journal_file.open_journal(path, read_only=True)
    manager = open_window(kept)

    assert "reading only" in manager.window.banner.sentence.text()
    assert manager.window.banner.isVisible()
    assert manager.page.head.title.text() == "Dana Whitfield"
    assert not manager.window.findChild(QAction, "undo").isEnabled()
    kept.close()


def test_what_has_only_an_icon_has_a_name(manager):
    for made in manager.window.findChildren(QAbstractButton):
        own = made.text() or made.accessibleName()
        of_a_line = isinstance(made, QToolButton) and made.objectName().startswith("qt_")
        assert own or of_a_line or not made.isVisible(), made


def test_tab_walks_from_the_top_by_the_roster_to_the_page(manager):
    window = manager.window
    manager.focus(window.top.go_to)
    expected = [
        *(window.top.menu, window.rail.tabBar(), manager.roster.filter, manager.roster.list.view),
        manager.page.head.findChild(QAbstractButton),
    ]

    walked = []
    for _ in range(8):
        manager.press("Tab")
        walked.append(QApplication.focusWidget())

    assert [one for one in walked if one in expected] == [one for one in expected if one in walked]
    assert manager.roster.filter in walked
    assert manager.page.head.findChild(QAbstractButton) in walked


# What is kept


def test_size_splitter_and_page_are_as_they_were_left(manager, settings, qtbot):
    window = manager.window
    window.resize(1111, 700)
    window.team_shell.splitter.setSizes([300, 600])
    QApplication.processEvents()
    sizes = window.team_shell.splitter.sizes()

    next_one = Window(again(window), paths.resources())
    qtbot.addWidget(next_one)
    next_one.show()

    assert next_one.team_shell.splitter.sizes()[0] == sizes[0]
    assert next_one.height() == window.height()
    assert next_one.rail.tabText(next_one.rail.currentIndex()) == "Team"
    assert again(window).rail_tab == "Team"


def test_a_first_window_fits_its_screen(make_window, settings, qtbot):
    window = Window(settings, paths.resources())
    qtbot.addWidget(window)

    room = window.screen().availableSize().expandedTo(window.minimumSize())
    assert window.height() <= room.height()
    assert window.width() <= room.width()


def test_the_scheme_is_applied_at_once_and_kept(manager, qapp):
    menu = manager.window.top.menu.menu()
    schemes = {a.text(): a for a in menu.findChild(QMenu, "appearance").actions()}
    light = theme.role("page").lightness()

    schemes["Dark"].trigger()

    assert theme.role("page").lightness() < light
    assert again(manager.window).scheme == "dark"
    schemes["Light"].trigger()
    assert theme.role("page").lightness() == light


def test_closing_lets_the_journal_go(open_window, own, path):
    manager = open_window(own)

    manager.window.close()

    reopened = journal_file.open_journal(path)
    reopened.close()


@pytest.mark.parametrize(
    ("name", "signal"), [("open_journal", "open_wanted"), ("new_journal", "new_wanted")]
)
def test_another_journal_is_asked_for(qtbot, manager, name, signal):
    with qtbot.waitSignal(getattr(manager.window, signal)):
        manager.window.findChild(QAction, name).trigger()


def test_forty_people(open_window, journal):
    for number in range(40):
        builders.person(journal, f"Person {number:02}", territory="Northeast " * 12)
    manager = open_window(journal)

    manager.press("End")

    assert manager.page.head.title.text() == "Person 39"
    assert manager.page.profile.horizontalScrollBar().maximum() == 0
    assert manager.roster.list.view.horizontalScrollBarPolicy() == (
        Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    )
    assert manager.roster.filter.placeholderText() == "Filter 40 people"
