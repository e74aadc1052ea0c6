import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox

from app import journal_file, protection
from app.domain import facts, people, settings
from app.domain.errors import Fault, JournalFault, Reason, Refused
from app.ui.ask import Asker
from app.ui.dialogs.packet import PacketDialog
from app.ui.dialogs.passphrase import ChangePassphrase
from app.ui.dialogs.protection import ProtectionDialog
from app.ui.editors import Line
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import EditDialog
from app.ui.switcher import Switcher
from tests.ui import sealed

pytestmark = pytest.mark.long

LOCKED = "Touchline – locked"


@pytest.fixture
def path(tmp_path):
    return sealed.make(tmp_path / "team.db", "Dana Whitfield", "Ben Carver")


@pytest.fixture
def team(path):
    opened = journal_file.open_journal(path, key=sealed.key())
    yield opened
    opened.close()


@pytest.fixture
def manager(team, open_window):
    return open_window(team)


def unlock(manager, passphrase=sealed.PASSPHRASE):
    """Type the passphrase as the manager would who comes back."""
    window = manager.window
    page = window.locker.page
    window.activateWindow()
    manager.qtbot.waitUntil(page.box.line.hasFocus)
    manager.type(passphrase)
    manager.press("Return")
    manager.qtbot.waitUntil(lambda: not window.locker.locked or bool(page.error))


def in_sight():
    """Every text that can be read anywhere on screen, titles included."""
    tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    labels = [label for top in tops for label in top.findChildren(QLabel) if label.isVisible()]
    return "\n".join([*(one.windowTitle() for one in tops), *(label.text() for label in labels)])


def type_strength(manager, text="Asks why"):
    manager.click(manager.page.strengths.action)
    manager.dialog()
    manager.fill(text=text)


# Hiding


def test_locking_leaves_nothing_to_read_and_drops_the_key(manager, team):
    assert "Ben Carver" in in_sight()

    manager.window.lock()

    assert manager.window.windowTitle() == LOCKED
    shown = in_sight()
    assert "team.db" in shown
    for word in ("Ben", "Carver", "Dana", "Strengths", "team –"):
        assert word not in shown
    assert team.key is None
    with pytest.raises(JournalFault) as fault:
        team.ask(people.roster)
    assert fault.value.fault is Fault.LOCKED


def test_the_picture_of_the_window_is_the_same_for_any_journal(manager, team):
    window = manager.window
    window.lock()
    window.locker.page.setFocus()
    with_people = window.grab().toImage()
    unlock(manager)
    for person in team.ask(people.roster):
        team.do("Deleted", people.delete, person.id)
    window.lock()

    window.locker.page.setFocus()
    assert window.grab().toImage() == with_people


def test_the_passphrase_brings_everything_back_where_it_was(manager):
    manager.choose("Dana Whitfield")
    manager.window.lock()

    unlock(manager)

    assert manager.window.windowTitle() == "team – Touchline"
    assert manager.page.head.title.text() == "Dana Whitfield"
    assert manager.page.isVisible()
    assert manager.roster.list.view.hasFocus()


def test_a_wrong_passphrase_shows_nothing(manager):
    manager.window.lock()

    unlock(manager, "no idea")

    assert manager.window.locker.locked
    assert manager.window.locker.page.error.startswith("This passphrase does not open")
    assert "Ben" not in in_sight()


def test_undo_works_after_unlocking(manager, team):
    team.do("Ben renamed", people.change, team.ask(people.roster)[0].id, name="Ben C.")
    manager.window.lock()
    unlock(manager)

    manager.press("Ctrl+Z")

    assert "Ben Carver" in manager.names()


def test_no_shortcut_gets_through_but_quitting(manager, team):
    team.do("Ben renamed", people.change, team.ask(people.roster)[0].id, name="Ben C.")
    window = manager.window
    window.lock()
    line = window.locker.page.box.line

    for keys in ("Ctrl+P", "Ctrl+N", "Ctrl+,", "F1", "Ctrl+Shift+P", "Ctrl+Z", "Ctrl+1", "Ctrl+L"):
        manager.press(keys, line)
    assert manager.no_dialog()
    assert window.locker.locked
    unlock(manager)
    assert "Ben C." in manager.names()

    window.lock()
    manager.press("Ctrl+Q", window.locker.page.box.line)
    assert not window.isVisible()


def test_what_was_off_before_is_off_afterwards(manager):
    redo = manager.window.findChild(QAction, "redo")
    assert not redo.isEnabled()

    manager.window.lock()
    unlock(manager)

    assert not redo.isEnabled()
    assert manager.window.findChild(QAction, "go_to_person").isEnabled()


def test_an_open_dialog_goes_and_comes_back_with_what_was_typed(manager, team):
    type_strength(manager, "Asks why, twice")
    dialog = manager.dialog()

    manager.window.lock()
    assert not dialog.isVisible()
    assert "strength" not in in_sight()
    unlock(manager)

    assert manager.dialog() is dialog
    assert dialog.isModal()
    assert dialog.form.values()["text"] == "Asks why, twice"
    manager.commit()
    assert [fact.text for fact in team.ask(facts.of_person, people_id(team))] == ["Asks why, twice"]


def people_id(team):
    return team.ask(people.roster)[0].id


def test_typing_goes_on_where_it_was(manager):
    manager.press("Ctrl+N")
    manager.type("Zoe")
    manager.press("Left")

    manager.window.lock()
    unlock(manager)
    manager.qtbot.waitUntil(manager.dialog().form.editor("name").target().hasFocus)
    manager.type("w")

    assert manager.dialog().form.values()["name"] == "Zowe"


@pytest.mark.parametrize(
    ("keys", "kind"), [("Ctrl+P", Switcher), ("Ctrl+Shift+P", PacketDialog)], ids=str
)
def test_whatever_is_open_goes_and_comes_back(manager, keys, kind):
    manager.press(keys)
    dialog = manager.dialog(kind)

    manager.window.lock()
    assert not dialog.isVisible()
    unlock(manager)

    assert dialog.isVisible()


def test_an_open_menu_is_closed(manager):
    manager.click(manager.page.more)
    assert isinstance(QApplication.activePopupWidget(), QMenu)

    manager.window.lock()

    assert QApplication.activePopupWidget() is None


def test_a_question_is_answered_the_way_esc_does(manager):
    QTimer.singleShot(50, manager.window.lock)

    answer = Asker().choose(manager.window, "Discard “Ben”?", "", "Discard", "Keep writing")

    assert answer != "Discard"
    assert not any(box.isVisible() for box in manager.window.findChildren(QMessageBox))
    assert manager.window.locker.locked


# What was being typed


def test_what_was_typed_and_not_yet_saved_is_saved_first(manager, team):
    manager.more("Edit details…")
    manager.fill(territory="Northeast")

    manager.window.lock()
    unlock(manager)

    assert team.ask(people.get, people_id(team)).territory == "Northeast"
    assert manager.dialog(EditDialog).form.values()["territory"] == "Northeast"


def test_what_is_refused_stays_in_its_field(manager, team):
    manager.more("Edit details…")
    manager.fill(name="")

    manager.window.lock()
    unlock(manager)

    form = manager.dialog(EditDialog).form
    assert form.values()["name"] is None
    assert form.error("name") == "This cannot be empty."
    assert team.ask(people.get, people_id(team)).name == "Ben Carver"


def test_what_could_be_kept_nowhere_is_asked_about_before_it_is_lost(manager, team, asker):
    window = manager.window
    dialog = EditDialog(window, "A name", (Field("name", "Name", Line),), {}, refuse, explain)
    dialog.open()
    manager.type("Zoe")
    window.lock()
    asker.expect("choose", "Keep it open").expect("choose", "Close and lose it")

    assert not window.close()
    assert not team.key
    assert window.close()
    assert "could not be saved" in asker.asked[0][1]


def refuse(_changed):
    raise Refused(Reason.SAME_NAME, "name", "Zoe")


def test_closing_what_is_locked_lets_the_journal_go(manager, team, path):
    manager.window.lock()

    assert manager.window.close()

    journal_file.open_journal(path, key=sealed.key()).close()


# Who locks


def test_nobody_there_for_the_minutes_of_the_journal(manager, team):
    idle = manager.window.locker.idle
    team.do("Settings changed", settings.change, auto_lock_minutes=7)
    assert idle.minutes == 7

    idle.allow(0.01 / 60)

    manager.qtbot.waitUntil(lambda: manager.window.locker.locked)
    assert team.locked


def test_sleep_locks(manager, team):
    manager.window.locker.idle.on_sleep(True)

    assert manager.window.locker.locked
    assert team.locked


def test_while_the_passphrase_is_being_changed_nothing_is_locked(manager, team):
    team.lock()

    manager.window.lock()
    manager.window.locker.lock()

    assert not manager.window.locker.locked
    team.unlock(sealed.key())


def test_the_sheet_opens_it_and_a_new_passphrase_is_offered(manager, team):
    manager.window.lock()
    page = manager.window.locker.page
    page.use_sheet.click()
    page.sheet.setPlainText(protection.sheet_groups(sealed.key()).text)
    page.sheet_panel.button.click()
    manager.qtbot.waitUntil(lambda: not manager.window.locker.locked)

    assert manager.status == "Opened with the recovery sheet."
    manager.click(manager.window.status.action)
    assert manager.dialog(ChangePassphrase).windowTitle() == "Change the passphrase"


# Without a passphrase


def test_without_a_passphrase_there_is_nothing_to_lock_with(open_window, journal):
    manager = open_window(journal)

    manager.window.lock()

    assert not manager.window.locker.locked
    assert manager.status == "This journal has no passphrase to lock it with."
    manager.click(manager.window.status.action)
    assert manager.dialog(ProtectionDialog)


def test_without_a_passphrase_nobody_there_is_no_matter(open_window, journal):
    manager = open_window(journal)

    manager.window.locker.idle.on_sleep(True)

    assert not manager.window.locker.locked
    assert manager.status == ""
