import gc
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app import journal_file, keyring_cache, paths
from app.domain.errors import Fault, JournalFault
from app.main import make_journal
from app.storage import driver
from app.storage.first_look import first_look
from app.ui import neighbour
from app.ui.dialogs.first_run import FirstRun
from app.ui.dialogs.recovery_sheet import RecoverySheet
from app.ui.dialogs.trouble import OPEN_IT, TroubleDialog
from app.ui.dialogs.trouble_words import Choice
from app.ui.place import ELSE, READ, TAKE_OVER
from app.ui.program import Program
from tests import builders
from tests.memory_keyring import Memory, use_keyring
from tests.test_locks import ELSEWHERE
from tests.ui import sealed

pytestmark = pytest.mark.long

#: A program that does not come to an end is ended after this long, in milliseconds.
PATIENCE = 10_000


@pytest.fixture
def program(qapp, asker):
    made = Program(first_look, make_journal)
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    made.reporter.unhook()
    QApplication.processEvents()


@pytest.fixture
def default():
    return make(paths.default_journal(), "Dana Whitfield")


def make(path, *names):
    journal = journal_file.create(path, manager="Robin Hale", company=path.stem, currency="USD")
    for name in names:
        builders.person(journal, name)
    journal.close()
    return path


def run(program, *steps, **how):
    """Run the program; at each journal that opens, do the next step; close after the last.

    Returns its exit code and the titles of the windows in the order they were opened.
    """
    left, titles, seen = list(steps), [], set()

    def go_on():
        window = program.window
        if window is None or window.journal is None or id(window) in seen:
            return
        if not any(tab.isVisible() for tab in window.tabs):
            return  # it shows what it has read once it is seen
        seen.add(id(window))
        titles.append(window.windowTitle().removesuffix(" – Touchline"))
        if left:
            left.pop(0)(window)
        else:
            window.close()

    watch = QTimer(interval=5, timeout=go_on)
    watch.start()
    end = QTimer(singleShot=True, interval=PATIENCE, timeout=lambda: QApplication.exit(99))
    end.start()
    code = program.run(how.pop("asked_for", None), **how)
    watch.stop()
    end.stop()
    return code, titles


def when(ready, act):
    """Do ``act`` with what ``ready`` finds, as soon as it finds something."""

    def look():
        found = ready()
        if found:
            act(found)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def go(way, seen=None):
    """Choose how to go on in the dialog of a journal that cannot be opened; None is to quit.

    ``seen`` collects what the dialog says.
    """

    def ready():
        dialog = QApplication.activeModalWidget()
        return dialog if isinstance(dialog, TroubleDialog) and dialog.cards else None

    def act(dialog):
        if seen is not None:
            seen.append(dialog.sentence.text())
        if way is None:
            dialog.reject()
        else:
            dialog.cards[way].setChecked(True)
            dialog.go_on()

    when(ready, act)


def lock_page(program):
    """The page that asks for the passphrase, once it is on screen."""
    window = program.window
    page = window.locker.page if window is not None else None
    return page if page is not None and page.isVisible() else None


def give(program, *passphrases):
    """Type each passphrase into the lock page when it asks, and press Enter."""
    left = list(passphrases)

    def act(page):
        page.passphrase_panel.error.set_text("")
        page.box.set_text(left.pop(0))
        QTest.keyClick(page.box.line, Qt.Key.Key_Return)
        if left:
            when(lambda: page if page.error else None, act)

    when(lambda: lock_page(program), act)


def fill_in(name, start="empty", passphrase=""):
    """Answer the first run's dialog when it opens."""

    def answer():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, FirstRun):
            QTimer.singleShot(5, answer)
            return
        if not name:
            dialog.reject()
            return
        dialog.form.editor("manager").set_value(name)
        dialog.cards[start].setChecked(True)
        dialog.protect.box.setChecked(bool(passphrase))
        if passphrase:
            dialog.protect.new.first.set_value(passphrase)
            dialog.protect.new.second.set_value(passphrase)
        dialog.commit()

    QTimer.singleShot(0, answer)


def spoil(path):
    path.write_bytes(path.read_bytes()[:4096] + bytes(20_000))


def test_the_default_journal_opens_and_is_the_next_one(program, default):
    assert run(program) == (0, ["journal"])
    assert program.settings.last_journal == default


def test_what_was_imported_is_never_looked_through_for_garbage(program, default):
    """It would hold the window up for as long as a tenth of a second."""
    gc.unfreeze()
    run(program)
    assert gc.get_freeze_count() > 50_000


def test_the_journal_of_last_time_opens(program, default, tmp_path):
    program.settings.last_journal = make(tmp_path / "team.db")

    assert run(program) == (0, ["team"])


def test_one_that_is_gone_gives_way_to_the_default(program, default, tmp_path):
    program.settings.last_journal = tmp_path / "gone.db"

    assert run(program) == (0, ["journal"])


def test_a_journal_by_name_is_not_remembered_when_told_so(program, default, tmp_path):
    team = make(tmp_path / "team.db")

    assert run(program, asked_for=team, remember=False) == (0, ["team"])
    assert program.settings.last_journal is None


def test_a_journal_by_name_that_is_missing_is_said_on_the_command_line(program, tmp_path):
    with pytest.raises(JournalFault) as fault:
        program.run(tmp_path / "none.db")

    assert fault.value.fault is Fault.MISSING


def test_without_a_journal_the_first_run_makes_one(program):
    fill_in("Robin Hale")

    code, titles = run(program)

    assert (code, titles) == (0, ["Robin Hale"])
    assert paths.default_journal().exists()


def test_the_sample_team_is_there_after_the_first_run(program):
    fill_in("Robin Hale", "sample")
    people = []

    def look(window):
        people.extend(window.team_shell.roster.list.model.rows)
        window.close()

    run(program, look)

    assert len(people) >= 9
    assert date.today() >= max(row.last_held for row in people if row.last_held)


def test_giving_up_the_first_run_ends_the_program(program):
    fill_in("")

    assert run(program) == (1, [])
    assert not paths.default_journal().exists()


@pytest.mark.parametrize("content", [b"", b"not a journal at all" * 100])
def test_a_default_that_is_no_journal_offers_ways_on(program, content):
    paths.default_journal().write_bytes(content)
    seen = []
    go(None, seen)

    assert run(program) == (1, [])
    assert "journal.db" in seen[0]
    assert paths.default_journal().read_bytes() == content


def test_from_a_damaged_default_to_another_journal(program, default, asker, tmp_path):
    default.write_bytes(b"damaged")
    team = make(tmp_path / "team.db")
    go(Choice.OPEN)
    asker.expect("open_file", team)

    assert run(program) == (0, ["team"])
    assert program.settings.last_journal == team


def test_from_a_damaged_default_to_a_new_journal_beside_it(program, default):
    default.write_bytes(b"damaged")
    go(Choice.NEW)
    fill_in("Robin Hale")

    assert run(program) == (0, ["Robin Hale"])
    assert default.read_bytes() == b"damaged"
    assert default.with_name("journal-2.db").exists()


def test_another_choice_that_cannot_be_opened_either_asks_again(program, default, asker, tmp_path):
    default.write_bytes(b"damaged")
    (tmp_path / "photo.db").write_bytes(b"jpeg" * 1000)
    asker.expect("open_file", tmp_path / "photo.db").expect("ok")
    go(Choice.OPEN)

    def once_more(_):
        go(None)

    when(lambda: asker.asked[1:], once_more)

    assert run(program) == (1, [])
    assert "photo.db" in asker.asked[1][1]


def test_damage_found_once_the_window_is_there_offers_ways_on(program, default):
    spoil(default)
    seen = []
    go(None, seen)

    code, titles = run(program)

    assert (code, titles) == (1, [])
    assert "damaged" in seen[0]


def test_another_journal_takes_the_windows_place(program, default, asker, tmp_path):
    team = make(tmp_path / "team.db", "Ben Carver")
    asker.expect("open_file", team)
    heights = []

    def open_team(window):
        window.resize(window.width(), 640)
        window.open_wanted.emit()
        heights.append(program.window.height())

    assert run(program, open_team) == (0, ["journal", "team"])
    assert program.settings.last_journal == team
    assert heights == [640]
    journal_file.open_journal(default).close()  # its lock is free again


def test_another_journal_that_is_damaged_has_ways_on_and_this_one_stays(
    program, default, asker, tmp_path
):
    team = make(tmp_path / "team.db")
    spoil(team)
    asker.expect("open_file", team)
    said = []

    def open_team(window):
        go(None, said)
        window.open_wanted.emit()
        assert window.journal.path == default
        window.close()

    assert run(program, open_team) == (0, ["journal"])
    assert "damaged" in said[0]


def test_the_same_journal_once_more_is_here_already(program, default, asker):
    asker.expect("open_file", default)

    def open_again(window):
        window.open_wanted.emit()
        assert program.window is window
        window.close()

    assert run(program, open_again) == (0, ["journal"])


def test_no_other_journal_chosen_leaves_everything(program, default, asker):
    asker.expect("open_file", None)

    def open_nothing(window):
        window.open_wanted.emit()
        assert program.window is window
        window.close()

    assert run(program, open_nothing) == (0, ["journal"])


def test_a_new_journal_from_the_window(program, default):
    def make_new(window):
        fill_in("Kim Novak")
        window.new_wanted.emit()

    assert run(program, make_new) == (0, ["journal", "Kim Novak"])
    assert program.settings.last_journal == default.with_name("journal-2.db")


def test_a_second_start_brings_the_first_window_to_the_front(program, default):
    heard = []

    def call(window):
        window.showMinimized()
        heard.append(neighbour.call(default))
        QTimer.singleShot(0, lambda: wait_for(window))

    def wait_for(window):
        if window.isMinimized():
            QTimer.singleShot(5, lambda: wait_for(window))
        else:
            window.close()

    assert run(program, call)[0] == 0
    assert heard == [True]


def test_a_journal_that_is_open_elsewhere_is_not_opened_twice(program, default):
    lock = journal_file.Lock(default)
    lock.take()
    try:
        with pytest.raises(JournalFault) as fault:
            program.run(default)
    finally:
        lock.release()

    assert fault.value.fault is Fault.IN_USE


def test_a_refusal_nobody_caught_is_said_in_words(program, default, asker):
    asker.expect("ok")

    def fail(window):
        QTimer.singleShot(0, raise_fault)
        QTimer.singleShot(50, window.close)

    def raise_fault():
        raise JournalFault(Fault.DISK_FULL, "x")

    assert run(program, fail)[0] == 0
    assert asker.asked == [
        (
            "ok",
            "That could not be done.\nThe disk is full. Free some space and try again; "
            "nothing is lost.",
        )
    ]


# With a passphrase


@pytest.fixture
def secret():
    return sealed.make(paths.default_journal(), "Dana Whitfield")


def people_of(window):
    return [row.name for row in window.team_shell.roster.list.model.rows]


def test_a_protected_journal_asks_first_and_shows_nothing(program, secret):
    seen = []

    def look(page):
        texts = [one.text() for one in program.window.findChildren(QLabel) if one.isVisible()]
        seen.append((program.window.windowTitle(), texts, people_of(program.window)))
        page.box.set_text(sealed.PASSPHRASE)
        page.unlock()

    when(lambda: lock_page(program), look)
    names = []

    def open_it(window):
        names.extend(people_of(window))
        window.close()

    assert run(program, open_it) == (0, ["journal"])
    ((title, texts, before),) = seen
    assert title == "Touchline – locked"
    assert texts == ["Touchline", "journal.db", "Passphrase"]
    assert before == []
    assert names == ["Dana Whitfield"]


def test_wrong_three_times_after_a_crash_then_right_all_is_there(program, secret):
    secret.with_name("journal.db.lock").write_text("999999999\ntouchline\n\n\n\n")
    give(program, "wrong", "Wrong again", "wrong still", sealed.PASSPHRASE)
    names = []

    def open_it(window):
        names.extend(people_of(window))
        assert window.journal.path == secret
        window.close()

    assert run(program, open_it) == (0, ["journal"])
    assert names == ["Dana Whitfield"]


def test_a_protected_journal_by_name(program, default, tmp_path):
    team = sealed.make(tmp_path / "team.db")
    give(program, sealed.PASSPHRASE)

    assert run(program, asked_for=team) == (0, ["team"])


def test_closing_without_a_passphrase_leaves_the_journal_to_others(program, secret):
    when(lambda: lock_page(program), lambda _: program.window.close())

    assert run(program) == (0, [])
    lock = journal_file.Lock(secret)
    lock.take()
    lock.release()


def test_from_the_lock_page_to_another_journal(program, secret, asker, tmp_path):
    team = make(tmp_path / "team.db")
    asker.expect("open_file", team)
    when(lambda: lock_page(program), lambda page: page.open_other.click())

    def open_it(window):
        journal_file.open_journal(secret, key=sealed.key()).close()  # nobody holds it any more
        window.close()

    assert run(program, open_it) == (0, ["team"])


def test_from_a_plain_journal_to_a_protected_one(program, default, asker, tmp_path):
    team = sealed.make(tmp_path / "team.db")
    asker.expect("open_file", team)

    def open_team(window):
        window.open_wanted.emit()
        give(program, sealed.PASSPHRASE)

    assert run(program, open_team) == (0, ["journal", "team"])


def test_a_second_start_over_a_locked_journal_brings_the_window_to_the_front(program, secret):
    heard = []

    def call(page):
        program.window.showMinimized()
        heard.append(neighbour.call(secret))
        when(lambda: not program.window.isMinimized(), lambda _: program.window.close())

    when(lambda: lock_page(program), lambda page: QTimer.singleShot(50, lambda: call(page)))

    assert run(program)[0] == 0
    assert heard == [True]


def test_what_the_keyring_remembers_opens_without_a_question(program, secret):
    with use_keyring(Memory()):
        assert keyring_cache.remember(secret, sealed.key())

        assert run(program) == (0, ["journal"])


def test_after_locking_by_hand_the_keyring_is_not_asked(program, secret):
    locked = []

    def lock(window):
        window.lock()
        locked.append(window.locker.locked)
        QTimer.singleShot(200, lambda: (locked.append(window.locker.locked), window.close()))

    with use_keyring(Memory()):
        assert keyring_cache.remember(secret, sealed.key())
        run(program, lock)

    assert locked == [True, True]


# From another computer


@pytest.fixture
def elsewhere(default):
    """The note that another computer's program left beside the journal."""
    note = default.with_name(f"{default.name}.lock")
    note.write_text(ELSEWHERE)
    return note


def test_a_journal_open_on_another_computer_can_be_read(program, elsewhere, asker):
    asker.expect("choose", READ)
    read_only = []

    def look(window):
        read_only.append(window.journal.read_only)
        window.close()

    assert run(program, look) == (0, ["journal"])
    assert read_only == [True]
    assert "ANNAS-LAPTOP" in asker.asked[0][1]
    assert elsewhere.read_text() == ELSEWHERE


def test_it_can_be_taken_over(program, elsewhere, asker):
    asker.expect("choose", TAKE_OVER)
    read_only = []

    def look(window):
        read_only.append(window.journal.read_only)
        window.close()

    assert run(program, look) == (0, ["journal"])
    assert read_only == [False]
    assert not elsewhere.exists()


def test_or_left_alone(program, elsewhere, asker):
    asker.expect("choose", ELSE)
    go(None)

    assert run(program) == (1, [])
    assert elsewhere.read_text() == ELSEWHERE


# The same journal anew


def test_after_a_restore_the_same_window_shows_what_is_in_the_file_now(program, default):
    before = default.read_bytes()
    seen = []

    def restore(window):
        builders.person(window.journal, "Ben Carver")
        place = window.geometry()
        default.write_bytes(before)
        window.reopen_wanted.emit()
        seen.append((program.window is window, window.geometry() == place))
        seen.append((people_of(window), window.journal.can_undo))
        when(window.team.isVisible, lambda _: go_on(window))

    def go_on(window):
        builders.person(window.journal, "Kim Novak")
        seen.append(people_of(window))
        window.close()

    assert run(program, restore) == (0, ["journal"])
    assert seen == [(True, True), (["Dana Whitfield"], None), ["Dana Whitfield", "Kim Novak"]]


def test_a_protected_one_is_opened_anew_with_its_key(program, secret):
    give(program, sealed.PASSPHRASE)
    seen = []

    def reopen(window):
        window.reopen_wanted.emit()
        seen.extend(people_of(window))
        seen.append(window.journal.key == sealed.key())
        seen.append(neighbour.call(secret))
        window.close()

    assert run(program, reopen) == (0, ["journal"])
    assert seen == ["Dana Whitfield", True, True]


def test_a_file_replaced_while_locked_is_opened_anew_with_the_passphrase(program, secret):
    give(program, sealed.PASSPHRASE)
    before = secret.read_bytes()
    seen = []

    def replace(window):
        builders.person(window.journal, "Ben Carver")
        window.lock()
        secret.write_bytes(before)
        window.reopen_wanted.emit()
        seen.append(window.locker.locked)
        give(program, sealed.PASSPHRASE)
        when(lambda: not window.locker.locked, look)

    def look(_):
        window = program.window
        seen.append((people_of(window), window.journal.can_undo))
        window.close()

    assert run(program, replace) == (0, ["journal"])
    assert seen == [True, (["Dana Whitfield"], None)]


def test_what_took_its_place_cannot_be_opened(program, default):
    said = []

    def spoil_it(window):
        spoil(default)
        go(None, said)
        window.reopen_wanted.emit()

    assert run(program, spoil_it)[0] == 1
    assert "damaged" in said[0]


def test_a_protected_first_journal_opens_without_asking_again(program):
    fill_in("Robin Hale", passphrase="sooner or later")
    when(lambda: isinstance(QApplication.activeModalWidget(), RecoverySheet), put_off)

    assert run(program) == (0, ["Robin Hale"])
    with pytest.raises(JournalFault) as fault:
        journal_file.look_at(paths.default_journal())
    assert fault.value.fault is Fault.LOCKED


def put_off(_found):
    QApplication.activeModalWidget().reject()


# What keeps a protected journal shut


def test_a_damaged_one_is_brought_back_from_its_backup(program, secret):
    journal_file.back_up(secret, "manual", sealed.key())
    content = bytearray(secret.read_bytes())
    content[2000] ^= 1
    secret.write_bytes(content)
    give(program, sealed.PASSPHRASE)
    steps = []

    def ready():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, TroubleDialog) or not dialog.cards:
            return None
        words = dialog.go_button.text()
        fresh = dialog.go_button.isEnabled() and words not in steps
        return (dialog, words) if fresh else None

    def act(found):
        dialog, words = found
        steps.append(words)
        when(ready, act) if words != OPEN_IT else None
        dialog.go_on()

    when(ready, act)
    names = []

    def look(window):
        names.extend(people_of(window))
        window.close()

    assert run(program, look) == (0, ["journal"])
    assert len(steps) == 3
    assert names == ["Dana Whitfield"]


def test_from_help_back_to_the_passphrase(program, secret):
    def ask_for_help(page):
        go(Choice.AGAIN)
        page.help.click()
        assert lock_page(program) is page
        give(program, sealed.PASSPHRASE)

    when(lambda: lock_page(program), ask_for_help)

    assert run(program) == (0, ["journal"])


def test_a_newer_journal_is_opened_for_reading_with_its_passphrase(program, secret):
    make_newer(secret, sealed.key())
    give(program, sealed.PASSPHRASE)
    go(Choice.READ_ONLY)
    before = secret.read_bytes()
    seen = []

    def look(window):
        seen.append((window.journal.read_only, people_of(window)))
        window.close()

    assert run(program, look) == (0, ["journal"])
    assert seen == [(True, ["Dana Whitfield"])]
    assert secret.read_bytes() == before


def test_a_newer_one_that_was_asked_for_by_name(program, default):
    make_newer(default, None)
    go(Choice.READ_ONLY)

    assert run(program, asked_for=default) == (0, ["journal"])


def make_newer(path, key):
    connection = driver.connect(path, key=key)
    connection.execute(f"PRAGMA user_version = {driver.SCHEMA + 1}")
    connection.close()
